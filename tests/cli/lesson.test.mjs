import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import test from "node:test";

import { makeFolder, presets, programs, run, writeJson } from "./programs.mjs";

const lessons = path.join(presets, "../lessons");

for (const program of programs) {
  test(`${program.name}: every lesson of ours can be read`, () => {
    for (const id of JSON.parse(fs.readFileSync(path.join(lessons, "index.json"), "utf8"))) {
      const result = run(program, ["lesson", path.join(lessons, `${id}.json`)]);
      assert.equal(result.status, 0, result.error);
      assert.match(result.out, new RegExp(`^${id}: `));
      assert.match(result.out, /nothing is wrong with it\.\n$/);
    }
  });

  test(`${program.name}: what is wrong with a lesson is told with its place`, (t) => {
    const folder = makeFolder(t);
    const file = writeJson(folder, "mine.json", { descent_lesson: 1, title: "x", about: "x", minutes: 5,
      steps: [{ title: "x", text: ["x"], goal: { is: "los", below: 1 }, reached: "x" }] });
    const result = run(program, ["lesson", file]);
    assert.equal(result.status, 1);
    assert.match(result.error, /mine\.json: steps\[0\]\.goal\.is is "los", but must be one of epoch, /);
    const none = run(program, ["lesson", path.join(folder, "none.json")]);
    assert.match(none.error, /none\.json cannot be read\.\n$/);
  });

  test(`${program.name}: names that the page does not have are told with what was meant`, (t) => {
    const folder = makeFolder(t);
    const file = writeJson(folder, "mine.json", { descent_lesson: 1, title: "x", about: "x", minutes: 5, terms: ["los"],
      steps: [{ title: "x", text: ["See [it](output_mapp), [its layer](layer2.units) and [what it is](#lables)."],
        begin: { preset: "spirall" }, at: "plya", lock: ["optimiser"],
        question: { ask: "?", number: 1, because: "x" }, hints: [{ say: "x", at: "layer1.unist", do: [{ do: "lessonAnswers" }] }] }] });
    const result = run(program, ["lesson", file]);
    assert.equal(result.status, 1);
    for (const sentence of [/terms: the glossary has no term "los"\. Did you mean "loss"\?/,
      /steps\[0\]\.text: the page has no control "output_mapp"\. Did you mean "output_map"\?/,
      /steps\[0\]\.text: the glossary has no term "lables"\. Did you mean "label"\?/,
      /steps\[0\]\.begin\.preset: there is no preset "spirall"\. Did you mean "spiral"\?/,
      /steps\[0\]\.at: the page has no control "plya"\. Did you mean "play"\?/,
      /steps\[0\]\.lock: the page has no part "optimiser"\. Did you mean "optimizer"\?/,
      /steps\[0\]\.hints\[0\]\.at: the page has no control "layer1\.unist"\. Did you mean "layer#\.unit/,
      /steps\[0\]\.hints\[0\]\.do: there is no request "lessonAnswers"\. Did you mean "lessonAnswer"\?/]) {
      assert.match(result.error, sentence);
    }
    assert.doesNotMatch(result.error, /"layer2\.units"/);
  });

  test(`${program.name}: a learner's code is read, and one with a wrong letter refused`, () => {
    // Made by engine/lessons/lesson_code.cpp of three steps, of which the last was left out.
    const code = makeCode("first_neuron", [{ asks: true, reached: true, seed: 42 },
      { asks: true, reached: true, shown: true, seed: 300 }, { asks: true }]);
    const told = run(program, ["verify", code]);
    assert.equal(told.status, 0, told.error);
    assert.match(told.out, /^Lesson first_neuron: 2 of 3 steps reached, score 33 %\n/);
    assert.match(told.out, /1: reached, seed 42\n {2}2: shown by a hint, seed 300\n {2}3: not reached\n/);
    assert.match(told.out, /proves nothing/);
    const wrong = run(program, ["verify", code.replace(/.$/, (c) => (c === "A" ? "B" : "A"))]);
    assert.equal(wrong.status, 1);
    assert.match(wrong.error, /no code of a lesson, or a letter of it is wrong/);
    const other = run(program, ["verify", code, "--lesson", path.join(lessons, "first_neuron.json")]);
    assert.match(other.out, /another edition of the lesson than this file/);
  });
}

// The form of lesson_code.hpp, once more: a length and the id, four bytes of the edition, the steps, FNV-1a.
function makeCode(id, steps) {
  const bytes = [id.length, ...Buffer.from(id), 1, 2, 3, 4, steps.length];
  for (const { asks, reached, shown, seed = 0 } of steps) {
    bytes.push((asks ? 1 : 0) | (reached ? 2 : 0) | (shown ? 4 : 0));
    if (!reached) continue;
    for (let rest = seed; ; rest >>>= 7) {
      bytes.push(rest < 128 ? rest : (rest & 127) | 128);
      if (rest < 128) break;
    }
  }
  let check = 2166136261;
  for (const byte of bytes) check = Math.imul(check ^ byte, 16777619) >>> 0;
  bytes.push(check & 255, (check >>> 8) & 255, (check >>> 16) & 255, check >>> 24);
  return `DL1-${Buffer.from(bytes).toString("base64url")}`;
}
