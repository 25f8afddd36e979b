// The algorithm of TensorFlow Playground, written anew: its own code is on no registry. As there,
// every neuron and every link is an object; a sample goes forward through all neurons and back, its
// derivatives are added up, and after a batch every link moves by their mean. The two passes over
// all the data for the losses after each epoch are made where the row asks for them.
import { batchOf } from '../harness/rows.mjs';
import { randomSamples, randomValues } from '../harness/random.mjs';

const tanh = {
  value: (x) => Math.tanh(x),
  slope: (x) => {
    const y = Math.tanh(x);
    return 1 - y * y;
  },
};

class Link {
  constructor(from, to, weight) {
    Object.assign(this, { from, to, weight, slope: 0, slopes: 0, count: 0, dead: false, penalty: null });
  }
}

class Neuron {
  constructor() {
    Object.assign(this, {
      inputs: [], outputs: [], bias: 0.1, sum: 0, value: 0, outputSlope: 0, inputSlope: 0, slopes: 0, count: 0,
    });
  }

  forward() {
    this.sum = this.bias;
    for (let i = 0; i < this.inputs.length; i += 1) {
      const link = this.inputs[i];
      this.sum += link.weight * link.from.value;
    }
    this.value = tanh.value(this.sum);
  }
}

class Network {
  constructor(sizes) {
    this.layers = sizes.map((size) => Array.from({ length: size }, () => new Neuron()));
    const weights = randomValues(1000);
    let next = 0;
    for (let layer = 1; layer < sizes.length; layer += 1) {
      for (const to of this.layers[layer]) {
        for (const from of this.layers[layer - 1]) {
          const link = new Link(from, to, weights[next++] / 2);
          from.outputs.push(link);
          to.inputs.push(link);
        }
      }
    }
    this.output = this.layers.at(-1)[0];
  }

  forward(inputs) {
    this.layers[0].forEach((neuron, i) => {
      neuron.value = inputs[i];
    });
    for (let layer = 1; layer < this.layers.length; layer += 1) {
      for (const neuron of this.layers[layer]) neuron.forward();
    }
  }

  backward(target) {
    this.output.outputSlope = this.output.value - target;
    for (let layer = this.layers.length - 1; layer >= 1; layer -= 1) {
      for (const neuron of this.layers[layer]) {
        neuron.inputSlope = neuron.outputSlope * tanh.slope(neuron.sum);
        neuron.slopes += neuron.inputSlope;
        neuron.count += 1;
        for (const link of neuron.inputs) {
          if (link.dead) continue; // as the original's L1 regularisation leaves some
          link.slope = neuron.inputSlope * link.from.value;
          link.slopes += link.slope;
          link.count += 1;
        }
      }
      if (layer === 1) return;
      for (const neuron of this.layers[layer - 1]) {
        neuron.outputSlope = 0;
        for (const link of neuron.outputs) neuron.outputSlope += link.weight * link.to.inputSlope;
      }
    }
  }

  update(rate, regularization) {
    for (let layer = 1; layer < this.layers.length; layer += 1) {
      for (const neuron of this.layers[layer]) {
        neuron.bias -= (rate * neuron.slopes) / neuron.count;
        neuron.slopes = 0;
        neuron.count = 0;
        for (const link of neuron.inputs) {
          if (link.dead) continue;
          const penalty = link.penalty ? link.penalty.slope(link.weight) : 0;
          link.weight -= (rate / link.count) * link.slopes;
          link.weight -= rate * regularization * penalty;
          link.slopes = 0;
          link.count = 0;
        }
      }
    }
  }
}

const features = [(x) => x, (x, y) => y, (x) => Math.sin(x), (x, y) => Math.sin(y)];

function makeSamples(row, count) {
  const { inputs, labels } = randomSamples({ ...row, input: [2] }, count);
  return Array.from(labels, (label, i) => ({ x: inputs[2 * i], y: inputs[2 * i + 1], target: 2 * label - 1 }));
}

function loss(network, used, samples) {
  let sum = 0;
  for (const { x, y, target } of samples) {
    network.forward(used.map((feature) => feature(x, y)));
    sum += 0.5 * (network.output.value - target) ** 2;
  }
  return sum / samples.length;
}

function trainer(row) {
  const network = new Network([...row.input, ...row.experiment.model.map(({ units }) => units)]);
  const used = features.slice(0, row.input[0]);
  const samples = makeSamples(row, row.ownData?.train ?? 60000);
  const tests = makeSamples(row, row.ownData?.test ?? 0);
  const losses = [];
  const rate = row.ownData ? 0.03 : row.experiment.training.optimizer.learning_rate;
  let next = 0;
  return () => {
    for (let i = 0; i < batchOf(row); i += 1) {
      const { x, y, target } = samples[next];
      next = (next + 1) % samples.length;
      network.forward(used.map((feature) => feature(x, y)));
      network.backward(target);
    }
    network.update(rate, 0);
    if (next === 0 && row.ownData) losses.push(loss(network, used, samples), loss(network, used, tests));
  };
}

const steps = new Map();
window.program = {
  prepare(row) {
    steps.set(row.id, trainer(row));
    return row.ownData ? { note: 'SGD in place of Adam' } : {};
  },
  run(id, count) {
    const step = steps.get(id);
    const start = performance.now();
    for (let i = 0; i < count; i += 1) step();
    return (performance.now() - start) / 1000;
  },
};
