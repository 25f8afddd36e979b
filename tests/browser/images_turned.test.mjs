// The scene Images on a phone held sideways: what one came for is seen at once, and all the rest is reached by
// scrolling.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { noFingers, themesAt, usePage } from './harness.mjs';

const { open } = usePage();
const size = { width: 844, height: 390 };

async function openTurned(theme = 'light') {
  const visitor = await open({ size, theme, touch: true });
  await visitor.showConvolution();
  return visitor;
}

async function showPage(visitor, page) {
  await visitor.tap('tab.Training');
  await visitor.tap(`workbench_page.${page}`);
  await visitor.settle();
}

// A finger draws upwards from there.
async function swipeUp(visitor, x, y, by) {
  const session = await visitor.context.newCDPSession(visitor.page);
  const touch = async (type, ...points) => {
    await session.send('Input.dispatchTouchEvent', { type, touchPoints: points });
    await visitor.frames(1);
  };
  await touch('touchStart', { x, y });
  for (let i = 1; i <= 10; i += 1) await touch('touchMove', { x, y: y - (by * i) / 10 });
  await touch('touchEnd');
  await visitor.settle();
}

async function swipeTo(visitor, name, x) {
  for (let i = 0; i < 30; i += 1) {
    const { controls: { [name]: at, ...others } } = await visitor.state();
    if (at && !at.seen && at.height > 0 && at.y >= 48 && at.y + at.height <= others['tab.Data'].y) return;
    await swipeUp(visitor, x, 280, 110);
  }
  assert.fail(`"${name}" cannot be reached`);
}

// Between the bars, with nothing of it cut.
const inSight = ({ controls }, name) => {
  const at = controls[name];
  return at && !at.seen && at.y >= 48 && at.y + at.height <= controls['tab.Data'].y;
};

describe('a phone held sideways', { skip: noFingers }, () => {
  for (const theme of themesAt('wide')) {
    test(`the maps are there without scrolling, and the choices in one line above them: ${theme}`, async () => {
      const visitor = await openTurned(theme);
      await showPage(visitor, 'inside');
      const state = await visitor.until('the maps are there', (s) => s.controls['inside.layer1.map0']);
      await visitor.picture(`turned-inside-${theme}`);
      for (const name of ['inside.input.map0', 'inside.layer1.map0', 'inside.layer1.map3', 'inside.shows.weights', 'map_scale.network',
        'inside.numbers']) {
        assert.ok(inSight(state, name), `${name}: ${JSON.stringify(state.controls[name])}`);
      }
      assert.ok(state.controls.inside.width > 780, 'the maps have the whole width');
      assert.ok(!state.controls.pad_card, 'the pad has a tab of its own');
      await visitor.tap('map_scale.network');
      await visitor.until('it is chosen', (s) => s.controls['map_scale.network'].on);
      await visitor.tap('inside.shows.weights');
      await visitor.until('the weights are there', (s) => s.controls['inside.weights1']);
      await visitor.picture(`turned-weights-${theme}`);
      await visitor.tap('inside.shows.maps');
      await visitor.tap('inside.layer1.map2');
      await visitor.until('the arithmetic is there', (s) => s.controls['inside.kernel']);
      await swipeTo(visitor, 'inside.kernel', 800);
      await visitor.picture(`turned-cell-${theme}`);
      await visitor.close();
    });

    test(`the filter and what it makes of the image stand beside each other: ${theme}`, async () => {
      const visitor = await openTurned(theme);
      await showPage(visitor, 'filters');
      const { controls } = await visitor.until('the map is there', (s) => s.controls['inside.output']);
      await visitor.picture(`turned-filters-${theme}`);
      assert.ok(controls['inside.output'].x > controls['lab.weight0'].x + controls['lab.weight0'].width);
      assert.ok(controls['inside.output'].y < 270, 'the map begins in sight');
      for (const name of ['lab.bias', 'inside.products', 'test_image.0', 'lab.use']) await swipeTo(visitor, name, 836);
      await visitor.close();
    });

    test(`the pad says all it says, and its steps are reached and switched: ${theme}`, async () => {
      const visitor = await openTurned(theme);
      await visitor.tap('tab.Output');
      await visitor.settle();
      const cut = ({ controls }) => Object.keys(controls).filter((name) => name.startsWith('cut_text.'));
      assert.deepEqual(cut(await visitor.state()), []);
      await visitor.drag('pad', [[0.3, 0.2], [0.5, 0.5], [0.4, 0.8]]);
      await visitor.until('something is drawn', (s) => s.drawing?.image);
      await visitor.tap('pad.steps');
      await visitor.until('the steps are there', (s) => s.controls['pad.stage.centre']);
      await visitor.settle();
      assert.deepEqual(cut(await visitor.state()), []);
      await visitor.picture(`turned-pad-${theme}`);
      const { controls: { 'pad.stage.line_width': lines } } = await visitor.state();
      assert.ok(lines.on);
      assert.ok(lines.width >= 40 && lines.height >= 44, 'large enough for a finger');
      for (const stage of ['line_width', 'fit', 'centre']) {
        await swipeTo(visitor, `pad.stage.${stage}`, lines.x + 20);
        await visitor.tap(`pad.stage.${stage}`);
        await visitor.until(`${stage} is left out`, (s) => s.controls[`pad.stage.${stage}`] && !s.controls[`pad.stage.${stage}`].on);
      }
      await swipeTo(visitor, 'pad.pen', lines.x + 20);
      await visitor.close();
    });
  }
});
