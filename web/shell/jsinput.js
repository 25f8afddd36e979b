// A problem of edX's JSInput: the course's page asks for a grade and a state, and gives the state back. It speaks as
// JSChannel does: JSON texts by postMessage, {id, method: "JSInput::getGrade"} → {id, result} or {id, error, message},
// after a handshake of "__ready", "ping" and "pong". Results go through decodeURI() there, so they are base64url, and
// an empty one would never arrive: none is.
import { Rate } from './messages_limits.js';
import { distrust, noMessage, notText, tooMuch } from './messages_refusals.js';
import { originOf } from './messages_trust.js';
import { tr } from './words.js';

const scope = 'JSInput::';
const mostFile = 48 * 1024; // characters of a file with weights; of what is larger the settings alone are kept
const mostMessage = 1_000_000;

export function toBase64url(value) {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

export function fromBase64url(text) {
  const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
  return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
}

const told = 'by the learner\'s machine'; // a value of the grade's, not for people

// What a course may grade by. Numbers that are not known are null.
function gradeOf(descent) {
  const { preset, epoch, finished, loss, accuracy, valLoss, valAccuracy, parameterCount } = descent.getState();
  const lesson = descent.getLesson?.() ?? null;
  return {
    descent: 1,
    told,
    lesson: lesson && { id: lesson.id, score: lesson.score, done: lesson.done, code: lesson.code ?? null },
    preset,
    link: descent.getLink(),
    weights: descent.getWeightsHash(),
    epoch, finished, loss, accuracy, valLoss, valAccuracy, parameterCount,
  };
}

function stateOf(descent) {
  const state = { descent: 1, link: descent.getLink() };
  const { text } = descent.saveFile();
  if (text.length <= mostFile) state.file = text;
  const lesson = descent.getLesson?.() ?? null;
  if (lesson) state.lesson = { id: lesson.id, progress: lesson.progress };
  return state;
}

// As an author writes a first one (JSON), or as getState gave it.
function readState(text) {
  try {
    const state = text.trimStart().startsWith('{') ? JSON.parse(text) : fromBase64url(text);
    if (state !== null && typeof state === 'object' && !Array.isArray(state)) return state;
  } catch {
    // told below
  }
  throw new Error(tr('That is no state of Descent: it is kept as getState gave it, or is JSON such as {0}.', '{"link": "descent=1&…"}'));
}

// One after the other, and what can be: a link may be of a network that its file is not of any more.
async function bringBack(descent, { link, file, lesson }) {
  const steps = [
    async () => {
      if (!lesson || typeof descent.openLesson !== 'function') return;
      await descent.openLesson(lesson.id);
      if (typeof lesson.progress === 'string') await descent.setLessonProgress(lesson.progress);
    },
    () => (typeof link === 'string' ? descent.openLink(link) : null),
    () => (typeof file === 'string' ? descent.openFile('state.json', file) : null),
  ];
  for (const step of steps) {
    try {
      await step();
    } catch (error) {
      console.warn(error.message);
    }
  }
}

export class JsInput {
  // `api` is behind window.descent; `trust`: whom it answers (messages_trust.js).
  constructor(api, descent, trust) {
    Object.assign(this, { api, descent, trust, around: window.parent });
    this.rate = new Rate(performance.now());
    this.whole = descent.ready; // until a state that was given is all there
    addEventListener('message', (event) => this.take(event));
    this.post({ method: `${scope}__ready`, params: 'ping' }, '*'); // it says nothing, and the page around may be there first
  }

  take({ source, origin, data }) {
    if (source !== this.around || typeof data !== 'string' || data.length > mostMessage) return;
    let message;
    try {
      message = JSON.parse(data);
    } catch {
      return; // others' talk
    }
    const { id, method, params } = message ?? {};
    if (typeof method !== 'string' || !method.startsWith(scope)) return;
    const name = method.slice(scope.length);
    if (name === '__ready') {
      if (params === 'ping') this.post({ method, params: 'pong' }, '*');
    } else if (typeof id === 'number' || typeof id === 'string') {
      this.answer(id, name, params, origin);
    }
  }

  async answer(id, name, params, origin) {
    try {
      if (!this.trust.has(origin)) throw new Error(distrust(this.trust, origin));
      if (!this.rate.take(performance.now())) throw new Error(tooMuch());
      this.post({ id, result: await this.carryOut(name, params) }, origin);
    } catch ({ message }) {
      this.post({ id, error: 'runtime_error', message }, originOf(origin) || '*');
      // Nobody shows it there, and who pressed Submit would wait for ever.
      this.descent.ready.then(() => this.api.engine.tellError(message), () => {});
    }
  }

  // The page around asks when it likes, and waits: while the program comes it is too early for numbers.
  async carryOut(name, params) {
    if (name === 'setState') return this.setState(params);
    const look = { getGrade: gradeOf, getState: stateOf }[name];
    if (!look) throw new Error(noMessage(name, 'getGrade, getState, setState'));
    await this.whole;
    return toBase64url(look(this.descent));
  }

  setState(text) {
    if (typeof text !== 'string') throw new Error(notText('state'));
    const state = readState(text);
    this.whole = this.whole.then(() => bringBack(this.descent, state));
    this.whole.catch(() => {}); // who asks hears of it
    return 'taken';
  }

  post(message, origin) {
    this.around.postMessage(JSON.stringify(message), origin);
  }
}
