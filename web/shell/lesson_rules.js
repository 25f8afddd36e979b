// The rules that a learner writes in the first lesson: if the value is below this, it is that, else …
import { button, element, typedNumber } from './lesson_elements.js';
import { tr } from './words.js';

const mostRules = 12;
let kept = { classes: [], rows: [], otherwise: 0 };

// A rule a limit between two classes to begin with; where classes are added, what was written stays.
function rulesOf({ classes }) {
  const goesOn = kept.classes.length > 0 && kept.classes.every((name, i) => classes[i] === name);
  if (!goesOn) kept = { rows: classes.slice(1).map((_, label) => ({ below: '', label })), otherwise: classes.length - 1 };
  kept.classes = classes;
  return kept;
}

function classList(classes, chosen, role, change) {
  const list = element('select', {}, ...classes.map((name, i) => new Option(name, String(i), false, i === chosen)));
  list.dataset.role = role;
  list.setAttribute('aria-label', tr('then it is'));
  list.addEventListener('change', () => change(Number(list.value)));
  return list;
}

function verdictText({ verdict, classes, wanted }) {
  const parts = classes.map((name, i) => `${name} ${verdict.rightOfClass[i]} / ${verdict.ofClass[i]}`);
  const share = Math.round((1000 * verdict.right) / verdict.all) / 10;
  return [tr('{0} of {1} are right ({2} %): {3}.', verdict.right, verdict.all, share, parts.join('; ')),
    wanted > 0 ? tr('Wanted are {0} %.', Math.round(100 * wanted)) : ''].join(' ');
}

export function rulesBox(now, ask) {
  const { rules } = now;
  const state = rulesOf(rules);
  const box = element('fieldset', { className: 'lesson-rules' });
  const wrong = element('p', { className: 'lesson-because', role: 'alert' });
  const row = (rule, i) => {
    const field = element('input', { type: 'text', inputMode: 'decimal', value: rule.below });
    field.dataset.role = `below${i}`;
    field.setAttribute('aria-label', tr('if the value is below'));
    field.addEventListener('input', () => { rule.below = field.value; });
    field.addEventListener('keydown', ({ key }) => key === 'Enter' && run());
    return element('p', {}, element('code', {}, ['else', 'if'].slice(i === 0 ? 1 : 0).join(' ')), ` ${rules.along} < `, field, ' ',
      classList(rules.classes, rule.label, `label${i}`, (label) => { rule.label = label; }),
      button(`drop${i}`, '✕', () => { state.rows.splice(i, 1); draw(); }, { className: 'quiet', label: tr('Take this rule away'), disabled: state.rows.length === 1 }));
  };
  const run = () => {
    const rows = state.rows.map(({ below, label }) => ({ below: typedNumber(below), label }));
    if (rows.some(({ below }) => Number.isNaN(below))) {
      wrong.textContent = tr('Each rule needs a number to compare with.');
      return;
    }
    ask('lessonRules', { rows, otherwise: state.otherwise });
  };
  const draw = () => box.replaceChildren(
    element('legend', {}, tr('Your rules')),
    ...state.rows.map(row),
    element('p', {}, element('code', {}, 'else'), ' ', classList(rules.classes, state.otherwise, 'otherwise', (label) => { state.otherwise = label; })),
    button('add', tr('Add an else if'), () => { state.rows.push({ below: '', label: state.rows.length % rules.classes.length }); draw(); }, { disabled: state.rows.length >= mostRules }),
    ' ', button('run', tr('Run the rules'), run, { className: 'main' }),
    wrong,
    ...(rules.verdict ? [element('p', { className: 'lesson-verdict', role: 'status' }, verdictText(rules))] : []));
  draw();
  return box;
}
