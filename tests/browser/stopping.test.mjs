// What happens when the program traps: it is told, nothing calls it any more, and there is a way out
// even where what was kept, or the link, is what it cannot bear.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { usePage, Visitor } from './harness.mjs';

const { place, open } = usePage();

// Counts what the page calls of the program, requests by what they ask for; those that are named in
// window.traps trap. `decide`: a function for the page that adds to window.traps before it starts.
const watch = (decide) => async ({ page }) => {
  await page.addInitScript(`window.traps = new Set(); window.calls = []; (${decide})();`);
  await page.route(/\/playground\w*\.m?js/, (route) => {
    const url = new URL(route.request().url());
    if (url.searchParams.has('itself')) return route.continue();
    url.searchParams.set('itself', '');
    // Threads fetch it too, and start by themselves when it is imported; a page that is isolated takes no
    // script for them without the header.
    const headers = { 'content-type': 'text/javascript', 'cross-origin-embedder-policy': 'require-corp' };
    return route.fulfill({ headers, body: `
      import create from '${url}';
      export default async (...given) => {
        const module = await create(...given);
        for (const name of Object.keys(module).filter((one) => one.startsWith('_descent_'))) {
          const original = module[name];
          const watched = (...values) => {
            const what = name === '_descent_request' ? JSON.parse(module.UTF8ToString(values[0])).do : name;
            window.calls.push(what);
            if (window.traps.has(what)) throw new WebAssembly.RuntimeError('unreachable');
            return original(...values);
          };
          // Emscripten puts the function itself here when it is called first.
          Object.defineProperty(module, name, { get: () => watched, set() {}, enumerable: true });
        }
        return module;
      };` });
  });
};

const panel = (visitor) => visitor.page.locator('#error');
const untilPanel = async (visitor, pattern) => {
  await panel(visitor).waitFor({ state: 'visible', timeout: 30000 });
  assert.match(await panel(visitor).innerText(), pattern);
};
async function oneEpoch(visitor) {
  await visitor.page.evaluate(() => window.descent.stepEpoch());
  await visitor.until('an epoch is over', (state) => state.epoch === 1 && !state.playing);
}

test('after a trap nothing calls the program, and a reload brings back what was kept', async () => {
  const visitor = await open({ prepare: watch(() => {}) });
  await visitor.page.evaluate(() => window.descent.loadPreset('xor'));
  await oneEpoch(visitor);
  // A page that is left keeps what there is.
  await visitor.page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide')));
  await visitor.page.evaluate(() => {
    window.traps.add('_descent_work').add('_descent_frame');
    return window.descent.play();
  });
  await untilPanel(visitor, /Descent stopped/);
  await visitor.page.evaluate(() => { window.calls = []; });
  // Everything that a person, the browser and the page's author may do.
  await visitor.page.mouse.move(300, 300);
  await visitor.page.mouse.click(320, 320);
  await visitor.page.mouse.wheel(0, 50);
  await visitor.page.locator('#canvas').focus();
  await visitor.page.keyboard.press('e');
  await visitor.page.keyboard.press('Control+z');
  await visitor.page.setViewportSize({ width: 900, height: 700 });
  await visitor.page.emulateMedia({ colorScheme: 'dark' });
  await visitor.page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide')));
  const sentences = await visitor.page.evaluate(async () => {
    const told = [];
    for (const call of [() => window.descent.getState(), () => window.descent.play(), () => window.descent.stepBatch()]) {
      try {
        await call();
      } catch (error) {
        told.push(error.message);
      }
    }
    return told;
  });
  assert.equal(sentences.length, 3);
  for (const sentence of sentences) assert.match(sentence, /reload the page/);
  await visitor.frames(3);
  assert.deepEqual(await visitor.page.evaluate(() => window.calls), []);

  await visitor.page.getByRole('button', { name: 'Reload' }).click();
  await visitor.page.waitForFunction(() => window.calls.includes('_descent_restore'));
  await visitor.ready();
  const state = await visitor.state();
  assert.equal(state.experiment.data.name, 'xor');
  assert.equal(state.epoch, 1);
  await visitor.close([/unreachable/]);
});

for (const [what, trap] of [['read', '_descent_restore'], ['drawn', '_descent_frame']]) {
  test(`a kept state that traps each time it is ${what} can be left behind`, async () => {
    const visitor = await open();
    await visitor.page.evaluate(() => window.descent.loadPreset('xor'));
    await oneEpoch(visitor);
    await visitor.page.goto('about:blank');
    // Where it is the drawing, all is well as long as nothing is brought back.
    await visitor.page.addInitScript((one) => { window.deadly = one; }, trap);
    await watch(() => {
      const look = () => window.calls.includes('_descent_restore') && window.traps.add(window.deadly);
      if (window.deadly === '_descent_restore') window.traps.add(window.deadly);
      else window.calls.push = function push(...all) { Array.prototype.push.apply(this, all); look(); };
    })(visitor);
    await visitor.page.goto(`${place.server.origin}/`);
    await untilPanel(visitor, /Descent stopped.*start anew/s);
    // A reload does not stop at it again: it asks first.
    await visitor.page.getByRole('button', { name: 'Reload' }).click();
    await untilPanel(visitor, /What was kept is not opened/);
    await visitor.ready();
    assert.equal((await visitor.state()).epoch, 0);
    await visitor.page.getByRole('button', { name: 'Try again' }).click();
    await untilPanel(visitor, /Descent stopped/);
    await visitor.page.getByRole('button', { name: 'Start anew' }).click();
    await visitor.page.waitForFunction(() => window.descent && document.getElementById('error').hidden
      && document.getElementById('loading').hidden);
    assert.equal((await visitor.state()).experiment.data.name, 'spiral');
    await oneEpoch(visitor);
    await visitor.close([/unreachable/]);
  });
}

test('what a link makes trap can be left behind', async () => {
  const visitor = await Visitor.open(place.browser, `${place.server.origin}/#descent=1&experiment=(data:(name:xor))`, {
    prepare: watch(() => { if (location.hash !== '') window.traps.add('openLink'); }),
    ready: false,
  });
  await untilPanel(visitor, /Descent stopped/);
  await visitor.page.getByRole('button', { name: 'Start anew' }).click();
  await visitor.page.waitForURL(`${place.server.origin}/`);
  await visitor.ready();
  assert.equal((await visitor.state()).experiment.data.name, 'spiral');
  await visitor.close([/unreachable/]);
});

test('storage that the browser cannot read does not keep the page from starting', async () => {
  const visitor = await open({
    prepare: ({ page }) => page.addInitScript(() => {
      const fail = () => { throw new DOMException('The storage is damaged', 'UnknownError'); };
      Object.assign(Storage.prototype, { getItem: fail, setItem: fail, removeItem: fail });
    }),
  });
  await oneEpoch(visitor);
  await visitor.page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide')));
  await visitor.close([/unreachable/]);
});
