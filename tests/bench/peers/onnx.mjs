// ONNX Runtime Web on WebAssembly with one thread, as a page: predictions only. The benchmark
// writes each row's network to /onnx/ROW.onnx.
import * as ort from 'onnxruntime-web/wasm';
import { randomSamples } from '../harness/random.mjs';

ort.env.wasm.numThreads = 1;
ort.env.wasm.wasmPaths = '/onnx/';

const prepared = new Map();
window.program = {
  async prepare(row) {
    const session = await ort.InferenceSession.create(`/onnx/${row.id}.onnx`, { executionProviders: ['wasm'] });
    const { inputs } = randomSamples(row, row.batch);
    const input = new ort.Tensor('float32', inputs, [row.batch, 1, ...row.input]);
    prepared.set(row.id, () => session.run({ input }));
    return {};
  },
  async run(id, steps) {
    const step = prepared.get(id);
    const start = performance.now();
    for (let i = 0; i < steps; i += 1) await step();
    return (performance.now() - start) / 1000;
  },
};
