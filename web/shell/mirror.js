// What the canvas shows, a second time in HTML, for screen readers and for the keyboard alone. The
// program tells what it has drawn (web/ui/mirror.hpp), and elements lie transparent over the canvas
// where their controls are drawn; what is done in them goes back to those controls. Comes when it is
// first asked for (mirror_switch.js).
import { kindOf, makeElement, updateElement } from './mirror_elements.js';
import { MirrorTree } from './mirror_tree.js';
import { MirrorVoice } from './mirror_voice.js';
import { columnOf, drawnColumns, showTables } from './mirror_tables.js';

const pause = 100; // milliseconds between two looks at what has changed
const deeds = ['focus', 'press', 'type', 'enter', 'unfold', 'fold']; // MirrorDeed of web/ui/mirror.hpp
const fields = ['id', 'role', 'flags', 'layer', 'card', 'group', 'x', 'y', 'width', 'height', 'now', 'min', 'max',
  'step', 'label', 'value', 'hint', 'choices'];

function recordOf(numbers) {
  const record = Object.fromEntries(fields.map((name, i) => [name, numbers[i]]));
  const has = (bit) => (record.flags & bit) !== 0;
  return Object.assign(record, {
    on: has(1), enabled: has(2), stop: has(4), table: has(8), readOnly: has(16), lines: has(32),
  });
}

export class Mirror {
  // `canvas`, `engine`, `loop`, `controls` of the page.
  constructor(parts) {
    Object.assign(this, parts);
    this.on = false;
    this.timer = 0;
    this.readAt = 0;
    this.root = document.createElement('div');
    this.root.id = 'mirror';
    this.order = [];
    this.records = new Map(); // as the program told them last
    this.elements = new Map();
    this.awaited = new Map(); // tables, by their picture → what is done once they are there
    this.tree = new MirrorTree(this.root);
    this.voice = new MirrorVoice(this.root, this.controls, () => this.document());
    this.connect();
    const before = this.loop.afterFrame;
    this.loop.afterFrame = () => {
      before();
      if (this.on) this.lookSoon();
    };
  }

  document() {
    return { records: this.records, focused: this.focusedId() };
  }

  // The canvas is for the mouse and for fingers then.
  use(on) {
    if (on === this.on) return;
    this.on = on;
    this.canvas.tabIndex = on ? -1 : 0;
    if (on) this.canvas.blur();
    this.canvas.ariaHidden = on ? 'true' : null;
    this.controls.root.hidden = on;
    for (const field of document.querySelectorAll('.typing')) field.ariaHidden = on ? 'true' : null;
    this.engine.mirror(on);
    if (on) {
      this.canvas.after(this.root);
      this.voice.begin();
    } else {
      clearTimeout(this.timer);
      this.timer = 0;
      this.voice.end();
      this.records.clear();
      this.elements.clear();
      this.tree.clear();
      this.root.remove();
    }
  }

  focusedId() {
    return this.root.contains(document.activeElement) ? document.activeElement.dataset.id ?? '' : '';
  }

  // --- what the program has drawn ---
  lookSoon() {
    if (this.timer !== 0) return;
    const rest = Math.max(0, this.readAt + pause - performance.now());
    this.timer = setTimeout(() => {
      this.timer = 0;
      if (this.on) this.look();
    }, rest);
  }

  look() {
    this.readAt = performance.now();
    const news = this.engine.mirrorNews();
    if (news !== null) this.follow(news);
  }

  follow({ layer, order, records = [], places = [], tables = [], told = '' }) {
    const focused = this.focusedId();
    const moved = records.map((one) => this.show(recordOf(one))).includes(true);
    for (const [id, x, y, width, height] of places) {
      const record = this.records.get(id);
      if (record) this.place(Object.assign(record, { x, y, width, height }));
    }
    const orderBefore = this.order;
    if (order) this.forget(order);
    if (order || moved) this.tree.arrange(this.order, this.records, this.elements);
    this.tree.bringToFront(layer, focused, this.elements);
    if (focused !== '' && this.focusedId() === '') this.tree.focusNear(focused, orderBefore, this.elements);
    for (const [id, all] of tables) {
      const figure = this.elements.get(id);
      if (!figure) continue;
      showTables(figure, all);
      this.awaited.get(id)?.(figure);
    }
    this.voice.tell(told);
  }

  // Answers whether it belongs elsewhere now.
  show(record) {
    const before = this.elements.get(record.id);
    const known = this.records.get(record.id);
    const kind = kindOf(record);
    this.records.set(record.id, record);
    if (kind === '') return false; // only heard
    let element = before;
    if (before?.dataset.kind !== kind) {
      element = makeElement(record, kind);
      const hadFocus = before?.contains(document.activeElement);
      before?.replaceWith(element);
      this.elements.set(record.id, element);
      if (hadFocus) element.focus({ preventScroll: true });
    }
    updateElement(element, record);
    this.place(record);
    return !['layer', 'card', 'group', 'role'].every((name) => known?.[name] === record[name]);
  }

  place({ id, x, y, width, height }) {
    const style = this.elements.get(id)?.style;
    if (!style) return;
    Object.assign(style, {
      left: `${x}px`, top: `${y}px`, width: `${Math.max(width, 1)}px`, height: `${Math.max(height, 1)}px`,
    });
  }

  forget(order) {
    this.order = order;
    const there = new Set(order);
    for (const id of [...this.elements.keys()]) {
      if (there.has(id)) continue;
      this.elements.get(id).remove();
      this.elements.delete(id);
    }
    for (const id of [...this.records.keys()]) {
      if (!there.has(id)) this.records.delete(id);
    }
  }

