// What <descent-playground> itself says, on pages that have no catalogue of ours: make_site.py writes the words of its
// few texts into it.
const catalogues = '__DESCENT_ELEMENT_WORDS__';
let language = 'en';

export function speakAs(code) {
  language = code;
}

export function tr(english, ...values) {
  const text = catalogues[language]?.[english] ?? english;
  return text.replace(/\{(\d)\}/g, (place, number) => String(values[number] ?? place));
}
