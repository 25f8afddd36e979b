// What a visitor fetches before the first picture, as a host sends it. Everything later is to be loaded
// when it is first used.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import zlib from "node:zlib";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const site = process.env.DESCENT_SITE ?? path.join(root, "build/site");
const budget = 1_300_000; // bytes, gzipped

function filesBelow(folder) {
  return fs.readdirSync(path.join(site, folder), { recursive: true }).map((name) => path.join(folder, name))
    .filter((name) => fs.statSync(path.join(site, name)).isFile());
}

// The page's script and those that it imports, and those in turn. Others come when they are first needed.
function scriptsFrom(name, found = new Set()) {
  if (found.has(name)) return found;
  found.add(name);
  const text = fs.readFileSync(path.join(site, "web/shell", name), "utf8");
  for (const [, other] of text.matchAll(/(?:\bfrom|\bimport)\s*["']\.\/(\w+\.js)/g)) scriptsFrom(other, found);
  return found;
}

function withoutLater(names) {
  const first = scriptsFrom("main.js");
  assert.ok(first.size > 20);
  const page = fs.readFileSync(path.join(site, "index.html"), "utf8");
  const comes = (name) => (name.endsWith(".js") ? first.has(path.basename(name)) : page.includes(name.replaceAll(path.sep, "/")));
  return names.filter(comes);
}

for (const build of ["playground", "playground_relaxed", "playground_threads"]) {
  test(`${build}: what comes before the first picture keeps the budget`, (t) => {
    const names = ["index.html", ...withoutLater(filesBelow("web")),
      ...fs.readdirSync(site).filter((name) => name.split(".")[0] === build)];
    assert.ok(names.length > 10, "the page, its scripts, the program");
    const sizes = (pack) => names.reduce((sum, name) => sum + pack(fs.readFileSync(path.join(site, name))).length, 0);
    const gzipped = sizes((bytes) => zlib.gzipSync(bytes, { level: 9 }));
    t.diagnostic(`${gzipped} bytes gzipped, ${sizes((bytes) => zlib.brotliCompressSync(bytes))} with Brotli`);
    assert.ok(gzipped <= budget, `${gzipped} bytes`);
  });
}
