#!/usr/bin/env python3
"""Writes files as C++, so that they are part of a program that has no file system.

usage: embed_files.py OUTPUT.cpp FOLDER NAME…
       each file of FOLDER as "/assets/NAME" in descent::platform::embedded_files()
"""
import os
import sys

BYTES_A_LINE = 64


def literal(data):
    """A string literal; octal escapes have three digits at most, so that nothing behind joins them."""
    lines = (data[i:i + BYTES_A_LINE] for i in range(0, len(data), BYTES_A_LINE))
    return "\n".join('    "' + "".join(f"\\{byte:03o}" for byte in line) + '"' for line in lines) or '    ""'


def main(output, folder, names):
    entries = []
    for name in sorted(names):
        with open(os.path.join(folder, name), "rb") as file:
            data = file.read()
        entries.append(f'    {{"/assets/{name}", std::string_view(\n{literal(data)}, {len(data)})}},')
    with open(output, "w", encoding="ascii") as file:
        file.write('#include "web/platform/embedded_files.hpp"\n\n#include <array>\n\n'
                   "namespace descent::platform {\nnamespace {\n\n"
                   f"constexpr std::array<EmbeddedFile, {len(entries)}> files = {{{{\n"
                   + "\n".join(entries)
                   + "\n}};\n\n}  // namespace\n\n"
                   "std::span<const EmbeddedFile> embedded_files() { return files; }\n\n"
                   "}  // namespace descent::platform\n")


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
