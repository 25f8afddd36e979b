// Fingers: tabs, scrolling by drag, the browser's pinch, and the keyboard of a touch screen.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { sizes, usePage } from './harness.mjs';

const { open } = usePage();

async function openPhone(size = sizes.phone) {
  const visitor = await open({ size, touch: true });
  const session = await visitor.context.newCDPSession(visitor.page);
  const touch = async (type, ...points) => {
    await session.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
    await visitor.frames(1);
  };
  return { visitor, touch };
}

describe('fingers', () => {
  test('a drag scrolls the column and presses nothing', async () => {
    // A low screen, on which the column does not fit.
    const { visitor, touch } = await openPhone({ width: 390, height: 600 });
    const { x, y } = await visitor.place('output', 0.1, 0.04);
    await touch('touchStart', [x, y]);
    for (let up = 10; up <= 60; up += 10) await touch('touchMove', [x, y - up]);
    await touch('touchEnd');
    await visitor.settle();
    const state = await visitor.state();
    assert.ok(state.controls.output.y < 30, 'the column has moved up');
    assert.equal(state.playing, false);
    await visitor.close();
  });

  test('a finger that stays is told what a control does, and presses nothing', async () => {
    const { visitor, touch } = await openPhone();
    await visitor.tap('step_epoch');
    await visitor.until('an epoch is there to be lost', (s) => s.epoch === 1 && !s.playing);
    const link = () => visitor.page.evaluate(() => window.descent.getLink());
    const kept = await link();
    for (const name of ['step_epoch', 'reset', 'preset', 'discretize']) {
      const before = await visitor.state();
      const { x, y } = await visitor.place(name);
      await touch('touchStart', [x, y]);
      await visitor.until(`${name} is told`, (s) => s.controls.tooltip, 5000);
      const { controls: { tooltip } } = await visitor.state();
      assert.ok(tooltip.y + tooltip.height < y - 20 || tooltip.y > y + 20, 'beside the finger');
      await visitor.picture(`touch-told-${name}`);
      await touch('touchEnd');
      await visitor.until('it is gone', (s) => !s.controls.tooltip, 5000);
      const after = await visitor.state();
      assert.equal(after.epoch, 1);
      assert.equal(await link(), kept);
      const shown = (s) => Object.keys(s.controls).filter((one) => !one.startsWith('story.')).sort();
      assert.deepEqual(shown(after), shown(before), 'nothing has opened');
    }
    await visitor.tap('step_epoch');
    await visitor.until('a tap still presses', (s) => s.epoch === 2);
    // A slider is not turned by asking it, but by a tap and by going sideways.
    await visitor.tap('tab.Data');
    const noise = await visitor.place('noise', 0.6);
    await touch('touchStart', [noise.x, noise.y]);
    await visitor.until('the slider is told', (s) => s.controls.tooltip, 5000);
    await touch('touchEnd');
    await visitor.settle();
    assert.equal((await visitor.state()).experiment.data.noise ?? 0, 0);
    await visitor.tap('noise', 0.6);
    await visitor.until('a tap turns it', (s) => s.experiment.data.noise === 0.3);
    await visitor.close();
  });

  test('a tap presses, however late its end is heard of', async () => {
    const { visitor } = await openPhone();
    const { x, y } = await visitor.place('step_epoch');
    await visitor.page.evaluate(([clientX, clientY]) => {
      const [down, up] = ['pointerdown', 'pointerup'].map((type) => new PointerEvent(type, {
        pointerType: 'touch', pointerId: 7, clientX, clientY, bubbles: true,
      }));
      window.lift = () => document.getElementById('canvas').dispatchEvent(up);
      document.getElementById('canvas').dispatchEvent(down);
    }, [x, y]);
    await visitor.until('it is explained meanwhile', (s) => s.controls.tooltip, 5000);
    await visitor.page.evaluate(() => window.lift());
    await visitor.until('an epoch is trained', (s) => s.epoch === 1);
    await visitor.close();
  });

  test('two fingers are the browser\'s, and leave nothing pressed', async () => {
    const { visitor, touch } = await openPhone();
    const { x, y } = await visitor.place('play');
    await touch('touchStart', [x, y]);
    await touch('touchStart', [x, y], [x + 60, y - 90]);
    await touch('touchMove', [x - 20, y + 10], [x + 80, y - 120]);
    await touch('touchEnd');
    await visitor.settle();
    assert.equal((await visitor.state()).playing, false);
    assert.equal((await visitor.state()).epoch, 0);
    await visitor.close();
  });

  test('a second finger on the pad or on a point leaves them as they were', async () => {
    const { visitor, touch } = await openPhone();
    await visitor.page.evaluate(() => window.descent.setScene('images'));
    const pad = await visitor.place('pad');
    await touch('touchStart', [pad.x, pad.y]);
    await touch('touchMove', [pad.x + 20, pad.y + 20]);
    await touch('touchStart', [pad.x + 20, pad.y + 20], [pad.x + 90, pad.y - 90]);
    await touch('touchEnd');
    await visitor.settle();
    await visitor.picture('touch-pad-pinch');
    await visitor.page.evaluate(() => window.descent.setScene('line'));
    const before = (await visitor.state()).experiment.data;
    const plot = await visitor.place('line_plot');
    await touch('touchStart', [plot.x, plot.y]);
    await touch('touchStart', [plot.x, plot.y], [plot.x + 60, plot.y - 90]);
    await touch('touchEnd');
    await visitor.settle();
    assert.deepEqual((await visitor.state()).experiment.data, before);
    await visitor.close();
  });

  test('a tapped field takes what the screen\'s keyboard types', async () => {
    const { visitor } = await openPhone();
    await visitor.tap('tab.Training');
    await visitor.scrollTo('seed');
    await visitor.tap('seed');
    await visitor.page.waitForFunction(() => document.activeElement.id === 'typing');
    await visitor.page.keyboard.type('7', { delay: 60 });
    await visitor.page.keyboard.press('Enter');
    await visitor.until('the seed is taken', (s) => s.experiment.seed === 7);
    await visitor.picture('touch-training');
    await visitor.close();
  });
});
