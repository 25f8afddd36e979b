// <descent-playground>: Descent in any page, by one script without dependencies (EMBEDDING.md says how). The element
// frames Descent's page when it comes into view and speaks with it by messages; out of view it may be put to sleep,
// which keeps what was learnt as bytes, and comes back with it. make_site.py joins this folder's files into that script.
import { Frame } from './frame.js';
import { pool } from './pool.js';
import { style } from './style.js';
import { speakAs, tr } from './words.js';

const attributes = ['src', 'preset', 'experiment', 'link', 'lesson', 'hide', 'lock', 'theme', 'lang', 'height', 'poster'];
const told = ['epoch', 'stop', 'goal', 'lessonDone', 'error'];
const usualHeight = 640;

const script = document.currentScript ?? document.querySelector('script[src*="descent-playground.js"]');
const folder = script?.src ? new URL('.', script.src).href : '';

class DescentPlayground extends HTMLElement {
  static observedAttributes = attributes;

  constructor() {
    super();
    Object.assign(this, { frame: null, phase: 'waiting', kept: null, inView: false, asking: 0, pressed: false, pressing: false, seenAt: 0, timer: 0, heightWanted: usualHeight });
    this.changed = new Set();
    this.applied = Promise.resolve(); // when all that was changed is shown
    const make = (name, fields = {}) => Object.assign(document.createElement(name), fields);
    this.box = make('div', { className: 'box' });
    this.cover = make('button', { type: 'button', onclick: () => this.press() });
    this.picture = make('img', { alt: '', hidden: true });
    this.words = make('span');
    this.problem = make('p', { hidden: true });
    this.problem.setAttribute('role', 'alert');
    this.cover.append(this.picture, this.words);
    this.box.append(this.cover);
    this.attachShadow({ mode: 'open' }).append(this.box, this.problem);
    this.shadowRoot.adoptedStyleSheets = [style];
  }

  connectedCallback() {
    this.setHeight();
    this.show();
    pool.add(this);
  }

  // As every frame that is taken from its page: what it had not kept asleep is gone.
  disconnectedCallback() {
    this.see(false);
    this.drop();
    this.hold();
    pool.remove(this);
  }

  attributeChangedCallback(name, before, now) {
    if (before === now) return;
    if (name === 'height') this.setHeight();
    this.changed.add(name);
    if (this.phase === 'alive') this.applied = this.applied.then(() => this.apply());
    else if (this.isConnected) this.show();
  }

  // --- how it stands ---
  // Somebody waits for it, wherever it lies.
  get called() {
    return this.asking > 0 || this.pressing;
  }

  get wanted() {
    return this.frame === null && this.phase !== 'failed' && (this.called || (this.inView && (this.pressed || !this.hasAttribute('poster'))));
  }

  see(inView, steady = 0) {
    clearTimeout(this.timer);
    if (!inView) {
      if (this.inView) this.seenAt = performance.now();
      this.inView = false;
      pool.arrange(); // there may be room now for one that waits
    } else {
      this.timer = setTimeout(() => { this.inView = true; pool.arrange(); }, steady);
    }
  }

  press() {
    if (this.phase === 'failed') this.setPhase('waiting');
    Object.assign(this, { pressed: true, pressing: true });
    pool.arrange();
  }

  setPhase(phase) {
    if (this.phase === phase) return;
    this.phase = phase;
    this.show();
    this.dispatchEvent(new CustomEvent('phase', { detail: { phase } }));
  }

  hold() {
    this.setPhase(this.kept ? 'asleep' : 'waiting');
  }

