// Random data that are the same in every run.

function generator(seed) {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

// `count` samples of a row: inputs (from 0 to 1 for images, else from -1 to 1) and class numbers.
export function randomSamples(row, count) {
  const random = generator(12345);
  const size = row.input.reduce((product, extent) => product * extent, 1);
  const low = row.input.length === 1 ? -1 : 0;
  const inputs = Float32Array.from({ length: count * size }, () => low + (1 - low) * random());
  const labels = Uint8Array.from({ length: count }, () => Math.floor(random() * row.classes));
  return { inputs, labels, size };
}

export function randomValues(count, seed = 777) {
  const random = generator(seed);
  return Float32Array.from({ length: count }, () => 2 * random() - 1);
}
