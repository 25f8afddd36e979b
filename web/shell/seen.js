// Whether anybody can see the page: it is not hidden, not scrolled out of the page around it, and has a
// size. The engine lets training rest while nobody can.

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

  // `tell(seen)` is called when that changes, and now if nobody can.
  follow(tell) {
    this.tell = tell;
    if (!this.seen) tell(false);
  }

  look() {
    const seen = this.inView && !document.hidden;
    if (seen === this.seen) return;
    this.seen = seen;
    this.tell(seen);
  }
}
