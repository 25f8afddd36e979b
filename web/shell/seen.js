// Whether anybody can see the page: it is not hidden, not scrolled out of the page around it, and has a
// size. The engine lets training rest while nobody can, unless the page is only behind another tab and what
// it trains takes long.

export class Seen {
  // Looks from now on: it is known before the program is there.
  constructor(canvas) {
    this.inView = true;
    this.seen = !document.hidden;
    this.tell = () => {};
    document.addEventListener('visibilitychange', () => this.look());
    new IntersectionObserver((entries) => {
      this.inView = entries.at(-1).isIntersecting;
      this.look();
    }).observe(canvas);
  }

  // `tell(seen, behind)` is called when that changes, and now if nobody can. `behind`: it is a tab behind
  // another one, and no frame of a page.
  follow(tell) {
    this.tell = tell;
    if (!this.seen) this.report();
  }

  look() {
    const seen = this.inView && !document.hidden;
    if (seen === this.seen) return;
    this.seen = seen;
    this.report();
  }

  report() {
    this.tell(this.seen, document.hidden && window.parent === window);
  }
}