  show() {
    speakAs((this.getAttribute('lang') ?? document.documentElement.lang ?? '').slice(0, 2) || 'en');
    const waits = { waiting: () => tr('Start Descent'), asleep: () => tr('Go on here'), loading: () => tr('Loading Descent …'), failed: () => tr('Try again') };
    // What the page shows while it loads is worth seeing, unless it is of another experiment.
    const loads = this.phase === 'loading' && this.kept === null && !this.hasAttribute('experiment') && !this.hasAttribute('lesson');
    this.cover.hidden = this.phase === 'alive' || loads;
    this.cover.disabled = this.phase === 'loading';
    this.words.textContent = waits[this.phase]?.() ?? '';
    const picture = this.kept?.picture ?? this.getAttribute('poster');
    this.picture.hidden = !picture;
    if (picture) this.picture.src = picture;
  }

  tellProblem(message) {
    this.problem.textContent = message;
    this.problem.hidden = message === '';
  }

  setHeight() {
    const asked = this.getAttribute('height');
    const usual = asked === 'auto' ? this.heightWanted : usualHeight;
    this.box.style.height = `${Number.parseFloat(asked) > 0 ? Number.parseFloat(asked) : usual}px`;
  }

  // --- loading, sleeping ---
  address() {
    const base = this.getAttribute('src') || folder;
    if (base === '') throw new Error(tr('<descent-playground> does not know where Descent is: give it src, the address of its folder.'));
    const address = new URL(base, document.baseURI);
    for (const [key, value] of [['origin', location.origin], ['lang', this.getAttribute('lang')], ['preset', this.kept ? null : this.getAttribute('preset')]]) {
      if (value) address.searchParams.set(key, value);
    }
    address.hash = this.kept ? '' : this.getAttribute('link') ?? '';
    return address.href;
  }

  async load() {
    if (this.frame) return;
    let frame = null;
    try {
      this.tellProblem('');
      frame = new Frame(this.address(), this.getAttribute('aria-label') || this.title || 'Descent', (event, detail) => this.hear(event, detail));
      this.frame = frame;
      this.setPhase('loading');
      this.box.prepend(frame.element);
      await frame.ready;
      await this.setUp(frame);
      if (this.frame !== frame) return;
      this.pressing = false;
      this.setPhase('alive');
      this.dispatchEvent(new CustomEvent('ready', { detail: {} }));
      pool.arrange(); // others may wait for it to be done
    } catch (error) {
      if (this.frame !== frame) return;
      this.drop();
      this.pressing = false;
      this.tellProblem(error.message);
      this.setPhase('failed');
      this.dispatchEvent(new CustomEvent('error', { detail: { message: error.message } }));
    }
  }

  async setUp(frame) {
    const { kept } = this;
    if (kept === null) {
      this.changed = new Set(attributes.filter((name) => this.hasAttribute(name) && !['preset', 'link', 'lang'].includes(name)));
    } else {
      if (kept.lesson) {
        // One of the page's own has an id that is not among Descent's.
        await frame.ask('openLesson', { lesson: kept.lesson.id }).catch(() => frame.ask('openLesson', { lesson: this.lesson }))
          .then(() => frame.ask('setLessonProgress', { progress: kept.lesson.progress })).catch(({ message }) => this.tellProblem(message));
      }
      // A newer page may not know the bytes any more: then as much as a link holds.
      await frame.ask('bringBack', kept).catch(() => frame.ask('openLink', { link: kept.link }));
      if (kept.playing) await frame.ask('play');
    }
    this.applied = this.apply(frame);
    await this.applied;
    if (this.frame === frame) this.kept = null;
  }

  // Whether it sleeps now: what could not be kept stays awake.
  async sleep() {
    const { frame } = this;
    if (this.phase === 'alive') {
      const { playing, lesson } = await frame.ask('getState').catch(() => ({}));
      try {
        if (playing) await frame.ask('pause');
        this.kept = { ...await frame.ask('keep'), playing, lesson, link: (await frame.ask('getLink')).link };
      } catch {
        if (playing) frame.ask('play').catch(() => {});
        return false;
      }
    }
    if (this.frame === frame) this.drop();
    this.hold();
    return true;
  }

  drop() {
    this.frame?.remove();
    this.frame = null;
  }

