// Training rests while nobody can see the page, in every build alike, and goes on by itself.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { usePage, Visitor } from './harness.mjs';

const { place } = usePage();
const open = (build) => Visitor.open(place.browser, `${place.server.origin}/?build=${build}`);

// A tab behind another, as the page would be told of it.
const setHidden = (visitor, hidden) => visitor.page.evaluate((now) => {
  Object.defineProperty(document, 'hidden', { configurable: true, value: now });
  document.dispatchEvent(new Event('visibilitychange'));
}, hidden);
// Scrolled out of the page around it.
const setScrolledAway = (visitor, away) => visitor.page.evaluate((now) => {
  document.getElementById('canvas').style.transform = now ? 'translateY(-300vh)' : '';
}, away);

const epoch = async (visitor) => (await visitor.state()).epoch;
const goesOn = async (visitor, what) => {
  const before = await epoch(visitor);
  await visitor.until(what, (s) => s.epoch > before && s.playing);
};
// It has come to rest when its epoch stays for longer than several take.
const rests = async (visitor, what) => {
  for (let tries = 0; tries < 20; tries += 1) {
    const before = await epoch(visitor);
    await new Promise((resolve) => { setTimeout(resolve, 600); });
    if (await epoch(visitor) === before) return;
  }
  assert.fail(`it trains on although ${what}`);
};

for (const build of ['playground_threads', 'playground']) {
  describe(`unseen, ${build}`, () => {
    for (const [what, set] of [['it is hidden', setHidden], ['it is scrolled away', setScrolledAway]]) {
      test(`training rests while ${what}`, async () => {
        const visitor = await open(build);
        await visitor.page.evaluate(() => {
          const { experiment } = window.descent.getState();
          return window.descent.setExperiment({ ...experiment, training: { ...experiment.training, epochs: 100000 } });
        });
        await visitor.click('play');
        await goesOn(visitor, 'it trains');
        await set(visitor, true);
        await rests(visitor, what);
        assert.ok((await visitor.state()).playing, 'it only rests');
        await set(visitor, false);
        await goesOn(visitor, 'it goes on');
        await visitor.close();
      });
    }

    test('images are trained on behind another tab', async () => {
      const visitor = await open(build);
      await visitor.showConvolution();
      await visitor.click('play');
      await goesOn(visitor, 'it trains');
      await setHidden(visitor, true);
      await goesOn(visitor, 'it trains on');
      await setHidden(visitor, false);
      await setScrolledAway(visitor, true);
      await rests(visitor, 'it is scrolled away');
      await visitor.close();
    });

    test('it trains on unseen where a page asks for that', async () => {
      const visitor = await open(build);
      await visitor.page.evaluate(() => window.descent.trainUnseen(true));
      await visitor.click('play');
      await goesOn(visitor, 'it trains');
      await setHidden(visitor, true);
      await goesOn(visitor, 'it trains on');
      await visitor.close();
    });
  });
}
