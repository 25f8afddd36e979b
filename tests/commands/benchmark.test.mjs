// tests/bench/benchmark.mjs: what it answers before it measures, and the arithmetic of its figures.
// Whether anything is fast is not tested.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { markdown, report } from '../bench/harness/report.mjs';
import { measure, summary } from '../bench/harness/rounds.mjs';
import { flopPerStep, limitSeconds, parametersOf, rows } from '../bench/harness/rows.mjs';

const folder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../bench');
const row = (id) => rows.find((each) => each.id === id);

function run(...options) {
  const result = spawnSync(process.execPath, [path.join(folder, 'benchmark.mjs'), ...options], { encoding: 'utf8' });
  return { code: result.status, out: result.stdout, problem: result.stderr.trim() };
}

test('a wrong option is one sentence', () => {
  for (const [options, words] of [[['--rounds', '0'], 'whole number'], [['--only', 'W9'], '"W9"'],
    [['--skip', 'lunch'], '"lunch"'], [['--fast'], '--fast']]) {
    const { code, problem } = run(...options);
    assert.notEqual(code, 0);
    assert.ok(problem.includes(words) && !problem.includes('\n'), problem);
  }
});

test('--help shows how to run it', () => {
  const { code, out } = run('--help');
  assert.equal(code, 0);
  assert.ok(out.includes('node tests/bench/benchmark.mjs'), out);
});

test('the peers are pinned without the address of a registry', () => {
  const { packages } = JSON.parse(readFileSync(path.join(folder, 'package-lock.json'), 'utf8'));
  const entries = Object.entries(packages).filter(([name]) => name !== '');
  assert.ok(entries.length > 5);
  for (const [name, entry] of entries) {
    assert.ok(entry.integrity && !entry.resolved, name);
  }
});

test('parameters and products are those of Keras\'s summaries', () => {
  assert.equal(parametersOf(row('W1')), 24 + 72 + 9);
  assert.equal(parametersOf(row('W3')), 101770);
  assert.equal(parametersOf(row('W5')), 225034);
  assert.equal(parametersOf(row('W6')), 208 + 3216 + 2570);
  // Three products for each layer but the first, which has two; two operations for a multiply-add.
  assert.equal(flopPerStep(row('W3')), 32 * 2 * (2 * 784 * 128 + 3 * 128 * 10));
  assert.equal(flopPerStep(row('I3.256')), 256 * 2 * (784 * 128 + 128 * 10));
});

test('the limit is the time of the products and of the optimizer\'s memory', () => {
  const machine = { peak: 1e9, cache: 4e9, memory: 1e9 };
  const products = (id) => flopPerStep(row(id)) / 1e9;
  assert.equal(limitSeconds(row('W3'), machine), products('W3') + (28 * 101770) / 4e9);
  assert.equal(limitSeconds(row('W4'), machine), products('W4') + (28 * parametersOf(row('W4'))) / 1e9);
  assert.equal(limitSeconds(row('I3.1'), machine), products('I3.1'));
});

test('medians and spreads leave nothing out', () => {
  assert.deepEqual(summary([3, 1, 100]), { median: 3, least: 1, most: 100 });
  assert.deepEqual(summary([4, 1, 2, 3]), { median: 2.5, least: 1, most: 4 });
});

// A program whose steps take a known time.
const pretend = (name, seconds, settings) => ({
  name, where: 'browser', kinds: ['train'], prepare: async () => ({}),
  run: async (id, steps) => seconds * steps, ...settings,
});

test('programs take turns; one that cannot has its reason in the table', async () => {
  const programs = [pretend('Descent simd', 0.01, { own: true, build: '' }), pretend('slower', 0.02),
    pretend('unable', 0, { prepare: async () => ({ problem: 'lacks a kernel' }) })];
  const cells = await measure(programs, [row('W3')], 2, () => {});
  const result = report(cells, {}, null);
  assert.deepEqual(result.results.map(({ rate }) => rate?.median), [3200, 1600, undefined]);
  assert.deepEqual(result.results[0].secondsPerStep, [0.01, 0.01]);
  assert.equal(result.results[1].descentTimes.browser, 2);
  const text = markdown(result);
  assert.ok(text.includes('| lacks a kernel |') && text.includes('| 2× browser |'), text);
});
