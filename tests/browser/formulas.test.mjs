// A neuron, a weight, a bias and the loss explained with the numbers of one point, by mouse, keyboard and
// finger; held against the same sums done here.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { sizes, themesAt, usePage } from './harness.mjs';

const { open } = usePage();
const told = (state) => state.controls.tooltip?.label ?? '';
const number = (text) => Number(text.replaceAll('−', '-').replaceAll(/[(),]/g, ''));
const near = (text, wanted) => assert.ok(Math.abs(number(text) - wanted) < 6e-4 * Math.max(1, Math.abs(wanted)), `${text} is not ${wanted}`);

const [wx, wy, b] = [0.5, -0.25, 0.125];

// One neuron, tanh(0.5 x − 0.25 y + 0.125), on the circle.
async function openNeuron(options) {
  const visitor = await open(options);
  await visitor.page.evaluate(() => window.descent.setExperiment({
    data: { name: 'circle' }, model: [{ layer: 'Dense', units: 1, activation: 'tanh' }],
    training: { loss: 'mean_squared_error', optimizer: { name: 'SGD', learning_rate: 0.03 } },
  }));
  await visitor.until('it is there', (s) => s.ready && s.experiment.data.name === 'circle' && s.experiment.model.length === 1);
  await visitor.page.evaluate((values) => {
    values.forEach((value, i) => window.descent.setParameter(0, i === 2, i % 2, value));
  }, [wx, wy, b]);
  await visitor.settle();
  return visitor;
}

// The place of the plane at these shares of the map, which shows −6 to 6 both ways.
const inPlane = (across, down) => ({ x: 12 * across - 6, y: 6 - 12 * down });

// Moves over the map until what is told has to do with `which`, a training point or none.
async function findPlace(visitor, which) {
  for (let down = 0.04; down < 1; down += 0.03) {
    for (const across of [0.03, 0.2, 0.35, 0.45, 0.55, 0.7]) {
      const { x, y } = await visitor.place('output_map', across, down);
      await visitor.page.mouse.move(x, y);
      const state = await visitor.until('the place is told', (s) => told(s).includes('a = tanh('));
      if (/Training point/.test(told(state)) === which) return { x, y, across, down, words: told(state) };
    }
  }
  return assert.fail('there is no such place');
}

