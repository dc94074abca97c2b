"""Times Orient in turn with polars and with a bare loop over the same file, and prints ratios."""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path


def measured(command):
    """Wall seconds, peak memory in MiB and standard output of one process."""
    # A small process in between, so that the peak is not this script's own.
    peak = ("import os, subprocess, sys, resource, time; start = time.perf_counter(); "
            "done = subprocess.run(sys.argv[1:], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL); "
            "seconds = time.perf_counter() - start; sys.stdout.buffer.write(done.stdout); "
            "print(seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024, file=sys.stderr); "
            "sys.exit(done.returncode)")
    done = subprocess.run([sys.executable, "-S", "-c", peak, *map(str, command)], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"`{' '.join(map(str, command))}` failed with {done.returncode}")
    seconds, memory = map(float, done.stderr.split())
    return seconds, memory, done.stdout


def write(answers, people, options):
    """Writes the export of so many people."""
    subprocess.run([sys.executable, Path(__file__).parent / "make.py", answers, "--people", str(people)]
                   + (["--quoted"] if options.quoted else []), check=True)


def compare(root, options, folder):
    here = Path(__file__).parent
    answers = folder / "answers.csv"
    write(answers, options.people, options)
    size = answers.stat().st_size / 1e6
    built = os.environ.get("CARGO_TARGET_DIR")
    orient = Path(built or root / "target") / "release" / "orient"
    bare = Path(built or here / "bare" / "target") / "release" / "bare-loop"
    score = [orient, "score", answers, "--wave", "2026-Q4"]
    programs = {
        "orient": score,
        "orient, no people, JSON": score + ["--people", "none", "--format", "json"],
        "polars, streaming": [sys.executable, here / "score.py", answers],
        "csv crate, bare loop": [bare, answers],
    }
    if options.all:
        programs["orient, all people, JSON"] = score + ["--format", "json"]
    times = {name: [] for name in programs}
    memory = {name: [] for name in programs}
    output = {}
    for run in range(options.runs + 1):
        for name, command in programs.items():
            seconds, peak, output[name] = measured(command)
            if run > 0:  # the first run of each only warms the file cache
                times[name].append(seconds)
                memory[name].append(peak)
    shares = json.loads(output["orient, no people, JSON"])["team"]
    ours = f"{shares['people']} " + " ".join(f"{share:.6f}" for share in shares["shares"].values())
    if ours != output["polars, streaming"].strip():
        sys.exit(f"Orient and polars do not agree: {ours} and {output['polars, streaming']}")
    print(f"{options.people:,} rows of 15 answers, {size:.0f} MB{', quoted' if options.quoted else ''}; "
          f"{options.runs} runs in turn, median (least to most), most memory")
    for name, seconds in times.items():
        spread = f"{min(seconds):.3f} to {max(seconds):.3f}"
        print(f"  {name:<26} {statistics.median(seconds):7.3f} s   {spread:<16} {max(memory[name]):8.1f} MiB")
    ours = statistics.median(times["orient"])
    for name, most in (("polars, streaming", 1.0), ("csv crate, bare loop", 1.5)):
        ratio = ours / statistics.median(times[name])
        print(f"  orient takes {ratio:.2f} of {name}; it may take {most}")
    half = options.people // 2
    write(answers, half, options)
    _, peak, _ = measured(score)
    kept = (max(memory["orient"]) - peak) * 2**20 / (options.people - half)
    print(f"  orient keeps {kept:.0f} bytes for each person more than {half:,}, where nobody is listed")
    print(f"  the same {shares['people']:,} people and shares to six places in Orient and polars")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=Path, required=True)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--people", type=int, default=1_000_000)
    parser.add_argument("--quoted", action="store_true", help="every cell in quotes")
    parser.add_argument("--all", action="store_true", help="also list everybody, which takes memory")
    parser.add_argument("--folder", type=Path, help="where the file is made; a temporary folder if not given")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="orient-bench-", dir=options.folder) as folder:
        compare(options.root, options, Path(folder))


if __name__ == "__main__":
    main()
