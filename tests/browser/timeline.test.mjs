// The bar at the bottom leads back through the training so far, and training goes on from there.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';

import { browserName, sizes, usePage } from './harness.mjs';

const { open } = usePage();
const epochOf = (state) => Number(/epoch (\d+)/.exec(state.controls.timeline.value)?.[1]);
const losses = (state) => state.history.map(({ loss }) => loss);

async function trained(options) {
  const visitor = await open(options);
  await visitor.page.evaluate(() => window.descent.loadPreset('line_steep'));
  await visitor.until('the line is there', (s) => s.scene === 'line' && s.controls.line_plot);
  const press = (name) => (options?.touch ? visitor.tap(name) : visitor.click(name));
  await press('play');
  await visitor.until('all epochs are done', (s) => s.epoch === 50 && !s.playing);
  return { visitor, press };
}

describe('the timeline', () => {
  test('by mouse: back, a look at what was, on from there with the same curve', async () => {
    const { visitor } = await trained();
    const before = await visitor.state();
    await visitor.drag('timeline', [[0.9, 0.5], [0.5, 0.5], [0.2, 0.5]]);
    const back = await visitor.until('epoch 10 is shown', (s) => epochOf(s) === 10 && s.controls.go_on_from_here);
    assert.equal(back.epoch, 50, 'the training stands where it stood');
    await visitor.picture('timeline-back');
    await visitor.click('back_to_now');
    await visitor.until('it is shown as it is', (s) => !s.controls.go_on_from_here && epochOf(s) === 50);
    await visitor.drag('timeline', [[0.9, 0.5], [0.4, 0.5]]);
    await visitor.until('epoch 20 is shown', (s) => epochOf(s) === 20);
    await visitor.click('go_on_from_here');
    await visitor.until('training stands there', (s) => s.epoch === 20 && !s.controls.go_on_from_here);
    await visitor.click('play');
    const again = await visitor.until('all epochs again', (s) => s.epoch === 50 && !s.playing);
    assert.deepEqual(losses(again), losses(before), 'the curve is the same, number for number');
    await visitor.page.keyboard.press('Control+z');
    await visitor.close();
  });

  test('by keys, and as a film that ends at now', async () => {
    const { visitor } = await trained();
    await visitor.tabTo('timeline');
    await visitor.page.keyboard.press('ArrowLeft');
    await visitor.until('an epoch back', (s) => epochOf(s) === 49);
    for (let i = 0; i < 8; i += 1) await visitor.page.keyboard.press('ArrowLeft');
    await visitor.until('nine back', (s) => epochOf(s) === 41);
    await visitor.page.keyboard.press('ArrowRight');
    await visitor.until('one on', (s) => epochOf(s) === 42);
    assert.equal((await visitor.state()).epoch, 50, 'the arrows train nothing here');
    await visitor.click('film');
    await visitor.until('the film is over', (s) => !s.controls.go_on_from_here && epochOf(s) === 50);
    await visitor.close();
  });

  test('the film is saved as a video', { skip: browserName !== 'chromium' && 'what browsers save differs' }, async () => {
    const { visitor } = await trained({ drawn: true });
    await visitor.drag('timeline', [[0.9, 0.5], [0.3, 0.5]]);
    await visitor.click('film_speed');
    await visitor.until('twice as fast', (s) => s.controls.film_speed.label === '2×');
    const [download] = await Promise.all([visitor.page.waitForEvent('download'), visitor.click('film_save')]);
    assert.equal(download.suggestedFilename(), 'descent-film.webm');
    const bytes = readFileSync(await download.path());
    assert.equal(bytes.subarray(0, 4).toString('hex'), '1a45dfa3', 'Matroska begins like that');
    assert.ok(bytes.length > 20000, `${bytes.length} bytes`);
    await visitor.until('now is shown', (s) => !s.controls.go_on_from_here);
    await visitor.close();
  });

  test('an edit in the past goes on from there, and one undo brings the rest back', async () => {
    const { visitor } = await trained();
    await visitor.drag('timeline', [[0.9, 0.5], [0.2, 0.5]]);
    await visitor.until('epoch 10 is shown', (s) => epochOf(s) === 10);
    await visitor.choose('learning_rate', '0.01');
    const branched = await visitor.until('from there', (s) => s.epoch === 10 && s.learningRate < 0.02);
    assert.deepEqual(branched.runs.map(({ label, epoch }) => [label, epoch]), [['', 10], ['A', 50]], 'the old one stays as A');
    await visitor.page.keyboard.press('Control+z');
    await visitor.page.keyboard.press('Control+z');
    await visitor.until('all of it is back', (s) => s.epoch === 50);
    await visitor.close();
  });

  test('on a phone, by a finger', async () => {
    const { visitor } = await trained({ size: sizes.phone, touch: true });
    await visitor.tap('timeline', 0.3, 0.5);
    await visitor.until('an earlier epoch is shown', (s) => epochOf(s) < 20 && s.controls.go_on_from_here);
    await visitor.picture('timeline-phone');
    await visitor.tap('back_to_now');
    await visitor.until('now', (s) => !s.controls.go_on_from_here);
    await visitor.close();
  });

  for (const [how, size, least] of [['upright', sizes.phone, 44], ['turned', { width: 844, height: 390 }, 24]]) {
    test(`a finger drags it on a phone held ${how}, and finds it`, async () => {
      const { visitor } = await trained({ size, touch: true });
      const { height } = (await visitor.state()).controls.timeline;
      assert.ok(height >= least, `${height} pixels high`);
      const session = await visitor.context.newCDPSession(visitor.page);
      const touch = async (type, ...touchPoints) => {
        await session.send('Input.dispatchTouchEvent', { type, touchPoints });
        await visitor.frames(1);
      };
      // Near its upper edge, as fingers are no needles.
      const from = await visitor.place('timeline', 0.95, 0.1), to = await visitor.place('timeline', 0.2, 0.9);
      await touch('touchStart', from);
      for (let i = 1; i <= 10; i += 1) {
        await touch('touchMove', { x: from.x + (i * (to.x - from.x)) / 10, y: from.y + (i * (to.y - from.y)) / 10 });
      }
      await visitor.until('it follows the finger', (s) => epochOf(s) < 15);
      await touch('touchEnd');
      const state = await visitor.until('it stays there', (s) => s.controls.go_on_from_here);
      assert.ok(epochOf(state) < 15);
      await visitor.picture(`timeline-${how}`);
      await visitor.close();
    });
  }
});
