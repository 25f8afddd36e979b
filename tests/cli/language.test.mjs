// The command line in another language: what it says, and what stays as it is.
import assert from "node:assert/strict";
import test from "node:test";
import { presets, programs, run } from "./programs.mjs";

for (const program of programs) {
  test(`${program.name} speaks Spanish where it is asked to`, () => {
    for (const words of [["--lang", "es", "train"], ["train", "--lang=es"]]) {
      const result = run(program, words);
      assert.equal(result.status, 2);
      assert.match(result.error, /necesita/);
    }
    const unknown = run(program, ["--lang", "xx", "--help"]);
    assert.equal(unknown.status, 1);
    assert.match(unknown.error, /There is no language xx; there are en, es\./);
    assert.match(run(program, ["--lang"]).error, /--lang needs a value|needs a value: --lang/);
  });

  test(`${program.name} prints what other programs read as ever`, () => {
    const experiment = `${presets}/line.json`;
    const english = run(program, ["info", experiment]);
    const spanish = run(program, ["--lang", "es", "info", experiment]);
    assert.equal(spanish.status, 0);
    const summary = (text) => /Layer [^]*Total params: .*/.exec(text)[0];  // as Keras prints it
    assert.ok(summary(english.out).length > 40);
    assert.equal(summary(spanish.out), summary(english.out));
    assert.match(spanish.out, /Memoria para el entrenamiento/);
  });
}
