// Steps of training that a page asks for, one after the other: the promise of each is kept when its
// epoch or batch is done, and broken with a sentence where something came in between.

import { tr } from './words.js';

export class Steps {
  constructor(engine) {
    this.engine = engine;
    this.waiting = []; // the first one is under way
    this.looking = false;
  }

  take(what) {
    const promise = new Promise((resolve, reject) => {
      this.waiting.push({ what, resolve, reject, before: null });
    });
    this.look();
    return promise;
  }

  // Something happened: whether the step under way is over, and the next one begins.
  look() {
    if (this.looking) return;
    this.looking = true;
    while (this.waiting.length > 0 && this.advance(this.waiting[0]));
    this.looking = false;
  }

  // Whether there is more to do now.
  advance(step) {
    try {
      if (step.before === null) {
        step.before = this.engine.request('getProgress');
        this.engine.request(step.what);
      }
      const now = this.engine.request('getProgress');
      if (now.playing) return false;
      if (!isDone(step, now)) {
        throw Object.assign(new Error(tr('{0}() was interrupted before it was done.', step.what)), { interrupted: true });
      }
      step.resolve();
      this.waiting.shift();
      return true;
    } catch (error) {
      // What was asked for after it is not wanted any more either.
      for (const one of this.waiting.splice(0)) one.reject(error);
      return false;
    }
  }
}

function isDone({ what, before }, now) {
  if (now.epoch > before.epoch || (now.finished && !before.finished)) return true;
  return what === 'stepBatch' && now.epoch === before.epoch && now.step > before.step;
}
