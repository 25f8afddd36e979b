// cmake/export_scorm.py: what goes into a package, and what is refused, in a sentence and before anything is built.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const step = (begin) => ({ title: "One", text: ["Train it."], begin });
const lesson = (...steps) => ({ descent_lesson: 1, title: "One", about: "One.", minutes: 5, steps });

// Programs and data sets in name only.
function folderWith(t) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "descent-scorm-"));
  t.after(() => fs.rmSync(folder, { recursive: true, force: true }));
  for (const name of ["program", "data", "data/mnist", "data/fashion-mnist"]) fs.mkdirSync(path.join(folder, name));
  for (const build of ["playground", "playground_relaxed"]) {
    fs.writeFileSync(path.join(folder, `program/${build}.wasm`), "wasm");
    fs.writeFileSync(path.join(folder, `program/${build}.js`), "export {};");
  }
  const sets = ["mnist", "fashion_mnist"].map((name) => {
    const file = `${name.replace("_", "-")}/images.gz`;
    fs.writeFileSync(path.join(folder, "data", file), name);
    return { name, available: true, files: { train_images: { path: file } } };
  });
  fs.writeFileSync(path.join(folder, "data/manifest.json"), JSON.stringify({ sets }));
  return folder;
}

function make(folder, content, ...options) {
  const file = path.join(folder, "Own Lesson.json");
  fs.writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  const [zip, program, data] = ["out.zip", "program", "data"].map((name) => path.join(folder, name));
  const made = spawnSync("python3", [path.join(root, "cmake/export_scorm.py"), file, zip, program, data, ...options], { encoding: "utf8" });
  const list = "import sys, zipfile\nz = zipfile.ZipFile(sys.argv[1])\nprint(*z.namelist(), sep='\\n')";
  const names = made.status === 0 && fs.existsSync(zip) ? spawnSync("python3", ["-c", list, zip], { encoding: "utf8" }).stdout.trim().split("\n") : [];
  return { ...made, names, sets: names.filter((name) => name.startsWith("data/") && name.endsWith(".gz")) };
}

const cases = {
  "no data set": [lesson(step({ preset: "line", do: [{ do: "setParameter", layer: 0, bias: false, index: 0, value: 2 }] })), []],
  "the one of a preset": [lesson(step({ preset: "mnist_128" })), ["data/mnist/images.gz"]],
  "the one of an experiment": [lesson(step({ preset: "line" }), step({ experiment: { data: { name: "fashion_mnist" } } })), ["data/fashion-mnist/images.gz"]],
  "the one of a link": [lesson(step({ do: [{ do: "openLink", text: "#descent=1&experiment=(data:(name:mnist))" }] })), ["data/mnist/images.gz"]],
};
for (const [what, [content, sets]] of Object.entries(cases)) {
  test(`a package has the data sets that its lesson names: ${what}`, (t) => {
    const made = make(folderWith(t), content);
    assert.equal(made.status, 0, made.stderr);
    assert.deepEqual(made.sets, sets);
    assert.ok(made.names.includes("imsmanifest.xml"));
  });
}

test("the same lesson gives the same bytes", (t) => {
  const folder = folderWith(t);
  const [first, second] = [1, 2].map(() => {
    assert.equal(make(folder, lesson(step({ preset: "line" }))).status, 0);
    return fs.readFileSync(path.join(folder, "out.zip"));
  });
  assert.ok(first.equals(second));
});

const refused = {
  "no JSON": ["{", [], /is no lesson: it is not JSON/],
  "an experiment": [{ model: [] }, [], /is no lesson: it needs "descent_lesson": 1/],
  "a version that there is not": [lesson(step({})), ["--scorm", "1.3"], /--scorm is 1\.2 or 2004, not "1\.3"/],
  "a mark above all": [lesson(step({})), ["--pass", "101"], /from 0 to 100, not "101"/],
  "a store without an address": [lesson(step({})), ["--xapi", "store"], /origin of a record store.*"store"/],
  "a store that would change the policy": [lesson(step({})), ["--xapi", "https://a.org;script-src"], /origin of a record store/],
};
for (const [what, [content, options, says]] of Object.entries(refused)) {
  test(`refused before anything is built: ${what}`, (t) => {
    const made = make(folderWith(t), content, ...options, "--check");
    assert.notEqual(made.status, 0);
    assert.match(made.stderr, says);
  });
}

test("a data set that is not on this machine is named", (t) => {
  const folder = folderWith(t);
  fs.writeFileSync(path.join(folder, "data/manifest.json"), JSON.stringify({ sets: [] }));
  assert.match(make(folder, lesson(step({ preset: "mnist" }))).stderr, /uses the data set mnist, which is not on this machine/);
});

test("./play says what it needs for a package, and at once", () => {
  const run = (...options) => spawnSync(path.join(root, "play"), options, { encoding: "utf8", timeout: 20000 });
  assert.match(run("--export-scorm", "line").stderr, /--export-scorm needs a lesson and a file after it/);
  assert.match(run("--scorm", "1.2").stderr, /--scorm goes with --export-scorm/);
  assert.match(run("--export-scorm", "there_is_none", "/tmp/descent-none.zip").stderr, /there is no lesson "there_is_none"/);
});
