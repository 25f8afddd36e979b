// Tables of text that become points: pasted, dropped, typed; columns chosen; saved again.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';

import { sizes, usePage } from './harness.mjs';

const { open } = usePage();
const data = (state) => state.experiment.data;

const flowers = ['petal length;petal width;note;kind'];
for (let i = 0; i < 20; i += 1) {
  flowers.push(`${1 + i / 20};${0.2 + i / 100};7;setosa`.replaceAll('.', ','));
  flowers.push(`${4 + i / 20};${1.3 + i / 100};8;versicolor`.replaceAll('.', ','));
  flowers.push(`${5.5 + i / 20};${2 + i / 100};9;<b>virginica</b>`.replaceAll('.', ','));
}
flowers.push('6,1;oops;8;setosa', '1;2');
const text = flowers.join('\n');

const drop = (visitor, name, contents) => visitor.page.evaluate(([file, words]) => {
  const transfer = new DataTransfer();
  transfer.items.add(new File([words], file));
  dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
}, [name, contents]);

// As the browser does it after Ctrl+V, whose clipboard a test cannot count on.
const paste = (visitor, words) => visitor.page.evaluate((contents) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', contents);
  document.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
}, words);

// The dialog grows with what is in it, around its middle: a person waits until it stands.
async function standing(visitor, name) {
  await visitor.settle();
  await visitor.place(name);
}

async function click(visitor, name) {
  await standing(visitor, name);
  await visitor.click(name);
}

const permissions = ({ context }) => context.grantPermissions(['clipboard-read', 'clipboard-write']);

