// cmake/check_words.py finds what it is there to find, and tells gettext all texts.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

// Runs the check over a little source tree.
function checkTree(t, files, ...options) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "descent-words-"));
  t.after(() => fs.rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), text);
  }
  const script = path.join(root, "cmake/check_words.py");
  const result = spawnSync("python3", [script, folder, ...options], { encoding: "utf8" });
  return { code: result.status, out: result.stdout };
}

const good = {
  "engine/core/words.hpp": "const char* tr(const char* english);\n",
  "engine/data/a.cpp": `
    throw Error(tr("There is no set "  // in two pieces
                   "\\"{0}\\".", name));
    text = tr_n("{0} set of {1}", "{0} sets of {1}", count, all);
    constexpr auto title = tr_noop("Exclusive or");
    key = "learning_rate"; // it says nothing`,
  "web/scenes/a.cpp": 'if (ui::button("share.save", tr("Save"), tr("Save it as a file"))) save("a-b.csv");',
  "web/shell/a.js": "panel.show(tr('It stopped'), trN('{0} file', '{0} files', n)); // not \"said to people\"",
  "assets/presets/index.json": '[{"title": "A \\"ring\\"", "about": "One of two."}]',
};

test("texts that go through tr() pass", (t) => {
  const { code, out } = checkTree(t, good);
  assert.equal(code, 0, out);
  assert.match(out, /9 texts/);
});

const breaches = {
  "a sentence is not marked": ["engine/data/b.cpp", 'throw Error("There is nothing.");', /b\.cpp:1: "There is nothing\." is said/],
  "a sentence is glued together": ["engine/data/b.cpp", 'x = tr("It is {0}", a + " and more");', /" and more" is said/],
  "a text is no literal": ["engine/data/b.cpp", "tr(text);", /tr\(\) needs a literal/],
  "a text is made of halves": ["engine/data/b.cpp", 'tr("one" + two);', /tr\(\) needs a literal/],
  "a form is no literal": ["engine/data/b.cpp", 'tr_n("{0} row", rows, n);', /tr_n\(\) needs a literal/],
  "a place is left out": ["engine/data/b.cpp", 'tr("{0} of {2}", a, b);', /not numbered from 0/],
  "a word on a button is not marked": ["web/ui/b.cpp", 'ui::button("save", "Save");', /"Save" is shown/],
  "a hint is not marked": ["web/ui/b.cpp", 'ui::tooltip("Saves it");', /"Saves it" is said/],
  "the page's script says something": ["web/shell/b.js", "throw new Error(`${name} is missing.`);", /is said without tr/],
  "a script's text has its values inside": ["web/shell/b.js", "tr(`${name} is missing.`);", /needs a literal/],
};

for (const [name, [file, text, message]] of Object.entries(breaches)) {
  test(`is found: ${name}`, (t) => {
    const { code, out } = checkTree(t, { ...good, [file]: text });
    assert.equal(code, 1, out);
    assert.match(out, message);
  });
}

test("gettext is told every text once, with where it stands", (t) => {
  const again = { ...good, "web/ui/c.cpp": 'text = tr("Save");' };
  const { code, out } = checkTree(t, again, "--pot");
  assert.equal(code, 0);
  assert.match(out, /#: web\/scenes\/a\.cpp\n#: web\/ui\/c\.cpp\nmsgid "Save"\nmsgstr ""/);
  assert.match(out, /msgid "There is no set \\"\{0\}\\"\."/);
  assert.match(out, /msgid "\{0\} set of \{1\}"\nmsgid_plural "\{0\} sets of \{1\}"\nmsgstr\[0\] ""/);
  assert.match(out, /msgid "\{0\} file"\nmsgid_plural "\{0\} files"/);
  assert.match(out, /msgid "A \\"ring\\""/);
});

const header = 'msgid ""\nmsgstr "Language: xx\\nContent-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"\n';

// A catalogue with words for all of `good`, but for those that are left out.
function catalogue(out, leftOut = "") {
  const blocks = out.split("\n\n").slice(1).filter((block) => leftOut === "" || !block.includes(leftOut));
  return [header, ...blocks].join("\n\n").replace(/msgid "(.*)"\nmsgstr ""/g, 'msgid "$1"\nmsgstr "$1"')
    .replace(/msgid "(.*)"\nmsgid_plural "(.*)"\nmsgstr\[0\] ""\nmsgstr\[1\] ""/g, 'msgid "$1"\nmsgid_plural "$2"\nmsgstr[0] "$1"\nmsgstr[1] "$2"');
}

test("a catalogue has words for every text, and none for another", (t) => {
  const { out: pot } = checkTree(t, good, "--pot");
  const with_ = (po) => checkTree(t, { ...good, "assets/languages/xx.po": po });
  assert.deepEqual(with_(catalogue(pot)), { code: 0, out: "9 texts go through tr()\n" });
  const lacking = with_(catalogue(pot, "Exclusive or"));
  assert.equal(lacking.code, 1);
  assert.match(lacking.out, /xx\.po: nothing for "Exclusive or"/);
  const more = with_(`${catalogue(pot)}\nmsgid "Gone"\nmsgstr "Weg"\n`);
  assert.equal(more.code, 1);
  assert.match(more.out, /xx\.po: nobody says "Gone"/);
});

test("a catalogue that loses a place is refused by gettext", (t) => {
  const { out: pot } = checkTree(t, good, "--pot");
  const po = catalogue(pot).replace('msgstr "There is no set \\"{0}\\"."', 'msgstr "There is none."');
  const { code } = checkTree(t, { ...good, "assets/languages/xx.po": po });
  assert.equal(code, 1);
});
