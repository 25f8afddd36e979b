// Fingers on the pages Filters and Inside of the scene Images: a swipe scrolls and changes nothing, and
// what a tap tells stays.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { noFingers, sizes, usePage } from './harness.mjs';

const { open } = usePage();

const digits = { name: 'synthetic_digits', train_limit: 300, test_limit: 60 };
const small = [{ layer: 'Conv2D', filters: 4, kernel_size: 5, activation: 'relu' }, { layer: 'MaxPooling2D' },
  { layer: 'Flatten' }, { layer: 'Dense', units: 10, activation: 'softmax' }];
const deep = [{ layer: 'Conv2D', filters: 32, kernel_size: 5, activation: 'relu' }, { layer: 'MaxPooling2D' },
  { layer: 'Conv2D', filters: 64, kernel_size: 3, activation: 'relu' }, ...small.slice(1)];

async function openImages(model, page, options = { size: sizes.phone, touch: true }) {
  const visitor = await open(options);
  await visitor.page.evaluate(([data, layers]) => {
    window.descent.setExperiment({
      data,
      model: layers,
      training: { loss: 'sparse_categorical_crossentropy', optimizer: 'Adam', epochs: 1000 },
    });
  }, [digits, model]);
  await visitor.until('the digits are drawn', (s) => s.ready, 60000);
  if (options.touch) await visitor.tap('tab.Training');
  await (options.touch ? visitor.tap(`workbench_page.${page}`) : visitor.click(`workbench_page.${page}`));
  await visitor.settle();
  return visitor;
}

// A finger that comes down on a control and goes so far.
async function swipe(visitor, from, across, down) {
  const session = await visitor.context.newCDPSession(visitor.page);
  const touch = async (type, ...points) => {
    await session.send('Input.dispatchTouchEvent', { type, touchPoints: points });
    await visitor.frames(1);
  };
  await touch('touchStart', from);
  for (let i = 1; i <= 12; i += 1) await touch('touchMove', { x: from.x + (across * i) / 12, y: from.y + (down * i) / 12 });
  await touch('touchEnd');
  await visitor.settle();
}

async function swipeTo(visitor, name, lowest = 600) {
  for (let i = 0; i < 40; i += 1) {
    const { controls: { [name]: at } } = await visitor.state();
    if (at && !at.seen && at.height > 0 && at.y > 60 && at.y + at.height < lowest) return;
    await swipe(visitor, { x: 8, y: 600 }, 0, at && at.y + at.height / 2 < 300 ? 150 : -150);
  }
  assert.fail(`"${name}" cannot be reached`);
}

const weights = (s) => Array.from({ length: 25 }, (_, i) => s.controls[`lab.weight${i}`]?.now).filter((w) => w !== undefined);
const sobel = [-1, 0, 1, -2, 0, 2, -1, 0, 1];
const isSobel = (s) => JSON.stringify(weights(s)) === JSON.stringify(sobel);

const told = ({ controls: { 'inside.picked': picked } }) => (picked ? `${picked.label}: ${picked.value}` : '');

