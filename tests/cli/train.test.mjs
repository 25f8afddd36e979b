import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import test from "node:test";
import { makeFolder, presets, programs, run, writeJson } from "./programs.mjs";

const spiral = {
  seed: 3,
  data: { name: "spiral", samples: 200, noise: 0.05 },
  features: ["x", "y", "sin_x", "sin_y"],
  model: [
    { layer: "Dense", units: 6, activation: "tanh" },
    { layer: "Dropout", rate: 0.05 },
    { layer: "Dense", units: 5, activation: "sigmoid", kernel_regularizer: { l1: 1e-5, l2: 1e-4 } },
    { layer: "Dense", units: 1, activation: "tanh" },
  ],
  training: { optimizer: { name: "Adam", learning_rate: 0.01 }, batch_size: 7, epochs: 12 },
};
const number = "-?\\d+\\.\\d+(e[+-]\\d+)?";

for (const program of programs) {
  test(`${program.name}: train prints a line for each epoch, as Keras does`, (t) => {
    const experiment = writeJson(makeFolder(t), "spiral.json", spiral);
    const result = run(program, ["train", experiment]);
    assert.equal(result.error, "");
    assert.equal(result.status, 0);
    const lines = result.out.trimEnd().split("\n");
    assert.equal(lines.length, 13);
    lines.slice(0, 12).forEach((line, index) => {
      assert.match(line, new RegExp(
        `^Epoch ${index + 1}/12 - \\d+\\.\\ds - loss: ${number} - accuracy: ${number} ` +
        `- val_loss: ${number} - val_accuracy: ${number}$`));
    });
    assert.equal(lines[12], "All 12 epochs are done.");
  });

  test(`${program.name}: without classes and test samples only what applies is printed`, () => {
    const result = run(program, ["train", path.join(presets, "line.json")]);
    assert.equal(result.status, 0);
    assert.match(result.out, new RegExp(`Epoch 500/500 - \\d+\\.\\ds - loss: ${number} - mae: ${number}\\n`));
  });

  test(`${program.name}: a callback's reason stands at the end`, (t) => {
    const experiment = writeJson(makeFolder(t), "stop.json", {
      data: { name: "gauss" },
      model: [{ layer: "Dense", units: 1, activation: "tanh" }],
      training: { epochs: 50, callbacks: [{ name: "StopBelow", monitor: "loss", value: 0.4 }] },
    });
    const lines = run(program, ["train", experiment]).out.trimEnd().split("\n");
    assert.ok(lines.length < 51);
    assert.match(lines.at(-1), /^loss is 0\.\d+, below 0\.4: stopped by StopBelow\.$/);
  });

  test(`${program.name}: --history writes every epoch`, (t) => {
    const folder = makeFolder(t);
    const experiment = writeJson(folder, "spiral.json", spiral);
    const file = path.join(folder, "history.csv");
    const { out } = run(program, ["train", "--history", file, experiment]);
    const rows = fs.readFileSync(file, "utf8").trimEnd().split("\n").map((row) => row.split(","));
    assert.deepEqual(rows[0], ["epoch", "loss", "accuracy", "val_loss", "val_accuracy", "seconds"]);
    assert.equal(rows.length, 13);
    rows.slice(1).forEach((row, index) => {
      assert.equal(Number(row[0]), index + 1);
      row.forEach((cell) => assert.ok(cell !== "" && Number.isFinite(Number(cell))));
    });
    const lastLoss = Number(/Epoch 12.* - loss: (\S+)/.exec(out)[1]);
    assert.ok(Math.abs(Number(rows[12][1]) - lastLoss) < 1e-4);
  });

  test(`${program.name}: in the history of a line what does not apply is empty`, (t) => {
    const file = path.join(makeFolder(t), "history.csv");
    run(program, ["train", path.join(presets, "line_steep.json"), `--history=${file}`]);
    const rows = fs.readFileSync(file, "utf8").trimEnd().split("\n");
    assert.match(rows[1], /^1,715\.66\d+,,,,\d/);
  });

  test(`${program.name}: --kernels chooses the arithmetic`, (t) => {
    const folder = makeFolder(t);
    const experiment = writeJson(folder, "spiral.json", spiral);
    const saved = (kernels) => {
      const file = path.join(folder, `${kernels}.json`);
      assert.equal(run(program, ["train", experiment, "--kernels", kernels, "--save", file]).status, 0);
      return JSON.parse(fs.readFileSync(file, "utf8")).weights[0].kernel;
    };
    const reference = saved("reference");
    const simd = saved("simd");
    const difference = Math.max(...reference.map((value, i) => Math.abs(value - simd[i])));
    // The same training in another order of rounding: nearly the same weights.
    assert.ok(difference < 1e-2, `differ by ${difference}`);
  });

  test(`${program.name}: --threads shares the work, with the same numbers from dense layers`, (t) => {
    const folder = makeFolder(t);
    const experiment = writeJson(folder, "wide.json", {
      ...spiral, model: [{ layer: "Dense", units: 512, activation: "tanh" },
        { layer: "Dense", units: 64, activation: "tanh" }, { layer: "Dense", units: 1 }],
    });
    const [alone, shared] = ["1", "3"].map((threads) => {
      const file = path.join(folder, `${threads}.json`);
      assert.equal(run(program, ["train", experiment, "--threads", threads, "--save", file]).status, 0);
      return timeless(file);
    });
    assert.equal(shared, alone);
    const refused = run(program, ["train", experiment, "--threads", "many"]);
    assert.equal(refused.status, 2);
    assert.match(refused.error, /--threads needs a number from 1 to 64, not "many"/);
  });

  test(`${program.name}: diverged weights are not saved as if they were good`, (t) => {
    const folder = makeFolder(t);
    const file = path.join(folder, "saved.json");
    const experiment = writeJson(folder, "wild.json", {
      data: { name: "points", x: [[1e15], [2e15]], y: [[0], [0]] },
      training: { optimizer: { name: "SGD", learning_rate: 1000 } },
    });
    const result = run(program, ["train", experiment, "--save", file]);
    assert.equal(result.status, 1);
    assert.match(result.out, /no longer a finite number/);
    assert.match(result.error, /^descent: The weights are no longer finite numbers.*\n$/);
    assert.ok(!fs.existsSync(file));
  });
}

