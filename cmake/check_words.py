#!/usr/bin/env python3
"""Checks that what the program says to people goes through tr(): engine/core/words.hpp and, in the
page's JavaScript, web/shell/words.js.

1. The texts given to tr, tr_n and tr_noop are literals, as gettext's tools need them, and their
   places are numbered from 0 on without a gap.
2. A literal of two words or more stands in one of them. What is not for people, or is not ours to
   translate, is listed below.
3. So does a single word that is given to a function that shows it.

4. Each language of assets/languages has words for every text, and none for what nobody says.

Prints what breaks this and ends with 1 if anything does. With --pot it prints all texts as gettext
wants them for a new language (a .pot file), those of the presets and of index.html too. A folder as argument is looked
through instead of this repository.
"""

import ast
import json
import os
import re
import sys

from language_file import read_catalogue

POT = "--pot" in sys.argv
GIVEN = [word for word in sys.argv[1:] if not word.startswith("--")]
ROOT = GIVEN[0] if GIVEN else os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FOLDERS = ("engine", "web")
WORDS = ("engine/core/words.hpp", "engine/core/words.cpp", "web/shell/words.js", "web/embed/words.js")  # tr() itself
PAGE = "index.html"  # elements with data-tr
LANGUAGES = "assets/languages"
PRESETS = "assets/presets/index.json"  # titles and what they show, in English

# A file, or a folder and all below it → why its texts of several words are no sentences of ours,
# or a pattern of those that are none.
EXCEPT = {
    "engine/data/digit_skeletons.cpp": r"",  # the strokes of digits
    "engine/data/dataset.cpp": r"^Samples: ",  # a mistake of ours
    "engine/data/own_images.cpp": r"^OwnImages: ",
    "engine/tables/csv_text.cpp": r"^(SQLite format 3|<!doctype html)",  # how files begin
    "engine/experiment/training_json.cpp": r"^read the new callback here$",  # for a programmer
    "engine/formats/safetensors.cpp": r"^Keras: kernels|^width, channels",  # kept in the file
    "engine/formats/c_pieces.cpp": r"",  # C and C++
    "engine/formats/c_source.cpp": r"^(static|constexpr|  |#include|[);{]*\\n)",
    "engine/formats/keras_source.cpp": r"^(import|from|model)[ .]",  # Python
    "engine/formats/keras_training.cpp": r"",  # Python
    "engine/formats/network_svg.cpp": r"",  # SVG
    "engine/formats/pytorch_source.cpp": r"^(import|with|name in) |^\) as file:",
    "engine/formats/pytorch_pieces.cpp": r"",
    "engine/model/summary.cpp": r"",  # as Keras prints it
    "engine/cli/score_text.cpp": r"",  # as Keras prints it
    "engine/cli/main.cpp": r"^\\n  descent --",  # names of options
    "web/app/page/sharing.cpp": r"^<iframe|^<script|^allow=",  # HTML
    "web/app/page/api_keeping.cpp": r"^getLink,",  # names of requests
    "web/app/page/api_state.cpp": r"^own thread$",  # a value of the API
    "web/cards/training_settings.cpp": r"^full speed$",  # a control's id
    "web/scenes/playground/network_names.cpp": r"^sin [xy]$",
    "web/render": r"",  # GLSL
    "web/offline/worker.js": r"^\$\{name\} is of",  # for whoever reads the browser's console
    "web/platform/window.cpp": r"^#version",
    "web/shell/watchdog.js": r"",  # works where no other script comes
    "web/embed/frame.js": r"^cross-origin-isolated;",  # an attribute
    "web/embed/try.js": r"",  # of embedding.html, which is for authors, in English
    "web/embed/style.js": r"",  # CSS
    "web/shell/jsinput.js": r"^by the learner|^getGrade,",  # a value of the grade's, names of requests
    "web/shell/canvas_size.js": r"^\(resolution",  # media queries
    "web/shell/surroundings.js": r"^\((prefers|forced|hover)",
    "web/shell/lesson_panel.js": r"^pointer term$",  # classes
    "web/shell/mirror.js": r"^\[data-keys\]",  # CSS
    "web/shell/mirror_tables.js": r"^caption, th, td$",
    "web/shell/mirror_tree.js": r"^button, input",
    "web/shell/kept_store.js": r"^Pieces are missing",  # nobody is told
}

