// What reaches a field on the canvas: one press opens it, and then letters, composed and inserted
// text, other layouts' characters, the browser's own copy and paste. With the canvas's own keys.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { sizes, usePage } from './harness.mjs';

const { open } = usePage();

const typed = (visitor) => visitor.page.waitForFunction(() => document.activeElement.id === 'typing');

async function openSeed(settings = {}) {
  const visitor = await open(settings);
  await visitor.page.evaluate(() => window.descent.setScene('line'));
  await visitor.until('the line is there', (s) => s.scene === 'line' && s.controls['point1.x']);
  const session = await visitor.context.newCDPSession(visitor.page);
  return { visitor, session, keys: visitor.page.keyboard };
}

describe('typing', () => {
  test('what follows a press on a field at once is typed into it, and is no shortcut', async () => {
    const { visitor, keys } = await openSeed();
    const { x, y } = await visitor.place('point1.x');
    await visitor.page.mouse.click(x, y);
    await keys.type('2075'); // nobody waits
    await keys.press('Enter');
    const state = await visitor.until('it is there', (s) => s.scene !== 'line'
      || JSON.stringify(s.experiment.data).includes('2075'));
    assert.equal(state.scene, 'line');
    await visitor.close();
  });

  test('one press on a slider\'s number opens it', async () => {
    const visitor = await open();
    const { x, y } = await visitor.place('noise', 1, 0);
    await visitor.page.mouse.click(x, y - 9);
    await visitor.page.keyboard.type('30');
    await visitor.page.keyboard.press('Enter');
    await visitor.until('there is noise of 30 %', (s) => Math.abs(s.experiment.data.noise - 0.3) < 1e-6);
    await visitor.close();
  });

  test('composed and inserted text arrive, once each', async () => {
    const { visitor, session, keys } = await openSeed();
    await visitor.click('point1.x');
    await typed(visitor);
    // An input method: what is composed stands there while it changes, Enter is not ours meanwhile.
    await session.send('Input.imeSetComposition', { text: '1', selectionStart: 1, selectionEnd: 1 });
    await session.send('Input.imeSetComposition', { text: '17', selectionStart: 2, selectionEnd: 2 });
    await session.send('Input.insertText', { text: '17' });
    await session.send('Input.insertText', { text: '5' }); // an emoji panel, dictation
    await keys.press('Enter');
    await visitor.until('175 is the first x', (s) => JSON.stringify(s.experiment.data).includes('175'));
    await visitor.close();
  });

  test('characters that need Ctrl and Alt arrive, and press nothing', async () => {
    const visitor = await open();
    const session = await visitor.context.newCDPSession(visitor.page);
    await visitor.click('share');
    await visitor.click('share.pasted');
    await typed(visitor);
    await session.send('Input.dispatchKeyEvent', {
      type: 'keyDown', key: '@', code: 'KeyQ', text: '@', modifiers: 3, windowsVirtualKeyCode: 81,
    });
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', key: '@', code: 'KeyQ', windowsVirtualKeyCode: 81 });
    await session.send('Input.insertText', { text: 'é日本' });
    assert.match(await visitor.page.evaluate(() => document.activeElement.value), /é日本$/);
    await visitor.until('the link can be opened', (s) => s.controls['share.open_link']);
    await visitor.close();
  });

  test('the browser\'s own keys edit: select, copy, paste, undo', async () => {
    const { visitor, keys } = await openSeed();
    await visitor.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await visitor.click('point1.x');
    await typed(visitor);
    await keys.type('12');
    await keys.press('Control+a');
    await keys.press('Control+c');
    await keys.press('End');
    await keys.press('Control+v');
    await keys.press('Shift+Home');
    await keys.press('ArrowRight');
    await keys.press('Backspace');
    await keys.press('Enter');
    await visitor.until('121 is the first x', (s) => JSON.stringify(s.experiment.data).includes('121'));
    await visitor.close();
  });

  test('a minus is typed and pasted with either sign, and copied as a number', async () => {
    const { visitor, keys } = await openSeed();
    await visitor.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const field = () => visitor.page.evaluate(() => document.activeElement.value);
    await visitor.click('point1.x');
    await typed(visitor);
    for (const sign of ['-', '\u2212']) {
      await keys.press('Control+a');
      await visitor.page.evaluate((text) => navigator.clipboard.writeText(text), `${sign}2.5`);
      await keys.press('Control+v');
      await visitor.frames(3);
      assert.equal(await field(), '-2.5');
      await keys.press('Control+a');
      await keys.press('Control+c');
      assert.equal(Number(await visitor.page.evaluate(() => navigator.clipboard.readText())), -2.5);
    }
    await keys.press('Control+a');
    await keys.type('-31.5');
    await keys.press('Enter');
    await visitor.until('it is there', (s) => s.controls['point1.x'].now === -31.5 && s.controls['point1.x'].value === '\u221231.5');
    await visitor.close();
  });

  test('the page\'s field lies where the canvas\'s is drawn', async () => {
    const { visitor } = await openSeed();
    const { controls } = await visitor.state();
    await visitor.click('point1.x');
    await typed(visitor);
    const box = await visitor.page.locator('#typing').boundingBox();
    assert.ok(Math.abs(box.x - controls['point1.x'].x) < 3 && Math.abs(box.y - controls['point1.x'].y) < 3, JSON.stringify(box));
    await visitor.close();
  });

  for (const key of ['Enter', 'Escape']) {
    test(`the keyboard returns to the canvas after ${key}`, async () => {
      const { visitor, keys } = await openSeed();
      await visitor.click('epochs');
      await typed(visitor);
      await keys.press(key);
      await visitor.page.waitForFunction(() => document.activeElement.id === 'canvas');
      await visitor.close();
    });
  }

  test('a finger\'s press brings the field within the press itself', async () => {
    const visitor = await open({ size: sizes.phone, touch: true });
    await visitor.page.evaluate(() => {
      window.focusedIn = [];
      let inside = '';
      document.addEventListener('pointerup', () => { inside = 'pointerup'; }, true);
      document.addEventListener('pointerup', () => { inside = ''; });
      document.addEventListener('focusin', (event) => window.focusedIn.push(`${event.target.id} ${inside}`));
    });
    await visitor.tap('tab.Training');
    await visitor.scrollTo('seed');
    await visitor.tap('seed');
    await typed(visitor);
    assert.ok((await visitor.page.evaluate(() => window.focusedIn)).includes('typing pointerup'));
    await visitor.close();
  });
});

test('a keyboard that lies over the page leaves the field in sight', async () => {
  const visitor = await open({ size: sizes.phone, touch: true });
  await visitor.tap('tab.Training');
  await visitor.scrollTo('seed');
  await visitor.tap('seed');
  // As WebKit on iOS tells it: the page is as high as before.
  const cover = (height) => visitor.page.evaluate((left) => {
    Object.defineProperty(visualViewport, 'height', { configurable: true, get: () => left });
    visualViewport.dispatchEvent(new Event('resize'));
  }, height);
  const canvas = () => visitor.page.evaluate(() => document.getElementById('canvas').getBoundingClientRect().height);
  await cover(500);
  await visitor.page.waitForFunction(() => document.getElementById('canvas').getBoundingClientRect().height === 500);
  await visitor.until('the field has moved up', ({ controls: { seed } }) => seed.y + seed.height <= 500);
  await cover(sizes.phone.height - 40);
  assert.equal(await canvas(), sizes.phone.height);
  await visitor.close();
});
