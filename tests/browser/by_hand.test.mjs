// The Line by hand: w and b by sliders, numbers and handles, and what the loss is made of.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { sizes, usePage } from './harness.mjs';

const { open } = usePage();
const number = (text) => Number(text.replaceAll('−', '-').replaceAll(',', ''));
const lossOf = (state) => number(state.controls['hand.loss'].value);
const lineOf = (state) => [state.controls['hand.w'].now, state.controls['hand.b'].now];

async function openByHand(options) {
  const visitor = await open(options);
  await visitor.page.evaluate(() => window.descent.loadPreset('line'));
  await visitor.until('the line is there', (s) => s.scene === 'line' && s.controls.line_plot);
  await (options?.touch ? visitor.tap('line_mode.hand') : visitor.click('line_mode.hand'));
  await visitor.until('by hand', (s) => s.controls['hand.w']);
  return visitor;
}

// A press on a slider's number, which stands above its groove, opens it.
async function type(visitor, name, text) {
  await visitor.place(name);
  const groove = (await visitor.state()).controls[name];
  await visitor.page.mouse.click(groove.x + groove.width - 4, groove.y - 9, { delay: 30 });
  await visitor.fieldOpens();
  await visitor.page.keyboard.press('Control+a');
  await visitor.page.keyboard.type(text);
  await visitor.page.keyboard.press('Enter');
}

async function setLine(visitor, w, b) {
  await type(visitor, 'hand.w', String(w));
  await visitor.until(`w = ${w}`, (s) => s.controls['hand.w'].now === w);
  await type(visitor, 'hand.b', String(b));
  return visitor.until(`b = ${b}`, (s) => s.controls['hand.b'].now === b);
}

describe('the Line by hand', () => {
  test('the course\'s guess gives its loss, however that is measured', async () => {
    const visitor = await openByHand();
    const guessed = await setLine(visitor, 3, -1);
    assert.equal(guessed.controls['hand.loss'].value, '5.5678');
    assert.equal(guessed.controls['hand.sum'].value, '31');
    assert.equal(guessed.controls['hand.row6'].value, '4 7 11 4 16');
    for (const [measure, loss] of [['mse', 31 / 6], ['rmse', Math.sqrt(31 / 6)], ['mae', 11 / 6]]) {
      await visitor.choose('hand.measure', measure);
      const state = await visitor.until(measure, (s) => Math.abs(lossOf(s) - loss) < 1e-4);
      assert.equal(state.controls['hand.sum'].value, measure === 'mae' ? '11' : '31');
    }
    await visitor.until('a guess is kept', (s) => s.controls['hand.guess1']);
    await setLine(visitor, 2, -1);
    await visitor.until('the loss is nothing', (s) => lossOf(s) === 0 && s.controls['hand.guess2']);
    await visitor.click('hand.guess1');
    await visitor.until('back at the first guess', (s) => lineOf(s)[0] === 3);
    await visitor.picture('by-hand');
    await visitor.close();
  });

  test('a handle is dragged in one edit, and the other one stays', async () => {
    const visitor = await openByHand();
    await setLine(visitor, 2, 1);
    await visitor.settle();
    const before = await visitor.state();
    const handle = before.controls.line_handle2, other = before.controls.line_handle1;
    const [x, y] = [handle.x + handle.width / 2, handle.y + handle.height / 2];
    await visitor.page.mouse.move(x, y);
    await visitor.page.mouse.down();
    for (const up of [10, 30, 60]) {
      await visitor.page.mouse.move(x, y - up);
      await visitor.frames(4);
    }
    const held = await visitor.until('it is steeper', (s) => s.controls['hand.w'].now > 2.2);
    assert.ok(Math.abs(held.controls.line_handle1.y - other.y) < 3, 'the other handle stays');
    assert.ok(Math.abs(held.controls.line_handle2.y - (handle.y - 60)) < 3, 'it follows the mouse');
    await visitor.page.mouse.up();
    await visitor.until('that is a guess', (s) => s.controls['hand.guess2'] ?? s.controls['hand.guess1']);
    await visitor.page.keyboard.press('Control+z');
    await visitor.until('one undo brings it back', (s) => lineOf(s)[0] === 2 && lineOf(s)[1] === 1);
    await visitor.close();
  });

  test('arrow keys turn the sliders; training begins from the guess', async () => {
    const visitor = await openByHand();
    await setLine(visitor, 10, 10);
    const place = (await visitor.state()).controls['hand.w'];
    await visitor.page.mouse.move(place.x + 5, place.y + place.height / 2);
    await visitor.page.keyboard.press('ArrowRight');
    await visitor.until('a step more', (s) => Math.abs(s.controls['hand.w'].now - 10.1) < 1e-6);
    await visitor.page.keyboard.press('ArrowLeft');
    await visitor.until('and back', (s) => Math.abs(s.controls['hand.w'].now - 10) < 1e-6);
    await visitor.click('hand.train');
    const playing = await visitor.until('it trains', (s) => s.epoch > 3);
    assert.ok(playing.playing);
    await visitor.until('towards the points', (s) => lossOf(s) < 1);
    await visitor.close();
  });

  test('a finger on a phone, and the link that leads there', async () => {
    const visitor = await openByHand({ size: sizes.phone, touch: true });
    const { x, y, width, height } = (await visitor.state()).controls['hand.w'];
    await visitor.tapAt({ x: x + width * 0.75, y: y + height / 2 });
    const set = await visitor.until('w is where the finger was', (s) => Math.abs(s.controls['hand.w'].now - 10) < 0.6);
    assert.ok(lossOf(set) > 1);
    await visitor.picture('by-hand-phone');
    const link = await visitor.page.evaluate(() => window.descent.getLink());
    assert.match(link, /by_hand=true/);
    await visitor.close();
  });
});
