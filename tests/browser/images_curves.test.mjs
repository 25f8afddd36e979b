// The page Training of the scene Images where there is little room: the curves are in sight on a turned phone, and
// what is told at the end of a training moves nothing in a middle-sized window.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { noFingers, sizes, themesAt, usePage } from './harness.mjs';

const { open } = usePage();
const bar = ({ controls }) => controls['tab.Data'].y;

describe('on a turned phone', { skip: noFingers }, () => {
  for (const theme of themesAt('wide')) {
    test(`the curves are seen, and play beside them: ${theme}`, async () => {
      const visitor = await open({ size: { width: 844, height: 390 }, theme, touch: true });
      await visitor.showDrawnDigits({ train: 60, test: 20, epochs: 4 });
      await visitor.tap('tab.Training');
      await visitor.tap('play');
      await visitor.until('it is trained', (s) => s.epoch === 4 && !s.playing);
      await visitor.settle();
      await visitor.picture(`turned-training-${theme}`);
      const state = await visitor.state();
      const { images_curves: plot, play, story } = state.controls;
      assert.ok(!plot.seen && plot.y + plot.height <= play.y && plot.height >= 90, JSON.stringify(plot));
      assert.ok(plot.y + plot.height <= bar(state), 'above the bar');
      assert.ok(story.x + story.width <= plot.x, 'what is going on stands beside them');
      for (const [choice, shown] of [['loss', 'images_curves'], ['table', 'curves'], ['accuracy', 'images_curves']]) {
        await visitor.tap(`curve.${choice}`);
        const now = await visitor.until(`${choice} is shown`, (s) => s.controls[`curve.${choice}`].on && s.controls[shown]);
        assert.ok(now.controls[`curve.${choice}`].height >= 40, 'large enough for a finger');
      }
      await visitor.close();
    });
  }
});

describe('the end of a training in a middle-sized window', () => {
  const places = ({ controls }) => Object.fromEntries(Object.entries(controls)
    .filter(([name]) => /^(workbench_page\.|curve\.|test_image\.|curves$|test_images$)/.test(name))
    .map(([name, { x, y }]) => [name, [x, y]]));

  for (const [how, training] of [['after all epochs', {}],
    ['by a callback', { callbacks: [{ name: 'EarlyStopping', monitor: 'loss', min_delta: 100, patience: 1 }] }]]) {
    for (const theme of themesAt('medium')) {
      test(`moves nothing: ${how}, ${theme}`, async () => {
        const visitor = await open({ size: sizes.medium, theme });
        await visitor.page.evaluate((more) => {
          window.descent.setExperiment({
            data: { name: 'synthetic_digits', train_limit: 300, test_limit: 60 },
            model: [{ layer: 'Flatten' }, { layer: 'Dense', units: 16, activation: 'relu' }, { layer: 'Dense', units: 10, activation: 'softmax' }],
            training: { loss: 'sparse_categorical_crossentropy', optimizer: 'Adam', epochs: 12, ...more },
          });
        }, training);
        await visitor.until('the digits are drawn', (s) => s.ready, 60000);
        await visitor.click('play');
        await visitor.until('it trains', (s) => s.epoch >= 1);
        const before = places(await visitor.state());
        assert.ok(Object.keys(before).length > 12, Object.keys(before).join());
        await visitor.until('it has ended', (s) => s.epoch >= 2 && !s.playing);
        await visitor.settle();
        await visitor.picture(`training-end-${how.split(' ').pop()}-${theme}`);
        const state = await visitor.until('what may help is offered', (s) => s.controls.remedy);
        assert.deepEqual(places(state), before);
        assert.ok(!state.controls.story.cut && !state.controls.remedy.seen, 'all of it is seen');
        await visitor.close();
      });
    }
  }
});

test('the plot stays where it is while training goes on and when it ends', async () => {
  const visitor = await open();
  await visitor.showDrawnDigits({ train: 300, test: 60, units: [16], epochs: 40 });
  await visitor.page.evaluate(() => window.descent.stepEpoch());
  const plot = ({ controls: { images_curves: at } }) => at && { x: at.x, y: at.y, width: at.width, height: at.height };
  const first = plot(await visitor.until('there is a curve', (s) => s.epoch === 1 && !s.playing && plot(s)));
  await visitor.click('play');
  const seen = new Set();
  await visitor.until('it has ended', (s) => {
    seen.add(`${s.controls.epoch_progress !== undefined}`);
    assert.deepEqual(plot(s), first);
    return s.finished;
  });
  await visitor.settle();
  const end = await visitor.state();
  assert.equal(end.controls.epoch_progress, undefined, 'no epoch is under way');
  assert.deepEqual(plot(end), first);
  assert.ok(seen.has('true'), 'the epoch under way was told meanwhile');
  await visitor.close();
});
