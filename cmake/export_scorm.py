#!/usr/bin/env python3
"""Makes a SCORM package of one lesson: a zip that a learning platform takes.

usage: export_scorm.py LESSON FILE.zip PROGRAM DATA [--scorm 1.2|2004] [--pass PERCENT] [--xapi ORIGIN[,ORIGIN]] [--check]

LESSON is the id of a lesson in assets/lessons or a file; PROGRAM and DATA are make_site.py's. In the package lie the
site with the builds that run in a frame, the lesson, only the data sets that it names, and imsmanifest.xml. With
--xapi it may also speak to record stores of these origins, where one launches it (web/package/statements.js).
--check only looks whether all that can be, before anything is built.
"""
import argparse
import html
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.parse
import zipfile

from make_site import minified, read, with_version
from scorm_manifest import cmi5, manifest
from site_policy import policy

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BUILDS = ("playground", "playground_relaxed")  # platforms isolate no page: threads would never run
SETS = ("mnist", "fashion_mnist")  # data sets that are files
# At the site's root; all else there is for a page of its own, or for pages around one.
NEEDED = re.compile(r"index\.html|LICENSE|playground\w*\.(js|wasm)")


def refuse(sentence):
    sys.exit(f"descent: {sentence}")


def find_lesson(name):
    """Its id, its text and what is in it."""
    own = os.path.join(ROOT, "assets", "lessons", name + ".json")
    path = own if re.fullmatch(r"[a-z0-9_]+", name) and os.path.isfile(own) else name
    if not os.path.isfile(path):
        folder = os.path.join(ROOT, "assets", "lessons")
        there = sorted(found[:-5] for found in os.listdir(folder) if found.endswith(".json")) if os.path.isdir(folder) else []
        there = [one for one in there if one not in ("index", "glossary")]
        refuse(f"there is no lesson \"{name}\", and no such file. There are: {', '.join(there) or 'none'}.")
    try:
        text = read(path).decode()
        lesson = json.loads(text)
    except ValueError as error:
        refuse(f"{path} is no lesson: it is not JSON ({error}).")
    if not isinstance(lesson, dict) or lesson.get("descent_lesson") != 1 or not lesson.get("steps"):
        refuse(f"{path} is no lesson: it needs \"descent_lesson\": 1 and steps. \"descent lesson {path}\" says more.")
    name = re.sub(r"[^a-z0-9]+", "-", os.path.basename(path).rsplit(".", 1)[0].lower()).strip("-") or "lesson"
    return name, text, lesson


