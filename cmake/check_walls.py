#!/usr/bin/env python3
"""Checks the rules of the architecture that the compiler does not: who may include whom.

usage: check_walls.py [ROOT]      prints each breach as FILE:LINE: reason; exit code 1 if any
"""
import os
import re
import sys

ROOT = sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(__file__), "..")
LONGEST_FILE = 400
SOURCES = (".cpp", ".hpp", ".mjs", ".js", ".py", ".glsl", ".vert", ".frag", ".sh")

# Folder → the other folders that it may include. Arrows point one way.
_LAYERS = {"engine/core", "engine/kernels"}
_MODEL = _LAYERS | {"engine/layers", "engine/losses", "engine/optimizers"}
_TRAINING = _MODEL | {"engine/model", "engine/data"}
_EXPERIMENT = _TRAINING | {"engine/training"}
_ENGINE = _EXPERIMENT | {"engine/experiment"}
_READERS = _ENGINE | {"engine/inspect", "engine/formats"}
_CARDS = _READERS | {"engine/lessons", "engine/tables", "web/app", "web/app/words", "web/charts", "web/render", "web/ui"}
MAY_INCLUDE = {
    "engine/core": set(),
    "engine/kernels": {"engine/core"},
    "engine/layers": _LAYERS,
    "engine/losses": _LAYERS,
    "engine/optimizers": _LAYERS,
    "engine/model": _MODEL,
    "engine/data": {"engine/core"},
    "engine/tables": {"engine/core", "engine/data"},
    "engine/training": _TRAINING,
    "engine/inspect": _EXPERIMENT,
    "engine/experiment": _EXPERIMENT,
    "engine/formats": _ENGINE,
    "engine/lessons": _ENGINE,
    "engine/cli": _READERS | {"engine/lessons"},
    "web/driver": _ENGINE,
    "web/app/words": {"engine/core"},
    "web/app": _READERS | {"engine/lessons", "engine/tables", "web/driver", "web/app/words"},
    "web/render": {"engine/core"},
    "web/ui": {"engine/core", "web/app/words"},
    "web/charts": _EXPERIMENT | {"engine/inspect"} | {"web/app/words", "web/ui"},
    "web/cards": _CARDS,
    "web/frame": _CARDS | {"web/cards"},
    "web/scenes": _CARDS | {"web/cards", "web/frame"},
    "web/platform": _READERS | {"web/app", "web/render"},
    "web": _CARDS | {"web/cards", "web/frame", "web/scenes", "web/platform"},
}

# Library headers → where alone they may stand.
LIBRARY_WALLS = [
    (re.compile(r"^(SDL|imgui_impl_)"), ("web/platform/",), "SDL belongs in web/platform"),
    (re.compile(r"^(GL|GLES\d|EGL)/"), ("web/platform/", "web/render/"),
     "OpenGL belongs in web/render and web/platform"),
    (re.compile(r"^emscripten"), ("web/platform/",), "Emscripten belongs in web/platform"),
    (re.compile(r"^imgui"), ("web/",), "Dear ImGui belongs in web"),
    (re.compile(r"^(xtensor|xtl)/"), ("engine/inspect/",),
     "xtensor belongs in engine/inspect"),
    (re.compile(r"^xsimd/"), ("engine/core/", "engine/kernels/"),
     "xsimd is reached through engine/core/vector128.hpp"),
    (re.compile(r"^zlib\.h"), ("engine/data/", "engine/formats/"),
     "zlib belongs in engine/data and engine/formats"),
]
SLOW_HEADERS = re.compile(r"^(xtensor|xtl)/")
THREAD_LOCAL = re.compile(r"^[^/]*\bthread_local\b")
INCLUDE = re.compile(r'^\s*#\s*include\s*(["<])([^">]+)[">]')


def folder_of(path):
    """The row of MAY_INCLUDE that holds for a file: its innermost folder with one."""
    folder = os.path.dirname(path)
    while folder not in MAY_INCLUDE and folder.count("/") > 1:
        folder = os.path.dirname(folder)
    return folder


def read_lines(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        return file.read().splitlines()


def source_files():
    for top in ("engine", "web", "tests", "shaders", "cmake"):
        for folder, names, files in os.walk(os.path.join(ROOT, top)):
            names[:] = [name for name in names if name != "node_modules"]
            for name in sorted(files):
                if name.endswith(SOURCES):
                    path = os.path.relpath(os.path.join(folder, name), ROOT)
                    yield path.replace(os.sep, "/")


def check_own_include(path, included):
    if path.startswith("tests/"):
        return None if os.path.isfile(os.path.join(ROOT, included)) else f"{included} does not exist"
    if not os.path.isfile(os.path.join(ROOT, included)):
        return f'"{included}" is not a file, seen from the top of the repository'
    here, there = folder_of(path), folder_of(included)
    if here not in MAY_INCLUDE:
        return f"{here} has no place in the architecture: add it to MAY_INCLUDE in check_walls.py"
    if there != here and there not in MAY_INCLUDE[here]:
        return f"{here} must not include {there}"
    if here == "engine/kernels" and included == "engine/core/tensor.hpp":
        return "kernels take raw pointers and sizes, never tensors"
    if here in ("web/cards", "web/scenes") and included == "web/app/state/app.hpp":
        return "cards and scenes draw a RunView, never the App"
    return None


def check_library_include(path, included):
    if path.startswith("tests/"):
        return None
    for pattern, allowed, reason in LIBRARY_WALLS:
        if pattern.match(included) and not path.startswith(allowed):
            return reason
    if SLOW_HEADERS.match(included) and path.endswith(".hpp"):
        return "xtensor takes seconds to compile: include it in .cpp files only"
    return None


def breaches(path):
    lines = read_lines(path)
    if len(lines) > LONGEST_FILE:
        yield len(lines), f"the file has more than {LONGEST_FILE} lines: divide it"
    if not path.endswith((".cpp", ".hpp")):
        return
    if path.endswith(".hpp") and "#pragma once" not in lines:
        yield 1, "the header lacks #pragma once"
    for number, line in enumerate(lines, 1):
        if THREAD_LOCAL.match(line):
            yield number, "thread_local is missing in builds without threads (cmake/twins.cmake)"
        if path.endswith(".hpp") and "DESCENT_SOURCE_DIR" in line:
            yield number, "only the sources that name DESCENT_SOURCE_DIR are given it"
        found = INCLUDE.match(line)
        if not found:
            continue
        check = check_own_include if found[1] == '"' else check_library_include
        reason = check(path, found[2])
        if reason:
            yield number, reason


def main():
    files = list(source_files())
    found = [f"{path}:{line}: {reason}" for path in files for line, reason in breaches(path)]
    print("\n".join(found) if found else f"{len(files)} files keep the walls")
    return 1 if found else 0


sys.exit(main())
