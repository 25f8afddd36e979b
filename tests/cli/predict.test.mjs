import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import test from "node:test";
import { makeFolder, presets, programs, run, writeJson } from "./programs.mjs";

// y = 2x - 1 and nothing to train: predictions are known.
const line = {
  data: { name: "points", x: [[0], [1]], y: [[-1], [1]] },
  model: [{ layer: "Dense", units: 1 }],
  weights: [{ kernel: [2], bias: [-1] }],
};
// Class 1 where x > 1.
const classes = {
  data: { name: "gauss" },
  features: ["y", "x"],
  model: [{ layer: "Dense", units: 1, activation: "sigmoid" }],
  training: { loss: "binary_crossentropy" },
  weights: [{ kernel: [0, 100], bias: [-100] }],
};
const image = {
  data: { name: "mnist" },
  model: [{ layer: "Flatten" }, { layer: "Dense", units: 10, activation: "softmax" }],
  training: { loss: "sparse_categorical_crossentropy" },
  // Pixel p speaks for class p mod 10.
  weights: [{}, {
    kernel: Array.from({ length: 7840 }, (_, i) => (Math.floor(i / 10) % 10 === i % 10 ? 50 : 0)),
    bias: Array(10).fill(0),
  }],
};

function predict(t, program, saved, input) {
  const folder = makeFolder(t);
  const savedFile = writeJson(folder, "saved.json", saved);
  const inputFile = writeJson(folder, "input.json", input);
  return run(program, ["predict", "--input", inputFile, savedFile]);
}

function answer(t, program, saved, input) {
  const result = predict(t, program, saved, input);
  assert.equal(result.error, "");
  assert.equal(result.status, 0);
  return JSON.parse(result.out);
}

