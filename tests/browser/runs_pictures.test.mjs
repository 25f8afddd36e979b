// Two runs beside each other as pictures, in every scene: lines, networks and their maps, filters and matrices.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { sizes, usePage } from './harness.mjs';

const { open } = usePage();

async function stepTo(visitor, last) {
  for (let { epoch } = await visitor.state(); epoch < last; epoch += 1) {
    await visitor.page.evaluate(() => window.descent.stepEpoch());
    await visitor.until(`epoch ${epoch + 1}`, (s) => s.epoch === epoch + 1, 60000);
  }
}

// The run as it is is kept, and another one trained on with another rate; the dialog is open.
async function openTwo(visitor, press) {
  await stepTo(visitor, 1);
  await press('runs');
  await press('runs.keep');
  await visitor.until('A is kept', (s) => s.runs.length === 2);
  await press('runs.close');
  await visitor.until('closed', (s) => !s.controls['runs.close']);
  await stepTo(visitor, 3);
  await press('runs');
  await visitor.until('the dialog is there', (s) => s.controls['runs.picture0']);
}

const opensRuns = (visitor) => visitor.page.evaluate(() => window.descent.getState().controls.runs !== undefined);

describe('pictures of two runs', () => {
  test('lines: each with its own formula, which its weights come to', async () => {
    const visitor = await open();
    await visitor.page.evaluate(() => window.descent.loadPreset('line_steep'));
    await visitor.until('the line is there', (s) => s.scene === 'line' && s.controls.line_plot);
    assert.ok(await opensRuns(visitor));
    await openTwo(visitor, (name) => visitor.click(name));
    await visitor.scrollTo('runs.picture1');
    const { controls } = await visitor.until('both formulas', (s) => s.controls['runs.line0.formula']?.label && s.controls['runs.line1.formula']?.label);
    const formulas = [0, 1].map((place) => controls[`runs.line${place}.formula`].label);
    assert.notEqual(formulas[0], formulas[1]);
    // Of the run that is shown, at x = 0 and 1.
    const [[b], [sum]] = await visitor.page.evaluate(() => window.descent.predict([[0], [1]]));
    const [, w, sign, offset] = /^ŷ = (\S+) x ([+−]) (\S+)$/.exec(formulas[0].replaceAll('−', '−'));
    const number = (text) => Number(text.replaceAll('−', '-'));
    assert.ok(Math.abs(number(w) - (sum - b)) < 2e-3 * Math.max(1, Math.abs(sum - b)), formulas[0]);
    assert.ok(Math.abs((sign === '−' ? -1 : 1) * number(offset) - b) < 2e-3 * Math.max(1, Math.abs(b)), formulas[0]);
    await visitor.picture('runs-lines');
    await visitor.close();
  });

  test('images: the first layer, and which classes are taken for which', async () => {
    const visitor = await open();
    await visitor.showConvolution();
    await openTwo(visitor, (name) => visitor.click(name));
    await visitor.scrollTo('runs.confusion1');
    await visitor.until('both matrices', (s) => s.controls['runs.confusion0'] && s.controls['runs.confusion1'], 60000);
    await visitor.page.keyboard.press('Tab');
    await visitor.picture('runs-images');
    await visitor.close();
  });

  test('on a phone below each other', async () => {
    const visitor = await open({ size: sizes.phone, touch: true });
    await visitor.page.evaluate(() => window.descent.loadPreset('line_steep'));
    await visitor.until('the line is there', (s) => s.scene === 'line' && s.ready);
    await openTwo(visitor, async (name) => {
      if (name === 'runs') {
        await visitor.tap('menu');
        await visitor.until('the menu is open', (s) => s.controls.runs);
      }
      await visitor.tap(name);
    });
    const { controls } = await visitor.state();
    assert.ok(controls['runs.picture1'].y > controls['runs.picture0'].y);
    await visitor.close();
  });
});
