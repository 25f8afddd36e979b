// ./play and ./check answer help and mistakes at once, without setting anything up.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const run = (name, ...options) =>
  spawnSync(path.join(root, name), options, { encoding: "utf8", timeout: 20000 });

for (const name of ["play", "check"]) {
  test(`./${name} --help tells its options`, () => {
    const { status, stdout } = run(name, "--help");
    assert.equal(status, 0);
    assert.match(stdout, new RegExp(`^usage: ./${name}`));
  });

  test(`./${name} refuses an unknown option in a sentence`, () => {
    const { status, stderr } = run(name, "--bogus");
    assert.equal(status, 2);
    assert.match(stderr, /there is no option "--bogus"/);
  });
}

test("./play refuses a port that is none", () => {
  for (const options of [["--port"], ["--port", "0"], ["--port", "99999"], ["--port", "x"]]) {
    const { status, stderr } = run("play", ...options);
    assert.equal(status, 2, options.join(" "));
    assert.match(stderr, /^play: .*\.\n/s);
  }
});

test("./play --export leaves a folder with other files alone", (t) => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "descent-export-"));
  t.after(() => fs.rmSync(folder, { recursive: true, force: true }));
  fs.writeFileSync(path.join(folder, "mine.txt"), "mine");
  const { status, stderr } = run("play", "--export", folder);
  assert.equal(status, 1);
  assert.match(stderr, /holds other files/);
  assert.equal(fs.readFileSync(path.join(folder, "mine.txt"), "utf8"), "mine");
});

test("what ./play builds is what the site is made of", () => {
  const play = fs.readFileSync(path.join(root, "play"), "utf8");
  const [, target] = /^ +build web (\w+)/m.exec(play);
  const serve = fs.readFileSync(path.join(root, "cmake/setup/serve.sh"), "utf8");
  const [, hasty] = /^ +build web (\w+)/m.exec(serve);
  const [, folder, first] = /^ +make_site "\$build_dir\/web\/(.*)" (\w+)/m.exec(serve);
  const ninja = fs.readFileSync(path.join(root, "build/web/build.ninja"), "utf8");
  assert.match(ninja, new RegExp(`^build ${hasty}: phony ${folder}/${first}.js$`, "m"));
  const made = new RegExp(`^build web/${target}: (.*)$`, "m").exec(ninja)[1].split(" ");
  const site = fs.readFileSync(path.join(root, "cmake/make_site.py"), "utf8");
  const builds = [.../^BUILDS = \((.*)\)/m.exec(site)[1].matchAll(/"(\w+)"/g)].map((found) => found[1]);
  assert.ok(builds.length > 1);
  assert.ok(builds.includes(first), first);
  for (const build of builds) assert.ok(made.includes(`web/${build}.js`), build);
});
