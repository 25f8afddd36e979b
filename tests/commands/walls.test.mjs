// cmake/check_walls.py finds what it is there to find.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

// Runs the check over a little source tree.
function checkTree(t, files) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "descent-walls-"));
  t.after(() => fs.rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), text);
  }
  const script = path.join(root, "cmake/check_walls.py");
  const result = spawnSync("python3", [script, folder], { encoding: "utf8" });
  return { code: result.status, out: result.stdout };
}

const header = "#pragma once\n";

test("a tree that keeps the walls passes", (t) => {
  const { code } = checkTree(t, {
    "engine/core/shape.hpp": header,
    "engine/inspect/sums.cpp": "#include <xtensor/xmath.hpp>\n",
    "engine/data/idx.hpp": `${header}#include "engine/core/shape.hpp"\n`,
    "web/platform/window.cpp": "#include <SDL.h>\n",
  });
  assert.equal(code, 0);
});

const breaches = {
  "the engine includes the program": ["engine/core/a.hpp", '#include "web/app/state/app.hpp"', /must not include web\/app/],
  "data includes the model": ["engine/data/a.hpp", '#include "engine/model/m.hpp"', /must not include engine\/model/],
  "cards include the driver": ["web/cards/a.hpp", '#include "web/driver/driver.hpp"', /must not include web\/driver/],
  "the toolkit includes the state": ["web/ui/a.hpp", '#include "web/app/state/app.hpp"', /web\/ui must not include web\/app/],
  "a chart includes the state": ["web/charts/a.hpp", '#include "web/app/state/app.hpp"', /must not include web\/app/],
  "the frame includes a scene": ["web/frame/a.hpp", '#include "web/scenes/line/line.hpp"', /must not include web\/scenes/],
  "a thread_local": ["engine/core/a.hpp", "static thread_local int count;", /thread_local is missing/],
  "cards include SDL": ["web/cards/a.hpp", "#include <SDL.h>", /SDL belongs in web\/platform/],
  "the engine includes Emscripten": ["engine/core/a.hpp", "#include <emscripten.h>", /Emscripten belongs/],
  "layers include xtensor": ["engine/layers/a.cpp", "#include <xtensor/xmath.hpp>", /xtensor belongs in engine\/inspect/],
  "a header includes xtensor": ["engine/inspect/a.hpp", "#include <xtensor/xmath.hpp>", /in \.cpp files only/],
  "training includes what looks into it": ["engine/training/a.hpp", '#include "engine/inspect/i.hpp"', /must not include engine\/inspect/],
  "kernels include tensors": ["engine/kernels/a.hpp", '#include "engine/core/tensor.hpp"', /raw pointers/],
  "a scene draws the App": ["web/scenes/line/a.hpp", '#include "web/app/state/app.hpp"', /draw a RunView/],
  "a file is missing": ["engine/core/a.hpp", '#include "core/b.hpp"', /not a file/],
  "a file is too long": ["engine/core/a.hpp", "\n".repeat(400), /more than 400 lines/],
};
for (const [name, [file, text, reason]] of Object.entries(breaches)) {
  test(`it is found that ${name}`, (t) => {
    const { code, out } = checkTree(t, {
      "web/app/state/app.hpp": header, "web/driver/driver.hpp": header, "web/scenes/line/line.hpp": header,
      "engine/model/m.hpp": header, "engine/inspect/i.hpp": header, "engine/core/tensor.hpp": header,
      [file]: `${header}${text}\n`,
    });
    assert.equal(code, 1);
    assert.match(out, reason);
    assert.ok(out.startsWith(file), out);
  });
}

test("a header without #pragma once is found", (t) => {
  const { code, out } = checkTree(t, { "engine/core/a.hpp": "int a();\n" });
  assert.equal(code, 1);
  assert.match(out, /#pragma once/);
});
