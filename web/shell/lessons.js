// Lessons: fetched, opened in the program, shown beside the work, and kept. The program judges them
// (web/app/lessons/lesson_guide.hpp); this is what the learner sees.
import { fetchCatalogue } from './lesson_words.js';
import { LessonPanel } from './lesson_panel.js';
import { LessonPointer } from './lesson_pointer.js';
import { LessonSheet } from './lesson_sheet.js';
import { openAtLast, rememberOpen } from './lesson_open.js';
import { forgetProgress, keepProgress, keptProgress } from './lesson_store.js';
import { tr } from './words.js';

const often = 200; // milliseconds between two looks while it trains

const meta = (name) => document.querySelector(`meta[name="descent-${name}"]`)?.content ?? '';

function siteUrl(name) {
  const url = new URL(name, document.baseURI);
  url.searchParams.set('v', meta('version'));
  return url;
}

async function fetchText(url, otherwise) {
  const answer = await fetch(url).catch(() => null);
  if (!answer?.ok) throw new Error(otherwise);
  return answer.text();
}

const missing = (name) => tr('{0} is missing or damaged on the server. Reload, or tell whoever runs this site.', name);

function loadStyle() {
  if (document.getElementById('lesson-style')) return Promise.resolve();
  const link = Object.assign(document.createElement('link'),
    { id: 'lesson-style', rel: 'stylesheet', href: siteUrl('web/shell/lessons.css') });
  return new Promise((resolve, reject) => {
    link.addEventListener('load', resolve);
    link.addEventListener('error', () => {
      link.remove();
      reject(new Error(missing('web/shell/lessons.css')));
    });
    document.head.append(link);
  });
}

// What it is that is to be opened: an id of the site, an address, or a lesson itself, as a text or an object.
async function lessonText(what) {
  if (typeof what === 'object' && what !== null) return { id: 'own', text: JSON.stringify(what) };
  const text = String(what);
  if (text.trimStart().startsWith('{')) return { id: 'own', text };
  if (/^[a-z0-9_]{1,80}$/.test(text)) {
    return { id: text, text: await fetchText(siteUrl(`lessons/${text}.json`), tr('This site has no lesson "{0}".', text)) };
  }
  if (/^https?:\/\//.test(text)) {
    return { id: 'own', text: await fetchText(text, tr('The lesson at {0} cannot be fetched. Look whether the address is right, and whether this site and the other one allow it.', text.slice(0, 200))) };
  }
  throw new Error(tr('There is no lesson "{0}".', text.slice(0, 80)));
}

export class Lessons {
  // `parts`: { engine, descent, canvas, loop }
  constructor(parts) {
    Object.assign(this, parts);
    this.file = null; // { id, text } of the one that is open
    this.sheet = new LessonSheet(this.canvas);
    this.pointer = new LessonPointer(parts);
    this.panel = new LessonPanel(this.sheet, this.pointer, {
      ask: (what, fields) => this.ask(what, fields),
      now: () => this.engine.request('getLesson'),
      showList: () => this.showList().catch((error) => this.engine.tellError(error.message)),
      close: () => this.close(),
      anew: () => this.anew(),
    });
    this.descent.on('lesson', () => this.followSoon());
    this.descent.on('language', () => this.speak().then(() => this.follow()));
  }

  // The panel's own requests: what cannot be done is said where everything else is.
  ask(what, fields = {}) {
    try {
      this.engine.request(what, fields);
      this.follow(); // a press is answered at once
    } catch (error) {
      this.engine.tellError(error.message);
    }
  }

  // The words of lessons come with the first one, and only where the language is not English.
  async speak() {
    await fetchCatalogue(this.engine, siteUrl).catch(() => {}); // then they are in English
  }

  // `asItStands`: behind a reload, when the experiment is there as it was.
  async open(what, asItStands = false) {
    const file = await lessonText(what);
    await Promise.all([loadStyle(), this.speak()]);
    const another = file.id === 'own' && openAtLast() !== file.text;
    const progress = another ? '' : keptProgress(file.id);
    this.begin(file, progress, asItStands);
  }

  begin(file, progress, asItStands) {
    try {
      this.engine.request('openLesson', { ...file, ...(progress ? { progress, asItStands } : {}) });
    } catch (error) {
      if (!progress) throw error;
      this.engine.request('openLesson', file); // the lesson is another one now: it begins anew
    }
    this.file = file;
    rememberOpen(file.id === 'own' ? file.text : file.id);
    this.panel.list = null;
    this.follow();
    this.sheet.open(true);
  }

  anew() {
    if (!this.file) return;
    forgetProgress(this.file.id);
    this.begin(this.file, '', false);
  }

  close() {
    this.file = null;
    rememberOpen('');
    this.engine.request('closeLesson');
    this.pointer.point('');
    this.sheet.open(false);
    this.canvas.focus({ preventScroll: true });
  }

  // While it trains there is something new in every frame, which nobody reads that often.
  followSoon() {
    if (this.timer) return;
    const wait = Math.max(0, (this.followed ?? 0) + often - performance.now());
    this.timer = setTimeout(() => {
      this.timer = 0;
      this.followed = performance.now();
      if (!this.engine.stopped) this.follow();
    }, wait);
  }

  // Written only where it is other than before.
  keep(lesson) {
    if (lesson.progress === this.kept) return;
    this.kept = lesson.progress;
    keepProgress(lesson);
  }

  follow() {
    const lesson = this.engine.request('getLesson');
    if (!lesson) {
      if (!this.panel.list) this.sheet.open(false);
      return;
    }
    this.keep(lesson);
    document.documentElement.dataset.theme = lesson.theme;
    if (!this.panel.list) this.panel.show(lesson);
  }

  async showList() {
    await Promise.all([loadStyle(), this.speak()]);
    const ids = JSON.parse(await fetchText(siteUrl('lessons/list.json'), missing('lessons/list.json')));
    this.panel.showList(ids, {
      open: (id) => this.open(id).catch((error) => this.engine.tellError(error.message)),
      back: () => {
        this.panel.list = null;
        this.follow();
      },
      openLesson: this.file !== null,
    });
    this.sheet.open(true);
  }
}
