// In windows of every size, of every scene and behind every tab: nothing lies over anything else,
// and nothing is cut that no scrolling brings into view. Measured by the places that the toolkit
// reports of its controls.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { usePage } from './harness.mjs';

const { open } = usePage();

const windows = [[300, 600], [320, 480], [360, 640], [390, 844], [480, 800], [600, 960], [700, 1000],
  [768, 1024], [360, 225], [480, 320], [600, 300], [640, 360], [800, 300], [844, 390], [932, 430],
  [700, 500], [800, 600], [1024, 600], [1024, 768], [1280, 720], [1366, 768], [1440, 900], [1440, 480],
  [1920, 1080], [2560, 1440], [3840, 2160]];

const tabs = ['Data', 'Network', 'Output', 'Training'];

// What others lie on by intent: cards and pictures, headers over their buttons, lines of a stack;
// and a bias, which is a dot on the corner of its unit.
const grounds = new RegExp(`^(${[
  'data', 'network', 'output', 'loss_card', 'layers', 'brush', 'story', 'training_settings', 'line',
  'line_values', 'points', 'images_data', 'images_model', 'curves', 'test_images', 'class_accuracy',
  'layer\\d+\\.unit\\d+\\.bias', 'pad_card', 'map', 'line_plot', 'layer\\d+\\.header', 'data_about'].join('|')})$`);
// Marks that tell tests where words stand, and what the keyboard's ring is around.
const words = /^(focus|tooltip|story\.|legend\.|cut_text\.|epoch$|progress$|preset_about$)/;

const part = (a, b) => ({
  x: Math.max(a.x, b.x), y: Math.max(a.y, b.y),
  width: Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x),
  height: Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y),
});

const hair = 1.5; // pixels
// A finger's targets are larger than what is drawn of them, and may share as much of an edge.
const fingerEdge = 4.5;

function faults(controls) {
  const found = [];
  const shown = [];
  for (const [name, place] of Object.entries(controls)) {
    // A card that scrolls is cut by its scroll bar; what it holds is looked at itself.
    if (place.cut && !words.test(name) && !grounds.test(name)) {
      found.push(`${name} is cut: ${JSON.stringify(place)}`);
    }
    const seen = place.seen ?? place;
    if (seen.width > hair && seen.height > hair && !grounds.test(name) && !/^(focus|tooltip|cut_text)/.test(name)) {
      shown.push([name, seen]);
    }
  }
  shown.forEach(([one, a], i) => shown.slice(i + 1).forEach(([other, b]) => {
    const common = part(a, b);
    const edge = controls['tab.Output'] ? fingerEdge : hair;
    if (common.width <= edge || common.height <= edge) return;
    found.push(`${one} and ${other} overlap by ${common.width.toFixed(1)} × ${common.height.toFixed(1)}`);
  }));
  return found;
}

// Until two frames in a row are the same: what eases has come to rest.
async function settled(visitor) {
  let before = '';
  for (let i = 0; i < 60; i += 1) {
    await visitor.frames(2);
    const { controls } = await visitor.state();
    const now = JSON.stringify(controls);
    if (now === before) return controls;
    before = now;
  }
  return assert.fail('the page does not come to rest');
}

// Opens the tabs of a small window one after the other; a large one has none.
async function walk(visitor, check) {
  const first = await settled(visitor);
  if (!first['tab.Output']) return check('', first);
  for (const tab of tabs) {
    await visitor.click(`tab.${tab}`);
    await visitor.page.mouse.move(0, 0);
    check(` behind ${tab}`, await settled(visitor));
  }
  return visitor.click('tab.Output');
}

const openers = {
  line: (visitor) => visitor.page.evaluate(() => window.descent.setScene('line')),
  playground: async () => {},
  digits: (visitor) => visitor.showDrawnDigits({ train: 300, test: 100, units: [32], epochs: 2 }),
};

// Spanish words are longer; the scenes take turns.
const languages = { line: '?lang=es', playground: '', digits: '?lang=es' };

describe('windows of every size', () => {
  for (const [scene, prepare] of Object.entries(openers)) {
    test(`${scene}: nothing overlaps, nothing is cut`, async () => {
      const visitor = await open({ reducedMotion: 'reduce', address: languages[scene] });
      await prepare(visitor);
      await visitor.page.evaluate(() => window.descent.stepEpoch());
      await visitor.until('there is an epoch to show', (s) => s.epoch === 1 && !s.playing);
      const all = [];
      for (const [width, height] of windows) {
        await visitor.resize({ width, height });
        await walk(visitor, (where, controls) => {
          for (const fault of faults(controls)) all.push(`${width}×${height}${where}: ${fault}`);
        });
        if (process.env.DESCENT_PICTURES) await visitor.picture(`window-${scene}-${width}x${height}`);
      }
      assert.deepEqual(all, []);
      await visitor.close();
    });
  }

  test('zoomed fourfold there is still more of the scene than of the bars', async () => {
    const visitor = await open({ size: { width: 360, height: 225 } });
    const controls = await settled(visitor);
    assert.ok(controls.play && controls['tab.Data'] && controls.menu);
    const bars = 225 - (controls['tab.Data'].y - (controls.menu.y + controls.menu.height));
    assert.ok(bars < 0.5 * 225, `the bars take ${bars} of 225 px`);
    // What has no room in the bars is in the menu.
    await visitor.click('menu');
    await visitor.click('step_epoch');
    await visitor.until('an epoch is done', (s) => s.epoch === 1);
    await visitor.close();
  });
});
