// Writes a row's network, with random weights, as an ONNX model: the few messages of
// onnx.proto that it takes, in protocol buffers' wire format.
import { randomValues } from '../harness/random.mjs';

function varint(value) {
  const bytes = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...bytes, rest];
    bytes.push((rest % 128) + 128);
  }
}

const number = (field, value) => Buffer.from([...varint(field * 8), ...varint(value)]);
function bytes(field, content) {
  const body = typeof content === 'string' ? Buffer.from(content) : content;
  return Buffer.concat([Buffer.from([...varint(field * 8 + 2), ...varint(body.length)]), body]);
}
const message = (field, ...parts) => bytes(field, Buffer.concat(parts));

const float = 1; // TensorProto.DataType

function tensor(name, dims, scale) {
  const values = randomValues(dims.reduce((product, extent) => product * extent, 1)).map((v) => v * scale);
  return message(5, ...dims.map((extent) => number(1, extent)), number(2, float), bytes(8, name),
    bytes(9, Buffer.from(values.buffer)));
}

const attribute = (name, value) => (Array.isArray(value)
  ? message(5, bytes(1, name), ...value.map((each) => number(8, each)), number(20, 7))
  : message(5, bytes(1, name), number(3, value), number(20, 2)));

function value(field, name, dims) {
  const shape = message(2, ...dims.map((extent) => message(1, number(1, extent))));
  return message(field, bytes(1, name), message(2, message(1, number(1, float), shape)));
}

class Graph {
  constructor(shape) {
    this.nodes = [];
    this.initializers = [];
    this.shape = shape; // channels, height, width; or [units]
    this.current = 'input';
  }

  add(type, extra = [], attributes = {}) {
    const output = `value${this.nodes.length}`;
    this.nodes.push(message(1, ...[this.current, ...extra].map((name) => bytes(1, name)), bytes(2, output),
      bytes(4, type), ...Object.entries(attributes).map(([name, each]) => attribute(name, each))));
    this.current = output;
  }

  weights(dims, inputs) {
    const name = `weights${this.initializers.length}`;
    this.initializers.push(tensor(name, dims, 1 / Math.sqrt(inputs)));
    return name;
  }

  activation(name) {
    if (name === 'relu') this.add('Relu');
    if (name === 'softmax') this.add('Softmax', [], { axis: 1 });
  }

  dense({ units, activation }) {
    const [inputs] = this.shape;
    this.add('Gemm', [this.weights([inputs, units], inputs), this.weights([units], units)]);
    this.shape = [units];
    this.activation(activation);
  }

  conv({ filters, kernel_size: size, activation, padding }) {
    const [channels, height, width] = this.shape;
    const pad = padding === 'same' ? (size - 1) / 2 : 0;
    const inputs = channels * size * size;
    this.add('Conv', [this.weights([filters, channels, size, size], inputs), this.weights([filters], filters)],
      { kernel_shape: [size, size], pads: [pad, pad, pad, pad] });
    this.shape = [filters, height + 2 * pad - size + 1, width + 2 * pad - size + 1];
    this.activation(activation);
  }

  pool({ pool_size: size }) {
    const [channels, height, width] = this.shape;
    this.add('MaxPool', [], { kernel_shape: [size, size], strides: [size, size] });
    this.shape = [channels, Math.floor(height / size), Math.floor(width / size)];
  }

  flatten() {
    this.add('Flatten', [], { axis: 1 });
    this.shape = [this.shape.reduce((product, extent) => product * extent, 1)];
  }
}

// The model for this row's batch; its input is called "input".
export function onnxModel(row) {
  const shape = [1, ...row.input];
  const graph = new Graph(shape);
  const add = { Dense: 'dense', Conv2D: 'conv', MaxPooling2D: 'pool', Flatten: 'flatten' };
  for (const layer of row.experiment.model) graph[add[layer.layer]](layer);
  const body = message(7, ...graph.nodes, bytes(2, row.id), ...graph.initializers,
    value(11, 'input', [row.batch, ...shape]), value(12, graph.current, [row.batch, ...graph.shape]));
  return Buffer.concat([number(1, 8), message(8, bytes(1, ''), number(2, 13)), body]);
}
