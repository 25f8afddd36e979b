// The page Training of the scene Images where there is little room: the curves are in sight on a turned phone.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { noFingers, usePage } from './harness.mjs';

const { open } = usePage();
const bar = ({ controls }) => controls['tab.Data'].y;

describe('on a turned phone', { skip: noFingers }, () => {
  for (const theme of ['light', 'dark']) {
    test(`the curves are seen, and play beside them: ${theme}`, async () => {
      const visitor = await open({ size: { width: 844, height: 390 }, theme, touch: true });
      await visitor.showDrawnDigits({ train: 60, test: 20, epochs: 4 });
      await visitor.tap('tab.Training');
      await visitor.tap('play');
      await visitor.until('it is trained', (s) => s.epoch === 4 && !s.playing);
      await visitor.settle();
      await visitor.picture(`turned-training-${theme}`);
      const state = await visitor.state();
      const { images_curves: plot, play, story } = state.controls;
      assert.ok(!plot.seen && plot.y + plot.height <= play.y && plot.height >= 100, JSON.stringify(plot));
      assert.ok(plot.y + plot.height <= bar(state), 'above the bar');
      assert.ok(story.x + story.width <= plot.x, 'what is going on stands beside them');
      for (const [choice, shown] of [['loss', 'images_curves'], ['table', 'curves'], ['accuracy', 'images_curves']]) {
        await visitor.tap(`curve.${choice}`);
        const now = await visitor.until(`${choice} is shown`, (s) => s.controls[`curve.${choice}`].on && s.controls[shown]);
        assert.ok(now.controls[`curve.${choice}`].height >= 40, 'large enough for a finger');
      }
      await visitor.close();
    });
  }
});
