// The page in other languages: chosen, kept, whole, and nothing is lost by it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { sizes, usePage } from './harness.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const { open } = usePage();
const htmlLanguage = (visitor) => visitor.page.evaluate(() => document.documentElement.lang);
const label = async (visitor, control) => (await visitor.state()).controls[control].label;
const inSpanish = { address: '?lang=es' };

// What stands in the picture now.
async function texts(visitor) {
  await visitor.page.evaluate(() => window.descent.getTexts());
  await visitor.page.mouse.move(3, 3);
  await visitor.page.evaluate(() => window.descent.setTheme('light')); // asks for a frame
  await visitor.frames(3);
  return visitor.page.evaluate(() => window.descent.getTexts());
}

describe('the language', () => {
  test('is what the address asks for', async () => {
    const visitor = await open(inSpanish);
    assert.equal(await htmlLanguage(visitor), 'es');
    assert.equal(await visitor.page.title(), 'Descent: mira cómo aprende una red neuronal');
    assert.equal((await visitor.state()).language, 'es');
    assert.ok((await texts(visitor)).includes('Imágenes'));
    assert.equal(await visitor.page.locator('[data-do="stepEpoch"]').textContent(), 'Entrenar una época');
    await visitor.close();
  });

  test('is changed by a press, while it trains, and nothing is lost; a reload keeps it', async () => {
    const visitor = await open();
    const names = Object.keys((await visitor.state()).controls).sort();
    await visitor.click('play');
    await visitor.until('it trains', (s) => s.epoch >= 3);
    const link = await visitor.page.evaluate(() => window.descent.getLink());
    const { epoch } = await visitor.state();
    await visitor.click('language');
    const after = await visitor.until('it speaks Spanish', (s) => s.language === 'es');
    assert.ok(after.playing && after.epoch >= epoch, 'training goes on');
    assert.equal(await visitor.page.evaluate(() => window.descent.getLink()), link);
    assert.equal(await htmlLanguage(visitor), 'es');
    await visitor.click('play');
    await visitor.until('it pauses', (s) => !s.playing);
    await visitor.settle(); // and has told all
    const story = ({ controls }) => Object.entries(controls).find(([name]) => name.startsWith('story.'))[1].label;
    const spanish = story(await visitor.state());
    await visitor.page.evaluate(() => window.descent.setLanguage('en'));
    await visitor.until('the story is told in English', (s) => story(s) !== spanish && /[a-z]/.test(story(s)));
    await visitor.page.evaluate(() => window.descent.setLanguage('es'));
    await visitor.until('and in Spanish', (s) => story(s) === spanish);
    await visitor.page.reload();
    await visitor.ready();
    assert.equal((await visitor.state()).language, 'es');
    const there = Object.keys((await visitor.state()).controls);
    for (const name of names) assert.ok(there.includes(name) || /^(story|cut_text|legend|tooltip|preset_about)/.test(name), `${name} has the same id`);
    await visitor.click('language');
    await visitor.until('it speaks English', (s) => s.language === 'en');
    assert.equal(await htmlLanguage(visitor), 'en');
    await visitor.close();
  });

  test("is the browser's, where it has one of ours", async () => {
    const visitor = await open({ prepare: ({ page }) => page.addInitScript(() => {
      Object.defineProperty(navigator, 'languages', { get: () => ['de-DE', 'es-MX', 'en'] });
    }) });
    assert.equal((await visitor.state()).language, 'es');
    await visitor.close();
  });

  test('is English where the catalogue does not come, and a change says why', async () => {
    const visitor = await open({ ...inSpanish, prepare: ({ page }) => page.route('**/languages/*', (route) => route.abort()) });
    assert.equal((await visitor.state()).language, 'en');
    await visitor.click('language');
    const { message } = await visitor.until('it says why', (s) => s.message !== '');
    assert.match(message, /could not be loaded/);
    await assert.rejects(visitor.page.evaluate(() => window.descent.setLanguage('xx')), /There is no language "xx"/);
    await visitor.close([/Failed to load|ERR_FAILED/]);
  });

  test('writes numbers its own way, and takes them with a comma', async () => {
    const visitor = await open(inSpanish);
    await visitor.page.evaluate(() => window.descent.loadPreset('line'));
    await visitor.page.evaluate(() => window.descent.stepEpoch());
    await visitor.until('an epoch is done', (s) => s.epoch === 1);
    assert.ok((await texts(visitor)).some((text) => /\d,\d/.test(text)));
    const points = (await texts(visitor)).filter((text) => /\d\.\d/.test(text));
    assert.deepEqual(points, []);
    await visitor.page.evaluate(() => window.descent.setLanguage('en'));
    assert.deepEqual((await texts(visitor)).filter((text) => /^\d+,\d{1,2}$/.test(text)), []);
    await visitor.close();
  });
});

