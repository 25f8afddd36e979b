// Where a page keeps what a reload brings back: stores that fail, other copies of the page, frames.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { usePage, Visitor } from './harness.mjs';
import { startHost } from './hosts.mjs';

const { place, open } = usePage();

describe('what is kept', () => {
  test('two copies on one host keep apart', async () => {
    const host = await startHost({ folders: ['/one/', '/two/'] });
    const visitor = await Visitor.open(place.browser, `${host.origin}/one/`);
    await visitor.page.evaluate(() => window.descent.loadPreset('xor'));
    await visitor.page.goto(`${host.origin}/two/`);
    await visitor.ready();
    assert.equal((await visitor.state()).experiment.data.name, 'spiral');
    await visitor.page.evaluate(() => window.descent.loadPreset('circle'));
    await visitor.page.goto(`${host.origin}/one/index.html`);
    await visitor.ready();
    assert.equal((await visitor.state()).experiment.data.name, 'xor');
    await visitor.close();
    host.stop();
  });

  const broken = {
    'localStorage that throws': () => {
      for (const name of ['getItem', 'setItem', 'removeItem', 'key']) {
        Storage.prototype[name] = () => { throw new DOMException('corrupted', 'NS_ERROR_FILE_CORRUPTED'); };
      }
    },
    'no localStorage at all': () => {
      for (const name of ['localStorage', 'sessionStorage']) {
        Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError'); } });
      }
    },
    'a database that throws': () => {
      IDBFactory.prototype.open = () => { throw new DOMException('denied', 'SecurityError'); };
    },
    'a database that breaks off': () => {
      IDBDatabase.prototype.transaction = () => { throw new DOMException('gone', 'InvalidStateError'); };
    },
  };
  for (const [what, spoil] of Object.entries(broken)) {
    test(`${what} does not keep the page from starting`, async () => {
      const visitor = await open({ prepare: ({ page }) => page.addInitScript(spoil) });
      await visitor.page.evaluate(() => window.descent.stepEpoch());
      await visitor.page.reload();
      await visitor.ready();
      const state = await visitor.state();
      assert.equal(state.message, '');
      // What one of them does not keep, the other does.
      assert.equal(state.epoch, 1);
      await visitor.close();
    });
  }

  test('an embedded page keeps nothing', async () => {
    const visitor = await open();
    await visitor.page.evaluate(() => window.descent.stepEpoch());
    await visitor.page.goto('about:blank');
    await visitor.page.goto(`${place.server.origin}/data/manifest.json`);
    const kept = await visitor.page.evaluate(() => JSON.stringify(localStorage));
    const epoch = await visitor.page.evaluate(async (address) => {
      const frame = document.createElement('iframe');
      frame.src = address;
      document.body.append(frame);
      await new Promise((loaded) => { frame.onload = loaded; });
      while (!frame.contentWindow.descent) await new Promise((wait) => { setTimeout(wait, 20); });
      const { descent } = frame.contentWindow;
      await descent.ready;
      const { epoch: begun } = descent.getState();
      await descent.loadPreset('xor');
      frame.remove();
      return begun;
    }, `${place.server.origin}/`);
    assert.equal(epoch, 0);
    assert.equal(await visitor.page.evaluate(() => JSON.stringify(localStorage)), kept);
    await visitor.close([/404/]);
  });
});
