// The scene Images in a middle-sized window: who needs room has it, and what stands beside each other does so
// on one line. And how the pages Filters and Inside name things and write numbers.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { sizes, themesAt, usePage } from './harness.mjs';

const { open } = usePage();

async function openPage(page, options = { size: sizes.medium }) {
  const visitor = await open(options);
  await visitor.showConvolution();
  if (page) await visitor.click(`workbench_page.${page}`);
  await visitor.settle();
  return visitor;
}

describe('room in the scene Images', () => {
  for (const theme of themesAt('medium')) {
    test(`the curves get what the story leaves: ${theme}`, async () => {
      const visitor = await openPage('', { size: sizes.medium, theme });
      const check = async (when) => {
        const { controls: { story, images_curves: plot, ...others } } = await visitor.state();
        const words = others[Object.keys(others).find((name) => name.startsWith('story.'))];
        await visitor.picture(`room-training-${when}-${theme}`);
        assert.ok(!story.cut && words.y + words.height <= story.y + story.height, `${when}: the words are whole`);
        const left = story.y + story.height - words.y - words.height;
        assert.ok(left < 75, `${when}: ${left} px of the story are left below its first words`);
        return plot;
      };
      await check('untrained');
      await visitor.page.evaluate(() => window.descent.stepEpoch());
      await visitor.until('an epoch is done', (s) => s.epoch === 1 && !s.playing);
      await visitor.page.evaluate(() => window.descent.stepEpoch());
      await visitor.until('a second one is done', (s) => s.epoch === 2 && !s.playing);
      await visitor.settle();
      const plot = await check('trained');
      assert.ok(plot.height >= 140, `the plot with its axis is ${plot.height} px high`);
      await visitor.close();
    });
  }

  test('the story does not go up and down while training runs', async () => {
    const visitor = await openPage('');
    await visitor.click('play');
    let before = 0;
    for (let i = 0; i < 12; i += 1) {
      const { controls: { story }, playing } = await visitor.state();
      assert.ok(playing);
      assert.ok(story.height >= before, `${story.height} after ${before}`);
      before = story.height;
      await visitor.page.waitForTimeout(250);
    }
    await visitor.close();
  });

  test('the products have the decimals of their sum', async () => {
    const visitor = await openPage('filters');
    // Greys times −1, 0 and 2, whose sum is told with four digits.
    await visitor.picture('room-filters');
    const { controls } = await visitor.state();
    const numbers = (name) => controls[name].value.split(/[; ]+/).map((word) => Number(word.replace('−', '-')));
    const decimals = Math.max(...controls['inside.products'].value.split(/[; ]+/).map((word) => (word.split('.')[1] ?? '').length));
    assert.ok(decimals >= 3, controls['inside.products'].value);
    assert.equal(numbers('inside.products').length, 9);
    assert.ok(numbers('inside.window').some((number) => number > 0), 'there is something under the window');
    await visitor.close();
  });

  test('whole weights stand there as whole numbers', async () => {
    const visitor = await openPage('filters');
    const { controls } = await visitor.state();
    assert.equal(controls['inside.kernel'].value, '−1 0 1; −2 0 2; −1 0 1');
    await visitor.close();
  });

  for (const size of [sizes.wide, sizes.medium]) {
    test(`bias and strides stand on one line, and a minus is a minus: ${size.width} px`, async () => {
      const visitor = await openPage('filters', { size });
      const { controls: { 'lab.bias': bias, 'lab.stride': stride } } = await visitor.state();
      assert.equal(bias.y, stride.y);
      assert.equal(bias.height, stride.height);
      for (const [typed, shown] of [['-0.5', '−0.5'], ['−0.25', '−0.25']]) {
        await visitor.openField('lab.bias');
        await visitor.page.keyboard.type(typed);
        await visitor.page.keyboard.press('Enter');
        const state = await visitor.until('it is typed', (s) => s.controls['lab.bias'].value === shown);
        assert.equal(state.controls['lab.bias'].now, Number(typed.replace('−', '-')));
      }
      await visitor.picture(`room-bias-${size.width}`);
      await visitor.close();
    });
  }

  test('the filter lab has its own name, and channels are counted from 0', async () => {
    const visitor = await openPage('filters', { size: sizes.wide });
    assert.match((await visitor.state()).controls['inside.output'].label, /^Filter lab: /);
    await visitor.click('lab.pooling.max');
    await visitor.until('the pooling can be looked at', (s) => s.controls['inside.behind']);
    await visitor.click('workbench_page.inside');
    await visitor.click('inside.layer1.map2', 0.5, 0.5);
    const { controls } = await visitor.until('the arithmetic is there', (s) => s.controls['inside.output']);
    assert.match(controls['inside.output'].label, /^1 Conv2D, channel 2 \(0–3\): /);
    await visitor.close();
  });

  // What `validation_fraction` keeps apart is no test image.
  for (const [what, data] of [['Test', {}], ['Validation', { validation_fraction: 0.2 }]]) {
    test(`images are called what the data set has them for: ${what}`, async () => {
      const visitor = await open({ size: sizes.wide });
      await visitor.page.evaluate((more) => {
        window.descent.setExperiment({
          data: { name: 'synthetic_digits', train_limit: 300, test_limit: 60, ...more },
          model: [{ layer: 'Conv2D', filters: 2, kernel_size: 3 }, { layer: 'Flatten' }, { layer: 'Dense', units: 10, activation: 'softmax' }],
          training: { loss: 'sparse_categorical_crossentropy' },
        });
      }, data);
      await visitor.until('the digits are drawn', (s) => s.ready, 60000);
      await visitor.settle();
      assert.match((await visitor.state()).controls.test_images.label, new RegExp(`^${what} images`));
      await visitor.click('test_image.1');
      const named = new RegExp(`^${what} image 2($|, )`);
      await visitor.until('the pad shows it', (s) => named.test(s.controls.pad_card.label));
      for (const [page, card] of [['inside', 'inside'], ['filters', 'lab']]) {
        await visitor.click(`workbench_page.${page}`);
        const { controls } = await visitor.until(`the page ${page} is there`, (s) => s.controls[card]);
        const label = controls[card].label.replace(/^Inside: (.)/, (_, first) => first.toUpperCase());
        assert.match(label, named, controls[card].label);
      }
      await visitor.close();
    });
  }
});
