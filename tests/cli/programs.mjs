// Runs the command line: natively and as WebAssembly under Node, the same arguments to both.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

const native = process.env.DESCENT_CLI ?? path.join(root, "build/descent");
const wasm = process.env.DESCENT_CLI_WASM ?? path.join(root, "build/descent.mjs");

export const programs = [
  { name: "native", command: [native] },
  { name: "wasm", command: [process.execPath, wasm] },
];

export const presets = path.join(root, "assets/presets");

// A folder of its own for a test's files, removed at the test's end.
export function makeFolder(test) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "descent-cli-"));
  test.after(() => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function writeJson(folder, name, value) {
  const file = path.join(folder, name);
  fs.writeFileSync(file, typeof value === "string" ? value : JSON.stringify(value));
  return file;
}

export function run(program, args, options = {}) {
  const [file, ...first] = program.command;
  const result = spawnSync(file, [...first, ...args], { encoding: "utf8", timeout: 120000, ...options });
  if (result.error) throw result.error;
  return { status: result.status, out: result.stdout, error: result.stderr };
}
