#!/usr/bin/env python3
"""Writes an invented survey export in the shape of Google Forms; same arguments, same bytes.

    make.py --people 200 --out DIR                      DIR/answers.csv
    make.py --people 60 --teams 5 --roster --out DIR    and DIR/roster.csv
    make.py --people 12 --names hostile --out DIR
    make.py --people 36 --names scripts --out DIR       one after the other in scripts that are hard to set
    make.py --people 12 --labels 60 --out DIR           and DIR/instrument.toml
"""

import argparse
import csv
import json
import random
from pathlib import Path

TRAITS = [
    ("role", "Role", ["Plan", "Do", "Direct & Facilitate"]),
    ("scale", "Scale", ["Larger Scale", "Smaller Scale", "Scalable"]),
    ("question", "Question", ["Why", "How", "What"]),
    ("horizon", "Horizon", ["Long Term", "Short Term", "Sliding Term"]),
    ("focus", "Focus", ["Focus on Future", "Focus on Immediate Need", "Connecting Today and the Future"]),
    ("direction", "Direction", ["Vision Oriented", "Goal/Objective Oriented", "Path Oriented"]),
    ("view", "View", ["Looks Externally", "Looks Internally", "Looks 360"]),
    ("arena", "Arena", ["Environment", "Organization", "Ecosystem"]),
    ("change", "Change", ["Change", "Stability", "Transitional – Nimble"]),
    ("doing-right", "Doing right",
     ["Doing the Right Things", "Doing Things Right",
      "Doing the Right Things at the Right Time in the Right Way"]),
    ("stance", "Stance", ["Proactive", "Reactive", "Progressive"]),
    ("driver", "Driver", ["Purpose", "Task", "Mission"]),
    ("posture", "Posture", ["Competitive", "Preventative", "Anticipative"]),
    ("risk", "Risk", ["High Risk", "Low Risk", "Risk Mitigation"]),
    ("outcome", "Outcome", ["Effective", "Efficient", "Value"]),
]
ORIENTATIONS = [("strategic", "Strategic"), ("tactical", "Tactical"), ("hybrid", "Hybrid")]

GIVEN = ("Ana Bram Chidi Dana Emre Fatou Grace Henrik Ines Jonas Kaito Leila Marta Nils Olga "
         "Pavel Quentin Rosa Søren Tomás Uma Vera Wiktor Ximena Yusuf Zoë").split()
FAMILY = ("Ortiz Wiśniewski Okonkwo Kim Østergård Lindqvist Müller Papadakis Sharma Nguyễn "
          "Moreau Rossi Tanaka Novák Silva Haddad Cohen Petrov Dubois Larsen").split()
WORLD = ["ليلى الحداد", "נועה בן־דוד", "अनन्या शर्मा", "สมชาย ใจดี", "Ελένη Παπαδοπούλου",
         "Дмитрий Шевченко", "Nguyễn Thị Minh Khai",
         "Maria-Magdalena Wolfeschlegelsteinhausen de Oliveira e Sousa", "Łukasz Wiśniewski",
         "Siân O’Brien-ap-Rhys", "محمد عبد الرحمن", "Żółć Gęślą"]
HOSTILE = [
    "<script>window.__ran = true</script>", "<img src=x onerror=alert(1)>", "{{ config }}{% raw %}",
    "../../../../escape", "CON", "con", ") Tj (pwned", "/JavaScript << /S /JavaScript >>",
    "a\u202eb\u2066c", "Bell\u0007 Delete\u007f Esc\u001b[31m", "=HYPERLINK(\"x\")", "'; DROP TABLE --",
    "Zoe\u0301 Zoë", "Zoë Zoë", "&lt;b&gt; &amp;amp;", "</style></svg><svg onload=x>", "]]>", "%00%2e%2e%2f",
    "]\u200b]\ufeff", "*/ url(evil) /*", "\u0378\u0378",
]
# Marks, ligatures and joiners, from right to left, and beside what is read from left to right.
SCRIPTS = [
    "مُحَمَّد", "שָׁלוֹם", "فاطِمة الزَّهراء", "לֵאָה בַּת שֶׁבַע", "أولاً جلال", "الله نور", "لآلئ الأمل", "محمد 21",
    "יוסף (צוות ב)", "علی\u200cرضا", "ﷺ", "بِسْمِ اللَّهِ", "שלום", "<b>שלום</b>", "שלום & 'co'", "3 דוד",
    "מחמד, כהן", "אבג Smith דהו", "\u202eשלום\u202c", "دينا\u0652", "प्रिया शर्मा", "अनुष्का", "हिन्दी क्षितिज",
    "वि\u200dक्\u200dय", "ลลิตา ประเสริฐ", "สุชาดา น้ำใจ", "กำธร ปั้นจั่น", "Zaz\u0307o\u0301łć", "ọ\u0300ṣẹ\u0301", "Nguyễn Thị Ánh",
    "fi ffi ﬂ", "Søren O’Neil", "ſtraße", "Ǆ Ǉ ĳ", "①②③", "Ωμέγα ᾳ̂",
]


