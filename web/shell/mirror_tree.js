// Where the elements of the mirror stand: in the cards, bars and dialogs that their controls lie in, in
// the order in which they are read. What is not moved keeps the keyboard's focus.
import { tr } from './words.js';

const stops = 'button, input, select, textarea, [tabindex="0"]';
const longestName = 80; // of what is chosen among; else the choices say what it is
const first = 'top_bar'; // which is drawn behind the cards

// As few moves as it takes, and none of what has the focus.
function fill(parent, wanted) {
  const keep = new Set(wanted);
  for (const child of [...parent.children]) {
    if (!keep.has(child)) child.remove();
  }
  let at = parent.firstElementChild;
  for (const child of wanted) {
    while (at !== null && at !== child && child.contains(document.activeElement)) {
      const next = at.nextElementSibling;
      parent.append(at);
      at = next;
    }
    if (at === child) at = at.nextElementSibling;
    else parent.insertBefore(child, at);
  }
}

export class MirrorTree {
  constructor(root) {
    this.root = root;
    this.clear();
  }

  clear() {
    this.layer = 0;
    this.cameFrom = []; // the controls that opened what is in front
    this.boxes = new Map(); // of what belongs together, by name
    this.root.replaceChildren();
  }

  // --- where ---
  // Made where there is none yet; `attributes` as they are now.
  box(name, attributes) {
    let box = this.boxes.get(name);
    if (!box) {
      box = document.createElement('div');
      this.boxes.set(name, box);
    }
    for (const [key, value] of Object.entries(attributes)) box.setAttribute(key, value);
    this.used.add(name);
    return box;
  }

  // A list or a small window in front, which is no dialog of its own.
  frontBox(layer) {
    return this.box(`front${layer}`, { role: 'dialog', 'aria-modal': 'true', tabindex: '-1', 'aria-label': this.opener });
  }

  hostOf(record, records, elements) {
    if (record.role === 'dialog') return this.root;
    const card = records.get(record.card);
    if (card && card.layer === record.layer) return elements.get(card.id);
    if (record.layer === 0) return this.root;
    return this.dialogs.get(record.layer) ?? this.frontBox(record.layer);
  }

  // Radio buttons, tabs and options need one around them.
  familyOf(record, host, hostName) {
    const name = `${hostName}/${record.group}`;
    if (record.role === 'radio') {
      const choices = this.choicesOf(record);
      const words = record.hint.length > 0 && record.hint.length <= longestName ? record.hint : choices;
      return this.box(`radio:${name}`, { role: 'radiogroup', 'aria-label': words, 'aria-description': record.hint });
    }
    if (record.role === 'tab') return this.box(`tabs:${name}`, { role: 'tablist' });
    if (record.role === 'option') {
      return this.box(`list:${name}`, { role: 'listbox', 'aria-label': this.opener });
    }
    return host;
  }

  choicesOf({ group }) {
    return [...this.records.values()].filter((one) => one.role === 'radio' && one.group === group)
      .map(({ label }) => label).join(', ');
  }

  arrange(order, records, elements) {
    this.records = records;
    this.used = new Set();
    this.dialogs = new Map();
    for (const record of records.values()) {
      if (record.role === 'dialog') this.dialogs.set(record.layer, elements.get(record.id));
    }
    const children = new Map([[this.root, []]]);
    const put = (parent, child) => {
      if (!children.has(parent)) children.set(parent, parent.firstElementChild?.tagName === 'H2' ? [parent.firstElementChild] : []);
      if (!children.get(parent).includes(child)) children.get(parent).push(child);
    };
    for (const id of order) {
      const element = elements.get(id);
      if (!element) continue;
      const record = records.get(id);
      const host = this.hostOf(record, records, elements);
      const family = this.familyOf(record, host, record.card);
      if (host !== this.root && !host.dataset.kind) put(this.root, host);
      if (family !== host) put(host, family);
      put(family, element);
      const within = host !== this.root && element.firstElementChild?.tagName === 'H2';
      if (within) element.firstElementChild.ariaLevel = 3;
      if (record.role === 'heading') element.ariaLevel = host.firstElementChild?.tagName === 'H2' ? 3 : 2;
    }
    this.putFirst(order, records, elements, children);
    for (const id of order) {
      const element = elements.get(id);
      if (['group', 'dialog'].includes(element?.dataset.kind) && !children.has(element)) put(element, null);
    }
    const voices = [...this.root.children].filter((child) => child.dataset.voice !== undefined);
    children.set(this.root, [...voices, ...children.get(this.root)]);
    for (const [parent, wanted] of children) fill(parent, wanted.filter((child) => child !== null));
    for (const name of this.boxes.keys()) {
      if (!this.used.has(name)) this.boxes.delete(name);
    }
    for (const dialog of this.dialogs.values()) {
      if (dialog.hasAttribute('aria-label')) continue;
      const words = dialog.querySelector('h3, p')?.textContent;
      if (words) dialog.setAttribute('aria-label', words);
    }
  }

  // The bar above, from the left: what stands on its right is drawn first.
  putFirst(order, records, elements, children) {
    const top = elements.get(first);
    if (!top) return;
    const all = children.get(this.root);
    children.set(this.root, [top, ...all.filter((child) => child !== top)]);
    const left = new Map(order.map((id) => [elements.get(id), records.get(id).x]));
    const [heading, ...inside] = children.get(top) ?? [];
    const at = (child) => left.get(child) ?? left.get(child.firstElementChild) ?? 0;
    if (heading) children.set(top, [heading, ...inside.sort((a, b) => at(a) - at(b))]);
  }

  // --- what is in front ---
  // `layer`: undefined where it is as it was. All behind it rests.
  bringToFront(layer, focused, elements) {
    const changed = layer !== undefined && layer !== this.layer;
    if (changed) this.follow(layer, focused);
    const front = this.layer === 0 ? null : this.dialogs.get(this.layer) ?? this.boxes.get(`front${this.layer}`);
    for (const child of this.root.children) {
      if (child.dataset.voice === undefined) child.inert = Boolean(front) && child !== front;
    }
    if (!changed || focused === '') return;
    const back = this.back ? elements.get(this.back) : null;
    const to = front && !back ? front.querySelector(stops) ?? front : back;
    (to?.matches(stops) ? to : to?.querySelector(stops) ?? to)?.focus({ preventScroll: true });
  }

  follow(layer, focused) {
    this.layer = layer;
    this.back = null;
    const known = this.cameFrom.findIndex((one) => one.layer === layer);
    if (layer !== 0 && known < 0) {
      this.cameFrom.push({ layer, from: focused });
      return;
    }
    const closed = this.cameFrom.splice(known + 1);
    this.back = closed[0]?.from ?? null;
  }

  // The control that was pressed last says what a list in front is called.
  get opener() {
    return this.openedBy || tr('In front');
  }

  // What had the focus is gone: it goes to what was read behind it, or else before it.
  focusNear(id, order, elements) {
    if (document.activeElement !== document.body && document.activeElement !== null) return;
    const at = order.indexOf(id);
    const near = [...order.slice(at), ...order.slice(0, Math.max(at, 0)).reverse()];
    for (const name of near) {
      const element = elements.get(name);
      if (!element || element.closest('[inert]')) continue;
      const stop = ['group', 'dialog'].includes(element.dataset.kind) ? null
        : element.matches(stops) ? element : element.querySelector(stops);
      if (!stop || stop.disabled) continue;
      stop.focus({ preventScroll: true });
      return;
    }
  }
}
