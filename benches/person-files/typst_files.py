"""Makes a PDF for each person of a slice with one Typst compiler, and prints the seconds it took."""

import sys
import time
from pathlib import Path

import typst

program, answers, folder, fonts, first, last = sys.argv[1:]
start = time.perf_counter()
compiler = typst.Compiler(program, root="/", font_paths=[fonts], ignore_system_fonts=True)
for who in range(int(first), int(last)):
    compiler.compile(
        output=str(Path(folder) / f"{who}.pdf"),
        format="pdf",
        sys_inputs={"answers": answers, "who": str(who)},
    )
print(time.perf_counter() - start)
