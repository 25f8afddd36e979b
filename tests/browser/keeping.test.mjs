// Undoing, keeping weights, sharing by link and file: by mouse, keyboard and finger.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, test } from 'node:test';

import { sizes, usePage, Visitor } from './harness.mjs';

const { place, open } = usePage();

const hash = (visitor) => visitor.page.evaluate(() => window.descent.getWeightsHash());
const units = (state) => state.experiment.model.map((layer) => layer.units);

async function train(visitor, epochs) {
  for (let i = 1; i <= epochs; i += 1) {
    const { epoch } = await visitor.state();
    await visitor.click('step_epoch');
    await visitor.until('an epoch is over', (s) => s.epoch === epoch + 1 && !s.playing);
  }
}

async function openShare(visitor) {
  await visitor.click('share');
  await visitor.place('share.close');
}

describe('undo and redo', () => {
  test('by button and by key, an edit of the network with its weights', async () => {
    const visitor = await open();
    await visitor.click('keep_weights');
    await train(visitor, 2);
    const before = { weights: await hash(visitor), units: units(await visitor.state()) };
    await visitor.click('layer1.plus');
    const edited = await visitor.until('there is a unit more', (s) => units(s)[0] === before.units[0] + 1);
    assert.equal(edited.epoch, 2, 'the weights that fit stay, and training goes on');
    assert.equal(edited.canUndo, true);
    await train(visitor, 1);
    const after = await hash(visitor);
    await visitor.click('undo');
    await visitor.until('it is undone', (s) => units(s)[0] === before.units[0] && s.epoch === 2);
    assert.equal(await hash(visitor), before.weights);
    await visitor.click('redo');
    await visitor.until('it is there again', (s) => units(s)[0] === before.units[0] + 1 && s.epoch === 3);
    assert.equal(await hash(visitor), after);
    await visitor.page.keyboard.press('Control+z');
    await visitor.until('it is undone by key', (s) => units(s)[0] === before.units[0]);
    await visitor.page.keyboard.press('Control+Shift+z');
    await visitor.until('and redone', (s) => units(s)[0] === before.units[0] + 1);
    await visitor.page.keyboard.press('Meta+z');
    await visitor.until('also by the key of a Mac', (s) => units(s)[0] === before.units[0]);
    await visitor.page.keyboard.press('Control+y');
    await visitor.until('and redone', (s) => units(s)[0] === before.units[0] + 1);
    await visitor.close();
  });

  test('the drag of a slider is one step', async () => {
    const visitor = await open();
    const { noise } = (await visitor.state()).experiment.data;
    await visitor.drag('noise', [[0.1, 0.5], [0.4, 0.5], [0.9, 0.5]]);
    await visitor.until('there is noise', (s) => s.experiment.data.noise > 0.3 && s.canUndo);
    await visitor.click('undo');
    const state = await visitor.until('it is as before', (s) => s.experiment.data.noise === noise);
    assert.equal(state.canUndo, false);
    await visitor.close();
  });

  test('turns of the wheel or of an arrow key without a pause are one step', async () => {
    const visitor = await open();
    const { noise } = (await visitor.state()).experiment.data;
    const { x, y } = await visitor.place('noise');
    await visitor.page.mouse.move(x, y);
    await visitor.settle(); // the slider takes the wheel once the mouse is over it
    await visitor.page.mouse.wheel(0, -100);
    await visitor.until('there is noise of a step', (s) => s.experiment.data.noise > 0);
    await visitor.page.keyboard.press('Control+z');
    await visitor.until('it is undone', (s) => s.experiment.data.noise === noise && !s.canUndo);
    for (let i = 0; i < 3; i += 1) await visitor.page.mouse.wheel(0, -100);
    const { experiment } = await visitor.until('there is noise of three steps',
      (s) => s.experiment.data.noise > 0.125);
    await visitor.click('undo');
    await visitor.until('all three are undone', (s) => s.experiment.data.noise === noise && !s.canUndo);
    await visitor.tabTo('noise');
    for (let i = 0; i < 3; i += 1) await visitor.page.keyboard.press('ArrowRight');
    await visitor.until('there is as much', (s) => s.experiment.data.noise === experiment.data.noise);
    await visitor.page.keyboard.press('Control+z');
    await visitor.until('and it is undone', (s) => s.experiment.data.noise === noise && !s.canUndo);
    await visitor.close();
  });

  test('an edit begins anew, and the old weights can be gone on with', async () => {
    const visitor = await open();
    await train(visitor, 2);
    const [before] = units(await visitor.state());
    await visitor.click('layer1.plus');
    await visitor.until('it begins anew', (s) => s.epoch === 0 && units(s)[0] === before + 1);
    await visitor.picture('keeping-begins-anew');
    await visitor.click('remedy');
    await visitor.until('the old weights are back', (s) => s.epoch === 2 && units(s)[0] === before + 1);
    await visitor.page.keyboard.press('Control+z');
    await visitor.until('which is undone', (s) => s.epoch === 0 && units(s)[0] === before + 1);
    await visitor.close();
  });

  test('by finger', async () => {
    const visitor = await open({ size: sizes.phone, touch: true });
    await visitor.tap('tab.Network');
    const [before] = units(await visitor.state());
    await visitor.tap('layer1.units.more');
    const added = await visitor.until('there is a unit more', (s) => units(s)[0] === before + 1 && s.canUndo);
    for (const name of ['undo', 'redo', 'menu']) {
      assert.ok(added.controls[name].width >= 44 && added.controls[name].height >= 44, name);
    }
    await visitor.tap('undo');
    await visitor.until('it is gone', (s) => units(s)[0] === before);
    await visitor.tap('redo');
    await visitor.until('it is back', (s) => units(s)[0] === before + 1);
    await visitor.tap('menu');
    await visitor.place('share');
    await visitor.picture('keeping-phone-menu');
    await visitor.tap('share');
    const { controls } = await visitor.until('the dialog is open', (s) => s.controls['share.copy_link']);
    for (const name of ['share.copy_link', 'share.copy_frame', 'share.paste', 'share.save', 'share.npz', 'share.safetensors', 'share.keras', 'share.pytorch', 'share.c', 'share.cpp', 'share.svg', 'share.hide_data', 'share.close']) {
      assert.ok(controls[name].height >= 44, name);
      assert.ok(controls[name].x >= 0 && controls[name].x + controls[name].width <= sizes.phone.width, name);
    }
    await visitor.picture('keeping-phone-share');
    await visitor.tap('share.close');
    await visitor.until('it is closed', (s) => !s.controls['share.close']);
    await visitor.close();
  });
});

