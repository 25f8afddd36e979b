// Lessons done from beginning to end in a real browser: in Spanish by the keyboard alone, by the mirror's names alone,
// and in Spanish by the fingers on a phone held sideways. What the canvas asks for beyond training the last hint does.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { usePage } from './harness.mjs';
import { press } from './mirror.mjs';

const { open } = usePage();
const folder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../assets/lessons');

const inPanel = (visitor, role) => visitor.page.locator(`#lesson [data-role="${role}"]`);

// The same element by Tab, from wherever the keyboard is in the panel.
async function tabTo(visitor, role) {
  await visitor.page.locator('#lesson h2').focus();
  for (let i = 0; i < 60; i += 1) {
    await visitor.page.keyboard.press('Tab');
    if (await visitor.page.evaluate((wanted) => document.activeElement.dataset.role === wanted, role)) return;
  }
  assert.fail(`Tab never came to ${role}`);
}

// How a person goes to an element of the panel, presses it, and presses the button that trains.
const ways = {
  'in Spanish, by keyboard': {
    address: '&lang=es',
    to: tabTo,
    async press(visitor, role) {
      await tabTo(visitor, role);
      await visitor.page.keyboard.press('Enter');
    },
    async train(visitor) {
      await visitor.page.evaluate(() => document.getElementById('canvas').focus());
      await visitor.page.keyboard.press('Space');
    },
  },
  'by names alone': {
    address: '&mirror=1',
    to: (visitor, role) => inPanel(visitor, role).focus(),
    async press(visitor, role) {
      const name = await inPanel(visitor, role).evaluate((element) => element.ariaLabel || element.innerText);
      await press(visitor.page.locator('#lesson').getByRole('button', { name, exact: true }).first());
    },
    train: (visitor) => press(visitor.page.getByRole('button', { name: /^Train\. / })),
  },
  'in Spanish, on a phone held sideways': {
    address: '&lang=es', size: { width: 844, height: 390 }, touch: true,
    to: (visitor, role) => inPanel(visitor, role).tap(),
    press: (visitor, role) => inPanel(visitor, role).tap(),
    train: (visitor) => visitor.tap('play'),
  },
};

const now = (visitor) => visitor.page.evaluate(() => window.descent.getLesson());
const isReached = (visitor, timeout) => visitor.page.waitForFunction(() => window.descent.getLesson().now.reached
  && document.querySelector('.lesson-said'), null, { timeout })
  .then(() => true, () => false);

async function answer(way, visitor, { question }) {
  if (question.answers) {
    await way.press(visitor, `answer${question.answers.findIndex(({ right }) => right)}`);
    return;
  }
  await way.to(visitor, 'number');
  const number = typeof question.number === 'number' ? String(question.number) : '1.5';
  await visitor.page.keyboard.type(way.address.includes('lang=es') ? number.replace('.', ',') : number);
  await visitor.page.keyboard.press('Enter');
}

const onlyTrains = (step) => JSON.stringify(step.hints.at(-1).do) === '[{"do":"play"}]';

async function doStep(way, visitor, step) {
  if (step.question) await answer(way, visitor, step);
  if (!step.goal) return;
  if (onlyTrains(step)) {
    await way.train(visitor);
    if (await isReached(visitor, 40000)) return;
  }
  for (const _ of step.hints) await way.press(visitor, 'hint');
}

async function walk(id, name) {
  const lesson = JSON.parse(readFileSync(path.join(folder, `${id}.json`), 'utf8'));
  const { address, ...way } = ways[name];
  const visitor = await open({ ...way, address: `?lesson=${id}${address}` });
  await visitor.page.locator('#lesson h2').waitFor();
  for (const [i, step] of lesson.steps.entries()) {
    await visitor.page.waitForFunction((wanted) => {
      const { step: at, now: { title } } = window.descent.getLesson();
      return at === wanted && document.querySelector('#lesson h2').textContent === title;
    }, i);
    await doStep(ways[name], visitor, step);
    const asks = step.goal || step.question || step.rules;
    assert.ok(!asks || await isReached(visitor, 60000), `step ${i + 1}, "${step.title}", is reached`);
    await way.press(visitor, 'next');
  }
  const { done, code } = await now(visitor);
  assert.ok(done);
  assert.equal(await visitor.page.locator('[data-role="code"]').inputValue(), code);
  if (address.includes('lang=es')) {
    const shown = await visitor.page.locator('#lesson').innerText();
    for (const { title } of lesson.steps) assert.ok(!shown.includes(title), `"${title}" is not in Spanish`);
  }
  await visitor.close();
}

const walks = {
  first_neuron: ['in Spanish, by keyboard'],
  loss_by_hand: ['in Spanish, by keyboard'],
  gradient_descent: ['in Spanish, by keyboard'],
  house_prices: ['by names alone'],
  spiral: ['in Spanish, on a phone held sideways'],
};
for (const [id, names] of Object.entries(walks)) {
  for (const name of names) test(`${id} is done ${name}`, () => walk(id, name));
}
