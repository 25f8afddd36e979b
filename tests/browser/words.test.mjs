// The page's own texts, without a browser.

import assert from 'node:assert';
import { afterEach, test } from 'node:test';
import { tr, trN, useLanguage } from '../../web/shell/words.js';

afterEach(() => useLanguage(null));

test('English texts are themselves, with values in their places', () => {
  assert.equal(tr('Reload'), 'Reload');
  assert.equal(tr('{0} and {{'), '{0} and {{');
  assert.equal(tr('{1} of {0}, {1}', 'all', 1), '1 of all, 1');
  assert.equal(tr('{0} {1} {9} {x} {}', '{1}', '$&'), '{1} $& {9} {x} {}');
  assert.equal(tr('{{0}} is {0}; {{{0}}}', 5), '{0} is 5; {5}');
});

test('One and several have forms of their own', () => {
  assert.equal(trN('{0} file', '{0} files', 1), '1 file');
  assert.equal(trN('{0} file of {1}', '{0} files of {1}', 0, 'all'), '0 files of all');
});

test('Another language is said while it is in use, English where it has nothing', () => {
  const texts = { Reload: '[Rëload]', '{0} of {1}': '[{1}: {0}]' };
  useLanguage({
    text: (english) => texts[english] ?? null,
    form: (one, several, count) => (one === '{0} file' ? (count < 3 ? '[few {0}]' : '[many {0}]') : null),
  });
  assert.equal(tr('Reload'), '[Rëload]');
  assert.equal(tr('{0} of {1}', 3, 10), '[10: 3]');
  assert.equal(tr('Try again'), 'Try again');
  assert.equal(trN('{0} file', '{0} files', 2), '[few 2]');
  assert.equal(trN('{0} file', '{0} files', 9), '[many 9]');
  assert.equal(trN('{0} set', '{0} sets', 1), '1 set');
});
