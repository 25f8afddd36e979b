// The elements of the mirror, one for each record of the program, as native as there are.
import { inLanguage, numberOf, tr } from './words.js';

// Roles whose elements need no more than a name.
const plain = {
  button: 'button', link: 'link', tab: 'tab', checkbox: 'checkbox', radio: 'radio', spinbutton: 'number',
  combobox: 'select', option: 'option', img: 'figure', group: 'group', dialog: 'dialog', text: 'words',
  status: 'words', alert: 'words', heading: 'heading',
};

// Another kind is another element; '' is none.
export function kindOf({ role, min, max, lines }) {
  if (role === 'slider') return max > min ? 'range' : 'turned';
  if (role === 'textbox') return lines ? 'lines' : 'line';
  return plain[role] ?? '';
}

function make(tag, attributes = {}) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

function input(id, type) {
  return make('input', { type, 'data-id': id, autocomplete: 'off' });
}

// A browser's own field for numbers leaves out the comma of "0,02", and makes 2 of it.
function numberField(id) {
  const field = input(id, 'text');
  field.inputMode = 'decimal';
  field.dataset.number = '';
  field.setAttribute('role', 'spinbutton');
  return field;
}

function figure(id) {
  const element = make('figure');
  const unfold = make('button', { type: 'button', 'data-id': id, 'data-unfolds': '', 'aria-expanded': 'false' });
  const tables = make('div', { class: 'tables', role: 'group', tabindex: '0', 'data-id': id, hidden: '' });
  element.append(make('div', { 'data-id': id }), make('figcaption'), unfold, tables);
  return element;
}

function range(id) {
  const element = make('span');
  element.append(input(id, 'range'), numberField(id));
  return element;
}

const makers = {
  button: (id) => make('button', { type: 'button', 'data-id': id }),
  link: (id) => make('button', { type: 'button', role: 'link', 'data-id': id }),
  tab: (id) => make('button', { type: 'button', role: 'tab', 'data-id': id }),
  option: (id) => make('button', { type: 'button', role: 'option', 'data-id': id }),
  checkbox: (id) => input(id, 'checkbox'),
  radio: (id) => input(id, 'radio'),
  number: numberField,
  line: (id) => input(id, 'text'),
  lines: (id) => make('textarea', { 'data-id': id, spellcheck: 'false' }),
  select: (id) => make('select', { 'data-id': id }),
  turned: (id) => make('div', { role: 'slider', tabindex: '0', 'data-id': id, 'data-keys': '' }),
  range,
  figure,
  group: () => make('section'),
  dialog: () => make('div', { role: 'dialog', 'aria-modal': 'true', tabindex: '-1' }),
  words: () => make('p'),
  heading: () => make('h3'),
};

export function makeElement({ id }, kind) {
  const element = makers[kind](id);
  element.dataset.kind = kind;
  return element;
}

const set = (element, name, value) => {
  if (value === '' || value === null || value === false) element.removeAttribute(name);
  else if (element.getAttribute(name) !== String(value)) element.setAttribute(name, value);
};
const setText = (element, text) => {
  if (element.textContent !== text) element.textContent = text;
};

function name(element, { label, hint, id }) {
  set(element, 'aria-label', label || hint || id);
  set(element, 'aria-description', label ? hint : '');
}

// As it is shown where that is the number, and not a rounder one.
function numberText({ value, now }) {
  const shown = numberOf(value);
  const same = value !== '' && Math.abs(shown - now) <= 1e-6 * Math.abs(now);
  return inLanguage(same ? shown : now);
}

function setNumber(field, record, text) {
  const typed = document.activeElement === field && field.value !== field.dataset.shown;
  field.dataset.shown = text;
  if (!typed && field.value !== text) {
    // Who has come to it to type finds all of it selected, and it would be typed into the new number.
    const selected = document.activeElement === field && field.selectionEnd > field.selectionStart;
    field.value = text;
    if (selected) field.select();
  }
  field.disabled = !record.enabled;
}

// Without a power of ten, which no attribute may have.
const inDigits = (number) => Number(number.toPrecision(9))
  .toLocaleString('en', { useGrouping: false, maximumFractionDigits: 20 });

