// Weights as files that NumPy reads and writes. What is compared with it is compared bit for bit.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import test from "node:test";
import { makeFolder, presets, programs, run, writeJson } from "./programs.mjs";
import { arrayFiles, hasModule } from "./python.mjs";

const numpy = { skip: !hasModule("numpy") && "Python's numpy is not installed" };

// A bit of everything that has weights.
const pictures = {
  seed: 5,
  data: { name: "synthetic_digits", train_limit: 60, test_limit: 20 },
  model: [
    { layer: "Conv2D", filters: 3, kernel_size: [3, 2], strides: 2, activation: "relu" },
    { layer: "BatchNormalization" },
    { layer: "MaxPooling2D" },
    { layer: "Flatten" },
    { layer: "BatchNormalization", scale: false },
    { layer: "Dense", units: 8, activation: "tanh", use_bias: false },
    { layer: "Dense", units: 10, activation: "softmax" },
  ],
  training: { loss: "sparse_categorical_crossentropy", optimizer: "Adam", epochs: 2 },
};
const names = ["conv2d/kernel", "conv2d/bias",
  ...["gamma", "beta", "moving_mean", "moving_variance"].map((name) => `batch_normalization/${name}`),
  ...["beta", "moving_mean", "moving_variance"].map((name) => `batch_normalization_1/${name}`),
  "dense/kernel", "dense_1/kernel", "dense_1/bias"];

const bits = (values) => Array.from(new Uint32Array(new Float32Array(values).buffer));
// The arrays of a saved experiment, in their order.
const savedArrays = (file) => JSON.parse(fs.readFileSync(file, "utf8")).weights.flatMap((layer) => Object.values(layer));

function done(program, args, options) {
  const result = run(program, args, options);
  assert.equal(result.status, 0, result.error);
  return result;
}

