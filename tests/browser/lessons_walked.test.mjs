// Three lessons done from beginning to end in a real browser, in Spanish, by the keyboard alone: Tab and Enter in the
// panel, the space bar on the canvas; what the canvas asks for beyond that the last hint does.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { usePage } from './harness.mjs';

const { open } = usePage();
const folder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../assets/lessons');

// The same element by Tab, from wherever the keyboard is in the panel.
async function tabTo(visitor, role) {
  await visitor.page.locator('#lesson h2').focus();
  for (let i = 0; i < 60; i += 1) {
    await visitor.page.keyboard.press('Tab');
    if (await visitor.page.evaluate((wanted) => document.activeElement.dataset.role === wanted, role)) return;
  }
  assert.fail(`Tab never came to ${role}`);
}

async function press(visitor, role) {
  await tabTo(visitor, role);
  await visitor.page.keyboard.press('Enter');
}

const now = (visitor) => visitor.page.evaluate(() => window.descent.getLesson());
const isReached = (visitor, timeout) => visitor.page.waitForFunction(() => window.descent.getLesson().now.reached
  && document.querySelector('.lesson-said'), null, { timeout })
  .then(() => true, () => false);

async function answer(visitor, { question }) {
  if (question.answers) {
    await press(visitor, `answer${question.answers.findIndex(({ right }) => right)}`);
    return;
  }
  await tabTo(visitor, 'number');
  await visitor.page.keyboard.type(typeof question.number === 'number' ? String(question.number).replace('.', ',') : '1,5');
  await visitor.page.keyboard.press('Enter');
}

const onlyTrains = (step) => JSON.stringify(step.hints.at(-1).do) === '[{"do":"play"}]';

async function doStep(visitor, step) {
  if (step.question) await answer(visitor, step);
  if (!step.goal) return;
  if (onlyTrains(step)) {
    await visitor.page.evaluate(() => document.getElementById('canvas').focus());
    await visitor.page.keyboard.press('Space');
    if (await isReached(visitor, 40000)) return;
  }
  for (const _ of step.hints) await press(visitor, 'hint');
}

for (const id of ['first_neuron', 'loss_by_hand', 'gradient_descent']) {
  test(`${id} is done in Spanish, by keyboard`, async () => {
    const lesson = JSON.parse(readFileSync(path.join(folder, `${id}.json`), 'utf8'));
    const visitor = await open({ address: `?lesson=${id}&lang=es` });
    await visitor.page.locator('#lesson h2').waitFor();
    assert.notEqual((await now(visitor)).title, lesson.title, 'it is in Spanish');
    for (const [i, step] of lesson.steps.entries()) {
      await visitor.page.waitForFunction((wanted) => {
        const { step: at, now: { title } } = window.descent.getLesson();
        return at === wanted && document.querySelector('#lesson h2').textContent === title;
      }, i);
      await doStep(visitor, step);
      const asks = step.goal || step.question || step.rules;
      assert.ok(!asks || await isReached(visitor, 60000), `step ${i + 1}, "${step.title}", is reached`);
      await press(visitor, 'next');
    }
    const { done, code } = await now(visitor);
    assert.ok(done);
    assert.equal(await visitor.page.locator('[data-role="code"]').inputValue(), code);
    const english = lesson.steps.flatMap(({ title }) => title);
    const shown = await visitor.page.locator('#lesson').innerText();
    for (const title of english) assert.ok(!shown.includes(title), `"${title}" is not in Spanish`);
    await visitor.close();
  });
}
