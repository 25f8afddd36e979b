"""The lessons as they lie in the site."""
import json
import os

from language_file import language_file

FOLDER = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "assets", "lessons")


def read(name):
    with open(os.path.join(FOLDER, name), encoding="utf-8") as file:
        return json.load(file)


def packed(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def lesson_files():
    """Address in the site → bytes: each lesson, list.json with what the list of them shows, the glossary, and their
    words in other languages."""
    files = {"lessons/" + name.replace(".po", ".json"): language_file(os.path.join(FOLDER, name))
             for name in sorted(os.listdir(FOLDER)) if name.endswith(".po")}
    rows = []
    for lesson in read("index.json"):
        text = read(lesson + ".json")
        files[f"lessons/{lesson}.json"] = packed(text)
        rows.append({"id": lesson} | {key: text[key] for key in ("title", "about", "minutes")})
    return files | {"lessons/list.json": packed(rows), "lessons/glossary.json": packed(read("glossary.json"))}
