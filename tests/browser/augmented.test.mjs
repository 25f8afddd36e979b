// The augmented images as they were really fed, large beside their originals, by mouse, keyboard and finger.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { noFingers, sizes, usePage } from './harness.mjs';
import { meanColours } from './pictures.mjs';

const { open } = usePage();

async function openFed(options, press) {
  const visitor = await open(options);
  await visitor.page.evaluate(() => {
    window.descent.setExperiment({
      data: { name: 'synthetic_digits', train_limit: 300, test_limit: 60 },
      model: [{ layer: 'RandomTranslation', height_factor: [0.25, 0.25], width_factor: 0, fill_mode: 'constant' },
        { layer: 'Flatten' }, { layer: 'Dense', units: 10, activation: 'softmax' }],
      training: { loss: 'sparse_categorical_crossentropy', optimizer: 'Adam', epochs: 50 },
    });
  });
  await visitor.until('the digits are drawn', (s) => s.ready, 60000);
  await visitor.page.evaluate(() => window.descent.stepBatch());
  await visitor.until('a batch is done', (s) => s.step === 1);
  if (options.touch) await visitor.tap('tab.Network');
  if (!options.touch && options.size === sizes.medium) await visitor.click('drawer.open');
  await visitor.until('there are layers', (s) => s.controls['layer0.open']);
  await press(visitor, 'layer0.open');
  await visitor.until('those that were fed are there', (s) => s.controls['layer0.augmented.2']);
  return visitor;
}

// By the wheel, over what is to be scrolled.
async function reveal(visitor, name) {
  for (let i = 0; i < 60; i += 1) {
    const { controls } = await visitor.state();
    const place = controls[name];
    if (place?.height > 0 && !place.seen) return;
    const over = controls['layer0.name'];
    await visitor.page.mouse.move(over.x + over.width / 2, visitor.page.viewportSize().height / 2);
    await visitor.page.mouse.wheel(0, 60);
    await visitor.frames(4);
  }
  assert.fail(`"${name}" cannot be scrolled to`);
}

const isOpen = (s) => s.controls['augmented_large.image0'] && s.controls['augmented_large.image1'];
const cutTexts = ({ controls }) => Object.keys(controls).filter((name) => name.startsWith('cut_text.'));

// The 28 × 28 cells of one of the two, as they are drawn with their numbers.
async function cellsOf(visitor, image) {
  const { x, y, width, height } = (await visitor.state()).controls[`augmented_large.image${image}`];
  const png = await visitor.screenshot();
  const cells = await meanColours(visitor.page, png, { columns: 28, rows: 28, area: { x, y, width, height } });
  return cells.map(([red]) => red);
}

describe('augmented images', () => {
  for (const [size, theme] of [['wide', 'light'], ['medium', 'dark']]) {
    test(`the mouse opens one beside its original, with numbers: ${size}`, async () => {
      const visitor = await openFed({ size: sizes[size], theme }, (who, name) => who.click(name));
      await reveal(visitor, 'layer0.augmented');
      await visitor.click('layer0.augmented.2');
      const { controls } = await visitor.until('both are large', isOpen);
      assert.ok(controls['augmented_large.image1'].x > controls['augmented_large.image0'].x, 'beside each other');
      await visitor.picture(`augmented-large-${size}`);
      await visitor.click('augmented_large.unit.inputs');
      await visitor.until('as the network sees them', (s) => s.controls['augmented_large.unit.inputs'].on);
      await visitor.picture(`augmented-large-inputs-${size}`);
      assert.deepEqual(cutTexts(await visitor.state()), []);
      await visitor.click('augmented_large.close');
      await visitor.until('it is closed', (s) => !isOpen(s));
      await visitor.close();
    });
  }

  test('its numbers are those of the original a quarter of the height further down', async () => {
    const visitor = await openFed({ size: sizes.wide }, (who, name) => who.click(name));
    await reveal(visitor, 'layer0.augmented');
    await visitor.click('layer0.augmented.0');
    await visitor.until('both are large', isOpen);
    await visitor.page.mouse.move(5, 5);
    await visitor.settle();
    const [was, fed] = [await cellsOf(visitor, 0), await cellsOf(visitor, 1)];
    const down = 7 * 28;
    const moved = was.slice(0, -down), rest = fed.slice(0, down);
    assert.ok(Math.max(...moved) - Math.min(...moved) > 100, 'there is ink');
    for (const [i, cell] of moved.entries()) {
      assert.ok(Math.abs(cell - fed[i + down]) < 4, `cell ${i}: ${fed[i + down]} for ${cell}`);
    }
    assert.ok(Math.max(...rest) - Math.min(...rest) < 4, 'what came in from above is empty');
    await visitor.close();
  });

  test('by the keyboard, and Escape closes it', async () => {
    const visitor = await openFed({ size: sizes.wide }, (who, name) => who.click(name));
    await visitor.tabTo('layer0.augmented.0');
    await visitor.page.keyboard.press('Enter');
    await visitor.until('both are large', isOpen);
    await visitor.tabTo('augmented_large.image1');
    await visitor.page.keyboard.press('ArrowRight');
    await visitor.until('a number is told', (s) => s.controls.tooltip);
    await visitor.page.keyboard.press('Escape');
    await visitor.until('it is closed', (s) => !isOpen(s));
    assert.equal((await visitor.state()).step, 1, 'the arrows train nothing here');
    await visitor.close();
  });

  for (const [size, name] of [[sizes.phone, 'upright'], [{ width: 844, height: 390 }, 'turned']]) {
    test(`by touch on a phone: ${name}`, { skip: noFingers }, async () => {
      const visitor = await openFed({ size, touch: true }, (who, control) => who.tap(control));
      await reveal(visitor, 'layer0.augmented');
      await visitor.tap('layer0.augmented.1');
      await visitor.until('both are large', isOpen);
      await visitor.picture(`augmented-large-phone-${name}`);
      await visitor.tap('augmented_large.unit.inputs');
      await visitor.until('as the network sees them', (s) => s.controls['augmented_large.unit.inputs'].on);
      await visitor.tap('augmented_large.close');
      await visitor.until('it is closed', (s) => !isOpen(s));
      await visitor.close();
    });
  }
});
