// A course's page opens a lesson in a frame, hears of its goals and its end, and keeps its progress: by the contract's
// messages alone (EMBEDDING.md).
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { leaveOutDrawing } from './drawing.mjs';
import { framesPage, useCourse } from './embedding.mjs';

const place = useCourse((site, course) => ({
  '/course.html': framesPage([`${site}/?lang=en&origin=${course}`]),
}));

const quiz = (right) => ({ title: 'Quiz', text: ['Think.'], question: { ask: 'Which?', answers: [
  { say: 'A', because: 'It is A.', ...(right === 0 && { right: true }) },
  { say: 'B', because: 'It is B.', ...(right === 1 && { right: true }) }] } });
const lesson = { descent_lesson: 1, title: 'Two questions', about: 'A try.', minutes: 1, steps: [quiz(0), quiz(1)] };

test('a lesson in a frame: opened, its goals and its end heard, its progress brought back', async () => {
  const context = await place.browser.newContext({ viewport: { width: 900, height: 1200 } });
  await context.addInitScript(leaveOutDrawing);
  const page = await context.newPage();
  await page.goto(`${place.course.origin}/course.html`);
  await page.evaluate(() => untilPong(0));
  const ask = (...words) => page.evaluate((given) => ask(...given), words);
  const { error: none } = await ask('openLesson', { lesson: 'none_such' });
  assert.match(none, /no lesson "none_such"/);
  assert.equal((await ask('openLesson', { lesson })).error, undefined);
  const panel = page.frameLocator('iframe').first().locator('#lesson');
  await panel.locator('[data-role="answer0"]').click();
  await page.waitForFunction(() => heard.some(({ data }) => data.event === 'goal'));
  await panel.locator('[data-role="next"]').click();
  await panel.locator('[data-role="answer1"]').click();
  const done = await page.waitForFunction(() => heard.find(({ data }) => data.event === 'lessonDone')?.data).then((found) => found.jsonValue());
  assert.match(JSON.stringify(done), /DL1-/);
  const { result: state } = await ask('getState');
  assert.deepEqual([state.lesson.done, state.lesson.score], [true, 1]);

  assert.equal((await ask('openLesson', { lesson })).error, undefined);
  assert.equal((await ask('getState')).result.lesson.done, false, 'a frame keeps nothing by itself');
  assert.equal((await ask('setLessonProgress', { progress: state.lesson.progress })).error, undefined);
  assert.equal((await ask('getState')).result.lesson.done, true);
  await context.close();
});
