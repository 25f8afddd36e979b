// What a reload brings back, whatever the browser keeps of it.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { usePage, Visitor } from './harness.mjs';

const { place, open } = usePage();

const hash = (visitor) => visitor.page.evaluate(() => window.descent.getWeightsHash());

async function train(visitor, epochs) {
  for (let i = 1; i <= epochs; i += 1) {
    const { epoch } = await visitor.state();
    await visitor.click('step_epoch');
    await visitor.until('an epoch is over', (s) => s.epoch === epoch + 1 && !s.playing);
  }
}

describe('a reload', () => {
  // Beyond the two seconds within which the page keeps what is there, leaving it keeps it too.
  const reload = async (visitor) => {
    await visitor.page.reload();
    await visitor.ready();
  };

  test('brings back what was there, trained weights included', async () => {
    const visitor = await open();
    await visitor.click('layer1.plus');
    await visitor.click('show_test_points');
    await train(visitor, 3);
    const before = await visitor.state();
    const weights = await hash(visitor);
    await reload(visitor);
    const after = await visitor.state();
    assert.deepEqual(after.experiment, before.experiment);
    assert.equal(after.epoch, 3);
    assert.equal(after.message, '');
    assert.equal(await hash(visitor), weights);
    const seven = (history) => history.map(({ loss, valLoss }) => [loss, valLoss].map((value) => value.toPrecision(6)));
    assert.deepEqual(seven(after.history), seven(before.history));
    await train(visitor, 1);
    await visitor.close();
  });

  test('in the middle of a training tells of it, and offers to go on', async () => {
    const visitor = await open();
    await train(visitor, 2);
    await visitor.click('play');
    await visitor.until('it trains', (s) => s.epoch > 4 && s.playing);
    await reload(visitor);
    const { epoch, message, playing } = await visitor.state();
    assert.ok(epoch > 4 && !playing, 'it has come to rest');
    assert.match(message, new RegExp(`under way when it was kept: ${epoch} epochs are done. Press play`));
    await visitor.click('play');
    await visitor.until('it goes on', (s) => s.epoch > epoch && s.playing);
    await visitor.close();
  });

  test('amid an epoch, changes nothing of what comes: weights, bit for bit', async () => {
    const through = async (pause) => {
      const visitor = await open();
      const { experiment } = await visitor.state();
      await visitor.page.evaluate((one) => window.descent.setExperiment(one), {
        ...experiment, training: { ...experiment.training, optimizer: { name: 'Adam', learning_rate: 0.01 } },
      });
      await train(visitor, 2);
      await visitor.click('step_batch');
      await visitor.until('a batch is done', (s) => s.step === 1 && !s.playing);
      await pause(visitor);
      assert.equal((await visitor.state()).step, 1);
      await train(visitor, 2);
      const after = await hash(visitor);
      await visitor.close();
      return after;
    };
    assert.equal(await through(reload), await through(async () => {}));
  });

  test('a link wins over what was kept, and what was made of it is kept then', async () => {
    const visitor = await open();
    await train(visitor, 1);
    await visitor.page.goto('about:blank');
    await visitor.page.goto(`${place.server.origin}/#descent=1&experiment=(data:(name:gauss))`);
    await visitor.ready();
    assert.equal((await visitor.state()).experiment.data.name, 'gauss');
    await train(visitor, 2);
    await reload(visitor);
    const state = await visitor.state();
    assert.equal(state.experiment.data.name, 'gauss');
    assert.equal(state.epoch, 2);
    await visitor.close();
  });

  // What the browser has kept, changed by a page of the same origin that is not Descent's.
  const between = async (visitor, work, address = '/') => {
    await visitor.page.goto(`${place.server.origin}/data/manifest.json`);
    const answer = await visitor.page.evaluate(work);
    await visitor.page.goto(place.server.origin + address);
    await visitor.ready();
    return answer;
  };
  const openDatabase = `new Promise((done, fail) => {
    const request = indexedDB.open('descent', 1);
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  })`;

  test('what is broken is thrown away with a message', async () => {
    const visitor = await open();
    await train(visitor, 1);
    await between(visitor, () => {
      for (const key of Object.keys(localStorage).filter((name) => name.startsWith('descent.kept'))) {
        const record = JSON.parse(localStorage.getItem(key));
        localStorage.setItem(key, JSON.stringify({ ...record, stamp: record.stamp + 1e6, head: record.head.slice(0, 200) }));
      }
    });
    const state = await visitor.state();
    assert.match(state.message, /cannot be read.*begins anew/);
    assert.equal(state.epoch, 0);
    await visitor.click('message.dismiss');
    await reload(visitor);
    assert.equal((await visitor.state()).message, '');
    await visitor.close([/404/]); // of a JSON file the browser asks for an icon
  });

  // A model of 2 MB, which localStorage is not asked to hold.
  const wide = {
    data: { name: 'synthetic_digits', train_limit: 64, test_limit: 16 },
    model: [{ layer: 'Flatten' }, { layer: 'Dense', units: 600, activation: 'relu' }, { layer: 'Dense', units: 10, activation: 'softmax' }],
    training: { loss: 'sparse_categorical_crossentropy', optimizer: 'Adam', epochs: 50 },
  };
  const trainWide = async (visitor, epochs) => {
    await visitor.page.evaluate((e) => window.descent.setExperiment(e), wide);
    await visitor.until('the digits are there', (s) => s.ready);
    for (let i = 0; i < epochs; i += 1) await visitor.page.evaluate(() => window.descent.stepEpoch());
  };

  test('brings back a large network, left at once after its training', async () => {
    const visitor = await open();
    await trainWide(visitor, 2);
    const weights = await hash(visitor);
    await reload(visitor);
    await visitor.until('the digits are there', (s) => s.ready && s.scene === 'images');
    assert.equal((await visitor.state()).epoch, 2);
    assert.equal(await hash(visitor), weights);
    await visitor.close();
  });

  test('where the last writing did not arrive, the training of the one before it is there', async () => {
    const visitor = await open();
    await trainWide(visitor, 1);
    const weights = await hash(visitor);
    const isKept = () => visitor.page.evaluate(async (opening) => {
      const database = await eval(opening);
      const heads = await new Promise((done) => {
        database.transaction('heads').objectStore('heads').getAll().onsuccess = (event) => done(event.target.result);
      });
      database.close();
      return heads.some((one) => /"epochs":1,/.test(one.head) && one.count > 1);
    }, openDatabase);
    for (let tries = 0; !await isKept(); tries += 1) {
      assert.ok(tries < 100, 'the database has it in time');
      await visitor.page.waitForTimeout(200);
    }
    // Another look, and the database takes nothing any more.
    await visitor.page.evaluate(() => {
      IDBDatabase.prototype.transaction = () => { throw new DOMException('no room', 'QuotaExceededError'); };
      return window.descent.setTheme('dark');
    });
    await reload(visitor);
    await visitor.until('the digits are there', (s) => s.ready && s.scene === 'images');
    assert.equal((await visitor.state()).epoch, 1);
    assert.equal(await hash(visitor), weights);
    await visitor.close();
  });

  test('a history of many thousand epochs is kept, and keeping it takes no long task', async () => {
    const visitor = await open();
    await visitor.page.evaluate(() => window.descent.loadPreset('line'));
    const state = await visitor.state();
    const experiment = { ...state.experiment, training: { ...state.experiment.training, epochs: 60000 } };
    await visitor.page.evaluate((e) => window.descent.setExperiment(e), experiment);
    await visitor.page.evaluate(() => window.descent.openLink(`#${window.descent.getLink().replace(/&speed=[^&]*/, '')}&speed=0`));
    await visitor.page.evaluate(() => window.descent.play());
    await visitor.until('all are trained', (s) => s.finished, 120000);
    // A page that is left at once has no promise that so much still reaches the database.
    await visitor.page.waitForTimeout(8000);
    const { length } = await visitor.page.evaluate(() => JSON.stringify(localStorage));
    assert.ok(length < 1e6, `${length} characters are in localStorage`);
    await reload(visitor);
    const after = await visitor.state();
    assert.equal(after.epoch, 60000);
    assert.equal(after.finished, true);
    await visitor.close();
  });

  test('two tabs keep each its own, and a new one begins with what was left last', async () => {
    const first = await open();
    await first.page.evaluate(() => window.descent.loadPreset('xor'));
    await first.page.evaluate(() => window.descent.stepEpoch());
    const weights = await hash(first);
    const page = await first.context.newPage();
    await page.goto(`${place.server.origin}/`);
    const second = new Visitor(first.context, page);
    await second.ready();
    await second.page.evaluate(() => window.descent.loadPreset('circle'));
    await second.page.evaluate(() => window.descent.stepEpoch());
    await reload(second);
    await reload(first);
    assert.equal((await first.state()).experiment.data.name, 'xor');
    assert.equal((await first.state()).epoch, 1);
    assert.equal(await hash(first), weights);
    assert.equal((await second.state()).experiment.data.name, 'circle');
    const closed = second.page.waitForEvent('close');
    await second.page.close({ runBeforeUnload: true });  // as by hand
    await closed;
    const third = await first.context.newPage();
    await third.goto(`${place.server.origin}/`);
    const last = new Visitor(first.context, third);
    await last.ready();
    assert.equal((await last.state()).experiment.data.name, 'circle');
    await first.close();
  });

  test('what the link in the address hides and locks is so after a reload too', async () => {
    const visitor = await Visitor.open(place.browser,
      `${place.server.origin}/#descent=1&experiment=(data:(name:gauss))&hide=data&lock=noise,batch_size`);
    await visitor.page.evaluate(() => window.descent.stepEpoch());
    const hidden = () => visitor.until('the data are hidden', (s) => !('noise' in s.controls));
    await hidden();
    const { locked } = await visitor.state();
    assert.deepEqual(locked, ['noise', 'batch_size']);
    await reload(visitor);
    const after = await visitor.state();
    assert.equal(after.epoch, 1);
    assert.deepEqual(after.locked, locked);
    await hidden();
    // Without that link nothing is hidden.
    await visitor.page.goto('about:blank');
    await visitor.page.goto(`${place.server.origin}/`);
    await visitor.ready();
    assert.deepEqual((await visitor.state()).locked, []);
    await visitor.until('the data are shown', (s) => 'noise' in s.controls);
    await visitor.close();
  });

  // The tabs of which the database holds something.
  const keptTabs = (visitor) => visitor.page.evaluate(async (opening) => {
    const database = await eval(opening);
    const keys = await new Promise((done) => {
      database.transaction('heads').objectStore('heads').getAllKeys().onsuccess = (event) => done(event.target.result);
    });
    database.close();
    return keys.map(([, tab]) => tab);
  }, openDatabase);
  async function untilKept(visitor, count) {
    for (let tries = 0; (await keptTabs(visitor)).length < count; tries += 1) {
      assert.ok(tries < 150, `the database has ${count} records in time`);
      await visitor.page.waitForTimeout(200);
    }
  }
  async function openSecond(first, prepare = async () => {}) {
    const page = await first.context.newPage();
    await prepare(page);
    await page.goto(`${place.server.origin}/`);
    const second = new Visitor(first.context, page);
    await second.ready();
    return second;
  }

  const openXor = async () => {
    const first = await open();
    await first.page.evaluate(() => window.descent.loadPreset('xor'));
    await first.page.evaluate(() => window.descent.stepEpoch());
    await untilKept(first, 1);
    return { first, name: (await keptTabs(first))[0] };
  };

  test('a tab that is open keeps its record, however many others there are', async () => {
    const { first, name } = await openXor();
    // Of tabs that are closed, and all younger.
    await first.page.evaluate(async (opening) => {
      const database = await eval(opening);
      const transaction = database.transaction('heads', 'readwrite');
      for (let i = 0; i < 8; i += 1) {
        transaction.objectStore('heads').put({ stamp: Date.now() + 1000 + i, hash: '', head: '{"scenes":[]}', count: 0 }, ['/', `closed${i}`]);
      }
      await new Promise((done) => { transaction.oncomplete = done; });
      database.close();
    }, openDatabase);
    const second = await openSecond(first);
    await second.page.evaluate(() => window.descent.loadPreset('circle'));
    for (let tries = 0; (await keptTabs(first)).includes('closed0'); tries += 1) {
      assert.ok(tries < 150, 'the oldest records go');
      await first.page.waitForTimeout(200);
    }
    assert.ok((await keptTabs(first)).includes(name), 'but not that of the tab that is open');
    await first.close();
  });

  test('a tab that begins anew leaves those of others that are open', async () => {
    const { first, name } = await openXor();
    const second = await openSecond(first);
    // As its error panel does.
    await second.page.evaluate(async () => {
      const [script] = performance.getEntriesByType('resource').map(({ name: address }) => address)
        .filter((address) => /kept_store\.js/.test(address));
      const { KeptStore } = await import(script);
      await (await KeptStore.open()).forget();
    });
    assert.ok((await keptTabs(first)).includes(name));
    await reload(first);
    assert.equal((await first.state()).experiment.data.name, 'xor');
    assert.equal((await first.state()).epoch, 1);
    await first.close();
  });

  test('after a crash while something is opened, it is that which is tried again', async () => {
    const first = await open();
    await first.page.evaluate(() => window.descent.loadPreset('xor'));
    await first.page.evaluate(() => window.descent.stepEpoch());
    // The page ends without a word, with what it was opening.
    await first.page.addInitScript(() => {
      if (sessionStorage.getItem('crash') !== 'on') return;
      addEventListener('pagehide', (event) => event.stopImmediatePropagation(), true);
      const { removeItem } = Storage.prototype;
      Storage.prototype.removeItem = function remove(name) {
        if (!name.startsWith('descent.opening')) removeItem.call(this, name);
      };
    });
    await first.page.evaluate(() => sessionStorage.setItem('crash', 'on'));
    await reload(first);
    assert.equal((await first.state()).experiment.data.name, 'xor');
    const second = await openSecond(first);
    await second.page.evaluate(() => window.descent.loadPreset('circle'));
    await second.page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide')));
    await first.page.evaluate(() => sessionStorage.setItem('crash', 'off'));
    await first.page.reload();
    await first.page.getByText('What was kept is not opened').waitFor({ timeout: 30000 });
    await first.page.getByRole('button', { name: 'Try again' }).click();
    await first.page.waitForFunction(() => window.descent && document.getElementById('error').hidden
      && document.getElementById('loading').hidden);
    const state = await first.until('it is opened', (s) => s.epoch === 1);
    assert.equal(state.experiment.data.name, 'xor');
    await reload(first); // from here on as ever
    assert.equal((await first.state()).experiment.data.name, 'xor');
    await first.close();
  });
});
