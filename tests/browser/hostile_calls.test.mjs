// Hundreds of calls of window.descent with what no page should give it: never a crash, a standstill,
// a lost experiment, or text that is taken for HTML; and each that is refused says why.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { usePage } from './harness.mjs';
import { giveSeeded } from './seeded.mjs';

const { open } = usePage();

const count = 600;

// In the page, where there are values that cannot be sent to it.
async function callHostile(calls) {
  const random = window.seeded(20260607);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const circle = {};
  circle.circle = circle;
  const deep = () => JSON.parse(`${'['.repeat(3000)}${']'.repeat(3000)}`);
  const values = [
    () => undefined, () => null, () => NaN, () => -Infinity, () => -1, () => 1e308, () => 2 ** 53, () => 0.5, () => 10n,
    () => '', () => 'spiral', () => '\u0000', () => '\ud800', () => '<img src=x onerror="window.hacked=1">',
    () => '"><script>window.hacked=1</script>', () => 'x'.repeat(100_000), () => '('.repeat(100_000), () => '9'.repeat(5000),
    () => [], () => [[]], () => [[1, 2], [3]], () => Array(5000).fill(1e9), () => ({}), () => circle, deep, () => Symbol('s'),
    () => () => 1, () => new Date(NaN), () => ({ toJSON() { throw new Error('no'); } }), () => ({ __proto__: { data: 1 } }),
    () => true, () => new Uint8Array(10), () => '{"descent":1,"experiment":{}}', () => '{"descent":1e99}',
  ];
  const value = () => pick(values)();
  const good = () => JSON.parse(JSON.stringify(window.descent.getState().experiment));
  // One that is right but for one value somewhere.
  const spoilt = () => {
    const experiment = good();
    let place = experiment;
    for (let i = 0; i < 6; i += 1) {
      const keys = Object.keys(place);
      if (keys.length === 0) break;
      const key = pick(keys);
      if (random() < 0.4 || place[key] === null || typeof place[key] !== 'object') {
        place[key] = value();
        break;
      }
      place = place[key];
    }
    return experiment;
  };
  const methods = {
    setExperiment: () => [random() < 0.8 ? spoilt() : value()],
    openLink: () => [value()],
    openFile: () => [value(), random() < 0.5 ? value() : JSON.stringify({ descent: 1, experiment: good(), weights: pick([1, 'x', null, [], {}, [[{}]], [1e999]]) })],
    setParameter: () => [value(), value(), value(), value()],
    loadPreset: () => [value()], setScene: () => [value()], setKernels: () => [value()], setThreads: () => [value()],
    showPerformance: () => [value()], setTheme: () => [value()], setLanguage: () => [value()], predict: () => [value()],
    on: () => [value(), value()], off: () => [value(), value()],
    undo: () => [value()], redo: () => [value()],
    addRun: () => [value()], showRun: () => [value()], nameRun: () => [value(), value()], removeRun: () => [value()],
  };
  const result = { taken: 0, refused: 0, slow: [], silent: [], lost: [], hacked: false };
  const elements = document.querySelectorAll('*').length;
  for (let i = 0; i < calls; i += 1) {
    const names = Object.keys(methods);
    const name = names[i % names.length];
    const given = methods[name]();
    const before = JSON.stringify(window.descent.getState().experiment);
    const weights = window.descent.getWeightsHash();
    const start = performance.now();
    let error = null;
    try {
      await window.descent[name](...given);
    } catch (e) {
      error = e;
    }
    const took = performance.now() - start;
    if (took > 3000) result.slow.push([name, took]);
    const now = window.descent.getState();
    if (error === null) {
      result.taken += 1;
      if (!now.ready) await window.descent.setScene('playground');
      continue;
    }
    result.refused += 1;
    if (!(error instanceof Error) || error.message.length < 15) result.silent.push([name, String(error)]);
    if (JSON.stringify(now.experiment) !== before || window.descent.getWeightsHash() !== weights) result.lost.push([name, String(error)]);
  }
  result.hacked = window.hacked !== undefined || document.querySelectorAll('*').length !== elements;
  return result;
}

test(`${count} hostile calls`, async () => {
  const visitor = await open();
  await visitor.click('step_epoch');
  await visitor.until('an epoch is trained', (s) => s.epoch === 1 && !s.playing);
  await giveSeeded(visitor.page);
  const outcome = await visitor.page.evaluate(callHostile, count);
  assert.deepEqual({ slow: outcome.slow, silent: outcome.silent, lost: outcome.lost }, { slow: [], silent: [], lost: [] });
  assert.equal(outcome.hacked, false);
  assert.equal(outcome.taken + outcome.refused, count);
  assert.ok(outcome.refused > count / 3, `${outcome.refused} were refused`);
  assert.ok(outcome.taken > 20, `${outcome.taken} were taken`);
  await visitor.page.evaluate(() => window.descent.loadPreset('spiral'));
  await visitor.click('step_epoch');
  await visitor.until('it still trains', (s) => s.epoch === 1 && !s.playing);
  await visitor.close();
});
