// Edits in the middle of a training of images: marked at the curves, told in the story; and what the
// one-epoch button and a new beginning leave as it was.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { sizes, usePage } from './harness.mjs';

const { open } = usePage();

async function openTrained(options) {
  const visitor = await open(options);
  await visitor.showDrawnDigits({ train: 800, test: 200, units: [32], epochs: 4 });
  await visitor.page.evaluate(() => window.descent.play());
  await visitor.until('all epochs are done', (s) => s.epoch === 4 && !s.playing, 60000);
  return visitor;
}

const story = ({ controls }) => Object.entries(controls).find(([id]) => id.startsWith('story.'));

for (const [name, size] of Object.entries(sizes)) {
  test(`an edit stands at the curves with what it kept: ${name}`, async () => {
    const touch = name === 'phone';
    const visitor = await openTrained({ size, touch, theme: name === 'medium' ? 'dark' : 'light' });
    const press = (id) => (touch ? visitor.tap(id) : visitor.click(id));
    if (name === 'medium') await press('drawer.open');
    if (touch) await press('tab.Network');
    if (touch) await visitor.scrollTo('layer1.units.more');
    await visitor.until('the layers are there', (s) => s.controls['layer1.units.more']);
    await press('layer1.units.more');
    const { experiment } = await visitor.until('there are more units', (s) => s.experiment.model[1].units > 32);
    if (name === 'medium') await press('drawer.close');
    if (touch) await press('tab.Training');
    if (touch) await visitor.scrollTo('images_curves.action');
    const { controls, history } = await visitor.until('the edit is told', (s) => s.controls['images_curves.action']);
    assert.equal(history.length, 4, 'the same training goes on');
    assert.equal(controls['images_curves.action'].label,
      `After epoch 4: dense: units 32 → ${experiment.model[1].units}. Kept in part: dense. Begin anew: dense_1.`);
    await visitor.settle();
    await visitor.picture(`edited-${name}`);

    await visitor.page.evaluate(() => window.descent.stepEpoch());
    await visitor.until('an epoch is done', (s) => s.epoch === 5 && !s.playing, 60000);
    if (touch) await visitor.scrollTo('curve.table');
    await press('curve.table');
    const table = await visitor.until('the table is there', (s) => s.controls['epochs.row5']);
    assert.match(table.controls['epochs.best'].label, /^Best since the edit: epoch 5, /);
    await visitor.settle();
    await visitor.picture(`edited-table-${name}`);
    await visitor.close();
  });
}

test('one epoch more at the end is one epoch more', async () => {
  const visitor = await openTrained();
  await visitor.click('step_epoch');
  const one = await visitor.until('a fifth is done', (s) => s.epoch === 5 && !s.playing, 60000);
  assert.equal(one.epochs, 5);
  assert.equal(Number(one.controls.epochs.value), 5);
  assert.equal(one.experiment.training.epochs, 4, 'what was set is as it was');
  await visitor.click('play');
  const all = await visitor.until('as many again', (s) => s.playing || s.epoch > 5);
  assert.equal(all.epochs, 9);
  await visitor.close();
});

test('what the network before predicted chooses no images of the one that begins anew', async () => {
  const visitor = await openTrained();
  if (!(await visitor.state()).controls['images.prediction']) await visitor.click('images.choices');
  await visitor.until('the lists are there', (s) => s.controls['images.prediction']);
  await visitor.choose('images.prediction', '3');
  await visitor.until('few images are shown', (s) => s.controls['images.prediction']?.value === '3');
  await visitor.click('reset');
  await visitor.until('it begins anew, and shows images', (s) => s.epoch === 0
    && s.controls['images.prediction']?.value !== '3' && s.controls['test_image.0']);
  await visitor.settle();
  await visitor.picture('begun-anew-images');
  await visitor.close();
});
