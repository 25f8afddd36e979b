// What the page keeps in a browser is named in DEPLOY.md, all of it and by its name.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const deploy = fs.readFileSync(path.join(root, "cmake/DEPLOY.md"), "utf8");
const [, section] = /\n## What is stored where\n(.*?)(\n## |$)/s.exec(deploy);
const keeps = /\b(localStorage|sessionStorage|indexedDB|caches)\b(?=[.\[])/;
const code = (text) => text.replace(/^\s*\/\/.*$/gm, "").replace(/meta\[name=.*?\]/g, "");
const scripts = fs.readdirSync(path.join(root, "web"), { recursive: true }).filter((name) => name.endsWith(".js"))
  .map((name) => ({ name, text: code(fs.readFileSync(path.join(root, "web", name), "utf8")) }));
const storing = scripts.filter(({ text }) => keeps.test(text));

// As DEPLOY.md writes it: what differs from place to place is a word in capitals.
const stems = (text) => [...text.matchAll(/['"`](descent[.:-][^'"`]*)['"`]/g)].map(([, key]) => key.split("$")[0])
  .filter((key) => key !== "descent.kept.1"); // an older version's, which is only removed

test("scripts that keep something are found", () => {
  assert.ok(storing.length >= 5, storing.map(({ name }) => name).join());
});

for (const { name, text } of storing) {
  test(`${name}: its names are in DEPLOY.md`, () => {
    const keys = stems(text);
    assert.ok(keys.length > 0, "a name that begins with descent and a sign says whose it is");
    for (const key of keys) assert.ok(section.includes(`\`${key}`), `"${key}" is not in "What is stored where" of cmake/DEPLOY.md`);
  });
}

test("the database's stores are named", () => {
  const stores = scripts.flatMap(({ text }) => [...text.matchAll(/createObjectStore\('(\w+)'/g)].map(([, store]) => store));
  assert.ok(stores.length > 0);
  for (const store of stores) assert.ok(section.includes(`\`${store}\``), store);
});

test("the worker keeps as much as is said", () => {
  const worker = fs.readFileSync(path.join(root, "web/offline/worker.js"), "utf8");
  const [, most] = /mostData = (\d+) \* 2 \*\* 20/.exec(worker);
  assert.match(deploy, new RegExp(`up to ${most} MB of data sets`));
});
