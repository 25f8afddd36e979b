// One frame with Descent's page in it, and what is said to it and told by it (EMBEDDING.md has the messages).
import { tr } from './words.js';

const patience = 60_000; // milliseconds until a page is there; how long its program then takes it shows itself

const frames = new Set();
addEventListener('message', ({ source, origin, data }) => {
  for (const frame of frames) {
    if (frame.window === source && frame.origin === origin && data?.descent === 1) frame.take(data);
  }
});

export class Frame {
  // `heard(event, detail)`: what the page in it tells by itself.
  constructor(address, title, heard) {
    this.origin = new URL(address).origin;
    this.heard = heard;
    this.waiting = new Map();
    this.next = 0;
    this.element = document.createElement('iframe');
    Object.assign(this.element, { src: address, title, allow: 'cross-origin-isolated; clipboard-write; camera' });
    frames.add(this);
    this.ready = new Promise((resolve, reject) => {
      this.isReady = resolve;
      this.fail = reject;
      this.timer = setTimeout(() => reject(new Error(tr('Descent does not answer at {0}. Look whether that page is there.', address.split(/[?#]/)[0]))), patience);
    });
    this.ready.catch(() => {});
  }

  get window() {
    return this.element.contentWindow;
  }

  take({ id, event, detail, result, error }) {
    clearTimeout(this.timer);
    if (event === 'ready') this.isReady();
    if (event === 'error' && detail.fatal) this.fail(new Error(detail.message));
    if (event !== undefined) this.heard(event, detail);
    const asked = this.waiting.get(id);
    if (!asked) return;
    this.waiting.delete(id);
    if (error === undefined) asked.resolve(result);
    else asked.reject(new Error(error));
  }

  ask(what, fields = {}) {
    return new Promise((resolve, reject) => {
      this.next += 1;
      this.waiting.set(this.next, { resolve, reject });
      this.window.postMessage({ ...fields, descent: 1, id: this.next, do: what }, this.origin);
    });
  }

  remove() {
    clearTimeout(this.timer);
    frames.delete(this);
    this.element.remove();
    for (const { reject } of this.waiting.values()) reject(new Error(tr('Descent was taken from the page before it had answered.')));
  }
}
