// The controls that assets/lesson.md lists for teachers, by which `descent lesson` checks a lesson, are the page's:
// each is found in some scene, page, mode or tab.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { noFingers, sizes, usePage } from './harness.mjs';

const { open } = usePage();

function listed() {
  const text = readFileSync(new URL('../../assets/lesson.md', import.meta.url), 'utf8');
  const [, table] = /\n\| where \| ids \|([\s\S]*?)\nParts, to /.exec(text);
  return [...table.matchAll(/`([^`]+)`/g)].map(([, id]) => id);
}

const images = { data: { name: 'synthetic_digits', train_limit: 100, test_limit: 40 },
  model: [{ layer: 'Conv2D', filters: 4, kernel_size: 3, activation: 'relu' }, { layer: 'MaxPooling2D' }, { layer: 'Flatten' },
    { layer: 'Dense', units: 8, activation: 'relu' }, { layer: 'Dropout', rate: 0.5 }, { layer: 'Dense', units: 10, activation: 'softmax' }],
  training: { loss: 'sparse_categorical_crossentropy', optimizer: 'Adam', epochs: 1 } };
const page = (name) => ({ experiment: images, view: `page=${name}` });
const beginnings = [{ preset: 'line' }, { preset: 'line', view: 'by_hand=true' }, { preset: 'line_steep', view: 'gradient_descent=true' },
  { preset: 'spiral' }, { preset: 'six_clusters' }, ...['training', 'inside', 'filters', 'judging', 'why'].map(page)];

// Adds what is there to `found`, with "#" in the place of numbers.
async function look(visitor, found) {
  await visitor.settle();
  await visitor.frames(4);
  for (const name of Object.keys((await visitor.state()).controls)) found.add(name.replace(/\d+/g, '#'));
}

async function begin(visitor, beginning) {
  await visitor.page.evaluate((given) => window.descent.openLesson(given), { descent_lesson: 1, title: 'A', about: 'A.', minutes: 1,
    steps: [{ title: 'A', text: ['A.'], begin: beginning }] });
  await visitor.page.locator('#lesson [data-role="close"]').click();
  await visitor.until('there is a network', (s) => s.ready, 60000);
}

async function openDoors(visitor, found, doors) {
  for (const door of doors) {
    if (!(await visitor.state()).controls[door]) continue;
    if (door.startsWith('tab.')) await visitor.tap(door);
    else await visitor.click(door);
    await look(visitor, found);
    if (door === 'more') await visitor.page.keyboard.press('Escape');
    if (door === 'drawer.open') await visitor.click('drawer.close');
  }
}

test('each control that lessons can name is somewhere on the page', { skip: noFingers }, async () => {
  const found = new Set();
  const windows = [['wide', beginnings, ['more']], ['medium', beginnings.slice(0, 1), ['drawer.open']],
    ['phone', beginnings, ['tab.Data', 'tab.Network', 'tab.Training', 'tab.Output']]];
  for (const [size, begins, doors] of windows) {
    const visitor = await open({ size: sizes[size], touch: size === 'phone' });
    for (const beginning of begins) {
      await begin(visitor, beginning);
      await look(visitor, found);
      await openDoors(visitor, found, doors);
    }
    if (begins === beginnings) {
      await visitor.page.evaluate(() => window.descent.play());
      await visitor.until('it is trained', (s) => s.finished, 60000);
      await begin(visitor, { scene: 'images', view: 'page=judging' });
      await look(visitor, found);
    }
    await visitor.close();
  }
  assert.ok(listed().length > 150);
  assert.deepEqual(listed().filter((id) => !found.has(id)), []);
});