  // --- what is done in the mirror ---
  tellEngine(deed, id, text = '') {
    this.engine.doInMirror(deeds.indexOf(deed), id, text);
    this.lookSoon();
  }

  connect() {
    const { root } = this;
    const idOf = (event) => event.target.closest?.('[data-id]')?.dataset.id ?? '';
    const listen = (type, work) => root.addEventListener(type, (event) => {
      const id = idOf(event);
      if (id !== '') work(event, id, this.records.get(id), event.target);
    });
    root.addEventListener('focusin', (event) => {
      this.tellEngine('focus', idOf(event));
    });
    root.addEventListener('focusout', (event) => {
      if (!root.contains(event.relatedTarget)) this.engine.leaveField();
    });
    listen('click', (event, id, record, target) => {
      if (target.dataset.unfolds !== undefined) this.unfold(target, id);
      else if (target.dataset.hears !== undefined) this.hear(target);
      else if (target.tagName === 'BUTTON') this.press(id, record);
    });
    listen('change', (event, id, record, target) => this.changed(id, record, target));
    listen('input', (event, id, record, target) => {
      if (target.type === 'range') this.turned(id, record, target);
      if (target.matches('[type="text"]:not([data-number]), textarea')) this.tellEngine('type', id, target.value);
    });
    root.addEventListener('keydown', (event) => this.pressKey(event, idOf(event)));
  }

  press(id, record) {
    this.tree.openedBy = record.label;
    this.tellEngine('press', id);
  }

  unfold(button, id) {
    const open = button.getAttribute('aria-expanded') !== 'true';
    button.setAttribute('aria-expanded', String(open));
    button.nextElementSibling.hidden = !open;
    this.tellEngine(open ? 'unfold' : 'fold', id);
  }

  async hear(button) {
    const { play } = await import('./mirror_sound.js');
    play([columnOf(button)]);
  }

  // What the picture draws of its table, which is read for that where nobody does.
  hearPicture(id) {
    const folded = this.elements.get(id).querySelector('[data-unfolds]').getAttribute('aria-expanded') !== 'true';
    this.awaited.set(id, async (figure) => {
      this.awaited.delete(id);
      if (folded) this.tellEngine('fold', id);
      const columns = drawnColumns(figure);
      if (columns.length === 0) return;
      const { play } = await import('./mirror_sound.js');
      play(columns);
    });
    this.tellEngine('unfold', id);
  }

  changed(id, record, target) {
    if (target.type === 'checkbox' || target.type === 'radio') {
      this.press(id, record);
    } else if (target.matches('select')) {
      this.tellEngine('type', id, target.value);
    } else if ('number' in target.dataset) {
      this.typed(id, record, target);
    }
    updateElement(this.elements.get(id), this.records.get(id)); // unless the program takes it
  }

  turned(id, record, target) {
    this.tellEngine('type', id, record.choices.length > 0 ? record.choices[Number(target.value)] : target.value);
  }

  // The program knows what is allowed, and says so where it is not.
  typed(id, record, target) {
    if (target.value === '' || target.value === target.dataset.shown) return;
    const { value } = target;
    target.value = target.dataset.shown;
    this.tellEngine('type', id, value);
  }

  // By its own step, or by a tenth of the number's size.
  step(id, { now, step, min, max }, direction) {
    const by = step > 0 ? step : 10 ** (Math.floor(Math.log10(Math.abs(now) || 1)) - 1);
    const next = Number((now + direction * by).toPrecision(12));
    this.tellEngine('type', id, String(max > min ? Math.min(Math.max(next, min), max) : next));
  }

  pressKey(event, id) {
    const { key, target } = event;
    const chord = event.ctrlKey || event.metaKey;
    const writes = target.matches('input:not([type="checkbox"], [type="radio"], [type="range"]), textarea');
    if (event.altKey) return;
    if (chord) {
      const letter = key.toLowerCase();
      if (writes || !['z', 'y', 's', 'o'].includes(letter)) return;
      event.preventDefault();
      this.engine.chord(letter === 'z' && event.shiftKey ? 'y' : letter);
      this.engine.takeInput();
      return;
    }
    if (key === 'Enter' && writes && target.type !== 'textarea') {
      event.preventDefault();
      if ('number' in target.dataset) this.typed(id, this.records.get(id), target);
      else this.tellEngine('enter', id);
    } else if (key === 'Escape') {
      if ('number' in target.dataset && target.value !== target.dataset.shown) target.value = target.dataset.shown;
      else this.passOn(event);
    } else if ('number' in target.dataset && /^Arrow(Up|Down)$/.test(key)) {
      event.preventDefault();
      this.step(id, this.records.get(id), key === 'ArrowUp' ? 1 : -1);
    } else if (key.toLowerCase() === 's' && target.dataset.keys !== undefined) {
      this.voice.say(this.records.get(id).value || this.records.get(id).label);
    } else if (key.toLowerCase() === 'h' && this.records.get(id)?.table && target.dataset.keys !== undefined) {
      this.hearPicture(id);
    } else if (key.startsWith('Arrow') ? target.matches('[data-keys], button') : target.matches('[data-keys]') && /^(Enter| )$/.test(key)) {
      this.passOn(event); // to a picture, or a pad, which knows what they do
    }
  }

  passOn(event) {
    event.preventDefault();
    this.engine.key(event.key, true, event.shiftKey);
    this.engine.key(event.key, false, event.shiftKey);
    this.engine.takeInput();
  }
}
