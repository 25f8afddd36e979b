// jax-js on its WebAssembly device, as a page: one compiled step of training, or of prediction.
// Its arrays are owned: whoever is given one uses it up, and `.ref` gives one more.
import { defaultDevice, init, jit, lax, nn, numpy as np, tree, valueAndGrad } from '@jax-js/jax';
import { batchOf } from '../harness/rows.mjs';
import { randomSamples, randomValues } from '../harness/random.mjs';

const ready = init('wasm').then(() => defaultDevice('wasm'));

const count = (numbers) => numbers.reduce((all, each) => all * each, 1);
const array = (values, shape) => np.array(values).reshape(shape);
const weights = (...shape) =>
  array(randomValues(count(shape)).map((value) => value * Math.sqrt(3 / count(shape.slice(1)))), shape);
const zeros = (...shape) => np.zeros(shape);

const activations = { linear: (x) => x, relu: nn.relu, tanh: np.tanh, softmax: (x) => nn.softmax(x, -1) };

// From a layer and the shape of its input, channels first as jax-js has them: its parameters, what
// it does with them, and the shape of its output.
const makers = {
  Flatten: (_, shape) => ({ shape: [count(shape)], apply: (x) => x.reshape([x.shape[0], count(shape)]) }),

  Dense: ({ units, activation }, [depth]) => ({
    shape: [units],
    parameters: () => [weights(depth, units), zeros(units)],
    apply: (x, [kernel, bias]) => activations[activation](np.matmul(x, kernel).add(bias)),
  }),

  Conv2D({ filters, kernel_size: size, activation, padding = 'valid' }, [depth, height, width]) {
    const shrink = padding === 'same' ? 0 : size - 1;
    return {
      shape: [filters, height - shrink, width - shrink],
      parameters: () => [weights(filters, depth, size, size), zeros(filters, 1, 1)],
      apply: (x, [kernel, bias]) =>
        activations[activation](lax.conv(x, kernel, [1, 1], padding.toUpperCase()).add(bias)),
    };
  },

  MaxPooling2D: ({ pool_size: size }, [depth, height, width]) => ({
    shape: [depth, Math.floor(height / size), Math.floor(width / size)],
    apply: (x) => lax.reduceWindow(x, np.max, [size, size], [size, size]),
  }),
};

// For training without the softmax at the end, because the loss takes both together.
function makeNetwork(row, training) {
  let shape = row.input.length === 1 ? row.input : [1, ...row.input];
  const layers = row.experiment.model.map((layer) => {
    const activation = layer.activation === 'softmax' && training ? 'linear' : layer.activation;
    if (!makers[layer.layer]) throw new Error(`${layer.layer} is not written for it`);
    const made = makers[layer.layer]({ ...layer, activation }, shape);
    shape = made.shape;
    return made;
  });
  return {
    parameters: layers.map(({ parameters = () => [] }) => parameters()),
    apply: (parameters, x) => layers.reduce((value, { apply }, i) => apply(value, parameters[i]), x),
  };
}

const inputShape = (row) => (row.input.length === 1 ? row.input : [1, ...row.input]);

function makeBatches(row) {
  const batch = batchOf(row);
  const { inputs, labels, size } = randomSamples(row, 64 * batch);
  return Array.from({ length: 64 }, (_, i) => {
    const classes = labels.subarray(i * batch, (i + 1) * batch);
    const y = row.classes === 2 ? Float32Array.from(classes, (label) => 2 * label - 1)
      : Float32Array.from({ length: batch * row.classes },
        (_value, at) => Number(classes[Math.floor(at / row.classes)] === at % row.classes));
    return {
      x: array(inputs.slice(i * batch * size, (i + 1) * batch * size), [batch, ...inputShape(row)]),
      y: array(y, [batch, row.classes === 2 ? 1 : row.classes]),
    };
  });
}

// Adam without the corrections of its first steps, which are scalars.
const adam = ({ learning_rate: rate = 1e-3 }) => (w, g, m, v) => {
  const first = m.mul(0.9).add(g.ref.mul(0.1));
  const second = v.mul(0.999).add(np.square(g).mul(0.001));
  const move = first.ref.div(np.sqrt(second.ref).add(1e-7)).mul(rate);
  return [w.sub(move), first, second];
};
const sgd = ({ learning_rate: rate }) => (w, g, m, v) => [w.sub(g.mul(rate)), m, v];
const optimizers = { Adam: adam, SGD: sgd };

function trainer(row) {
  const { name } = row.experiment.training.optimizer;
  if (!optimizers[name]) throw new Error(`${name} is not written for it`);
  const update = optimizers[name](row.experiment.training.optimizer);
  const network = makeNetwork(row, true);
  const loss = (parameters, x, y) => {
    const output = network.apply(parameters, x);
    return row.classes === 2 ? np.mean(np.square(output.sub(y)))
      : np.mean(np.sum(nn.logSoftmax(output, -1).mul(y), -1)).neg();
  };
  const step = jit((parameters, m, v, x, y) => {
    const [value, gradients] = valueAndGrad(loss)(tree.ref(parameters), x, y);
    const [all, structure] = tree.flatten(parameters);
    const [firsts, seconds] = [tree.leaves(m), tree.leaves(v)];
    const moved = tree.leaves(gradients).map((g, i) => update(all[i], g, firsts[i], seconds[i]));
    return [value, ...[0, 1, 2].map((part) => tree.unflatten(structure, moved.map((each) => each[part])))];
  });
  const batches = makeBatches(row);
  let parameters = network.parameters;
  let m = tree.map((w) => np.zeros(w.shape), parameters);
  let v = tree.map((w) => np.zeros(w.shape), parameters);
  let next = 0;
  return () => {
    const { x, y } = batches[next];
    next = (next + 1) % batches.length;
    let value;
    [value, parameters, m, v] = step(parameters, m, v, x.ref, y.ref);
    return value.item();
  };
}

function predictor(row) {
  const network = makeNetwork(row, false);
  const apply = jit(network.apply);
  const { inputs } = randomSamples(row, row.batch);
  const x = array(inputs, [row.batch, ...inputShape(row)]);
  return () => apply(tree.ref(network.parameters), x.ref).dataSync();
}

const steps = new Map();
window.program = {
  async prepare(row) {
    await ready;
    steps.set(row.id, row.kind === 'predict' ? predictor(row) : trainer(row));
    return {};
  },
  run(id, times) {
    const step = steps.get(id);
    const start = performance.now();
    for (let i = 0; i < times; i += 1) step();
    return (performance.now() - start) / 1000;
  },
};
