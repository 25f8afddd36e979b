// The source that builds a network in another program: PyTorch runs it on weights that were saved here, and
// what it gives is what `descent predict` says. What PyTorch then saves is read here again. Keras's source runs
// on a stand-in; that in C and C++ is compiled.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import test from "node:test";
import { makeFolder, presets, programs, run, writeJson } from "./programs.mjs";
import { hasModule, runSource } from "./python.mjs";

const torch = { skip: !(hasModule("torch") && hasModule("numpy")) && "Python's torch is not installed" };
const [native] = programs;

const digits = (model) => ({
  seed: 7,
  data: { name: "synthetic_digits", train_limit: 40, test_limit: 10 },
  model: [...model, { layer: "Dense", units: 10, activation: "softmax" }],
  training: { loss: "sparse_categorical_crossentropy", optimizer: "Adam", epochs: 2 },
});
const conv = (settings) => ({ layer: "Conv2D", filters: 3, kernel_size: 3, ...settings });
const batchNormalization = (settings = {}) => ({ layer: "BatchNormalization", ...settings });
const flatten = { layer: "Flatten" };

// Each has something that lies otherwise in PyTorch.
const networks = {
  "dense layers": digits([flatten, { layer: "Dense", units: 12, activation: "elu" }, { layer: "Dropout", rate: 0.2 },
    { layer: "Dense", units: 10, activation: "leaky_relu", use_bias: false }, { layer: "Activation", activation: "sin" }]),
  "a convolution and channels that are flattened": digits([conv({ activation: "relu" }), { layer: "MaxPooling2D" }, flatten]),
  "even windows, strides and padding": digits([conv({ kernel_size: [4, 2], strides: [2, 3], padding: "same" }),
    { layer: "MaxPooling2D", pool_size: [3, 2], strides: [2, 1], padding: "same" }, conv({ padding: "same", activation: "tanh" }),
    { layer: "AveragePooling2D", pool_size: 3, strides: 2, padding: "same" }, { layer: "AveragePooling2D" }, flatten]),
  "normalizations, before and behind a Flatten": digits([conv({ use_bias: false }), batchNormalization({ momentum: 0.5 }),
    { layer: "MaxPooling2D", pool_size: 4 }, flatten, batchNormalization({ momentum: 0.6, epsilon: 0.01 }), { layer: "Activation", activation: "sigmoid" }]),
  "a normalization of columns, without scale or center": digits([batchNormalization({ momentum: 0.5, scale: false }), flatten,
    { layer: "Dense", units: 6 }, batchNormalization({ momentum: 0.5, center: false })]),
  "a mean over the picture": digits([conv({ filters: 8 }), { layer: "GlobalAveragePooling2D" }]),
  "pictures that are augmented": digits([{ layer: "RandomRotation", factor: 0.1 }, conv(), { layer: "RandomFlip" }, { layer: "MaxPooling2D", pool_size: 5 }, flatten]),
  "pooling of the picture itself": digits([{ layer: "AveragePooling2D", pool_size: 7 }, flatten]),
  "frozen layers": digits([conv({ activation: "relu", trainable: false }), batchNormalization({ trainable: false }),
    flatten, { layer: "Dense", units: 6, activation: "tanh", trainable: false }]),
  "callbacks": { ...digits([flatten]), training: { loss: "sparse_categorical_crossentropy", epochs: 2, callbacks: [
    { name: "EarlyStopping", patience: 2, restore_best_weights: true }, { name: "StopAbove", monitor: "accuracy", value: 0.99 },
    { name: "StopBelow", monitor: "loss", value: 0.01 }, { name: "ReduceLROnPlateau", factor: 0.5 }] } },
  "points": { seed: 3, data: { name: "points", x: [[0, 1, 2], [1, 0, 2]], y: [[0, 1], [1, 2]] },
    model: [{ layer: "Dense", units: 3, activation: "tanh" }, { layer: "Dense", units: 2 }], training: { epochs: 3, optimizer: { name: "SGD", learning_rate: 0.1, momentum: 0.9, nesterov: true } } },
  "regularizers and initializers": digits([flatten, { layer: "Dense", units: 9, kernel_regularizer: { l1: 1e-5, l2: 1e-4 },
    kernel_initializer: { name: "Constant", value: 0.01 }, bias_initializer: "ones", activation: "sin" }]),
};

function done(args) {
  const result = run(native, args);
  assert.equal(result.status, 0, `${args.join(" ")}: ${result.error}`);
  return result;
}

function inputsOf(experiment) {
  if (experiment.data.name === "points") return [[0.5, -1, 2], [3, 2, -1]];
  const image = (pixel) => Array.from({ length: 28 }, (_, y) => Array.from({ length: 28 }, (__, x) => pixel(y, x)));
  return [image((y, x) => ((y * 5 + x * 3) % 17) / 17), image((y, x) => (Math.hypot(y - 9, x - 15) < 6 ? 1 : 0)),
    image((y, x) => (x > 20 && y < 10 ? 0.7 : 0))];
}

