// What one does inside the pictures: the network's tiles and lists, the line's points.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { sizes, usePage } from './harness.mjs';

const { open } = usePage();
const layers = (state) => state.experiment.model;

async function openLine(options) {
  const visitor = await open(options);
  await visitor.page.evaluate(() => window.descent.setScene('line'));
  await visitor.until('the line is there', (s) => s.scene === 'line' && s.controls.line_plot);
  return visitor;
}

describe('network', () => {
  test('a layer gets another activation from its list, and is removed', async () => {
    const visitor = await open();
    const before = layers(await visitor.state());
    await visitor.choose('layer1.activation', 'relu');
    await visitor.until('layer 1 is relu', (s) => layers(s)[0].activation === 'relu');
    assert.equal(layers(await visitor.state())[1].activation, before[1].activation);
    await visitor.click('layer1.remove');
    await visitor.until('a layer is gone', (s) => layers(s).length === before.length - 1);
    await visitor.close();
  });

  test('up to eight hidden layers fit, and all their controls lie on the screen', async () => {
    for (const size of [sizes.wide, sizes.medium]) {
      const visitor = await open({ size });
      for (let count = layers(await visitor.state()).length; count < 9; count += 1) {
        await visitor.click('add_layer');
        await visitor.until('a layer more', (s) => layers(s).length === count + 1);
      }
      const full = await visitor.until('no more can be added', (s) => !s.controls.add_layer);
      for (const [name, place] of Object.entries(full.controls)) {
        if (!/^(layer|feature)/.test(name)) continue;
        assert.ok(place.x >= 0 && place.x + place.width <= size.width, `${name} is cut off`);
        assert.ok(place.y >= 0 && place.y + place.height <= size.height, `${name} is cut off`);
      }
      const buttons = Object.entries(full.controls).filter(([name]) => /^layer\d+\.(minus|plus|remove)$/.test(name));
      assert.equal(buttons.length, 24);
      const middles = buttons.map(([, place]) => place.x + place.width / 2);
      for (const [name, place] of buttons) {
        const hit = middles.filter((x) => x > place.x && x < place.x + place.width);
        assert.equal(hit.length, 1, `${name} lies over another button`);
      }
      await visitor.picture(`network-eight-layers-${size.width}`);
      await visitor.close();
    }
  });

  test('pointing at a unit and at a link changes only the picture', async () => {
    const visitor = await open();
    const before = await visitor.state();
    for (const name of ['layer2.unit3', 'feature.x_squared', 'output_map', 'loss_curves']) {
      const { x, y } = await visitor.place(name);
      await visitor.page.mouse.move(x, y);
      await visitor.settle();
    }
    await visitor.click('layer2.unit3');
    await visitor.picture('network-unit-pinned');
    assert.deepEqual((await visitor.state()).experiment, before.experiment);
    await visitor.close();
  });
});

describe('line', () => {
  test('Tab out of a field takes what was typed; an unchanged field changes nothing', async () => {
    const visitor = await openLine();
    await visitor.openField('point2.x');
    await visitor.page.keyboard.type('7.123456789', { delay: 30 });
    await visitor.page.keyboard.press('Tab');
    await visitor.until('the point has moved', (s) => s.experiment.data.x[1][0] === 7.123456789);
    await visitor.click('step_epoch');
    await visitor.until('one epoch', (s) => s.epoch === 1 && !s.playing);
    await visitor.click('point2.x');
    await visitor.fieldOpens();
    await visitor.page.keyboard.press('Enter');
    await visitor.settle();
    const state = await visitor.state();
    assert.equal(state.experiment.data.x[1][0], 7.123456789);
    assert.equal(state.epoch, 1);
    await visitor.close();
  });

  const points = (state) => state.experiment.data.x.map((x, i) => [x[0], state.experiment.data.y[i][0]]);
  // Of the line's picture, where nothing lies: a point can be added there.
  const emptySpot = [0.25, 0.2];

  test('a press adds a point, a drag moves it, a right click removes it', async () => {
    const visitor = await openLine();
    const before = points(await visitor.state());
    await visitor.click('line_plot', ...emptySpot);
    const added = points(await visitor.until('a point more',
      (s) => points(s).length === before.length + 1));
    await visitor.settle();
    // The picture now shows all of them: the new point has moved on the screen. Its place follows
    // from two marks of the axes, which the known extent of the points gives.
    const [x, y] = added.at(-1);
    const across = (v, low, high) => (v - low) / (high - low);
    const spread = (values, margin) => {
      const low = Math.min(...values), high = Math.max(...values);
      return [low - margin * (high - low), high + margin * (high - low)];
    };
    const [lowX, highX] = spread(added.map((p) => p[0]), 0.15);
    const [lowY, highY] = spread(added.map((p) => p[1]), 0.25);
    const plot = (await visitor.state()).controls['line_plot.area'];
    const at = (px, py) => ({
      x: plot.x + plot.width * across(px, lowX, highX),
      y: plot.y + plot.height * (1 - across(py, lowY, highY)),
    });
    const from = at(x, y);
    // As slowly as a hand: the point has to be under the pointer for a frame before it is taken.
    await visitor.page.mouse.move(from.x, from.y);
    await visitor.page.waitForTimeout(600); // at once it would be a double click, which removes it
    await visitor.settle();
    await visitor.page.mouse.down();
    await visitor.frames(3);
    await visitor.page.mouse.move(from.x + 30, from.y + 40, { steps: 5 });
    await visitor.frames(3);
    await visitor.page.mouse.up();
    const moved = points(await visitor.until('it has moved', (s) => points(s).at(-1)[1] < y));
    assert.equal(moved.length, added.length);
    assert.ok(moved.at(-1)[0] > x);
    await visitor.page.mouse.click(from.x + 30, from.y + 40, { button: 'right' });
    await visitor.until('it is gone', (s) => points(s).length === before.length);
    await visitor.close();
  });

  test('the table types a value, adds and removes rows', async () => {
    const visitor = await openLine();
    const before = points(await visitor.state());
    await visitor.openField('point1.y');
    await visitor.page.keyboard.type('-2.5', { delay: 30 });
    await visitor.page.keyboard.press('Enter');
    await visitor.until('the value is taken', (s) => points(s)[0][1] === -2.5);
    await visitor.click('add_point');
    await visitor.until('a row more', (s) => points(s).length === before.length + 1);
    await visitor.click(`point${before.length + 1}.remove`);
    await visitor.until('a row less', (s) => points(s).length === before.length);
    await visitor.close();
  });
});