describe('formulas with the numbers of a point', () => {
  test('by mouse: the output over the map, then the chosen place at the neuron, a weight and the bias', async () => {
    const visitor = await openNeuron();
    assert.equal(told(await visitor.state()), '', 'nothing is worked out while nobody points');
    const place = await findPlace(visitor, false);
    // The mouse comes to whole pixels.
    const [x, y] = /= (\S+) × 0\.5 \+ (\S+) × \(−0\.25\)/.exec(place.words).slice(1).map(number);
    const wanted = inPlane(place.across, place.down);
    assert.ok(Math.hypot(x - wanted.x, y - wanted.y) < 0.06, place.words);
    const z = wx * x + wy * y + b;
    near(/a = tanh\((\S+)\)/.exec(place.words)[1], z);
    near(/a = tanh\(\S+\) = (\S+)/.exec(place.words)[1], Math.tanh(z));
    await visitor.picture('formulas-map');

    await visitor.page.mouse.click(place.x, place.y, { delay: 30 });
    await visitor.until('the place is kept', (s) => s.controls.formula_point);
    const neuron = await visitor.place('layer1.unit1');
    await visitor.page.mouse.move(neuron.x, neuron.y);
    const of = told(await visitor.until('the neuron is explained', (s) => /z = Σ/.test(told(s))));
    assert.match(of, /\nAt x /);
    near(/a = tanh\((\S+)\)/.exec(of)[1], z);
    await visitor.picture('formulas-neuron');

    await visitor.click('layer1.unit1');
    const handle = await visitor.place('weight.1.2.1');
    await visitor.page.mouse.move(handle.x, handle.y);
    const weight = told(await visitor.until('the weight is explained', (s) => /w × input/.test(told(s))));
    const [, factor, input, product] = /w × input = (\S+) × (\S+) = (\S+), of z/.exec(weight);
    near(factor, wy);
    near(input, y);
    near(product, wy * y);
    await visitor.picture('formulas-weight');

    await visitor.page.mouse.click(place.x, place.y, { delay: 30 });
    await visitor.until('a press more lets it go', (s) => !s.controls.formula_point);
    await visitor.close();
  });

  test('a training point: its loss and gradients, also at the loss itself', async () => {
    const visitor = await openNeuron();
    const place = await findPlace(visitor, true);
    await visitor.page.mouse.click(place.x, place.y, { delay: 30 });
    await visitor.until('the point is kept', (s) => s.controls.formula_point);
    const bias = await visitor.place('layer1.unit1.bias');
    await visitor.page.mouse.move(bias.x, bias.y);
    const ofBias = told(await visitor.until('the bias is explained', (s) => /∂L\/∂b/.test(told(s))));
    await visitor.page.evaluate(() => window.descent.stepEpoch());
    await visitor.until('an epoch', (s) => s.epoch === 1);
    await visitor.page.evaluate((values) => {
      values.forEach((value, i) => window.descent.setParameter(0, i === 2, i % 2, value));
    }, [wx, wy, b]);
    await visitor.settle();
    const { x, y } = await visitor.place('loss_value', 0.3);
    await visitor.page.mouse.move(x, y);
    const ofLoss = told(await visitor.until('the loss is explained', (s) => /loss of this sample/.test(told(s))));
    const wanted = number(/wanted: y = (\S+)/.exec(ofLoss)[1]);
    const out = number(/ŷ = (\S+)/.exec(ofLoss)[1]);
    near(/= (\S+)\n?The loss is/.exec(ofLoss)?.[1] ?? /\)² = (\S+)/.exec(ofLoss)[1], (out - wanted) ** 2);
    near(/δ = (\S+)/.exec(ofBias)[1], 2 * (out - wanted) * (1 - out ** 2));
    await visitor.picture('formulas-loss');
    await visitor.close();
  });

  test('by keyboard: the map, the neuron and the loss are explained where the ring is', async () => {
    const visitor = await openNeuron();
    await visitor.page.evaluate(() => window.descent.stepEpoch());
    await visitor.until('an epoch', (s) => s.epoch === 1);
    await visitor.tabTo('layer1.unit1');
    await visitor.until('of the first training point', (s) => /Training point \d+: [^]*a = tanh\(/.test(told(s)));
    await visitor.tabTo('output_map');
    await visitor.page.keyboard.press('ArrowRight');
    await visitor.page.keyboard.press('Enter');
    await visitor.until('a point is kept', (s) => s.controls.formula_point);
    await visitor.tabTo('loss_value');
    await visitor.until('the loss is explained', (s) => /loss of this sample|not known/.test(told(s)));
    await visitor.close();
  });

  test('by finger: a tap keeps a point, a finger that rests is told', async () => {
    for (const theme of themesAt('phone')) {
      const visitor = await openNeuron({ size: sizes.phone, touch: true, theme });
      await visitor.tap('output_map', 0.1, 0.1);
      await visitor.until('a point is kept', (s) => s.controls.formula_point);
      await visitor.tap('tab.Network');
      const { x, y } = await visitor.place('layer1.unit1');
      const session = await visitor.context.newCDPSession(visitor.page);
      await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
      await visitor.until('the neuron is explained', (s) => /At x [^]*a = tanh\(/.test(told(s)));
      await visitor.picture(`formulas-phone-${theme}`);
      await visitor.page.waitForTimeout(700); // as long as it takes to read
      await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
      await visitor.settle();
      assert.ok(!(await visitor.state()).controls['layer1.unit1'].on, 'it was asked, not chosen');
      const bias = await visitor.place('layer1.unit1.bias');
      await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [bias] });
      await visitor.until('the bias is explained', (s) => /it is added to z/.test(told(s)));
      await visitor.page.waitForTimeout(700);
      await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
      await visitor.settle();
      assert.equal((await visitor.state()).controls.parameter, undefined, 'no field opens over it');
      await visitor.tap('layer1.unit1.bias');
      await visitor.until('a tap opens the field', (s) => s.controls.parameter);
      await visitor.picture(`formulas-typed-${theme}`);
      await visitor.close();
    }
  });
});
