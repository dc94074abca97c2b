#!/usr/bin/env python3
"""Recounts scores.json from the survey export, by another way than the program's.

    recount.py answers.csv scores.json [instrument.json]
"""

import csv
import json
import math
import re
import sys
import unicodedata
from fractions import Fraction
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "inputs"))
from make import instrument  # noqa: E402


def plain(text):
    """The text as people compare it: no case, no quotes, one kind of dash and space."""
    text = unicodedata.normalize("NFKC", text).casefold()
    text = re.sub(r"[‐‑‒–—−]", "-", text)
    return re.sub(r"\s+", " ", re.sub(r"[\"'`‘’“”„«»]", "", text)).strip()


def read(path, labels):
    """Rows by their number in a spreadsheet: the answers as orientation ids or None."""
    orientations, traits = instrument(labels)
    ids = [key for key, _ in orientations]
    text = Path(path).read_text(encoding="utf-8-sig")
    rows = list(csv.reader(text.splitlines(keepends=True)))
    header = [plain(cell) for cell in rows[0]]
    columns = []
    for _, name, _ in traits:
        word = plain(name)
        found = [place for place, cell in enumerate(header) if cell == word or f"[{word}]" in cell] or [
            place for place, cell in enumerate(header) if re.search(rf"\b{re.escape(word)}\b", cell)]
        assert len(found) == 1, f"the trait {name} is in the columns {found}"
        columns.append(found[0])
    people = {}
    for number, row in enumerate(rows[1:], 2):
        answers = []
        for column, (_, _, statements) in zip(columns, traits):
            cell = plain(row[column]) if column < len(row) else ""
            known = {plain(text): key for key, text in zip(ids, statements)}
            for place, (key, name) in enumerate(orientations):
                known.setdefault(plain(name), key)
                known.setdefault(plain(name)[0], key)
                known.setdefault(str(place + 1), key)
            assert cell == "" or cell in known, f"row {number}: {row[column]!r} is no answer"
            answers.append(known.get(cell))
        people[number] = (row, answers)
    return header, [key for key, _, _ in traits], ids, people


def lower_gamma(shape, x):
    """The regularised lower incomplete gamma function, by its series."""
    if x <= 0:
        return 0.0
    term = total = 1.0 / shape
    step = shape
    while abs(term) > abs(total) * 1e-15:
        step += 1
        term *= x / step
        total += term
    return min(1.0, total * math.exp(-x + shape * math.log(x) - math.lgamma(shape)))


def certainty(counts, first):
    """P(the share of `first` is the largest) for a Dirichlet with counts + 1/2, from gammas.

    Shares are gamma variables divided by their sum, so the largest share is the largest gamma."""
    shape = counts[first] + 0.5
    others = [count + 0.5 for place, count in enumerate(counts) if place != first]
    steps, most = 2000, shape + 12 * math.sqrt(shape) + 20
    total = 0.0
    for step in range(steps + 1):
        x = most * step / steps
        if x == 0:
            continue
        density = math.exp((shape - 1) * math.log(x) - x - math.lgamma(shape))
        weight = 1 if step == steps else 4 if step % 2 else 2
        total += weight * density * math.prod(lower_gamma(other, x) for other in others)
    return total * most / steps / 3


class Comparison:
    def __init__(self):
        self.faults, self.numbers = [], 0

    def same(self, where, ours, theirs, within=0):
        self.numbers += 1
        equal = ours == theirs if ours is None or theirs is None or isinstance(ours, (str, list, bool)) else (
            abs(float(ours) - float(theirs)) <= within)
        if not equal:
            self.faults.append(f"{where}: counted {ours if isinstance(ours, (str, list)) else str(ours)}, "
                               f"scores.json has {theirs}")


def share(count, of):
    return Fraction(count, of) if of else Fraction(0)


def agreement(counts):
    answered, kinds = sum(counts), len(counts)
    if not answered:
        return None
    squares = sum(share(count, answered) ** 2 for count in counts)
    return 1 - Fraction(kinds, kinds - 1) * (1 - squares)