// Every text in brackets, as a language that nobody speaks: what stands there without them did not go through tr().
function bracketed() {
  const pot = spawnSync('python3', [path.join(root, 'cmake/check_words.py'), '--pot'], { encoding: 'utf8' }).stdout;
  const found = {};
  const text = (line) => JSON.parse(line.slice(line.indexOf('"')).replaceAll(/\\x([0-9A-F]{2})/g, '\\u00$1'));
  for (const block of pot.split('\n\n').slice(1)) {
    const lines = block.split('\n');
    const one = lines.find((line) => line.startsWith('msgid '));
    const several = lines.find((line) => line.startsWith('msgid_plural '));
    const around = (words) => `⟦${words}⟧`.replace('⟦', '«').replace('⟧', '»');
    found[text(one)] = several ? [around(text(one)), around(text(several))] : around(text(one));
  }
  found['1,234.5'] = '1,234.5';
  return JSON.stringify({ code: 'es', forms: `01${'1'.repeat(198)}`, texts: found });
}

// Names that are the same in every language: Keras's, of data sets and of kernels, units, formulas.
const names = new RegExp(`^(${['Descent', 'Fashion-MNIST', 'MNIST', 'Keras', 'English', 'EN', 'relu', 'elu', 'selu', 'gelu', 'tanh', 'sigmoid', 'linear',
  'softmax', 'swish', 'softplus', 'sin', 'L[12]', 'x[₁₂²]?', 'y', 'w', 'b', 'sin [xy]', '(\\d+ · )?(\\d×\\d, )?relu', 'Conv2D', 'MaxPooling2D', 'Flatten', 'Dense', 'PNG', '\\.npz', '\\.safetensors', 'PyTorch', '(val_)?(loss|accuracy)', 'a = tanh\\(.*', 'GFLOP/s', 'reference', 'simd(_fma)?', '\\d (Conv2D|MaxPooling2D|Flatten|Dense)', 'valid', 'same', 'mean_squared_error', 'Adam', 'SGD', 'RMSprop', 'Nadam', 'Adagrad', 'Adadelta', 'AdamW', 'CSV'].join('|')})$`, 'i');
const hasWords = (text) => /\p{L}{2,}/u.test(text);

describe('no English is left over', () => {
  const scenes = {
    playground: async () => {},
    line: (visitor) => visitor.page.evaluate(() => window.descent.setScene('line')),
    images: (visitor) => visitor.showConvolution(),
  };
  // What is opened after the scene itself, one after the other.
  const opened = {
    playground: ['help', 'share', 'runs', 'landscape', 'step_apart', 'performance.open'],
    line: [],
    images: ['inside', 'filters', 'judging', 'why'].map((page) => `workbench_page.${page}`),
  };
  const isPage = (control) => control.startsWith('workbench_page.');
  for (const [scene, show] of Object.entries(scenes)) {
    test(scene, async () => {
      const visitor = await open({ ...inSpanish, prepare: ({ page }) => page.route('**/languages/es.json*', (route) => route.fulfill({
        contentType: 'application/json', body: bracketed() })) });
      await show(visitor);
      await visitor.page.evaluate(() => window.descent.stepEpoch());
      await visitor.until('an epoch is done', (s) => s.epoch === 1);
      const english = new Set();
      const look = async (where) => {
        const { controls } = await visitor.state();
        const said = Object.values(controls).flatMap(({ label: words = '', hint = '' }) => [words, hint]);
        for (const text of [...await texts(visitor), ...said]) {
          if (hasWords(text) && !/[«»]/.test(text) && !names.test(text.trim())) english.add(`${where}: ${text}`);
        }
      };
      await look(scene);
      for (const control of opened[scene]) {
        await visitor.click(control);
        await visitor.settle();
        await look(control);
        if (isPage(control)) continue;
        await visitor.page.keyboard.press('Escape');
        await visitor.settle();
      }
      assert.deepEqual([...english], []);
      await visitor.close();
    });
  }
});

describe('no word is cut off', () => {
  for (const [name, size] of Object.entries(sizes)) {
    for (const address of ['?lang=en', '?lang=es']) {
      test(`${name} ${address}`, async () => {
        const visitor = await open({ address, size });
        const cut = new Set();
        // The name of a preset is whole in the list that opens.
        const look = async (where) => {
          const { controls } = await visitor.state();
          const inside = (a, b) => b && a.x >= b.x - 1 && a.y >= b.y - 1 && a.x + a.width <= b.x + b.width + 1 && a.y + a.height <= b.y + b.height + 1;
          for (const [control, place] of Object.entries(controls)) {
            if (control.startsWith('cut_text.') && place.width > 0 && !inside(place, controls.preset)) cut.add(`${where}: ${control} ${JSON.stringify(place)}`);
          }
        };
        for (const scene of ['playground', 'line', 'images']) {
          await visitor.page.evaluate((one) => window.descent.setScene(one), scene);
          await visitor.settle();
          const { controls } = await visitor.state();
          for (const tab of ['tab.Data', 'tab.Network', 'tab.Output', 'tab.Training'].filter((one) => controls[one])) {
            await visitor.click(tab);
            await visitor.settle();
            await look(`${scene} ${tab}`);
          }
          await look(scene);
        }
        assert.deepEqual([...cut], []);
        await visitor.close();
      });
    }
  }
});
