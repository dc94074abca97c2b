#!/usr/bin/env python3
"""Kills a run at many moments and checks that its folder is whole.

    kill.py ORIENT OLD.csv NEW.csv FOLDER [RUNS]
"""

import hashlib
import signal
import statistics
import subprocess
import sys
import time
from pathlib import Path

# Steps of this part of a whole fall evenly into it, however many there are.
GOLDEN = 0.618034


def contents(folder):
    """Each file below a folder by its path, as a hash."""
    return {str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest()
            for file in sorted(folder.rglob("*")) if file.is_file()}


def main():
    orient, old, new, folder = sys.argv[1:5]
    runs = int(sys.argv[5]) if len(sys.argv) > 5 else 60
    folder = Path(folder)
    out = folder / "report"

    def command(source, target):
        return [orient, "report", source, "--people", "pages", "--out", str(target)]

    wholes, times = {}, []
    for name, source in (("old", old), ("new", new)):
        subprocess.run(command(source, folder / name), check=True, capture_output=True)
        wholes[name] = contents(folder / name)
    assert wholes["old"] != wholes["new"], "the two reports must differ"
    for _ in range(5):  # the runs above read the program from the disk, so these are the ones to go by
        started = time.perf_counter()
        subprocess.run(command(old, out), check=True, capture_output=True)
        times.append(time.perf_counter() - started)

    stands, seen, faults, leftovers = "old", {"old": 0, "new": 0, "killed": 0}, [], 0
    for run in range(runs):
        # Moments spread over the whole run, early and late ones in turn, more of them near its end,
        # where files are put in place. Runs that end by themselves tell how long one takes by now.
        part = (run * GOLDEN + 0.5) % 1
        took = statistics.median(times[-5:])
        moment = took * 1.15 * (1 - (1 - part) ** 2)
        wanted = "new" if stands == "old" else "old"
        started = time.perf_counter()
        process = subprocess.Popen(command({"old": old, "new": new}[wanted], out),
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            process.wait(timeout=moment)
            times.append(time.perf_counter() - started)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            seen["killed"] += 1
            if moment > took:
                times.append(moment)  # it would have taken at least so long
        if process.returncode not in (0, -signal.SIGKILL):
            faults.append(f"run {run}: exit code {process.returncode}: a killed run must not stop the next one")
            continue
        found = contents(out) if out.exists() else {}
        whole = [name for name, files in wholes.items() if files == found]
        if not whole:
            broken = sorted(set(found.items()) ^ set(wholes["old"].items()))
            faults.append(f"run {run}, killed after {moment * 1000:.0f} ms: neither the old report nor the new one; "
                          f"differs from the old in {sorted({path for path, _ in broken})[:6]}")
            break
        stands = whole[0]
        seen[stands] += 1
        leftovers = sum(1 for entry in folder.iterdir() if entry.name not in
                        {"old", "new", "report"})

    subprocess.run(command(old, out), check=True, capture_output=True)
    if contents(out) != wholes["old"]:
        faults.append("a run after all the kills did not make the whole report")
    for fault in faults:
        print("  " + fault)
    print(f"  {runs} runs of {took * 1000:.0f} ms, {seen['killed']} killed; "
          f"the old report stood {seen['old']} times and the new one {seen['new']} times")
    print(f"  {leftovers} temporary folders lay beside the report before the last run")
    if not runs // 3 <= seen["killed"] <= runs - runs // 10:
        print("  too few runs were killed, or too few ended: the moments do not fit the time of a run")
        sys.exit(1)
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
