// A lesson as its learner sees it: one step at a time. Made anew only where it is other than before, so that
// the keyboard's focus and what is being typed stay.
import { element, button } from './lesson_elements.js';
import { endPage } from './lesson_end.js';
import { questionBox } from './lesson_question.js';
import { rulesBox } from './lesson_rules.js';
import { keptResults } from './lesson_store.js';
import { meaning, pieces } from './lesson_words.js';
import { tr, trMarked } from './words.js';

// A prediction that is still to be made.
const asksFirst = (now) => now.predicts && !now.reached && now.question.answer === undefined;

// The sign with which a text begins, which belongs to the word before it.
const sign = (text) => /^[.,;:!?)”»]*/.exec(text)[0];

// What the learner's attempts came to, the newest first.
function board({ columns, rows }) {
  const row = (name, cells) => element('tr', {}, ...cells.map((cell) => element(name, {}, cell)));
  return element('table', { className: 'lesson-board' }, element('caption', {}, tr('Your attempts')),
    row('th', columns), ...[...rows].reverse().map((cells) => row('td', cells)));
}

export class LessonPanel {
  // `does`: ask(what, fields), now() (the lesson as it stands), showList(), close(), anew()
  constructor(sheet, pointer, does) {
    Object.assign(this, { sheet, pointer, does });
    this.list = null;
    this.key = '';
    this.atEnd = false;
  }

  show(lesson) {
    const step = `${lesson.id} ${lesson.step}`;
    const entered = step !== this.step;
    if (entered) this.atEnd = false;
    const { lines, ...rest } = lesson.now;
    const key = JSON.stringify([{ ...lesson, now: rest }, lines.length, document.documentElement.lang, this.atEnd]);
    this.lesson = lesson;
    if (key === this.key) {
      this.follow(lines);
      return;
    }
    this.key = key;
    this.step = step;
    const inside = this.sheet.root.contains(document.activeElement);
    const focused = entered ? '' : this.focusedRole();
    const scrolled = entered ? 0 : this.sheet.root.querySelector('.lesson-body')?.scrollTop ?? 0;
    const typed = entered ? null : this.sheet.root.querySelector('[data-role="number"]')?.value ?? null;
    this.sheet.root.setAttribute('aria-label', tr('Lesson: {0}', lesson.title));
    const body = this.atEnd ? endPage(lesson, this.does) : this.body(lesson);
    this.sheet.root.replaceChildren(this.head(lesson), body, this.foot(lesson));
    this.sheet.root.querySelector('.lesson-body').scrollTop = scrolled;
    if (typed !== null) this.typeAgain(typed);
    if (inside) (this.sheet.root.querySelector(`[data-role="${focused}"]`) ?? this.sheet.root).focus({ preventScroll: true });
    if (entered) this.enter(lesson);
    else if (this.askedFirst && !asksFirst(lesson.now)) this.pointer.point(lesson.now.at);
    this.askedFirst = asksFirst(lesson.now);
    if (lesson.now.reached && !entered && !this.wasReached) this.sayReached(lesson);
    this.wasReached = lesson.now.reached;
  }

  // While it trains only the numbers run: a button that is being pressed stays where it is.
  follow(lines) {
    const shown = this.sheet.root.querySelectorAll('[data-line]');
    lines.forEach((line, i) => shown[i]?.replaceWith(this.line(line)));
  }

  focusedRole() {
    const focused = document.activeElement;
    return this.sheet.root.contains(focused) ? focused.dataset.role ?? '' : '';
  }

  typeAgain(typed) {
    const field = this.sheet.root.querySelector('[data-role="number"]');
    if (field && !field.readOnly) field.value = typed;
  }

  enter(lesson) {
    this.pointer.point(asksFirst(lesson.now) ? '' : lesson.now.at);
    this.sheet.root.querySelector('h2')?.focus({ preventScroll: true });
    if (asksFirst(lesson.now)) this.sheet.root.querySelector('fieldset')?.scrollIntoView({ block: 'nearest' });
  }

