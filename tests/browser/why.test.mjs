// The page Why of the scene Images: which pixels an answer hangs on, the smallest change that turns it, and
// what a filter answers to, by mouse, keyboard and finger.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { noFingers, sizes, usePage } from './harness.mjs';

const { open } = usePage();

async function openNetwork(options) {
  const visitor = await open(options);
  await visitor.showConvolution();
  return visitor;
}

const link = (visitor) => visitor.page.evaluate(() => window.descent.getLink());
const shows = (visitor, ...names) => visitor.until(`there is ${names}`, (s) => names.every((name) => s.controls[name]));

async function trainAnEpoch(visitor) {
  await visitor.page.evaluate(() => window.descent.stepEpoch());
  await visitor.until('it has learnt for an epoch', (s) => s.epoch >= 1 && !s.playing, 60000);
}

describe('why', () => {
  test('the mouse asks about pixels: the class, the kind of gradient, the window', async () => {
    const visitor = await openNetwork();
    await trainAnEpoch(visitor);
    await visitor.click('workbench_page.why');
    await shows(visitor, 'why.image', 'why.gradient', 'why.covered', 'why.occlusion');
    await visitor.choose('why.class', 'class7');
    await visitor.until('it is about the 7', (s) => /for 7/.test(s.controls['why.class'].value ?? ''));
    for (const kind of ['size', 'times', 'sign']) {
      await visitor.click(`why.saliency.${kind}`);
      await visitor.until(`${kind} is chosen`, (s) => s.controls[`why.saliency.${kind}`].on);
    }
    await visitor.click('why.baseline.white');
    await visitor.until('white is chosen', (s) => s.controls['why.baseline.white'].on);
    const before = (await visitor.state()).controls['why.window'].now;
    await visitor.click('why.window.more');
    await visitor.until('the window is larger', (s) => s.controls['why.window'].now === before + 1);
    // A press covers the part that is pressed, another one lets the network choose again.
    await visitor.click('why.occlusion', 0.1, 0.1);
    await visitor.frames(3);
    await visitor.picture('why-pixels');
    await visitor.close();
  });

  test('the smallest change is found, and the slider leads away from it and back', async () => {
    const visitor = await openNetwork();
    await trainAnEpoch(visitor);
    await visitor.click('workbench_page.why');
    await visitor.click('why.part.change');
    await shows(visitor, 'why.changed', 'why.difference', 'why.output9');
    assert.match(await link(visitor), /page=why&why=change/);
    const found = await visitor.until('the size is told', (s) => s.controls['why.epsilon']?.now > 0);
    const flip = found.controls['why.epsilon'].now;
    await visitor.picture('why-change');
    await visitor.click('why.epsilon', 0.9, 0.5);
    await visitor.until('the slider has moved', (s) => Math.abs(s.controls['why.epsilon'].now - flip) > 1);
    await visitor.click('why.flip_point');
    await visitor.until('it is back', (s) => Math.abs(s.controls['why.epsilon'].now - flip) < 0.01);
    await visitor.choose('why.towards', 'class3');
    await visitor.until('it leads to the 3', (s) => /Towards 3/.test(s.controls['why.towards'].value ?? ''));
    await visitor.close();
  });

  test('a filter and its nine patches, one of which opens the arithmetic of its place', async () => {
    const visitor = await openNetwork();
    await visitor.click('workbench_page.why');
    await visitor.click('why.part.filters');
    for (const side of ['most', 'least']) {
      await shows(visitor, `why.filter_image.${side}8`, `why.patch.${side}8`);
    }
    await visitor.picture('why-filters');
    await visitor.click('why.filter.more');
    await visitor.until('the next filter is shown', (s) => s.controls['why.filter'].now === 1);
    await visitor.click('why.patch.most0');
    await visitor.until('its place is open', (s) => s.controls['inside.output']);
    const [, layer, output] = /cell=(\d+),(\d+)/.exec(await link(visitor)).map(Number);
    assert.equal(layer, 1);
    assert.equal(output % 4, 1, 'a number of the filter that was shown');
    await visitor.click('workbench_page.why');
    await visitor.choose('why.layer', 'layer4');
    await shows(visitor, 'why.filter_image.least8');
    await visitor.click('why.filter_image.most0');
    await visitor.until('the image is looked into', (s) => s.controls['inside.layer1.map0']);
    await visitor.close();
  });

  test('by keyboard, and it follows training and the drawing', async () => {
    const visitor = await openNetwork();
    await visitor.click('workbench_page.why');
    await visitor.tabTo('why.part.change');
    await visitor.page.keyboard.press('Enter');
    await shows(visitor, 'why.changed');
    await visitor.tabTo('why.changed');
    const { controls: { tooltip: first } } = await visitor.until('a cell is told', (s) => s.controls.tooltip);
    for (let i = 0; i < 5; i += 1) await visitor.page.keyboard.press('ArrowRight');
    await visitor.until('the arrows lead on', (s) => s.controls.tooltip?.x > first.x);
    await visitor.click('why.part.pixels');
    await visitor.click('play');
    await visitor.until('it trains', (s) => s.epoch >= 1, 60000);
    await visitor.drag('pad', [[0.25, 0.2], [0.75, 0.2], [0.5, 0.8]]);
    await visitor.until('the drawing is asked about', (s) => s.controls['why.answer']?.label?.includes('drawing'));
    await visitor.picture('why-drawing');
    await visitor.close();
  });

  test('by touch on a phone', { skip: noFingers }, async () => {
    const visitor = await openNetwork({ size: sizes.phone, touch: true });
    await visitor.tap('tab.Training');
    await visitor.tap('workbench_page.why');
    await shows(visitor, 'why.gradient');
    await visitor.picture('why-phone-pixels');
    await visitor.tap('why.part.change');
    await shows(visitor, 'why.changed');
    await visitor.picture('why-phone-change');
    await visitor.tap('why.part.filters');
    await shows(visitor, 'why.filter_image.most0');
    await visitor.picture('why-phone-filters');
    await visitor.tap('why.filter_image.most0');
    await visitor.until('the image is looked into', (s) => s.controls['inside.layer1.map0']);
    await visitor.close();
  });
});
