// More than two classes: their sets, their number, the output that follows, the loss by its name.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { sizes, usePage } from './harness.mjs';

const { open } = usePage();
const output = (state) => state.experiment.model.at(-1);
const loss = (state) => state.experiment.training.loss ?? 'mean_squared_error';

// What a pixel of the page shows, [r, g, b].
async function pixel(visitor, name, across, down) {
  const { x, y } = await visitor.place(name, across, down);
  const picture = await visitor.screenshot({ clip: { x: Math.floor(x), y: Math.floor(y), width: 1, height: 1 } });
  return visitor.page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = new OffscreenCanvas(1, 1);
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    return [...context.getImageData(0, 0, 1, 1).data.subarray(0, 3)];
  }, picture.toString('base64'));
}

describe('several classes', () => {
  test('the mouse chooses a set and a number; the output follows, and back', async () => {
    const visitor = await open();
    const before = await visitor.state();
    await visitor.click('data.clusters');
    await visitor.until('three classes are learnt',
      (s) => output(s).units === 3 && output(s).activation === 'softmax'
        && loss(s) === 'sparse_categorical_crossentropy' && s.message === '');
    for (const count of [4, 5, 6]) {
      await visitor.click('classes.more');
      await visitor.until(`${count} classes`, (s) => output(s).units === count);
    }
    await visitor.until('every class is named', (s) => s.controls['legend.class6']);
    await visitor.click('play');
    await visitor.until('it learns', (s) => s.valAccuracy > 0.9, 60000);
    await visitor.picture('classes-clusters');
    await visitor.click('data.spiral');
    const after = await visitor.until('two classes again', (s) => output(s).units === 1 && !s.controls.classes);
    assert.deepEqual(after.experiment.model, before.experiment.model);
    assert.equal(loss(after), loss(before));
    await visitor.close();
  });

  test('the map has each class\'s colour where that class lies', async () => {
    const visitor = await open();
    await visitor.page.evaluate(() => window.descent.setExperiment({
      data: { name: 'clusters', classes: 3 },
      model: [{ layer: 'Dense', units: 3, activation: 'softmax' }],
      training: { loss: 'sparse_categorical_crossentropy', optimizer: { name: 'Adam', learning_rate: 0.1 }, epochs: 60 },
    }));
    await visitor.click('play');
    await visitor.until('it has learnt', (s) => s.finished && s.valAccuracy > 0.95, 60000);
    await visitor.click('discretize');
    await visitor.page.mouse.move(5, 300);
    await visitor.settle();
    // Corners, where no points lie: the first cluster is at the top, the others follow clockwise.
    const top = await pixel(visitor, 'output_map', 0.5, 0.02);
    const right = await pixel(visitor, 'output_map', 0.97, 0.9);
    const left = await pixel(visitor, 'output_map', 0.03, 0.9);
    assert.ok(top[0] > 200 && top[2] < 120, `orange at the top: ${top}`);
    assert.ok(right[2] > 150 && right[0] < 110, `blue on the right: ${right}`);
    assert.ok(left[1] > 140 && left[0] < 110, `green on the left: ${left}`);
    await visitor.picture('classes-discretized');
    await visitor.close();
  });

  test('two classes are learnt in three ways, by name', async () => {
    const visitor = await open();
    await visitor.click('data.circle');
    const ways = [['binary_crossentropy', 'sigmoid', 1], ['sparse_categorical_crossentropy', 'softmax', 2],
      ['mean_squared_error', 'tanh', 1]];
    for (const [name, activation, units] of ways) {
      await visitor.choose('loss', name);
      await visitor.until(`${name} is taken`, (s) => loss(s) === name
        && output(s).activation === activation && output(s).units === units && s.message === '');
      await visitor.click('step_epoch');
      await visitor.until('it trains', (s) => s.epoch === 1 && s.loss !== null);
    }
    await visitor.close();
  });

  test('pointing at an output shows its own map; a unit of a hidden layer too', async () => {
    const visitor = await open();
    await visitor.click('data.rings');
    const before = await visitor.until('three outputs',
      (s) => output(s).units === 3 && s.controls[`layer${s.experiment.model.length}.unit3`]);
    const last = before.experiment.model.length;
    await visitor.click(`layer${last}.unit2`);
    await visitor.page.mouse.move(5, 300);
    await visitor.until('the legend is a scale', (s) => !s.controls['legend.class1']);
    await visitor.picture('classes-one-output');
    await visitor.click(`layer${last}.unit2`);
    await visitor.page.mouse.move(5, 300);
    await visitor.until('the classes are shown again', (s) => s.controls['legend.class1']);
    assert.deepEqual((await visitor.state()).experiment, before.experiment);
    await visitor.close();
  });

  test('by touch on a phone', async () => {
    const visitor = await open({ size: sizes.phone, touch: true });
    await visitor.tap('tab.Data');
    await visitor.tap('data.spiral_arms');
    await visitor.until('three arms', (s) => output(s).units === 3);
    const { width, height } = (await visitor.state()).controls['classes.more'];
    assert.ok(width >= 44 && height >= 44, 'a finger finds the button');
    await visitor.tap('classes.more');
    await visitor.until('four arms', (s) => output(s).units === 4);
    await visitor.picture('classes-phone-data');
    await visitor.tap('tab.Output');
    await visitor.until('the classes are named', (s) => s.controls['legend.class4']);
    await visitor.picture('classes-phone');
    await visitor.close();
  });

  test('by keyboard, in the dark theme', async () => {
    const visitor = await open({ theme: 'dark', size: sizes.medium });
    await visitor.page.evaluate(() => window.descent.setExperiment({
      data: { name: 'rings', classes: 6 },
      model: [{ layer: 'Dense', units: 8, activation: 'tanh' }, { layer: 'Dense', units: 6, activation: 'softmax' }],
      training: { loss: 'sparse_categorical_crossentropy', optimizer: { name: 'Adam', learning_rate: 0.03 } },
    }));
    await visitor.page.locator('#canvas').focus();
    await visitor.page.keyboard.press('Space');
    await visitor.until('it trains', (s) => s.epoch >= 2);
    await visitor.picture('classes-medium-dark');
    await visitor.close();
  });
});
