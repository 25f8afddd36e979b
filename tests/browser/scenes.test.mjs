// The three scenes, used as a person uses them.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { noFingers, sizes, usePage } from './harness.mjs';

const { open } = usePage();
const plain = process.env.DESCENT_PLAIN === '1';

// The strokes of a 7 and of a 1, as shares of the pad.
const seven = [[0.25, 0.2], [0.5, 0.2], [0.75, 0.2], [0.6, 0.5], [0.45, 0.85]];

async function openDrawnDigits(options) {
  const visitor = await open(options);
  await visitor.showDrawnDigits({ train: 2000, test: 300, units: [32], epochs: 4 });
  return visitor;
}

describe('playground', () => {
  test('the mouse starts training, the loss falls, pause and reset do what they say', async () => {
    const visitor = await open();
    await visitor.click('play');
    const early = await visitor.until('two epochs are done', (s) => s.epoch >= 2);
    await visitor.until('the loss has halved',
      (s) => (s.finished || s.epoch > early.epoch) && s.loss < early.history[0].loss / 2);
    await visitor.picture('playground-training');
    await visitor.until('it can be paused', (s) => s.playing || s.finished);
    if ((await visitor.state()).playing) {
      await visitor.click('play');
      const paused = await visitor.until('it is paused', (s) => !s.playing);
      await visitor.settle();
      assert.equal((await visitor.state()).epoch, paused.epoch);
    }
    await visitor.click('reset');
    await visitor.until('it is back at the start', (s) => s.epoch === 0 && s.history.length === 0);
    await visitor.close();
  });

  test('steps of a batch and of an epoch', async () => {
    const visitor = await open();
    await visitor.click('step_batch');
    await visitor.until('one batch is done', (s) => s.step === 1 && s.epoch === 0);
    await visitor.click('step_epoch');
    await visitor.until('the epoch is done', (s) => s.step === 0 && s.epoch === 1 && !s.playing);
    await visitor.close();
  });

  test('the keyboard plays and pauses', async () => {
    const visitor = await open();
    await visitor.page.locator('#canvas').focus();
    await visitor.page.keyboard.press('Space');
    await visitor.until('it plays', (s) => s.epoch > 0);
    await visitor.close();
  });

  test('learning rate and optimizer change while it trains, without losing the weights', async () => {
    const visitor = await open();
    const optimizer = (s) => s.experiment.training.optimizer;
    await visitor.page.evaluate(() => window.descent.setExperiment({
      ...window.descent.getState().experiment,
      training: { optimizer: { name: 'Adam', learning_rate: 0.01 }, batch_size: 10, epochs: 100000 },
    }));
    await visitor.click('play');
    await visitor.until('it trains', (s) => s.epoch >= 1);
    const { epoch } = await visitor.state();
    await visitor.choose('learning_rate', '0.003');
    const slower = await visitor.until('the rate is taken',
      (s) => optimizer(s).learning_rate === 0.003);
    assert.ok(slower.epoch >= epoch && slower.playing);
    await visitor.choose('optimizer', 'RMSprop');
    // With all its defaults an optimizer is written as its name alone.
    await visitor.until('the optimizer is taken',
      (s) => (optimizer(s).name ?? optimizer(s)) === 'RMSprop' && s.epoch >= epoch && s.playing);
    await visitor.close();
  });

  test('layers, units, features and data are changed by the mouse', async () => {
    const visitor = await open();
    const units = (s) => s.experiment.model.map((layer) => layer.units);
    const before = units(await visitor.state());
    await visitor.click('add_layer');
    await visitor.until('there is a layer more', (s) => units(s).length === before.length + 1);
    await visitor.click('data.circle');
    await visitor.until('the data are the circle', (s) => s.experiment.data.name === 'circle');
    await visitor.drag('noise', [[0, 0.5], [0.5, 0.5]]);
    await visitor.until('there is noise', (s) => s.experiment.data.noise > 0.1);
    await visitor.picture('playground-edited');
    await visitor.close();
  });

  test('by touch on a phone', async () => {
    const visitor = await open({ size: sizes.phone, touch: true });
    await visitor.tap('play');
    await visitor.until('it trains', (s) => s.epoch >= 2);
    for (const tab of ['Data', 'Network', 'Training', 'Output']) {
      await visitor.tap(`tab.${tab}`);
      await visitor.frames(3);
      await visitor.picture(`phone-${tab.toLowerCase()}`);
    }
    await visitor.close();
  });
});

