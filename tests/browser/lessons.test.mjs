// Lessons beside the work, by mouse, finger and keyboard; that they come only when they are opened.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { noFingers, sizes, usePage } from './harness.mjs';

const { open } = usePage();
const folder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../assets/lessons');
const read = (name) => JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8'));

const panel = (visitor) => visitor.page.locator('#lesson');
const said = (visitor) => panel(visitor).locator('.lesson-said');
const role = (visitor, name) => panel(visitor).locator(`[data-role="${name}"]`);
const lessonOf = (visitor) => visitor.page.evaluate(() => window.descent.getLesson());

async function openLesson(id, { lang = '', ...options } = {}) {
  const visitor = await open({ ...options, address: `?lesson=${id}${lang && `&lang=${lang}`}` });
  await panel(visitor).locator('h2').waitFor();
  return visitor;
}

// A lesson of this file's own.
const small = (steps) => ({ descent_lesson: 1, title: 'Mine', about: 'A try.', minutes: 5, steps });
const quiz = { title: 'Quiz', text: ['Think.'], question: { ask: 'What does a loss measure?', answers: [
  { say: 'How wrong the predictions are', right: true, because: 'It adds up the errors.' },
  { say: 'How long it takes', because: 'That is time.' }] } };
const training = { title: 'Train', text: ['Press [Train](play) below [the picture](output_map).'], begin: { preset: 'circle', view: 'speed=0' }, at: 'play',
  goal: { all: [{ is: 'epoch', at_least: 5 }, { is: 'loss', below: 10 }] },
  hints: [{ say: 'It is a button.' }, { say: 'Here.', at: 'play' }, { say: 'Done.', do: [{ do: 'play' }] }],
  reached: 'After {epoch} epochs.' };

test('the first neuron: predicted first, trained by the learner, told with its number; a reload goes on with it', async () => {
  const visitor = await openLesson('first_neuron');
  const steps = read('first_neuron').steps;
  const predicted = steps.findIndex(({ goal, question }) => goal && question?.number === 'prediction_for_10');
  await role(visitor, `step${predicted}`).click();
  await visitor.until('the run is locked', (s) => s.locked.includes('play'));
  await role(visitor, 'number').fill('19,5');
  await panel(visitor).getByRole('button', { name: 'Predict', exact: true }).click();
  await visitor.until('the run is free', (s) => !s.locked.includes('play'));
  await visitor.page.evaluate(() => window.descent.getLink()); // nothing is asked twice
  await visitor.click('play');
  await said(visitor).waitFor({ timeout: 60000 });
  assert.match(await said(visitor).textContent(), /You predicted 19\.5; it came to 18\.9\d/);
  const { epoch } = await visitor.state();
  assert.ok(epoch >= 400, `${epoch} epochs`);
  assert.equal((await lessonOf(visitor)).goals[predicted].reached, true);

  await visitor.page.reload();
  await visitor.ready();
  await panel(visitor).locator('h2').waitFor();
  const lesson = await lessonOf(visitor);
  assert.deepEqual([lesson.id, lesson.step, lesson.goals[predicted].reached], ['first_neuron', predicted, true]);
  await role(visitor, 'close').click();
  await visitor.until('nothing is locked', (s) => s.locked.length === 0);
  assert.equal(await panel(visitor).isVisible(), false);
  await visitor.close();
});

test('nothing of lessons is fetched before one is opened; the button in the top bar shows them all', async () => {
  const visitor = await open();
  const fetched = () => visitor.page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => /lessons?(_panel|\.js|\.css|\/)/.test(name)));
  assert.deepEqual(await fetched(), []);
  await visitor.click('lessons');
  await panel(visitor).locator('.lesson-list li').first().waitFor();
  const ids = JSON.parse(readFileSync(path.join(folder, 'index.json'), 'utf8'));
  assert.equal(await panel(visitor).locator('.lesson-list li').count(), ids.length);
  assert.ok((await fetched()).length > 0);
  await visitor.picture('lesson-list');
  await role(visitor, `open-${ids[0]}`).click();
  await panel(visitor).locator('.lesson-dots').waitFor();
  assert.equal((await lessonOf(visitor)).id, ids[0]);
  await visitor.close();
});

test('by keyboard alone: a wrong answer says why, the right one reaches the step, the code is at the end', async () => {
  const visitor = await open();
  await visitor.page.evaluate((lesson) => window.descent.openLesson(lesson), small([quiz]));
  await panel(visitor).locator('h2').waitFor();
  const tabTo = async (name, key = 'Tab') => {
    for (let i = 0; i < 40; i += 1) {
      if (await role(visitor, name).evaluate((element) => element === document.activeElement)) return;
      await visitor.page.keyboard.press(key);
    }
    assert.fail(`Tab never came to ${name}`);
  };
  await tabTo('answer1');
  await visitor.page.keyboard.press('Enter');
  await panel(visitor).getByText('That is time.').waitFor();
  await tabTo('answer0', 'Shift+Tab'); // the focus has stayed
  await visitor.page.keyboard.press('Enter');
  await said(visitor).waitFor();
  assert.match(await said(visitor).textContent(), /It adds up the errors\./);
  await tabTo('next');
  await visitor.page.keyboard.press('Enter');
  await panel(visitor).getByText('Score: 50 %').waitFor();
  const { code, score, done } = await lessonOf(visitor);
  assert.deepEqual([score, done], [0.5, true]);
  assert.equal(await role(visitor, 'code').inputValue(), code);
  await visitor.close();
});

