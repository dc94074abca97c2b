#!/usr/bin/env python3
"""Writes an instrument that is not the built-in one, and answers to it. The same arguments give the
same bytes; orientations, traits and people are invented.

    others.py --mode rank --orientations 4 --out DIR     DIR/instrument.toml and DIR/answers.csv
    others.py --mode choose --traits 40 --people 60 --teams 5 --out DIR
    others.py --mode choose --words arabic --names scripts --out DIR
"""

import argparse
import csv
import json
import random
from pathlib import Path

from make import name_of

ORIENTATIONS = ["Builders", "Explorers", "Stewards", "Connectors", "Teachers", "Makers"]
OBJECTS = ["the plan", "the meeting", "a decision", "the budget", "a new idea", "the customer", "a mistake",
           "the deadline", "a conflict", "the handover", "the roadmap", "a complaint", "the review", "praise",
           "the backlog", "a surprise", "the release", "a stranger", "the report", "silence"]
VERBS = {
    "Builders": ["finish", "assemble", "strengthen", "repair"],
    "Explorers": ["question", "widen", "try out", "turn around"],
    "Stewards": ["protect", "check", "write down", "keep"],
    "Connectors": ["share", "talk about", "pass on", "bring people to"],
    "Teachers": ["explain", "learn from", "practise", "show"],
    "Makers": ["sketch", "shape", "shorten", "polish"],
}
# The same from right to left, with ligatures and marks, and with numbers in between.
ARABIC_ORIENTATIONS = ["استراتيجي", "تكتيكي", "متوازن", "الأوّل", "مُعلِّم", "صانع 2"]
ARABIC_OBJECTS = ["الخطة", "الاجتماع", "القرار", "الميزانية", "فكرة جديدة", "العميل", "الخطأ", "الموعد", "الخلاف",
                  "التسليم", "خارطة الطريق", "الشكوى", "المراجعة", "الثناء", "الأعمال", "المفاجأة", "الإصدار", "غريب",
                  "التقرير (أ)", "الصمت"]
ARABIC_VERBS = ["ينفذ أولاً، ثم 3 خطوات", "يسأل ثلاث مرّات", "يحمي", "يخطط لاحقاً"]
MODES = {"choose": 'mode = "choose"', "rate": 'mode = "rate"\nscale = { least = 1, most = 5 }',
         "rank": 'mode = "rank"', "allocate": 'mode = "allocate"\npoints = 10'}


def traits(many, names, objects, verbs):
    """The names of the traits and what each says of every orientation."""
    found = []
    said = lambda own, what, place: f"{verbs[own][place % 4].capitalize()} {what}"
    for place in range(many):
        what = objects[place % len(objects)]
        turn = place // len(objects)
        name = what.split(" ")[-1].capitalize() + (f" {turn + 1}" if turn else "")
        part = f", part {turn + 1}" if turn else ""
        found.append((name, [said(own, what, place + turn) + part for own in names]))
    return found


def toml(mode, names, rows, verbs):
    text = json.dumps  # A JSON string of these texts is a TOML string too.
    lines = ['id = "others"', 'version = "1"', 'title = "How a team meets its work"', 'source = "Made up for checks"',
             'caution = "Made up: it measures nothing."', MODES[mode]]
    for place, name in enumerate(names):
        first, second, third, fourth = verbs[name]
        lines += ["", "[[orientations]]", f'id = "{"abcdef"[place]}"', f"name = {text(name)}",
                  f"description = {text(f'They {first} what is there and {second} what is not yet, whoever asks for it.')}",
                  f"strengths = [{text(f'They {third} early.')}, {text(f'They {fourth} to the end.')}]",
                  f"blind_spots = [{text(f'They {third} too long.')}, {text(f'They {fourth} alone.')}]",
                  f"advice = [{text(f'Let others {first}, too.')}, {text(f'Say when to {second}.')}]"]
    for place, (name, said) in enumerate(rows):
        pairs = ", ".join(f"{id} = {text(one)}" for id, one in zip("abcdef", said))
        lines += ["", "[[traits]]", f'id = "t{place + 1}"', f"name = {text(name)}", f"statements = {{ {pairs} }}"]
    return "\n".join(lines) + "\n"


def answers(mode, chance, many):
    """A person's numbers for the statements of a trait, or the place of the chosen one."""
    if mode == "choose":
        return min(int(chance.random() ** 1.5 * many), many - 1)
    if mode == "rate":
        return [chance.randint(1, 5) for _ in range(many)]
    if mode == "rank":
        return chance.sample(range(1, many + 1), many)
    points = [0] * many
    for _ in range(10):
        points[min(int(chance.random() ** 1.5 * many), many - 1)] += 1
    return points


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mode", choices=MODES, required=True)
    parser.add_argument("--orientations", type=int, choices=range(2, 7), default=4)
    parser.add_argument("--traits", type=int, default=15)
    parser.add_argument("--people", type=int, default=12)
    parser.add_argument("--teams", type=int, default=0, help="that people are members of, in turn")
    parser.add_argument("--words", choices=["english", "arabic"], default="english")
    parser.add_argument("--names", choices=["plain", "world", "hostile", "scripts"], default="plain")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    orientations, objects, verbs = ORIENTATIONS, OBJECTS, VERBS
    if options.words == "arabic":
        orientations, objects = ARABIC_ORIENTATIONS, ARABIC_OBJECTS
        # With the orientation's name, as no two statements of a trait may be the same.
        verbs = {name: [f"{verb} {name}" for verb in ARABIC_VERBS] for name in orientations}
    names = orientations[:options.orientations]
    rows = traits(options.traits, names, objects, verbs)
    chance = random.Random(f"orient {options.mode} {options.orientations} {options.people}")
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "instrument.toml").write_text(toml(options.mode, names, rows, verbs), encoding="utf-8")
    chosen = options.mode == "choose"
    columns = [name if chosen else f"{name} [{one}]" for name, said in rows for one in (said[:1] if chosen else said)]
    with open(options.out / "answers.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["Timestamp", "Name"] + ["Team"] * (options.teams > 0) + columns)
        for person in range(options.people):
            row = []
            for _, said in rows:
                given = answers(options.mode, chance, len(names))
                row += [said[given]] if chosen else given
            minute = person % 60
            team = [f"Team {person % options.teams + 1}"] if options.teams else []
            writer.writerow([f"2026/11/{2 + person // 60:02} 10:{minute:02}:00 AM GMT+1",
                             name_of(options.names, person, False)] + team + row)


if __name__ == "__main__":
    main()
