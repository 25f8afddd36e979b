// An image large with its numbers, and the mean of its class, on the page Inside of the scene Images.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { noFingers, sizes, usePage } from './harness.mjs';

const { open } = usePage();

async function openInside(options, press) {
  const visitor = await open(options);
  await visitor.showDrawnDigits({ train: 300, test: 60, units: [16], epochs: 50 });
  if (options.touch) await visitor.tap('tab.Training');
  await press(visitor, 'workbench_page.inside');
  await visitor.until('the maps are there', (s) => s.controls['inside.numbers']);
  return visitor;
}

const labelled = (visitor, words) => visitor.until(`it is said: ${words}`,
  (s) => words.test(s.controls.numbers?.label ?? ''));

describe('an image in numbers', () => {
  for (const [name, size, theme] of [['wide', sizes.wide, 'light'], ['medium', sizes.medium, 'dark']]) {
    test(`the mouse shows it, its class's mean and the difference: ${name}`, async () => {
      const visitor = await openInside({ size, theme }, (who, control) => who.click(control));
      await visitor.click('inside.numbers');
      await labelled(visitor, /grey value of a pixel/);
      await visitor.picture(`numbers-image-${name}`);
      await visitor.click('numbers.unit.inputs');
      await visitor.picture(`numbers-inputs-${name}`);
      await visitor.click('numbers.of.mean');
      const { controls } = await labelled(visitor, /The mean of the \d+ training images of class \d/);
      assert.ok(Number(/the (\d+) training/.exec(controls.numbers.label)[1]) > 5);
      await visitor.picture(`numbers-mean-${name}`);
      await visitor.click('numbers.of.difference');
      await labelled(visitor, /The image minus the mean/);
      await visitor.picture(`numbers-difference-${name}`);
      const cut = Object.keys((await visitor.state()).controls).filter((control) => control.startsWith('cut_text.'));
      assert.deepEqual(cut, []);
      await visitor.click('inside.numbers_back');
      await visitor.until('all layers are there again', (s) => s.controls['inside.layer1.map0'] ?? s.controls['inside.layer1']);
      await visitor.close();
    });
  }

  test('the keyboard reads a number', async () => {
    const visitor = await openInside({}, (who, control) => who.click(control));
    await visitor.tabTo('inside.numbers');
    await visitor.page.keyboard.press('Enter');
    await labelled(visitor, /grey value of a pixel/);
    await visitor.tabTo('numbers');
    await visitor.page.keyboard.press('ArrowRight');
    await visitor.until('the number is told', (s) => s.controls.tooltip);
    assert.equal((await visitor.state()).step, 0, 'the arrows train nothing here');
    await visitor.page.keyboard.press('Escape');
    await visitor.until('Escape leads back to all layers', (s) => s.controls['inside.numbers']);
    await visitor.close();
  });

  test('by touch on a phone', { skip: noFingers }, async () => {
    const visitor = await openInside({ size: sizes.phone, touch: true }, (who, control) => who.tap(control));
    await visitor.tap('inside.numbers');
    await labelled(visitor, /grey value of a pixel/);
    await visitor.picture('numbers-phone');
    await visitor.tap('numbers', 0.1, 0.1);
    await visitor.frames(4);
    await visitor.picture('numbers-phone-corner');
    await visitor.tap('numbers.of.mean');
    await labelled(visitor, /The mean of/);
    await visitor.tap('inside.numbers_back');
    await visitor.until('all layers are there again', (s) => s.controls['inside.numbers']);
    await visitor.close();
  });
});
