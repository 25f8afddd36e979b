// The language that the page speaks: which one, its catalogue (cmake/language_file.py), and the words that
// stand in the page itself.
import { tr, trMarked, useLanguage } from './words.js';

const meta = (name) => document.querySelector(`meta[name="descent-${name}"]`)?.content ?? '';
const languages = ['en', ...meta('languages').split(' ').filter((code) => /^[a-z]+$/.test(code))];
const keptAs = 'descent.language';

// "es-MX" is "es"; empty where there is no such language.
function known(tag) {
  const code = String(tag ?? '').toLowerCase().split(/[-_]/)[0];
  return languages.includes(code) ? code : '';
}

function kept() {
  try {
    return localStorage.getItem(keptAs);
  } catch {
    return null; // not allowed in this frame
  }
}

// What a page around asks for is not what this person chose.
function keep(code) {
  if (window.parent !== window) return;
  try {
    localStorage.setItem(keptAs, code);
  } catch {
    // then it is only for this visit
  }
}

// What the address asks for (?lang=es), else what was chosen here before, else the browser's.
export function wantedLanguage() {
  const asked = new URLSearchParams(location.search).get('lang');
  return known(asked) || known(kept()) || navigator.languages.map(known).find(Boolean) || 'en';
}

// The catalogue's text; empty for English.
export async function fetchLanguage(code) {
  if (code === 'en') return '';
  const url = new URL(`languages/${code}.json`, document.baseURI);
  url.searchParams.set('v', meta('version'));
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.text();
}

function languageOf({ forms, texts }) {
  const form = (english, number) => {
    const words = texts[english];
    return Array.isArray(words) ? words[Math.min(number, words.length - 1)] : words;
  };
  return {
    text: (english) => form(english, 0),
    form: (one, several, count) => form(one, Number(forms[count < forms.length ? count : 100 + (count % 100)])),
  };
}

// The elements of the page that have words of their own: data-tr those in them, data-tr-label those for readers.
function sayPage() {
  for (const element of document.querySelectorAll('[data-tr]')) {
    element.dataset.tr ||= element.textContent;
    element.textContent = trMarked(element.dataset.tr);
  }
  for (const element of document.querySelectorAll('[data-tr-label]')) {
    element.dataset.trLabel ||= element.getAttribute('aria-label');
    element.setAttribute('aria-label', trMarked(element.dataset.trLabel));
  }
  document.title = tr('Descent: watch a neural network learn');
}

export function speak(code, catalogue) {
  useLanguage(catalogue === '' ? null : languageOf(JSON.parse(catalogue)));
  document.documentElement.lang = code;
  sayPage();
  dispatchEvent(new Event('otherlanguage'));
}

// More words of the language in use, as those of lessons, which come when they are needed.
export async function addToLanguage(code, more, engine) {
  const whole = JSON.parse(await fetchLanguage(code));
  const catalogue = JSON.stringify({ ...whole, texts: { ...whole.texts, ...more.texts } });
  engine.useLanguage(catalogue);
  speak(code, catalogue);
}

// A change to another language while the page is in use. An Error is a sentence, and nothing is changed.
export async function changeLanguage(tag, engine) {
  const code = known(tag);
  if (!code) throw new Error(tr('There is no language "{0}". There are: {1}.', String(tag).slice(0, 20), languages.join(', ')));
  let catalogue;
  try {
    catalogue = await fetchLanguage(code);
    if (catalogue !== '') languageOf(JSON.parse(catalogue));
  } catch {
    throw new Error(tr('The language "{0}" could not be loaded. Look whether you are online, and try again.', code));
  }
  engine.useLanguage(catalogue);
  speak(code, catalogue);
  keep(code);
}
