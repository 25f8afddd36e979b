// Whether anybody can see the page: it is not hidden, not scrolled out of the page around it, and has a
// size. The engine lets training rest while nobody can.

export function followSeen(canvas, module, loop) {
  let inView = true;
  let told = true;
  const tell = () => {
    const seen = inView && !document.hidden;
    if (seen === told) return;
    told = seen;
    module._descent_seen(seen ? 1 : 0);
    loop.wake();
  };
  document.addEventListener('visibilitychange', tell);
  const observer = new IntersectionObserver((entries) => {
    inView = entries.at(-1).isIntersecting;
    tell();
  });
  observer.observe(canvas);
  tell();
}
