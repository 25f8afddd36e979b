// The Line's gradient descent: its loss over w and b, its numbers, and what else sets out from there.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { sizes, usePage } from './harness.mjs';

const { open, place } = usePage();
const number = (text) => Number(text.replaceAll('−', '-').replaceAll(',', ''));
const numbersIn = (text) => [...text.replaceAll('−', '-').replaceAll(',', '').matchAll(/-?\d+(\.\d+)?(e[+-]\d+)?/g)].map((found) => Number(found[0]));
const label = (state, name) => state.controls[`descent.${name}`].label;

async function openDescent(options, preset = 'line_steep') {
  const visitor = await open(options);
  await visitor.page.evaluate((id) => window.descent.loadPreset(id), preset);
  await visitor.until('the line is there', (s) => s.scene === 'line' && s.controls.line_plot);
  await (options?.touch ? visitor.tap('line_mode.descent') : visitor.click('line_mode.descent'));
  await visitor.until('its gradient', (s) => s.controls['descent.slope_w']);
  return visitor;
}

// Where w and b are on the plane, by the words of its start.
async function planeOf(visitor) {
  const { controls } = await visitor.until('the plane is still', (s) => s.controls['loss_plane.start']);
  return controls['loss_plane.start'];
}

async function type(visitor, name, text) {
  await visitor.click(name);
  await visitor.fieldOpens();
  await visitor.page.keyboard.press('Control+a');
  await visitor.page.keyboard.type(text);
  await visitor.page.keyboard.press('Enter');
}

