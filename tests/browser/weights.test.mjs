// Weights as files, from the page and into it, and the network as source.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';

import { sizes, usePage } from './harness.mjs';

const { open } = usePage();

const hash = (visitor) => visitor.page.evaluate(() => window.descent.getWeightsHash());

async function saved(visitor, control) {
  const [download] = await Promise.all([visitor.page.waitForEvent('download'), visitor.click(control)]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

// As dropped from a folder.
async function drop(visitor, name, bytes) {
  await visitor.page.evaluate(([file, content]) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array(content)], file));
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }, [name, [...bytes]]);
}

// Arrays of ones, by their shapes.
function safetensors(shapes) {
  const header = {};
  let end = 0;
  for (const [name, shape] of Object.entries(shapes)) {
    const bytes = 4 * shape.reduce((product, size) => product * size, 1);
    header[name] = { dtype: 'F32', shape, data_offsets: [end, end + bytes] };
    end += bytes;
  }
  const text = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(8);
  length.writeUInt32LE(text.length);
  return Buffer.concat([length, text, Buffer.from(new Float32Array(end / 4).fill(1).buffer)]);
}

describe('weights as files', () => {
  test('saved from Share, dropped on the page, undone; what does not fit changes nothing', async () => {
    const visitor = await open();
    await visitor.click('step_epoch');
    await visitor.until('an epoch is over', (s) => s.epoch === 1 && !s.playing);
    const weights = await hash(visitor);
    await visitor.click('share');
    await visitor.place('share.close');
    const files = [];
    for (const control of ['share.npz', 'share.safetensors']) files.push(await saved(visitor, control));
    assert.deepEqual(files.map(({ name }) => name), ['descent-spiral.npz', 'descent-spiral.safetensors']);
    const keras = await saved(visitor, 'share.keras');
    assert.equal(keras.name, 'descent-spiral-keras.py');
    assert.match(keras.bytes.toString(), /np\.load\("descent-spiral\.npz"\)/);
    assert.match((await saved(visitor, 'share.pytorch')).bytes.toString(), /nn\.Linear\(/);
    const c = await saved(visitor, 'share.c');
    assert.equal(c.name, 'descent-spiral.c');
    assert.match(c.bytes.toString(), /void predict\(const float\* input, float\* output\)/);
    assert.match((await saved(visitor, 'share.cpp')).bytes.toString(), /namespace model/);
    const drawing = await saved(visitor, 'share.svg');
    assert.equal(drawing.name, 'descent-spiral.svg');
    const circles = await visitor.page.evaluate((text) => {
      const svg = new DOMParser().parseFromString(text, 'image/svg+xml');
      return svg.querySelector('parsererror') ? -1 : svg.querySelectorAll('circle').length;
    }, drawing.bytes.toString());
    const units = (await visitor.state()).experiment.model.reduce((sum, layer) => sum + (layer.units ?? 0), 0);
    assert.equal(circles, units + (await visitor.state()).experiment.features.length);
    await visitor.click('share.close');

    for (const { name, bytes } of files) {
      await visitor.page.evaluate(() => window.descent.reset());
      await visitor.until('it is untrained', (s) => s.epoch === 0);
      const fresh = await hash(visitor);
      assert.notEqual(fresh, weights);
      await drop(visitor, name, bytes);
      const state = await visitor.until('it is told', (s) => s.message.includes(name));
      assert.match(state.message, /^The network has the weights of descent-spiral\.\w+ now: all \d+ arrays fit\.$/);
      assert.equal(await hash(visitor), weights);
      await visitor.place('weights.row0');
      assert.match((await visitor.state()).controls['weights.row0'].label, /^dense\/kernel \(\d, \d\): dense\/kernel, by name$/);
      await visitor.page.keyboard.press('Control+z');
      await visitor.until('it is undone', (s) => !s.message);
      assert.equal(await hash(visitor), fresh);
    }

    await visitor.page.evaluate(() => window.descent.loadPreset('xor'));
    await visitor.until('it is open', (s) => s.experiment.data.name === 'xor');
    const other = await hash(visitor);
    await drop(visitor, 'mine.npz', files[0].bytes);
    await visitor.until('it is refused', (s) => /mine\.npz: The file does not fit this network/.test(s.message));
    const { controls } = await visitor.until('the table is there', (s) => s.controls['weights.row0']);
    assert.match(controls['weights.row0'].label, /^dense\/kernel/);
    await visitor.page.keyboard.press('Escape');
    await visitor.until('it is closed', (s) => !s.controls['weights.close'] && !s.message);
    await drop(visitor, 'mine.npz', files[0].bytes.subarray(0, 100));
    await visitor.until('it is refused', (s) => /mine\.npz: The zip file is not whole/.test(s.message));
    assert.equal(await hash(visitor), other);
    await visitor.close();
  });

  for (const [name, size] of Object.entries(sizes)) {
    const theme = name === 'medium' ? 'dark' : 'light';
    test(`a table tells of all rows what fits and what does not: ${name}, ${theme}`, async () => {
      const touch = name === 'phone';
      const visitor = await open({ size, theme, touch });
      const press = (control) => (touch ? visitor.tap(control) : visitor.click(control));
      const row = async (number) => (await visitor.state()).controls[`weights.row${number}`]?.label;
      await visitor.page.evaluate(() => window.descent.loadPreset('xor'));
      await visitor.until('it is open', (s) => s.experiment.data.name === 'xor');
      const before = await hash(visitor);
      // XOR's network is 2-8-1: PyTorch has (out, in).
      const fitting = { '0.weight': [8, 2], '0.bias': [8], '2.weight': [1, 8], '2.bias': [1] };
      await drop(visitor, 'wrong.safetensors', safetensors({ ...fitting, '2.weight': [1, 7], '4.bias': [3] }));
      await visitor.place('weights.row4');
      assert.match((await visitor.state()).message, /^wrong\.safetensors: The file does not fit this network: it has the weights of 3 layers, and the network has 2 layers with weights\.$/);
      assert.equal(await row(0), "dense/kernel (2, 8): 0.weight, by order, transposed from PyTorch's order");
      assert.equal(await row(2), "dense_1/kernel (8, 1): 2.weight (1, 7), wrong shape: PyTorch's would be (1, 8)");
      assert.equal(await row(4), '4.bias (3,): left over: no place for it here');
      await visitor.picture(`weights-refused-${name}`);
      assert.equal(await hash(visitor), before);
      await press('weights.close');
      await visitor.until('it is closed', (s) => !s.controls['weights.close'] && !s.message);
      await drop(visitor, 'right.safetensors', safetensors(fitting));
      await visitor.place('weights.row3');
      assert.equal(await row(3), 'dense_1/bias (1,): 2.bias, by order');
      await visitor.picture(`weights-taken-${name}`);
      assert.notEqual(await hash(visitor), before);
      await press('weights.undo');
      await visitor.until('it is undone', (s) => !s.controls['weights.close'] && !s.message);
      assert.equal(await hash(visitor), before);
      await visitor.close();
    });
  }

  test('over another dialog, which then comes back', async () => {
    const visitor = await open();
    await visitor.click('share');
    await visitor.place('share.close');
    await drop(visitor, 'wrong.safetensors', safetensors({ '0.weight': [8, 3], '0.bias': [8] }));
    await visitor.until('it is told', (s) => s.controls['weights.close'] && !s.controls['share.close']);
    await visitor.click('weights.close');
    await visitor.until('the other is back', (s) => s.controls['share.close'] && !s.controls['weights.close']);
    await visitor.settle();
    await visitor.close();
  });

  test('of many rows the first that does not fit is in sight, and keys scroll to the others', async () => {
    const visitor = await open();
    await visitor.page.evaluate(() => window.descent.loadPreset('xor'));
    await visitor.until('it is open', (s) => s.experiment.data.name === 'xor');
    const many = { 'dense/kernel': [2, 8], 'dense/bias': [8] };
    for (let i = 0; i < 200; i += 1) many[`extra_${i}/kernel`] = [3];
    await drop(visitor, 'many.safetensors', safetensors(many));
    await visitor.place('weights.row2');
    assert.equal((await visitor.state()).controls['weights.row150'], undefined);
    for (let i = 0; i < 20; i += 1) await visitor.page.keyboard.press('PageDown');
    await visitor.place('weights.row203');
    await visitor.page.keyboard.press('Escape');
    await visitor.until('it is closed', (s) => !s.controls['weights.close']);
    await visitor.close();
  });
});
