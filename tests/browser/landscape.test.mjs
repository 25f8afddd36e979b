// The loss landscape of a network: along its path and in random directions, a place of it looked at and
// left again, by mouse, keyboard and finger.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { sizes, usePage } from './harness.mjs';

const { open } = usePage();
const label = (state, name) => state.controls[`landscape.${name}`]?.label ?? '';
const number = (text) => Number(text.replaceAll('−', '-').replaceAll(',', ''));
const lossOf = (state) => number(/Loss (\S+)/.exec(label(state, 'loss'))[1]);
const whole = (state) => /^2,601 places, measured/.test(label(state, 'measured'));
// Of the states of a path: [on the plane, of its own weights]
const losses = (words) => /loss (\S+) on the plane, (\S+) of its own/.exec(words).slice(1).map(number);

async function openTrained(preset, epochs, options) {
  const visitor = await open(options);
  await visitor.page.evaluate((id) => window.descent.loadPreset(id), preset);
  await visitor.until('it is ready', (s) => s.preset === preset && s.ready);
  for (let i = 1; i <= epochs; i += 1) {
    await visitor.page.keyboard.press('e');
    await visitor.until(`epoch ${i}`, (s) => s.epoch === i);
  }
  return visitor;
}

const trainedAs = (state) => JSON.stringify([state.epoch, state.step, state.history]);

describe('the loss landscape', () => {
  test('along the path: how much of it lies there, its states, and a place looked at and left', async () => {
    const visitor = await openTrained('circle', 6);
    const before = await visitor.state();
    assert.equal(label(before, 'share'), '', 'nothing is there before it is asked for');
    await visitor.click('landscape');
    const found = await visitor.until('all places are measured', whole);
    const share = Number(/^([\d.]+) %/.exec(label(found, 'share'))[1]);
    assert.ok(share > 50 && share <= 100, label(found, 'share'));
    assert.match(label(found, 'measured'), /on all \d+ training samples in [\d.]+ s/);
    const told = lossOf(found);
    const [onPlane, ofStart] = losses(label(found, 'start'));
    assert.ok(onPlane > 0 && ofStart > 0 && ofStart !== told, label(found, 'start'));
    await visitor.picture('landscape-path');

    await visitor.click('landscape.area', 0.1, 0.15);
    const there = await visitor.until('another network', (s) => s.controls['landscape.back']);
    assert.notEqual(lossOf(there), told);
    await visitor.picture('landscape-place');
    await visitor.click('landscape.back');
    const back = await visitor.until('the trained one again', (s) => !s.controls['landscape.back']);
    assert.equal(lossOf(back), told);
    await visitor.page.keyboard.press('Escape');
    const closed = await visitor.until('closed', (s) => !s.controls['landscape.area']);
    assert.equal(trainedAs(closed), trainedAs(before), 'nothing was trained');
    await visitor.close();
  });

  test('random directions: the middle is the network itself; another pair is another plane', async () => {
    const visitor = await openTrained('circle', 0);
    await visitor.click('landscape');
    await visitor.until('no path yet', (s) => s.controls['landscape.of.random'] && !s.controls['landscape.area']);
    await visitor.picture('landscape-untrained');
    await visitor.click('landscape.of.random');
    const first = await visitor.until('measured', whole);
    const told = lossOf(first);
    await visitor.click('landscape.area', 0.02, 0.02);
    const corner = await visitor.until('a corner', (s) => s.controls['landscape.back']);
    const cornerLoss = lossOf(corner);
    await visitor.click('landscape.again');
    await visitor.until('another plane, and the own network', (s) => !s.controls['landscape.back'] && whole(s) && lossOf(s) === told);
    await visitor.click('landscape.area', 0.02, 0.02);
    const other = await visitor.until('its corner', (s) => s.controls['landscape.back']);
    assert.notEqual(lossOf(other), cornerLoss);
    await visitor.click('landscape.close');
    await visitor.until('closed', (s) => !s.controls['landscape.area']);
    await visitor.close();
  });

  test('by keys: a place is chosen with the arrows and Enter, and the surface is turned', async () => {
    const visitor = await openTrained('spiral', 4);
    await visitor.tabTo('landscape');
    await visitor.page.keyboard.press('Enter');
    await visitor.until('measured', whole);
    await visitor.tabTo('landscape.plane');
    for (const key of ['ArrowUp', 'ArrowUp', 'ArrowLeft', 'Enter']) await visitor.page.keyboard.press(key);
    const there = await visitor.until('a place', (s) => s.controls['landscape.back']);
    assert.ok(lossOf(there) > 0);
    await visitor.tabTo('landscape.back');
    await visitor.page.keyboard.press('Enter');
    await visitor.until('back', (s) => !s.controls['landscape.back']);
    await visitor.click('landscape.as.surface');
    const { controls } = await visitor.until('as a surface', (s) => s.controls['landscape.surface']);
    await visitor.picture('landscape-surface');
    await visitor.drag('landscape.surface', [[0.4, 0.5], [0.6, 0.6]]);
    const turned = await visitor.until('turned', (s) => s.controls['landscape.surface'].value !== controls['landscape.surface'].value);
    await visitor.tabTo('landscape.surface');
    await visitor.page.keyboard.press('ArrowRight');
    await visitor.until('by keys', (s) => s.controls['landscape.surface'].value !== turned.controls['landscape.surface'].value);
    await visitor.close();
  });

  test('on a phone, from its menu, by touch', async () => {
    const visitor = await openTrained('circle', 5, { size: sizes.phone, touch: true });
    await visitor.tap('menu');
    await visitor.tap('landscape');
    const found = await visitor.until('measured', whole);
    await visitor.picture('landscape-phone');
    await visitor.tap('landscape.area', 0.85, 0.2);
    await visitor.until('a place', (s) => s.controls['landscape.back']);
    await visitor.scrollTo('landscape.back');
    await visitor.picture('landscape-phone-place');
    await visitor.tap('landscape.back');
    const back = await visitor.until('back', (s) => !s.controls['landscape.back']);
    assert.equal(lossOf(back), lossOf(found));
    await visitor.scrollTo('landscape.close');
    await visitor.close();
  });
});
