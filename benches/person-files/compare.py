"""Times the files of single people: Orient's whole process, and Typst's compiler on all cores."""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

parser = argparse.ArgumentParser()
parser.add_argument("--root", type=Path, required=True)
parser.add_argument("--people", type=int, default=200)
parser.add_argument("--runs", type=int, default=5)
args = parser.parse_args()
here = Path(__file__).parent
cores = len(os.sched_getaffinity(0))
target = Path(os.environ.get("CARGO_TARGET_DIR", args.root / "target"))


def orient(answers, out):
    start = time.perf_counter()
    subprocess.run([target / "release/orient", "report", answers, "--people", "files", "--format",
                    "json", "--out", out], check=True, stderr=subprocess.DEVNULL)
    seconds = time.perf_counter() - start
    made = list((out / "people").glob("*.pdf"))
    assert len(made) == args.people, f"{len(made)} files"
    return seconds, sum(file.stat().st_size for file in made) / len(made)


def typst(answers, out):
    """One process per core, each with a compiler that keeps what it has worked out; the longest
    counts, without the start of Python."""
    out.mkdir()
    bounds = [args.people * core // cores for core in range(cores + 1)]
    running = [subprocess.Popen([sys.executable, here / "typst_files.py", here / "person.typ", answers,
                                 out, args.root / "fonts", str(first), str(last)],
                                stdout=subprocess.PIPE, text=True)
               for first, last in zip(bounds, bounds[1:])]
    seconds = max(float(process.communicate()[0]) for process in running)
    made = list(out.glob("*.pdf"))
    assert len(made) == args.people, f"{len(made)} files"
    return seconds, sum(file.stat().st_size for file in made) / len(made)


with tempfile.TemporaryDirectory() as folder:
    folder = Path(folder)
    subprocess.run([sys.executable, args.root / "checks/inputs/make.py", "--people", str(args.people),
                    "--out", folder / "in"], check=True)
    answers = (folder / "in" / "answers.csv").resolve()
    seen = {"Orient": [], "Typst": []}
    for run in range(args.runs + 1):
        one = {"Orient": orient(answers, folder / f"orient-{run}"),
               "Typst": typst(answers, folder / f"typst-{run}")}
        if run > 0:  # the first run of each only warms the file cache
            for name, own in one.items():
                seen[name].append(own)
    print(f"{args.people} people, {args.runs} runs in turn, {cores} cores")
    rates = {}
    for name, own in seen.items():
        seconds = statistics.median(seconds for seconds, _ in own)
        rates[name] = args.people / seconds
        spread = f"{min(s for s, _ in own):.3f} to {max(s for s, _ in own):.3f}"
        print(f"  {name:<7} {seconds:8.3f} s  ({spread})  {rates[name]:8.1f} files a second"
              f"  {own[-1][1] / 1024:6.1f} KiB each")
    print(f"  Orient makes {rates['Orient'] / rates['Typst']:.1f} times as many")
