// Weights as files, from the page and into it, and the network as source.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';

import { usePage } from './harness.mjs';

const { open } = usePage();

const hash = (visitor) => visitor.page.evaluate(() => window.descent.getWeightsHash());

async function saved(visitor, control) {
  const [download] = await Promise.all([visitor.page.waitForEvent('download'), visitor.click(control)]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

// As dropped from a folder.
async function drop(visitor, name, bytes) {
  await visitor.page.evaluate(([file, content]) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array(content)], file));
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }, [name, [...bytes]]);
}

describe('weights as files', () => {
  test('saved from Share, dropped on the page, undone; what does not fit changes nothing', async () => {
    const visitor = await open();
    await visitor.click('step_epoch');
    await visitor.until('an epoch is over', (s) => s.epoch === 1 && !s.playing);
    const weights = await hash(visitor);
    await visitor.click('share');
    await visitor.place('share.close');
    const files = [];
    for (const control of ['share.npz', 'share.safetensors']) files.push(await saved(visitor, control));
    assert.deepEqual(files.map(({ name }) => name), ['descent-spiral.npz', 'descent-spiral.safetensors']);
    const keras = await saved(visitor, 'share.keras');
    assert.equal(keras.name, 'descent-spiral-keras.py');
    assert.match(keras.bytes.toString(), /np\.load\("descent-spiral\.npz"\)/);
    assert.match((await saved(visitor, 'share.pytorch')).bytes.toString(), /nn\.Linear\(/);
    await visitor.click('share.close');

    for (const { name, bytes } of files) {
      await visitor.page.evaluate(() => window.descent.reset());
      await visitor.until('it is untrained', (s) => s.epoch === 0);
      const fresh = await hash(visitor);
      assert.notEqual(fresh, weights);
      await drop(visitor, name, bytes);
      const state = await visitor.until('it is told', (s) => s.message.includes(name));
      assert.match(state.message, /^The network has the weights of descent-spiral\.\w+ now: all \d+ arrays fit\.$/);
      assert.equal(await hash(visitor), weights);
      await visitor.page.keyboard.press('Control+z');
      await visitor.until('it is undone', (s) => !s.message);
      assert.equal(await hash(visitor), fresh);
    }

    await visitor.page.evaluate(() => window.descent.loadPreset('xor'));
    await visitor.until('it is open', (s) => s.experiment.data.name === 'xor');
    const other = await hash(visitor);
    await drop(visitor, 'mine.npz', files[0].bytes);
    await visitor.until('it is refused', (s) => /mine\.npz: The file does not fit this network/.test(s.message));
    await drop(visitor, 'mine.npz', files[0].bytes.subarray(0, 100));
    await visitor.until('it is refused', (s) => /mine\.npz: The zip file is not whole/.test(s.message));
    assert.equal(await hash(visitor), other);
    await visitor.close();
  });
});