describe('line', () => {
  test('one neuron finds y = 2x - 1 and predicts about 19 for 10', async () => {
    const visitor = await open();
    await visitor.click('scene.line');
    await visitor.until('the line is shown', (s) => s.scene === 'line');
    await visitor.click('play');
    await visitor.until('the line is found', (s) => s.loss !== null && s.loss < 1e-3, 60000);
    const [[y]] = await visitor.page.evaluate(
      () => window.descent.predict([[10]]));
    assert.ok(Math.abs(y - 19) < 0.2, `10 gives ${y}`);
    await visitor.picture('line-trained');
    await visitor.close();
  });
});

describe('images', () => {
  test('drawn digits are learnt, and a digit drawn by the mouse is read', async () => {
    const visitor = await openDrawnDigits();
    await visitor.click('play');
    await visitor.until('four epochs are done', (s) => s.epoch === 4, 60000);
    const { valAccuracy } = await visitor.state();
    assert.ok(valAccuracy > 0.7, `val_accuracy is ${valAccuracy}`);
    await visitor.drag('pad', seven);
    const read = await visitor.until('the drawing is read', (s) => s.drawing);
    assert.equal(read.drawing.outputs.length, 10);
    await visitor.picture('digits-drawn');
    await visitor.click('pad.clear');
    await visitor.until('the pad is empty', (s) => !s.drawing);
    await visitor.close();
  });

  test('a finger draws too', { skip: noFingers }, async () => {
    const visitor = await openDrawnDigits({ size: sizes.phone, touch: true });
    await visitor.tap('tab.Output');
    const client = await visitor.context.newCDPSession(visitor.page);
    for (const [index, [across, down]] of seven.entries()) {
      const { x, y } = await visitor.place('pad', across, down);
      await client.send('Input.dispatchTouchEvent',
        { type: index === 0 ? 'touchStart' : 'touchMove', touchPoints: [{ x, y }] });
      await visitor.frames(1);
    }
    await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await visitor.until('the drawing is there', (s) => s.drawing);
    await visitor.picture('phone-digits-drawn');
    await visitor.close();
  });

  test('Fashion-MNIST loads and trains', async () => {
    const visitor = await open();
    const set = (await visitor.state()).imageSets.find((one) => one.name === 'fashion_mnist');
    if (set.state === 'absent') return visitor.close();
    await visitor.click('scene.images');
    await visitor.until('the images are there', (s) => s.scene === 'images' && s.ready, 60000);
    await visitor.click('play');
    const state = await visitor.until('an epoch is done', (s) => s.epoch >= 1, 120000);
    assert.ok(state.accuracy > 0.7, `accuracy is ${state.accuracy}`);
    await visitor.picture('digits-fashion');
    return visitor.close();
  });
});

test('scenes keep what was trained in them, back and forth', async () => {
  const visitor = await open();
  await visitor.click('step_epoch');
  await visitor.until('an epoch is done', (s) => s.epoch === 1 && !s.playing);
  await visitor.click('scene.line');
  await visitor.until('the line has its own', (s) => s.scene === 'line' && s.epoch === 0);
  await visitor.click('scene.playground');
  await visitor.until('the playground kept its', (s) => s.scene === 'playground' && s.epoch === 1);
  await visitor.close();
});

test('the canvas has the pixels of the screen', async () => {
  const visitor = await open({ size: sizes.phone, touch: true });
  await visitor.until('a frame is drawn', (s) => s.controls.play);
  const pixels = await visitor.page.evaluate(() => {
    const canvas = document.getElementById('canvas');
    return [canvas.width, canvas.height];
  });
  assert.deepEqual(pixels, [2 * sizes.phone.width, 2 * sizes.phone.height]);
  await visitor.close();
});

for (const [name, size] of Object.entries(sizes)) {
  test(`every scene draws at ${size.width}×${size.height}, light and dark`, { skip: plain && 'it draws as elsewhere' }, async () => {
    const visitor = await open({ size, theme: 'light', touch: name === 'phone' });
    for (const scene of ['playground', 'line', 'images']) {
      await visitor.page.evaluate((one) => window.descent.setScene(one), scene);
      await visitor.until('its data are there', (s) => s.scene === scene && s.ready, 60000);
      await visitor.page.evaluate(() => window.descent.play());
      await visitor.until('it trains', (s) => s.epoch > 0 || s.step > 0);
      await visitor.frames(5);
      await visitor.page.evaluate(() => window.descent.pause());
      for (const theme of ['light', 'dark']) {
        await visitor.page.evaluate((one) => window.descent.setTheme(one), theme);
        await visitor.settle();
        await visitor.picture(`${scene}-${name}-${theme}`);
      }
    }
    await visitor.close();
  });
}
