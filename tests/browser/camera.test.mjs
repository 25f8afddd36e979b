// A picture from the camera on the pad: Chromium's own, which nobody has to hold something before.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { sizes, startBrowser, usePage, Visitor } from './harness.mjs';
import { startHost } from './hosts.mjs';

// With somebody in front of it who allows everything, or nothing.
const device = '--use-fake-device-for-media-stream';
const [allows, refuses] = ['--use-fake-ui-for-media-stream', '--use-fake-ui-for-media-stream=deny'];
const { open, place } = usePage({ flags: [device, allows] });

// In the page, before its scripts: what getUserMedia() gave, and `change` of navigator.mediaDevices.
const watchTracks = () => {
  const devices = navigator.mediaDevices;
  const ask = devices.getUserMedia.bind(devices);
  window.tracks = [];
  devices.getUserMedia = async (wanted) => {
    const stream = await ask(wanted);
    window.tracks.push(...stream.getTracks());
    return stream;
  };
};

const prepared = (change, given) => async ({ page }) => {
  await page.addInitScript(watchTracks);
  if (change) await page.addInitScript(change, given);
};

async function openDigits({ change, given, ...options } = {}) {
  const visitor = await open({ ...options, prepare: prepared(change, given) });
  await visitor.showDrawnDigits({ train: 60, test: 20, epochs: 2 });
  return visitor;
}

const dialog = (visitor) => visitor.page.getByRole('dialog', { name: 'Camera' });
const button = (visitor, name) => dialog(visitor).getByRole('button', { name });
const states = (visitor) => visitor.page.evaluate(() => window.tracks.map(({ readyState }) => readyState).join());

// Until there is something to be seen in the frame.
async function live(visitor) {
  await button(visitor, 'Take picture').and(visitor.page.locator('[aria-disabled="false"]')).waitFor();
  assert.match(await states(visitor), /live$/);
}

// It is gone, nothing is recorded any more, and the keyboard is the canvas's again.
async function isOver(visitor) {
  await dialog(visitor).waitFor({ state: 'detached' });
  assert.match(await states(visitor), /^(ended(,ended)*)?$/);
  assert.equal(await visitor.page.evaluate(() => document.activeElement.id), 'canvas');
}

const apart = (one, other) => one.x + one.width <= other.x || other.x + other.width <= one.x
  || one.y + one.height <= other.y || other.y + other.height <= one.y;

// What the preview is stands beside it, and covers no button.
async function tellsPreview(visitor) {
  const { controls: { 'pad.preview_words': words, 'pad.preview': preview, ...others } } = await visitor.state();
  assert.match(words.label, /^It sees/);
  assert.ok(!words.cut, 'the words are whole');
  const { y } = preview;
  assert.ok(words.x + words.width <= preview.x && words.y >= y - 12 && words.y + words.height <= y + preview.height + 12, JSON.stringify([words, preview]));
  for (const button of ['pad.clear', 'pad.undo', 'pad.picture', 'pad.camera', 'pad.keep']) {
    assert.ok(apart(words, others[button]) && apart(preview, others[button]), `${button} is free`);
  }
}

