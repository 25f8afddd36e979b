// How much the page around may ask for, so that no mistake and no malice of it fills the memory or the time.

export const limits = {
  atOnce: 100, // messages
  aSecond: 50, // and from then on
  underWay: 32, // requests that are not answered yet
  characters: 2 ** 24, // of all texts in a message: an experiment may have as many
  values: 2_000_000, // in a message
  depth: 64,
  bytes: 2 ** 26, // of a state that is brought back
  idCharacters: 100,
};

// A message more, each time that one comes; they come back with time.
export class Rate {
  constructor(now) {
    this.left = limits.atOnce;
    this.since = now;
  }

  // Whether this one is within the rate.
  take(now) {
    this.left = Math.min(limits.atOnce, this.left + (now - this.since) / 1000 * limits.aSecond);
    this.since = now;
    if (this.left < 1) return false;
    this.left -= 1;
    return true;
  }
}

const plainObject = (value) => {
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

// What is wrong with a message, of "kind", "depth" and "size"; empty where nothing is. It came by the browser's
// structured clone, which has more than JSON: circles, maps, lists of a billion holes. `bytes` alone may be bytes.
export function problemOf(message) {
  const left = { characters: limits.characters, values: limits.values };
  const look = (value, depth, key) => {
    left.values -= 1;
    if (left.values < 0) return 'size';
    if (typeof value === 'string') left.characters -= value.length;
    if (left.characters < 0) return 'size';
    if (value === null || value === undefined || typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number') return '';
    if (typeof value !== 'object') return 'kind';
    if (depth > limits.depth) return 'depth';
    if (depth === 1 && key === 'bytes' && value instanceof ArrayBuffer) return value.byteLength > limits.bytes ? 'size' : '';
    if (Array.isArray(value)) return value.length > left.values ? 'size' : all(value.entries(), depth);
    return plainObject(value) ? all(Object.entries(value), depth) : 'kind';
  };
  const all = (entries, depth) => {
    for (const [key, value] of entries) {
      if (typeof key === 'string') left.characters -= key.length;
      const problem = look(value, depth + 1, key);
      if (problem !== '') return problem;
    }
    return '';
  };
  return look(message, 0, '');
}