  // --- what it is to show ---
  async apply(frame = this.frame) {
    if (frame === null) return; // it sleeps: later
    const changed = new Set(this.changed);
    this.changed.clear();
    const value = (name) => this.getAttribute(name);
    const given = (name) => changed.has(name) && this.hasAttribute(name);
    const steps = [
      given('preset') && (() => frame.ask('loadPreset', { preset: value('preset') })),
      given('experiment') && (() => frame.ask('setExperiment', { experiment: value('experiment') })),
      given('link') && (() => frame.ask('openLink', { link: value('link') })),
      given('lesson') && (() => frame.ask('openLesson', { lesson: value('lesson') })),
      (changed.has('hide') || changed.has('lock')) && (() => this.applyView(frame)),
      changed.has('theme') && (() => frame.ask('setTheme', { theme: value('theme') || 'system' })),
      given('lang') && (() => frame.ask('setLanguage', { language: value('lang') })),
    ];
    for (const step of steps) {
      if (step) await step().catch(({ message }) => this.tellProblem(message));
    }
  }

  // Hidden and locked parts stand in the link, and a link that differs in them alone leaves the training as it is.
  async applyView(frame) {
    const { link } = await frame.ask('getLink');
    const fields = link.split('&').filter((field) => !/^(hide|lock)=/.test(field));
    for (const name of ['hide', 'lock']) {
      const parts = (this.getAttribute(name) ?? '').split(/[\s,]+/).filter((part) => part !== '').join(',');
      if (parts !== '') fields.push(`${name}=${encodeURIComponent(parts)}`);
    }
    await frame.ask('openLink', { link: fields.join('&') });
  }

  hear(event, detail) {
    if (event === 'height') {
      this.heightWanted = detail.height;
      this.setHeight();
    }
    if (told.includes(event) && !detail.fatal) this.dispatchEvent(new CustomEvent(event, { detail }));
  }

  // --- what a page asks of it ---
  // Resolves when it can be asked: it is loaded or woken for that.
  awake() {
    if (this.phase === 'alive') return Promise.resolve();
    if (!this.isConnected) return Promise.reject(new Error(tr('<descent-playground> is not in the page.')));
    if (this.phase === 'failed') this.setPhase('waiting');
    pool.arrange();
    return new Promise((resolve, reject) => {
      const follow = () => {
        if (this.phase !== 'alive' && this.phase !== 'failed') return;
        this.removeEventListener('phase', follow);
        if (this.phase === 'alive') resolve();
        else reject(new Error(this.problem.textContent));
      };
      this.addEventListener('phase', follow);
    });
  }

  async ask(what, fields) {
    this.asking += 1;
    try {
      await this.awake();
      await this.applied;
      return await this.frame.ask(what, fields);
    } finally {
      this.asking -= 1;
      pool.arrange();
    }
  }
}

const methods = {
  getState: () => ({}), setExperiment: (experiment) => ({ experiment }), loadPreset: (preset) => ({ preset }), openLesson: (lesson) => ({ lesson }),
  play: () => ({}), pause: () => ({}), reset: () => ({}), predict: (inputs) => ({ inputs }), getLink: () => ({}), openLink: (link) => ({ link }),
  setTheme: (theme) => ({ theme }), setLanguage: (given) => ({ language: given }),
};
for (const [name, fields] of Object.entries(methods)) {
  DescentPlayground.prototype[name] = function ask(...given) { return this.ask(name, fields(...given)); };
}
for (const name of attributes.filter((one) => one !== 'lang')) {
  Object.defineProperty(DescentPlayground.prototype, name, {
    get() { return this.getAttribute(name); },
    set(value) {
      if (value === null || value === undefined) this.removeAttribute(name);
      else this.setAttribute(name, typeof value === 'object' ? JSON.stringify(value) : value);
    },
  });
}
if (!customElements.get('descent-playground')) customElements.define('descent-playground', DescentPlayground);
