// A question of a lesson: answers to choose from, or a number to type. Beside a goal it is a prediction, which
// is locked once it is given.
import { button, element, typedNumber } from './lesson_elements.js';
import { tr } from './words.js';

function choices(now, ask) {
  const { question } = now;
  const locked = now.reached || (now.predicts && question.answer !== undefined);
  return question.answers.map((say, i) => {
    const answer = button(`answer${i}`, say, () => ask('lessonAnswer', { choice: i }), { className: 'answer', disabled: locked });
    answer.setAttribute('aria-pressed', String(question.answer === i));
    return answer;
  });
}

function numberField(now, ask) {
  const { question } = now;
  const locked = now.reached || (now.predicts && question.answer !== undefined);
  const field = element('input', { type: 'text', inputMode: 'decimal', autocomplete: 'off', readOnly: locked,
    value: question.answer === undefined ? '' : String(question.answer) });
  field.dataset.role = 'number';
  field.setAttribute('aria-label', question.ask);
  const wrong = element('p', { className: 'lesson-because', role: 'alert' });
  const give = (event) => {
    event.preventDefault();
    const number = typedNumber(field.value);
    if (Number.isNaN(number)) {
      wrong.textContent = tr('That is no number. Type one such as 18.5.');
      return;
    }
    ask('lessonAnswer', { number });
  };
  const form = element('form', { className: 'lesson-number' }, field,
    element('button', { type: 'submit', className: 'main', disabled: locked }, now.predicts ? tr('Predict') : tr('Answer')), wrong);
  form.addEventListener('submit', give);
  return form;
}

export function questionBox(now, ask) {
  const { question } = now;
  return element('fieldset', { className: 'lesson-question' },
    element('legend', {}, now.predicts ? tr('Predict first') : tr('Question')),
    element('p', {}, question.ask),
    ...(question.number ? [numberField(now, ask)] : choices(now, ask)),
    ...(question.because && !now.reached ? [element('p', { className: 'lesson-because', role: 'status' }, question.because)] : []));
}