// What was saved, without the seconds that the epochs took.
function timeless(file) {
  return fs.readFileSync(file, "utf8").replace(/,?\s*"seconds": \[[^\]]*\]/, "");
}

test("both programs train to the same bits", (t) => {
  const folder = makeFolder(t);
  const experiment = writeJson(folder, "spiral.json", spiral);
  const [native, wasm] = programs.map((program) => {
    const file = path.join(folder, `${program.name}.json`);
    assert.equal(run(program, ["train", experiment, "--save", file]).status, 0);
    return timeless(file);
  });
  assert.equal(native, wasm);
  assert.equal(JSON.parse(native).weights.length, 4);
});

test("both programs read digits to the same bits", (t) => {
  const folder = makeFolder(t);
  const experiment = writeJson(folder, "digits.json", {
    data: { name: "synthetic_digits", train_limit: 300, test_limit: 50 },
    model: [
      { layer: "Flatten" },
      { layer: "Dense", units: 12, activation: "relu" },
      { layer: "Dense", units: 10, activation: "softmax" },
    ],
    training: { loss: "sparse_categorical_crossentropy", optimizer: "Adam", epochs: 2 },
  });
  const [native, wasm] = programs.map((program) => {
    const file = path.join(folder, `${program.name}.json`);
    assert.equal(run(program, ["train", experiment, "--save", file]).status, 0);
    return timeless(file);
  });
  assert.equal(native, wasm);
});