describe('links', () => {
  const permissions = ({ context }) => context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const clipboard = (visitor) => visitor.page.evaluate(() => navigator.clipboard.readText());
  const untilClipboard = async (visitor, words) => {
    for (let i = 0; i < 100; i += 1) {
      const text = await clipboard(visitor);
      if (text.includes(words)) return text;
      await visitor.page.waitForTimeout(50);
    }
    return assert.fail(`the clipboard never had "${words}"`);
  };

  test('the share dialog copies a link that gives the same', async () => {
    const visitor = await open({ prepare: permissions });
    await visitor.click('discretize');
    await visitor.click('layer1.plus');
    await visitor.until('it is edited', (s) => s.canUndo);
    await openShare(visitor);
    await visitor.picture('keeping-share-light');
    await visitor.click('share.copy_link');
    const link = await untilClipboard(visitor, '#descent=1');
    assert.ok(link.startsWith(`${place.server.origin}/#descent=1&`), link);
    assert.match(link, /discretize=true/);
    const shared = (await visitor.state()).experiment;

    const other = await Visitor.open(place.browser, link);
    const state = await other.state();
    assert.deepEqual(state.experiment, shared);
    await train(other, 2);
    await visitor.click('share.close');
    await train(visitor, 2);
    assert.equal(await hash(other), await hash(visitor));
    await other.close();

    // Ctrl+C does the same.
    await visitor.page.evaluate(() => navigator.clipboard.writeText(''));
    await openShare(visitor);
    await visitor.page.keyboard.press('Control+c');
    assert.equal(await untilClipboard(visitor, '#descent=1'), link);

    // A frame without the data and the top bar.
    await visitor.click('share.hide_data');
    await visitor.click('share.hide_top_bar');
    await visitor.click('share.copy_frame');
    const frame = await untilClipboard(visitor, 'hide=top_bar');
    assert.match(frame, /^<iframe src="http[^"]+hide=top_bar,data[^"]*"/);
    await visitor.click('share.controls');
    await visitor.click('share.hide_noise');
    await visitor.click('share.hide_play');
    await visitor.picture('keeping-share-controls');
    await visitor.click('share.copy_frame');
    await untilClipboard(visitor, 'hide=top_bar,data,noise,play');
    await visitor.page.keyboard.press('Escape');
    await visitor.until('the dialog is closed', (s) => !s.controls['share.close']);
    await visitor.close();
  });

  test('links are pasted into the dialog: TensorFlow Playground\'s, and one that is broken', async () => {
    const visitor = await open({ prepare: permissions });
    const paste = async (text) => {
      await visitor.page.evaluate((words) => navigator.clipboard.writeText(words), text);
      await openShare(visitor);
      await visitor.openField('share.pasted');
      await visitor.page.keyboard.press('Control+v');
      await visitor.frames(2);
    };
    await paste('https://playground.tensorflow.org/#activation=relu&dataset=gauss&networkShape=3&seed=0.5&x=true&y=true');
    await visitor.click('share.open_link');
    const opened = await visitor.until('it is opened', (s) => s.experiment.data.name === 'gauss');
    assert.deepEqual(units(opened), [3, 1]);
    assert.match(opened.message, /TensorFlow Playground/);
    await visitor.picture('keeping-notes');
    await visitor.click('message.dismiss');
    await paste('https://example.org/#descent=1&experiment=(data:(name:nothing))');
    await visitor.page.keyboard.press('Enter');
    const refused = await visitor.until('it says why not', (s) => s.message !== '');
    assert.match(refused.message, /nothing/);
    assert.equal(refused.experiment.data.name, 'gauss');
    assert.ok(refused.controls['share.pasted'], 'the dialog stays, with what was pasted');
    for (let i = 0; i < 2 && (await visitor.state()).controls['share.pasted']; i += 1) {
      await visitor.page.keyboard.press('Escape'); // leaves the field, closes the dialog
      await visitor.frames(4);
    }
    await visitor.until('it is closed', (s) => !s.controls['share.pasted']);
    await visitor.click('layer1.plus');
    await visitor.until('what was refused is past once something else is done', (s) => s.message === '');
    await visitor.close();
  });

  test('by finger, copied and pasted', async () => {
    const phone = await open({ size: sizes.phone, touch: true, prepare: permissions });
    await phone.tap('menu');
    await phone.tap('share');
    await phone.tap('share.copy_link');
    const link = await untilClipboard(phone, '#descent=1');
    await phone.page.evaluate((words) => navigator.clipboard.writeText(words), link.replace('(name:spiral', '(name:circle'));
    await phone.tap('share.paste');
    await phone.tap('share.open_link');
    await phone.until('it is opened', (s) => s.experiment.data.name === 'circle');
    await phone.close();
  });

  test('the address opens on loading and when it changes; a broken one loses nothing', async () => {
    const visitor = await Visitor.open(place.browser, `${place.server.origin}/#descent=1&experiment=(data:(name:xor))`);
    assert.equal((await visitor.state()).experiment.data.name, 'xor');
    await visitor.page.evaluate(() => {
      location.hash = 'dataset=circle&problem=classification';
    });
    await visitor.until('TensorFlow Playground\'s own link opens', (s) => s.experiment.data.name === 'circle');
    await visitor.page.evaluate(() => {
      location.hash = 'descent=1&experiment=(seed:none)';
    });
    const state = await visitor.until('it says why not', (s) => /seed/.test(s.message));
    assert.equal(state.experiment.data.name, 'circle');
    await visitor.close();
  });
});

