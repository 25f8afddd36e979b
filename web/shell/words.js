// What the page says in the language in use, as the program does (engine/core/words.hpp): the English
// text is the key, "{0}" the place of the first value, and the texts are literals, so that gettext's
// tools find them. Not for ids, and not for the watchdog, which works where no script comes.

let language = null;

// `next`: { text(english), form(one, several, count) }, which give null where they have none; null is
// English. For all that is said from now on.
export function useLanguage(next) {
  language = next;
}

function withValues(text, values) {
  if (values.length === 0) return text;
  return text.replace(/\{\{|\}\}|\{(\d+)\}/g, (place, number) => {
    if (number === undefined) return place[0];
    return Number(number) < values.length ? String(values[number]) : place;
  });
}

export function tr(english, ...values) {
  return withValues(language?.text(english) ?? english, values);
}

// For a text that is marked elsewhere: data-tr in index.html.
export const trMarked = (english) => language?.text(english) ?? english;

// The form for `count`, which is "{0}"; other values begin at "{1}".
export function trN(one, several, count, ...values) {
  return withValues(language?.form(one, several, count) ?? (count === 1 ? one : several), [count, ...values]);
}

// The language's signs between thousands and before decimals, as it writes this number.
const signs = () => /^1(.*)234(.+)5$/.exec(tr('1,234.5')).slice(1);

// The number that a text shows; NaN where it is none.
export function numberOf(shown) {
  const [thousands, decimals] = signs();
  const plain = shown.replace('\u2212', '-').replaceAll(thousands, '').replace(decimals, '.');
  return Number(plain.replace(/[^\d.eE+-]/g, '') || NaN);
}

export const inLanguage = (number) => String(number).replace('.', signs()[1]);
