// What the page around is told where it is not done as it says.
import { limits } from './messages_limits.js';
import { originOf } from './messages_trust.js';
import { tr } from './words.js';

export const tooMuch = () => tr('That is too much at once: {0} messages, and then {1} a second, are taken. This one was not.', limits.atOnce, limits.aSecond);

export const noMessage = (name, names) => tr('There is no message "{0}". There are: {1}.', typeof name === 'string' ? name.slice(0, 60) : typeof name, names);

export const notText = (name) => tr('"{0}" has to be a string.', name);

// By what problemOf() finds.
export const notPlain = {
  kind: () => tr('A message has to be plain data, as JSON can hold them.'),
  depth: () => tr('A message may be {0} lists and objects deep.', limits.depth),
  size: () => tr('A message may have {0} values and {1} characters.', limits.values, limits.characters),
};

export function distrust(trust, origin) {
  if (originOf(origin) === '') {
    return tr('This page is told nothing: it has no origin, as a file or a sandboxed frame without allow-same-origin has none. Serve it by http.');
  }
  return trust.byList
    ? tr('{0} is not among the origins that this site lists. Whoever runs it can add it.', origin)
    : tr('Descent does as {0} says only where its own address says so: add ?origin={0} to the src of the frame.', origin);
}
