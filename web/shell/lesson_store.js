// What a learner has done, by the lesson's id, in this browser. A page in a frame keeps nothing: the page
// around does (getLesson().progress).
const key = 'descent.lessons';
const framed = window.parent !== window;

function read() {
  if (framed) return {};
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? '{}');
    return typeof kept === 'object' && kept !== null ? kept : {};
  } catch {
    return {};
  }
}

function write(all) {
  if (framed) return;
  try {
    localStorage.setItem(key, JSON.stringify(all));
  } catch {
    // then it is for this visit
  }
}

export const keptProgress = (id) => read()[id]?.progress ?? '';

// { done, score } of those that were begun.
export function keptResults() {
  return read();
}

export function keepProgress({ id, progress, done, score }) {
  write({ ...read(), [id]: { progress, done, score } });
}

export function forgetProgress(id) {
  const all = read();
  delete all[id];
  write(all);
}
