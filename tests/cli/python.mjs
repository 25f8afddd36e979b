// The system's Python, which has Debian's NumPy and PyTorch: another on the PATH may not.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const python = fs.existsSync("/usr/bin/python3") ? "/usr/bin/python3" : "python3";

export function hasModule(name) {
  return spawnSync(python, ["-c", `import ${name}`]).status === 0;
}

// What a script beside this file prints.
export function runPython(script, args, options = {}) {
  const result = spawnSync(python, [path.join(here, script), ...args],
    { encoding: "utf8", timeout: 120000, maxBuffer: 1 << 28, ...options });
  if (result.status !== 0) throw new Error(`${script}: ${result.stderr}`);
  return result.stdout;
}

// What source that `descent source` printed gives for inputs; its weights' names are seen from `folder`.
// `state` names a file that gets the model's own weights, by PyTorch's names.
export function runSource(source, folder, inputs, state = "") {
  return JSON.parse(runPython("run_source.py", [state], { input: JSON.stringify({ source, inputs }), cwd: folder }));
}

export const arrayFiles = {
  read: (file) => JSON.parse(runPython("array_files.py", ["read", file])),
  write: (file, arrays, environment = {}) => runPython("array_files.py", ["write", file],
    { input: JSON.stringify(arrays, (_, value) => (Number.isNaN(value) ? "nan" : value)), env: { ...process.env, ...environment } }),
};
