// TensorFlow.js, as a page: ?backend=wasm or ?backend=cpu. One thread, as everything here has.
// Training is Optimizer.minimize on tensors that are ready, which is faster than Model.fit.
import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-cpu';
import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
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

const makers = {
  Flatten: (settings) => tf.layers.flatten(settings),
  Dense: ({ units, activation, ...rest }) => tf.layers.dense({ units, activation, ...rest }),
  Conv2D: ({ filters, kernel_size: kernelSize, activation, padding = 'valid', ...rest }) =>
    tf.layers.conv2d({ filters, kernelSize, activation, padding, ...rest }),
  MaxPooling2D: ({ pool_size: poolSize, ...rest }) => tf.layers.maxPooling2d({ poolSize, ...rest }),
};
const optimizers = {
  SGD: ({ learning_rate: rate }) => tf.train.sgd(rate),
  Adam: ({ learning_rate: rate = 1e-3 }) => tf.train.adam(rate),
  Adadelta: ({ learning_rate: rate = 1e-3 }) => tf.train.adadelta(rate, 0.95, 1e-7),
};

const shapeOf = (row) => (row.input.length === 1 ? row.input : [...row.input, 1]);

// Without its softmax where the loss takes both together.
function makeModel(row, withoutSoftmax) {
  const model = tf.sequential();
  row.experiment.model.forEach(({ layer, ...settings }, index) => {
    if (withoutSoftmax && settings.activation === 'softmax') settings.activation = 'linear';
    model.add(makers[layer]({ ...settings, ...(index === 0 && { inputShape: shapeOf(row) }) }));
  });
  return model;
}

function makeBatches(row, { inputs, labels, size }) {
  const batch = batchOf(row);
  return Array.from({ length: Math.floor(labels.length / batch) }, (_, i) => ({
    x: tf.tensor(inputs.subarray(i * batch * size, (i + 1) * batch * size), [batch, ...shapeOf(row)]),
    y: row.classes === 2
      ? tf.tensor2d(Float32Array.from(labels.subarray(i * batch, (i + 1) * batch), (l) => 2 * l - 1), [batch, 1])
      : tf.tidy(() => tf.oneHot(tf.tensor1d(labels.subarray(i * batch, (i + 1) * batch), 'int32'), row.classes).toFloat()),
  }));
}

function trainer(row, samples) {
  const model = makeModel(row, true);
  const optimizer = optimizers[row.experiment.training.optimizer.name](row.experiment.training.optimizer);
  const batches = makeBatches(row, samples);
  const loss = row.classes === 2 ? tf.losses.meanSquaredError : tf.losses.softmaxCrossEntropy;
  let next = 0;
  return {
    step() {
      const { x, y } = batches[next];
      next = (next + 1) % batches.length;
      optimizer.minimize(() => loss(y, model.apply(x, { training: true })));
    },
    finish: () => model.getWeights()[0].dataSync(),
    accuracy: () => tf.tidy(() => {
      const rates = batches.slice(0, 300).map(({ x, y }) =>
        model.predict(x).argMax(1).equal(y.argMax(1)).toFloat().mean().dataSync()[0]);
      return rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
    }),
  };
}

function predictor(row) {
  const model = makeModel(row, false);
  const { inputs } = randomSamples(row, row.batch);
  const x = tf.tensor(inputs, [row.batch, ...shapeOf(row)]);
  return { step: () => tf.tidy(() => model.predict(x).dataSync()), finish() {} };
}

function product(row) {
  const a = tf.tensor2d(randomValues(row.m * row.k), [row.m, row.k]);
  const b = tf.tensor2d(randomValues(row.k * row.n), [row.k, row.n]);
  return { step: () => tf.matMul(a, b).dispose(), finish() {} };
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
      work.finish();
    } catch (error) {
      if (/not registered/.test(error.message)) throw new Error(`lacks a kernel: ${error.message.split('\n')[0]}`);
      throw error;
    }
    return (performance.now() - start) / 1000;
  },
  accuracy: (id) => prepared.get(id).accuracy(),
};
