#!/usr/bin/env python3
"""Cuts a font down to the characters that the program shows, with figures of equal width.

usage: subset_font.py INPUT.otf OUTPUT.otf [few]

With "few" without the letters and signs that only names of files and columns may have, which the program takes
from another weight. Dear ImGui looks glyphs up by character only and knows no OpenType features, so the figures of the
feature `tnum` take the places of the proportional ones: running numbers then do not dance. Nor does it
kern, so that those tables, a fifth of the file, are left out.
"""
import sys

from fontTools import subset
from fontTools.cffLib import cffStandardStrings
from fontTools.ttLib import TTFont

RANGES = [(0x20, 0x7E), (0xA0, 0xFF)]  # Latin-1
MORE = (0x100, 0x17F)  # Latin Extended-A
EXTRA = (
    "αβγδεηθλμπρσφωΔΣΩ"
    "‐‑–—‘’“”„•…‹›‰′″⁄€™"
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁻₀₁₂₃₄₅₆₇₈₉ŷŵ"
    "←↑→↓↔↗↘−√∞∂∇∑≈≠≤≥×÷±·"
    "▲▶▼◀▴▸▾◂●○■□✓✕✗⌘⌥⇧"
)
FEW = "βγδελΣ–—‘’“”„•…‹›‰€←→∂−√"  # those of them that the program's own texts have


def single_substitutions(font, tag):
    """The glyphs that the feature `tag` replaces, one for one."""
    table = font["GSUB"].table
    found = {}
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag != tag:
            continue
        for index in record.Feature.LookupListIndex:
            for sub in table.LookupList.Lookup[index].SubTable:
                sub = getattr(sub, "ExtSubTable", sub)
                if sub.LookupType == 1:
                    found.update(sub.mapping)
    return found


def use_tabular_figures(font):
    tabular = single_substitutions(font, "tnum")
    if not tabular:
        raise SystemExit("the font has no figures of equal width (feature tnum)")
    for table in font["cmap"].tables:
        if table.isUnicode():
            for code in map(ord, "0123456789"):
                table.cmap[code] = tabular.get(table.cmap[code], table.cmap[code])
    # The weights between the masters are rounded: their figures may differ by a unit or two.
    metrics = font["hmtx"].metrics
    figures = [font.getBestCmap()[code] for code in map(ord, "0123456789")]
    width = max(metrics[name][0] for name in figures)
    if width - min(metrics[name][0] for name in figures) > font["head"].unitsPerEm / 100:
        raise SystemExit("the font's tabular figures differ in width")
    for name in figures:
        metrics[name] = (width, metrics[name][1])


def use_numbered_names(font):
    """A CFF table spells the names of its glyphs, but for 391 that have numbers. Nobody asks for one by its name:
    those that would be spelled take the names of glyphs that are not here."""
    order = font.getGlyphOrder()
    free = iter(name for name in cffStandardStrings if name not in order)
    names = {name: name if name in cffStandardStrings else next(free, name) for name in order}
    top = font["CFF "].cff.topDictIndex[0]
    top.CharStrings.charStrings = {names[name]: place for name, place in top.CharStrings.charStrings.items()}
    top.charset = [names[name] for name in top.charset]
    for table in font["cmap"].tables:
        table.cmap = {code: names[name] for code, name in table.cmap.items()}
    font["hmtx"].metrics = {names[name]: metric for name, metric in font["hmtx"].metrics.items()}
    font.setGlyphOrder([names[name] for name in order])


def main():
    source, target = sys.argv[1:3]
    few = "few" in sys.argv[3:]
    ranges = RANGES if few else RANGES + [MORE]
    font = TTFont(source)
    use_tabular_figures(font)
    wanted = {code for first, last in ranges for code in range(first, last + 1)}
    wanted |= set(map(ord, FEW if few else EXTRA))
    options = subset.Options()
    options.layout_features = []
    options.hinting = False
    options.desubroutinize = True
    options.name_IDs = [0, 1, 2, 13, 14]  # the licence travels with the font
    options.notdef_outline = True
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=wanted)
    cutter.subset(font)
    for features in ("GDEF", "GPOS", "GSUB"):  # empty by now
        if features in font:
            del font[features]
    use_numbered_names(font)
    font.save(target)


main()