// Float sums of a few hundred products in another order, of outputs that are at most about 1.
function assertClose(actual, expected) {
  assert.equal(actual.length, expected.length);
  expected.forEach((row, i) => row.forEach((value, k) => {
    assert.ok(Math.abs(actual[i][k] - value) < 1e-5 * Math.max(1, Math.abs(value)), `${i}, ${k}: ${actual[i][k]}, not ${value}`);
  }));
}

for (const [what, experiment] of Object.entries(networks)) {
  test(`Keras and PyTorch: ${what}`, torch, (t) => {
    const folder = makeFolder(t);
    const file = writeJson(folder, "experiment.json", experiment);
    const inputs = inputsOf(experiment);
    const inputFile = writeJson(folder, "input.json", inputs);
    for (const ending of ["npz", "safetensors"]) {
      const name = `weights.${ending}`, weights = path.join(folder, name);
      done(["train", file, "--save", weights]);
      const predict = (from) => JSON.parse(done(["predict", file, "--weights", from, "--input", inputFile]).out).predictions;
      const expected = predict(weights);
      const source = done(["source", file, "--for", "pytorch", "--weights", name]).out;
      const state = path.join(folder, `state.${ending}`);
      assertClose(runSource(source, folder, inputs, state), expected);
      const keras = done(["source", file, "--for", "keras", "--weights", name]).out;
      assertClose(runSource(keras, folder, inputs), expected);
      // Back again: what PyTorch saves has its own names, axes and order of channels.
      if (what.includes("without scale")) {
        // PyTorch has both or none, and here they have no place.
        assert.match(run(native, ["evaluate", file, "--weights", state]).error, /which has no place for 1\.weight, \(28,\), of the file\./);
      } else {
        assert.deepEqual(predict(state), expected);
      }
    }
  });
}

// The source and a main() that prints what it predicts of the inputs, which are written into it.
function runCompiled(language, source, folder, inputs) {
  const file = path.join(folder, `model.${language}`);
  fs.writeFileSync(file, source);
  const rows = inputs.map((input) => `{${input.flat(3).map((value) => `${value}`).join(",")}}`).join(",\n");
  const numbers = `static const float rows[${inputs.length}][${inputs[0].flat(3).length}] = {${rows}};\n`;
  const outputs = language === "c" ? "model_outputs" : "model::outputs";
  const predicts = language === "c" ? "float out[model_outputs]; predict(rows[i], out);"
    : "std::array<float, model::inputs> in; for (int k = 0; k < model::inputs; ++k) in[k] = rows[i][k]; const auto out = model::predict(in);";
  const main = path.join(folder, `main.${language}`);
  fs.writeFileSync(main, `#include <stdio.h>\n#include "model.${language}"\n${numbers}int main(void) {
  for (int i = 0; i < ${inputs.length}; ++i) { ${predicts}
    for (int k = 0; k < ${outputs}; ++k) printf("%.9g ", (double)out[k]);
    printf("\\n"); }\n  return 0; }\n`);
  const program = path.join(folder, `${language}.out`);
  const [compiler, standard] = language === "c" ? ["gcc", "-std=c99"] : ["g++", "-std=c++17"];
  const built = spawnSync(compiler, [standard, "-O1", "-Wall", "-Wextra", "-Werror", "-o", program, main, "-lm"], { encoding: "utf8" });
  assert.equal(built.status, 0, built.stderr);
  return spawnSync(program, [], { encoding: "utf8" }).stdout.trim().split("\n").map((line) => line.trim().split(" ").map(Number));
}

for (const [what, experiment] of Object.entries(networks)) {
  test(`C and C++: ${what}`, (t) => {
    const folder = makeFolder(t);
    const file = writeJson(folder, "experiment.json", experiment);
    const inputs = inputsOf(experiment);
    const inputFile = writeJson(folder, "input.json", inputs);
    const weights = path.join(folder, "weights.npz");
    done(["train", file, "--save", weights]);
    const { predictions } = JSON.parse(done(["predict", file, "--weights", weights, "--input", inputFile]).out);
    for (const [language, ending] of [["c", "c"], ["cpp", "cpp"]]) {
      const rows = runCompiled(ending, done(["source", file, "--for", language, "--weights", weights]).out, folder, inputs);
      predictions.forEach((row, i) => row.forEach((value, k) => {
        assert.ok(Math.abs(rows[i][k] - value) < 1e-6 * Math.max(1, Math.abs(value)), `${language}, ${i}, ${k}: ${rows[i][k]}, not ${value}`);
      }));
    }
  });
}

for (const program of programs) {
  test(`${program.name}: source names its weights, and a wrong program is told`, () => {
    const preset = path.join(presets, "mnist.json");
    const keras = run(program, ["source", preset, "--for", "keras"]);
    assert.equal(keras.status, 0, keras.error);
    assert.match(keras.out, /np\.load\("weights\.npz"\)/);
    assert.match(run(program, ["source", preset, "--for", "pytorch", "--weights", "a \"b\".safetensors"]).out,
      /load_file\("a \\"b\\"\.safetensors"\)/);
    const wrong = run(program, ["source", preset, "--for", "caffe"]);
    assert.equal(wrong.status, 2);
    assert.match(wrong.error, /--for needs keras, pytorch, c or cpp, not "caffe"/);
  });
}
