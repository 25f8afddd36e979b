// Everything with the keyboard alone.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { usePage } from './harness.mjs';

const { open } = usePage();

async function openByKeys() {
  const visitor = await open();
  await visitor.page.locator('#canvas').focus();
  return { visitor, keys: visitor.page.keyboard };
}

describe('keyboard', () => {
  test('Tab goes through the controls, back and out at the end', async () => {
    const { visitor, keys } = await openByKeys();
    await visitor.page.evaluate(() => window.descent.setScene('line')); // which has the fewest
    await visitor.until('the line is there', (s) => s.scene === 'line' && s.controls.line_plot);
    const onCanvas = () => visitor.page.evaluate(() => document.activeElement.id === 'canvas');
    const box = ({ x, y, width, height }) => JSON.stringify([x, y, width, height]);
    const places = new Set();
    let stops = 0;
    for (; stops < 250 && await onCanvas(); stops += 1) {
      await keys.press('Tab');
      if (!await onCanvas()) break;
      const before = places.size;
      await visitor.until('the ring is somewhere new', (s) => {
        if (s.controls.focus) places.add(box(s.controls.focus));
        return places.size > before;
      });
    }
    assert.ok(stops > 20 && stops < 250, `${stops} stops`);
    const { controls } = await visitor.state();
    for (const name of ['point1.x', 'point6.y', 'play', 'learning_rate', 'preset', 'scene.images', 'share']) {
      assert.ok(places.has(box(controls[name])), name);
    }
    await keys.press('Shift+Tab');
    assert.ok(await onCanvas());
    await keys.press('Shift+Tab');
    await visitor.until('it begins at the last one', (s) => s.controls.focus);
    await visitor.close();
  });

  test('Enter presses a button', async () => {
    const { visitor, keys } = await openByKeys();
    const { experiment } = await visitor.state();
    await visitor.tabTo('layer1.plus');
    await keys.press('Enter');
    await visitor.until('a unit more', (s) => s.experiment.model[0].units === experiment.model[0].units + 1);
    await visitor.close();
  });

  test('arrows turn a slider, Enter opens it for a typed value', async () => {
    const { visitor, keys } = await openByKeys();
    const { experiment } = await visitor.state();
    await visitor.tabTo('noise', 'Shift+Tab');
    await keys.press('ArrowRight');
    await visitor.until('more noise', (s) => s.experiment.data.noise > (experiment.data.noise ?? 0));
    await keys.press('Enter');
    await visitor.fieldOpens();
    await keys.press('Control+a');
    await keys.type('30', { delay: 30 });
    await keys.press('Enter');
    await visitor.until('the noise as typed', (s) => Math.abs(s.experiment.data.noise - 0.3) < 1e-6);
    await visitor.picture('keyboard-noise');
    await visitor.close();
  });

  test('a list opens at its first entry, arrows go through it, Escape leads back', async () => {
    const { visitor, keys } = await openByKeys();
    await visitor.tabTo('preset', 'Shift+Tab');
    const { controls: { focus: ring } } = await visitor.state();
    await keys.press('Enter');
    await visitor.until('the list has the keyboard', (s) => s.controls.focus && s.controls.focus.y > ring.y);
    await keys.press('Escape');
    await visitor.until('the ring is back', (s) => JSON.stringify(s.controls.focus) === JSON.stringify(ring));
    await keys.press('Enter');
    const first = await visitor.until('it is open again', (s) => s.controls.focus?.y > ring.y);
    await keys.press('ArrowDown');
    await visitor.until('one down', (s) => s.controls.focus.y > first.controls.focus.y);
    const before = (await visitor.state()).preset;
    await keys.press('Enter');
    await visitor.until('another preset', (s) => s.preset !== before);
    await visitor.close();
  });

  test('arrows read values off the map, the curves and the matrix', async () => {
    const visitor = await open();
    await visitor.click('step_epoch');
    await visitor.until('one epoch', (s) => s.epoch === 1 && !s.playing);
    for (let i = 0; i < 4; i += 1) await visitor.page.keyboard.press('e');
    await visitor.until('more epochs', (s) => s.epoch === 5 && !s.playing);
    // The tooltip goes with what is looked at.
    const goes = async (key, how) => {
      const { tooltip: before } = (await visitor.state()).controls;
      await visitor.page.keyboard.press(key);
      await visitor.until(`${key} leads on`, ({ controls: { tooltip: now } }) => now && how(now, before), 5000);
    };
    const right = (now, before) => now.x > before.x + 3;
    const left = (now, before) => now.x < before.x - 3;
    const up = (now, before) => now.y < before.y - 3;
    const reach = async (name, tab = 'Shift+Tab') => {
      await visitor.tabTo(name, tab);
      await visitor.until(`${name} tells`, (s) => s.controls.tooltip, 5000);
    };
    await visitor.page.mouse.move(300, 60);
    await reach('loss_curves');
    await goes('ArrowLeft', left);
    await visitor.picture('keyboard-reads-curves');
    await reach('output_map');
    await goes('ArrowLeft', left);
    await goes('ArrowUp', up);
    await visitor.picture('keyboard-reads-map');
    await visitor.page.keyboard.press('Escape');
    await visitor.click('curve.matrix');
    await visitor.page.mouse.move(300, 60);
    await reach('confusion', 'Tab');
    await goes('ArrowRight', right);
    await visitor.picture('keyboard-reads-matrix');
    assert.equal((await visitor.state()).step, 0, 'arrows train nothing meanwhile');
    assert.equal((await visitor.state()).epoch, 5);
    await visitor.close();
  });

  test('Space presses what has the ring, and plays where nothing has', async () => {
    const { visitor, keys } = await openByKeys();
    await visitor.tabTo('show_test_points');
    await keys.press(' ');
    await visitor.settle();
    assert.equal((await visitor.state()).playing, false);
    await keys.press('Escape');
    await visitor.until('the ring is gone', (s) => !s.controls.focus);
    await keys.press(' ');
    await visitor.until('it trains', (s) => s.epoch > 0);
    await visitor.close();
  });
});
