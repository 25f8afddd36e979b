// The same experiment, natively and in every build of the page: with the kernels `simd` every epoch
// has the same loss, whatever the browser, the build and the number of threads.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { browserName, usePage, Visitor } from './harness.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'descent-same-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const { place } = usePage();

const preset = (name) => JSON.parse(readFileSync(path.join(root, `assets/presets/${name}.json`), 'utf8'));

function natively(name, experiment) {
  const [file, history] = ['json', 'csv'].map((ending) => path.join(folder, `${name}.${ending}`));
  writeFileSync(file, JSON.stringify(experiment));
  const program = process.env.DESCENT_CLI ?? path.join(root, 'build/descent');
  const { status, stderr } = spawnSync(program, ['train', file, '--kernels', 'simd', '--history', history], { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  return readFileSync(history, 'utf8').trimEnd().split('\n').slice(1).map((line) => line.split(','))
    .map(([, loss, , validationLoss]) => [Number(loss), Number(validationLoss)]);
}

// To the nine digits that the command line writes.
const nine = (value) => Number(value.toPrecision(9));

// The losses of each experiment, trained one after the other in one page.
async function inThePage(build, experiments) {
  const visitor = await Visitor.open(place.browser, `${place.server.origin}/?build=${build}`);
  const losses = [];
  for (const experiment of experiments) {
    await visitor.page.evaluate(async (given) => {
      await window.descent.setKernels('simd');
      await window.descent.setExperiment(given);
    }, experiment);
    await visitor.until('the data are there', (s) => s.ready, 120000);
    await visitor.page.evaluate(() => window.descent.play());
    const state = await visitor.until('it is trained', (s) => s.finished, 120000);
    assert.equal(state.kernels, 'simd');
    assert.equal(state.performance.build, build);
    losses.push(state.history.map(({ loss, valLoss }) => [nine(loss), nine(valLoss)]));
  }
  await visitor.close();
  return losses;
}

const digits = {
  data: { name: 'synthetic_digits', train_limit: 600, test_limit: 100 },
  model: [{ layer: 'Flatten' }, { layer: 'Dense', units: 64, activation: 'relu' },
    { layer: 'Dense', units: 10, activation: 'softmax' }],
  training: { loss: 'sparse_categorical_crossentropy', optimizer: { name: 'Adam' }, batch_size: 32, epochs: 4 },
};

describe('the same weights', () => {
  const golden = readFileSync(path.join(root, 'tests/golden/trained_weights.txt'), 'utf8').trim().split('\n')
    .map((line) => line.split(' '));

  // The native test and the one under Node compare with the same file.
  test('six presets, opened as links, have the same bits after 200 epochs', async () => {
    assert.equal(golden.length, 6);
    const visitor = await Visitor.open(place.browser, `${place.server.origin}/`);
    for (const [name, hash] of golden) {
      const experiment = preset(name);
      experiment.training.epochs = 200;
      delete experiment.training.callbacks;
      const link = await visitor.page.evaluate(async (given) => {
        await window.descent.setExperiment(given);
        return window.descent.getLink();
      }, experiment);
      await visitor.page.evaluate(async (text) => {
        await window.descent.loadPreset('line'); // nothing of the experiment is left but its link
        await window.descent.openLink(`#${text}${/&speed=/.test(text) ? '' : '&speed=0'}`);
        await window.descent.play();
      }, link);
      const state = await visitor.until(`${name} is trained`, (s) => s.finished, 60000);
      assert.equal(state.epoch, 200, `${name}: ${state.stopReason}`);
      assert.equal(state.kernels, 'simd');
      assert.equal(await visitor.page.evaluate(() => window.descent.getWeightsHash()), hash, name);
    }
    await visitor.close();
  });
});

// WebKit has neither relaxed SIMD nor, without it, our build with threads.
const builds = browserName === 'webkit' ? ['playground']
  : ['playground', 'playground_relaxed', 'playground_threads'];

describe('the same numbers', () => {
  const spiral = preset('spiral');
  spiral.training.epochs = 40;
  const experiments = { spiral, digits };
  const natives = () => Object.entries(experiments).map(([name, experiment]) => natively(name, experiment));
  for (const build of builds) {
    test(`natively and in ${build}`, async () => {
      const expected = natives();
      assert.deepEqual(expected.map(({ length }) => length), [40, 4]);
      assert.deepEqual(await inThePage(build, Object.values(experiments)), expected);
    });
  }
});