def team(check, where, scores, members, traits, ids):
    check.same(f"{where} people", len(members), scores["people"])
    totals = {key: Fraction(0) for key in ids}
    for answers in members:
        given = [answer for answer in answers if answer]
        for key in ids:
            totals[key] += share(given.count(key), len(given))
    for key in ids:
        check.same(f"{where} shares.{key}", totals[key] / len(members), scores["shares"][key], 6e-7)
    assert [entry["id"] for entry in scores["traits"]] == traits, f"{where}: the traits are not in order"
    for place, entry in enumerate(scores["traits"]):
        column = [answers[place] for answers in members]
        counts = [column.count(key) for key in ids]
        at = f"{where} {entry['id']}"
        check.same(f"{at} answered", sum(counts), entry["answered"])
        for key, count in zip(ids, counts):
            check.same(f"{at} counts.{key}", count, entry["counts"][key])
            check.same(f"{at} shares.{key}", share(count, sum(counts)), entry["shares"][key], 6e-7)
        expected = agreement(counts)
        if expected is not None and entry["agreement"] is not None:
            check.same(f"{at} agreement", expected, entry["agreement"], 6e-3)


def main():
    source, scores_path = sys.argv[1:3]
    scores = json.loads(Path(scores_path).read_text(encoding="utf-8"))
    header, traits, ids, rows = read(source, "--long" in sys.argv)
    check = Comparison()

    left = [entry["row"] for entry in scores["ledger"]["left_out"]]
    check.same("ledger rows", len(rows), scores["ledger"]["rows"])
    check.same("ledger used + left out", scores["ledger"]["used"] + len(left), scores["ledger"]["rows"])
    assert len(set(left)) == len(left), "a row is left out twice"
    used = [number for number in rows if number not in left]
    check.same("people", len(used), len(scores["people"]))

    name = next((place for place, cell in enumerate(header) if re.fullmatch(r"(your )?(full )?name", cell)), None)
    group = next((place for place, cell in enumerate(header) if re.fullmatch(r"(your |which )?team\??", cell)), None)
    for number, person in zip(used, scores["people"]):
        row, answers = rows[number]
        at = f"row {number} ({person['name']})"
        if name is not None and row[name].strip().isprintable():
            check.same(f"{at} name", unicodedata.normalize("NFC", row[name].strip()),
                       unicodedata.normalize("NFC", person["name"]))
        given = [answer for answer in answers if answer]
        counts = [given.count(key) for key in ids]
        check.same(f"{at} answered", len(given), person["answered"])
        for key, count in zip(ids, counts):
            check.same(f"{at} counts.{key}", count, person["counts"][key])
            check.same(f"{at} shares.{key}", share(count, len(given)), person["shares"][key], 6e-7)
        ranked = sorted(counts, reverse=True)
        leaders = [key for key, count in zip(ids, counts) if count == ranked[0]]
        check.same(f"{at} tied", leaders if len(leaders) > 1 else [], person["tied"])
        check.same(f"{at} answers_from_losing_first", -((ranked[1] - ranked[0]) // 2),
                   person["answers_from_losing_first"])
        sure = certainty(counts, counts.index(ranked[0]))
        check.same(f"{at} certainty", round(sure, 6), person["certainty"], 6e-3)
        word = "none" if len(leaders) > 1 else "clear" if sure >= 0.9 else "leaning" if sure >= 0.75 else "none"
        check.same(f"{at} strength", word, person["strength"])
        check.same(f"{at} orientation", leaders[0] if word != "none" else None, person["orientation"])

    team(check, "team", scores["team"], [rows[number][1] for number in used], traits, ids)
    for entry in scores.get("teams", []):
        members = [rows[number][1] for number in used if group is not None
                   and rows[number][0][group].strip() == entry["name"]]
        team(check, f"team {entry['name']}", entry, members, traits, ids)

    for fault in check.faults[:40]:
        print("  " + fault)
    print(f"  recounted {check.numbers} values of {len(used)} people, {len(check.faults)} differ")
    sys.exit(bool(check.faults))


if __name__ == "__main__":
    main()