describe('a picture is taken', () => {
  for (const [name, size, theme] of [['wide', sizes.wide, 'light'], ['medium', sizes.medium, 'light'], ['phone', sizes.phone, 'dark'],
    ['turned', { width: 844, height: 390 }, 'light']]) {
    test(`and kept as an own image: ${name}, ${theme}`, async () => {
      const touch = name === 'phone' || name === 'turned';
      const visitor = await openDigits({ size, theme, touch });
      const press = async (control) => {
        if (name === 'phone') await visitor.scrollTo(control);
        await (touch ? visitor.tap(control) : visitor.click(control));
      };
      const pressWords = (words) => (touch ? button(visitor, words).tap() : button(visitor, words).click());
      await visitor.place('pad.camera');
      if (name !== 'turned') await tellsPreview(visitor);  // there it has no preview
      await visitor.picture(`camera-button-${name}-${theme}`);
      const loaded = () => visitor.page.evaluate(() => performance.getEntriesByType('resource').map((one) => one.name.split('/').pop())
        .filter((one) => one.startsWith('camera.js')));
      assert.deepEqual(await loaded(), [], 'its script has not come yet');
      await press('pad.camera');
      await live(visitor);
      assert.match((await loaded()).join(), /^camera\.js\?v=\w+$/);
      await visitor.picture(`camera-${name}-${theme}`);
      for (const part of [dialog(visitor).locator('video'), button(visitor, 'Take picture'), button(visitor, 'Cancel')]) {
        const box = await part.boundingBox();
        assert.ok(box.x >= 0 && box.y >= 0 && box.height >= 34 && box.x + box.width <= size.width && box.y + box.height <= size.height, JSON.stringify(box));
      }
      await pressWords('Take picture');
      await visitor.until('it is on the pad', (s) => s.drawing?.image.some((ink) => ink > 0));
      await isOver(visitor);
      await press('pad.keep');
      await press('own.class3');
      await visitor.until('it is kept', (s) => s.experiment.data.own_images && !s.drawing);
      await visitor.close();
    });
  }

  test('by keys alone, which stay in the frame while it is open', async () => {
    const visitor = await openDigits();
    const focused = () => visitor.page.evaluate(() => document.activeElement.textContent);
    const { keyboard } = visitor.page;
    await visitor.tabTo('pad.camera');
    await keyboard.press('Enter');
    await live(visitor);
    assert.equal(await focused(), 'Take picture');
    for (const [key, words] of [['Tab', 'Cancel'], ['Shift+Tab', 'Take picture']]) {
      await keyboard.press(key);
      assert.equal(await focused(), words);
    }
    for (let i = 0; i < 5; i += 1) {
      await keyboard.press('Tab');
      assert.notEqual(await visitor.page.evaluate(() => document.activeElement.id), 'canvas');
    }
    await keyboard.press('Escape');
    await isOver(visitor);
    assert.equal((await visitor.state()).drawing, null);
    await keyboard.press('Enter'); // the ring is where it was
    await live(visitor);
    await keyboard.press('Enter');
    await visitor.until('it is on the pad', (s) => s.drawing);
    await isOver(visitor);
    assert.equal((await visitor.state()).epoch, 0, 'no key trained');
    await visitor.close();
  });
});

describe('the camera is let go', () => {
  const hide = () => {
    Object.defineProperty(document, 'hidden', { value: true, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
    delete document.hidden;
  };
  for (const [what, leave] of [
    ['on Cancel', (visitor) => button(visitor, 'Cancel').click()],
    ['when the tab is hidden', ({ page }) => page.evaluate(hide)],
    ['when the page is left', ({ page }) => page.evaluate(() => { dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })); })],
  ]) {
    test(what, async () => {
      const visitor = await openDigits();
      await visitor.click('pad.camera');
      await live(visitor);
      await leave(visitor);
      await isOver(visitor);
      const { drawing, message } = await visitor.state();
      assert.deepEqual([drawing, message], [null, '']);
      await visitor.close();
    });
  }

  test('where it comes only after Cancel', async () => {
    const visitor = await openDigits({
      change: () => {
        const devices = navigator.mediaDevices;
        const ask = devices.getUserMedia;
        devices.getUserMedia = async (wanted) => {
          await new Promise((allow) => { window.allow = allow; });
          return ask(wanted);
        };
      },
    });
    await visitor.click('pad.camera');
    await visitor.page.waitForFunction(() => window.allow);
    await dialog(visitor).getByText('allow it where the browser asks').waitFor();
    await button(visitor, 'Take picture').click({ force: true });
    assert.ok(await dialog(visitor).isVisible(), 'there is nothing to take yet');
    await button(visitor, 'Cancel').click();
    await isOver(visitor);
    await visitor.page.evaluate(() => window.allow());
    await visitor.page.waitForFunction(() => window.tracks.length === 1 && window.tracks[0].readyState === 'ended');
    await isOver(visitor);
    await visitor.close();
  });

  test('and is told of when it is taken away', async () => {
    const visitor = await openDigits();
    await visitor.click('pad.camera');
    await live(visitor);
    await visitor.page.evaluate(() => window.tracks[0].dispatchEvent(new Event('ended')));
    const { message } = await visitor.until('it is told', (s) => s.message);
    assert.match(message, /camera was taken away/);
    await isOver(visitor);
    await visitor.close();
  });
});

