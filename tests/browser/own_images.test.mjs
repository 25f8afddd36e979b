// Own images: what is drawn gets its class, is trained on with the others or alone, is saved and comes back.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { sizes, themesAt, usePage, Visitor } from './harness.mjs';

const { open, place } = usePage();

async function openDigits(options) {
  const visitor = await open(options);
  await visitor.showDrawnDigits({ train: 300, test: 100, epochs: 2 });
  return visitor;
}

const rows = (state) => state.experiment.data.own_images;

async function draw(visitor) {
  await visitor.drag('pad', [[0.3, 0.2], [0.5, 0.5], [0.4, 0.8]]);
  await visitor.until('something is drawn', (s) => s.drawing?.image);
}

for (const [name, size] of Object.entries(sizes)) {
  for (const theme of themesAt(name)) {
    test(`a drawing is kept with its class, shown, named anew, and deleted: ${name}, ${theme}`, async () => {
      const touch = name === 'phone';
      const visitor = await openDigits({ size, theme, touch });
      const press = async (control) => {
        if (touch) await visitor.scrollTo(control);
        return touch ? visitor.tap(control) : visitor.click(control);
      };
      await draw(visitor);
      await press('pad.keep');
      await visitor.place('own.class3');
      await visitor.settle();
      await visitor.picture(`own-images-ask-${name}-${theme}`);
      await press('own.class3');
      const kept = await visitor.until('it is kept, and the pad empty',
        (s) => rows(s) && !s.controls['own.close'] && !s.drawing);
      assert.equal(kept.experiment.data.own_images_alone ?? false, false);
      await press('pad.keep');
      await visitor.place('own.image0');
      await visitor.settle();
      await visitor.picture(`own-images-set-${name}-${theme}`);
      assert.equal((await visitor.state()).controls['own.image0'].label, '3');
      await press('own.image0');
      const shown = await visitor.until('it is selected, not gone', (s) => s.controls['own.delete']);
      assert.equal(rows(shown), rows(kept));
      await visitor.settle();
      await visitor.picture(`own-images-selected-${name}-${theme}`);
      await press('own.label');
      await (touch ? visitor.tap('own.label.8', 0.5, 0.3) : visitor.click('own.label.8'));  // its upper part is in sight
      const named = await visitor.until('it is an eight', (s) => s.controls['own.image0'].label === '8');
      assert.notEqual(rows(named), rows(kept));
      await press('own.delete');
      await visitor.until('it is gone', (s) => !rows(s));
      await press('own.undo');
      await visitor.until('it is back', (s) => rows(s) === rows(named));
      await press('own.undo');
      await visitor.until('it is a three again', (s) => rows(s) === rows(kept) && !s.controls['own.undo']);
      await press('own.image0');
      await press('own.show');
      await visitor.until('it is on the pad', (s) => s.drawing?.image && !s.controls['own.close']);
      await visitor.close();
    });
  }
}

test('the network learns them: alone they are its whole training set', async () => {
  const visitor = await openDigits();
  await draw(visitor);
  await visitor.click('pad.keep');
  await visitor.click('own.class7');
  await visitor.until('it is kept', (s) => rows(s));
  await visitor.page.evaluate(() => window.descent.stepEpoch());
  const both = await visitor.until('an epoch is done', (s) => s.epoch === 1 && !s.playing);
  await visitor.click('pad.keep');
  await visitor.click('own.use.alone');
  await visitor.until('they are alone', (s) => s.experiment.data.own_images_alone);
  await visitor.page.keyboard.press('Escape');
  const { controls } = await visitor.until('the dialog is closed', (s) => !s.controls['own.close']);
  assert.match(controls.train_limit.label, /^Your own images alone/);
  assert.equal(controls.train_limit.value, '1');
  await visitor.page.evaluate(() => window.descent.play());
  const alone = await visitor.until('two epochs of one image', (s) => s.epoch === 2 && !s.playing);
  assert.notEqual(alone.loss, both.loss);
  await visitor.close();
});