for (const program of programs) {
  test(`${program.name}: predict values`, (t) => {
    assert.deepEqual(answer(t, program, line, [[10], [0.5]]), { predictions: [[19], [0]] });
    assert.deepEqual(answer(t, program, line, { inputs: [[-1]] }), { predictions: [[-3]] });
  });

  test(`${program.name}: predict classes, with the features computed`, (t) => {
    const { predictions, classes: labels } = answer(t, program, classes, [[2, 0], [0, 2], [2, 5]]);
    assert.deepEqual(labels, [1, 0, 1]);
    assert.deepEqual(predictions, [[1], [0], [1]].map(([value], i) => [i === 1 ? predictions[1][0] : value]));
    assert.ok(predictions[1][0] < 1e-6);
  });

  test(`${program.name}: predict images, flat or in lines, without the set's files`, (t) => {
    const flat = Array(784).fill(0);
    flat[3] = 1;
    const lines = Array.from({ length: 28 }, () => Array(28).fill(0));
    lines[1][9] = 1; // pixel 37
    const result = answer(t, program, image, [flat, lines]);
    assert.deepEqual(result.classes, [3, 7]);
    const sum = result.predictions[0].reduce((a, b) => a + b, 0);
    assert.ok(Math.abs(sum - 1) < 1e-5);
  });

  test(`${program.name}: wrong inputs are told`, (t) => {
    const refused = (saved, input, pattern) => {
      const result = predict(t, program, saved, input);
      assert.equal(result.status, 1);
      assert.equal(result.out, "");
      assert.match(result.error, pattern);
      assert.equal(result.error.trimEnd().split("\n").length, 1);
    };
    refused(line, [[1, 2]], /input\.json: inputs\[0\] is \[1, 2\], but must be a list of 1 numbers\./);
    refused(line, [], /inputs is \[\], but must be a list of 1 to 1000000 items\./);
    refused(line, { input: [[1]] }, /input is not a key of the inputs to predict, which has inputs\./);
    refused(line, "[[1]", /input\.json: The JSON text ends too early at line 1, column 5\./);
    refused(classes, [[1]], /inputs\[0\] is \[1\], but must be a list of 2 numbers\./);
    refused(image, [Array(784).fill(255)], /from 0 to 1: divide bytes by 255\./);
    refused(image, [Array(783).fill(0)], /must be a list of 784 numbers\./);
  });

  test(`${program.name}: weights that do not fit, or are missing, are told`, (t) => {
    const wide = { ...line, weights: [{ kernel: [2, 3], bias: [-1] }] };
    const result = predict(t, program, wide, [[1]]);
    assert.equal(result.status, 1);
    assert.match(result.error, /^descent: .+\.\n$/);
    const { weights, ...untrained } = line;
    assert.match(predict(t, program, untrained, [[1]]).error,
      /saved\.json has no weights: train it with descent train --save FILE\.json first\./);
  });

  test(`${program.name}: what train saved, evaluate and predict agree on`, (t) => {
    const folder = makeFolder(t);
    const saved = path.join(folder, "saved.json");
    const trained = run(program, ["train", path.join(presets, "xor.json"), "--save", saved]);
    const [, loss, accuracy] = /val_loss: (\S+) - val_accuracy: (\S+)\nAll/.exec(trained.out);
    const { history, training } = JSON.parse(fs.readFileSync(saved, "utf8"));
    assert.ok(history.loss.length > 0 && history.loss.length <= training.epochs);
    assert.equal(history.val_accuracy.length, history.loss.length);
    const evaluated = run(program, ["evaluate", saved]);
    assert.equal(evaluated.status, 0);
    assert.equal(evaluated.out, `250 test samples - loss: ${loss} - accuracy: ${accuracy}\n`);
    const input = writeJson(folder, "input.json", [[3, 3], [-3, 3], [-3, -3], [3, -3]]);
    const { classes: labels } = JSON.parse(run(program, ["predict", saved, "--input", input]).out);
    assert.deepEqual(labels, [1, 0, 1, 0]);
  });

  test(`${program.name}: outputs that are not a number are of no class, and told`, (t) => {
    const huge = Array(3).fill(3e38);
    const broken = { data: { name: "points", x: [[1], [1]], y: [[0], [0]] },
      model: [{ layer: "Dense", units: 3, activation: "softmax" }],
      training: { loss: "sparse_categorical_crossentropy" },
      weights: [{ kernel: huge, bias: huge }] };
    const saved = writeJson(makeFolder(t), "broken.json", broken);
    const evaluated = run(program, ["evaluate", saved]).out;
    assert.match(evaluated, /loss: nan - accuracy: 0\.0000/);
    assert.match(evaluated, /For 2 of them .* not a number .* smaller learning rate/);
    const predicted = predict(t, program, broken, [[1]]);
    assert.deepEqual(JSON.parse(predicted.out), { predictions: [[null, null, null]], classes: [null] });
    assert.match(predicted.error, /1 of 1 inputs/);
  });

  test(`${program.name}: evaluate reports precision, recall and F1 of each class`, (t) => {
    const saved = writeJson(makeFolder(t), "saved.json", { ...classes, data: { ...classes.data, noise: 0.5 } });
    const { out } = run(program, ["evaluate", saved, "--report"]);
    const [first, head, ...rows] = out.trim().split("\n");
    const accuracy = Number(first.match(/accuracy: ([\d.]+)/)[1]);
    assert.match(head, /^ +precision +recall +f1-score +support$/);
    const numbers = (row) => row.trim().split(/ {2,}/).slice(1).map(Number);
    const [zero, one, all, macro, weighted] = rows.map(numbers);
    assert.deepEqual(all.map(Number), [accuracy, 250]);
    assert.equal(zero[3] + one[3], 250);
    // Accuracy is the recall of all classes, weighted by their samples.
    const near = (a, b) => assert.ok(Math.abs(a - b) < 2e-4, `${a} is near ${b}`);
    near(weighted[1], accuracy);
    near((zero[1] * zero[3] + one[1] * one[3]) / 250, accuracy);
    for (const [precision, recall, f1] of [zero, one]) near(f1, (2 * precision * recall) / (precision + recall));
    near(macro[0], (zero[0] + one[0]) / 2);
    assert.match(rows[5], /^expected calibration error, 10 bins: 0\.\d{4}$/);
    const refused = run(program, ["evaluate", writeJson(makeFolder(t), "line.json", line), "--report"]);
    assert.equal(refused.status, 1);
    assert.match(refused.error, /--report tells of classes, and this data set has none/);
  });

  test(`${program.name}: without test samples evaluate says what it took`, (t) => {
    const saved = writeJson(makeFolder(t), "saved.json", line);
    const result = run(program, ["evaluate", saved]);
    assert.equal(result.status, 0);
    assert.equal(result.out,
      "2 training samples (none for testing) - loss: 0.0000 - mae: 0.0000 - rmse: 0.0000 - r2: 1.0000\n");
  });

  test(`${program.name}: an image set that is not there is told`, (t) => {
    const folder = makeFolder(t);
    const saved = writeJson(folder, "saved.json", image);
    const result = run(program, ["evaluate", saved, "--data", folder]);
    assert.equal(result.status, 1);
    assert.match(result.error, /^descent: The four files of MNIST .*are in none of these folders: .*\.\n$/);
  });
}

test("both programs predict the same text", (t) => {
  const folder = makeFolder(t);
  const saved = path.join(folder, "saved.json");
  run(programs[0], ["train", path.join(presets, "spiral.json"), "--save", saved]);
  const points = Array.from({ length: 300 }, (_, i) => [Math.cos(i) * 5, Math.sin(i * 1.7) * 5]);
  const input = writeJson(folder, "input.json", points);
  const [native, wasm] = programs.map((program) => run(program, ["predict", saved, "--input", input]).out);
  assert.equal(JSON.parse(native).predictions.length, 300);
  assert.equal(native, wasm);
  assert.ok(fs.statSync(saved).size > 0);
});
