#!/usr/bin/env python3
"""Makes the file that the program reads of a language's catalogue.

usage: language_file.py IN.po OUT.json

gettext's msgfmt reads and checks the catalogue: its places {0} as those of Python's format(), and its
plural forms. The file has each text's words by the English text, and the form for each count from 0
to 199, which gettext's rules repeat from there on (they ask for the last two digits at most).
engine/experiment/catalogue.hpp and web/shell/language.js read it.
"""
import gettext
import json
import os
import subprocess
import sys
import tempfile

COUNTS = 200


def read_catalogue(path):
    """gettext's translations of a .po file. Ends the program with msgfmt's words where it finds faults."""
    with tempfile.TemporaryDirectory() as folder:
        compiled = os.path.join(folder, "catalogue.mo")
        checked = subprocess.run(["msgfmt", "--check-format", "--check-header", "-o", compiled, path],
                                 stderr=subprocess.PIPE, text=True, check=False)
        if checked.returncode != 0:
            sys.exit(checked.stderr)
        with open(compiled, "rb") as file:
            return gettext.GNUTranslations(file)


def language_file(path):
    """The bytes of the file for a .po file, which is named by its language."""
    catalogue = read_catalogue(path)
    texts = {}
    for english, words in catalogue._catalog.items():  # pylint: disable=protected-access
        if english == "":
            continue
        if isinstance(english, tuple):  # a form of a text that has several
            forms = texts.setdefault(english[0], [])
            forms += [""] * (english[1] + 1 - len(forms))
            forms[english[1]] = words
        else:
            texts[english] = words
    code = os.path.splitext(os.path.basename(path))[0]
    forms = "".join(str(catalogue.plural(count)) for count in range(COUNTS))
    return json.dumps({"code": code, "forms": forms, "texts": texts}, ensure_ascii=False,
                      separators=(",", ":")).encode()


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    with open(sys.argv[2], "wb") as file:
        file.write(language_file(sys.argv[1]))


if __name__ == "__main__":
    main()
