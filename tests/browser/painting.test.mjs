// Points painted on the output map, by mouse, keyboard and finger.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { sizes, usePage } from './harness.mjs';

const { open } = usePage();
const points = (state) => (state.experiment.data.name === 'points' ? state.experiment.data.x : []);
const labels = (state) => new Set(state.experiment.data.y.map(([label]) => label));
const output = (state) => state.experiment.model.at(-1);

async function openEmpty(options) {
  const visitor = await open(options);
  const phone = options?.size === sizes.phone;
  const press = (name) => (options?.touch ? visitor.tap(name) : visitor.click(name));
  if (phone) await press('tab.Data');
  if (options?.size === sizes.medium) await press('drawer.open');
  if (phone && options.touch) await visitor.scrollByFinger(60);
  await press('paint');
  await visitor.until('the brush is there', (s) => s.controls['brush.start.start']);
  await press('brush.start.start');
  await visitor.until('the map is empty', (s) => s.controls['brush.kind.classes']);
  return { visitor, press };
}

describe('painting', () => {
  test('the mouse paints two classes from nothing, and they are learnt', async () => {
    const { visitor, press } = await openEmpty();
    await visitor.picture('painting-empty');
    await visitor.drag('output_map', [[0.15, 0.2], [0.15, 0.8]]);
    const first = await visitor.until('there are points', (s) => points(s).length > 5);
    assert.deepEqual([...labels(first)], [0]);
    assert.equal(first.experiment.data.test_fraction ?? 0, 0);
    await press('brush.class2');
    await visitor.drag('output_map', [[0.85, 0.2], [0.85, 0.8]]);
    const second = await visitor.until('two classes', (s) => labels(s).size === 2);
    for (const [i, [x]] of points(second).entries()) {
      assert.equal(x < 0, second.experiment.data.y[i][0] === 0, `point ${i} lies where it was painted`);
    }
    await press('brush.done');
    await visitor.until('the brush is gone', (s) => !s.controls['brush.done']);
    await press('play');
    await visitor.until('it learns them', (s) => s.accuracy === 1, 60000);
    await visitor.picture('painting-learnt');
    await visitor.close();
  });

  test('a third class makes the output softmax; the eraser and Clear take points away', async () => {
    const visitor = await open();
    await visitor.click('paint');
    await visitor.click('brush.class3');
    await visitor.drag('output_map', [[0.9, 0.1], [0.9, 0.3]]);
    const three = await visitor.until('three classes', (s) => output(s).units === 3);
    assert.equal(output(three).activation, 'softmax');
    assert.ok(points(three).length > 500, 'the points that were there are still there');
    await visitor.picture('painting-on-spiral');
    await visitor.click('brush.eraser');
    await visitor.drag('output_map', [[0.9, 0.05], [0.9, 0.35]]);
    await visitor.until('some are gone', (s) => points(s).length < points(three).length);
    await visitor.click('brush.undo');
    await visitor.until('they are back', (s) => points(s).length === points(three).length);
    await visitor.page.keyboard.press('Control+z', { delay: 60 });
    await visitor.until('the first stroke is taken back too', (s) => s.experiment.data.name === 'spiral' && output(s).units === 1);
    await visitor.click('brush.clear');
    await visitor.until('all are', (s) => s.controls['brush.kind.values']);
    await visitor.click('play');
    const refused = await visitor.until('it says why nothing is learnt', (s) => s.message !== '');
    assert.match(refused.message, /paint some first/);
    assert.equal(refused.playing, false);
    await visitor.close();
  });

  test('values from nothing are learnt by regression', async () => {
    const { visitor } = await openEmpty({ theme: 'dark', size: sizes.medium });
    await visitor.click('brush.kind.values');
    await visitor.until('there is a value to choose', (s) => s.controls['brush.value']);
    await visitor.drag('output_map', [[0.2, 0.5], [0.4, 0.5]]);
    await visitor.until('values are learnt', (s) => points(s).length > 3
      && (output(s).activation ?? 'linear') === 'linear' && output(s).units === 1);
    await visitor.click('brush.value', 0, 0.5);
    await visitor.drag('output_map', [[0.6, 0.5], [0.8, 0.5]]);
    await visitor.until('another value', (s) => s.experiment.data.y.at(-1)[0] === -1);
    await visitor.picture('painting-values-medium-dark');
    await visitor.close();
  });

  test('the keyboard chooses, moves and paints', async () => {
    const { visitor } = await openEmpty();
    const { keyboard } = visitor.page;
    const canvas = visitor.page.locator('#canvas');
    await canvas.focus();
    await keyboard.press('Digit2', { delay: 60 });
    for (let i = 0; i < 4; i += 1) await keyboard.press('ArrowRight', { delay: 60 });
    await keyboard.press('Space', { delay: 60 });
    const first = await visitor.until('there are points', (s) => points(s).length > 0);
    assert.deepEqual([...labels(first)], [1]);
    assert.equal(first.scene, 'playground');
    assert.equal(first.playing, false);
    assert.ok(points(first).every(([x, y]) => x > 0 && Math.abs(y) < 1.5), 'to the right of the middle');
    await keyboard.down('Space');
    await visitor.frames(4);
    for (let i = 0; i < 6; i += 1) await keyboard.press('ArrowUp', { delay: 60 });
    await keyboard.up('Space');
    await visitor.until('a stroke upwards', (s) => points(s).length > points(first).length
      && points(s).some(([, y]) => y > 1));
    const { length } = points(await visitor.state());
    await keyboard.press('KeyX', { delay: 60 });
    await keyboard.press('Space', { delay: 60 });
    await visitor.until('the eraser took some', (s) => points(s).length < length);
    await keyboard.press('Escape', { delay: 60 });
    await visitor.until('the brush is gone', (s) => !s.controls['brush.done']);
    await keyboard.press('Space', { delay: 60 });
    await visitor.until('the space plays again', (s) => s.epoch > 0);
    await visitor.close();
  });

  test('a finger paints and does not scroll; two fingers paint nothing', async () => {
    const { visitor, press } = await openEmpty({ size: sizes.phone, touch: true });
    const session = await visitor.context.newCDPSession(visitor.page);
    const touch = async (type, ...places) => {
      await session.send('Input.dispatchTouchEvent', { type, touchPoints: places.map(([x, y], id) => ({ x, y, id })) });
      await visitor.frames(1);
    };
    const before = (await visitor.state()).controls.output;
    const { x, y } = await visitor.place('output_map', 0.5, 0.2);
    await touch('touchStart', [x, y]);
    for (let down = 15; down <= 150; down += 15) await touch('touchMove', [x, y + down]);
    await touch('touchEnd');
    const painted = await visitor.until('there are points', (s) => points(s).length > 5);
    assert.equal(painted.controls.output.y, before.y);
    await visitor.picture('painting-phone');
    await touch('touchStart', [x, y]);
    await touch('touchStart', [x, y], [x + 60, y + 90]);
    await touch('touchMove', [x - 20, y], [x + 80, y + 110]);
    await touch('touchEnd');
    await visitor.settle();
    assert.equal(points(await visitor.state()).length, points(painted).length);
    for (const name of ['brush.class1', 'brush.class6', 'brush.eraser', 'brush.done']) {
      const { width, height } = (await visitor.state()).controls[name];
      assert.ok(width >= 44 && height >= 44, `${name} is ${width} × ${height}`);
    }
    await press('brush.done');
    await visitor.until('the brush is gone', (s) => !s.controls['brush.done']);
    await visitor.close();
  });
});
