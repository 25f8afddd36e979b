// The graphics context may go, and come back. A browser has only so many for a page and all that it
// frames (Chromium: 16): a framed page that nobody sees hands its own back and leaves its last picture
// in its place, and has one again when it comes into view. Only the picture goes: what is trained stays.

import { tr } from './words.js';

const handsBackAfter = 1000; // milliseconds out of view
const patience = 2000; // milliseconds until it is told that a context does not come back

const framed = window.parent !== window;

export class Context {
  constructor(canvas, module, loop, panel, seen) {
    Object.assign(this, { canvas, module, loop, panel, seen, everSeen: seen });
    this.gl = canvas.getContext('webgl2');
    this.giving = framed ? this.gl.getExtension('WEBGL_lose_context') : null;
    this.handedBack = false;
    this.timer = 0; // until it is handed back, or told
    this.told = false;
    this.still = null; // the last picture, in the canvas's place
    canvas.addEventListener('webglcontextlost', (event) => this.lost(event));
    canvas.addEventListener('webglcontextrestored', () => this.restored());
  }

  // The page came into view, or went out of it.
  follow(seen) {
    this.seen = seen;
    this.everSeen ||= seen;
    clearTimeout(this.timer);
    if (!seen) {
      // At once where nobody has seen it: of many frames that begin together the first would lose theirs.
      if (this.giving && !this.everSeen) this.handBack();
      else if (this.giving) this.timer = setTimeout(() => this.handBack(), handsBackAfter);
    } else if (this.gl.isContextLost()) {
      this.takeBack();
    }
  }

  handBack() {
    if (this.gl.isContextLost() || this.loop.stopped) return;
    this.loop.frame();
    this.still = document.createElement('canvas');
    Object.assign(this.still, { className: 'still', width: this.canvas.width, height: this.canvas.height });
    this.still.getContext('2d').drawImage(this.canvas, 0, 0);
    this.canvas.after(this.still);
    this.handedBack = true;
    this.giving.loseContext();
  }

  takeBack() {
    if (this.handedBack) this.giving.restoreContext();
    this.timer = setTimeout(() => this.tell(), patience);
  }

  lost(event) {
    event.preventDefault(); // so that it may come back
    this.loop.blind = true;
    this.loop.cost.forget();
    this.module._descent_context_lost();
    clearTimeout(this.timer);
    // Within the event it could not be taken back yet.
    if (this.seen) this.timer = setTimeout(() => this.takeBack());
  }

  restored() {
    clearTimeout(this.timer);
    this.handedBack = false;
    this.module._descent_context_restored();
    this.loop.blind = false;
    this.loop.frame();
    this.loop.wake();
    this.still?.remove();
    this.still = null;
    if (this.told) this.panel.hide();
    this.told = false;
    if (!this.seen) this.follow(false); // it has gone out of view meanwhile
  }

  tell() {
    if (!this.seen || !this.gl.isContextLost() || this.loop.stopped) return;
    this.told = true;
    this.panel.show(tr('The graphics were lost'), framed
      ? tr('The browser took the graphics context away, as it does when the driver restarts or too many pages draw. The picture comes back as soon as the browser allows; if it does not, reload: this begins anew.')
      : tr('The browser took the graphics context away, as it does when the driver restarts or too many pages draw. The picture comes back as soon as the browser allows; if it does not, reload: what you have done comes back.'));
  }
}