describe('files', () => {
  test('a saved file dropped on the page brings its weights', async () => {
    const visitor = await open();
    await train(visitor, 1);
    const weights = await hash(visitor);
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'descent-')), 'mine.json');
    writeFileSync(file, (await visitor.page.evaluate(() => window.descent.saveFile())).text);
    await visitor.page.evaluate(() => window.descent.loadPreset('xor'));
    const session = await visitor.context.newCDPSession(visitor.page);
    const dragged = { items: [], files: [file], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop']) {
      await session.send('Input.dispatchDragEvent', { type, x: 600, y: 400, data: dragged });
    }
    await visitor.until('it is open', (s) => s.experiment.data.name === 'spiral' && s.epoch === 1);
    assert.equal(await hash(visitor), weights);
    await visitor.close();
  });

  test('saved by key, opened by dropping, with weights and history', async () => {
    const visitor = await open();
    // Listened for from the start: it takes the browser a moment to hand choosers over.
    const chooser = new Promise((resolve) => { visitor.page.once('filechooser', resolve); });
    await train(visitor, 2);
    const weights = await hash(visitor);
    const [download] = await Promise.all([visitor.page.waitForEvent('download'), visitor.page.keyboard.press('Control+s')]);
    assert.equal(download.suggestedFilename(), 'descent-spiral.json');
    const text = readFileSync(await download.path(), 'utf8');
    assert.equal(JSON.parse(text).history.loss.length, 2);

    await visitor.page.evaluate(() => window.descent.loadPreset('xor'));
    await visitor.page.keyboard.press('Control+o');
    await (await chooser).setFiles({ name: 'mine.json', mimeType: 'application/json', buffer: Buffer.from(text) });
    const opened = await visitor.until('it is open', (s) => s.experiment.data.name === 'spiral' && s.epoch === 2);
    assert.equal(opened.history.length, 2);
    assert.equal(await hash(visitor), weights);

    const again = await visitor.page.evaluate(() => window.descent.saveFile());
    assert.equal(again.text, text);
    await openShare(visitor);
    const [second] = await Promise.all([visitor.page.waitForEvent('download'), visitor.click('share.save')]);
    assert.equal(readFileSync(await second.path(), 'utf8'), text);
    await visitor.close();
  });
});
