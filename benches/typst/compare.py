"""Runs Orient and Typst in turn and prints medians, ratios, peak memory and sizes."""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def measured(command):
    """Wall seconds, peak memory in MiB and standard output of one process.

    The kernel counts the memory of the process that starts another into its peak, so figures below
    this script's own 15 MiB or so cannot be seen."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    output = process.stdout.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"`{' '.join(map(str, command))}` failed with {process.returncode}")
    return seconds, usage.ru_maxrss / 1024, output


def line(name, times, memory, size):
    spread = f"{min(times):.3f} to {max(times):.3f}"
    memory = f"{max(memory):7.1f} MiB" if memory else " " * 11
    print(f"  {name:<18} {statistics.median(times):8.3f} s   {spread:<18} {memory}   {size}")


def kibibytes(path):
    return f"{path.stat().st_size / 1024:,.0f} KiB" if path.exists() else "-"


def compare(root, people, runs, folder):
    here = Path(__file__).parent
    pages = people > 60
    subprocess.run([sys.executable, root / "checks/inputs/make.py", "--people", str(people),
                    "--out", folder / "in"], check=True)
    answers = folder / "in" / "answers.csv"
    target = Path(os.environ.get("CARGO_TARGET_DIR", root / "target"))
    orient = [target / "release/orient", "report", answers, "--format", "html,pdf,json,csv"] + (["--people", "pages"] if pages else [])
    typst = [sys.executable, here / "compile.py", here / "report.typ", answers.resolve(),
             (root / "src/instrument/sales-operations.toml").resolve(), "yes" if pages else "no"]
    times = {name: [] for name in ("orient", "process", "compile", "untagged")}
    memory = {name: [] for name in times}
    for run in range(runs + 1):
        out = folder / f"report-{run}"
        seen = {}
        seen["orient"] = measured(orient + ["--out", out])
        seen["process"] = measured(typst + [folder / "typst.pdf", root / "fonts", "tagged"])
        seen["compile"] = (float(seen["process"][2]), seen["process"][1])
        bare = measured(typst + [folder / "typst-untagged.pdf", root / "fonts", "untagged"])
        seen["untagged"] = (float(bare[2]), bare[1])
        if run > 0:  # the first run of each only warms the file cache
            for name, values in seen.items():
                times[name].append(values[0])
                memory[name].append(values[1])
        pdf, html = kibibytes(out / "report.pdf"), kibibytes(out / "report.html")
        shutil.rmtree(out)

    print(f"\n{people} people{', a page for each' if pages else ''}, {runs} runs in turn, median (least to most)")
    line("orient", times["orient"], memory["orient"], f"PDF {pdf}, HTML {html}")
    line("typst, process", times["process"], memory["process"],
         f"PDF {kibibytes(folder / 'typst.pdf')}, HTML {kibibytes(folder / 'typst.html')}")
    line("typst, compile", times["compile"], None, "")
    line("typst, untagged", times["untagged"], memory["untagged"],
         f"PDF {kibibytes(folder / 'typst-untagged.pdf')}")
    ours = statistics.median(times["orient"])
    for name in ("process", "compile", "untagged"):
        ratio = statistics.median(times[name]) / ours
        print(f"  orient takes 1/{ratio:.1f} of typst, {name}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=Path, required=True)
    parser.add_argument("--runs", type=int, default=11)
    parser.add_argument("--people", type=int, nargs="+", default=[12, 200])
    options = parser.parse_args()
    for people in options.people:
        with tempfile.TemporaryDirectory(prefix="orient-bench-") as folder:
            compare(options.root, people, options.runs, Path(folder))


if __name__ == "__main__":
    main()
