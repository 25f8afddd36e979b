import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import test from "node:test";
import { makeFolder, programs, run, writeJson } from "./programs.mjs";

const spiral = {
  data: { name: "spiral", samples: 100, validation_fraction: 0.2, test_count: 30 },
  model: [{ layer: "Dense", units: 4, activation: "tanh" }, { layer: "Dense", units: 1, activation: "tanh" }],
  training: { epochs: 3 },
};

for (const program of programs) {
  test(`${program.name}: train looks at the test set only with --test, and keeps that`, (t) => {
    const folder = makeFolder(t);
    const experiment = writeJson(folder, "spiral.json", spiral);
    const saved = path.join(folder, "saved.json");
    const plain = run(program, ["train", experiment, "--save", saved]);
    assert.equal(plain.error, "");
    assert.doesNotMatch(plain.out, /test samples/);
    assert.equal(JSON.parse(fs.readFileSync(saved, "utf8")).history.tests, undefined);

    const tested = run(program, ["train", experiment, "--save", saved, "--test"]);
    assert.equal(tested.error, "");
    const [, loss] = tested.out.match(/\n30 test samples - loss: (\S+) - accuracy: \S+\n$/);
    const { tests } = JSON.parse(fs.readFileSync(saved, "utf8")).history;
    assert.equal(tests.length, 1);
    assert.equal(tests[0].epoch, 3);
    assert.equal(tests[0].loss.toFixed(4), loss);
  });

  test(`${program.name}: evaluate takes the test set, or the part that is named`, (t) => {
    const folder = makeFolder(t);
    const experiment = writeJson(folder, "spiral.json", spiral);
    const saved = path.join(folder, "saved.json");
    const lines = run(program, ["train", experiment, "--save", saved]).out.split("\n");
    const evaluated = (...options) => run(program, ["evaluate", saved, ...options]);
    assert.match(evaluated().out, /^30 test samples - loss/);
    assert.equal(evaluated("--on", "test").out, evaluated().out);
    assert.match(evaluated("--on", "train").out, /^50 training samples - loss/);
    const { out } = evaluated("--on=validation");
    const [, loss] = out.match(/^20 validation samples - loss: (\S+)/);
    assert.ok(lines[2].includes(`val_loss: ${loss} `), `${lines[2]} has ${loss}`);
    const wrong = evaluated("--on", "all");
    assert.equal(wrong.status, 2);
    assert.match(wrong.error, /--on needs train, validation or test, not "all"/);
  });

  test(`${program.name}: a split that cannot be, or a test set that is not there, is told`, (t) => {
    const folder = makeFolder(t);
    const file = (data) => writeJson(folder, "bad.json", { ...spiral, data: { name: "spiral", samples: 50, ...data } });
    const refused = (data, options, pattern) => {
      const result = run(program, ["train", file(data), ...options]);
      assert.equal(result.status, 1);
      assert.match(result.error, pattern);
    };
    refused({ test_count: 30, validation_count: 20 }, [],
      /Of 50 samples, 20 for validation and 30 for testing leave none to train on/);
    refused({ test_fraction: 0 }, ["--test"], /There are no test samples for --test/);
    const valued = run(program, ["train", file({}), "--test=yes"]);
    assert.equal(valued.status, 2);
    assert.match(valued.error, /The option --test takes no value/);
  });
}
