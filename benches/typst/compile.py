"""One Typst run in a process of its own; prints the seconds that the call to Typst took."""

import sys
import time

import typst

program, answers, pages, output, fonts, tags = sys.argv[1:]
start = time.perf_counter()
typst.compile(
    program,
    output=output,
    root="/",
    font_paths=[fonts],
    ignore_system_fonts=True,
    sys_inputs={"answers": answers, "pages": pages},
    pdf_tags=tags == "tagged",
)
print(time.perf_counter() - start)
