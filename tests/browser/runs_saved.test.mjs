// Runs side by side as one file, and as a link.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';

import { usePage } from './harness.mjs';

const { open } = usePage();
const permissions = ({ context }) => context.grantPermissions(['clipboard-read', 'clipboard-write']);

function drop(visitor, name, text) {
  return visitor.page.evaluate(([file, contents]) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([contents], file));
    dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }, [name, text]);
}

async function stepTo(visitor, last) {
  for (let { epoch } = await visitor.state(); epoch < last; epoch += 1) {
    await visitor.page.evaluate(() => window.descent.stepEpoch());
    await visitor.until(`epoch ${epoch + 1}`, (s) => s.epoch === epoch + 1);
  }
}

// Two runs of xor, the first with seeds; the dialog is open.
async function openTwo() {
  const visitor = await open({ prepare: permissions });
  await visitor.page.evaluate(() => window.descent.loadPreset('xor'));
  await visitor.until('xor is there', (s) => s.experiment.data.name === 'xor');
  await stepTo(visitor, 3);
  await visitor.click('runs');
  await visitor.click('runs.keep');
  await visitor.until('kept', (s) => s.runs.length === 2);
  await visitor.click('runs.close');
  await visitor.choose('learning_rate', '0.1');
  await stepTo(visitor, 6);
  await visitor.click('runs');
  const shown = (await visitor.state()).runs.find((run) => run.shown).id;
  await visitor.click(`runs.${shown}.again`);
  await visitor.until('seeds', (s) => s.controls[`runs.${shown}.seeds`]?.label.startsWith('5 seeds'), 60000);
  return visitor;
}

// What the table says of each run, in their order.
const table = (state) => state.runs.map(({ id, label, shown, epoch }) => ({
  label, shown, epoch,
  figures: state.controls[`runs.${id}`]?.value.replace(/ · seconds .*$/, ''),
  differs: state.controls[`runs.${id}.differs`]?.label,
  seeds: state.controls[`runs.${id}.seeds`]?.label,
}));

describe('runs side by side, saved and shared together', () => {
  test('a file opens again with the same table', async () => {
    const visitor = await openTwo();
    const before = await visitor.until('the table is there', (s) => table(s).every(({ figures }) => figures));
    await visitor.scrollTo('runs.save');
    const [download] = await Promise.all([visitor.page.waitForEvent('download'), visitor.click('runs.save')]);
    assert.equal(download.suggestedFilename(), 'descent-runs-xor.json');
    const text = readFileSync(await download.path(), 'utf8');
    await visitor.close();

    const other = await open();
    await drop(other, 'descent-runs-xor.json', text);
    await other.until('both are there', (s) => s.runs.length === 2 && s.runs.every(({ ready }) => ready));
    await other.click('runs');
    const after = await other.until('the table is there', (s) => table(s).every(({ figures }) => figures));
    assert.deepEqual(table(after), table(before));
    await other.picture('runs-opened');
    await other.close();
  });

  test('a file that is broken says what is wrong, and nothing is lost', async () => {
    const visitor = await openTwo();
    await visitor.click('runs.close');
    const before = table(await visitor.until('it is closed', (s) => !s.controls['runs.close']));
    const run = '{"data": {"name": "xor"}, "model": [{"layer": "Dense", "units": 1}]}';
    for (const [text, sentence] of [
      [`{"descent": 1, "runs": [${run}, {"data": {"name": "xorr"}}]}`, /runs\[1\]/],
      [`{"descent": 1, "runs": [${run}`, /./],
      [`{"descent": 1, "runs": []}`, /runs/],
      [`{"descent": 1, "runs": [${Array(8).fill(run).join(',')}]}`, /remove some first/],
      [`{"descent": 1, "runs": [${run}, {"data": {"name": "points", "x": [[1], [2]], "y": [[1], [2]], "test_fraction": 0}}]}`, /different scenes/],
    ]) {
      await visitor.page.evaluate(() => window.descent.getState().message);
      await drop(visitor, 'broken.json', text);
      await visitor.until(`it is told: ${sentence}`, (s) => sentence.test(s.message));
      assert.deepEqual(table(await visitor.state()), before);
      await visitor.page.keyboard.press('Escape');
      await visitor.until('read', (s) => s.message === '');
    }
    await visitor.close();
  });

  test('a link has their settings, and a reload of it no more runs', async () => {
    const visitor = await openTwo();
    await visitor.scrollTo('runs.copy_link');
    await visitor.click('runs.copy_link');
    await visitor.until('copied', (s) => s.controls['runs.copy_link'].label === 'Copied');
    const link = await visitor.page.evaluate(() => navigator.clipboard.readText());
    const rates = ({ runs }) => runs.map(({ label, epoch }) => [label, epoch]);
    await visitor.close();

    const other = await open();
    const address = new URL(other.page.url());
    address.hash = link.slice(link.indexOf('#'));
    await other.page.goto(address.href);
    const opened = await other.until('both are there', (s) => s.runs.length === 2 && s.runs.every(({ ready }) => ready));
    assert.deepEqual(rates(opened), [['', 0], ['A', 0]]);
    assert.equal(opened.experiment.training.optimizer.learning_rate ?? opened.experiment.training.optimizer, 0.1);
    await other.page.reload();
    await other.ready();
    const again = await other.until('both are there', (s) => s.runs.length === 2);
    assert.deepEqual(rates(again), [['', 0], ['A', 0]]);
    await other.close();
  });
});
