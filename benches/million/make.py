"""Writes a Google Forms export of many people: time stamp, address, name and 15 answers each.

The same numbers give the same bytes. With --quoted every cell stands in quotes."""

import argparse
import tomllib
from pathlib import Path

GIVEN = ["Ana", "Łukasz", "Mei", "Tomás", "Priya", "Jonas", "Amara", "Yusuf", "Freya", "Noor", "Ivo", "Hana"]
FAMILY = ["Ortiz", "Wiśniewska", "Chen", "Ferreira", "Nair", "Berg", "Okafor", "Demir", "Larsen", "Haddad"]
WAYS = 20_000  # so many different ways to answer


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--people", type=int, default=1_000_000)
    parser.add_argument("--quoted", action="store_true")
    options = parser.parse_args()
    root = Path(__file__).resolve().parents[2]
    with open(root / "src/instrument/sales-operations.toml", "rb") as file:
        traits = tomllib.load(file)["traits"]
    statements = [list(one["statements"].values()) for one in traits]
    state = 20_261_014

    def pick(count):
        nonlocal state
        state = (state * 6_364_136_223_846_793_005 + 1_442_695_040_888_963_407) % 2**64
        return (state >> 33) % count

    mark = '"' if options.quoted else ""
    between = f"{mark},{mark}"
    ways = [between.join(choices[pick(3)] for choices in statements) for _ in range(WAYS)]
    with open(options.file, "w", encoding="utf-8", newline="") as out:
        header = ["Timestamp", "Email Address", "Name"] + [one["name"] for one in traits]
        out.write(mark + between.join(header) + mark + "\r\n")
        for person in range(options.people):
            given, family = GIVEN[pick(len(GIVEN))], FAMILY[pick(len(FAMILY))]
            second = person // 12
            stamp = (f"2026/10/{1 + second // 86400 % 28:02} "
                     f"{second // 3600 % 24:02}:{second // 60 % 60:02}:{second % 60:02}")
            cells = [stamp, f"person.{person:07}@example.org", f"{given} {family} {person:07}", ways[pick(WAYS)]]
            out.write(mark + between.join(cells) + mark + "\r\n")


if __name__ == "__main__":
    main()