# Which of their arguments are shown. A word there is one of ours if it begins with a capital.
SHOWN = {
    "button": (1, 2), "icon_button": (2,), "link": (1, 2), "toggle": (1, 3), "slider": (1, 4),
    "drop_down": (1, 4), "choice_words": (3,), "segmented": (3,), "stepper": (4,),
    "number_field": (1,), "press_area": (2,), "hover_text": (0,), "tooltip": (0,), "label": (0,),
    "section_title": (0,), "text": (0,), "paragraph": (0,), "secondary_paragraph": (0,),
    "small_print": (0,), "empty_state": (1, 2), "error_box": (0,), "Card": (2,), "card": (2,),
    "legend_entry": (1,), "text_field": (2,), "toggle_width": (0,), "tell": (0,), "Error": (0,),
}
KEPT = {"Dropout", "Descent"}  # Keras's name, and ours

COMMENT = r"//[^\n]*|/\*.*?\*/|"
QUOTED = r'"(?:\\.|[^"\\\n])*"|'
TOKENS = {
    "cpp": re.compile(COMMENT + r'R"\((?:.*?)\)"|' + QUOTED + r"'(?:\\.|[^'\\\n])'", re.S),
    "js": re.compile(COMMENT + QUOTED + r"'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`"
                     r"|(?<=[(,=:[!&|?{}; ])/(?:\\.|\[[^\]\n]*\]|[^/\\\n* ])(?:\\.|[^/\\\n])*/", re.S),
}
CALL = re.compile(r"\b(tr|tr_n|trN|tr_noop)\(")
TWO_WORDS = re.compile(r"[A-Za-zäöü]{2,}[,;:.!?”’)]* +[“(]?[A-Za-z{]|[}] [a-z]{2,}")
PLACE = re.compile(r"\{(\d+)\}")


class Source:
    """A file's text, and the same with strings and comments blanked."""

    def __init__(self, text, language):
        self.text, blank, self.literals = text, list(text), []
        for found in TOKENS[language].finditer(text):
            start, end = found.span()
            mark = " " if text[start] == "/" or (language == "cpp" and text[start] == "'") else "\x02"
            for i in range(start, end):
                if blank[i] != "\n":
                    blank[i] = mark
            if mark == "\x02":
                self.literals.append((start, end))
        self.blank = "".join(blank)

    def line(self, place):
        return self.text.count("\n", 0, place) + 1

    def arguments(self, start):
        """The spans of a call's arguments, of which the first begins at `start`."""
        spans, depth, begin, i = [], 0, start, start
        while i < len(self.blank):
            c = self.blank[i]
            if c in "([{":
                depth += 1
            elif c in ")]}":
                if depth == 0:
                    break
                depth -= 1
            elif c == "," and depth == 0:
                spans.append((begin, i))
                begin = i + 1
            i += 1
        return spans + [(begin, i)]

    def words(self, start, end):
        """The text of literals one after the other; None where there is anything else."""
        if not self.blank[start:end].replace("\x02", "").strip() == "":
            return None
        inside = [self.text[a + 1:b - 1] for a, b in self.literals if start <= a and b <= end]
        return re.sub(r'(?<!\\)"', r'\\"', "".join(inside)) if inside else None


def wrong_places(text):
    numbers = {int(number) for number in PLACE.findall(text.replace("{{", ""))}
    return numbers and numbers != set(range(max(numbers) + 1))


def check_calls(source, texts):
    """Yields what is wrong with calls; adds the spans of their literals to `texts`."""
    for call in CALL.finditer(source.blank):
        name, arguments = call[1], source.arguments(call.end())
        forms = []
        for start, end in arguments[:2 if name in ("tr_n", "trN") else 1]:
            text = source.words(start, end)
            if text is None or "${" in text:
                yield call.start(), f"{name}() needs a literal, which gettext's tools can find"
                continue
            forms.append(text)
            texts.append((start, end, forms))
            if name == "tr" and wrong_places(text):
                yield call.start(), f"the places of \"{text}\" are not numbered from 0 on"


def exception(path):
    while path:
        if path in EXCEPT:
            return EXCEPT[path]
        path = os.path.dirname(path)
    return None


