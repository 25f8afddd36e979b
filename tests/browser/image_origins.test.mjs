// Whose images the scene Images shows: those that are trained on, validated on or held out, by mouse,
// keyboard and finger.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { noFingers, sizes, usePage } from './harness.mjs';

const { open } = usePage();

async function openDigits(options = {}, { validation = 0 } = {}) {
  const visitor = await open(options);
  await visitor.showDrawnDigits({ train: 300, test: 60, units: [16], epochs: 50 });
  if (validation > 0) {
    const { experiment } = await visitor.state();
    const split = { ...experiment, data: { ...experiment.data, validation_count: validation } };
    await visitor.page.evaluate((one) => window.descent.setExperiment(one), split);
    await visitor.until('it is split', (s) => s.ready && s.experiment.data.validation_count === validation);
  }
  if (options.touch) await visitor.tap('tab.Training');
  return visitor;
}

async function train(visitor) {
  await visitor.page.evaluate(() => window.descent.stepEpoch());
  await visitor.until('an epoch is done', (s) => s.epoch === 1 && !s.playing);
}

const titled = (visitor, words) => visitor.until(`the images are ${words}`,
  (s) => words.test(s.controls.test_images?.label ?? ''));
const countOf = ({ controls }) => Number(/: ([\d,]+)/.exec(controls.test_images.label)?.[1].replaceAll(',', ''));
const cutTexts = ({ controls }) => Object.keys(controls).filter((name) => name.startsWith('cut_text.'));

