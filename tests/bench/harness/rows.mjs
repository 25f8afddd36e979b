// What is measured: every row as an Experiment, from which each program builds its own network.

const layers = {
  flatten: { layer: 'Flatten' },
  dense: (units, activation) => ({ layer: 'Dense', units, activation }),
  conv: (filters, size, padding) => ({
    layer: 'Conv2D', filters, kernel_size: size, activation: 'relu', ...(padding && { padding }),
  }),
  pool: (size) => ({ layer: 'MaxPooling2D', pool_size: size }),
  // A convolution whose outputs are normalized before the activation; its bias would be in vain.
  normalized: (filters, size) => [
    { layer: 'Conv2D', filters, kernel_size: size, use_bias: false },
    { layer: 'BatchNormalization' }, { layer: 'Activation', activation: 'relu' }],
};

// A learning rate so small that nothing changes keeps every program at normal numbers: at 1e-3 some
// would soon calculate with subnormal moments, many times slower, and others would not.
const still = { name: 'Adam', learning_rate: 1e-12 };

function experiment(model, optimizer, batch, loss = 'sparse_categorical_crossentropy') {
  return {
    descent: 1,
    model,
    training: { loss, optimizer, batch_size: batch, epochs: 1000000 },
  };
}

const perceptron = (hidden, optimizer = still) => experiment(
  [layers.flatten, layers.dense(hidden, 'relu'), layers.dense(10, 'softmax')], optimizer, 32);

const spiral = experiment(
  [layers.dense(8, 'tanh'), layers.dense(8, 'tanh'), layers.dense(1, 'tanh')],
  { name: 'SGD', learning_rate: 0.03 }, 10, 'mean_squared_error');

const kerasCnn = experiment(
  [layers.conv(32, 3), layers.pool(2), layers.conv(64, 3), layers.pool(2), layers.flatten,
    layers.dense(128, 'relu'), layers.dense(10, 'softmax')], still, 32);

const convnetCnn = experiment(
  [layers.conv(8, 5, 'same'), layers.pool(2), layers.conv(16, 5, 'same'), layers.pool(3),
    layers.flatten, layers.dense(10, 'softmax')], { name: 'Adadelta' }, 20);

// The one of Moroney's course for Fashion-MNIST, and the same with BatchNormalization.
const cnnOf = (convolution) => experiment(
  [...convolution(64, 3), layers.pool(2), ...convolution(64, 3), layers.pool(2), layers.flatten,
    layers.dense(128, 'relu'), layers.dense(10, 'softmax')], still, 32);
const courseCnn = cnnOf((filters, size) => [layers.conv(filters, size)]);
const normalizedCnn = cnnOf(layers.normalized);

const image = { input: [28, 28], classes: 10 };
const train = (id, title, given, data) => ({ id, title, kind: 'train', ...data, experiment: given });
const predict = (id, title, given, batch) =>
  ({ id, title, kind: 'predict', ...image, batch, experiment: given });
const gemm = (id, m, k, n) => ({ id, title: `${m}×${k}×${n}`, kind: 'gemm', m, k, n });

export const epochSamples = 60000;

export const rows = [
  train('W1', '2-8-8-1 tanh, SGD', spiral, { input: [2], classes: 2 }),
  train('W2', '784-20-10, Adam', perceptron(20), image),
  train('W3', '784-128-10, Adam', perceptron(128), image),
  train('W4', '784-512-10, Adam', perceptron(512), image),
  train('W5', 'Keras\'s CNN 32-64-128-10, Adam', kerasCnn, image),
  train('W6', 'ConvNetJS\'s CNN 8-16-10, Adadelta', convnetCnn, { input: [24, 24], classes: 10 }),
  train('W7', 'the course\'s CNN 64-64-128-10, Adam', courseCnn, image),
  train('W8', 'W7 with BatchNormalization', normalizedCnn, { ...image, without: ['ConvNetJS'] }),
  predict('I3.1', '784-128-10, batch 1', perceptron(128), 1),
  predict('I3.256', '784-128-10, batch 256', perceptron(128), 256),
  predict('I5.1', 'Keras\'s CNN, batch 1', kerasCnn, 1),
  predict('I5.256', 'Keras\'s CNN, batch 256', kerasCnn, 256),
  gemm('G1', 256, 256, 256),
  gemm('G2', 32, 784, 128),
  gemm('G3', 32, 784, 512),
];

