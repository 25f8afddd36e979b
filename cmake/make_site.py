#!/usr/bin/env python3
"""Puts the static site together.

usage: make_site.py [--origins "https://a.example https://b.example"] OUTPUT PROGRAM DATA [BUILD...]

PROGRAM is the folder of playground.js and playground.wasm, DATA what data_sets.py made. Without a
BUILD all builds of the program are in the site; __DESCENT_BUILDS__ in a script becomes the names of
those that are. Every address in the site is relative. The text __DESCENT_VERSION__ in the page and its scripts becomes a
hash of the whole program, and the scripts' own imports and those of threads carry it too, so that a
browser never mixes two versions. __DESCENT_LANGUAGES__ becomes those that assets/languages has beside English;
each is a file that is fetched when it is chosen. __DESCENT_MODULES__ becomes links to all scripts, which are then fetched at once, __DESCENT_SIZES__ the
bytes of each build's module, for the progress of its download.

__DESCENT_ORIGINS__ becomes the origins of --origins: the pages that may speak with the page when they frame it
(EMBEDDING.md); without any each frame names its own.

descent-playground.js is web/embed's files in one.

__DESCENT_WATCHDOG__ becomes web/shell/watchdog.js itself, which has to work where no script comes,
__DESCENT_POLICY__ the Content-Security-Policy (site_policy.py), __DESCENT_FILES__ what the worker for pages without
a connection knows of all files (site_offline.py).

The scripts are all named .js: hosts as they come send .mjs as something that no browser starts.
"""
import argparse
import hashlib
import html
import json
import os
import re
import shutil
import subprocess
import sys

from language_file import language_file
from site_lessons import lesson_files
from site_icons import icons
from site_offline import WORKER, with_files
from site_policy import with_policy

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
# The program's builds; the page fetches one of them (web/shell/probe.js).
BUILDS = ("playground", "playground_relaxed", "playground_threads")
PLACEHOLDER = b"__DESCENT_VERSION__"
PRESENT = b"__DESCENT_BUILDS__"
MODULES = b"__DESCENT_MODULES__"
SIZES = b"__DESCENT_SIZES__"
WATCHDOG = b"__DESCENT_WATCHDOG__"
ESBUILD = shutil.which("esbuild")  # without it the scripts are larger, and the same
LANGUAGES = b"__DESCENT_LANGUAGES__"
ELEMENT = ("words.js", "style.js", "frame.js", "pool.js", "playground.js")  # of web/embed, in the order in which they need each other
ELEMENT_WORDS = b"'__DESCENT_ELEMENT_WORDS__'"
ELEMENT_TEXT = re.compile(rb"\btr\('([^'\\]*)'")
BETWEEN_MODULES = re.compile(rb"^import [^;]*;\n|^export ", re.M)
ORIGINS = b"__DESCENT_ORIGINS__"
ORIGIN = re.compile(r"https?://[^/\s?#]+")
IMPORT = re.compile(rb"""(\bfrom\s+|\bimport\s+|\bimport\()(['"])(\.[^'"?]*\.js)\2""")
# What a script cannot begin without; what it gets by import() comes when it is first needed.
NEEDED = re.compile(rb"""\bfrom\s+['"]\./(\w+\.js)""")
# A worker's script; Emscripten's threads fetch the program's own once more.
THREAD = re.compile(rb"""(\bnew URL\()(['"])(\w+\.js)\2(,\s*import\.meta\.url\))""")


def page_files(program, builds):
    """Address in the site → file."""
    files = {"index.html": os.path.join(ROOT, "index.html"),
             "embedding.html": os.path.join(ROOT, "embedding.html"),
             "embedding.js": os.path.join(ROOT, "web", "embed", "try.js"),
             "embedding.css": os.path.join(ROOT, "web", "embed", "try.css"),
             "LICENSE": os.path.join(ROOT, "LICENSE"),
             "manifest.webmanifest": os.path.join(ROOT, "web", "offline", "manifest.webmanifest"),
             WORKER: os.path.join(ROOT, "web", "offline", "worker.js")}
    for build in builds:
        for name in (build + ".js", build + ".wasm"):
            files[name] = os.path.join(program, name)
    shell = os.path.join(ROOT, "web", "shell")
    for folder, _, names in os.walk(shell):
        for name in names:
            path = os.path.join(folder, name)
            if name == "watchdog.js":
                continue
            files["web/shell/" + os.path.relpath(path, shell).replace(os.sep, "/")] = path
    return files


def language_files():
    """Address in the site → bytes, of the languages beside English."""
    folder = os.path.join(ROOT, "assets", "languages")
    return {"languages/" + name.replace(".po", ".json"): language_file(os.path.join(folder, name))
            for name in sorted(os.listdir(folder)) if name.endswith(".po")}


def element_script():
    """<descent-playground> as one script for pages of others, which have neither our modules nor our catalogues."""
    modules = [read(os.path.join(ROOT, "web", "embed", name)) for name in ELEMENT]
    joined = b"\n".join(BETWEEN_MODULES.sub(b"", module) for module in modules)
    texts = [text.decode() for text in ELEMENT_TEXT.findall(joined)]
    words = {}
    for address, catalogue in language_files().items():
        known = json.loads(catalogue)["texts"]
        words[address.split("/")[1][:-len(".json")]] = {text: known[text] for text in texts if text in known}
    joined = joined.replace(ELEMENT_WORDS, json.dumps(words, ensure_ascii=False).encode())
    return b"(() => {\n" + joined + b"})();\n"