describe('fingers in Images', { skip: noFingers }, () => {
  test('a swipe over the weights of a filter scrolls; going sideways and typing change one', async () => {
    const visitor = await openImages(small, 'filters');
    const before = await visitor.until('the filter is there', isSobel);
    await swipe(visitor, await visitor.place('lab.weight7'), 12, -150);
    const scrolled = await visitor.state();
    assert.ok(scrolled.controls['lab.weight7'].y < before.controls['lab.weight7'].y - 50, 'the page has moved up');
    assert.ok(isSobel(scrolled), 'no weight has changed');
    assert.equal(scrolled.canUndo, before.canUndo, 'nothing is there to be undone');
    await swipe(visitor, { x: 8, y: 300 }, 0, 300);
    await swipe(visitor, await visitor.place('lab.weight4'), 40, 4);
    await visitor.until('the middle has grown by two steps', (s) => weights(s)[4] === 1);
    await visitor.tap('lab.weight0');
    await visitor.fieldOpens();
    await visitor.page.keyboard.press('Control+a');
    await visitor.page.keyboard.type('7');
    await visitor.page.keyboard.press('Enter');
    await visitor.until('it is typed', (s) => weights(s)[0] === 7);
    await visitor.close();
  });

  test('a tapped cell of a 5×5 filter tells its product, and keeps it', async () => {
    const visitor = await openImages(small, 'inside');
    await visitor.tap('inside.layer1.map2');
    await visitor.until('the arithmetic is there', (s) => s.controls['inside.kernel']);
    await swipeTo(visitor, 'inside.kernel');
    await visitor.tap('inside.kernel', 0.5, 0.3);
    const first = told(await visitor.until('the product is told', (s) => /^Row 1, column 2 .*: .+ × .+ = .+/.test(told(s))));
    await visitor.picture('inside-phone-picked');
    await visitor.page.waitForTimeout(500);
    await visitor.frames(3);
    assert.equal(told(await visitor.state()), first, 'it stays');
    await visitor.tap('inside.products', 0.9, 0.9);
    await visitor.until("another cell's is told", (s) => /^Row 4, column 4 /.test(told(s)));
    await visitor.tap('inside.window', 0.1, 0.1);
    await visitor.until("the first one's is told", (s) => /^Row 0, column 0 /.test(told(s)));
    await visitor.close();
  });

  test('a map far down opens at the top of its arithmetic, and leads back to where it was', async () => {
    const visitor = await openImages(deep, 'inside');
    await swipeTo(visitor, 'inside.layer3.map40');
    const before = (await visitor.state()).controls['inside.layer3.map40'];
    await visitor.tap('inside.layer3.map40');
    await visitor.until('it opens at its top', (s) => s.controls['inside.back']?.y > 60 && !s.controls['inside.back'].seen);
    await visitor.settle();
    await visitor.picture('inside-phone-deep');
    await visitor.tap('inside.back');
    await visitor.until('all layers are where they were',
      (s) => Math.abs((s.controls['inside.layer3.map40']?.y ?? 0) - before.y) < 2);
    await visitor.close();
  });

  test('what comes behind the filter is set below the map that it changes', async () => {
    const visitor = await openImages(small, 'filters');
    await swipeTo(visitor, 'lab.relu');
    const { controls } = await visitor.state();
    const above = (a, b) => controls[a].y + controls[a].height <= controls[b].y;
    assert.ok(above('inside.output', 'inside.kernel') && above('inside.products', 'lab.relu'));
    assert.ok(controls['inside.output'].y + controls['inside.output'].height / 2 > 60, 'the map is in sight');
    await visitor.picture('filters-phone-options');
    await swipeTo(visitor, 'lab.mend', 690);
    await visitor.close();
  });
});

describe('a mouse in Images', () => {
  test('the general undo covers the filter of the lab, a drag at once', async () => {
    const visitor = await openImages(small, 'filters', {});
    await visitor.until('the filter is there', isSobel);
    await visitor.drag('lab.weight4', [[0.5, 0.5], [0.5, -0.8]]);
    const { controls: { 'lab.weight4': { now } } } = await visitor.until('it is dragged', (s) => weights(s)[4] > 0);
    await visitor.click('lab.relu');
    await visitor.click('workbench_page.training');
    await visitor.click('undo');
    await visitor.until('the page with what came back', (s) => s.controls['lab.relu'] && !s.controls['lab.relu'].on && weights(s)[4] === now);
    await visitor.click('undo');
    await visitor.until('the filter is as it was', isSobel);
    await visitor.click('redo');
    await visitor.until('the drag is done again', (s) => weights(s)[4] === now);
    await visitor.close();
  });

  test('a click and the arrows tell the product of a cell', async () => {
    const visitor = await openImages(small, 'filters', {});
    await visitor.click('inside.kernel', 0.5, 0.5);
    await visitor.until('the product is told', (s) => /^Row 1, column 1 .*: .+ × 0 = 0/.test(told(s)));
    await visitor.tabTo('inside.products');
    await visitor.page.keyboard.press('ArrowRight');
    await visitor.until('the arrow tells the next one', (s) => /^Row 0, column 1 /.test(told(s)));
    await visitor.close();
  });
});
