#!/usr/bin/env python3
"""Puts a WebAssembly module's functions in an order in which gzip packs them better.

usage: order_functions.py MODULE.wasm WASM_OPT

gzip finds again what lies within the last 32 KB only, and a module has a hundred times as much code. So each
function comes after those with which it has most in common: of all that are left, the one of whose short runs of
bytes the largest share is in the last 28 KB. The program is the same; only the functions' numbers change, which is
left to Binaryen: it sorts functions by their names, and here they get names that are numbers.
"""
import collections
import os
import subprocess
import sys

WINDOW = 28_000
RUN = 6  # bytes
COMMON = 60  # what more functions have says little of any two
NAME, IMPORT, CODE = 0, 2, 10
FUNCTION = 0
FEATURES = ("simd", "relaxed-simd", "threads", "bulk-memory", "exception-handling", "nontrapping-float-to-int",
            "sign-ext", "mutable-globals", "multivalue", "reference-types")


def number_at(data, place):
    value = shift = 0
    while True:
        byte = data[place]
        place += 1
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return value, place


def number(value):
    parts = bytearray()
    while value > 127:
        parts.append(value & 127 | 128)
        value >>= 7
    parts.append(value)
    return bytes(parts)


def sections(module):
    place = 8
    while place < len(module):
        size, start = number_at(module, place + 1)
        yield module[place], start, start + size
        place = start + size


def count_imported(module, place):
    """How many functions are imported: they have the first numbers."""
    count, place = number_at(module, place)
    functions = 0
    for _ in range(count):
        for _ in range(2):  # module and name
            size, place = number_at(module, place)
            place += size
        kind = module[place]
        place += 1
        if kind == FUNCTION:
            functions += 1
            _, place = number_at(module, place)
        elif kind == 3:  # a global
            place += 2
        elif kind == 4:  # a tag
            _, place = number_at(module, place + 1)
        else:  # a table, which has a type before its limits, or a memory
            place += kind == 1
            flags = module[place]
            _, place = number_at(module, place + 1)
            if flags & 1:
                _, place = number_at(module, place)
    return functions


def bodies_at(module, place):
    count, place = number_at(module, place)
    for _ in range(count):
        size, place = number_at(module, place)
        yield module[place:place + size]
        place += size


def runs_of(body):
    """Half of its runs of bytes, the same half everywhere: all take twice the time for another half percent."""
    mask = (1 << 8 * RUN) - 1
    value, found = 0, set()
    for byte in body:
        value = (value << 8 | byte) & mask
        if value * 0x9E3779B1 & 0x80000000 == 0:
            found.add(value)
    return found


class Order:
    def __init__(self, bodies):
        found = [runs_of(body) for body in bodies]
        count = collections.Counter(run for runs in found for run in runs)
        self.runs = [[run for run in runs if 1 < count[run] <= COMMON] for runs in found]
        self.having = collections.defaultdict(list)
        for function, runs in enumerate(self.runs):
            for run in runs:
                self.having[run].append(function)
        self.sizes = [len(body) for body in bodies]
        self.shared = {}  # of those that are left and have any
        self.left = dict.fromkeys(range(len(bodies)))
        self.in_window = collections.Counter()

    def count(self, runs, step):
        """The runs come into the window, or leave it."""
        for run in runs:
            before = self.in_window[run]
            self.in_window[run] = before + step
            if 0 in (before, before + step):
                for function in self.having[run]:
                    if function in self.left:
                        self.shared[function] = self.shared.get(function, 0) + step

    def best(self):
        share, function = max(((shared / (self.sizes[function] + 20), -function)
                               for function, shared in self.shared.items()), default=(0, 0))
        return -function if share > 0 else next(iter(self.left))

    def all(self):
        window, size, order = collections.deque(), 0, []
        while self.left:
            function = self.best()
            order.append(function)
            del self.left[function]
            self.shared.pop(function, None)
            self.count(self.runs[function], 1)
            window.append(function)
            size += self.sizes[function]
            while size > WINDOW and len(window) > 1:
                gone = window.popleft()
                size -= self.sizes[gone]
                self.count(self.runs[gone], -1)
        return order


def names_section(first, order):
    named = sorted((first + function, b"%06d" % place) for place, function in enumerate(order))
    entries = b"".join(number(index) + number(len(name)) + name for index, name in named)
    functions = number(len(named)) + entries
    content = b"\x04name" + b"\x01" + number(len(functions)) + functions
    return bytes([NAME]) + number(len(content)) + content


def main(path, wasm_opt):
    with open(path, "rb") as file:
        module = file.read()
    places = {kind: start for kind, start, _ in sections(module)}
    order = Order(list(bodies_at(module, places[CODE]))).all()
    first = count_imported(module, places[IMPORT]) if IMPORT in places else 0
    with open(path + ".named", "wb") as file:
        file.write(module + names_section(first, order))
    done = subprocess.run([wasm_opt, path + ".named", "-o", path + ".ordered", "--reorder-functions-by-name",
                           "--strip-debug"] + ["--enable-" + feature for feature in FEATURES],
                          stderr=subprocess.PIPE, text=True)
    os.remove(path + ".named")
    if done.returncode != 0:  # the module is as good without
        print(f"{path}: its functions keep their order. {done.stderr[:400]}", file=sys.stderr)
        return
    os.replace(path + ".ordered", path)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
