"""How much memory a long run of reading takes, and whether it grows with the number of pages.

`python -m benchmarks.memory 10000` prints the table for as many pages; `make bench` takes 2,000, or as many as
`CINEQUORUM_MEMORY_PAGES` says.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

from benchmarks.common import ROOT, Section, material, table
from benchmarks.speed import html_pages
from cinequorum.acquire.files import from_paths
from cinequorum.batch.local import read_all
from cinequorum.model.codec import encode, failure_document, reading_document
from cinequorum.model.reading import Failure

_STEP = 500  # pages between two looks
_BOUND = 500  # MB that a process may take at most
_STATUS = Path("/proc/self/status")


def run() -> Section:
    """Read the pages in a process of its own and return its memory on the way as a table."""
    return _section(int(os.environ.get("CINEQUORUM_MEMORY_PAGES", "2000")))


def _section(pages: int) -> Section:
    with tempfile.TemporaryDirectory() as folder:
        for index, page in enumerate(html_pages()):
            (Path(folder) / f"{index:03}.html").write_text(page, encoding="utf-8")
        command = [sys.executable, "-m", "benchmarks.memory", folder, str(pages)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    rows = [line.split() for line in done.stdout.splitlines()]
    peak = max(float(row[2]) for row in rows)
    body = (
        "The HTML pages of the speed benchmark and the annotated pages about films, over and over, read one by one\n"
        f"in a single process as `cinequorum read` does; memory as the kernel counts it. It stays {_judged(peak)} "
        f"{_BOUND} MB.\n\n" + table(("pages read", "resident, MB", "most so far, MB"), rows)
    )
    return Section(title="Memory of a long run", body=body)


def _judged(peak: float) -> str:
    return "under" if peak < _BOUND else "**not** under"


def _here(folder: Path, pages: int) -> None:
    """Read so many pages in this process; print pages, resident and most memory after each step."""
    for count, outcome in enumerate(read_all(from_paths(_files(folder, pages))), start=1):
        encode(failure_document(outcome) if isinstance(outcome, Failure) else reading_document(outcome))
        if count % _STEP == 0 or count == pages:
            print(count, _megabytes("VmRSS"), _megabytes("VmHWM"), flush=True)


def _files(folder: Path, pages: int) -> Iterator[str]:
    files = [*folder.iterdir(), *(material() / "corpus" / "pages").iterdir()]
    return islice(cycle(sorted(map(str, files))), pages)


def _megabytes(field: str) -> str:
    """Return one of the kernel's counts of this process's memory (Linux)."""
    line = next(line for line in _STATUS.read_text(encoding="ascii").splitlines() if line.startswith(field))
    return f"{int(line.split()[1]) / 1024:.0f}"


if __name__ == "__main__":
    *here, wanted = sys.argv[1:]
    if here:
        _here(Path(here[0]), int(wanted))
    else:
        print(_section(int(wanted)).body)
