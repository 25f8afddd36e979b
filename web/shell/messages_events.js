// What the page around is told by itself. Whoever may not ask hears only that something happened, and nothing of
// what a learner did.
import { wantedHeight } from './messages_requests.js';

const told = ['epoch', 'stop', 'goal', 'lessonDone', 'error'];
const bare = ['epoch', 'stop']; // what anybody may hear, without their numbers
const between = 50; // milliseconds between two epochs that are told, of which the newest is

export class Events {
  // `send(event, detail, open)`: `open` is what anybody may hear instead, or null.
  constructor(descent, send) {
    this.send = send;
    this.epoch = null; // that waits to be told
    this.toldAt = -Infinity;
    this.timer = 0;
    this.height = 0;
    for (const name of told) this.follow(descent, name);
    descent.ready.then(() => send('ready', {}, {}), ({ message }) => send('error', { message, fatal: true }, { message, fatal: true }));
    this.tellHeight();
    addEventListener('resize', () => this.tellHeight());
  }

  // A page without lessons knows no events of them.
  follow(descent, name) {
    try {
      descent.on(name, (detail) => (name === 'epoch' ? this.takeEpoch(detail) : this.tell(name, detail)));
    } catch {
      // then there are none
    }
  }

  tell(name, detail) {
    this.flush(); // nothing overtakes an epoch
    this.send(name, detail, bare.includes(name) ? {} : null);
  }

  takeEpoch(detail) {
    this.epoch = detail;
    const rest = this.toldAt + between - performance.now();
    if (rest <= 0) this.flush();
    else this.timer ||= setTimeout(() => this.flush(), rest);
  }

  flush() {
    clearTimeout(this.timer);
    this.timer = 0;
    if (this.epoch === null) return;
    const detail = this.epoch;
    this.epoch = null;
    this.toldAt = performance.now();
    this.send('epoch', detail, {});
  }

  // A hidden frame has no width to want one for.
  tellHeight() {
    if (innerWidth < 1) return;
    const height = wantedHeight(innerWidth);
    if (height === this.height) return;
    this.height = height;
    this.send('height', { height }, { height });
  }
}
