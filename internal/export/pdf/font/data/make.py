#!/usr/bin/python3
"""Makes the subset fonts of this folder from Debian's packages.

    apt-get install fonts-noto-core fonts-noto-extra python3-fonttools
    ./make.py

What comes out is committed, so that building the program needs neither. Of the
layout tables only the kerning of the letters that Danish and English are written
with is kept, as pairs in a kern table, which is quick to read.
"""
import os
import sys
import tempfile
from fontTools import subset, merge
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._k_e_r_n import KernTable_format_0

NOTO = (sys.argv[1] if len(sys.argv) > 1 else "/usr/share/fonts/truetype/noto") + "/"

# Latin with its extensions, marks, Greek, Cyrillic, punctuation, money, letterlike
# signs and fractions, arrows, mathematics, boxes and shapes.
TEXT = "0020-007E,00A0-024F,02B9-02DD,0300-036F,0370-03FF,0400-045F,0490-0491,1E00-1EFF," \
       "2000-206F,2070-209C,20A0-20BF,2100-214F,2150-2189,FB01-FB02,FFFD"
SYMBOLS = {
    "NotoSansMath-Regular.ttf": "2190-21FF,2200-22FF,25A0-25A1,25B2-25B3,25B6-25B7,25BC-25BD,25C6-25CA",
    "NotoSansSymbols-Regular.ttf": "2605-2606,2610-2612,2639-263B,2660-2667,266A,2713-2718",
    "NotoSansSymbols2-Regular.ttf": "2400-2426,25A0-25FF,2600-2606,2610-2612,2639-263B,2660-2667,2713-2718,2302",
}
KERNED = "ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅÄÖÜÉabcdefghijklmnopqrstuvwxyzæøåäöüé0123456789.,:;-–!?»«\"'“”„’()/"


def runes(spec):
    for part in spec.split(","):
        ends = part.split("-")
        yield from range(int(ends[0], 16), int(ends[-1], 16) + 1)


def cut(path, spec, features):
    options = subset.Options(hinting=False, layout_features=features, name_IDs=[0, 1, 2, 13, 14], notdef_outline=True,
                             glyph_names=False, recalc_timestamp=False)
    font = subset.load_font(path, options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=list(runes(spec)))
    cutter.subset(font)
    return font


def value(record):
    return 0 if record is None else getattr(record, "XAdvance", 0) or 0


def kerning(font):
    """The pairs of the kern feature among KERNED, by glyph name."""
    if "GPOS" not in font:
        return {}
    cmap = font.getBestCmap()
    names = [cmap[ord(c)] for c in KERNED if ord(c) in cmap]
    gpos = font["GPOS"].table
    used = {i for f in gpos.FeatureList.FeatureRecord if f.FeatureTag == "kern" for i in f.Feature.LookupListIndex}
    pairs = {}
    for index in sorted(used):
        for table in gpos.LookupList.Lookup[index].SubTable:
            if table.LookupType == 9:
                table = table.ExtSubTable
            if table.LookupType != 2:
                continue
            covered = {name: n for n, name in enumerate(table.Coverage.glyphs)}
            for left in names:
                if left not in covered:
                    continue
                for right in names:
                    if (left, right) in pairs:
                        continue
                    if table.Format == 1:
                        for record in table.PairSet[covered[left]].PairValueRecord:
                            if record.SecondGlyph == right:
                                pairs[left, right] = value(record.Value1)
                    else:
                        first = table.ClassDef1.classDefs.get(left, 0)
                        second = table.ClassDef2.classDefs.get(right, 0)
                        record = table.Class1Record[first].Class2Record[second]
                        # The first table that knows the left glyph decides.
                        pairs[left, right] = value(record.Value1)
    return {pair: by for pair, by in pairs.items() if abs(by) >= 8}


def strip(font, pairs):
    for tag in ("GPOS", "GSUB", "GDEF", "DSIG", "STAT"):
        if tag in font:
            del font[tag]
    if pairs:
        table = KernTable_format_0(apple=False)
        table.coverage, table.tupleIndex, table.kernTable = 1, None, pairs
        font["kern"] = newTable("kern")
        font["kern"].version, font["kern"].kernTables = 0, [table]
    # Advances and outlines are all that the program reads.
    for tag in ("post",):
        font[tag].formatType = 3.0


def face(source, target):
    font = cut(NOTO + source, TEXT, ["kern"])
    strip(font, kerning(font))
    font.save(target)
    print(target, len(font.getBestCmap()))


def symbols(target):
    parts, seen, folder = [], set(), tempfile.mkdtemp()
    for source, spec in SYMBOLS.items():
        have = TTFont(NOTO + source).getBestCmap()
        want = [r for r in runes(spec) if r in have and r not in seen]
        seen.update(want)
        font = cut(NOTO + source, ",".join("%X" % r for r in want), [])
        strip(font, {})
        for tag in ("vhea", "vmtx", "VORG", "MATH", "meta"):
            if tag in font:
                del font[tag]
        parts.append(os.path.join(folder, source))
        font.save(parts[-1])
    merge.Merger().merge(parts).save(target)
    font = TTFont(target, recalcTimestamp=False)
    strip(font, {})
    font.save(target)
    print(target, len(seen))


face("NotoSans-SemiCondensed.ttf", "regular.ttf")
face("NotoSans-SemiCondensedSemiBold.ttf", "bold.ttf")
symbols("symbols.ttf")
