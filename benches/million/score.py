"""Scores an export with polars: shares of each person and of all, and the counts of each trait.

Streaming engine, default threads. Unlike Orient it looks at no row twice: no previews, no
duplicates, no bad answers, no time stamps."""

import sys
import tomllib
from pathlib import Path

import polars as pl

root = Path(__file__).resolve().parents[2]
with open(root / "src/instrument/sales-operations.toml", "rb") as file:
    traits = tomllib.load(file)["traits"]
kinds = ["strategic", "tactical", "hybrid"]


def chosen(one, kind):
    return pl.col(one["name"]) == one["statements"][kind]


counted = pl.scan_csv(sys.argv[1]).with_columns(
    [pl.sum_horizontal(chosen(one, kind).cast(pl.UInt8) for one in traits).alias(f"n {kind}") for kind in kinds]
).with_columns(pl.sum_horizontal(f"n {kind}" for kind in kinds).alias("answered"))
scored = counted.filter(pl.col("answered") >= 12).select(
    [pl.len().alias("people")]
    + [(pl.col(f"n {kind}") / pl.col("answered")).mean().alias(kind) for kind in kinds]
    + [chosen(one, kind).sum().alias(f"{one['id']} {kind}") for one in traits for kind in kinds]
)
row = scored.collect(engine="streaming").row(0, named=True)
print(row["people"], *(f"{row[kind]:.6f}" for kind in kinds))
