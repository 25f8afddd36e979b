#!/usr/bin/env python3
"""Brings the image data sets to one folder, verified, with a manifest for the page.

usage: data_sets.py OUTPUT DOWNLOADS [--mirror URL]

OUTPUT gets mnist/ and fashion-mnist/ with four .gz files each, and manifest.json. The first training
images also get files of their own, so that a page need not fetch all where few are used. A set is taken
from the first of $DESCENT_DATA, ./datasets and ../shared/datasets that has it, then from where
Debian's package puts it; MNIST is otherwise downloaded once into DOWNLOADS. What cannot be had is
said in one line, and stands in the manifest as not available.
"""
import argparse
import gzip
import hashlib
import json
import math
import os
import shutil
import sys
import urllib.error
import urllib.request

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FILES = {
    "train_images": "train-images-idx3-ubyte",
    "train_labels": "train-labels-idx1-ubyte",
    "test_images": "t10k-images-idx3-ubyte",
    "test_labels": "t10k-labels-idx1-ubyte",
}
# SHA-256 of the uncompressed files: the gzip around them differs from mirror to mirror.
MNIST_SHA256 = {
    "train_images": "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
    "train_labels": "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
    "test_images": "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
    "test_labels": "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
}
BEGINNING = 10000  # training images
MNIST_MIRROR = "https://storage.googleapis.com/cvdf-datasets/mnist/"
SETS = [
    {"name": "fashion_mnist", "title": "Fashion-MNIST", "folder": "fashion-mnist",
     "places": ["/usr/share/datasets/fashion-mnist"], "sha256": {}},
    {"name": "mnist", "title": "MNIST", "folder": "mnist", "places": [], "sha256": MNIST_SHA256},
]


def digest(data):
    return hashlib.sha256(data).hexdigest()


def describe(path, key, wanted):
    """The manifest's entry of one file; raises ValueError where it is not what it should be."""
    with open(path, "rb") as file:
        packed = file.read()
    try:
        plain = gzip.decompress(packed)
    except (OSError, EOFError) as error:
        raise ValueError(f"{path} is not a whole gzip file ({error})") from error
    if key in wanted and digest(plain) != wanted[key]:
        raise ValueError(f"{path} is not the published file (its SHA-256 differs)")
    return {"bytes": len(packed), "sha256": digest(packed),
            "uncompressed_bytes": len(plain), "uncompressed_sha256": digest(plain)}


def beginning(plain, count):
    """The first so many items of an IDX file as one of its own, gzipped; the same bytes each time."""
    sizes = [int.from_bytes(plain[at:at + 4], "big") for at in range(4, 4 + 4 * plain[3], 4)]
    header = 4 + 4 * len(sizes)
    part = plain[:4] + count.to_bytes(4, "big") + plain[8:header + count * math.prod(sizes[1:])]
    return gzip.compress(part, 6, mtime=0)


def write_beginning(data_set, source, output):
    """The manifest's entry of the first training images; none where there are not more than that."""
    files = {}
    for key in ("train_images", "train_labels"):
        name = FILES[key]
        with gzip.open(os.path.join(source, name + ".gz")) as file:
            plain = file.read()
        if len(plain) < 8 or int.from_bytes(plain[4:8], "big") <= BEGINNING:
            return None
        path = f"{data_set['folder']}/first-{BEGINNING}-{name}.gz"
        target = os.path.join(output, path)
        with open(target + ".part", "wb") as file:
            file.write(beginning(plain, BEGINNING))
        os.replace(target + ".part", target)
        files[key] = {"path": path, **describe(target, key, {})}
    return {"train": BEGINNING, "files": files}


def is_whole(entry, output):
    """All files of a known entry are where it says; one of an older version has no beginning."""
    if "beginning" not in entry:
        return False
    files = [*entry["files"].values(), *(entry["beginning"] or {"files": {}})["files"].values()]
    return all(os.path.isfile(os.path.join(output, file["path"])) for file in files)


