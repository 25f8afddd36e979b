// The words of lessons: their catalogue beside the program's, the glossary, and texts with "[words](id)" in them.
import { trMarked } from './words.js';
import { addToLanguage } from './language.js';

let glossary = null;

// The lessons' words in the language in use, which English needs none for.
export async function fetchCatalogue(engine, siteUrl) {
  glossary ??= await fetch(siteUrl('lessons/glossary.json')).then((answer) => (answer.ok ? answer.json() : {}));
  const code = document.documentElement.lang;
  if (code === 'en' || trMarked(glossary.loss ?? '') !== (glossary.loss ?? '')) return; // it has them already
  const answer = await fetch(siteUrl(`lessons/${code}.json`));
  if (!answer.ok) return;
  await addToLanguage(code, await answer.json(), engine);
}

// What a term means; empty: the glossary does not have it.
export const meaning = (term) => (glossary?.[term] ? trMarked(glossary[term]) : '');

// Pieces of a text: { text } or { text, id } for "[text](id)".
export function pieces(text) {
  const all = [];
  let rest = text;
  for (let found = /\[([^\]]+)\]\(([^)\s]+)\)/.exec(rest); found; found = /\[([^\]]+)\]\(([^)\s]+)\)/.exec(rest)) {
    if (found.index > 0) all.push({ text: rest.slice(0, found.index) });
    all.push({ text: found[1], id: found[2] });
    rest = rest.slice(found.index + found[0].length);
  }
  if (rest) all.push({ text: rest });
  return all;
}
