// Appended to programs for Node: an ES module only exports the factory that starts the program. With
// threads each of them loads this file too, and starts by itself.
if (typeof isPthread === 'undefined' || !isPthread) await Module();