def find(data_set):
    """The first folder that holds all four files."""
    bases = [os.environ.get("DESCENT_DATA"), os.path.join(ROOT, "datasets"),
             os.path.join(ROOT, "..", "shared", "datasets")]
    folders = [os.path.join(base, data_set["folder"]) for base in bases if base]
    for folder in folders + data_set["places"]:
        if all(os.path.isfile(os.path.join(folder, name + ".gz")) for name in FILES.values()):
            return os.path.abspath(folder)
    return None


def download(mirror, folder):
    """MNIST from the public mirror; only verified files get their final names."""
    os.makedirs(folder, exist_ok=True)
    for key, name in FILES.items():
        target = os.path.join(folder, name + ".gz")
        if os.path.isfile(target):
            continue
        with urllib.request.urlopen(mirror + name + ".gz", timeout=10) as answer, \
                open(target + ".part", "wb") as file:
            shutil.copyfileobj(answer, file)
        describe(target + ".part", key, MNIST_SHA256)
        os.replace(target + ".part", target)
    return folder


def fingerprint(folder):
    """Changes when a file of the set does; spares reading all of it at every start."""
    stats = [os.stat(os.path.join(folder, name + ".gz")) for name in FILES.values()]
    return [folder] + [[s.st_size, s.st_mtime_ns] for s in stats]


def bring(data_set, source, output, known):
    """Copies a set and returns its entry, or the known one where nothing changed."""
    entry = {"name": data_set["name"], "title": data_set["title"], "available": True,
             "source": fingerprint(source), "files": {}}
    target = os.path.join(output, data_set["folder"])
    if known and known.get("source") == entry["source"] and is_whole(known, output):
        return known
    os.makedirs(target, exist_ok=True)
    for key, name in FILES.items():
        path = os.path.join(source, name + ".gz")
        entry["files"][key] = {"path": f"{data_set['folder']}/{name}.gz",
                               **describe(path, key, data_set["sha256"])}
        copy = os.path.join(target, name + ".gz")
        shutil.copyfile(path, copy + ".part")
        os.replace(copy + ".part", copy)
    entry["beginning"] = write_beginning(data_set, source, output)
    return entry


def read_known(output):
    try:
        with open(os.path.join(output, "sources.json"), encoding="utf-8") as file:
            return {entry["name"]: entry for entry in json.load(file)}
    except (OSError, ValueError):
        return {}


def write_json(path, value):
    if os.path.isfile(path):
        with open(path, encoding="utf-8") as file:
            if file.read() == json.dumps(value, indent=1):
                return
    with open(path + ".part", "w", encoding="utf-8") as file:
        json.dump(value, file, indent=1)
    os.replace(path + ".part", path)


def entry_of(data_set, arguments, known):
    source = find(data_set)
    try:
        if source is None and data_set["name"] == "mnist":
            source = download(arguments.mirror, os.path.join(arguments.downloads, "mnist"))
        if source is not None:
            return bring(data_set, source, arguments.output, known.get(data_set["name"]))
        reason = "it was found nowhere"
    except urllib.error.URLError as error:
        reason = f"it lies nowhere on this machine, and its mirror did not answer ({error.reason})"
    except (OSError, ValueError) as error:
        reason = str(error)
    print(f"{data_set['title']} is left out: {reason}.")
    return {"name": data_set["name"], "title": data_set["title"], "available": False}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("output")
    parser.add_argument("downloads")
    parser.add_argument("--mirror", default=MNIST_MIRROR)
    arguments = parser.parse_args()
    os.makedirs(arguments.output, exist_ok=True)
    known = read_known(arguments.output)
    entries = [entry_of(data_set, arguments, known) for data_set in SETS]
    write_json(os.path.join(arguments.output, "sources.json"), entries)
    public = [{k: v for k, v in entry.items() if k != "source"} for entry in entries]
    write_json(os.path.join(arguments.output, "manifest.json"), {"sets": public})


sys.exit(main())