  // A reader hears of it although the focus is elsewhere.
  sayReached(lesson) {
    this.pointer.point('');
    this.sheet.root.querySelector('.lesson-said')?.scrollIntoView({ block: 'nearest' });
    this.status ??= document.body.appendChild(element('p', { className: 'lesson-status', role: 'status' }));
    this.status.textContent = `${tr('Reached.')} ${lesson.now.said}`;
  }

  head(lesson) {
    return element('header', {},
      element('p', { className: 'lesson-where' }, tr('Step {0} of {1}', lesson.step + 1, lesson.steps), element('strong', {}, lesson.title)),
      button('list', '☰', () => this.does.showList(), { className: 'quiet', label: tr('All lessons') }),
      this.sheet.foldButton(),
      button('close', '✕', () => this.does.close(), { className: 'quiet', label: tr('Leave the lesson') }),
      this.dots(lesson));
  }

  // Where one is, and what is done: any step can be gone to.
  dots(lesson) {
    return element('nav', { className: 'lesson-dots', 'aria-label': tr('Steps') }, ...lesson.goals.map((goal, i) => {
      const state = goal.reached ? (goal.shown ? 'shown' : 'reached') : goal.asks ? 'asks' : 'read';
      const words = { reached: tr('reached'), shown: tr('shown by a hint'), asks: tr('to do'), read: tr('to read') }[state];
      const dot = button(`step${i}`, goal.reached ? (goal.shown ? '◐' : '●') : goal.asks ? '○' : '–', () => this.go(i),
        { className: `dot ${state}`, label: tr('Step {0}: {1} ({2})', i + 1, goal.title, words) });
      if (i === lesson.step) dot.setAttribute('aria-current', 'step');
      return dot;
    }));
  }

  body(lesson) {
    const { now } = lesson;
    const words = [];
    const paragraph = (text) => {
      const made = element('p', {});
      made.append(...this.withPointers(text, words, made));
      return made;
    };
    const body = element('div', { className: 'lesson-body' },
      element('h2', { tabIndex: -1 }, now.title),
      ...this.notes(now),
      ...now.text.map(paragraph),
      ...(now.question ? [questionBox(now, this.does.ask)] : []),
      ...(now.rules ? [rulesBox(now, this.does.ask)] : []),
      ...this.goal(now),
      ...(now.board?.rows.length ? [board(now.board)] : []),
      ...now.hints.map(({ say, at }) => this.hint(say, at, words)),
      ...(now.reached ? [element('div', { className: 'lesson-said' }, element('strong', {}, now.shown ? tr('Shown.') : tr('Reached.')), ` ${now.said}`)] : []));
    this.pointer.speak(words);
    return body;
  }

  // Where the page is not as the step needs it.
  notes(now) {
    const says = now.left ? tr('This is another scene than the one of this step: set the step up anew to come back.')
      : now.goesOnFrom !== undefined ? tr('This step goes on from step {0}, which is not done yet.', now.goesOnFrom + 1) : '';
    if (!says) return [];
    const back = now.left ? button('return', tr('Set up anew'), () => this.does.ask('lessonSetUp'), { className: 'small' })
      : button('return', tr('Go there'), () => this.go(now.goesOnFrom), { className: 'small' });
    return [element('p', { className: 'lesson-note' }, says, ' ', back)];
  }

  hint(say, at, words) {
    const box = element('div', { className: 'lesson-hint' }, element('strong', {}, `${tr('Hint')}: `));
    box.append(...this.withPointers(say, words, box));
    if (at) box.append(' ', button('where', tr('Show where'), () => this.pointer.point(at), { className: 'small' }));
    return box;
  }

  goal(now) {
    if (!now.goal || now.reached) return [];
    if (asksFirst(now)) {
      return [element('p', { className: 'lesson-goal-note' }, tr('Answer first: what comes of it counts from then on.'))];
    }
    return [element('ul', { className: 'lesson-goal', 'aria-label': tr('Goal') }, ...now.lines.map((line) => this.line(line)))];
  }

  line({ text, holds }) {
    const sign = element('span', { role: 'img', 'aria-label': holds ? tr('done') : tr('not yet') }, holds ? '✓' : '○');
    return element('li', { className: holds ? 'holds' : '', 'data-line': '' }, sign, ` ${text}`);
  }

