#!/usr/bin/env python3
"""Checks the words of the lessons (assets/lessons): that the list names each of them, that the glossary explains
every term that they use, and that each language has words for all of it, which point at the same controls and name the
same facts.

usage: check_lesson_words.py [--pot]      --pot prints the texts as gettext wants them for a new language
"""
import json
import os
import re
import sys

from language_file import read_catalogue

FOLDER = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "assets", "lessons")
SAID = {"title", "about", "say", "because", "ask", "reached"}  # keys whose text is read
LISTS = {"text", "classes"}
POINTER = re.compile(r"\]\(([^)\s]+)\)")
PLACE = re.compile(r"\{[a-z_0-9]+\}")


def read(name):
    with open(os.path.join(FOLDER, name), encoding="utf-8") as file:
        return json.load(file)


def texts_of(value):
    """All texts in a lesson that somebody reads."""
    if isinstance(value, list):
        for item in value:
            yield from texts_of(item)
    if not isinstance(value, dict):
        return
    for key, item in value.items():
        if key in SAID and isinstance(item, str):
            yield item
        elif key in LISTS and all(isinstance(one, str) for one in item):
            yield from item
        elif key not in ("experiment", "do"):
            yield from texts_of(item)


def check_lesson(name, lesson, glossary):
    terms = set(lesson.get("terms", []))
    for text in texts_of(lesson):
        used = {place[1:] for place in POINTER.findall(text) if place.startswith("#")}
        for term in sorted(used - set(glossary)):
            yield f"{name}: the glossary does not explain \"{term}\""
        terms |= used
    for term in sorted(terms - set(glossary)):
        yield f"{name}: the glossary has no \"{term}\""


def check_catalogue(path, texts):
    catalogue = read_catalogue(os.path.join(FOLDER, path))._catalog  # pylint: disable=protected-access
    for text in texts:
        words = catalogue.get(text)
        if not words:
            yield f"{path}: nothing for \"{text}\""
        elif sorted(POINTER.findall(text)) != sorted(POINTER.findall(words)):
            yield f"{path}: points elsewhere than \"{text}\""
        elif sorted(PLACE.findall(text)) != sorted(PLACE.findall(words)):
            yield f"{path}: has other places than \"{text}\""
    for text in sorted(set(catalogue) - set(texts) - {""}):
        yield f"{path}: nobody says \"{text}\""


def main():
    glossary = read("glossary.json")
    listed = read("index.json")
    there = {name[:-5] for name in os.listdir(FOLDER) if name.endswith(".json")} - {"index", "glossary"}
    found = [f"index.json: {name} is not listed" for name in sorted(there - set(listed))]
    texts = {}
    for name in listed:
        lesson = read(name + ".json")
        found += check_lesson(name, lesson, glossary)
        for text in texts_of(lesson):
            texts.setdefault(text, name)
    for explained in glossary.values():
        texts.setdefault(explained, "glossary")
    if "--pot" in sys.argv:
        print('msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"')
        for text, name in texts.items():
            print(f"\n#: assets/lessons/{name}.json\nmsgid {json.dumps(text, ensure_ascii=False)}\nmsgstr \"\"")
        return 0
    for path in sorted(os.listdir(FOLDER)):
        if path.endswith(".po"):
            found += check_catalogue(path, list(texts))
    print("\n".join(found) if found else f"{len(listed)} lessons have {len(texts)} texts")
    return 1 if found else 0


sys.exit(main())
