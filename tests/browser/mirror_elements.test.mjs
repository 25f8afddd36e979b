// The mirror in HTML has an element for whatever the canvas shows, with a role and a name, and keeps it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';

import { modules, sizes, themesAt } from './harness.mjs';
import { press, useMirror } from './mirror.mjs';

const { open, openList } = useMirror();
const axe = readFileSync(path.join(modules, 'axe-core/axe.min.js'), 'utf8');

const tags = {
  button: 'button, [data-kind="button"]', link: '[role="link"]', checkbox: '[type="checkbox"]', radio: '[type="radio"]',
  slider: '[type="range"], [role="slider"]', spinbutton: '[data-number]', textbox: '[type="text"]:not([data-number]), textarea',
  combobox: 'select', option: '[role="option"]', tab: '[role="tab"]', img: '[role="img"], [role="application"]',
};

// Every control that is drawn → its element; what has none, or no name, is answered.
async function wanting(visitor) {
  await visitor.settle();
  await visitor.page.waitForTimeout(250); // ten times a second
  const { controls } = await visitor.state();
  const told = Object.entries(controls).filter(([, { role }]) => tags[role]).map(([id, { role }]) => [id, tags[role]]);
  assert.ok(told.length > 5);
  return visitor.page.evaluate((all) => {
    const wrong = [];
    const spare = /\.(less|more)$|^confusion\.\d+\.\d+$/; // beside a field that steps by itself, and a table
    for (const [id, selector] of all) {
      const found = [...document.querySelectorAll(`#mirror [data-id=${JSON.stringify(id)}]`)].filter((e) => e.matches(selector));
      if (found.length === 0 && !spare.test(id)) wrong.push(`${id} has no ${selector}`);
      if (found.filter((e) => e.dataset.unfolds === undefined).length > 1) wrong.push(`${id} has several`);
      for (const element of found) {
        if (!(element.getAttribute('aria-label') || element.textContent).trim()) wrong.push(`${id} has no name`);
      }
    }
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    for (const [i, id] of ids.entries()) if (ids.indexOf(id) !== i) wrong.push(`#${id} is there twice`);
    return wrong;
  }, told);
}

async function findings(visitor) {
  await visitor.page.evaluate(axe);
  const found = await visitor.page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  });
  return found;
}

describe('every control has its element', () => {
  for (const [name, size] of Object.entries(sizes)) {
    const [theme] = themesAt(name);
    const address = name === 'phone' ? '?lang=es' : '';
    test(`in every scene, ${name}, ${theme}${address}`, async () => {
      const visitor = await openList({ size, theme, address });
      for (const scene of ['line', 'playground', 'images']) {
        await visitor.page.evaluate((id) => window.descent.setScene(id), scene);
        if (scene === 'images') await visitor.showDrawnDigits({ train: 60, test: 20, epochs: 2 });
        assert.deepEqual(await wanting(visitor), [], scene);
        assert.deepEqual(await findings(visitor), [], scene);
      }
      await visitor.close();
    });
  }

  test('on every page of Images', async () => {
    const visitor = await openList();
    await visitor.showConvolution();
    await visitor.page.evaluate(() => window.descent.stepEpoch());
    for (const name of ['Inside', 'Filters', 'Judging', 'Why']) {
      await press(visitor.page.getByRole('radio', { name, exact: true }), 'Space');
      assert.deepEqual(await wanting(visitor), [], name);
      assert.deepEqual(await findings(visitor), [], name);
    }
    await visitor.close();
  });

  test('in every dialog, which is in front alone until it is closed', async () => {
    const visitor = await openList();
    const { page } = visitor;
    for (const name of ['Share', /^What this is, and its keys/, /^Runs|beside/, "The optimizer's settings"]) {
      const opener = page.getByRole('button', { name }).first();
      await press(opener);
      const dialog = page.getByRole('dialog');
      await dialog.waitFor({ state: 'attached' });
      assert.deepEqual(await wanting(visitor), [], String(name));
      assert.deepEqual(await findings(visitor), [], String(name));
      assert.ok(await dialog.evaluate((element) => element.contains(document.activeElement)), `${name} has the focus`);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      assert.ok(await opener.evaluate((element) => element === document.activeElement), `${name}: it comes back`);
    }
    await visitor.close();
  });
});

test('the focus stays through three seconds of training, and the element is the same one', async () => {
  const visitor = await openList();
  const { page } = visitor;
  await press(page.getByRole('button', { name: /^Train\. / }));
  const plus = page.getByRole('button', { name: 'More units' }).first();
  await plus.focus();
  await plus.evaluate((element) => { element.isTheOne = true; });
  const before = (await visitor.state()).epoch;
  await page.waitForTimeout(3000);
  assert.ok((await visitor.state()).epoch > before);
  assert.ok(await page.evaluate(() => document.activeElement.isTheOne));
  await visitor.close();
});

test('nothing is built, fetched or told while nobody asks for it', async () => {
  const fetched = [];
  const visitor = await open({ prepare: async ({ page }) => page.on('request', (one) => fetched.push(one.url())) });
  await visitor.page.evaluate(() => window.descent.play());
  await visitor.until('it trains', (s) => s.epoch > 3);
  assert.equal(await visitor.page.locator('#mirror').count(), 0);
  assert.deepEqual(fetched.filter((url) => /mirror(_elements|_tree|_tables|_voice)?\.js/.test(url)), []);
  const { controls } = await visitor.state();
  assert.deepEqual(Object.keys(controls).filter((name) => name.startsWith('text.')), []);
  await visitor.close();
});