describe('gradient descent on the Line', () => {
  test("the course's steps, with the numbers in their formulas, one by one", async () => {
    const visitor = await openDescent();
    const before = await visitor.state();
    assert.match(label(before, 'slope_w'), /= 115\.67$/);
    assert.equal(label(before, 'step_w'), 'w ← 10 − 0.09 × 115.67 = −0.41');
    assert.equal(label(before, 'step_b'), 'b ← 10 − 0.09 × 46 = 5.86');
    assert.equal(label(before, 'epoch0'), 'epoch 0: w = 10.00, b = 10.00, loss = 715.66669');
    await visitor.picture('descent-start');
    await visitor.click('descent.step');
    const after = await visitor.until('a step is made', (s) => s.controls['descent.epoch1']);
    assert.equal(label(after, 'epoch1'), 'epoch 1: w = −0.41, b = 5.86, loss = 27.47032');
    // The next step is where the formula says.
    const said = numbersIn(label(after, 'step_w')).at(-1);
    await visitor.click('descent.step');
    const second = await visitor.until('another one', (s) => s.controls['descent.epoch2']);
    assert.ok(Math.abs(numbersIn(label(second, 'epoch2'))[1] - said) < 0.006, label(second, 'epoch2'));
    await visitor.picture('descent-steps');
    await visitor.click('descent.reset');
    await visitor.until('back at the start', (s) => s.epoch === 0 && label(s, 'step_w').startsWith('w ← 10 '));
    await visitor.close();
  });

  test('the start is dragged, typed, and put where one presses; undo brings it back', async () => {
    const visitor = await openDescent();
    await visitor.settle();
    const start = await planeOf(visitor);
    const [x, y] = [start.x + start.width / 2, start.y + start.height / 2];
    await visitor.page.mouse.move(x, y);
    await visitor.page.mouse.down();
    for (const by of [15, 40, 70]) {
      await visitor.page.mouse.move(x - by, y + by);
      await visitor.frames(3);
    }
    await visitor.page.mouse.up();
    const dragged = await visitor.until('it begins elsewhere', (s) => numbersIn(label(s, 'epoch0'))[1] < 9);
    assert.equal(dragged.epoch, 0);
    await visitor.page.keyboard.press('Control+z');
    await visitor.until('undone', (s) => numbersIn(label(s, 'epoch0'))[1] === 10);

    await type(visitor, 'descent.start_w', '-4');
    await visitor.until('typed', (s) => numbersIn(label(s, 'epoch0'))[1] === -4 && numbersIn(label(s, 'epoch0'))[2] === 10);
    await visitor.settle();
    await visitor.click('loss_plane.area', 0.3, 0.85);
    const pressed = await visitor.until('pressed', (s) => numbersIn(label(s, 'epoch0'))[2] < 3);
    const link = await visitor.page.evaluate(() => window.descent.getLink());
    assert.match(link, /gradient_descent=true/);
    await visitor.page.goto('about:blank');
    await visitor.page.goto(`${place.server.origin}/#${link}`);
    await visitor.ready();
    const again = await visitor.until('the same start', (s) => s.controls['descent.epoch0']);
    assert.equal(label(again, 'epoch0'), label(pressed, 'epoch0'));
    await visitor.close();
  });

  test('three rates from one start: too small, good, too large; the largest one is told and holds', async () => {
    const visitor = await openDescent();
    const told = label(await visitor.state(), 'largest_rate');
    const [, largest, steepest] = numbersIn(told);
    assert.ok(Math.abs(largest - 2 / steepest) < 1e-4, told);
    await visitor.click('descent.compare.rates');
    await visitor.until('they are there', (s) => s.controls['descent.racer.large']);
    for (let i = 0; i < 12; ++i) await visitor.click('descent.step');
    const raced = await visitor.until('twelve steps', (s) => s.controls['descent.epoch12']);
    const loss = (id) => number(/loss (\S+)/.exec(raced.controls[`descent.racer.${id}`].value)[1]);
    assert.ok(loss('good') < loss('small') / 5, `${loss('good')} ${loss('small')}`);
    assert.ok(loss('large') > 715.7, `${loss('large')} is more than at the start`);
    await visitor.picture('descent-rates');
    await visitor.click('loss_over.surface');
    await visitor.until('as a surface', (s) => s.controls.loss_surface);
    await visitor.picture('descent-surface');
    const surface = (await visitor.state()).controls.loss_surface;
    const middle = [surface.x + surface.width / 2, surface.y + surface.height / 2];
    await visitor.page.mouse.move(...middle);
    await visitor.page.mouse.down();
    await visitor.page.mouse.move(middle[0] + 120, middle[1] + 30);
    await visitor.frames(3);
    await visitor.page.mouse.up();
    const turned = await visitor.until('it is turned', (s) => s.controls.loss_surface.value !== surface.value);
    await visitor.tabTo('loss_slice');
    await visitor.tabTo('loss_surface', 'Shift+Tab');
    await visitor.page.keyboard.press('ArrowRight');
    await visitor.until('by keys, too', (s) => s.controls.loss_surface.value !== turned.controls.loss_surface.value);
    await visitor.close();
  });

  test('optimizers race; of small batches and of Adam the coming step is told, and comes', async () => {
    const visitor = await openDescent();
    await visitor.click('descent.compare.optimizers');
    await visitor.until('four of them', (s) => ['sgd', 'momentum', 'rmsprop', 'adam'].every((id) => s.controls[`descent.racer.${id}`]));
    await visitor.page.evaluate(() => {
      const { experiment } = window.descent.getState();
      experiment.training.batch_size = 2;
      return window.descent.setExperiment(experiment);
    });
    const small = await visitor.until('in batches', (s) => /batch of 2 moves w by/.test(s.controls['descent.step_w']?.label));
    const said = numbersIn(label(small, 'step_w')).at(-1);
    await visitor.click('descent.step');
    await visitor.until(`one batch, and w is ${said}, as was said`, (s) => s.step === 1
      && Math.abs(numbersIn(s.controls['descent.racer.own'].value)[0] - said) < 1e-3, 10000);
    await visitor.picture('descent-optimizers');
    await visitor.close();
  });

  test('on a phone, by touch', async () => {
    const visitor = await openDescent({ size: sizes.phone, touch: true });
    await visitor.picture('descent-phone');
    await visitor.scrollTo('descent.step');
    await visitor.tap('descent.step');
    await visitor.until('a step', (s) => s.epoch === 1);
    await visitor.scrollTo('descent.compare.rates');
    await visitor.tap('descent.compare.rates');
    await visitor.until('three rates', (s) => s.controls['descent.racer.large']);
    await visitor.picture('descent-phone-rates');
    await visitor.close();
  });
});
