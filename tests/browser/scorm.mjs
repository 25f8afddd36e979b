// For tests of packages: one that is made and unpacked, a host with a page that plays the learning platform (npm's
// scorm-again) and one that plays a record store, and in the place of the program a stand-in that reaches goals when
// it is told to.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { modules, site } from './harness.mjs';
import { startHost } from './hosts.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

export const lesson = {
  descent_lesson: 1, title: 'One & two', about: 'Two goals.', minutes: 5,
  steps: ['first', 'second'].map((title) => ({
    title, text: ['Train.'], begin: { preset: 'line' }, goal: { is: 'epoch', at_least: 3 }, reached: 'After {epoch} epochs.',
  })),
};

// A package and the folder that it was unpacked in.
export function makePackage(options = [], content = lesson) {
  const folder = mkdtempSync(path.join(tmpdir(), 'descent-package-'));
  const [file, zip, unpacked] = ['lesson_two.json', 'lesson.zip', 'package'].map((name) => path.join(folder, name));
  writeFileSync(file, JSON.stringify(content));
  mkdirSync(unpacked);
  const made = spawnSync('python3', [path.join(root, 'cmake/export_scorm.py'), file, zip, site, path.join(site, 'data'), ...options], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(made.stderr);
  spawnSync('python3', ['-m', 'zipfile', '-e', zip, unpacked]);
  return { folder: unpacked, said: made.stdout, bytes: statSync(zip).size, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

// In the page, in the place of web/shell/main.js: what a lesson of two goals does.
const standIn = () => {
  const listeners = { goal: [], lessonDone: [] };
  let now = null;
  const lesson = () => now && {
    id: 'own', title: now.title, minutes: 5, step: now.goals.filter(Boolean).length, steps: now.goals.length,
    goals: now.goals.map((reached) => ({ reached, shown: now.shown })), done: now.goals.every(Boolean),
    score: now.goals.filter((reached) => reached && !now.shown).length / now.goals.length,
    code: '', progress: JSON.stringify(now.goals) + ' '.repeat(now.padding),
  };
  window.descent = {
    ready: Promise.resolve(),
    on(name, listener) {
      listeners[name].push(listener);
      window.listened = listeners.lessonDone.length > 0;
    },
    async openLesson(text) {
      const { title, steps } = JSON.parse(text);
      now = { title, goals: steps.map(() => false), shown: false, padding: 0 };
    },
    getLesson: lesson,
    async setLessonProgress(text) { now.goals = JSON.parse(text); },
  };
  window.reach = (step, { shown = false, padding = 0 } = {}) => {
    now.goals[step] = true;
    Object.assign(now, { shown, padding });
    for (const listener of listeners.goal) listener({ lesson: 'own', step, said: `After ${step} epochs.` });
    if (lesson().done) for (const listener of listeners.lessonDone) listener({ lesson: 'own', score: lesson().score, code: '' });
  };
};

// Keeps what a session left behind, as a platform does, and gives it to the next one.
const platform = (api, make) => `<!doctype html><link rel="icon" href="data:,"><body>
<script src="/scorm-again.js"></script><script>
  const make = ${make};
  window.visit = (kept) => {
    const api = make();
    if (kept) api.loadFromJSON(kept);
    api.on('${api === 'API' ? 'LMSFinish' : 'Terminate'}', () => { window.finished = true; });
    window.finished = false;
    window.${api} = api;
  };
  window.show = (address, sandbox = 'allow-scripts allow-same-origin allow-popups allow-forms') => {
    const frame = document.createElement('iframe');
    frame.width = 900;
    frame.height = 600;
    frame.sandbox = sandbox;
    frame.src = address;
    document.body.append(frame);
  };
  window.value = (name) => window.${api}.${api === 'API' ? 'getCMIValue' : 'getCMIValue'}(name);
</script>`;

const pages = {
  '/1.2.html': platform('API', '() => new window.Scorm12API({ autocommit: false, logLevel: 5 })'),
  '/2004.html': platform('API_1484_11', '() => new window.Scorm2004API({ autocommit: false, logLevel: 5 })'),
};
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json' };

// `store(request)`: what the record store answers, { status, body } of { method, address, headers, body }.
// `folder`: the unpacked package; `change(page)`: of its index.html.
export async function startPlatform(folder, { real = false, change = (page) => page, store = () => ({ status: 404 }) } = {}) {
  return startHost({
    change(address, response) {
      const give = (body, type) => Object.assign(response, { status: 200, body: Buffer.from(body), headers: { 'content-type': type } });
      if (address.startsWith('/store/')) {
        answerStore(address, response.raw, store);
        return false;
      }
      response.status = 404;
      const file = path.join(folder, address.replace('/content/', ''));
      if (Object.hasOwn(pages, address)) give(pages[address], 'text/html');
      else if (address === '/scorm-again.js') give(readFileSync(path.join(modules, 'scorm-again/dist/scorm-again.min.js')), 'text/javascript');
      else if (address === '/content/web/shell/main.js' && !real) give(`(${standIn})();`, 'text/javascript');
      else if (address === '/content/index.html') give(change(readFileSync(file, 'utf8')), 'text/html');
      else if (address.startsWith('/content/') && existsSync(file)) give(readFileSync(file), types[path.extname(file)] ?? 'application/octet-stream');
      return true;
    },
  });
}

function answerStore(address, raw, store) {
  let body = '';
  raw.req.on('data', (piece) => { body += piece; });
  raw.req.on('end', () => {
    const { method, headers, url } = raw.req;
    const cors = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*', 'access-control-allow-methods': '*' };
    const answer = method === 'OPTIONS' ? { status: 204 } : store({ method, address, url, headers, body });
    raw.writeHead(answer.status, { 'content-type': 'application/json', ...cors,
      'access-control-allow-headers': 'authorization, content-type, x-experience-api-version' });
    raw.end(answer.body === undefined ? undefined : JSON.stringify(answer.body));
  });
}
