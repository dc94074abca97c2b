#!/usr/bin/env python3
"""What tags, attachment and metadata cost in our PDF files, beside what the pages need without them.

    weight.py FILE.pdf...      prints the parts of each file; fails where they cost too much

Counted as cost: the objects of the structure tree and its number tree, with their part of the
cross-references; the marks in the content of pages and the entries of other objects that only a tagged
file has (by packing both once more without them); the carried file, the XMP packet and the colour
profile. Bookmarks and links count as pages: an untagged file has them too.
"""

import re
import sys
import zlib
from pathlib import Path

# What they may cost, as a share of what the file would be without them.
SHARE = 0.25
# A report of 15 pages.
PAGES, KIB = 15, 150

STREAM = re.compile(rb"(\d+) 0 obj\n<<(.*?)/Length (\d+)>>stream\n", re.S)
ELEMENT = re.compile(rb"<</S/(?:Document|Sect|Art|Div|BlockQuote|P|H\d|L|LI|Lbl|LBody|Table|Caption|THead|TBody|"
                     rb"TFoot|TR|TH|TD|Figure|Link|Span|Code|Quote|Formula)\b")
MARK = re.compile(rb"/\w+\s*<</MCID \d+>>\s*BDC\s|/Artifact[^\n]*?B[DM]C\s|EMC\s")
# Text that goes with its glyphs, as it also does in a file without tags.
ACTUAL = re.compile(rb"/Span<</MCID \d+(/ActualText.*?)>>BDC\n", re.S)
# What pages, links and the catalog have for the sake of tags, attachment and metadata alone.
ENTRIES = re.compile(rb"/StructParents? +\d+|/Tabs/S|/StructTreeRoot +\d+ 0 R|/MarkInfo<<.*?>>|/AF\[.*?\]|"
                     rb"/Names<</EmbeddedFiles.*?>>>>|/OutputIntents\[.*?\]|/Metadata +\d+ 0 R|"
                     rb"<</Type/Filespec.*?>>>>|<</Type/OutputIntent.*?>>|<</Type/StructTreeRoot.*?>>", re.S)
# Content of more bytes is packed harder (`src/pdf/finish/save.rs`).
LONG = 10_000
# Bytes of an entry of the cross-references: kind, place, index.
REFERENCE = 7


def untagged(content):
    """The content of a page without the marks that tie it to the structure."""
    return MARK.sub(b"", ACTUAL.sub(rb"/Span<<\1>>BDC\n", content))


def rows(entries):
    """Entries of the cross-references as they are packed: each as its difference to the one before."""
    out, above = bytearray(), bytes(REFERENCE)
    for entry in entries:
        out += b"\2" + bytes((one - other) % 256 for one, other in zip(entry, above))
        above = entry
    return bytes(out)


def saved(text, bare, level=6):
    """By how much less is packed without what costs."""
    return len(zlib.compress(text, level)) - len(zlib.compress(bare, level)) if bare != text else 0


def unpacked(entries, data):
    text = zlib.decompress(data) if b"FlateDecode" in entries else data
    columns = re.search(rb"/Predictor 15/Columns (\d+)", entries)
    if not columns:
        return text
    row, out = int(columns[1]), bytearray()
    above = bytes(row)
    for start in range(0, len(text), row + 1):
        line = text[start + 1:start + 1 + row]
        if text[start] == 2:
            line = bytes((one + other) % 256 for one, other in zip(line, above))
        out += line
        above = line
    return bytes(out)


def weigh(path):
    file = path.read_bytes()
    parts = dict.fromkeys(("structure", "marks", "attachment", "metadata", "pages and fonts"), 0)
    pages = at = 0
    costly = set()
    references = None
    while match := STREAM.search(file, at):
        entries, length = match[2], int(match[3])
        data = file[match.end():match.end() + length]
        at = match.end() + length
        whole = at - match.start()
        if b"/EmbeddedFile" in entries:
            part = "attachment"
        elif b"/Metadata" in entries or entries.strip() == b"/N 3/Filter/FlateDecode":
            part = "metadata"
        elif b"/XRef" in entries:
            part, references = "pages and fonts", unpacked(entries, data)
        elif b"/ObjStm" in entries:
            text = unpacked(entries, data)
            pages += len(re.findall(rb"/Type/Page\b(?!s)", text))
            tags = len(ELEMENT.findall(text))
            if tags * 2 > int(re.search(rb"/N (\d+)", entries)[1]) or b"<</Nums[0[" in text.replace(b" ", b""):
                part = "structure"
            else:
                part = "pages and fonts"
                cost = saved(text, ENTRIES.sub(b"", text))
                parts["structure"] += cost
                whole -= cost
        else:
            part = "pages and fonts"
            text = unpacked(entries, data) if b"FlateDecode" in entries else data
            if b"BDC" in text or b"BMC" in text:
                cost = saved(text, untagged(text), 9 if len(text) > LONG else 6)
                parts["marks"] += cost
                whole -= cost
        parts[part] += whole
        if part != "pages and fonts":
            costly.add(int(match[1]))
    # Objects are named by their own number where they are streams, and else by that of their stream.
    table = [references[start:start + REFERENCE] for start in range(0, len(references), REFERENCE)]
    number = lambda at, entry: int.from_bytes(entry[1:5]) if entry[0] == 2 else at
    kept = [entry for at, entry in enumerate(table) if at == 0 or entry[0] and number(at, entry) not in costly]
    cost = len(zlib.compress(rows(table), 9)) - len(zlib.compress(rows(kept), 9))
    parts["structure"] += cost
    parts["pages and fonts"] -= cost
    parts["pages and fonts"] += len(file) - sum(parts.values())
    cost = sum(parts.values()) - parts["pages and fonts"]
    return len(file), pages, parts, cost / (len(file) - cost)


def main(paths):
    status = 0
    for path in map(Path, paths):
        size, pages, parts, share = weigh(path)
        told = ", ".join(f"{name} {part / 1024:.1f}" for name, part in parts.items())
        print(f"{path.name}: {pages} pages, {size / 1024:.1f} KiB ({told}); tags, attachment and metadata cost {share:.1%}")
        if share > SHARE:
            print(f"  more than {SHARE:.0%} of the file without them")
            status = 1
        if pages <= PAGES and size > KIB * 1024:
            print(f"  more than {KIB} KiB for {pages} pages")
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
