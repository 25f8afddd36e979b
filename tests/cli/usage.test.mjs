import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import test from "node:test";

import { batchOf, flopPerStep, rows } from "../bench/harness/rows.mjs";
import { makeFolder, presets, programs, run, writeJson } from "./programs.mjs";

const line = path.join(presets, "line.json");

for (const program of programs) {
  const refused = (args, status, pattern, options) => {
    const result = run(program, args, options);
    assert.equal(result.status, status, `${args.join(" ")}: ${result.error}`);
    assert.equal(result.out, "");
    assert.match(result.error, pattern);
    assert.match(result.error, /^descent: [^\n]+\.\n$/, "one sentence");
  };

  test(`${program.name}: a wrong command line ends with 2`, () => {
    refused([], 2, /needs a command first: train, evaluate, predict, info, source, lesson, verify/);
    refused(["learn"], 2, /has no command learn; it has train, evaluate, predict, info, source, lesson, verify/);
    refused(["train"], 2, /descent train needs a file: descent train EXPERIMENT\.json/);
    refused(["verify"], 2, /descent verify needs CODE: descent verify CODE/);
    refused(["verify", ""], 2, /descent verify got nothing for CODE/);
    refused(["verify", "DL1-AA", "DL1-BB"], 2, /descent verify takes one CODE, but got "DL1-BB" too/);
    refused(["train", line, "--speed", "3"], 2,
      /has no option --speed; it has --history, --save, --test, --weights, --data, --kernels, --threads/);
    refused(["info", "--data", "x"], 2, /descent info has no option --data/);
    refused(["train", line, "--save"], 2, /The option --save needs a value: --save FILE/);
    refused(["train", line, "--save", "--history", "x"], 2, /The option --save needs a value/);
    refused(["train", line, "--save=a", "--save=b"], 2, /The option --save is given twice/);
    for (const name of ["out", "out.h5", "out.npz.txt"]) {
      refused(["train", line, "--save", name], 2, /--save writes \.json, \.npz or \.safetensors.*has another/);
    }
    refused(["train", line, line], 2, /takes one file, but got/);
    refused(["train", line, "--save", "x", "--history", "x"], 2, /name the same file/);
    refused(["predict", line], 2, /descent predict needs the option --input FILE\.json/);
  });

  test(`${program.name}: what cannot be done ends with 1`, (t) => {
    const folder = makeFolder(t);
    const missing = path.join(folder, "missing.json");
    refused(["train", missing], 1, /There is no file .*missing\.json/);
    refused(["train", folder], 1, /is a folder, not a file/);
    refused(["train", line, "--save", path.join(folder, "no/such/file.json")], 1,
      /The folder .*no\/such for .* does not exist: create it first/);
    refused(["train", line, "--history", folder], 1, /is a folder, not a file/);
    refused(["train", line, "--kernels", "turbo"], 1, /turbo.*reference.*simd/);
    refused(["evaluate", line], 1, /line\.json has no weights/);
    refused(["predict", line, "--input", missing], 1, /has no weights/);
  });

  test(`${program.name}: what is wrong in an experiment is told with the file's name`, (t) => {
    const folder = makeFolder(t);
    const wrong = (name, json, pattern) => refused(["train", writeJson(folder, name, json)], 1, pattern);
    wrong("broken.json", "{\n  \"seed\": }", /broken\.json: The JSON text is broken at line 2, column 11\./);
    wrong("key.json", { sead: 1 }, /key\.json: sead is not a key of an experiment/);
    wrong("rate.json", { training: { optimizer: { name: "SGD", learning_rate: -1 } } },
      /training\.optimizer\.learning_rate is -1, but must be a number from 0 to 1000\./);
    wrong("shape.json", {
      data: { name: "synthetic_digits", train_limit: 10, test_limit: 10 },
      model: [{ layer: "Dense", units: 10, activation: "softmax" }],
      training: { loss: "sparse_categorical_crossentropy" },
    }, /put a Flatten layer before it/);
    wrong("loss.json", { training: { loss: "binary_crossentropy" } }, /needs a model that ends with sigmoid/);
  });

  test(`${program.name}: a file that was there stays whole where nothing new is written`, (t) => {
    const folder = makeFolder(t);
    const saved = writeJson(folder, "saved.json", "before");
    assert.equal(run(program, ["train", path.join(folder, "none.json"), "--save", saved]).status, 1);
    assert.equal(fs.readFileSync(saved, "utf8"), "before");
    assert.equal(run(program, ["train", line, "--save", saved]).status, 0);
    assert.equal(JSON.parse(fs.readFileSync(saved, "utf8")).weights.length, 1);
    assert.deepEqual(fs.readdirSync(folder), ["saved.json"]);
  });

  test(`${program.name}: files are found from the folder where it runs`, (t) => {
    const folder = makeFolder(t);
    fs.copyFileSync(line, path.join(folder, "line.json"));
    const result = run(program, ["train", "line.json", "--save", "out.json"], { cwd: folder });
    assert.equal(result.status, 0);
    assert.ok(fs.existsSync(path.join(folder, "out.json")));
  });

  test(`${program.name}: --help names every command and option, --version the version`, () => {
    const help = run(program, ["--help"]);
    assert.equal(help.status, 0);
    for (const word of ["train", "evaluate", "predict", "info", "source", "--history", "--save", "--weights", "--data", "--kernels", "--threads",
      "--input", "--for", "--version"]) {
      assert.ok(help.out.includes(word), word);
    }
    assert.equal(run(program, ["train", "--help"]).out, help.out);
    assert.match(run(program, ["--version"]).out, /^descent \d+\.\d+\.\d+\n$/);
  });

  test(`${program.name}: info lists the kernels, and a model's layers`, () => {
    const bare = run(program, ["info"]);
    assert.equal(bare.status, 0);
    assert.match(bare.out, /^Kernels: reference simd \(default\)/);
    const { out, status } = run(program, ["info", path.join(presets, "mnist.json")]);
    assert.equal(status, 0);
    assert.match(out, /Data set: MNIST, inputs \(None, 28, 28\), 10 classes/);
    assert.match(out, /dense \(Dense\) +\(None, 20\) +15,700/);
    assert.match(out, /Total params: 15,910/);
    // Adam: 4 · 15,910 weights, initial ones and moments, gradients, and some for the rows.
    const kilobytes = Number(/Memory for training: (\d+) kB/.exec(out)[1]);
    assert.ok(kilobytes > 318 && kilobytes < 2000, `${kilobytes}`);
  });

  test(`${program.name}: info counts the arithmetic as the benchmark does`, (t) => {
    const folder = makeFolder(t);
    for (const row of rows.filter(({ kind }) => kind === "train")) {
      const data = { name: row.input.length === 1 ? "spiral" : "mnist" };
      const sample = row.input.length === 1 ? row : { ...row, input: [28, 28] };
      const file = writeJson(folder, `${row.id}.json`, { ...row.experiment, data });
      const { out, status } = run(program, ["info", file]);
      assert.equal(status, 0, row.id);
      const flop = Number(/FLOP to train on a sample: (\d+)\n/.exec(out)[1]);
      assert.equal(flop, flopPerStep(sample) / batchOf(sample), row.id);
    }
  });

  test(`${program.name}: info says what becomes of pictures`, (t) => {
    const file = writeJson(makeFolder(t), "pictures.json", {
      data: { name: "fashion_mnist" },
      model: [
        { layer: "Conv2D", filters: 32, kernel_size: 3, activation: "relu" },
        { layer: "MaxPooling2D" },
        { layer: "Flatten" },
        { layer: "Dense", units: 10, activation: "softmax" },
      ],
    });
    const { out, status } = run(program, ["info", file]);
    assert.equal(status, 0);
    assert.match(out, /conv2d \(Conv2D\) +\(None, 26, 26, 32\) +320/);
    assert.match(out, /max_pooling2d \(MaxPooling2D\) +\(None, 13, 13, 32\) +0/);
    assert.match(out, /flatten \(Flatten\) +\(None, 5408\) +0/);
    assert.match(out, /Total params: 54,410/);
  });
}
