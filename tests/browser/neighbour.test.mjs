// The page among others: it rests, and leaves the browser what is the browser's.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { usePage } from './harness.mjs';

const { open } = usePage();
const frames = (visitor) => visitor.page.evaluate(() => window.framesAsked);

// Counts the frames that the page asks for.
const countFrames = ({ page }) => page.addInitScript(() => {
  window.framesAsked = 0;
  const ask = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (draw) => {
    window.framesAsked += 1;
    return ask(draw);
  };
});

describe('being a good neighbour', () => {
  test('idle, no frames are drawn', async () => {
    const visitor = await open({ prepare: countFrames });
    await visitor.page.mouse.move(3, 3);
    await visitor.settle();
    const before = await frames(visitor);
    await visitor.page.waitForTimeout(1000);
    assert.equal(await frames(visitor), before);
    await visitor.close();
  });

  test('after training it is idle again', async () => {
    const visitor = await open({ prepare: countFrames });
    await visitor.click('step_epoch');
    await visitor.until('the epoch is done', (s) => s.epoch === 1 && !s.playing);
    await visitor.page.mouse.move(3, 3);
    await visitor.settle();
    const before = await frames(visitor);
    await visitor.page.waitForTimeout(1000);
    assert.equal(await frames(visitor), before);
    await visitor.close();
  });

  test('Tab leaves the canvas after Escape, and the page\'s own buttons work', async () => {
    const visitor = await open();
    await visitor.page.locator('#canvas').focus();
    await visitor.page.keyboard.press('Tab');
    await visitor.until('a control of the canvas has the keyboard', (s) => s.controls.focus);
    await visitor.page.keyboard.press('Escape');
    await visitor.until('it has given it back', (s) => !s.controls.focus);
    await visitor.page.keyboard.press('Tab');
    assert.equal(await visitor.page.evaluate(() => document.activeElement.dataset.do), 'play');
    await visitor.page.keyboard.press('Enter');
    await visitor.until('it trains', (s) => s.epoch > 0);
    await visitor.page.keyboard.press('Shift+Tab');
    assert.equal(await visitor.page.evaluate(() => document.activeElement.id), 'canvas');
    await visitor.page.locator('[data-role="scene"]').selectOption('line');
    await visitor.until('the line is shown', (s) => s.scene === 'line');
    await visitor.close();
  });

  test('the browser keeps its shortcuts and Ctrl with the wheel', async () => {
    const visitor = await open();
    await visitor.page.locator('#canvas').focus();
    const prevented = await visitor.page.evaluate(() => {
      const canvas = document.getElementById('canvas');
      const results = {};
      const keys = [['r', true], ['l', true], ['F5', false], ['F12', false], ['c', true]];
      for (const [key, ctrlKey] of keys) {
        const event = new KeyboardEvent('keydown', { key, ctrlKey, bubbles: true, cancelable: true });
        canvas.dispatchEvent(event);
        results[key] = event.defaultPrevented;
      }
      const wheel = new WheelEvent('wheel', { deltaY: 10, ctrlKey: true, bubbles: true, cancelable: true, clientX: 100, clientY: 300 });
      canvas.dispatchEvent(wheel);
      results.wheel = wheel.defaultPrevented;
      return results;
    });
    for (const [what, isPrevented] of Object.entries(prevented)) assert.equal(isPrevented, false, what);
    await visitor.close();
  });

  test('copy, cut and paste work in a field on the canvas', async () => {
    const visitor = await open({
      prepare: ({ context }) => context.grantPermissions(['clipboard-read', 'clipboard-write']),
    });
    const { keyboard } = visitor.page;
    const clipboard = (words) => visitor.page.waitForFunction(
      async (text) => await navigator.clipboard.readText() === text, words, { timeout: 10000 });
    await visitor.click('more');
    await visitor.openField('seed');
    await keyboard.type('1234', { delay: 30 });
    await keyboard.press('Control+a');
    await keyboard.press('Control+c');
    await clipboard('1234');
    await keyboard.type('56', { delay: 30 });
    await keyboard.press('Control+a');
    await keyboard.press('Control+x');
    await clipboard('56');
    await visitor.page.evaluate(() => navigator.clipboard.writeText('77'));
    await keyboard.press('Control+v');
    await visitor.frames(2);
    await keyboard.press('Enter');
    await visitor.until('the pasted seed is taken', (s) => s.experiment.seed === 77);
    await visitor.close();
  });

  test('while it trains the page\'s thread is never held for long', async () => {
    const visitor = await open();
    await visitor.click('play');
    const longest = await visitor.page.evaluate(async () => {
      let worst = 0;
      let last = performance.now();
      const end = last + 2000;
      await new Promise((done) => {
        const tick = () => {
          const now = performance.now();
          worst = Math.max(worst, now - last);
          last = now;
          now < end ? setTimeout(tick, 0) : done();
        };
        tick();
      });
      return worst;
    });
    // Software rendering on a busy machine says little about a person's; this is to be read.
    console.log(`longest gap between two timers while training: ${longest.toFixed(0)} ms`);
    await visitor.close();
  });
});