// MNIST itself, whole epochs at a learning rate that learns.
export const realRow = {
  id: 'M3', title: '784-128-10 on MNIST, Adam 1e-3', kind: 'real', ...image,
  experiment: perceptron(128, { name: 'Adam' }),
};

// The playground's spiral as a learner trains it: its own points, and the losses after each epoch.
export const presetRow = (preset) => ({
  id: 'S1', title: 'the spiral preset, with losses', kind: 'train', input: [preset.features.length], classes: 2,
  ownData: { train: 350, test: 150 }, peers: ['TF Playground\'s algorithm'],
  experiment: { ...preset, training: { ...preset.training, epochs: 1000000 } },
});

export const batchOf = (row) => row.batch ?? row.experiment.training.batch_size;

// The multiply-adds of one sample's forward pass and the parameters, layer by layer.
function costs(row) {
  let [height, width, depth] = row.input.length === 1 ? [1, 1, row.input[0]] : [...row.input, 1];
  return row.experiment.model.map((layer) => {
    const cost = { multiplyAdds: 0, parameters: 0 };
    if (layer.layer === 'Flatten') {
      [height, width, depth] = [1, 1, height * width * depth];
    } else if (layer.layer === 'Dense') {
      cost.multiplyAdds = depth * layer.units;
      cost.parameters = (depth + 1) * layer.units;
      depth = layer.units;
    } else if (layer.layer === 'MaxPooling2D') {
      [height, width] = [height, width].map((extent) => Math.floor(extent / layer.pool_size));
    } else if (layer.layer === 'BatchNormalization') {
      cost.parameters = 4 * depth; // of which the statistics are not trained
    } else if (layer.layer === 'Conv2D') {
      const { kernel_size: size, filters } = layer;
      if (layer.padding !== 'same') [height, width] = [height - size + 1, width - size + 1];
      cost.multiplyAdds = height * width * filters * size * size * depth;
      cost.parameters = (size * size * depth + (layer.use_bias === false ? 0 : 1)) * filters;
      depth = filters;
    }
    return cost;
  });
}

export function parametersOf(row) {
  return costs(row).reduce((sum, cost) => sum + cost.parameters, 0);
}

// Of the products alone. Training has three of them for each forward one: the output, the kernel's
// gradient and the input's gradient; nobody needs the last of the first layer.
export function flopPerStep(row) {
  if (row.kind === 'gemm') return 2 * row.m * row.n * row.k;
  const work = costs(row).map((cost) => cost.multiplyAdds).filter((count) => count > 0);
  const forward = work.reduce((sum, count) => sum + count, 0);
  const passes = row.kind === 'predict' ? forward : 3 * forward - work[0];
  return 2 * passes * batchOf(row);
}

const optimizerBytes = { SGD: 12, Adam: 28, Adadelta: 28 }; // read and written for each parameter
const optimizerState = { SGD: 8, Adam: 16, Adadelta: 16 }; // kept for each parameter

// The least time that a step could take with these limits of the machine.
export function limitSeconds(row, { peak, cache, memory }) {
  const products = flopPerStep(row) / peak;
  if (row.kind === 'gemm' || row.kind === 'predict') return products;
  const { name } = row.experiment.training.optimizer;
  const parameters = parametersOf(row);
  const fits = parameters * optimizerState[name] <= 2 ** 21;
  return products + (parameters * optimizerBytes[name]) / (fits ? cache : memory);
}

export const limitFormula = 'least seconds per step = FLOP of the products / peak + bytes per '
  + 'parameter × parameters / triad rate. Bytes per parameter: 28 for Adam and Adadelta, 12 for '
  + 'SGD, 0 for predictions and single products. Triad rate: the cache\'s where parameters, '
  + 'gradients and moments fit into 2 MiB (16 or 8 bytes per parameter), else the memory\'s. Peak: '
  + 'fused for kernels named "fma", else multiply then add. What lies around the products '
  + '(im2col, activations, batching) counts as free.';
