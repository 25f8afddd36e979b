// cmake/make_site.py: a site of all builds, or of the one that is there while the others are being made.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

const all = ["playground", "playground_relaxed", "playground_threads"];

function site(t, ...builds) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "descent-site-"));
  t.after(() => fs.rmSync(folder, { recursive: true, force: true }));
  const [output, program, data] = ["site", "program", "data"].map((name) => path.join(folder, name));
  for (const made of [program, data]) fs.mkdirSync(made);
  for (const build of builds.length > 0 ? builds : all) {
    fs.writeFileSync(path.join(program, `${build}.wasm`), `${build} wasm`);
    fs.writeFileSync(path.join(program, `${build}.js`), `new Worker(new URL("${build}.js", import.meta.url))`);
  }
  const made = spawnSync("python3", [path.join(root, "cmake/make_site.py"), output, program, data, ...builds],
    { encoding: "utf8" });
  assert.equal(made.status, 0, made.stderr);
  return output;
}

// What the page's probe takes in a browser that can do everything, but for what is given.
async function chosen(output, { search = "", isolated = true, relaxedSimd = true } = {}) {
  globalThis.location = { search };
  globalThis.crossOriginIsolated = isolated;
  const before = WebAssembly.validate;
  WebAssembly.validate = (bytes) => relaxedSimd || !String(bytes).includes("253,133,2"); // f32x4.relaxed_madd
  const probe = path.join(output, "web/shell/probe.js");
  const copy = probe.replace(".js", ".mjs"); // for Node, which asks the name what it is
  fs.copyFileSync(probe, copy);
  try {
    return (await import(copy)).chooseBuild();
  } finally {
    WebAssembly.validate = before;
  }
}

test("a site of all builds has the fastest chosen", async (t) => {
  assert.equal(await chosen(site(t)), "playground_threads");
});

for (const name of ["toString", "__proto__", "constructor", "nothing", ""]) {
  test(`the address asks for a build "${name}" that there is not, and gets the fastest`, async (t) => {
    assert.equal(await chosen(site(t), { search: `?build=${name}` }), "playground_threads");
  });
}

test("without relaxed SIMD or isolation the fastest of the others is chosen", async (t) => {
  assert.equal(await chosen(site(t), { relaxedSimd: false }), "playground");
  assert.equal(await chosen(site(t), { isolated: false }), "playground_relaxed");
  assert.equal(await chosen(site(t), { isolated: false, relaxedSimd: false }), "playground");
});

test("a site of one build has that one chosen, whatever the address asks for", async (t) => {
  const output = site(t, "playground");
  assert.deepEqual(fs.readdirSync(output).filter((name) => name.endsWith(".wasm")), ["playground.wasm"]);
  assert.equal(await chosen(output, { search: "?build=playground_threads" }), "playground");
});

test("a thread's script is asked for with the program's version", (t) => {
  const output = site(t);
  const version = /name="descent-version" content="(\w+)"/.exec(fs.readFileSync(path.join(output, "index.html"), "utf8"))[1];
  const script = fs.readFileSync(path.join(output, "playground_threads.js"), "utf8");
  assert.ok(script.includes(`new URL("playground_threads.js?v=${version}"`), script);
});

test("a script that comes when it is needed is asked for with the version, and not before", (t) => {
  const output = site(t);
  const page = fs.readFileSync(path.join(output, "index.html"), "utf8");
  assert.match(fs.readFileSync(path.join(output, "web/shell/files.js"), "utf8"), /import\(['"]\.\/camera\.js\?v=\w+['"]\)/);
  assert.match(page, /modulepreload" href="web\/shell\/files\.js/);
  assert.doesNotMatch(page, /camera\.js/);
});

test("the worker for pages without a connection knows each file of the site by its hash", (t) => {
  const output = site(t);
  const worker = fs.readFileSync(path.join(output, "offline_worker.js"), "utf8");
  const files = JSON.parse(/\{"LICENSE".*?\}/.exec(worker)[0]);
  const there = fs.readdirSync(output, { recursive: true }).map((name) => name.replaceAll(path.sep, "/"))
    .filter((name) => fs.statSync(path.join(output, name)).isFile() && name !== "offline_worker.js" && !name.startsWith("data/"));
  assert.deepEqual(Object.keys(files).sort(), there.sort());
  for (const [name, hash] of Object.entries(files)) {
    assert.equal(createHash("sha256").update(fs.readFileSync(path.join(output, name))).digest("hex").slice(0, 24), hash, name);
  }
});

test("the page can be installed: its manifest's icons are there, as large as it says", (t) => {
  const output = site(t);
  const { icons } = JSON.parse(fs.readFileSync(path.join(output, "manifest.webmanifest"), "utf8"));
  for (const { src, sizes } of icons.filter(({ type }) => type === "image/png")) {
    const bytes = fs.readFileSync(path.join(output, src));
    assert.equal(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`, sizes, src);
  }
  assert.match(fs.readFileSync(path.join(output, "icon.svg"), "utf8"), /^<svg /);
});

test("the origins that may speak with the page are written into it, and what is none is refused", (t) => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "descent-origins-"));
  t.after(() => fs.rmSync(folder, { recursive: true, force: true }));
  for (const name of ["program", "data"]) fs.mkdirSync(path.join(folder, name));
  for (const ending of ["js", "wasm"]) fs.writeFileSync(path.join(folder, "program", `playground.${ending}`), "");
  const make = (origins) => spawnSync("python3", [path.join(root, "cmake/make_site.py"), "--origins", origins,
    ...["site", "program", "data"].map((name) => path.join(folder, name)), "playground"], { encoding: "utf8" });
  assert.equal(make("https://school.example http://127.0.0.1:8000").status, 0);
  const page = fs.readFileSync(path.join(folder, "site/index.html"), "utf8");
  assert.match(page, /name="descent-origins" content="https:\/\/school\.example http:\/\/127\.0\.0\.1:8000"/);
  for (const wrong of ["school.example", "https://school.example/course", "*", "null"]) {
    const { status, stderr } = make(wrong);
    assert.notEqual(status, 0, wrong);
    assert.match(stderr, /is no origin: https:\/\/school\.example is one/);
  }
});

test("the element is one script that needs no other, with the words of all languages in it", (t) => {
  const script = fs.readFileSync(path.join(site(t), "descent-playground.js"), "utf8");
  assert.doesNotMatch(script, /\b(import|export)\b|__DESCENT/);
  assert.match(script, /Iniciar Descent/);
  assert.match(script, /customElements\.define\(["']descent-playground["']/);
  new Function(script); // it is read as it is
});
