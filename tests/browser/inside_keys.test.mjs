// The page Inside with the keyboard alone: Tab, the arrows, Enter and Escape. The ring is never lost.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { usePage } from './harness.mjs';

const { open } = usePage();

const cellOf = async (visitor) => /cell=(\d+),(\d+),(\d+)/.exec(await visitor.page.evaluate(() => window.descent.getLink()))
  ?.slice(1).map(Number);

async function untilCell(visitor, what, fits) {
  const end = Date.now() + 15000;
  let cell;
  do {
    cell = await cellOf(visitor);
    if (fits(cell)) return cell;
    await visitor.frames(2);
  } while (Date.now() < end);
  return assert.fail(`waited in vain until ${what}; the cell is ${cell}`);
}

const near = (a, b) => a && b && ['x', 'y', 'width', 'height'].every((side) => Math.abs(a[side] - b[side]) < 1);
const ringAt = (visitor, name) => visitor.until(`the ring is around ${name}`, ({ controls }) => near(controls.focus, controls[name]), 10000);

async function openInside() {
  const visitor = await open();
  await visitor.showConvolution();
  await visitor.page.locator('#canvas').focus();
  const press = (key) => visitor.page.keyboard.press(key);
  await visitor.tabTo('workbench_page.inside');
  await press('Enter');
  await visitor.until('the layers are there', (s) => s.controls['inside.layer1']);
  return { visitor, press };
}

describe('inside, by keys', () => {
  test('an image, a layer, a map, a cell and its arithmetic, and back to where one was', async () => {
    const { visitor, press } = await openInside();
    await visitor.tabTo('test_image.2');
    await press('Enter');
    await visitor.until('the image is looked into', (s) => /test image 3/.test(s.controls.inside.label));
    await visitor.tabTo('inside.layer1', 'Shift+Tab');
    await visitor.until('what it stands on is told', (s) => s.controls.tooltip);
    await press('ArrowDown');
    await visitor.picture('keyboard-inside-map');
    await press('Enter');
    const opened = await untilCell(visitor, 'a number of a lower map is open', (c) => c?.[0] === 1 && c[1] % 4 > 0);
    await ringAt(visitor, 'inside.output');
    await visitor.until('it is told', (s) => /^Channel [1-3], row \d+, column \d+: /.test(s.controls['inside.output'].value));
    await press('ArrowRight');
    const [, right] = await untilCell(visitor, 'the window is one further', (c) => c[1] === opened[1] + 4);

    await visitor.tabTo('inside.source', 'Shift+Tab');
    await press('ArrowDown');
    await untilCell(visitor, 'the window is one lower', (c) => c[1] === right + 26 * 4);
    await visitor.tabTo('inside.kernel');
    await press('ArrowRight');
    await visitor.until('the arithmetic of a weight is told', (s) => / × .* = /.test(s.controls['inside.picked']?.value ?? ''));
    await visitor.picture('keyboard-inside-cell');
    const { value: before } = (await visitor.state()).controls['inside.picked'];
    await press('ArrowDown');
    await visitor.until('that of the one below', (s) => s.controls['inside.picked'].label !== undefined
      && (s.controls['inside.picked'].value !== before || / 1, column/.test(s.controls['inside.picked'].label)));

    await press('Escape');
    await untilCell(visitor, 'all layers are there', (c) => !c);
    await ringAt(visitor, 'inside.layer1');
    await press('Tab');
    await ringAt(visitor, 'inside.layer2');
    const { step, epoch } = await visitor.state();
    assert.deepEqual([step, epoch], [0, 0], 'no key has trained');
    await visitor.close();
  });

  test('through the layers by their buttons, and back by one', async () => {
    const { visitor, press } = await openInside();
    await visitor.tabTo('inside.layer1');
    await press('Enter');
    await untilCell(visitor, 'a number is open', (c) => c?.[0] === 1);
    await visitor.tabTo('inside.behind', 'Shift+Tab');
    for (const layer of [2, 3, 4]) {
      await press('Enter');
      await untilCell(visitor, `layer ${layer} is open`, (c) => c[0] === layer);
      await ringAt(visitor, layer < 4 ? 'inside.behind' : 'inside.output');
    }
    await visitor.tabTo('inside.term0');
    await press('Enter');
    await untilCell(visitor, 'the number that it comes from is open', (c) => c[0] === 3);
    await visitor.tabTo('inside.back', 'Shift+Tab');
    await press('Enter');
    await untilCell(visitor, 'all layers are there', (c) => !c);
    await ringAt(visitor, 'inside.layer3');
    await visitor.close();
  });

  test('a weight, its arithmetic, and back to the weights', async () => {
    const { visitor, press } = await openInside();
    await visitor.tabTo('inside.shows.weights');
    await press('Enter');
    await visitor.tabTo('inside.weights1');
    await press('ArrowRight');
    await press('Enter');
    await untilCell(visitor, 'a number with it is open', (c) => c?.[0] === 1);
    await ringAt(visitor, 'inside.output');
    await press('Escape');
    await untilCell(visitor, 'the weights are there', (c) => !c);
    await ringAt(visitor, 'inside.weights1');
    await visitor.close();
  });
});
