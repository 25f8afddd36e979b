// Random numbers that are the same ones in every run, for what is made up within a page: the page gets the function
// as window.seeded before the test's own is called there.

// mulberry32: 0 up to 1.
export function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export const giveSeeded = (page) => page.evaluate(`window.seeded = ${seeded}; 0`);
