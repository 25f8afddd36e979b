// How a training of images is told: a line of numbers an epoch, the best of them, the one under way.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { sizes, themesAt, usePage } from './harness.mjs';

const { open } = usePage();

async function openTrained(options) {
  const visitor = await open(options);
  await visitor.showDrawnDigits({ train: 800, test: 200, units: [16], epochs: 3 });
  await visitor.page.evaluate(() => window.descent.play());
  await visitor.until('all epochs are done', (s) => s.epoch === 3 && !s.playing);
  await visitor.settle(); // what is told of the end moves what lies below it
  return visitor;
}

const numbers = (label, name) => Number(new RegExp(`(?:^| )${name} ([^ ]+)`).exec(label)[1]);

for (const [name, size] of Object.entries(sizes)) {
  for (const theme of themesAt(name)) {
    test(`each epoch is a line in Keras's words, the best one told: ${name}, ${theme}`, async () => {
      const touch = name === 'phone';
      const visitor = await openTrained({ size, theme, touch });
      if (touch) await visitor.tap('tab.Training');
      if (touch) await visitor.scrollTo('curve.table');
      await (touch ? visitor.tap('curve.table') : visitor.click('curve.table'));
      const { controls } = await visitor.until('there are three lines', (s) => s.controls['epochs.row3']);
      await visitor.settle();
      await visitor.picture(`epochs-${name}-${theme}`);
      const lines = [1, 2, 3].map((epoch) => controls[`epochs.row${epoch}`].label);
      for (const [i, line] of lines.entries()) {
        assert.equal(numbers(line, 'epoch'), i + 1);
        assert.match(line, / loss .* accuracy .* val_loss .* val_accuracy /);
      }
      const accuracies = lines.map((line) => numbers(line, 'val_accuracy'));
      const best = Math.max(...accuracies);
      assert.match(controls['epochs.best'].label, new RegExp(`accuracy ${best.toFixed(4).replace('1.0000', '1.000')}`));
      assert.ok(controls['epochs.row3'].y < controls['epochs.row1'].y, 'the newest is at the top');
      await visitor.close();
    });
  }
}

describe('the table', () => {
  test('is copied whole, by keyboard, as a spreadsheet takes it', async () => {
    const visitor = await openTrained({
      prepare: ({ context }) => context.grantPermissions(['clipboard-read', 'clipboard-write']),
    });
    await visitor.click('curve.table');
    await visitor.place('epochs.copy');
    await visitor.tabTo('epochs.copy');
    await visitor.page.keyboard.press('Enter');
    await visitor.until('it is said', (s) => s.controls['epochs.copy']?.label === 'Copied');
    const text = await visitor.page.evaluate(() => navigator.clipboard.readText());
    const [heading, ...rows] = text.trimEnd().split('\n').map((line) => line.split('\t'));
    assert.deepEqual(heading, ['epoch', 'loss', 'accuracy', 'val_loss', 'val_accuracy', 'learning_rate', 'seconds']);
    assert.deepEqual(rows.map(([epoch]) => epoch), ['1', '2', '3']);
    assert.ok(rows.flat().every((cell) => Number.isFinite(Number(cell)) && cell !== ''));
    await visitor.close();
  });

  test('tells the epoch under way, with its bar', async () => {
    const visitor = await open();
    await visitor.showDrawnDigits({ train: 800, test: 200, units: [16], epochs: 3 });
    await visitor.click('curve.table');
    await visitor.page.evaluate(() => window.descent.stepBatch());
    const { controls } = await visitor.until('a step is done', (s) => s.controls['epochs.running']);
    assert.match(controls['epochs.running'].label, /^epoch 1 · accuracy .* · loss /);
    await visitor.settle();
    await visitor.picture('epochs-running');
    await visitor.page.evaluate(() => window.descent.stepEpoch());
    await visitor.until('the epoch is a line', (s) => s.controls['epochs.row1'] && !s.controls['epochs.running']);
    await visitor.close();
  });
});
