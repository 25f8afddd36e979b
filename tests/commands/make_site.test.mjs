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
    for (const end of ["js", "wasm"]) fs.writeFileSync(path.join(program, `${build}.${end}`), `${build} ${end}`);
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