for (const program of programs) {
  test(`${program.name}: what train saves as .npz and .safetensors are the bits of .json`, numpy, (t) => {
    const folder = makeFolder(t);
    const experiment = writeJson(folder, "digits.json", pictures);
    const saved = path.join(folder, "saved.json");
    done(program, ["train", experiment, "--save", saved]);
    for (const ending of ["npz", "safetensors"]) {
      const file = path.join(folder, `weights.${ending}`);
      done(program, ["train", experiment, "--save", file]);
      const arrays = arrayFiles.read(file);
      assert.deepEqual(Object.keys(arrays), names);
      assert.deepEqual(Object.values(arrays).map(({ bits: each }) => each), savedArrays(saved).map(bits));
      assert.deepEqual(arrays["conv2d/kernel"].shape, [3, 2, 1, 3]);
    }
  });

  test(`${program.name}: evaluate, predict and train take weights from a file`, numpy, (t) => {
    const folder = makeFolder(t);
    const experiment = writeJson(folder, "digits.json", pictures);
    const files = ["saved.json", "weights.npz", "weights.safetensors"].map((name) => path.join(folder, name));
    for (const file of files) done(program, ["train", experiment, "--save", file]);
    const evaluated = done(program, ["evaluate", files[0]]).out;
    const images = writeJson(folder, "input.json", [Array(784).fill(0.5), Array.from({ length: 784 }, (_, i) => i / 784)]);
    const predicted = done(program, ["predict", files[0], "--input", images]).out;
    for (const file of files) {
      const evaluation = done(program, ["evaluate", experiment, "--weights", file]);
      assert.equal(evaluation.out, evaluated);
      assert.equal(evaluation.error, "", "found by their own names, nothing is to be told");
      assert.equal(done(program, ["predict", experiment, "--weights", file, "--input", images]).out, predicted);
    }
    // Training from them on: the first epoch is better than one from new weights.
    const firstLoss = (out) => Number(/Epoch 1\/.* - loss: (\S+)/.exec(out)[1]);
    const fresh = firstLoss(done(program, ["train", experiment]).out);
    const goingOn = firstLoss(done(program, ["train", experiment, "--weights", files[1]]).out);
    assert.ok(goingOn < fresh, `${goingOn} < ${fresh}`);
  });

  test(`${program.name}: NumPy's types, orders and ways of packing are read`, numpy, (t) => {
    const folder = makeFolder(t);
    const experiment = writeJson(folder, "points.json", {
      data: { name: "points", x: [[0, 0, 0], [1, 1, 1]], y: [[0, 0], [1, 1]] }, model: [{ layer: "Dense", units: 2 }],
    });
    const input = writeJson(folder, "input.json", [[1, 10, 100]]);
    const kernel = [1, 2, 3, 4, 5, 6.5];
    const answer = (file, arrays, environment = {}) => {
      arrayFiles.write(path.join(folder, file), arrays, environment);
      const { out } = done(program, ["predict", experiment, "--weights", path.join(folder, file), "--input", input]);
      return JSON.parse(out).predictions[0];
    };
    const expected = [1 + 30 + 500 + 0.5, 2 + 40 + 650 - 0.25];
    for (const type of ["<f2", "<f4", "<f8", ">f2", ">f4", ">f8"]) {
      for (const fortran of [false, true]) {
        for (const PACKED of ["", "1"]) {
          const arrays = { arr_0: { shape: [3, 2], values: kernel, type, fortran },
            arr_1: { shape: [2], values: [0.5, -0.25], type } };
          assert.deepEqual(answer("weights.npz", arrays, { PACKED }), expected, `${type} ${fortran} ${PACKED}`);
        }
      }
    }
    const whole = { arr_0: { shape: [3, 2], values: [1, 2, 3, 4, 5, 6], type: "<i4" },
      arr_1: { shape: [2], values: [0, 1], type: "|u1" } };
    assert.deepEqual(answer("weights.npz", whole), [531, 643]);
    for (const type of ["<f2", "<f8"]) {
      const arrays = { "fc.weight": { shape: [2, 3], values: [1, 3, 5, 2, 4, 6.5], type },
        "fc.bias": { shape: [2], values: [0.5, -0.25], type } };
      assert.deepEqual(answer("weights.safetensors", arrays), expected);
    }
  });

  test(`${program.name}: weights that do not fit are refused, with the file's name`, numpy, (t) => {
    const folder = makeFolder(t);
    const weights = path.join(folder, "weights.npz");
    const refused = (args, pattern) => {
      const result = run(program, args);
      assert.equal(result.status, 1);
      assert.equal(result.out, "");
      assert.match(result.error, /^(descent: [^\n]+\n)*descent: [^\n]+\.\n$/);
      assert.match(result.error, pattern);
    };
    const line = path.join(presets, "line.json");
    arrayFiles.write(weights, { "dense/kernel": { shape: [2, 1], values: [1, 2] }, "dense/bias": { shape: [1], values: [0] } });
    refused(["evaluate", line, "--weights", weights],
      /weights\.npz: The file does not fit this network: dense\/kernel is \(1, 1\) here, but .* is \(2, 1\)/);
    // All rows, not the first that does not fit alone.
    refused(["evaluate", line, "--weights", weights],
      /^descent: dense\/kernel \(1, 1\): dense\/kernel \(2, 1\), wrong shape\ndescent: dense\/bias \(1,\): dense\/bias, by name\n/);
    arrayFiles.write(weights, { "dense/kernel": { shape: [1, 1], values: [NaN] }, "dense/bias": { shape: [1], values: [0] } });
    refused(["train", line, "--weights", weights], /NaN: \d+ of \d+ numbers, (the first )?at \[0, 0\]/);
    fs.truncateSync(weights, 300);
    refused(["train", line, "--weights", weights], /weights\.npz: The zip file is not whole/);
    refused(["train", line, "--weights", line], /line\.json: The experiment has no weights/);
    refused(["train", line, "--weights", path.join(folder, "none.npz")], /There is no file/);
  });

  test(`${program.name}: where weights were not found by their names it is told from where they are`, numpy, (t) => {
    const folder = makeFolder(t);
    const weights = path.join(folder, "weights.safetensors");
    arrayFiles.write(weights, { "0.weight": { shape: [1, 1], values: [2] }, "0.bias": { shape: [1], values: [1] } });
    const { error } = done(program, ["evaluate", path.join(presets, "line.json"), "--weights", weights]);
    assert.equal(error, "descent: dense/kernel (1, 1): 0.weight, by order, transposed from PyTorch's order\n" +
      "descent: dense/bias (1,): 0.bias, by order\n");
  });
}

test("both programs write the same files", (t) => {
  const folder = makeFolder(t);
  const experiment = writeJson(folder, "digits.json", pictures);
  for (const ending of ["npz", "safetensors"]) {
    const [native, wasm] = programs.map((program) => {
      const file = path.join(folder, `${program.name}.${ending}`);
      done(program, ["train", experiment, "--save", file]);
      return fs.readFileSync(file);
    });
    assert.ok(native.equals(wasm), ending);
  }
});