def check_sentences(path, source, texts):
    pattern = exception(path)
    for start, end in source.literals:
        text = source.text[start + 1:end - 1]
        line = source.text[source.text.rfind("\n", 0, start) + 1:start].lstrip()
        if not TWO_WORDS.search(re.sub(r"\\x[0-9A-F]{2}|\\n", " ", text)) or line.startswith("#"):
            continue
        if pattern is not None and re.search(pattern, text):
            continue
        if not any(a <= start and end <= b for a, b, _ in texts):
            yield start, f"\"{text}\" is said without tr()"


def check_words(source):
    for call in re.finditer(r"\b(%s)\(" % "|".join(SHOWN), source.blank):
        arguments = source.arguments(call.end())
        for number in SHOWN[call[1]]:
            text = source.words(*arguments[number]) if number < len(arguments) else None
            if text and re.fullmatch(r"[A-Z][a-z]+", text) and text not in KEPT:
                yield call.start(), f"\"{text}\" is shown without tr()"


def source_files():
    for top in FOLDERS:
        for folder, names, files in os.walk(os.path.join(ROOT, top)):
            names.sort()
            for name in sorted(files):
                path = os.path.relpath(os.path.join(folder, name), ROOT).replace(os.sep, "/")
                if name.endswith((".cpp", ".hpp", ".js")) and path not in WORDS:
                    yield path


def read(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        return file.read()


def print_pot(entries):
    """`entries`: a text's forms → the files where it stands."""
    print('msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"')
    for forms, files in entries.items():
        print("\n" + "\n".join(f"#: {file}" for file in files))
        if any(PLACE.search(form) for form in forms):
            print("#, python-brace-format")  # so that msgfmt compares the places
        print(f'msgid "{forms[0]}"')
        print(f'msgid_plural "{forms[1]}"\nmsgstr[0] ""\nmsgstr[1] ""' if len(forms) > 1 else 'msgstr ""')


def preset_texts():
    for preset in json.loads(read(PRESETS)):
        for key in ("title", "about"):
            yield json.dumps(preset[key], ensure_ascii=False)[1:-1]


def page_texts():
    page = read(PAGE) if os.path.isfile(os.path.join(ROOT, PAGE)) else ""
    for text in re.findall(r"<[^>]*\sdata-tr(?=[\s>])[^>]*>([^<]+)<", page):
        yield text
    for text in re.findall(r'\sdata-tr-label\s[^>]*aria-label="([^"]+)"', page):
        yield text


def check_catalogue(path, entries):
    """Yields what a language's catalogue lacks, and what of it nobody says."""
    catalogue = read_catalogue(os.path.join(ROOT, path))
    said = {ast.literal_eval(f'"{forms[0]}"') for forms in entries}
    keys = [key for key in catalogue._catalog if key != ""]  # pylint: disable=protected-access
    there = {key[0] if isinstance(key, tuple) else key for key in keys}
    for text in sorted(said - there):
        yield f"{path}: nothing for \"{text}\""
    for text in sorted(there - said):
        yield f"{path}: nobody says \"{text}\""


def main():
    found, entries = [], {}
    for path in source_files():
        language = "js" if path.endswith(".js") else "cpp"
        source, texts = Source(read(path), language), []
        wrong = list(check_calls(source, texts)) + list(check_sentences(path, source, texts))
        wrong += check_words(source)
        found += [f"{path}:{source.line(place)}: {reason}" for place, reason in sorted(wrong)]
        for start, _, forms in texts:
            escaped = tuple(re.sub(r"\\'", "'", form) for form in forms)
            if path not in entries.setdefault(escaped, []):
                entries[escaped].append(path)
    for file, texts in ((PRESETS, preset_texts()), (PAGE, page_texts())):
        for text in texts:
            entries.setdefault((text,), []).append(file)
    if POT:
        print_pot(entries)
        return 0
    catalogues = os.path.join(ROOT, LANGUAGES)
    for name in sorted(os.listdir(catalogues)) if os.path.isdir(catalogues) else []:
        found += list(check_catalogue(LANGUAGES + "/" + name, entries))
    print("\n".join(found) if found else f"{len(entries)} texts go through tr()")
    return 1 if found else 0


sys.exit(main())
