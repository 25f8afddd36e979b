// Hundreds of addresses that are random, cut off, changed or enormous: never a crash, a standstill, a
// lost experiment, or text that is taken for HTML.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { usePage } from './harness.mjs';
import { seeded } from './seeded.mjs';

const { open } = usePage();

const count = 500;

function hostileHashes(good) {
  const random = seeded(20240607);
  const below = (n) => Math.floor(random() * n);
  const pick = (list) => list[below(list.length)];
  const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789=&(),:!\'%-_.<>"/\\;#é\u0000\u{1f642}';
  const letters = [...alphabet];
  const noise = (length) => Array.from({ length }, () => pick(letters)).join('');
  const html = ['<img src=x onerror="window.hacked=1">', '<script>window.hacked=1</script>',
    '"><svg onload=window.hacked=1>', 'javascript:window.hacked=1', '&lt;b&gt;', '{{7*7}}', '%3Cscript%3E'];
  const numbers = ['1e999', '-1', '0', 'NaN', '99999999999999999999', '1e-320', '0x10', '%00'];
  const mutate = (text) => {
    let result = text;
    for (let i = 0; i <= below(4); i += 1) {
      const at = below(result.length);
      const insert = pick([pick(letters), pick(html), pick(numbers), noise(below(20)), result.slice(below(result.length), at)]);
      result = result.slice(0, at) + insert + result.slice(at + below(3));
    }
    return result;
  };
  const kinds = [
    () => noise(1 + below(300)),
    () => `descent=1&experiment=${noise(1 + below(200))}`,
    () => `descent=1&packed=${noise(1 + below(200))}`,
    () => pick(good).slice(0, 1 + below(pick(good).length)),
    () => mutate(pick(good)),
    () => mutate(pick(good)),
    () => `descent=1&experiment=(data:(name:'${pick(html)}'))`,
    () => `descent=1&experiment=()&${pick(['discretize', 'hide', 'speed', 'theme', 'nothing'])}=${pick([...html, ...numbers])}`,
    () => `${pick(['activation', 'dataset', 'networkShape', 'learningRate', 'noise', 'seed', 'batchSize'])}=${pick([...html, ...numbers, noise(30)])}`,
    () => `descent=1&experiment=(data:(samples:${pick(numbers)}),model:!((layer:Dense,units:${pick(numbers)})))`,
    () => `descent=1&experiment=${'('.repeat(1 + below(3000))}`,
    () => `descent=1&experiment=(model:!(${'(layer:Dense,units:4096),'.repeat(1 + below(40))}))`,
  ];
  const hashes = Array.from({ length: count - 12 }, (_, i) => kinds[i % kinds.length]());
  // Enormous: as long as a link may be, and far longer.
  for (let i = 0; i < 12; i += 1) {
    const length = i % 2 === 0 ? 65_000 : 1_000_000;
    hashes.push(pick(['descent=1&experiment=', 'descent=1&packed=', 'networkShape=']) + pick(['A', '(', '!', '1,', '%41']).repeat(length));
  }
  return hashes;
}

test(`${count} hostile addresses`, async () => {
  const visitor = await open();
  await visitor.click('step_epoch');
  await visitor.until('an epoch is trained', (s) => s.epoch === 1 && !s.playing);
  const good = await visitor.page.evaluate(async () => {
    const links = [];
    for (const id of ['spiral', 'xor']) {
      await window.descent.loadPreset(id);
      links.push(window.descent.getLink());
    }
    await window.descent.undo();
    return links;
  });
  good.push('activation=relu&batchSize=10&dataset=xor&regDataset=reg-plane&learningRate=0.03&noise=20'
    + '&networkShape=4,2&seed=0.74&showTestData=true&discretize=true&percTrainData=40&x=true&y=true&problem=classification');
  const hashes = hostileHashes(good);
  assert.equal(hashes.length, count);
  const outcome = await visitor.page.evaluate(async (all) => {
    const result = { slow: [], lost: [], opened: 0, refused: 0, silent: 0 };
    const elements = document.querySelectorAll('*').length;
    for (const hash of all) {
      const before = JSON.stringify(window.descent.getState().experiment);
      const weights = window.descent.getWeightsHash();
      const start = performance.now();
      let error = '';
      // As the page does with its address, but one after the other.
      await window.descent.openLink(`#${hash}`).catch((e) => { error = e.message; });
      const state = window.descent.getState();
      const took = performance.now() - start;
      if (took > 1000) result.slow.push([hash.slice(0, 80), took]);
      if (error === '') {
        result.opened += 1;
        if (!state.ready) await window.descent.setScene('playground');
        continue;
      }
      result.refused += 1;
      if (error.length < 15) result.silent += 1;
      if (JSON.stringify(state.experiment) !== before || window.descent.getWeightsHash() !== weights) result.lost.push(hash.slice(0, 200));
    }
    result.hacked = window.hacked !== undefined || document.querySelectorAll('*').length !== elements;
    return result;
  }, hashes);
  assert.deepEqual(outcome.lost, []);
  assert.deepEqual(outcome.slow, []);
  assert.equal(outcome.silent, 0);
  assert.equal(outcome.hacked, false);
  assert.equal(outcome.opened + outcome.refused, count);
  assert.ok(outcome.refused > count / 2, `${outcome.refused} were refused`);
  assert.ok(outcome.opened > 5, `${outcome.opened} were opened`);

  // Some of them in the real address, where the browser itself has its say first.
  await visitor.page.evaluate(() => window.descent.loadPreset('xor'));
  for (let i = 0; i < count; i += 10) {
    if (hashes[i].length > 100_000) continue;
    const state = await visitor.page.evaluate((hash) => new Promise((resolve) => {
      const look = () => setTimeout(() => resolve(window.descent.getState().ready), 0);
      const before = location.hash;
      location.hash = hash;
      if (location.hash === before) look();
      else addEventListener('hashchange', look, { once: true });
    }), hashes[i]);
    assert.equal(typeof state, 'boolean');
  }
  await visitor.page.evaluate(async (link) => {
    location.hash = '';
    await window.descent.openLink(`#${link}`); // with nothing hidden
  }, good[1]);
  await visitor.click('step_epoch');
  await visitor.until('it still trains', (s) => s.epoch === 1 && !s.playing);
  assert.equal(await visitor.page.evaluate(() => window.hacked), undefined);
  await visitor.close();
});
