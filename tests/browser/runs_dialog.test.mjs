// Runs side by side: one is kept, something is changed, and both stand beside each other.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { sizes, usePage } from './harness.mjs';

const { open } = usePage();

async function openLine(options) {
  const visitor = await open(options);
  await visitor.page.evaluate(() => window.descent.loadPreset('line_steep'));
  await visitor.until('the line is there', (s) => s.scene === 'line' && s.controls.line_plot);
  return visitor;
}

describe('runs side by side', () => {
  test('kept, changed, trained, compared, shown and removed', async () => {
    const visitor = await openLine();
    await visitor.click('step_epoch');
    await visitor.until('an epoch', (s) => s.epoch === 1);
    await visitor.click('runs');
    await visitor.click('runs.keep');
    const [, kept] = (await visitor.until('A is kept', (s) => s.runs.length === 2 && s.runs[1].label === 'A')).runs;
    await visitor.click('runs.close');
    await visitor.choose('learning_rate', '0.01');
    for (let i = 2; i < 6; i += 1) {
      await visitor.click('step_epoch');
      await visitor.until(`epoch ${i}`, (s) => s.epoch === i);
    }
    await visitor.click('runs');
    const both = await visitor.until('both are there', (s) => s.controls[`runs.${kept.id}`]?.value);
    assert.match(both.controls[`runs.${kept.id}`].value, /^epochs 1 · /);
    const own = both.runs.find(({ shown }) => shown);
    assert.match(both.controls[`runs.${own.id}`].value, /^epochs 5 · /);
    assert.match(both.controls[`runs.${kept.id}.differs`].label, /learning_rate 0\.01 → 0\.09/);
    await visitor.picture('runs-two');
    await visitor.click(`runs.${kept.id}.pin`);
    await visitor.until('told the other way round', (s) => /0\.09 → 0\.01/.test(s.controls[`runs.${own.id}.differs`]?.label));
    await visitor.click(`runs.${kept.id}.show`);
    await visitor.until('A is shown', (s) => s.epoch === 1 && s.runs[1].shown);
    await visitor.click(`runs.${own.id}.remove`);
    await visitor.until('A is alone', (s) => s.runs.length === 1);
    await visitor.page.keyboard.press('Escape');
    await visitor.until('closed', (s) => !s.controls['runs.keep']);
    await visitor.close();
  });

  test('on a phone, from its menu, by touch', async () => {
    const visitor = await openLine({ size: sizes.phone, touch: true });
    await visitor.tap('menu');
    await visitor.tap('runs');
    await visitor.tap('runs.keep');
    await visitor.until('kept', (s) => s.runs.length === 2);
    await visitor.picture('runs-phone');
    await visitor.tap('runs.close');
    await visitor.until('closed', (s) => !s.controls['runs.keep']);
    await visitor.close();
  });
});
