// One training step, taken apart: from stage to stage, forwards and backwards, and then made or left.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { sizes, usePage } from './harness.mjs';

const { open } = usePage();
const numberIn = (text) => Number(/(−?[\d.,]+(?:e[+-]\d+)?)$/.exec(text)[1].replace('−', '-').replaceAll(',', ''));
const line = (state, number, of = 'line') => state.controls[`step.${of}${number}`]?.label ?? '';
const stage = (state) => state.controls['step.stage'].value;

async function openPreset(preset, options) {
  const visitor = await open(options);
  await visitor.page.evaluate((id) => window.descent.loadPreset(id), preset);
  await visitor.until('it is ready', (s) => s.preset === preset && s.ready);
  return visitor;
}

async function openStep(preset, options) {
  const visitor = await openPreset(preset, options);
  await visitor.click('step_apart');
  await visitor.until('the step is there', (s) => s.controls['step.stage']);
  return visitor;
}

describe('one step taken apart', () => {
  test('a network of points: by keys through all stages and back, and nothing is trained', async () => {
    const visitor = await openStep('spiral');
    const first = await visitor.until('forward', (s) => /^1\. Forward/.test(stage(s)) && line(s, 1));
    assert.match(line(first, 2), /^ {2}= .* × .* = /);
    assert.match(line(first, 3), /^a = tanh\(/);
    await visitor.picture('step-forward');
    await visitor.tabTo('step.unit.2');
    await visitor.until('the ring chooses the unit', (s) => s.controls['step.unit.2']?.on);
    await visitor.page.keyboard.press('End');
    const last = await visitor.until('the update', (s) => /Update/.test(stage(s)));
    assert.match(line(last, 1), /^g = /);
    await visitor.picture('step-update');
    await visitor.page.keyboard.press('Home');
    await visitor.until('at the beginning again', (s) => /^1\. Forward/.test(stage(s)));
    for (let i = 0; i < 12 && !/Loss/.test(stage(await visitor.state())); i += 1) {
      const before = stage(await visitor.state());
      await visitor.page.keyboard.press('ArrowRight');
      await visitor.until('a stage further', (s) => stage(s) !== before);
    }
    assert.match(line(await visitor.state(), 3), /^loss of this sample = /);
    await visitor.page.keyboard.press('ArrowRight');
    await visitor.until('backwards', (s) => /Back/.test(stage(s)));
    await visitor.click('step.check');
    const checked = await visitor.until('the gradient is checked', (s) => line(s, 3, 'check_line'));
    const [numeric, analytic] = [2, 3].map((i) => numberIn(line(checked, i, 'check_line')));
    assert.ok(Math.abs(numeric - analytic) < 1e-4 * Math.max(1e-3, Math.abs(analytic)), `${numeric} and ${analytic}`);
    await visitor.picture('step-back');
    await visitor.page.keyboard.press('Escape');
    const closed = await visitor.until('closed', (s) => !s.controls['step.stage']);
    assert.deepEqual([closed.epoch, closed.step], [0, 0], 'nothing was trained');
    await visitor.close();
  });

  test('"Apply" makes the step that was told', async () => {
    const visitor = await openStep('line_steep');
    const stages = await visitor.until('forward', (s) => line(s, 1));
    assert.ok(stages.controls['step.apply']);
    await visitor.page.keyboard.press('End');
    const told = await visitor.until('the update', (s) => /Update/.test(stage(s)) && /^w ← 10 /.test(line(s, 3)));
    assert.equal(line(told, 3), 'w ← 10 + (−10.41) = −0.41');
    await visitor.click('step.apply');
    const made = await visitor.until('one step is made', (s) => s.epoch === 1 && !s.controls['step.stage']);
    assert.equal(made.step, 0);
    await visitor.until('the line is that', (s) => /−0\.410 x \+ 5\.860/.test(s.controls.line?.label));
    await visitor.close();
  });

  test('convolutions have no such button; a phone has it under Training, by touch', async () => {
    const visitor = await openPreset('circle', { size: sizes.phone, touch: true });
    await visitor.tap('tab.Training');
    await visitor.scrollTo('step_apart');
    await visitor.tap('step_apart');
    await visitor.until('the step is there', (s) => line(s, 1));
    await visitor.picture('step-phone');
    await visitor.tap('step.on');
    await visitor.until('the next stage', (s) => /^2\./.test(stage(s)));
    await visitor.tap('step.close');
    await visitor.until('closed', (s) => !s.controls['step.stage']);
    await visitor.close();
    const images = await open();
    await images.showConvolution();
    assert.equal((await images.state()).controls.step_apart, undefined);
    await images.close();
  });
});
