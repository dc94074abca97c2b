#!/usr/bin/env python3
"""Looks at each page of a PDF for lost, clipped and overlapping words and for empty pages.

    look.py report.pdf...      pdftotext and pdftoppm are needed, and Pillow
"""

import re
import subprocess
import sys
import tempfile
import unicodedata
from html.parser import HTMLParser
from pathlib import Path

from PIL import Image, ImageChops

RESOLUTION = 50
# Ink nearer to the edge of the page than this, in points, is outside of every margin.
EDGE = 20
# Two words whose boxes share more than this part of the smaller one, both ways, lie on each other.
SHARED = 0.2
# Of a page's height: where the content of a page that is not a chapter's last must reach.
LEAST = 0.33


class Words(HTMLParser):
    """pdftotext -bbox: pages as (width, height, [(box, text)])."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.pages, self.box = [], None

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "page":
            self.pages.append((float(given["width"]), float(given["height"]), []))
        elif tag == "word":
            self.box = tuple(float(given[key]) for key in ("xmin", "ymin", "xmax", "ymax"))

    def handle_data(self, data):
        if self.box and data.strip():
            self.pages[-1][2].append((self.box, data.strip()))
            self.box = None


def is_right_to_left(text):
    return any(unicodedata.bidirectional(letter) in ("R", "AL", "NSM") for letter in text)


def joined(words):
    """The words with the letters of those from right to left put together: each is shown by itself, and
    in many faces one reaches over its neighbour. Letters that take much less room than they are wide
    stay apart: they lie on each other."""
    groups = []
    for box, text in words:
        if groups and is_right_to_left(text) and is_right_to_left(groups[-1][-1][1]):
            last = around(groups[-1])
            near = 0.1 * (box[3] - box[1])
            if abs(box[1] - last[1]) < near and box[0] < last[2] + near and last[0] < box[2] + near:
                groups[-1].append((box, text))
                continue
        groups.append([(box, text)])
    for group in groups:
        whole = around(group)
        if sum(box[2] - box[0] for box, _ in group) < 1.2 * (whole[2] - whole[0]):
            group[:] = [(whole, "".join(text for _, text in group))]
    return [word for group in groups for word in group]


def around(group):
    """The box around several words."""
    boxes = [box for box, _ in group]
    return (*(min(side) for side in list(zip(*boxes))[:2]), *(max(side) for side in list(zip(*boxes))[2:]))


def overlap(one, other):
    """How much of the smaller of two boxes the other covers, across and down."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    width = min(one[2] - one[0], other[2] - other[0])
    height = min(one[3] - one[1], other[3] - other[1])
    return (across / width if width > 0 else 0), (down / height if height > 0 else 0)


def core(box):
    """The box of a word without the air above and below its letters: lines may be set tight."""
    air = (box[3] - box[1]) * 0.22
    return box[0], box[1] + air, box[2], box[3] - air


def collisions(words):
    """Pairs of words that lie on each other; sorted by height, so that few pairs are compared."""
    boxes = sorted(((core(box), text) for box, text in words), key=lambda word: word[0][1])
    tallest = max((box[3] - box[1] for box, _ in boxes), default=0)
    for place, (box, text) in enumerate(boxes):
        for other, other_text in boxes[place + 1:]:
            if other[1] > box[1] + tallest:
                break
            across, down = overlap(box, other)
            if across > SHARED and down > SHARED and not mark(text) and not mark(other_text):
                yield text, other_text, box


def mark(text):
    """Whether a word is only combining marks, which poppler may give a box of their own."""
    return all(unicodedata.combining(letter) or unicodedata.category(letter) in ("Mn", "Mc", "Cf") for letter in text)


def ink(picture):
    """The box of everything that is not white."""
    return ImageChops.difference(picture, Image.new("L", picture.size, 255)).point(lambda level: 255 * (level > 24)).getbbox()


class Outline(HTMLParser):
    """pdftohtml -xml: the pages that the outermost bookmarks lead to."""

    def __init__(self):
        super().__init__()
        self.depth, self.starts = 0, set()

    def handle_starttag(self, tag, attributes):
        self.depth += tag == "outline"
        if tag == "item" and self.depth == 1:
            self.starts.add(int(dict(attributes)["page"]))

    def handle_endtag(self, tag):
        self.depth -= tag == "outline"


def chapter_starts(path):
    said = subprocess.run(["pdftohtml", "-xml", "-i", "-stdout", "-l", "1", path], check=True, capture_output=True)
    outline = Outline()
    outline.feed(said.stdout.decode("utf-8", "replace"))
    return outline.starts


def look(path, folder):
    faults = []
    said = subprocess.run(["pdftotext", "-bbox", "-enc", "UTF-8", path, "-"], check=True, capture_output=True)
    words = Words()
    # XML does not know control characters, and poppler writes them all the same.
    words.feed(re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "?", said.stdout.decode("utf-8", "replace")))
    subprocess.run(["pdftoppm", "-r", str(RESOLUTION), "-gray", path, folder / "page"], check=True)
    pictures = sorted(folder.glob("page-*.pgm"), key=lambda page: int(page.stem.split("-")[1]))
    starts = chapter_starts(path)
    for number, ((width, height, found), picture) in enumerate(zip(words.pages, pictures), 1):
        at = f"page {number}"
        for box, text in found:
            if box[0] < 0 or box[1] < 0 or box[2] > width or box[3] > height:
                faults.append(f"{at}: {text!r} leaves the page: {box}")
        pairs = list(collisions(joined(found)))
        faults += [f"{at}: {one!r} and {other!r} lie on each other at {box[0]:.0f}, {box[1]:.0f}"
                   for one, other, box in pairs[:5]]
        with Image.open(picture) as image:
            box = ink(image)
        if box is None:
            faults.append(f"{at}: empty")
            continue
        left, top, right, bottom = (value * 72 / RESOLUTION for value in box)
        if number > 1 and (left < EDGE or top < EDGE or right > width - EDGE or bottom > height - EDGE):
            faults.append(f"{at}: ink outside of the margins: {left:.0f} {top:.0f} {right:.0f} {bottom:.0f}")
        # The running foot always stands at the bottom, so the reach of the words above it counts.
        reach = max((word[0][3] for word in found if word[0][3] < height * 0.92), default=0)
        last_of_chapter = number == len(pictures) or number + 1 in starts
        if number > 1 and reach < height * LEAST and not last_of_chapter:
            faults.append(f"{at}: nearly empty, its words end at {reach:.0f} of {height:.0f} points")
    return len(pictures), faults


def main():
    wrong = 0
    for path in sys.argv[1:]:
        with tempfile.TemporaryDirectory() as folder:
            pages, faults = look(path, Path(folder))
        wrong += len(faults)
        print(f"{path}: {pages} pages, {len(faults)} faults")
        for fault in faults[:20]:
            print("  " + fault)
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
