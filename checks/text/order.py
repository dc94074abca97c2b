#!/usr/bin/env python3
"""Compares the order of reading: the text of the PDF's structure tree, and that of the page.

    order.py FOLDER      a folder with report.html and report.pdf; pdfinfo is needed

Charts are left out on both sides: the PDF has a text in their place. What print alone adds, the
marks of lists and the page numbers of links, may stand in the PDF beyond the page's words.
"""

import re
import subprocess
import sys
from pathlib import Path

from words import INVISIBLE, Page, words

INVISIBLE.add("svg")

# How many words in a row end a difference, and how far they are looked for.
ALIKE, FAR = 2, 400


class Heard(Page):
    """Without what is seen alone, and is in no structure either."""

    def is_left_out(self, tag, given):
        return given.get("aria-hidden") == "true" or super().is_left_out(tag, given)


def of_page(path):
    page = Heard()
    page.feed(path.read_text(encoding="utf-8"))
    return words("".join(page.texts))


def of_structure(path):
    """The text of all structure elements in their order, without that of figures."""
    said = subprocess.run(["pdfinfo", "-struct-text", path], capture_output=True, check=True).stdout
    text, figure = [], None
    for line in said.decode("utf-8", "replace").splitlines():
        indent = len(line) - len(line.lstrip())
        if figure is not None and indent > figure:
            continue
        figure = indent if line.strip().startswith("Figure") else None
        # The marked sequences of an element stand one below the other, and are read as one text.
        quoted = re.fullmatch(r'\s*"(.*)"', line)
        text.append(quoted[1] if quoted else " ")
    return words("".join(text))


def differences(one, other):
    """Where two lists of words differ: from and to in each. They are nearly the same, so a
    difference ends at the nearest place where a few words in a row are the same again; that is quick
    for hundreds of pages, where the shortest list of differences takes minutes."""
    found, at, there = [], 0, 0
    while at < len(one) or there < len(other):
        if at < len(one) and there < len(other) and one[at] == other[there]:
            at, there = at + 1, there + 1
            continue
        ends = ((sum(skipped), skipped) for skipped in resumptions(one[at:at + FAR], other[there:there + FAR]))
        _, (here, beyond) = min(ends, default=(0, (len(one) - at, len(other) - there)))
        found.append((at, at + here, there, there + beyond))
        at, there = at + here, there + beyond
    return found


def resumptions(one, other):
    """How many words to skip on each side, for every pair of places where both go on alike. The end
    of a list goes on like the end of the other."""
    places = {}
    for place in range(len(other) + 1):
        places.setdefault(tuple(other[place:place + ALIKE]), []).append(place)
    for place in range(len(one) + 1):
        for match in places.get(tuple(one[place:place + ALIKE]), ()):
            if place or match:
                yield place, match


def main(folder):
    page, pdf = of_page(folder / "report.html"), of_structure(folder / "report.pdf")
    if len(page) < 300:
        print(f"  only {len(page)} words were found on the page")
        return 1
    faults = []
    for from_page, to_page, from_pdf, to_pdf in differences(page, pdf):
        here, there = page[from_page:to_page], pdf[from_pdf:to_pdf]
        if not here and all(word == "page" or word.isdigit() for word in there):
            continue
        faults.append(f"{' '.join(page[max(0, from_page - 3):to_page + 2])} | {' '.join(pdf[max(0, from_pdf - 3):to_pdf + 2])}")
    for fault in faults[:8]:
        print(f"  read in another order: {fault[:200]}")
    print(f"  order of reading: {len(page)} words on the page, {len(pdf)} in the structure, {len(faults)} differences")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
