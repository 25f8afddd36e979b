// What the page around can ask for (EMBEDDING.md is the contract): each is the request's fields → its result. A
// mistake is an Error with a sentence.
import { limits } from './messages_limits.js';
import { notText } from './messages_refusals.js';
import { tr } from './words.js';

export const version = 1;

// What a frame would like to be high: as cards side by side need it, or a phone's column.
export function wantedHeight(width) {
  const leastOfCards = 700; // as ui::small_window has it
  return width < leastOfCards ? Math.round(Math.min(720, Math.max(560, width * 1.8))) : 640;
}

const text = (value, name) => {
  if (typeof value !== 'string') throw new Error(notText(name));
  return value;
};

// Of the run that is shown, where none is named.
const run = ({ run: value }) => {
  if (value !== undefined && !Number.isInteger(value)) throw new Error(tr('"{0}" has to be a whole number from 0 on.', 'run'));
  return value;
};

function lessons(descent, name) {
  if (typeof descent[name] !== 'function') throw new Error(tr('There are no lessons on this page.'));
  return descent[name].bind(descent);
}

// Without where everything lies on the screen, which is for tests.
function stateOf(descent) {
  const { controls, ...state } = descent.getState();
  return { ...state, lesson: descent.getLesson?.() ?? null };
}

// All that a reload would bring back, as bytes: for a frame that is taken away for a while.
function keep(engine) {
  const head = engine.keepBegin();
  if (head === '') throw new Error(tr('There is nothing to keep yet.'));
  const pieces = [];
  let size = 0;
  for (let piece = engine.keepNext(2 ** 20); piece; piece = engine.keepNext(2 ** 20)) {
    pieces.push(piece);
    size += piece.length;
    if (size > limits.bytes) throw new Error(tr('What is here is too large to be kept in a page around: save it as a file.'));
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  // What stands in the picture's place while nobody sees it (context.js).
  const picture = document.querySelector('.still')?.toDataURL('image/jpeg', 0.8) ?? null;
  return { head, bytes: bytes.buffer, picture };
}

function bringBack(engine, { head, bytes }) {
  if (!(bytes instanceof ArrayBuffer)) throw new Error(tr('"{0}" has to be an ArrayBuffer, as keep gave it.', 'bytes'));
  engine.restore(text(head, 'head'), [new Uint8Array(bytes)], true);
}

// `descent` is window.descent, `engine()` the program's functions once it is ready.
export function requestsOf(descent, engine) {
  const link = () => {
    const behind = descent.getLink();
    return { link: behind, address: `${location.href.split(/[?#]/)[0]}#${behind}` };
  };
  return new Map(Object.entries({
    ready: () => ({ version }),
    getState: () => stateOf(descent),
    setExperiment: ({ experiment }) => descent.setExperiment(experiment),
    loadPreset: ({ preset }) => descent.loadPreset(text(preset, 'preset')),
    openLesson: ({ lesson }) => lessons(descent, 'openLesson')(lesson),
    setLessonProgress: ({ progress }) => lessons(descent, 'setLessonProgress')(text(progress, 'progress')),
    play: (fields) => descent.play(run(fields)),
    pause: (fields) => descent.pause(run(fields)),
    reset: (fields) => descent.reset(run(fields)),
    predict: async ({ inputs }) => ({ predictions: await descent.predict(inputs) }),
    getLink: link,
    openLink: async ({ link: given }) => ({ notes: await descent.openLink(text(given, 'link')) }),
    resize: ({ width = innerWidth }) => {
      if (!(Number.isFinite(width) && width >= 1 && width <= 100_000)) throw new Error(tr('"{0}" has to be a number of pixels from 1 to {1}.', 'width', 100000));
      return { width: innerWidth, height: innerHeight, wanted: wantedHeight(width) };
    },
    setTheme: ({ theme }) => descent.setTheme(text(theme, 'theme')),
    setLanguage: ({ language }) => descent.setLanguage(text(language, 'language')),
    keep: () => keep(engine()),
    bringBack: (fields) => bringBack(engine(), fields),
  }));
}
