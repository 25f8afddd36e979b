// What a reload brings back: the program's state as text, in the browser's storage. Written at most
// every two seconds, when the page has nothing else to do, and at once when it is hidden or left.
// Pages that are embedded keep nothing: they show what their address says.
import { addressHasLink } from './address.js';

const key = 'descent.kept.1';
const interval = 2000;

export class Keeper {
  constructor(engine) {
    this.engine = engine;
    this.changes = 0;
    this.broughtBack = false;
    this.storage = Keeper.storage();
    if (!this.storage) return;
    this.bringBack();
    setInterval(() => this.keepWhenIdle(), interval);
    addEventListener('pagehide', () => this.keep());
    document.addEventListener('visibilitychange', () => {
      if (document.hidden) this.keep();
    });
  }

  // None where the page is framed, or where the browser forbids it.
  static storage() {
    try {
      return window.parent === window ? window.localStorage : null;
    } catch {
      return null;
    }
  }

  // A link in the address wins, except where the page that showed it is reloaded: what was made of
  // the link since is then what was there.
  bringBack() {
    const kept = this.storage.getItem(key);
    if (kept === null) return;
    const end = kept.indexOf('\n');
    const reloaded = performance.getEntriesByType('navigation')[0]?.type === 'reload';
    const same = kept.slice(0, end) === location.hash;
    if (addressHasLink(this.engine) && !(reloaded && same)) return;
    try {
      this.engine.request('restoreState', { text: kept.slice(end + 1) });
      this.broughtBack = true;
    } catch (error) {
      this.storage.removeItem(key);
      this.engine.tellError(`${error.message} The page begins anew.`);
    }
  }

  keepWhenIdle() {
    if (document.hidden) return;
    if (window.requestIdleCallback) requestIdleCallback(() => this.keep(), { timeout: interval });
    else this.keep();
  }

  keep() {
    const state = this.engine.request('keepState', { after: this.changes });
    if (state === null) return;
    this.changes = state.changes;
    try {
      this.storage.setItem(key, `${location.hash}\n${state.text}`);
    } catch {
      this.storage.removeItem(key); // there is no room: what is there is older than what is not
    }
  }
}