def sixty(text):
    """The text filled up with words to exactly sixty characters."""
    filler = " with every further word that is needed to reach sixty characters in all"
    return (text + filler)[:59].rstrip().ljust(60, "x")[:60]


def name_of(kind, index, labels):
    if kind == "hostile" and index < len(HOSTILE):
        return HOSTILE[index]
    if kind == "world" and index % 3 == 2 and index // 3 < len(WORLD):
        return WORLD[index // 3]
    if kind == "scripts" and index < len(SCRIPTS):
        return SCRIPTS[index]
    given, family = GIVEN[index % len(GIVEN)], FAMILY[(index // len(GIVEN) + index) % len(FAMILY)]
    round_ = index // (len(GIVEN) * len(FAMILY))
    name = f"{given} {family}" + (f" {'I' * (round_ + 1)}" if round_ else "")
    return sixty(name) if labels else name


def instrument(labels):
    """Orientations and traits, with every label at sixty characters if that is asked for."""
    if not labels:
        return ORIENTATIONS, TRAITS
    orientations = [(key, sixty(name)) for key, name in ORIENTATIONS]
    traits = [(key, sixty(f"{name} {number}"), [sixty(f"{text} {number}") for text in texts])
              for number, (key, name, texts) in enumerate(TRAITS, 1)]
    return orientations, traits


def toml(orientations, traits):
    """The instrument as Orient reads it. A JSON string of these texts is a TOML string too."""
    quote = lambda text: json.dumps(text, ensure_ascii=False)
    lines = ['id = "sixty"', 'version = "1"', f"title = {quote(sixty('Labels'))}",
             'source = "Made for the checks."', 'caution = "For checks only."', 'mode = "choose"', ""]
    for key, name in orientations:
        texts = quote([sixty(f"{word} of {key}") for word in ("First", "Second", "Third")])
        lines += ["[[orientations]]", f'id = "{key}"', f"name = {quote(name)}",
                  f"description = {quote(sixty('About ' + key))}", f"strengths = {texts}",
                  f"blind_spots = {texts}", f"advice = {texts}", ""]
    for key, name, texts in traits:
        lines += ["[[traits]]", f'id = "{key}"', f"name = {quote(name)}", "[traits.statements]"]
        lines += [f"{orientation} = {quote(text)}" for (orientation, _), text in zip(orientations, texts)]
        lines += [""]
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--teams", type=int, default=1)
    parser.add_argument("--names", choices=["plain", "world", "hostile", "scripts"], default="plain")
    parser.add_argument("--labels", choices=["short", "60"], default="short")
    parser.add_argument("--roster", action="store_true", help="one more invited for every six people")
    parser.add_argument("--blanks", type=int, default=0, help="per cent of answers left blank, at most 3 a person")
    options = parser.parse_args()
    long = options.labels == "60"
    chance = random.Random(f"orient {options.people} {options.teams} {options.names}")
    orientations, traits = instrument(long)
    options.out.mkdir(parents=True, exist_ok=True)

    team_of = lambda index: (sixty if long else str)(f"Team {index % options.teams + 1}")
    question = "Which statement fits best? [{}]"
    header = ["Timestamp", "Email Address", "Name", "Team"] + [question.format(name) for _, name, _ in traits]
    if options.teams == 1:
        header.remove("Team")
    with open(options.out / "answers.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n")
        writer.writerow(header)
        for index in range(options.people):
            leaning = [1 + 5 * chance.random() ** 2 for _ in orientations]
            answers, blanks = [], 0
            for _, _, texts in traits:
                spot, total = chance.random() * sum(leaning), 0
                for place, weight in enumerate(leaning):
                    total += weight
                    if spot < total:
                        break
                blank = chance.random() * 100 < options.blanks and blanks < 3
                blanks += blank
                answers.append("" if blank else texts[place])
            minute = 9 * 60 + index
            row = [f"2026/11/{2 + minute // 1440:02} {minute // 60 % 12 or 12}:{minute % 60:02}:00 "
                   f"{'AM' if minute // 60 % 24 < 12 else 'PM'} GMT+1",
                   f"person{index + 1}@example.com", name_of(options.names, index, long)]
            writer.writerow(row + ([team_of(index)] if options.teams > 1 else []) + answers)

    if options.roster:
        with open(options.out / "roster.csv", "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(["Name", "Email", "Team"])
            for index in range(options.people + max(1, options.people // 6)):
                writer.writerow([name_of(options.names, index, long),
                                 f"person{index + 1}@example.com", team_of(index)])
    if long:
        (options.out / "instrument.toml").write_text(toml(orientations, traits), encoding="utf-8")


if __name__ == "__main__":
    main()
