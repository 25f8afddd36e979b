// What the page saves, in real PyTorch: weights in both formats and the source that loads them give what the
// page predicts. `descent source` has more networks (tests/cli/source.test.mjs), natively.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';

import { hasModule, runSource } from '../cli/python.mjs';
import { usePage } from './harness.mjs';

const { open } = usePage();
const skip = !(hasModule('torch') && hasModule('numpy')) && "Python's torch is not installed";

const image = (pixel) => Array.from({ length: 28 }, (_, y) => Array.from({ length: 28 }, (__, x) => pixel(y, x)));
const images = [
  image((y, x) => ((y * 5 + x * 3) % 17) / 17), image((y, x) => (Math.hypot(y - 9, x - 15) < 6 ? 1 : 0)),
  image((y, x) => (x > 20 && y < 10 ? 0.7 : 0)), image((y) => (y === 14 ? 1 : 0)), image(() => 0), image(() => 1),
];

const cnn = {
  data: { name: 'synthetic_digits', train_limit: 300, test_limit: 60 },
  model: [
    { layer: 'Conv2D', filters: 6, kernel_size: 3, padding: 'same', activation: 'relu' }, { layer: 'MaxPooling2D' },
    { layer: 'Conv2D', filters: 8, kernel_size: 3, use_bias: false }, { layer: 'BatchNormalization' },
    { layer: 'Activation', activation: 'relu' }, { layer: 'MaxPooling2D' }, { layer: 'Flatten' },
    { layer: 'Dropout', rate: 0.3 }, { layer: 'Dense', units: 24, activation: 'relu' },
    { layer: 'BatchNormalization' }, { layer: 'Dense', units: 10, activation: 'softmax' },
  ],
  training: { loss: 'sparse_categorical_crossentropy', optimizer: 'Adam', epochs: 1000 },
};

async function save(visitor, control, folder) {
  const [download] = await Promise.all([visitor.page.waitForEvent('download'), visitor.click(control)]);
  const name = download.suggestedFilename();
  await download.saveAs(path.join(folder, name));
  return name;
}

async function textOf(visitor, control) {
  const [download] = await Promise.all([visitor.page.waitForEvent('download'), visitor.click(control)]);
  let text = '';
  for await (const piece of await download.createReadStream()) text += piece;
  return text;
}

// As `descent source` writes it for such a file: the page's names the .npz.
function loadingSafetensors(source, npz, name) {
  const other = source
    .replace(/^# Its weights are in .*\n/, '')
    .replace('import numpy as np\n', '')
    .replace(/with np\.load\(.*\) as file:\n.*\n/, `from safetensors.torch import load_file\nweights = load_file("${name}")\n`);
  assert.doesNotMatch(other, /np\.|\.npz/, other);
  assert.match(source, new RegExp(`np\\.load\\("${npz}"\\)`));
  return other;
}

// Float sums of some hundred products in another order, of probabilities.
const tolerance = 1e-5;

function largestDifference(actual, expected) {
  assert.equal(actual.length, expected.length);
  const differences = expected.flatMap((row, i) => row.map((value, k) => Math.abs(actual[i][k] - value)));
  assert.ok(differences.every(Number.isFinite));
  return Math.max(...differences);
}

test("PyTorch gives what the page predicts, from the page's weights and source", { skip }, async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'descent-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const visitor = await open();
  await visitor.page.evaluate((experiment) => {
    window.descent.setExperiment(experiment);
  }, cnn);
  await visitor.until('the digits are drawn', (s) => s.ready, 60000);
  await visitor.click('step_epoch');
  await visitor.until('an epoch is over', (s) => s.epoch === 1 && !s.playing, 60000);
  await visitor.click('share');
  await visitor.place('share.close');
  const npz = await save(visitor, 'share.npz', folder);
  const safetensors = await save(visitor, 'share.safetensors', folder);
  const source = await textOf(visitor, 'share.pytorch');
  const expected = await visitor.page.evaluate((given) => window.descent.predict(given), images.map((one) => one.flat()));
  assert.ok(new Set(expected.map((row) => row.map((p) => p.toFixed(3)).join())).size > 3, 'the images are told apart');
  for (const [name, text] of [[npz, source], [safetensors, loadingSafetensors(source, npz, safetensors)]]) {
    const difference = largestDifference(runSource(text, folder, images), expected);
    t.diagnostic(`${name}: the largest difference is ${difference}`);
    assert.ok(difference < tolerance, `${name}: ${difference}`);
  }
  await visitor.close();
});
