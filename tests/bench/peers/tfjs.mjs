// TensorFlow.js, as a page: ?backend=wasm or ?backend=cpu. One thread, as everything here has.
// Both backends compute at once, so that there is nothing to wait for at a run's end.
// Training is Optimizer.minimize on tensors that are ready, which is faster than Model.fit.
import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-cpu';
import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { makeNetwork } from './tfjs_network.mjs';
import { batchOf } from '../harness/rows.mjs';
import { randomSamples, randomValues } from '../harness/random.mjs';
import { mnistSamples } from '../harness/mnist_in_page.mjs';

const backend = new URLSearchParams(location.search).get('backend');
const ready = (async () => {
  if (backend === 'wasm') {
    setWasmPaths('/tfjs/');
    tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false); // the plain SIMD file
    setThreadsCount(1);
  }
  await tf.setBackend(backend);
  await tf.ready();
})();

const optimizers = {
  SGD: ({ learning_rate: rate }) => tf.train.sgd(rate),
  Adam: ({ learning_rate: rate = 1e-3 }) => tf.train.adam(rate),
  Adadelta: ({ learning_rate: rate = 1e-3 }) => tf.train.adadelta(rate, 0.95, 1e-7),
};

const shapeOf = (row) => (row.input.length === 1 ? row.input : [...row.input, 1]);

function makeTargets(row, labels) {
  if (row.classes === 2) return tf.tensor2d(Float32Array.from(labels, (label) => 2 * label - 1), [labels.length, 1]);
  return tf.tidy(() => tf.oneHot(tf.tensor1d(labels, 'int32'), row.classes).toFloat());
}

function makeBatches(row, { inputs, labels, size }) {
  const batch = batchOf(row);
  return Array.from({ length: Math.floor(labels.length / batch) }, (_, i) => ({
    x: tf.tensor(inputs.subarray(i * batch * size, (i + 1) * batch * size), [batch, ...shapeOf(row)]),
    y: makeTargets(row, labels.subarray(i * batch, (i + 1) * batch)),
  }));
}

const squaredError = (y, output) => tf.squaredDifference(output, y).mean();

function trainer(row, samples) {
  const network = makeNetwork(row, shapeOf(row), true);
  const optimizer = optimizers[row.experiment.training.optimizer.name](row.experiment.training.optimizer);
  const batches = makeBatches(row, samples);
  const loss = row.classes === 2 ? squaredError : tf.losses.softmaxCrossEntropy;
  let next = 0;
  return {
    step() {
      const { x, y } = batches[next];
      next = (next + 1) % batches.length;
      optimizer.minimize(() => loss(y, network.apply(x)), false, network.variables);
    },
    accuracy: () => tf.tidy(() => {
      const rates = batches.slice(0, 300).map(({ x, y }) =>
        network.apply(x).argMax(1).equal(y.argMax(1)).toFloat().mean().dataSync()[0]);
      return rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
    }),
  };
}

function predictor(row) {
  const network = makeNetwork(row, shapeOf(row), false);
  const { inputs } = randomSamples(row, row.batch);
  const x = tf.tensor(inputs, [row.batch, ...shapeOf(row)]);
  return { step: () => tf.tidy(() => network.apply(x).dataSync()) };
}

function product(row) {
  const a = tf.tensor2d(randomValues(row.m * row.k), [row.m, row.k]);
  const b = tf.tensor2d(randomValues(row.k * row.n), [row.k, row.n]);
  return { step: () => tf.matMul(a, b).dispose() };
}

const prepared = new Map();
window.program = {
  async prepare(row) {
    await ready;
    if (row.kind === 'predict') prepared.set(row.id, predictor(row));
    else if (row.kind === 'gemm') prepared.set(row.id, product(row));
    else {
      const samples = row.kind === 'real' ? await mnistSamples() : randomSamples(row, 64 * batchOf(row));
      prepared.set(row.id, trainer(row, samples));
    }
    return {};
  },
  run(id, steps) {
    const work = prepared.get(id);
    const start = performance.now();
    try {
      for (let i = 0; i < steps; i += 1) work.step();
    } catch (error) {
      if (/not registered/.test(error.message)) throw new Error(`lacks a kernel: ${error.message.split('\n')[0]}`);
      throw error;
    }
    return (performance.now() - start) / 1000;
  },
  accuracy: (id) => prepared.get(id).accuracy(),
};
