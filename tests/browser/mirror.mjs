// For tests of the mirror: a page that is used by the accessibility tree alone, by roles and names, and by
// the keys that screen readers press.
import assert from 'node:assert/strict';

import { usePage } from './harness.mjs';

export const switchName = /screen reader|lector(es)? de pantalla/;

export function useMirror() {
  const { open } = usePage();
  return {
    open,
    // With the mirror switched on by its button.
    async openList(options) {
      const visitor = await open(options);
      await press(visitor.page.getByRole('button', { name: switchName }));
      await visitor.page.locator('#mirror [data-id]').first().waitFor({ state: 'attached' });
      return visitor;
    },
  };
}

// As a screen reader or the keyboard presses: nobody presses what is told to be unavailable.
export async function press(element, key = 'Enter') {
  const end = Date.now() + 30000;
  while (!await element.isEnabled()) {
    if (Date.now() > end) assert.fail(`${element} stays unavailable`);
    await element.page().waitForTimeout(20);
  }
  await element.focus();
  await element.press(key);
}

// Types into a field in place of what stands there.
export async function type(field, text) {
  await field.focus();
  await field.fill(text);
  await field.press('Enter');
}

// Until what it says fits; answers with it.
export async function hear(element, pattern, timeout = 60000) {
  const end = Date.now() + timeout;
  for (let text = ''; ; ) {
    text = (await element.textContent()) ?? '';
    if (pattern.test(text)) return text;
    if (Date.now() > end) assert.fail(`waited in vain for ${pattern}; heard: ${text}`);
    await element.page().waitForTimeout(50);
  }
}

// The cells of the table below a picture, a list for each row; it is unfolded where it is not.
export async function readTable(page, name) {
  const button = page.getByRole('button', { name: `Table: ${name}` });
  if (await button.getAttribute('aria-expanded') !== 'true') await press(button);
  const table = page.getByRole('figure', { name }).getByRole('table').first();
  await table.waitFor({ state: 'attached' });
  return table.evaluate((element) => [...element.rows].map((row) => [...row.cells].map((cell) => cell.textContent)));
}
