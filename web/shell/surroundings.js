// The system's theme and wish for less motion, and whether a finger or a mouse is at work.

export class Surroundings {
  constructor(module, loop) {
    this.module = module;
    this.loop = loop;
    this.dark = matchMedia('(prefers-color-scheme: dark)');
    this.reduced = matchMedia('(prefers-reduced-motion: reduce)');
    this.touch = matchMedia('(hover: none)').matches;
    for (const query of [this.dark, this.reduced]) query.addEventListener('change', () => this.tell());
    this.tell();
  }

  setTouch(touch) {
    if (touch === this.touch) return;
    this.touch = touch;
    this.tell();
  }

  tell() {
    this.module._descent_surroundings(this.dark.matches ? 1 : 0, this.reduced.matches ? 1 : 0, this.touch ? 1 : 0);
    this.loop.wake();
  }
}
