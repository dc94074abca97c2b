"""One Typst run in a process of its own: the PDF, then the HTML page, with one compiler that keeps
what it has worked out. Prints the seconds that the calls to Typst took."""

import sys
import time

import typst

program, answers, instrument, pages, output, fonts, tags = sys.argv[1:]
start = time.perf_counter()
compiler = typst.Compiler(
    program,
    root="/",
    font_paths=[fonts],
    ignore_system_fonts=True,
    sys_inputs={"answers": answers, "instrument": instrument, "pages": pages},
)
compiler.compile(output=output, format="pdf", pdf_tags=tags == "tagged")
compiler.compile(output=output.replace(".pdf", ".html"), format="html")
print(time.perf_counter() - start)
