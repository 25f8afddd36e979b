// Runs side by side, as a page around asks for them.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { usePage, Visitor } from './harness.mjs';

const { place } = usePage();
const builds = ['playground', 'playground_threads'];

for (const build of builds) {
  describe(`runs side by side, ${build}`, () => {
    test('train at the same time, are told apart, and come back after a reload', async () => {
      const visitor = await Visitor.open(place.browser, `${place.server.origin}/?build=${build}`);
      const [first, second] = await visitor.page.evaluate(async () => {
        const shown = window.descent.getState().runs[0].id;
        const added = await window.descent.addRun('the second');
        await window.descent.play(shown);
        await window.descent.play(added);
        return [shown, added];
      });
      assert.notEqual(first, second);
      const state = await visitor.until('both train', (s) => s.runs.every(({ playing, epoch }) => playing && epoch > 5));
      assert.deepEqual(state.runs.map(({ id, label, shown }) => [id, label, shown]), [[first, '', true], [second, 'the second', false]]);
      await visitor.page.evaluate(async ([shown, added]) => {
        await window.descent.pause(shown);
        await window.descent.pause(added);
        await window.descent.showRun(added);
      }, [first, second]);
      const before = await visitor.until('they stand', (s) => s.runs.every(({ playing }) => !playing) && s.runs[1].shown);
      assert.equal(before.epoch, before.runs[1].epoch);

      await visitor.page.reload();
      await visitor.ready();
      const after = await visitor.until('both are there', (s) => s.runs.length === 2 && s.runs.every(({ ready }) => ready));
      const kept = ({ label, shown, epoch }) => [label, shown, epoch];
      assert.deepEqual(after.runs.map(kept), before.runs.map(kept));
      after.runs.forEach(({ loss }, i) => { // kept with 24 bits
        assert.ok(Math.abs(loss - before.runs[i].loss) < 1e-6, `${loss} was ${before.runs[i].loss}`);
      });
      await visitor.close();
    });
  });
}
