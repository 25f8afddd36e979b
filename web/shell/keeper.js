// What a reload brings back: the program's state, kept by the browser. While the page is in use it is
// fetched in pieces that take a millisecond or two, the less often the larger it is, and all at once
// only when the page is left. Pages that are embedded keep nothing: they show what their address says.
import { addressHasLink } from './address.js';
import { KeptStore } from './kept_store.js';
import { tr } from './words.js';

const interval = 2000; // milliseconds between two looks for changes
const perMegabyte = 4000; // milliseconds to rest after keeping one
const longestRest = 30000;
const restAfterFailure = 60000;
const longestOpening = 5000; // of a database that does not answer
const pieceBytes = 2 ** 18;
const storedBytes = 2 ** 20; // in one record of the database
const smallBytes = 192 * 1024; // that are few enough for localStorage
const mostAtOnce = 2 ** 26; // when the page is left

function joined(pieces) {
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

export class Keeper {
  // Begins before the program is there: reading takes a moment.
  static open() {
    return window.parent !== window ? Promise.resolve(null) : KeptStore.open();
  }

  // Null where the database does not answer. Asked when it is needed: a start that itself takes long
  // would leave it no time.
  static inTime(opening) {
    return Promise.race([opening, new Promise((resolve) => { setTimeout(() => resolve(null), longestOpening); })]);
  }

  constructor(engine, store) {
    this.engine = engine;
    this.store = store;
    this.seen = -1; // changes that are in the database
    this.run = 0; // counts what is being kept, so that only the newest goes on
    this.writing = false;
    this.restUntil = 0;
    this.broughtBack = false;
  }

  // Whether the page stopped last time while it opened what was kept.
  get stuck() {
    return this.store?.opening ?? false;
  }

  // A link in the address wins, except where the page that showed it is reloaded: what was made of
  // the link since is then what was there. `draw` shows it, which may be what the page cannot bear.
  bringBack(draw) {
    const found = this.store?.found;
    if (!found) return;
    const reloaded = performance.getEntriesByType('navigation')[0]?.type === 'reload';
    const same = found.own && reloaded && found.hash === location.hash;
    if (addressHasLink(this.engine) && !same) return;
    this.store.setOpening(true);
    try {
      this.engine.restore(found.head, found.pieces, same);
      this.broughtBack = true;
    } catch (error) {
      this.engine.tellError(tr('{0} The page begins anew.', error.message));
    }
    draw();
    if (!this.engine.stopped) this.store.setOpening(false);
    this.store.found = null; // memory
  }

  begin() {
    if (!this.store) return;
    setInterval(() => this.keepWhenIdle(), interval);
    addEventListener('pagehide', () => this.leave());
    addEventListener('pageshow', () => {
      this.store?.nameTab(false);
      this.store?.holdTab();
    });
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden || !this.store) return;
      this.keepSmall(smallBytes);
      this.keep();
    });
  }

  keepWhenIdle() {
    if (document.hidden || this.engine.stopped || !this.store || this.writing || performance.now() < this.restUntil) return;
    if (this.engine.changes() === this.seen) return;
    if (window.requestIdleCallback) requestIdleCallback(() => this.keep(), { timeout: interval });
    else this.keep();
  }

  // All of it into the database, a piece a task.
  async keep() {
    if (!this.store?.database || this.writing || this.engine.changes() === this.seen) return;
    this.writing = true;
    await this.store.lookForTabs();
    const changes = this.engine.changes();
    this.run += 1;
    const { run } = this;
    let size = 0;
    try {
      const head = this.engine.keepBegin();
      const writing = this.store.beginWriting();
      for (let over = head === ''; !over;) {
        const pieces = [];
        for (let bytes = 0; bytes < storedBytes && !over;) {
          const piece = this.engine.keepNext(pieceBytes);
          over = piece === null;
          if (!over) pieces.push(piece);
          bytes += piece?.length ?? 0;
        }
        const record = joined(pieces);
        size += record.length;
        if (record.length > 0) await this.store.writePiece(writing, record);
        if (run !== this.run) return; // another one has begun
      }
      if (this.engine.stopped) return; // what was kept before is whole
      if (head !== '') await this.store.endWriting(writing, head, location.hash);
      this.seen = changes;
    } catch {
      this.restUntil = performance.now() + restAfterFailure; // there is no room, or the database is gone
    } finally {
      this.writing = false;
      this.restUntil = Math.max(this.restUntil, performance.now() + Math.min(longestRest, size / 1e6 * perMegabyte));
      // The page was hidden meanwhile: what was under way then did not come to its end.
      if (run !== this.run && document.hidden && !this.engine.stopped) this.keep();
    }
  }

  // Into what can be written at once, the bytes where they are few. Answers with the pieces that
  // were too many, where they are no more than `most` bytes.
  keepSmall(most) {
    this.run += 1; // what is under way holds pieces that end here
    const head = this.engine.keepBegin();
    if (head === '') return null;
    const pieces = [];
    let size = 0;
    for (let piece = this.engine.keepNext(pieceBytes); piece; piece = this.engine.keepNext(pieceBytes)) {
      pieces.push(piece);
      size += piece.length;
      if (size > most) break;
    }
    if (this.engine.stopped) return null;
    const few = size <= smallBytes;
    const small = this.store.writeSmall(head, few ? joined(pieces) : null, location.hash) && few;
    return small || size > most ? null : { head, pieces };
  }

  // The page may be gone a moment later.
  leave() {
    if (!this.store) return;
    this.store.nameTab(true);
    this.store.letTabGo();
    if (this.engine.stopped) return; // what was kept before is whole
    const changes = this.engine.changes();
    const large = this.keepSmall(mostAtOnce);
    if (!large || !this.store.database || changes === this.seen) return;
    try {
      this.store.writeWhole(large.head, large.pieces, location.hash).catch(() => {});
      this.seen = changes;
    } catch {
      // What was kept before is still there.
    }
  }

  // Begins as a page that kept nothing.
  async forget() {
    const { store } = this;
    this.store = null; // nothing is written while it goes
    await store?.forget();
    this.store = store;
  }

  // What stopped the page is tried once more.
  tryAgain() {
    this.store?.openAgain();
    this.store?.nameTab(true);
  }
}
