// Curves of every metric, the confusion matrix, and what can be saved of them.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';

import { sizes, usePage } from './harness.mjs';

const { open } = usePage();

async function trained(options, preset) {
  const visitor = await open(options);
  if (preset) {
    await visitor.page.evaluate((id) => window.descent.loadPreset(id), preset);
    await visitor.until('the preset is there', (s) => s.preset === preset && s.epoch === 0);
  }
  await visitor.page.locator('#canvas').focus();
  await visitor.page.keyboard.press('Space');
  await visitor.until('some epochs are done', (s) => s.epoch >= 8);
  await visitor.page.keyboard.press('Space');
  await visitor.until('it pauses', (s) => !s.playing);
  return visitor;
}

async function saved(visitor, name) {
  const download = visitor.page.waitForEvent('download');
  await visitor.click(name);
  const file = await download;
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

describe('metrics', () => {
  test('classes: loss, accuracy and the confusion matrix', async () => {
    const visitor = await trained();
    for (const curve of ['accuracy', 'matrix']) {
      await visitor.click(`curve.${curve}`);
      await visitor.until(`${curve} is shown`, (s) => Boolean(s.controls.confusion) === (curve === 'matrix'));
      await visitor.picture(`metrics-${curve}`);
    }
    await visitor.click('confusion_of.train');
    const { x, y } = await visitor.place('confusion', 0.4, 0.4);
    await visitor.page.mouse.move(x, y);
    await visitor.settle();
    await visitor.picture('metrics-matrix-pointed');
    await visitor.click('curve.loss');
    await visitor.until('the loss is shown', (s) => !s.controls.confusion && s.controls.loss_curves);
    await visitor.close();
  });

  test('values: MAE and R², with what the page tells of them', async () => {
    const visitor = await trained({ theme: 'dark' }, 'plane');
    const { history } = await visitor.state();
    for (const key of ['meanAbsoluteError', 'r2Score', 'valMeanAbsoluteError', 'valR2Score']) {
      assert.equal(typeof history.at(-1)[key], 'number', key);
    }
    for (const curve of ['MAE', 'R²']) {
      await visitor.click(`curve.${curve}`);
      const { x, y } = await visitor.place('loss_curves');
      await visitor.page.mouse.move(x, y);
      await visitor.settle();
      await visitor.picture(`metrics-${curve === 'MAE' ? 'mae' : 'r2'}-dark`);
    }
    await visitor.close();
  });

  test('the key C goes from curve to curve', async () => {
    const visitor = await trained({ size: sizes.medium });
    await visitor.page.keyboard.press('c');
    await visitor.settle();
    await visitor.page.keyboard.press('c');
    await visitor.until('the matrix is shown', (s) => s.controls.confusion);
    await visitor.picture('metrics-matrix-medium');
    await visitor.page.keyboard.press('c');
    await visitor.until('the loss is shown again', (s) => !s.controls.confusion);
    await visitor.close();
  });

  test('by finger, on a phone', async () => {
    const visitor = await trained({ size: sizes.phone, touch: true });
    await visitor.picture('metrics-phone-top');
    await visitor.until('there is a curve', (s) => s.controls['curve.matrix']);
    const session = await visitor.context.newCDPSession(visitor.page);
    const touch = (type, ...points) => session.send('Input.dispatchTouchEvent', { type, touchPoints: points });
    await touch('touchStart', { x: 6, y: 600 });
    for (let y = 580; y > 100; y -= 20) await touch('touchMove', { x: 6, y });
    await touch('touchEnd');
    await visitor.settle(); // it coasts
    await visitor.tap('curve.matrix');
    await visitor.until('the matrix is shown', (s) => s.controls.confusion);
    await visitor.picture('metrics-phone');
    await visitor.close();
  });
});

describe('saving', () => {
  test('the history as CSV, with a line for each epoch', async () => {
    const visitor = await trained();
    const { history } = await visitor.state();
    const { name, bytes } = await saved(visitor, 'save.csv');
    assert.equal(name, 'descent-history.csv');
    const lines = bytes.toString().trimEnd().split('\n').map((line) => line.split(','));
    assert.deepEqual(lines[0].slice(0, 6), ['epoch', 'loss', 'accuracy', 'val_loss', 'val_accuracy', 'seconds']);
    assert.equal(lines.length, history.length + 1);
    assert.ok(Math.abs(Number(lines[3][1]) - history[2].loss) < 1e-6);
    assert.ok(Math.abs(Number(lines[3][4]) - history[2].valAccuracy) < 1e-6);
    await visitor.close();
  });

  test('the picture as PNG, as large as the window', async () => {
    const visitor = await trained({ drawn: true });
    const { name, bytes } = await saved(visitor, 'save.png');
    assert.equal(name, 'descent.png');
    assert.equal(bytes.subarray(1, 4).toString(), 'PNG');
    assert.deepEqual([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], [1440, 900]);
    // The browser reads it, and it is not of one colour.
    const colours = await visitor.page.evaluate(async (data) => {
      const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(data), (c) => c.charCodeAt(0))]));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const context = canvas.getContext('2d');
      context.drawImage(bitmap, 0, 0);
      const { data: pixels } = context.getImageData(0, 0, bitmap.width, bitmap.height);
      return new Set(new Uint32Array(pixels.buffer)).size;
    }, bytes.toString('base64'));
    assert.ok(colours > 100, `${colours} colours`);
    await visitor.close();
  });
});
