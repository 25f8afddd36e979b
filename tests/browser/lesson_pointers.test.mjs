// Whatever a step of a lesson points at is on the page when the step is on: at once, or behind what the pointer goes
// to, in each of three windows.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { noFingers, sizes, usePage } from './harness.mjs';
import { waysTo } from '../../web/shell/lesson_doors.js';

const { open } = usePage();
const assets = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../assets');
const read = (name) => JSON.parse(readFileSync(path.join(assets, 'lessons', name), 'utf8'));

// The ids of controls that a step names, each once.
function pointedAt({ at, text, hints = [], reached = '' }) {
  const words = [...text, ...hints.map(({ say }) => say), reached].join(' ');
  const ids = [at, ...hints.map((hint) => hint.at), ...[...words.matchAll(/\]\(([^)#][^)]*)\)/g)].map(([, id]) => id)];
  return [...new Set(ids.filter(Boolean))];
}

const names = (visitor) => visitor.page.evaluate(() => Object.keys(window.descent.getState().controls));

// All that is there, and behind the doors of those that are not.
async function reachable(visitor, ids, touch) {
  const there = new Set(await names(visitor));
  const missing = () => ids.filter((id) => !waysTo(id).ids.some((name) => there.has(name)));
  const doors = [...new Set(missing().flatMap((id) => [...waysTo(id).tabs, ...waysTo(id).behind]))].filter((id) => there.has(id));
  for (const door of doors) {
    if (missing().length === 0) break;
    await (touch ? visitor.tap(door) : visitor.click(door));
    await visitor.frames(4);
    for (const name of await names(visitor)) there.add(name);
    if (door === 'more' || door === 'menu') await visitor.page.keyboard.press('Escape');
    else if (there.has('drawer.close')) await visitor.click('drawer.close');
    await visitor.frames(2);
  }
  return missing();
}

async function openLesson(visitor, lesson) {
  await visitor.page.evaluate((text) => window.descent.openLesson(text), JSON.stringify(lesson));
}

test('on a phone a word leads to what it speaks of: by scrolling, on another tab, and back', { skip: noFingers }, async () => {
  const visitor = await open({ size: sizes.phone, touch: true });
  await openLesson(visitor, { descent_lesson: 1, title: 'Mine', about: 'A try.', minutes: 5, steps: [{ title: 'First',
    begin: { preset: 'spiral' }, text: ['[Network](layer1.plus).'] }, { title: 'Look', at: 'hand.w',
    begin: { preset: 'line', view: 'by_hand=true' }, text: ['[Far down](hand.sum), [elsewhere](add_point), [above](line_plot), [below](play).'] }] });
  const ring = visitor.page.locator('.lesson-ring');
  const isAround = (id) => visitor.until(`the ring is around ${id}`, (s) => {
    const place = s.controls[id];
    return place?.height > 0 && !(place.seen?.height < Math.min(place.height, 40));
  }, 10000).then(async ({ controls }) => {
    await visitor.page.waitForTimeout(300);
    const [box, place] = [await ring.boundingBox(), (await visitor.state()).controls[id] ?? controls[id]];
    const seen = place.seen ?? place;
    assert.ok(Math.abs(box.x + box.width / 2 - seen.x - seen.width / 2) < 3 && Math.abs(box.y + box.height / 2 - seen.y - seen.height / 2) < 3, id);
  });
  await visitor.page.locator('#lesson [data-role="word-layer1.plus"]').tap();
  await visitor.until('the network is shown', (s) => s.controls['layer1.units.more']);
  await visitor.frames(10);
  await visitor.tap('tab.Training');
  await visitor.until('another tab is shown', (s) => s.controls['tab.Training'].on);
  await visitor.page.waitForTimeout(400);
  assert.ok((await visitor.state()).controls['tab.Training'].on, 'whoever goes elsewhere stays there');
  await visitor.page.locator('#lesson [data-role="next"]').tap();
  await isAround('hand.w');
  for (const id of ['hand.sum', 'add_point', 'line_plot', 'play']) {
    await visitor.page.locator(`#lesson [data-role="word-${id}"]`).tap();
    await isAround(id);
  }
  await visitor.close();
});

for (const [size, window] of Object.entries(sizes)) {
  const touch = size === 'phone';
  test(`every control that a lesson points at can be come to: ${size}`, { skip: touch && noFingers }, async () => {
    const visitor = await open({ size: window, touch });
    for (const id of read('index.json')) {
      const lesson = read(`${id}.json`);
      await openLesson(visitor, lesson);
      for (const [i, step] of lesson.steps.entries()) {
        const ids = pointedAt(step);
        if (i > 0) await visitor.page.locator(`#lesson [data-role="step${i}"]`).dispatchEvent('click');
        if (ids.length === 0) continue;
        await visitor.frames(3);
        const missing = await reachable(visitor, ids, touch);
        assert.deepEqual(missing, [], `${id}, step ${i + 1}, "${step.title}"`);
      }
    }
    await visitor.close();
  });
}
