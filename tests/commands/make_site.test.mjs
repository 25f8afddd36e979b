// cmake/make_site.py: a site of all builds, or of the one that is there while the others are being made.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

function site(t, ...builds) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "descent-site-"));
  t.after(() => fs.rmSync(folder, { recursive: true, force: true }));
  const [output, program, data] = ["site", "program", "data"].map((name) => path.join(folder, name));
  for (const made of [program, data]) fs.mkdirSync(made);
  for (const build of builds.length > 0 ? builds : ["playground", "playground_relaxed", "playground_threads"]) {
    fs.writeFileSync(path.join(program, `${build}.wasm`), `${build} wasm`);
    fs.writeFileSync(path.join(program, `${build}.js`), `new Worker(new URL("${build}.js", import.meta.url))`);
  }
  const made = spawnSync("python3", [path.join(root, "cmake/make_site.py"), output, program, data, ...builds],
    { encoding: "utf8" });
  assert.equal(made.status, 0, made.stderr);
  return output;
}

// What the page's probe takes in a browser that can do everything.
async function chosen(output, search = "") {
  globalThis.location = { search };
  globalThis.crossOriginIsolated = true;
  WebAssembly.validate = () => true; // Node asks for a flag before it knows relaxed SIMD
  const probe = path.join(output, "web/shell/probe.js");
  const copy = probe.replace(".js", ".mjs"); // for Node, which asks the name what it is
  fs.copyFileSync(probe, copy);
  return (await import(copy)).chooseBuild();
}

test("a site of all builds has the fastest chosen", async (t) => {
  assert.equal(await chosen(site(t)), "playground_threads");
});

test("a site of one build has that one chosen, whatever the address asks for", async (t) => {
  const output = site(t, "playground");
  assert.deepEqual(fs.readdirSync(output).filter((name) => name.endsWith(".wasm")), ["playground.wasm"]);
  assert.equal(await chosen(output, "?build=playground_threads"), "playground");
});

test("a thread's script is asked for with the program's version", (t) => {
  const output = site(t);
  const version = /name="descent-version" content="(\w+)"/.exec(fs.readFileSync(path.join(output, "index.html"), "utf8"))[1];
  const script = fs.readFileSync(path.join(output, "playground_threads.js"), "utf8");
  assert.equal(script, `new Worker(new URL("playground_threads.js?v=${version}", import.meta.url))`);
});
