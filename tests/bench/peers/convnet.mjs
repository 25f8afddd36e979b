// ConvNetJS as npm has it (0.3.0), as a page. It calculates in doubles, sample by sample. Its
// trainer knows no Adam, so where a row asks for it, it gets Adadelta, which does as much work.
import convnetjs from 'convnetjs';
import { batchOf } from '../harness/rows.mjs';
import { randomSamples } from '../harness/random.mjs';

const poolOfSamples = 1024;

// ConvNetJS ends a network with a loss layer, which brings its own fully connected one.
function layerOf({ layer, units, activation, filters, kernel_size: size, pool_size: pool, padding }) {
  if (layer === 'Conv2D') {
    return { type: 'conv', sx: size, filters, stride: 1, pad: padding === 'same' ? (size - 1) / 2 : 0, activation };
  }
  if (layer === 'MaxPooling2D') return { type: 'pool', sx: pool, stride: pool };
  if (activation === 'softmax') return { type: 'softmax', num_classes: units };
  return { type: 'fc', num_neurons: units, activation };
}

function makeNet(row) {
  const flat = ['Dense', 'Flatten'].includes(row.experiment.model[0].layer);
  const [height, width, depth] = flat
    ? [1, 1, row.input.reduce((product, extent) => product * extent, 1)] : [...row.input, 1];
  const layers = row.experiment.model.filter(({ layer }) => layer !== 'Flatten').map(layerOf);
  if (row.classes === 2) layers[layers.length - 1] = { type: 'regression', num_neurons: 1 };
  const net = new convnetjs.Net();
  net.makeLayers([{ type: 'input', out_sx: width, out_sy: height, out_depth: depth }, ...layers]);
  return { net, volume: () => new convnetjs.Vol(width, height, depth, 0) };
}

function makeVolumes(row, volume, count) {
  const { inputs, labels, size } = randomSamples(row, count);
  return Array.from(labels, (label, i) => {
    const input = volume();
    for (let j = 0; j < size; j += 1) input.w[j] = inputs[i * size + j];
    return { input, target: row.classes === 2 ? [2 * label - 1] : label };
  });
}

function trainer(row) {
  const { net, volume } = makeNet(row);
  const samples = makeVolumes(row, volume, poolOfSamples);
  const { name, learning_rate: rate } = row.experiment.training.optimizer;
  const method = name === 'SGD' ? { method: 'sgd', learning_rate: rate, momentum: 0 } : { method: 'adadelta' };
  const teacher = new convnetjs.Trainer(net, { ...method, batch_size: batchOf(row), l2_decay: 0 });
  let next = 0;
  return () => {
    for (let i = 0; i < batchOf(row); i += 1) {
      const { input, target } = samples[next];
      next = (next + 1) % samples.length;
      teacher.train(input, target);
    }
  };
}

function predictor(row) {
  const { net, volume } = makeNet(row);
  const samples = makeVolumes(row, volume, row.batch);
  return () => samples.forEach(({ input }) => net.forward(input, false));
}

function noteOn(row) {
  if (row.kind !== 'train') return undefined;
  if (row.experiment.training.optimizer.name === 'Adam') return 'Adadelta in place of Adam';
  return row.classes === 2 ? 'its regression output is linear' : undefined;
}

const steps = new Map();
window.program = {
  prepare(row) {
    steps.set(row.id, row.kind === 'predict' ? predictor(row) : trainer(row));
    return { note: noteOn(row) };
  },
  run(id, count) {
    const step = steps.get(id);
    const start = performance.now();
    for (let i = 0; i < count; i += 1) step();
    return (performance.now() - start) / 1000;
  },
};