def words_in(value):
    """All texts in a lesson, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from words_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from words_in(inner)


def sets_of(lesson):
    """The data sets that it names, itself or by a preset."""
    found, presets = set(), os.path.join(ROOT, "assets", "presets")
    for text in words_in(lesson):
        for word in re.findall(r"[a-z0-9_]+", text):
            preset = os.path.join(presets, word + ".json")
            if word in SETS:
                found.add(word)
            elif text == word != "index" and os.path.isfile(preset):
                found |= {one for one in words_in(json.loads(read(preset))) if one in SETS}
    return found


def copy_data(data, output, wanted):
    """Only these sets, and a list of them."""
    os.makedirs(output)
    sets = [one for one in json.loads(read(os.path.join(data, "manifest.json")))["sets"] if one["name"] in wanted and one.get("available", True)]
    for name in wanted - {one["name"] for one in sets}:
        refuse(f"the lesson uses the data set {name}, which is not on this machine; README.md says where it comes from.")
    for one in sets:
        for files in (one["files"], one.get("beginning", {}).get("files", {})):
            for file in files.values():
                target = os.path.join(output, file["path"])
                os.makedirs(os.path.dirname(target), exist_ok=True)
                shutil.copyfile(os.path.join(data, file["path"]), target)
    with open(os.path.join(output, "manifest.json"), "w", encoding="utf-8") as file:
        json.dump({"sets": sets}, file)


def package_page(page, settings):
    """The site's page, with the package's script, settings and policy, and without what installs it."""
    version = re.search(r'name="descent-version" content="(\w+)"', page).group(1)
    page = re.sub(r' *<link rel="manifest"[^>]*>\n', "", page)
    meta = f'<meta name="descent-package" content="{html.escape(json.dumps(settings))}">'
    script = f'<script type="module" src="web/package/start.js?v={version}"></script>'
    page = page.replace("</head>", f"  {meta}\n  {script}\n</head>")
    allowed = policy(page.encode(), " ".join(settings["stores"]))
    return re.sub(r'(http-equiv="Content-Security-Policy" content=")[^"]*', lambda found: found.group(1) + allowed, page), version.encode()


def leave_out_lessons(folder, own):
    """All but this one, whose data sets are there."""
    listed = os.path.join(folder, "list.json")
    rows = json.loads(read(listed))
    for row in rows:
        if row["id"] != own:
            os.remove(os.path.join(folder, row["id"] + ".json"))
    write(listed, json.dumps([row for row in rows if row["id"] == own], ensure_ascii=False).encode())


def write(path, content):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(content)


def fill(folder, program, data, lesson, settings):
    wanted = sets_of(lesson["content"])
    builds = [one for one in BUILDS if os.path.isfile(os.path.join(program, one + ".wasm"))]
    with tempfile.TemporaryDirectory() as some:
        copy_data(data, os.path.join(some, "data"), wanted)
        subprocess.run([sys.executable, os.path.join(ROOT, "cmake", "make_site.py"), folder, program, os.path.join(some, "data"), *builds], check=True)
    for name in os.listdir(folder):
        if os.path.isfile(os.path.join(folder, name)) and not NEEDED.fullmatch(name):
            os.remove(os.path.join(folder, name))
    leave_out_lessons(os.path.join(folder, "lessons"), lesson["id"])
    os.rename(os.path.join(folder, "LICENSE"), os.path.join(folder, "license.txt"))
    page, version = package_page(read(os.path.join(folder, "index.html")).decode(), settings)
    write(os.path.join(folder, "index.html"), page.encode())
    scripts = os.path.join(ROOT, "web", "package")
    for name in sorted(os.listdir(scripts)):
        write(os.path.join(folder, "web", "package", name), minified(name, with_version(name, read(os.path.join(scripts, name)), version)))
    write(os.path.join(folder, "lesson.json"), lesson["text"].encode())


def names_in(folder):
    return sorted(os.path.relpath(os.path.join(place, name), folder).replace(os.sep, "/")
                  for place, _, names in os.walk(folder) for name in names)


def pack(folder, target):
    """The same content gives the same zip."""
    with zipfile.ZipFile(target + ".part", "w", zipfile.ZIP_DEFLATED, compresslevel=9) as file:
        for name in names_in(folder):
            entry = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(".gz") else zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            file.writestr(entry, read(os.path.join(folder, name)))
    os.replace(target + ".part", target)


def origin_of(text):
    parts = urllib.parse.urlsplit(text)
    if parts.scheme not in ("https", "http") or not parts.netloc or re.search(r"[\s;,'\"]", parts.netloc):
        refuse(f"--xapi needs the origin of a record store, as https://store.school.org, not \"{text}\".")
    return f"{parts.scheme}://{parts.netloc}"


def arguments():
    parser = argparse.ArgumentParser()
    for name in ("lesson", "file", "program", "data"):
        parser.add_argument(name)
    parser.add_argument("--scorm", default="1.2")
    parser.add_argument("--pass", dest="mark", default="")
    parser.add_argument("--xapi", default="")
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    if given.scorm not in ("1.2", "2004"):
        refuse(f"--scorm is 1.2 or 2004, not \"{given.scorm}\".")
    if not given.file.endswith(".zip") or not os.path.isdir(os.path.dirname(os.path.abspath(given.file))):
        refuse(f"the package is a .zip file in a folder that there is, not \"{given.file}\".")
    if given.mark and not (re.fullmatch(r"\d{1,3}", given.mark) and int(given.mark) <= 100):
        refuse(f"--pass needs a whole number from 0 to 100, not \"{given.mark}\".")
    return given


def main():
    given = arguments()
    name, text, content = find_lesson(given.lesson)
    settings = {"version": given.scorm, "title": str(content.get("title", name)),
                "pass": int(given.mark) / 100 if given.mark else None,
                "stores": [origin_of(one) for one in given.xapi.split(",") if one]}
    if given.check:
        return
    with tempfile.TemporaryDirectory() as folder:
        fill(folder, given.program, given.data, {"id": given.lesson, "text": text, "content": content}, settings)
        about = {"id": name, "title": settings["title"], "about": str(content.get("about", "")), "minutes": content.get("minutes"),
                 "pass": settings["pass"]}
        if settings["stores"]:
            write(os.path.join(folder, "cmi5.xml"), cmi5(about).encode())
        write(os.path.join(folder, "imsmanifest.xml"), manifest(given.scorm, about, names_in(folder)).encode())
        pack(folder, given.file)
    size = os.path.getsize(given.file) / 1e6
    print(f"{given.file} is a SCORM {given.scorm} package of \"{settings['title']}\" ({size:.1f} MB).")


if __name__ == "__main__":
    main()
