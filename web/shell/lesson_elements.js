// Elements of the lesson's panel.

// Properties of the element, or attributes where the name has a dash or is `role`.
export function element(name, settings = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(settings)) {
    if (key.includes('-') || key === 'role') made.setAttribute(key, value);
    else made[key] = value;
  }
  made.append(...children);
  return made;
}

// `role` finds it again when the panel is made anew.
export function button(role, text, press, { label = '', ...settings } = {}, ...children) {
  const made = element('button', { type: 'button', ...settings }, text, ...children);
  made.dataset.role = role;
  if (label) {
    made.setAttribute('aria-label', label);
    made.title = label;
  }
  made.addEventListener('click', press);
  return made;
}

// A number as somebody types it: with a comma or a point, the minus sign as a dash or a sign; NaN where it is none.
export function typedNumber(text) {
  const plain = text.trim().replace(/[−–]/g, '-').replace(/\s/g, '').replace(',', '.');
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : NaN;
}