  // "[words](id)" points at a control, "[words](#term)" at the glossary.
  withPointers(text, words, paragraph) {
    const all = pieces(text);
    return all.map(({ text: said, id }, i) => {
      if (!id) return i > 0 ? said.slice(sign(said).length) : said;
      const word = this.word(said, id, words, paragraph);
      return element('span', { className: 'with-sign' }, word, sign(all[i + 1]?.id ? '' : all[i + 1]?.text ?? ''));
    });
  }

  word(said, id, words, paragraph) {
    if (id.startsWith('#')) return this.term(said, id.slice(1), paragraph);
    const word = button(`word-${id}`, said, () => this.pointer.point(id), { className: 'pointer' });
    word.addEventListener('pointerenter', () => this.pointer.point(id, false));
    words.push({ id, element: word });
    return word;
  }

  // What it means comes below its paragraph, and goes by the same press.
  term(said, name, paragraph) {
    const explained = meaning(name);
    if (!explained) return said;
    const note = element('p', { className: 'term-note' }, element('strong', {}, said), ` ${explained}`);
    const word = button(`term-${name}`, said, () => {
      if (note.isConnected) note.remove();
      else paragraph.after(note);
      word.setAttribute('aria-expanded', String(note.isConnected));
    }, { className: 'pointer term' });
    word.setAttribute('aria-expanded', 'false');
    return word;
  }

  foot(lesson) {
    const { now } = lesson;
    const last = lesson.step + 1 === lesson.steps;
    const foot = element('footer', {},
      button('back', tr('Back'), () => (this.atEnd ? this.end(false) : this.go(lesson.step - 1)), { disabled: lesson.step === 0 && !this.atEnd }));
    if (this.atEnd) return foot;
    if (now.goal || now.rules) foot.append(button('again', '↺', () => this.does.ask('lessonSetUp'), { className: 'quiet', label: tr('Set up anew') }));
    if (now.hintsLeft > 0 && !now.reached) {
      foot.append(button('hint', now.hintDoesIt ? tr('Do it for me') : tr('Hint'), () => this.does.ask('lessonHint')));
    }
    const done = now.reached || !now.asks;
    foot.append(button('next', last ? tr('Finish') : done ? tr('Next') : tr('Skip'),
      () => (last ? this.end(true) : this.go(lesson.step + 1)), { className: done ? 'main' : '' }));
    return foot;
  }

  end(on) {
    this.atEnd = on;
    this.pointer.point('');
    this.key = '';
    this.show(this.does.now()); // what was just reached is in its code
    this.sheet.root.querySelector('h2')?.focus({ preventScroll: true });
  }

  go(step) {
    this.atEnd = false;
    this.key = '';
    this.does.ask('lessonStep', { step });
  }

  showList(lessons, { open, back, openLesson }) {
    this.list = lessons;
    this.key = '';
    this.pointer.point('');
    const kept = keptResults();
    const state = ({ id }) => (kept[id]?.done ? tr('done, {0} %', Math.round(100 * kept[id].score)) : kept[id] ? tr('begun') : '');
    this.sheet.root.setAttribute('aria-label', tr('All lessons'));
    this.sheet.root.replaceChildren(
      element('header', {}, element('p', { className: 'lesson-where' }, element('strong', {}, tr('Lessons'))),
        this.sheet.foldButton(),
        button('close', '✕', () => (openLesson ? back() : this.closeList()), { className: 'quiet', label: openLesson ? tr('Back to the lesson') : tr('Close') })),
      element('div', { className: 'lesson-body' }, element('h2', { tabIndex: -1 }, tr('Learn it by doing it')),
        element('ol', { className: 'lesson-list' }, ...lessons.map((lesson) => element('li', {},
          button(`open-${lesson.id}`, '', () => open(lesson.id), {},
            element('strong', {}, trMarked(lesson.title)),
            element('span', {}, trMarked(lesson.about)),
            element('small', {}, [tr('{0} minutes', lesson.minutes), state(lesson)].filter(Boolean).join(' · '))))))));
    this.sheet.root.querySelector('h2').focus({ preventScroll: true });
  }

  closeList() {
    this.list = null;
    this.sheet.open(false);
  }
}
