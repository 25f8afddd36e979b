// window.descent: answers, promises and events of what a page asks for.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { usePage, Visitor } from './harness.mjs';

const { place, open } = usePage();

describe('what is asked for through the API', () => {
  test('is answered each with its own answer, whatever listeners ask for in between', async () => {
    const visitor = await open();
    const result = await visitor.page.evaluate(async () => {
      const { descent } = window;
      const seen = [];
      const wrong = [];
      for (const name of ['epoch', 'play', 'pause', 'reset', 'experiment', 'stop', 'error']) {
        descent.on(name, () => {
          seen.push(name);
          if (typeof descent.getState().epoch !== 'number') wrong.push(name);
          if (!/^[0-9a-f]{16}$/.test(descent.getWeightsHash())) wrong.push(name);
          if (name === 'play') descent.setTheme('dark');
        });
      }
      const refused = await descent.setExperiment({ seed: 'x' }).then(() => '', (error) => error.message);
      await descent.loadPreset('nothing').catch((error) => { wrong.push(...(/preset/.test(error.message) ? [] : [error.message])); });
      const [{ length }] = await Promise.all([descent.predict([[0, 0], [1, 1]]), descent.reset()]);
      await descent.play();
      const epoch = new Promise((done) => { descent.on('epoch', done); });
      await descent.stepEpoch();
      await epoch;
      const notes = await descent.openLink('#dataset=xor&problem=classification');
      const link = descent.getLink();
      return { seen: [...new Set(seen)].sort(), wrong, refused, length, notes, link };
    });
    assert.deepEqual(result.wrong, []);
    assert.match(result.refused, /seed/);
    assert.equal(result.length, 2);
    assert.match(result.notes, /TensorFlow Playground/);
    assert.match(result.link, /^descent=1/);
    for (const name of ['epoch', 'error', 'experiment', 'play', 'reset']) assert.ok(result.seen.includes(name), `${result.seen}`);
    await visitor.close();
  });

  test('is done when its promise says so, and else the promise says why', async () => {
    const visitor = await open();
    const result = await visitor.page.evaluate(async () => {
      const { descent } = window;
      const epochs = [];
      for (let i = 0; i < 5; i += 1) {
        await descent.stepEpoch();
        epochs.push(descent.getState().epoch);
      }
      await Promise.all([descent.stepEpoch(), descent.stepEpoch(), descent.stepEpoch()]);
      epochs.push(descent.getState().epoch);
      await descent.stepBatch();
      await descent.stepBatch();
      epochs.push(descent.getState().step);
      const said = (promise) => promise.then(() => 'done', (error) => error.message);
      const interrupted = said(descent.stepEpoch());
      const queued = said(descent.stepEpoch());
      await descent.reset();
      epochs.push(descent.getState().epoch);
      const told = [await interrupted, await queued];
      await descent.stepEpoch();
      epochs.push(descent.getState().epoch);
      descent.stepEpoch(); // nobody waits for this one
      await descent.setScene('line');
      return { epochs, told };
    });
    assert.deepEqual(result.epochs, [1, 2, 3, 4, 5, 8, 2, 0, 1]);
    for (const sentence of result.told) assert.match(sentence, /interrupted/);
    await visitor.close();
  });

  test('its events say what happened', async () => {
    const visitor = await open();
    const events = await visitor.page.evaluate(async () => {
      const { descent } = window;
      const all = [];
      for (const name of ['pause', 'stop', 'error']) descent.on(name, (detail) => all.push([name, detail]));
      await descent.stepEpoch();
      const { experiment } = descent.getState();
      experiment.training.epochs = 2;
      await descent.setExperiment(experiment);
      await descent.stepEpoch();
      await descent.stepEpoch();
      await descent.setExperiment({ sede: 1 }).catch(() => {});
      await descent.loadPreset('nothing').catch(() => {});
      return all;
    });
    assert.deepEqual(events[0], ['pause', { epoch: 1, step: 0 }]);
    const [, stop] = events.find(([name]) => name === 'stop');
    assert.equal(stop.epoch, 2);
    assert.equal(typeof stop.reason, 'string');
    const [, error] = events.find(([name]) => name === 'error');
    assert.match(error.message, /There is no preset "nothing"/);
    await visitor.close();
  });

  test('a speed of months sets no more timers than one', async () => {
    // Without threads, where the page itself waits for the next epoch.
    const visitor = await Visitor.open(place.browser, `${place.server.origin}/?build=playground`);
    const timers = await visitor.page.evaluate(async () => {
      const { descent } = window;
      await descent.openLink(`#${descent.getLink().replace(/&speed=[^&]*/, '')}&speed=2.8e-7`);
      await descent.play();
      let count = 0;
      const before = window.setTimeout;
      window.setTimeout = (...given) => {
        count += 1;
        return before(...given);
      };
      // The first pictures, and what is late on a busy machine, are over after some seconds.
      for (let second = 0; second < 15; second += 1) {
        count = 0;
        await new Promise((done) => { before(done, 1000); });
        if (count < 20) break;
      }
      return count;
    });
    assert.ok(timers < 20, `${timers} timers in a second`);
    // And another speed counts at once.
    await visitor.page.evaluate(() => window.descent.openLink(`#${window.descent.getLink().replace(/&speed=[^&]*/, '')}&speed=50`));
    await visitor.until('it trains', (s) => s.epoch >= 2);
    await visitor.close();
  });

  test('a link that only changes the look leaves the training as it is', async () => {
    const visitor = await open();
    await visitor.page.evaluate(() => window.descent.stepEpoch());
    const weights = await visitor.page.evaluate(() => window.descent.getWeightsHash());
    await visitor.page.evaluate(() => { location.hash = `${window.descent.getLink()}&theme=dark`; });
    await visitor.page.waitForFunction(() => /theme=dark/.test(location.hash));
    await visitor.until('it is looked at', () => true);
    const state = await visitor.state();
    assert.equal(state.epoch, 1);
    assert.equal(state.message, '');
    assert.equal(await visitor.page.evaluate(() => window.descent.getWeightsHash()), weights);
    await visitor.close();
  });

  test('it says when nothing waits to be drawn or done', async () => {
    const visitor = await open();
    const settled = () => visitor.page.evaluate(() => window.descent.settled);
    await visitor.settle();
    assert.equal(await settled(), true);
    await visitor.page.evaluate(() => { window.descent.play(); });
    await visitor.until('it trains', (s) => s.epoch > 0);
    assert.equal(await settled(), false);
    await visitor.page.evaluate(() => window.descent.pause());
    await visitor.settle();
    await visitor.close();
  });
});