def watchdog():
    return read(os.path.join(ROOT, "web", "shell", "watchdog.js"))


def read(path):
    with open(path, "rb") as file:
        return file.read()


def write_if_changed(path, content):
    if os.path.isfile(path) and read(path) == content:
        return
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path + ".part", "wb") as file:
        file.write(content)
    os.replace(path + ".part", path)


def module_links(contents):
    link = '<link rel="modulepreload" href="{}?v=' + PLACEHOLDER.decode() + '">'
    needed, coming = set(), ["main.js"]
    while coming:
        address = "web/shell/" + coming.pop()
        if address in needed or address not in contents:
            continue
        needed.add(address)
        coming += [name.decode() for name in NEEDED.findall(contents[address])]
    return "\n  ".join(map(link.format, sorted(needed))).encode()


def module_sizes(contents):
    sizes = {build: len(contents[build + ".wasm"]) for build in BUILDS if build + ".wasm" in contents}
    return html.escape(json.dumps(sizes)).encode()


def whole_page(page, contents, origins):
    codes = [address.split("/")[1][:-len(".json")] for address in contents if address.startswith("languages/")]
    page = page.replace(LANGUAGES, " ".join(codes).encode())
    page = page.replace(ORIGINS, html.escape(" ".join(origins)).encode())
    page = page.replace(WATCHDOG, b"\n" + watchdog()).replace(MODULES, module_links(contents))
    return page.replace(SIZES, module_sizes(contents))


def minified(address, content):
    """A script or style without what only its readers need: two fifths less of ours to fetch, a quarter less of
    Emscripten's."""
    if ESBUILD is None:
        return content
    loader = "--loader=" + address.rsplit(".", 1)[1]
    return subprocess.run([ESBUILD, "--minify", "--target=es2022", loader, "--log-level=error"],
                          input=content, stdout=subprocess.PIPE, check=True).stdout


def with_version(address, content, version):
    content = content.replace(PLACEHOLDER, version)
    if address.endswith(".js"):
        content = IMPORT.sub(rb"\1\2\3?v=" + version + rb"\2", content)
        content = THREAD.sub(rb"\1\2\3?v=" + version + rb"\2\4", content)
    return content


def finish(address, content, contents, version, origins):
    """A file as it lies in the site."""
    if address == "index.html":
        return with_policy(with_version(address, whole_page(content, contents, origins), version), origins)
    if address.endswith((".html", ".js")):
        content = with_version(address, content, version)
    return minified(address, content) if address.endswith((".js", ".css")) else content


def copy_data(data, output):
    """Copies what changed; the sets are big and seldom do."""
    wanted = set()
    for folder, _, names in os.walk(data):
        for name in names:
            path = os.path.join(folder, name)
            relative = os.path.relpath(path, data)
            if not name.endswith((".gz", "manifest.json")):
                continue
            wanted.add(relative)
            copy = os.path.join(output, relative)
            if os.path.isfile(copy) and os.stat(copy).st_mtime_ns == os.stat(path).st_mtime_ns:
                continue
            os.makedirs(os.path.dirname(copy), exist_ok=True)
            shutil.copy2(path, copy + ".part")
            os.replace(copy + ".part", copy)
    remove_others(output, wanted)


def remove_others(folder, wanted):
    for place, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(place, name)
            if os.path.relpath(path, folder) not in wanted:
                os.remove(path)


def arguments():
    parser = argparse.ArgumentParser(usage=__doc__.split("usage: ")[1].split("\n")[0])
    parser.add_argument("--origins", default="")
    for name in ("output", "program", "data"):
        parser.add_argument(name)
    parser.add_argument("builds", nargs="*")
    given = parser.parse_args()
    for origin in given.origins.split():
        if not ORIGIN.fullmatch(origin):
            parser.error(f"{origin} is no origin: https://school.example is one.")
    return given


def main():
    given = arguments()
    output, program, data = given.output, given.program, given.data
    builds = given.builds or BUILDS
    contents = {address: read(path).replace(PRESENT, " ".join(builds).encode()) if address.endswith(".js") else read(path)
                for address, path in page_files(program, builds).items()}
    contents |= language_files() | lesson_files() | icons()
    contents["descent-playground.js"] = element_script()
    joined = watchdog() + b"".join(address.encode() + hashlib.sha256(contents[address]).digest()
                      for address in sorted(contents))
    version = hashlib.sha256(joined).hexdigest()[:12].encode()
    origins = given.origins.split()
    finished = {address: finish(address, content, contents, version, origins) for address, content in contents.items()}
    worker = finished.pop(WORKER)
    finished[WORKER] = with_files(worker, finished)
    for address, content in finished.items():
        write_if_changed(os.path.join(output, *address.split("/")), content)
    copy_data(data, os.path.join(output, "data"))
    keep = {os.path.join(*address.split("/")) for address in contents}
    keep |= {os.path.relpath(os.path.join(place, name), output)
             for place, _, names in os.walk(os.path.join(output, "data")) for name in names}
    remove_others(output, keep)


if __name__ == "__main__":
    main()