describe('tables', () => {
  test('a table by Ctrl+V, another from a file, whose first row is said to be names', async () => {
    const visitor = await open({ prepare: permissions });
    const chooser = new Promise((done) => { visitor.page.once('filechooser', done); });
    await visitor.page.evaluate((words) => navigator.clipboard.writeText(words), text);
    await visitor.click('table');
    await standing(visitor, 'table.text');
    await visitor.page.keyboard.press('Control+v');
    await visitor.until('there is a preview', (s) => s.controls['table.preview']);
    await click(visitor, 'table.open');
    await (await chooser).setFiles({ name: 'a.tsv', mimeType: '', buffer: Buffer.from('1\t2\ta\n3\t4\tb\n5\t1\ta\n2\t2\tb\n') });
    await standing(visitor, 'table.header');
    await visitor.choose('table.header', 'names');
    await click(visitor, 'table.use');
    const state = await visitor.until('the points are there', (s) => data(s).name === 'points');
    assert.equal(data(state).x.length, 3);
    await visitor.close();
  });

  test('a finger pastes by a button, since it has no Ctrl+V', async () => {
    const phone = await open({ prepare: permissions, size: sizes.phone, touch: true });
    await phone.page.evaluate((words) => navigator.clipboard.writeText(words), text);
    await phone.tap('tab.Data');
    await phone.scrollByFinger(60);
    await phone.tap('table');
    await standing(phone, 'table.paste');
    await phone.tap('table.paste');
    await phone.until('there is a preview', (s) => s.controls['table.preview']);
    await phone.picture('table-phone-pasted');
    await phone.close();
  });

  test('a table that is pasted is recognised, and its points are learnt in their units', async () => {
    const visitor = await open();
    await visitor.click('table');
    await visitor.until('the dialog is there', (s) => s.controls['table.text']);
    await visitor.picture('table-empty');
    await paste(visitor, text);
    await visitor.until('there is a preview', (s) => s.controls['table.preview']);
    await visitor.picture('table-pasted');
    await click(visitor, 'table.use');
    const state = await visitor.until('the points are there', (s) => data(s).name === 'points');
    assert.equal(data(state).x.length, 60);
    assert.deepEqual(data(state).x[0], [1, 0.2]);
    assert.deepEqual(data(state).x_axes.map(({ name }) => name), ['petal length', 'petal width']);
    assert.deepEqual(data(state).class_names, ['<b>virginica</b>', 'setosa', 'versicolor']);
    assert.equal(await visitor.page.locator('b').count(), 0);
    await visitor.click('play');
    await visitor.until('they are learnt', (s) => s.accuracy > 0.9, 60000);
    const [low, high] = await visitor.page.evaluate(() => window.descent.predict([[1.5, 0.25], [6, 2.1]]));
    assert.ok(low[1] > 0.5 && high[0] > 0.5, `${low} ${high}`);
    await visitor.picture('table-learnt');
    await visitor.close();
  });

  test('other columns and a value to learn, by the mouse', async () => {
    const visitor = await open({ theme: 'dark' });
    await drop(visitor, 'flowers.csv', text);
    await visitor.until('the dialog is open', (s) => s.controls['table.preview']);
    await standing(visitor, 'table.y');
    await visitor.choose('table.y', 'note');
    await visitor.choose('table.target', 'petal width');
    await visitor.until('it cannot be used as classes', (s) => s.controls['table.kind.a']);
    await click(visitor, 'table.kind.a');
    await visitor.settle();
    await visitor.picture('table-columns-dark');
    await click(visitor, 'table.use');
    const state = await visitor.until('values are learnt', (s) => data(s).name === 'points');
    assert.deepEqual(data(state).x_axes.map(({ name }) => name), ['petal length', 'note']);
    assert.equal(data(state).class_names, undefined);
    assert.equal(data(state).y_axes[0].name, 'petal width');
    await visitor.click('step_epoch');
    await visitor.until('it trains', (s) => s.epoch === 1);
    await visitor.close();
  });

  test('what is no table is told of in the dialog, and nothing is lost', async () => {
    const visitor = await open();
    const before = (await visitor.state()).experiment;
    await drop(visitor, 'notes.csv', 'some notes on digits');
    await visitor.until('the dialog is open', (s) => s.controls['table.text']);
    await visitor.picture('table-wrong');
    await click(visitor, 'table.use');
    await visitor.page.keyboard.press('Escape');
    await visitor.until('the dialog is closed', (s) => !s.controls['table.text']);
    assert.deepEqual((await visitor.state()).experiment, before);
    await visitor.close();
  });

  test('a table is typed on the keyboard, and taken by it', async () => {
    const visitor = await open({ size: sizes.medium });
    await visitor.click('drawer.open');
    await visitor.click('table');
    await standing(visitor, 'table.text');
    const tabTo = async (name) => {
      for (let i = 0; i < 12; i += 1) {
        await visitor.page.keyboard.press('Tab', { delay: 60 });
        const { focus, [name]: wanted } = (await visitor.until('the ring is somewhere', (s) => s.controls.focus)).controls;
        if (focus.x === wanted.x && focus.y === wanted.y) return;
        await visitor.settle();
      }
      assert.fail(`Tab never came to ${name}`);
    };
    await tabTo('table.text');
    await visitor.page.keyboard.press('Enter', { delay: 60 });
    await visitor.fieldOpens();
    for (const line of ['0,0,a', '1,1,b', '2,1,a', '3,0,b']) {
      await visitor.page.keyboard.type(line, { delay: 20 });
      await visitor.page.keyboard.press('Enter');
    }
    await visitor.until('there is a preview', (s) => s.controls['table.preview']);
    await visitor.picture('table-typed-medium');
    await standing(visitor, 'table.use');
    await tabTo('table.use');
    await visitor.page.keyboard.press('Enter', { delay: 60 });
    const state = await visitor.until('the points are there', (s) => data(s).name === 'points');
    assert.deepEqual(data(state).x, [[0, 0], [1, 1], [2, 1], [3, 0]]);
    await visitor.close();
  });

  test('by touch on a phone', async () => {
    const visitor = await open({ size: sizes.phone, touch: true });
    await visitor.tap('tab.Data');
    await visitor.scrollByFinger(60);
    await visitor.tap('table');
    await visitor.until('the dialog is there', (s) => s.controls['table.text']);
    await drop(visitor, 'flowers.csv', text);
    await visitor.until('there is a preview', (s) => s.controls['table.preview']);
    await visitor.picture('table-phone');
    await standing(visitor, 'table.use');
    await visitor.tap('table.use');
    await visitor.until('the points are there', (s) => data(s).name === 'points');
    await visitor.tap('tab.Output');
    await visitor.until('the classes are named', (s) => s.controls['legend.class3']);
    await visitor.picture('table-phone-output');
    await visitor.close();
  });

  test('points are saved as CSV, and read again', async () => {
    const visitor = await open();
    const download = visitor.page.waitForEvent('download');
    await visitor.click('save_points');
    const file = await download;
    assert.equal(file.suggestedFilename(), 'spiral.csv');
    const saved = await readFile(await file.path(), 'utf8');
    assert.match(saved, /^x1,x2,y\r\n/);
    assert.equal(saved.trim().split('\r\n').length, 501);
    await drop(visitor, 'spiral.csv', saved);
    await visitor.until('the dialog is open', (s) => s.controls['table.preview']);
    await click(visitor, 'table.use');
    const state = await visitor.until('the points are there', (s) => data(s).name === 'points');
    assert.equal(data(state).x.length, 500);
    assert.deepEqual(data(state).class_names, ['orange', 'blue']);
    await visitor.close();
  });
});
