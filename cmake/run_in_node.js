// Appended to programs for Node: an ES module only exports the factory that starts the program.
await Module();
