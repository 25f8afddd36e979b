// The end of a lesson: what was done, and the code that a teacher can check.
import { button, element } from './lesson_elements.js';
import { meaning } from './lesson_words.js';
import { tr } from './words.js';

function results(lesson) {
  const words = ({ reached, shown }) => (reached ? (shown ? tr('shown by a hint') : tr('reached')) : tr('left out'));
  const sign = ({ reached, shown }) => (reached ? (shown ? '◐' : '●') : '○');
  return element('ul', { className: 'lesson-results' }, ...lesson.goals.filter(({ asks }) => asks).map((goal) => element('li', {},
    `${sign(goal)} ${goal.title} `, element('small', {}, words(goal)))));
}

// The terms that it was about, once more.
function learnt({ terms }) {
  const known = terms.filter((term) => meaning(term));
  if (known.length === 0) return [];
  return [element('details', {}, element('summary', {}, tr('What it was about')),
    element('dl', {}, ...known.flatMap((term) => [element('dt', {}, element('strong', {}, term.replaceAll('_', ' '))), element('dd', {}, meaning(term))])))];
}

export function endPage(lesson, does) {
  const field = element('textarea', { readOnly: true, rows: 2, value: lesson.code, spellcheck: false });
  field.dataset.role = 'code';
  field.setAttribute('aria-label', tr('Code for your teacher'));
  field.addEventListener('focus', () => field.select());
  const copied = element('span', { role: 'status' });
  const copy = async () => {
    field.select();
    try {
      await navigator.clipboard.writeText(lesson.code);
      copied.textContent = tr('Copied.');
    } catch {
      copied.textContent = tr('It is selected: copy it with Ctrl+C.');
    }
  };
  return element('div', { className: 'lesson-body' },
    element('h2', { tabIndex: -1 }, lesson.done ? tr('Done') : tr('Not all is done yet')),
    element('p', {}, lesson.about),
    element('p', {}, tr('Score: {0} %', Math.round(100 * lesson.score))),
    results(lesson),
    element('p', {}, element('small', {}, tr('A step counts half after a wrong answer, and nothing where a hint did it.'))),
    ...learnt(lesson),
    element('p', {}, tr('This code says what you did, for a teacher who asks for it. It was made on your machine, and nothing was sent.')),
    field, element('p', {}, button('copy', tr('Copy'), copy, { className: 'main' }), ' ', copied),
    element('p', {}, button('anew', tr('Do it once more'), () => does.anew()), ' ', button('list', tr('All lessons'), () => does.showList())));
}
