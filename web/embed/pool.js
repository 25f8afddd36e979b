// Which of the page's elements have a frame. Each takes memory, so there are few at a time; the others sleep.
const most = 4;
const steady = 150; // milliseconds in view before one is loaded: who scrolls past wants none

const elements = new Set();
let queue = Promise.resolve();

// Those out of view give way, the one first that was seen longest ago; others only to one that was asked for.
async function makeRoom(wanting) {
  const framed = [...elements].filter((one) => one.frame);
  let left = most - framed.length;
  const may = framed.filter((one) => !one.called && (!one.inView || wanting.called))
    .sort((a, b) => a.inView - b.inView || a.seenAt - b.seenAt);
  for (const one of may) {
    if (left > 0) break;
    if (await one.sleep()) left += 1;
  }
  return left > 0;
}

async function look() {
  const wanting = [...elements].filter((one) => one.wanted).sort((a, b) => b.called - a.called);
  for (const one of wanting) {
    if (await makeRoom(one)) one.load();
    else one.hold();
  }
}

const watcher = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) target.see(isIntersecting, steady);
}, { rootMargin: '100px 0px' });

export const pool = {
  // Something is different: one after the other it is looked who may have a frame now.
  arrange() {
    queue = queue.then(look).catch((error) => console.error(error));
  },
  add(element) {
    elements.add(element);
    watcher.observe(element);
  },
  remove(element) {
    elements.delete(element);
    watcher.unobserve(element);
    pool.arrange();
  },
};
