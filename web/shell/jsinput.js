// A problem of edX's JSInput: the course's page asks for a grade and a state, and gives the state back. It speaks as
// JSChannel does: JSON texts by postMessage, {id, method: "JSInput::getGrade"} → {id, result} or {id, error, message},
// after a handshake of "__ready", "ping" and "pong". Results go through decodeURI() there, so they are base64url, and
// an empty one would never arrive: none is.
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
  const { preset, epoch, finished, loss, accuracy, valLoss, valAccuracy, parameterCount, experiment } = descent.getState();
  const lesson = descent.getLesson?.() ?? null;
  return {
    descent: 1,
    told,
    lesson: lesson && { id: lesson.id, score: lesson.score, done: lesson.done, code: lesson.code ?? null },
    preset,
    seed: experiment.seed ?? null,
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
    if (state !== null && typeof state === 'object') return state;
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
  // `trust`: whom it answers (messages_trust.js).
  constructor(descent, trust) {
    Object.assign(this, { descent, trust, around: window.parent });
    this.ready = false;
    this.failure = '';
    this.coming = null; // a state that is not all there yet
    descent.ready.then(() => this.begin(), (error) => { this.failure = error.message; });
    addEventListener('message', (event) => this.take(event));
    this.post({ method: `${scope}__ready`, params: 'ping' }, '*'); // it says nothing, and the page around may be there first
  }

  begin() {
    this.ready = true;
    if (this.coming !== null) this.setState(this.coming);
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
      return;
    }
    if (typeof id !== 'number' && typeof id !== 'string') return;
    this.answer(id, name, params, origin);
  }

  answer(id, name, params, origin) {
    try {
      if (!this.trust.has(origin)) throw new Error(tr('Descent does as {0} says only where its own address says so: add ?origin={0} to the src of the frame.', origin));
      this.post({ id, result: this.carryOut(name, params) }, origin);
    } catch (error) {
      this.post({ id, error: 'runtime_error', message: error.message }, this.trust.has(origin) ? origin : '*');
    }
  }

  carryOut(name, params) {
    if (this.failure !== '') throw new Error(this.failure);
    if (name === 'setState') return this.setState(params);
    if (name === 'getState' && this.coming !== null) return this.coming;
    if (!this.ready || this.coming !== null) throw new Error(tr('Descent is still loading. Wait until its picture is there, then submit again.'));
    if (name === 'getGrade') return toBase64url(gradeOf(this.descent));
    if (name === 'getState') return toBase64url(stateOf(this.descent));
    throw new Error(tr('There is no message "{0}". There are: {1}.', name.slice(0, 60), 'getGrade, getState, setState'));
  }

  setState(text) {
    if (typeof text !== 'string') throw new Error(tr('"{0}" has to be a string.', 'state'));
    const state = readState(text);
    this.coming = text;
    if (!this.ready) return 'later';
    bringBack(this.descent, state).then(() => {
      if (this.coming === text) this.coming = null; // and no other has come since
    });
    return 'done';
  }

  post(message, origin) {
    this.around.postMessage(JSON.stringify(message), origin);
  }
}
