// When to draw and when to train. Nothing runs while nothing changes: a frame is asked for by an
// event, by the program, or by training that has something new to show.

import { DrawingCost } from './drawing_cost.js';

// With the piece of work that is under way when it ends, at most a frame.
const sliceSeconds = 0.003;
const framesAfterEvent = 3; // a press shows its effect over several
// Where drawing is slow (no graphics card), training's pictures take at most a third of the time.
const restPerFrame = 2;

// Seconds after which it is asked again whether an epoch is due: the speed may have become another.
const longestRest = 0.25;
// A browser takes a longer time for none at all, and calls at once.
const longestTimeout = 2 ** 31 - 1;
const after = (seconds, work) => setTimeout(work, Math.min(seconds * 1000, longestTimeout));

export class Loop {
  // `worked` is called after each slice of training.
  constructor(module, gl, worked) {
    this.module = module;
    this.worked = worked;
    this.cost = new DrawingCost(gl, (milliseconds) => this.rest(milliseconds));
    this.framesLeft = 0;
    this.frameAsked = false;
    this.workAsked = false;
    this.workTimer = 0;
    this.stopped = false;
    this.blind = false; // there is nothing to draw on: training goes on
    this.timer = 0;
    this.stale = false; // training has something that no frame has shown yet
    this.restUntil = 0;
    this.restTimer = 0;
    this.afterFrame = () => {};
    const channel = new MessageChannel();
    this.post = () => channel.port2.postMessage(0);
    channel.port1.onmessage = () => this.work();
  }

  // Nothing waits to be drawn or trained. A frame that is asked for in a while does not count: a
  // field's cursor blinks for ever.
  get settled() {
    if (this.workAsked) return false;
    return this.blind || (!this.frameAsked && this.framesLeft === 0 && !this.stale && !this.cost.pending);
  }

  // Something happened: draw, and see whether there is work.
  wake(frames = framesAfterEvent) {
    this.framesLeft = Math.max(this.framesLeft, frames);
    this.askFrame();
    this.askWork();
  }

  // An error made going on impossible.
  stop() {
    this.stopped = true;
    this.cost.forget();
  }

  askFrame() {
    if (this.frameAsked || this.blind || this.stopped) return;
    this.frameAsked = true;
    requestAnimationFrame(() => this.frame());
  }

  frame() {
    this.frameAsked = false;
    if (this.blind || this.stopped) return;
    this.framesLeft = Math.max(0, this.framesLeft - 1);
    this.stale = false;
    const start = performance.now();
    const seconds = this.module._descent_frame();
    this.cost.begin(start);
    this.afterFrame();
    clearTimeout(this.timer);
    if (this.framesLeft > 0 || seconds === 0) {
      this.askFrame();
    } else if (seconds > 0) {
      this.timer = after(seconds, () => this.askFrame());
    }
    this.askWork();
  }

  askWork() {
    // What was far off may be due at once: the speed is another, or it was reset.
    if (this.workTimer !== 0) {
      clearTimeout(this.workTimer);
      this.workTimer = 0;
      this.workAsked = false;
    }
    if (this.workAsked || this.stopped) return;
    const seconds = this.module._descent_seconds_until_work();
    if (seconds < 0) return;
    this.workAsked = true;
    if (seconds === 0) {
      this.post();
    } else {
      this.workTimer = after(Math.min(seconds, longestRest), () => this.work());
    }
  }

  work() {
    this.workTimer = 0;
    this.workAsked = false;
    if (this.stopped) return;
    if (this.module._descent_work(sliceSeconds) !== 0) this.stale = true;
    this.worked();
    this.askWork();
    this.showNews();
  }

  // A picture is done that took so long.
  rest(milliseconds) {
    this.restUntil = performance.now() + restPerFrame * milliseconds;
    this.showNews();
  }

  showNews() {
    if (!this.stale || this.frameAsked || this.cost.pending) return;
    const rest = this.restUntil - performance.now();
    if (rest <= 0) {
      this.askFrame();
    } else if (this.restTimer === 0) {
      this.restTimer = setTimeout(() => {
        this.restTimer = 0;
        this.showNews();
      }, rest);
    }
  }
}
