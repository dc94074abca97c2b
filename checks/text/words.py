#!/usr/bin/env python3
"""Compares the words and numbers of report.html, report.pdf and scores.json.

    words.py FOLDER      a folder with the three files; pdftotext is needed
"""

import json
import re
import subprocess
import sys
import unicodedata
from fractions import Fraction
from html.parser import HTMLParser
from pathlib import Path

# What a reader of the page does not see as text; the words of a chart, which stand in `details`, are
# the figure's alternative text in the PDF.
INVISIBLE = {"script", "style", "head", "title", "desc", "metadata", "template", "button", "details"}


class Page(HTMLParser):
    """The text that a page shows, without what is for the screen only."""

    VOID = {"br", "hr", "img", "input", "meta", "link", "wbr", "col"}

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.texts = [], []

    def handle_starttag(self, tag, attributes):
        if tag == "wbr":
            return
        self.texts.append(" " if tag not in {"b", "i", "em", "strong", "span", "a", "bdi", "sub", "sup"} else "")
        if tag not in self.VOID:
            self.open.append((tag, self.is_left_out(tag, dict(attributes))))

    def is_left_out(self, tag, given):
        classes = (given.get("class") or "").split()
        return tag in INVISIBLE or "screen-only" in classes or "hidden" in given or "popover" in given

    def handle_endtag(self, tag):
        for place in range(len(self.open) - 1, -1, -1):
            if self.open[place][0] == tag:
                del self.open[place:]
                break
        if tag not in {"b", "i", "em", "strong", "span", "a", "bdi", "sub", "sup"}:
            self.texts.append(" ")

    def handle_data(self, data):
        if not any(hidden for _, hidden in self.open):
            self.texts.append(data)


def clean(text):
    """Marks that steer direction and line breaks removed; compatibility forms resolved."""
    text = re.sub("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]", "", text)
    return unicodedata.normalize("NFKC", text)


def words(text):
    """Runs of letters, marks and digits. `\\w` would break a word at each of its marks."""
    kept = (letter if unicodedata.category(letter)[0] in "LMN" else " " for letter in clean(text))
    return "".join(kept).split()


def shown(name, run):
    """Whether a name is in a text, though broken over lines. poppler puts the words of a line from left
    to right into an order of its own where some of them are from right to left."""
    return squeezed(name) in run or is_right_to_left(name) and all(word in run for word in words(name))


def squeezed(text):
    return "".join(words(text))


def percent(count, of):
    """Half away from zero on the exact fraction."""
    return str(int(Fraction(100 * count, of) + Fraction(1, 2))) if of else "0"


def expected(scores, compares):
    """Every name and number of the scores as a reader would look for it: (what, text)."""
    yield "wave", scores["wave"]
    for team in [scores["team"]] + (scores.get("teams", []) if compares else []):
        yield f"team {team['name']}", team["name"]
        yield f"people of {team['name']}", str(team["people"])
        for key, share in team["shares"].items():
            yield f"share of {key} in {team['name']}", str(int(Fraction(share).limit_denominator(10**6) * 100 + Fraction(1, 2)))
    for entry in scores["team"]["traits"]:
        for key, count in entry["counts"].items():
            yield f"count of {key} for {entry['id']}", str(count)
    for person in scores["people"]:
        yield f"name of row {person['id']}", person["name"]
        for key, count in person["counts"].items():
            yield f"count of {key} for {person['name']}", str(count)


def main():
    folder = Path(sys.argv[1])
    scores = json.loads((folder / "scores.json").read_text(encoding="utf-8"))
    page = Page()
    page.feed((folder / "report.html").read_text(encoding="utf-8"))
    html = "".join(page.texts)
    pdf = subprocess.run(["pdftotext", "-enc", "UTF-8", folder / "report.pdf", "-"],
                         check=True, capture_output=True).stdout.decode("utf-8")
    faults = []
    sides = {"report.html": html, "report.pdf": pdf}
    known = {name: set(words(text)) for name, text in sides.items()}
    run = {name: squeezed(text) for name, text in sides.items()}

    looked_for = 0
    for what, text in expected(scores, 'id="teams"' in (folder / "report.html").read_text(encoding="utf-8")):
        looked_for += 1
        for name in sides:
            found = text in known[name] if text.isdecimal() else shown(text, run[name])
            if not found:
                faults.append(f"{name} does not show the {what}: {text!r}")

    for entry in trait_names(scores, html):
        looked_for += 1
        faults += [f"{name} does not show the trait {entry}" for name in sides if squeezed(entry) not in run[name]]

    pages = pdf.count("\f")
    furniture = {str(number) for number in range(1, pages + 1)} | {"Orient", "of", "page"}
    for one, other in (("report.html", "report.pdf"), ("report.pdf", "report.html")):
        alone = sorted(word for word in known[one] - known[other] if word not in furniture
                       and not inside(word, run[other]) and not (one == "report.pdf" and is_right_to_left(word)))
        faults += [f"only {one} has the word {word!r}" for word in alone]

    for fault in faults[:40]:
        print("  " + fault)
    print(f"  looked for {looked_for} names and numbers, compared {len(known['report.html'])} words, "
          f"{len(faults)} faults")
    sys.exit(bool(faults))


def is_right_to_left(word):
    """poppler puts some of these words beside others without a space."""
    return any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in word)


def inside(word, text):
    """Whether a word is in the text, though broken over lines or joined to its neighbour."""
    return not word.isdigit() and word in text


def trait_names(scores, html):
    """The names of the traits: the ids with a capital stand for the built-in instrument's."""
    if scores["instrument"]["id"] == "sales-operations":
        return [entry["id"].replace("-", " ").capitalize() for entry in scores["team"]["traits"]]
    return [entry.get("name", "") for entry in scores["team"]["traits"]]


if __name__ == "__main__":
    main()
