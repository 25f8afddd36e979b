// Whether anybody can see the page: it is not hidden, not scrolled out of the page around it, and has a
// size. The engine lets training rest while nobody can.

// `tell(seen)` is called when that changes; at first it is taken to be seen.
export function followSeen(canvas, tell) {
  let inView = true;
  let told = true;
  const look = () => {
    const seen = inView && !document.hidden;
    if (seen === told) return;
    told = seen;
    tell(seen);
  };
  document.addEventListener('visibilitychange', look);
  const observer = new IntersectionObserver((entries) => {
    inView = entries.at(-1).isIntersecting;
    look();
  });
  observer.observe(canvas);
  look();
}
