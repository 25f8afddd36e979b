// What a reload brings back: the program's state as text, in the browser's storage. Written at most
// every two seconds, when the page has nothing else to do, and at once when it is hidden or left.
// Pages that are embedded keep nothing: they show what their address says.
import { addressHasLink } from './address.js';

const key = 'descent.kept.1';
const opening = 'descent.opening'; // in this tab, while what was kept is opened and drawn
const interval = 2000;

// What a browser keeps may be forbidden, full or damaged: then the page goes on without it.
function attempt(work) {
  try {
    return work();
  } catch {
    return null;
  }
}

export class Keeper {
  constructor(engine) {
    this.engine = engine;
    this.changes = 0;
    this.broughtBack = false;
    this.storage = Keeper.storage();
  }

  // Whether the page stopped the last time that it opened what was kept.
  get stuck() {
    return this.storage !== null && attempt(() => sessionStorage.getItem(opening)) !== null;
  }

  // From now on what there is is kept.
  begin() {
    if (!this.storage) return;
    setInterval(() => this.keepWhenIdle(), interval);
    addEventListener('pagehide', () => this.keep());
    document.addEventListener('visibilitychange', () => {
      if (document.hidden) this.keep();
    });
  }

  // None where the page is framed, or where the browser forbids it.
  static storage() {
    return attempt(() => (window.parent === window ? window.localStorage : null));
  }

  // A link in the address wins, except where the page that showed it is reloaded: what was made of
  // the link since is then what was there. `draw` shows it, which may be what the page cannot bear.
  bringBack(draw) {
    const kept = attempt(() => this.storage?.getItem(key)) ?? null;
    if (kept === null) return;
    const end = kept.indexOf('\n');
    const reloaded = performance.getEntriesByType('navigation')[0]?.type === 'reload';
    const same = kept.slice(0, end) === location.hash;
    if (addressHasLink(this.engine) && !(reloaded && same)) return;
    attempt(() => sessionStorage.setItem(opening, '1'));
    try {
      this.engine.request('restoreState', { text: kept.slice(end + 1) });
      this.broughtBack = true;
    } catch (error) {
      if (this.engine.stopped) return;
      attempt(() => this.storage.removeItem(key));
      this.engine.tellError(`${error.message} The page begins anew.`);
    }
    draw();
    if (!this.engine.stopped) this.tryAgain();
  }

  // What stopped the page may be opened once more.
  tryAgain() {
    attempt(() => sessionStorage.removeItem(opening));
  }

  // The next visit begins as the first one did.
  forget() {
    this.tryAgain();
    attempt(() => this.storage?.removeItem(key));
  }

  keepWhenIdle() {
    if (document.hidden) return;
    if (window.requestIdleCallback) requestIdleCallback(() => this.keep(), { timeout: interval });
    else this.keep();
  }

  keep() {
    if (this.engine.stopped) return; // what was kept before is whole
    const state = this.engine.request('keepState', { after: this.changes });
    if (state === null) return;
    this.changes = state.changes;
    try {
      this.storage.setItem(key, `${location.hash}\n${state.text}`);
    } catch {
      attempt(() => this.storage.removeItem(key)); // there is no room: what is there is older than what is not
    }
  }
}
