// MNIST's training half, as a page gets it from the benchmark's server.

export async function fetchBytes(name) {
  const answer = await fetch(`/mnist/${name}.gz`);
  if (!answer.ok) throw new Error('MNIST is not at hand');
  return new Uint8Array(await answer.arrayBuffer());
}

async function unzipped(name) {
  const stream = new Blob([await fetchBytes(name)]).stream();
  const plain = stream.pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(plain).arrayBuffer());
}

export async function mnistSamples() {
  const images = (await unzipped('train-images-idx3-ubyte')).subarray(16);
  const labels = (await unzipped('train-labels-idx1-ubyte')).subarray(8);
  return { inputs: Float32Array.from(images, (byte) => byte / 255), labels, size: 784 };
}