describe('where there is none to be had', () => {
  test('the browser refuses it: what to do is told, and what is on the pad stays', async () => {
    const browser = await startBrowser({ flags: [device, refuses] });
    const visitor = await Visitor.open(browser, `${place.server.origin}/`, { prepare: prepared() });
    await visitor.showDrawnDigits({ train: 60, test: 20, epochs: 2 });
    await visitor.drag('pad', [[0.3, 0.2], [0.5, 0.8]]);
    const { drawing } = await visitor.until('something is drawn', (s) => s.drawing);
    await visitor.click('pad.camera');
    const refused = await visitor.until('it is told', (s) => s.message);
    assert.match(refused.message, /may not use the camera\. Allow it .* or choose a file/);
    assert.deepEqual(refused.drawing.image, drawing.image);
    await isOver(visitor);
    await visitor.picture('camera-refused');
    await visitor.close();
    await browser.close();
  });

  for (const [name, sentence] of [['NotFoundError', /There is no camera\. Connect one/], ['NotReadableError', /another program may be using it/],
    ['TypeError', /cannot be used \(why not\)\. Choose a file/]]) {
    test(`${name} is told`, async () => {
      const visitor = await openDigits({
        change: (called) => { navigator.mediaDevices.getUserMedia = () => Promise.reject(Object.assign(new Error('why not'), { name: called })); },
        given: name,
      });
      await visitor.click('pad.camera');
      const { message } = await visitor.until('it is told', (s) => s.message);
      assert.match(message, sentence);
      await isOver(visitor);
      await visitor.close();
    });
  }

  test('in a frame it may be the page around that refuses', async () => {
    const visitor = await openDigits({
      change: () => {
        Object.defineProperty(window, 'parent', { value: { postMessage() {} } });
        navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
      },
    });
    await visitor.click('pad.camera');
    const { message } = await visitor.until('it is told', (s) => s.message);
    assert.match(message, /page around does not let Descent use it\. Allow it .* a window of its own/);
    await visitor.close();
  });

  test('a policy that forbids it: no button', async () => {
    const host = await startHost({ change: (address, { headers }) => { headers['permissions-policy'] = 'camera=()'; } });
    const visitor = await Visitor.open(place.browser, `${host.origin}/`);
    await visitor.showDrawnDigits({ train: 60, test: 20, epochs: 2 });
    await visitor.page.evaluate(() => navigator.mediaDevices.enumerateDevices());
    await visitor.settle();
    const { controls } = await visitor.state();
    assert.deepEqual(['pad.picture' in controls, 'pad.camera' in controls], [true, false]);
    await visitor.close();
    host.stop();
  });

  test('no button without a camera, or where the page is not secure; one that is connected brings it', async () => {
    const insecure = await openDigits({ change: () => Object.defineProperty(Navigator.prototype, 'mediaDevices', { value: undefined }) });
    await insecure.settle();
    const { controls } = await insecure.state();
    assert.deepEqual(['pad.picture' in controls, 'pad.camera' in controls], [true, false]);
    await insecure.close();

    const visitor = await openDigits({
      change: () => {
        window.kinds = ['audioinput'];
        navigator.mediaDevices.enumerateDevices = async () => window.kinds.map((kind) => ({ kind }));
      },
    });
    await visitor.settle();
    assert.ok(!(await visitor.state()).controls['pad.camera']);
    for (const [kinds, there] of [[['audioinput', 'videoinput'], true], [[], false]]) {
      await visitor.page.evaluate((now) => {
        window.kinds = now;
        navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
      }, kinds);
      await visitor.until(`${kinds}: the button is ${there ? '' : 'not '}there`, (s) => ('pad.camera' in s.controls) === there);
    }
    await visitor.close();
  });
});
