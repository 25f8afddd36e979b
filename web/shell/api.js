// window.descent: what an embedding page or a test can do. The program's own buttons do the same.
import { changeLanguage } from './language.js';
import { Steps } from './steps.js';
import { tr } from './words.js';

const eventNames = ['epoch', 'play', 'pause', 'reset', 'experiment', 'stop', 'test', 'error', 'ready', 'language', 'lesson', 'goal', 'lessonDone'];

export class Api {
  constructor() {
    this.listeners = new Map(eventNames.map((name) => [name, new Set()]));
    this.happened = []; // and not told yet
    // Resolves when the program can be used; rejects with a sentence when it cannot start.
    this.ready = new Promise((resolve, reject) => {
      this.becomeReady = resolve;
      this.fail = reject;
    });
    this.ready.catch(() => {}); // the error panel has told it already
    this.settled = () => false;
  }

  // `settled()`: whether nothing waits to be drawn, trained or loaded.
  connect(engine, settled) {
    this.engine = engine;
    this.steps = new Steps(engine);
    this.settled = settled;
  }

  on(name, listener) {
    const set = this.listeners.get(name);
    if (!set) throw new Error(tr('There is no event "{0}". There are: {1}.', String(name).slice(0, 60), eventNames.join(', ')));
    if (typeof listener !== 'function') throw new Error(tr('on() needs a function to call.'));
    set.add(listener);
  }

  off(name, listener) {
    this.listeners.get(name)?.delete(listener);
  }

  // The way to lessons (lesson_door.js).
  connectLessons(lessons) {
    this.lessons = lessons;
  }

  async changeLanguage(language) {
    await changeLanguage(language, this.engine);
    this.emit('language', { language });
  }

  // Told when the program has come to rest, never from within one of its functions: listeners may
  // ask it for something in turn.
  emit(name, detail) {
    this.happened.push([name, detail]);
    if (this.happened.length === 1) queueMicrotask(() => this.tell());
  }

  tell() {
    const all = this.happened;
    this.happened = [];
    for (const [name, detail] of all) {
      for (const listener of [...this.listeners.get(name)]) {
        try {
          listener(detail);
        } catch (error) {
          console.error(error); // a listener's mistake must not stop the program
        }
      }
    }
    this.steps?.look();
  }

  // The object that pages see: no more than what is promised.
  facade() {
    const ask = (what, fields) => {
      if (!this.engine) throw new Error(tr('Descent is not ready yet: await descent.ready first.'));
      return this.engine.request(what, fields);
    };
    const later = async (what, fields) => {
      await this.ready;
      const answer = ask(what, fields);
      this.steps.look(); // it may have ended what was under way
      return answer;
    };
    const step = (what) => {
      const done = this.ready.then(() => this.steps.take(what));
      done.catch(() => {}); // who does not wait for it need not hear of it
      return done;
    };
    // What hands them to addEventListener means no run by the event.
    const named = (run) => (Number.isInteger(run) ? { run } : {});
    const settled = () => this.happened.length === 0 && this.settled();
    return Object.freeze({
      ready: this.ready,
      // Nothing waits to be drawn, trained, loaded or told.
      get settled() { return settled(); },
      getState: () => ask('getState'),
      setExperiment: (experiment) => later('setExperiment', { experiment }),
      // What stands written in the picture: of the first frame after the first such call, and from there on.
      getTexts: () => this.engine?.drawnTexts() ?? [],
      getLink: () => ask('getLink').link,
      openLink: async (text) => (await later('openLink', { text })).notes,
      saveFile: () => ask('saveFile'),
      undo: () => later('undo'),
      redo: () => later('redo'),
      setParameter: (layer, bias, index, value) => later('setParameter', { layer, bias, index, value }),
      getWeightsHash: () => ask('getWeightsHash').hash,
      openFile: (name, text) => later('openFile', { name, text }),
      loadPreset: (id) => later('loadPreset', { id }),
      setScene: (scene) => later('setScene', { scene }),
      setKernels: (kernels) => later('setKernels', { kernels }),
      setThreads: (threads) => later('setThreads', { threads }),
      showPerformance: (open = true) => later('showPerformance', { open }),
      trainUnseen: (on = true) => later('trainUnseen', { on }),
      setLanguage: async (language) => {
        await this.ready;
        return this.changeLanguage(language);
      },
      setTheme: (theme) => later('setTheme', { theme }),
      // Of a lesson: its id on this site, its address, or itself as a text or an object.
      openLesson: async (lesson) => {
        await this.ready;
        return this.lessons.open(lesson);
      },
      closeLesson: async () => {
        await this.ready;
        return (await this.lessons.lessons()).close();
      },
      getLesson: () => ask('getLesson'),
      setLessonProgress: (text) => later('setLessonProgress', { text }),
      // Of the run that is shown, or of one beside it, by its id.
      play: (run) => later('play', named(run)),
      pause: (run) => later('pause', named(run)),
      reset: (run) => later('reset', named(run)),
      stepEpoch: () => step('stepEpoch'),
      stepBatch: () => step('stepBatch'),
      evaluate: (run) => later('evaluate', named(run)),
      addRun: async (label = '') => (await later('addRun', { label })).run,
      showRun: (run) => later('showRun', { run }),
      nameRun: (run, label) => later('nameRun', { run, label }),
      removeRun: (run) => later('removeRun', { run }),
      predict: async (inputs) => (await later('predict', { inputs })).predictions,
      on: (name, listener) => this.on(name, listener),
      off: (name, listener) => this.off(name, listener),
    });
  }
}