describe('whose images are shown', () => {
  for (const [size, theme] of [['wide', 'light'], ['medium', 'dark']]) {
    test(`training images, by the mouse, from the list to the maps of one: ${size}`, async () => {
      const visitor = await openDigits({ size: sizes[size], theme });
      await visitor.picture(`origins-test-${size}`);
      await visitor.click('images.origin');
      await visitor.until('the list is open', (s) => s.controls['images.origin.training']);
      await visitor.picture(`origins-list-${size}`);
      await visitor.click('images.origin.training');
      await titled(visitor, /^Training images$/);
      await visitor.settle();
      await visitor.picture(`origins-training-${size}`);
      await visitor.click('test_image.1');
      await visitor.until('it is shown large', (s) => /^Training image 2$/.test(s.controls.pad_card?.label ?? ''));
      await visitor.picture(`origins-chosen-${size}`);
      await visitor.click('workbench_page.inside');
      await visitor.until('it is looked into', (s) => /^Inside: training image 2, \d$/.test(s.controls.inside?.label ?? ''));
      await visitor.click('inside.numbers');
      await visitor.until('its numbers are shown', (s) => /grey value/.test(s.controls.numbers?.label ?? ''));
      await visitor.click('inside.numbers_back');
      await visitor.click('workbench_page.why');
      await visitor.until('it is asked why', (s) => s.controls.why_first && /^Training images/.test(s.controls.test_images?.label ?? ''));
      await visitor.settle();
      await visitor.picture(`origins-why-${size}`);
      assert.deepEqual(cutTexts(await visitor.state()), []);
      await visitor.close();
    });
  }

  test('they are filtered by class and by what the network says of them', async () => {
    const visitor = await openDigits();
    await visitor.choose('images.origin', 'training');
    await visitor.click('images.choices');
    await visitor.choose('images.class', '7');
    const sevens = countOf(await titled(visitor, /^Training images: \d+$/));
    assert.ok(sevens > 10 && sevens < 60, `${sevens} of 300 are sevens`);
    await visitor.click('image_filter.wrong');
    await visitor.until('it has not learnt yet', (s) => s.controls['image_filter.wrong'].label === 'most wrong');
    await train(visitor);
    await visitor.settle(); // what was counted while it trained is counted again
    const { controls } = await visitor.until('the wrong ones are counted',
      (s) => /^most wrong \d+$/.test(s.controls['image_filter.wrong'].label));
    const wrong = Number(/\d+/.exec(controls['image_filter.wrong'].label)[0]);
    await titled(visitor, new RegExp(`^Training images: ${wrong}(, the most wrong first)?$`));
    await visitor.picture('origins-wrong');
    // Those taken for a seven and those taken for others are all sevens.
    await visitor.click('image_filter.all');
    await titled(visitor, new RegExp(`^Training images: ${sevens}$`));
    await visitor.choose('images.prediction', '7');
    const right = countOf(await titled(visitor, /^Training images: \d+$/));
    await visitor.until('right and wrong are all', (s) => countOf(s) + wrong === sevens);
    assert.ok(right <= sevens);
    await visitor.click('images.clear');
    await titled(visitor, /^Training images$/);
    await visitor.close();
  });

  test('a held-out test set is chosen by class alone, and says why', async () => {
    const visitor = await openDigits({}, { validation: 50 });
    await titled(visitor, /^Validation images$/);
    await visitor.click('image_filter.least');
    await visitor.choose('images.origin', 'test');
    const { controls } = await titled(visitor, /^Test images$/);
    assert.equal(controls['image_filter.wrong'], undefined);
    await visitor.click('images.choices');
    await visitor.until('it is told why', (s) => /Held out/.test(s.controls['images.by_class_alone']?.label ?? ''));
    assert.equal((await visitor.state()).controls['images.prediction'], undefined);
    await visitor.picture('origins-held-out');
    await visitor.choose('images.class', '3');
    assert.ok(countOf(await titled(visitor, /^Test images: \d+$/)) > 0);
    assert.deepEqual((await visitor.state()).tests, [], 'nothing was tested');
    await visitor.close();
  });

  test('two presses lead to the mean of each class, a third to the numbers of one', async () => {
    for (const [size, theme] of [['wide', 'light'], ['medium', 'dark']]) {
      const visitor = await openDigits({ size: sizes[size], theme });
      await visitor.choose('images.origin', 'means');
      await titled(visitor, /^Mean of each class$/);
      await visitor.until('there are ten', (s) => s.controls['test_image.9']);
      await visitor.settle();
      await visitor.picture(`means-${size}`);
      await visitor.click('test_image.3');
      const { controls } = await visitor.until('it is large', (s) => s.controls['mean_large.image0']);
      assert.equal(controls['mean_large.image0'].label, 'Mean of class 3');
      await visitor.picture(`means-large-${size}`);
      assert.deepEqual(cutTexts(await visitor.state()), []);
      await visitor.page.keyboard.press('Escape');
      await visitor.until('it is closed', (s) => !s.controls['mean_large.image0']);
      // Of one class alone, where one is chosen.
      await visitor.click('images.choices');
      await visitor.choose('images.class', '8');
      await titled(visitor, /^Mean of each class: 1$/);
      await visitor.close();
    }
  });

  test('to the mean of a class by the keyboard', async () => {
    const visitor = await openDigits();
    await visitor.tabTo('images.origin');
    await visitor.page.keyboard.press('Enter');
    await visitor.tabTo('images.origin.means');
    await visitor.page.keyboard.press('Enter');
    await visitor.tabTo('test_image.0');
    await visitor.page.keyboard.press('Enter');
    await visitor.until('it is large', (s) => s.controls['mean_large.image0']?.label === 'Mean of class 0');
    await visitor.close();
  });

  test('to the mean of a class by touch', { skip: noFingers }, async () => {
    const visitor = await openDigits({ size: sizes.phone, touch: true });
    await visitor.scrollTo('images.origin');
    await visitor.tap('images.origin');
    await visitor.tap('images.origin.means');
    await titled(visitor, /^Mean of each class$/);
    await visitor.scrollTo('test_image.2');
    await visitor.picture('means-phone');
    await visitor.tap('test_image.2');
    await visitor.until('it is large', (s) => s.controls['mean_large.image0']?.label === 'Mean of class 2');
    await visitor.picture('means-large-phone');
    await visitor.tap('mean_large.close');
    await visitor.until('it is closed', (s) => !s.controls['mean_large.image0']);
    await visitor.close();
  });

  test('a link opens them, and tells of them', async () => {
    const visitor = await openDigits();
    await visitor.choose('images.origin', 'training');
    await titled(visitor, /^Training images$/);
    const link = await visitor.page.evaluate(() => window.descent.getLink());
    assert.match(link, /images=training/);
    await visitor.choose('images.origin', 'validation');
    await titled(visitor, /^Test images$/);
    await visitor.page.evaluate((to) => window.descent.openLink(`#${to}`), link);
    await titled(visitor, /^Training images$/);
    await visitor.close();
  });

  test('by the keyboard', async () => {
    const visitor = await openDigits();
    await visitor.tabTo('images.origin');
    await visitor.page.keyboard.press('Enter');
    await visitor.until('the list is open', (s) => s.controls['images.origin.training']);
    await visitor.tabTo('images.origin.training');
    await visitor.page.keyboard.press('Enter');
    await titled(visitor, /^Training images$/);
    await visitor.tabTo('test_image.0');
    await visitor.page.keyboard.press('Enter');
    await visitor.until('it is shown large', (s) => s.controls.pad_card?.label === 'Training image 1');
    assert.equal((await visitor.state()).step, 0);
    await visitor.close();
  });

  for (const [size, name] of [['phone', 'upright'], ['turned', 'turned']]) {
    test(`by touch on a phone: ${name}`, { skip: noFingers }, async () => {
      const visitor = await openDigits({ size: size === 'phone' ? sizes.phone : { width: 844, height: 390 }, touch: true });
      await visitor.scrollTo('images.origin');
      await visitor.tap('images.origin');
      await visitor.until('the list is open', (s) => s.controls['images.origin.training']);
      await visitor.picture(`origins-phone-list-${name}`);
      await visitor.tap('images.origin.training');
      await titled(visitor, /^Training images$/);
      await visitor.picture(`origins-phone-${name}`);
      await visitor.scrollTo('test_image.0');
      await visitor.tap('test_image.0');
      await visitor.until('it is shown large', (s) => s.controls.pad_card?.label === 'Training image 1');
      await visitor.picture(`origins-phone-chosen-${name}`);
      await visitor.close();
    });
  }
});
