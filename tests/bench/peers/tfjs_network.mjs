// A row's network in TensorFlow.js, as operations on variables: less work for it than tfjs-layers'
// objects would be. Fused operations make it faster in predictions, and slower in training.
import * as tf from '@tensorflow/tfjs';

const count = (numbers) => numbers.reduce((all, each) => all * each, 1);
const weights = (...shape) => tf.variable(tf.randomNormal(shape, 0, Math.sqrt(2 / count(shape.slice(0, -1)))));
const biases = (units) => tf.variable(tf.zeros([units]));

const activated = (name, x) => (name === 'linear' ? x : tf[name](x));

// From a layer and the shape of its input: what it does, and the shape of its output.
const makers = {
  Flatten: (_, shape) => ({ shape: [count(shape)], apply: (x) => x.reshape([x.shape[0], count(shape)]) }),

  Dense({ units, activation }, [depth], training) {
    const [b, bias] = [weights(depth, units), biases(units)];
    const product = training ? (a) => tf.add(tf.matMul(a, b), bias) : (a) => tf.fused.matMul({ a, b, bias });
    const apply = !training && activation === 'relu' ? (a) => tf.fused.matMul({ a, b, bias, activation })
      : (a) => activated(activation, product(a));
    return { shape: [units], apply, variables: [b, bias] };
  },

  Conv2D({ filters, kernel_size: size, activation = 'linear', padding: pad = 'valid', use_bias: hasBias = true }, [height, width, depth], training) {
    const [filter, bias] = [weights(size, size, depth, filters), biases(filters)];
    const shrink = pad === 'same' ? 0 : size - 1;
    if (!hasBias) {
      const apply = (x) => activated(activation, tf.conv2d(x, filter, 1, pad));
      return { shape: [height - shrink, width - shrink, filters], apply, variables: [filter] };
    }
    const apply = training ? (x) => activated(activation, tf.add(tf.conv2d(x, filter, 1, pad), bias))
      : (x) => tf.fused.conv2d({ x, filter, strides: 1, pad, bias, activation });
    return { shape: [height - shrink, width - shrink, filters], apply, variables: [filter, bias] };
  },

  // The moving statistics are left out: they are a small part of the work, and training reads none.
  BatchNormalization(_, shape) {
    const depth = shape.at(-1);
    const [gamma, beta] = [tf.variable(tf.ones([depth])), biases(depth)];
    const apply = (x) => {
      const { mean, variance } = tf.moments(x, x.shape.slice(0, -1).map((_extent, axis) => axis));
      return tf.batchNorm(x, mean, variance, beta, gamma, 1e-3);
    };
    return { shape, apply, variables: [gamma, beta] };
  },

  Activation: ({ activation }, shape) => ({ shape, apply: (x) => activated(activation, x) }),

  MaxPooling2D({ pool_size: size }, [height, width, depth]) {
    const shape = [Math.floor(height / size), Math.floor(width / size), depth];
    return { shape, apply: (x) => tf.maxPool(x, size, size, 'valid') };
  },
};

// For training without the softmax at the end, because the loss takes both together.
export function makeNetwork(row, inputShape, training) {
  let shape = inputShape;
  const layers = row.experiment.model.map((layer) => {
    const activation = layer.activation === 'softmax' && training ? 'linear' : layer.activation;
    const made = makers[layer.layer]({ ...layer, activation }, shape, training);
    shape = made.shape;
    return made;
  });
  return {
    apply: (x) => layers.reduce((value, layer) => layer.apply(value), x),
    variables: layers.flatMap(({ variables = [] }) => variables),
  };
}