function limit(field, { min, max, step, now }) {
  const limited = max > min;
  if ('number' in field.dataset) {
    set(field, 'aria-valuemin', limited ? inDigits(min) : '');
    set(field, 'aria-valuemax', limited ? inDigits(max) : '');
    set(field, 'aria-valuenow', inDigits(now));
    return;
  }
  set(field, 'min', limited ? min : '');
  set(field, 'max', limited ? max : '');
  set(field, 'step', step > 0 ? step : 'any');
}

// The places of a list of values are even steps; the values need not be.
function updateRange(element, record) {
  const [slide, field] = element.children;
  const { choices, now, label } = record;
  name(slide, record);
  if (choices.length > 0) {
    const distance = choices.map((text) => Math.abs(numberOf(text) - now));
    limit(slide, { min: 0, max: choices.length - 1, step: 1 });
    slide.value = String(distance.indexOf(Math.min(...distance)));
  } else {
    limit(slide, record);
    slide.value = String(now);
  }
  set(slide, 'aria-valuetext', record.value);
  slide.disabled = !record.enabled;
  set(field, 'aria-label', tr('{0}, as a number', label));
  limit(field, { ...record, step: 0 });
  setNumber(field, record, numberText(record));
}

// What it shows beside its choices, as "0.03 · now 0.01", is one that cannot be chosen.
function updateSelect(element, { value, choices, now }) {
  const key = JSON.stringify([value, choices, now]);
  if (element.dataset.told === key) return;
  element.dataset.told = key;
  const chosen = now >= 0 && now < choices.length ? now : -1;
  const options = choices.map((text, i) => {
    const option = new Option(text.slice(1), String(i));
    option.disabled = !text.startsWith('+');
    return option;
  });
  if (chosen >= 0 && choices[chosen].slice(1) !== value && value !== '') options[chosen].text = value;
  if (chosen < 0) {
    options.unshift(new Option(value, ''));
    options[0].disabled = true;
  }
  element.replaceChildren(...options);
  element.value = chosen < 0 ? '' : String(chosen);
}

function updateFigure(element, record) {
  const [picture, caption, unfold, tables] = element.children;
  set(element, 'aria-label', record.label || record.hint || record.id);
  name(picture, record);
  set(picture, 'role', record.stop ? 'application' : 'img');
  set(picture, 'aria-roledescription', record.stop ? tr('picture') : '');
  set(picture, 'tabindex', record.stop ? 0 : '');
  set(picture, 'aria-keyshortcuts', record.stop ? (record.table ? 'S H' : 'S') : '');
  if (record.stop) picture.dataset.keys = '';
  else delete picture.dataset.keys;
  setText(caption, record.value);
  caption.hidden = record.value === '';
  unfold.hidden = !record.table;
  setText(unfold, tr('Table: {0}', record.label));
  set(tables, 'aria-label', tr('Table: {0}', record.label));
}

const updaters = {
  group(element, { label }) {
    if (label === '') return;
    if (element.firstChild?.tagName !== 'H2') element.prepend(make('h2'));
    setText(element.firstChild, label);
    set(element, 'aria-label', label);
  },
  dialog(element, { label }) {
    if (label !== '') set(element, 'aria-label', label);
  },
  words: (element, { label }) => setText(element, label),
  heading: (element, { label }) => setText(element, label),
  range: updateRange,
  figure: updateFigure,
  checkbox(element, record) {
    name(element, record);
    element.checked = record.on;
  },
  radio(element, record) {
    name(element, record);
    element.name = `mirror.${record.group}`;
    element.checked = record.on;
  },
  number(element, record) {
    name(element, record);
    limit(element, record);
    setNumber(element, record, numberText(record));
  },
  select(element, record) {
    name(element, record);
    updateSelect(element, record);
  },
  line: updateLine,
  lines: updateLine,
  tab(element, record) {
    name(element, record);
    set(element, 'aria-selected', String(record.on));
  },
  option(element, record) {
    name(element, record);
    set(element, 'aria-selected', String(record.on));
  },
  turned(element, record) {
    name(element, record);
    set(element, 'aria-valuenow', record.now);
    set(element, 'aria-valuetext', record.value);
  },
  button(element, record) {
    name(element, record);
    set(element, 'aria-pressed', record.on); // of several beside each other, the chosen one
  },
  link: name,
};

function updateLine(element, record) {
  name(element, record);
  element.readOnly = record.readOnly;
  if (document.activeElement !== element || record.readOnly) element.value = record.value;
}

export function updateElement(element, record) {
  updaters[element.dataset.kind](element, record);
  if ('disabled' in element) element.disabled = !record.enabled;
}
