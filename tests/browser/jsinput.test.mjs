// A problem of edX's JSInput, with the test as edX's page: its sandbox, JSChannel's messages, and what it does with
// what comes (decodeURI, JSON in a field, the state given back at the next visit).
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { leaveOutDrawing } from './drawing.mjs';
import { useCourse } from './embedding.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

// `early`: the page around is there before the frame, else after it has loaded.
const host = `
  const [frame] = document.querySelectorAll('iframe');
  const waiting = new Map();
  window.shaken = 0;
  window.wire = [];
  let queue = [];
  const send = (message) => frame.contentWindow.postMessage(JSON.stringify(message), new URL(frame.src).origin);
  const begin = () => {
    addEventListener('message', ({ source, origin, data }) => {
      if (source !== frame.contentWindow || typeof data !== 'string') return;
      wire.push({ origin, data });
      const { id, method, params, result, error, message } = JSON.parse(data);
      if (method === 'JSInput::__ready') {
        shaken += 1;
        if (shaken > 1) return;
        if (params === 'ping') send({ method, params: 'pong' });
        for (const one of queue) send(one);
        queue = null;
      } else if (waiting.has(id)) {
        waiting.get(id)(error === undefined ? { result } : { error, message });
        waiting.delete(id);
      }
    });
    send({ method: 'JSInput::__ready', params: 'ping' });
  };
  let next = 500;
  window.call = (name, params = '') => new Promise((resolve) => {
    const message = { id: next += 1, method: 'JSInput::' + name, params };
    waiting.set(message.id, resolve);
    if (queue === null) send(message);
    else queue.push(message);
  });
  window.submit = async () => {
    const grade = await call('getGrade');
    const state = await call('getState');
    return JSON.stringify({ answer: decodeURI(grade.result.toString()), state: decodeURI(state.result.toString()) });
  };
  if (location.hash === '#late') frame.addEventListener('load', () => setTimeout(begin, 300));
  else begin();`;

const problem = (address) => `<!doctype html><title>A problem</title>
<iframe src="${address.replaceAll('&', '&amp;')}" style="width: 720px; height: 520px"
  sandbox="allow-popups allow-popups-to-escape-sandbox allow-scripts allow-same-origin allow-forms allow-pointer-lock"></iframe>
<script>${host}</script>`;

const place = useCourse((site, course) => ({
  '/problem.html': problem(`${site}/?jsinput=1&lang=en&preset=xor&origin=${course}`),
  '/stranger.html': problem(`${site}/?jsinput=1&lang=en&origin=https://elsewhere.example`),
}));

async function openProblem(address) {
  const context = await place.browser.newContext({ viewport: { width: 800, height: 700 } });
  await context.addInitScript(leaveOutDrawing);
  const page = await context.newPage();
  await page.goto(place.course.origin + address);
  return { context, page };
}

const read = (text) => JSON.parse(Buffer.from(text, 'base64url'));

// As a course's Python does it: the very lines of EMBEDDING.md.
function gradeInPython(stored, expect) {
  const text = readFileSync(path.join(root, 'EMBEDDING.md'), 'utf8');
  const [, code] = /```python\n(import base64[\s\S]*?)```/.exec(text);
  const ask = `${code}\nimport sys\nprint(json.dumps(check(None, sys.argv[1])))`;
  return JSON.parse(execFileSync('python3', ['-c', ask, stored], { encoding: 'utf8' })) === expect;
}

test('a grade and a state are given, and the state brings all back at the next visit', async () => {
  const first = await openProblem('/problem.html');
  const early = await first.page.evaluate(() => submit()); // asked before the program is there
  assert.deepEqual(read(JSON.parse(early).answer).preset, 'xor');
  const frame = first.page.frames()[1];
  await frame.evaluate(async () => { for (let i = 0; i < 3; i += 1) await window.descent.stepEpoch(); });
  const stored = await first.page.evaluate(() => submit());
  const { answer, state } = JSON.parse(stored);
  assert.match(answer, /^[\w-]+$/);
  assert.match(state, /^[\w-]+$/);
  const grade = read(answer);
  const { hash, accuracy } = await frame.evaluate(() => ({ hash: window.descent.getWeightsHash(), accuracy: window.descent.getState().accuracy }));
  assert.deepEqual([grade.descent, grade.told, grade.epoch, grade.weights, grade.accuracy, grade.lesson],
    [1, 'by the learner\'s machine', 3, hash, accuracy, null]);
  for (const { origin } of await first.page.evaluate(() => wire)) assert.equal(origin, place.server.origin);
  assert.equal(gradeInPython(stored, accuracy >= 0.9), true, 'the lines of EMBEDDING.md grade it');
  await first.context.close();

  const second = await openProblem('/problem.html#late');
  assert.deepEqual(await second.page.evaluate((text) => call('setState', text), state), { result: 'taken' });
  const again = JSON.parse(await second.page.evaluate(() => submit()));
  assert.equal(read(again.answer).weights, hash, 'the same weights');
  assert.equal(read(again.answer).epoch, 3);
  assert.deepEqual(read(again.state).link, read(state).link);
  const { preset } = await second.page.frames()[1].evaluate(() => window.descent.getState());
  assert.ok(typeof preset === 'string');
  for (const text of ['', '%', 'undefined', 'e30x!', '{', 7, null, 'W10', ['x'], 'x'.repeat(2000)]) {
    const { error, message } = await second.page.evaluate((given) => call('setState', given), text);
    assert.ok(error && / /.test(message), JSON.stringify(text).slice(0, 50));
  }
  // As an author writes a first one, and one that comes to nothing.
  assert.deepEqual(await second.page.evaluate(() => call('setState', '{"link": "descent=9"}')), { result: 'taken' });
  assert.equal(read((await second.page.evaluate(() => call('getGrade'))).result).weights, hash, 'nothing is lost by it');
  assert.match((await second.page.evaluate(() => call('getPassword'))).message, /no message "getPassword"/);
  await second.context.close();
});

test('a page that the frame does not name gets no grade, and the learner is told why', async () => {
  const { context, page } = await openProblem('/stranger.html');
  const answer = await page.evaluate(() => call('getGrade'));
  assert.equal(answer.result, undefined);
  assert.match(answer.message, /\?origin=http:\/\/127/);
  const frame = page.frames()[1];
  await frame.waitForFunction(() => /\?origin=/.test(window.descent.getState().message));
  await context.close();
});
