// Files that a person drops on the page.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { usePage } from './harness.mjs';

const { open } = usePage();

function drop(visitor, name, text) {
  return visitor.page.evaluate(([file, contents]) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([contents], file));
    dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }, [name, text]);
}

test('an experiment that is dropped on the page is opened, a wrong one told of', async () => {
  const visitor = await open();
  await drop(visitor, 'xor.json', '{"data": {"name": "xor"}, "seed": 7}');
  await visitor.until('it is open', (s) => s.experiment.data.name === 'xor' && s.experiment.seed === 7);
  await drop(visitor, 'wrong.json', '{"data": {"name": "<b>xorr</b>"}}');
  const { message, experiment } = await visitor.until('it is told of', (s) => s.message !== '');
  assert.match(message, /<b>xorr<\/b>/);
  assert.equal(experiment.data.name, 'xor');
  assert.equal(await visitor.page.locator('b').count(), 0);
  await visitor.close();
});

for (const [name, contents] of [['notes.txt', 'some notes on digits,\nno table'], ['empty.csv', ''], ['thesis.pdf', '%PDF-1.4']]) {
  test(`of a file that nothing can be done with it is told what opens: ${name}`, async () => {
    const visitor = await open();
    await drop(visitor, name, contents);
    const { message, controls } = await visitor.until('it is told of', (s) => s.message.includes(name));
    assert.match(message, /What opens here are experiments \(\.json\), tables \(\.csv/);
    assert.ok(!controls['table.close']);
    await visitor.picture(`file-refused-${name}`);
    await visitor.close();
  });
}
