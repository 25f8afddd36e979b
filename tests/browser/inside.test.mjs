// The page Inside of the scene Images: what every layer makes of one image, and the arithmetic of
// each number, by mouse, keyboard and finger.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { noFingers, sizes, usePage } from './harness.mjs';
import { meanColours } from './pictures.mjs';

const { open } = usePage();

async function openNetwork(options) {
  const visitor = await open(options);
  await visitor.showConvolution();
  return visitor;
}

const link = (visitor) => visitor.page.evaluate(() => window.descent.getLink());
const cellOf = (text) => /cell=(\d+),(\d+),(\d+)/.exec(text)?.slice(1).map(Number);

async function untilCell(visitor, what, fits) {
  const end = Date.now() + 15000;
  let cell;
  do {
    cell = cellOf(await link(visitor));
    if (fits(cell)) return cell;
    await visitor.frames(2);
  } while (Date.now() < end);
  return assert.fail(`waited in vain until ${what}; the cell is ${cell}`);
}

describe('inside', () => {
  test('the mouse opens the page, a map and a cell, and goes to the neighbouring layers', async () => {
    const visitor = await openNetwork();
    await visitor.click('workbench_page.inside');
    for (const name of ['inside.input', 'inside.layer1.map3', 'inside.layer2.map0', 'inside.layer3', 'inside.layer4.map9']) {
      await visitor.until(`there is ${name}`, (s) => s.controls[name]);
    }
    await visitor.picture('inside-maps');
    await visitor.click('inside.layer2.map1', 0.5, 0.5);
    const opened = await untilCell(visitor, 'a pooling cell is open', (c) => c?.[0] === 2);
    assert.equal(opened[1] % 4, 1);
    await visitor.picture('inside-pooling');
    await visitor.click('inside.before');
    const before = await untilCell(visitor, 'the convolution is open', (c) => c?.[0] === 1);
    assert.equal(before[1] % 4, 1, 'pooling keeps its channel');
    await visitor.picture('inside-convolution');
    // Into the upper left corner of the output, and of the input.
    await visitor.click('inside.output', 0.02, 0.02);
    await untilCell(visitor, 'the first cell is chosen', (c) => c[0] === 1 && c[1] === 1);
    await visitor.click('inside.source', 0.98, 0.98);
    await untilCell(visitor, 'the last cell is chosen', (c) => c[1] === (26 * 26 - 1) * 4 + 1);
    await visitor.click('inside.behind');
    await visitor.click('inside.behind');
    await untilCell(visitor, 'Flatten is open', (c) => c[0] === 3);
    await visitor.click('inside.behind');
    await untilCell(visitor, 'the output layer is open', (c) => c[0] === 4);
    await visitor.until('the unit is told with its class', (s) => /^Unit (\d), class \1: /.test(s.controls['inside.output']?.value));
    await visitor.picture('inside-softmax');
    await visitor.click('inside.term0');
    await untilCell(visitor, "the largest product's input is open", (c) => c[0] === 3);
    await visitor.click('inside.back');
    await visitor.until('all layers are there again', (s) => s.controls['inside.layer1.map0']);
    await visitor.close();
  });

  test('the keyboard opens a map, moves the window by one and by five, changes the channel and goes back', async () => {
    const visitor = await openNetwork();
    await visitor.click('workbench_page.inside');
    await visitor.tabTo('inside.layer1');
    await visitor.page.keyboard.press('Enter');
    const [, first] = await untilCell(visitor, 'a cell is open', (c) => c?.[0] === 1);
    const press = async (key, by) => {
      const [, from] = cellOf(await link(visitor));
      await visitor.page.keyboard.press(key);
      await untilCell(visitor, `${key} has moved by ${by}`, (c) => c[1] === from + by);
    };
    await press('ArrowRight', 4);
    await press('ArrowDown', 26 * 4);
    await press('Shift+ArrowRight', 5 * 4);
    await press('Shift+ArrowUp', -5 * 26 * 4);
    await press('PageDown', 1);
    await press('PageUp', -1);
    assert.ok(first >= 0);
    assert.equal((await visitor.state()).step, 0, 'the arrows train nothing here');
    await visitor.page.keyboard.press('Space');
    await visitor.frames(2);
    assert.equal((await visitor.state()).playing, false, 'the space plays the window');
    await visitor.page.keyboard.press('Escape');
    await visitor.until('all layers are there again', (s) => s.controls['inside.layer1.map0']);
    await visitor.close();
  });

  test('playing goes on by itself until one points at a picture', async () => {
    const visitor = await openNetwork();
    await visitor.click('workbench_page.inside');
    await visitor.click('inside.layer1.map0', 0.1, 0.1);
    const [, start] = await untilCell(visitor, 'a cell is open', (c) => c);
    await visitor.click('inside.play');
    await visitor.page.waitForTimeout(1200);
    const { x, y } = await visitor.place('inside.window', 0.5, 0.5);
    await visitor.page.mouse.move(x, y);
    await visitor.click('inside.play');
    const [, end] = await untilCell(visitor, 'the window has moved', (c) => c[1] !== start);
    assert.equal((end - start) % 4, 0);
    await visitor.close();
  });

  test('it follows training, and the drawing', async () => {
    const visitor = await openNetwork();
    await visitor.click('workbench_page.inside');
    await visitor.click('play');
    await visitor.until('it trains', (s) => s.epoch >= 1, 60000);
    await visitor.drag('pad', [[0.25, 0.2], [0.75, 0.2], [0.5, 0.8]]);
    await visitor.until('the drawing is looked into', (s) => /drawing/.test(s.controls.inside.label ?? ''));
    await visitor.picture('inside-drawing');
    await visitor.click('test_image.1');
    await visitor.until('the test image is looked into', (s) => /test image 2/.test(s.controls.inside.label ?? ''));
    await visitor.close();
  });

  test('Escape leads from a cell to all layers, and from a test image to the drawing', async () => {
    const visitor = await openNetwork();
    await visitor.drag('pad', [[0.3, 0.2], [0.5, 0.5], [0.4, 0.8]]);
    await visitor.click('workbench_page.inside');
    const untilTitle = (pattern) => visitor.until(`it says ${pattern}`, (s) => pattern.test(s.controls.inside?.label));
    await untilTitle(/your drawing/);
    await visitor.click('test_image.2');
    await untilTitle(/test image/);
    await visitor.click('inside.layer2.map1', 0.5, 0.5);
    await untilCell(visitor, 'a cell is open', (c) => c?.[0] === 2);
    await visitor.page.keyboard.press('Escape');
    await untilCell(visitor, 'all layers are shown', (c) => !c);
    await untilTitle(/test image/);
    await visitor.page.keyboard.press('Escape');
    await untilTitle(/your drawing/);
    await visitor.close();
  });

  test('the weights of all layers, as they are, were at first, and have changed', async () => {
    const visitor = await openNetwork();
    await visitor.click('workbench_page.inside');
    await visitor.click('inside.shows.weights');
    const changes = (state) => ['inside.weights1', 'inside.weights4'].map((name) => state.controls[name]?.value);
    await visitor.until('no weight has changed', (s) => changes(s).every((words) => words === 'unchanged'));
    await visitor.settle();
    const pictures = {};
    const take = async (which) => {
      await visitor.click(`weights.${which}`);
      await visitor.page.mouse.move(700, 5);
      await visitor.settle();
      const { x, y, width, height } = (await visitor.state()).controls['inside.weights1'];
      const png = await visitor.screenshot();
      const grid = { columns: 4 * 3 + 3, rows: 3, area: { x, y, width, height } };
      pictures[which] = await meanColours(visitor.page, png, grid);
    };
    const apart = (a, b) => Math.max(...a.flatMap((colour, i) => colour.map((value, j) => Math.abs(value - b[i][j]))));
    await take('now');
    await take('first');
    assert.ok(apart(pictures.now, pictures.first) < 2, 'before training they are the first ones');
    await visitor.click('step_epoch');
    await visitor.until('all weights have changed', (s) => changes(s).every((words) => /changed by [\d.]+ %/.test(words ?? '')));
    const untrained = pictures.first;
    await take('first');
    assert.ok(apart(pictures.first, untrained) < 2, 'the first ones stay');
    await take('now');
    await take('change');
    assert.ok(apart(pictures.change, pictures.now) > 8, 'what training has added is another picture');
    await visitor.picture('inside-weights');
    await visitor.click('inside.weights1', 0.9, 0.5);
    await untilCell(visitor, "a number of the last filter's map is open", (c) => c?.[0] === 1 && c[1] % 4 === 3);
    await visitor.click('inside.back');
    await visitor.until('the weights are there again', (s) => s.controls['inside.weights1']);
    await visitor.tabTo('inside.weights1');
    await visitor.page.keyboard.press('ArrowRight');
    await visitor.page.keyboard.press('Enter');
    await untilCell(visitor, "a number of the second filter's map is open", (c) => c?.[0] === 1 && c[1] % 4 === 1);
    await visitor.close();
  });

  test('by touch on a phone', { skip: noFingers }, async () => {
    const visitor = await openNetwork({ size: sizes.phone, touch: true });
    await visitor.tap('tab.Training');
    await visitor.tap('workbench_page.inside');
    await visitor.tap('inside.layer1.map2');
    await untilCell(visitor, 'a cell is open', (c) => c?.[0] === 1 && c[1] % 4 === 2);
    await visitor.picture('inside-phone');
    await visitor.tap('inside.output', 0.02, 0.02);
    await untilCell(visitor, 'the first cell is chosen', (c) => c[1] === 2);
    await visitor.tap('inside.channel_more');
    await untilCell(visitor, 'the next map is shown', (c) => c[1] === 3);
    await visitor.tap('inside.back');
    await visitor.until('all layers are there again', (s) => s.controls['inside.layer1.map0']);
    await visitor.tap('inside.shows.weights');
    await visitor.tap('weights.first');
    await visitor.tap('inside.weights1', 0.9, 0.5);
    await untilCell(visitor, 'a number with the weight is open', (c) => c?.[0] === 1 && c[1] % 4 === 3);
    await visitor.close();
  });
});