test('hints: a nudge, where it is, and done for the learner, which is told as shown', async () => {
  const visitor = await open();
  const events = visitor.page.evaluate(() => new Promise((done) => {
    window.descent.on('lessonDone', done);
  }));
  await visitor.page.evaluate((lesson) => window.descent.openLesson(lesson), small([training]));
  await panel(visitor).locator('.lesson-goal li').nth(1).waitFor();
  assert.match(await panel(visitor).locator('.lesson-goal').textContent(), /epochs trained: at least 5 \(now 0\)/);
  await role(visitor, 'hint').click();
  await panel(visitor).getByText('It is a button.').waitFor();
  await role(visitor, 'hint').click();
  await panel(visitor).getByText('Here.').waitFor();
  assert.equal(await role(visitor, 'hint').textContent(), 'Do it for me');
  await role(visitor, 'hint').click();
  await said(visitor).waitFor();
  const { score, lesson, code } = await events;
  assert.deepEqual([score, lesson], [0, 'own']);
  assert.match(code, /^DL1-/);
  await visitor.close();
});

test('words of the text point at things, and things at the words', async () => {
  const visitor = await open();
  await visitor.page.evaluate((lesson) => window.descent.openLesson(lesson), small([training]));
  const ring = visitor.page.locator('.lesson-ring');
  await ring.waitFor();
  const around = async (control) => {
    const [box, place] = [await ring.boundingBox(), (await visitor.state()).controls[control]];
    return Math.abs(box.x + box.width / 2 - place.x - place.width / 2) < 3 && Math.abs(box.y + box.height / 2 - place.y - place.height / 2) < 3;
  };
  assert.ok(await around('play'), 'the step points at it');
  await role(visitor, 'word-output_map').click();
  assert.ok(await around('output_map'), 'the word points at it');
  const { x, y } = await visitor.place('play');
  await visitor.page.mouse.move(x, y, { steps: 4 });
  await visitor.page.waitForTimeout(200);
  await visitor.page.mouse.move(x + 1, y);
  await panel(visitor).locator('[data-role="word-play"].spoken-of').waitFor();
  await visitor.close();
});

test('Share has the address, the frame and the element of the lesson that is open', async () => {
  const visitor = await openLesson('first_neuron');
  await visitor.click('share');
  const { controls } = await visitor.until('the dialog is open', (s) => s.controls['share.lesson_element']);
  const page = visitor.page.url().split('?')[0];
  assert.equal(controls['share.lesson_link'].value, `${page}?lesson=first_neuron`);
  assert.match(controls['share.lesson_frame'].value, /^<iframe src="[^"]*\?lesson=first_neuron" /);
  assert.match(controls['share.lesson_element'].value, /<descent-playground lesson="first_neuron"><\/descent-playground>$/);
  await visitor.picture('lesson-share');
  assert.match(controls['share.frame'].value, /^<iframe /);
  await visitor.click('share.as_element');
  await visitor.until('it is the element', (s) => /<descent-playground link="descent=1&amp;/.test(s.controls['share.frame'].value));
  await visitor.close();
});

test('attempts stay over a reload', async () => {
  const visitor = await open();
  const lesson = small([{ ...training, board: ['epoch', 'loss'], goal: { is: 'loss', below: -1 } }]);
  await visitor.page.evaluate((given) => window.descent.openLesson(given), lesson);
  await panel(visitor).locator('.lesson-goal').waitFor();
  await visitor.click('play');
  await visitor.until('it trains', (s) => s.epoch > 2);
  await visitor.click('play');
  const row = panel(visitor).locator('.lesson-board td').first();
  await row.waitFor();
  const epoch = await row.textContent();
  await visitor.page.reload();
  await visitor.ready();
  await row.waitFor();
  assert.equal(await row.textContent(), epoch);
  await visitor.close();
});

test('what is no lesson is told in a sentence, and nothing is lost', async () => {
  const visitor = await open();
  const before = (await visitor.state()).experiment;
  const message = (lesson) => visitor.page.evaluate((given) => window.descent.openLesson(given).then(() => '', (error) => error.message), lesson);
  assert.match(await message('none_such'), /has no lesson "none_such"/);
  assert.match(await message('{"descent_lesson": 1}'), /title/);
  assert.match(await message(small([{ ...quiz, begin: { preset: 'none_such' } }])), /preset that there is none of: none_such/);
  assert.match(await message(small([{ ...quiz, lock: ['nothing'] }])), /part of the page that there is none of: nothing/);
  assert.equal(await lessonOf(visitor), null);
  assert.deepEqual((await visitor.state()).experiment, before);
  await visitor.close([/404/]);
});

for (const [name, size] of Object.entries({ ...sizes, turned: { width: 844, height: 390 } })) {
  const touch = name === 'phone' || name === 'turned';
  test(`the panel and the work have room beside each other: ${name}`, { skip: touch && noFingers }, async () => {
    const visitor = await openLesson('first_neuron', { size, touch, lang: name === 'medium' ? 'es' : '', theme: name === 'medium' ? 'dark' : 'light' });
    await visitor.settle();
    await visitor.picture(`lesson-${name}`);
    const [box, canvas] = [await panel(visitor).boundingBox(), await visitor.page.locator('#canvas').boundingBox()];
    const beside = canvas.x + canvas.width <= box.x + 1 || canvas.y + canvas.height <= box.y + 1;
    assert.ok(beside, 'nothing lies over the canvas');
    const next = role(visitor, 'next');
    const place = await next.boundingBox();
    assert.ok(place.y + place.height <= size.height && place.x + place.width <= size.width, 'what leads on is seen');
    if (touch) await next.tap();
    else await next.click();
    await visitor.page.waitForFunction(() => window.descent.getLesson().step === 1);
    if (name === 'phone') {
      await role(visitor, 'fold').tap();
      await visitor.page.waitForFunction(() => document.getElementById('canvas').getBoundingClientRect().height > 780);
    }
    await visitor.close();
  });
}