test('by keyboard they are kept; a file of them comes back, and a link carries them', async () => {
  const visitor = await openDigits();
  await draw(visitor);
  await visitor.tabTo('pad.keep');
  await visitor.page.keyboard.press('Enter');
  await visitor.place('own.class5');
  await visitor.tabTo('own.class5');
  await visitor.page.keyboard.press('Enter');
  const { experiment } = await visitor.until('it is kept', (s) => rows(s));
  await visitor.click('pad.keep');
  const download = visitor.page.waitForEvent('download');
  await visitor.click('own.save');
  const file = await download;
  assert.equal(file.suggestedFilename(), 'descent-images.npz');
  const bytes = readFileSync(await file.path());
  await visitor.click('own.clear');
  await visitor.until('they are gone', (s) => !rows(s));
  await visitor.page.keyboard.press('Escape');
  await visitor.page.evaluate(([name, numbers]) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array(numbers)], name));
    dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }, ['descent-images.npz', [...bytes]]);
  const back = await visitor.until('they are back', (s) => rows(s));
  assert.equal(rows(back), experiment.data.own_images);
  // The same by the dialog's own button, which is there before anything is kept.
  await visitor.click('pad.keep');
  await visitor.click('own.clear');
  await visitor.until('they are gone', (s) => !rows(s));
  const chooser = visitor.page.waitForEvent('filechooser');
  await visitor.click('own.open');
  await (await chooser).setFiles({ name: 'descent-images.npz', mimeType: '', buffer: bytes });
  await visitor.until('they are back', (s) => rows(s) === experiment.data.own_images);
  const link = await visitor.page.evaluate(() => window.descent.getLink());
  const other = await Visitor.open(place.browser, `${place.server.origin}/#${link}`);
  await other.until('the link has them', (s) => rows(s) === experiment.data.own_images);
  await other.close();
  await visitor.close();
});

for (const [name, size] of Object.entries(sizes)) {
  test(`several files dropped at once: what became of each is told, and nothing is added twice: ${name}`, async () => {
    const touch = name === 'phone';
    const visitor = await openDigits({ size, touch });
    const press = async (control) => {
      if (touch) await visitor.scrollTo(control);
      return touch ? visitor.tap(control) : visitor.click(control);
    };
    await draw(visitor);
    await press('pad.keep');
    await press('own.class3');
    const own = await visitor.until('it is kept', (s) => rows(s) && !s.controls['own.close']);
    await press('pad.keep');
    const download = visitor.page.waitForEvent('download');
    await press('own.save');
    const bytes = [...readFileSync(await (await download).path())];
    await visitor.page.keyboard.press('Escape');
    await visitor.page.evaluate((numbers) => {
      const transfer = new DataTransfer();
      const add = (content, file, type) => transfer.items.add(new File([content], file, { type }));
      add(new Uint8Array(numbers), 'mine.npz');
      add('no picture at all', 'broken.png', 'image/png');
      add('PK', 'homework.docx');
      add('some notes', 'notes.txt');
      add('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', 'empty.svg', 'text/plain');
      dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
    }, bytes);
    const told = await visitor.until('all are told', (s) => s.message);
    assert.match(told.message, /^1 of 5 files were opened\./);
    for (const each of [/\nbroken\.png|The browser cannot read broken\.png/, /\nhomework\.docx is not a file/, /\nempty\.svg is not a file/,
      /\nnotes\.txt is a text, but no table/, /\nmine\.npz: 1 image was there already: it is not added twice\./]) {
      assert.match(told.message, each);
    }
    assert.equal(rows(told), rows(own));
    await visitor.settle();
    await visitor.picture(`several-files-${name}`);
    await press('message.dismiss');
    await visitor.until('it was read', (s) => !s.message);
    await visitor.close();
  });
}
