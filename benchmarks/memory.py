"""How much memory a long run of reading takes, and whether it grows with the number of pages.

Every page of the run is another one: after the first round over the files, the names on a page are written anew, so
that what is remembered from page to page (words, names, lines) has no end either.

`python -m benchmarks.memory 10000` prints the table for as many pages; `make bench` takes 2,000, or as many as
`CINEQUORUM_MEMORY_PAGES` says.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

from benchmarks.common import ROOT, Section, material, table
from benchmarks.speed import html_pages
from cinequorum.acquire.files import from_bytes, from_paths
from cinequorum.batch.local import read_all
from cinequorum.model.codec import encode, failure_document, reading_document
from cinequorum.model.page import RawPage
from cinequorum.model.reading import Failure
from cinequorum.text.charset import decode
from cinequorum.understand.options import USUAL

_STEP = 500  # pages between two looks
_BOUND = 500  # MB that a process may take at most
_STATUS = Path("/proc/self/status")
_NAME = re.compile(r"\b[A-Z][a-z]{1,20} [A-Z][a-z]{2,20}(?![\w=\"'])")  # two capitalised words
_SYLLABLES = ("ba", "ce", "di", "fo", "gu", "ka", "le", "mi", "no", "ru", "sa", "te", "vi", "zo")


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
        "The HTML pages of the speed benchmark and the annotated pages about films, read one by one in one process as\n"
        "`cinequorum read` does, round after round, each round with other names in them; memory as the kernel counts\n"
        f"it, processor time with the making of the pages in it. It stays {_judged(peak)} {_BOUND} MB.\n\n"
        + table(("pages read", "resident, MB", "most so far, MB", "processor time, s"), rows)
    )
    return Section(title="Memory of a long run", body=body)


def _judged(peak: float) -> str:
    return "under" if peak < _BOUND else "**not** under"


def _here(folder: Path, pages: int) -> None:
    """Read so many pages in this process; print pages, resident and most memory and time after each step."""
    for done, outcome in enumerate(read_all(islice(_pages(folder), pages), 1, USUAL), start=1):
        encode(failure_document(outcome) if isinstance(outcome, Failure) else reading_document(outcome))
        if done % _STEP == 0 or done == pages:
            print(done, _megabytes("VmRSS"), _megabytes("VmHWM"), f"{time.process_time():.0f}", flush=True)


def _pages(folder: Path) -> Iterator[RawPage | Failure]:
    """Yield pages without end: the files as they are, then again and again with other names in them."""
    files = [*folder.iterdir(), *(material() / "corpus" / "pages").iterdir()]
    paths = sorted(map(str, files))
    for number in count():
        for page in from_paths(paths):
            yield page if isinstance(page, Failure) or not number else _renamed(page, number)


def _renamed(page: RawPage, number: int) -> RawPage:
    """Return the page with every full name in it changed; the same number gives the same names."""
    ending = ""
    while number:
        number, rest = divmod(number, len(_SYLLABLES))
        ending += _SYLLABLES[rest]
    text = _NAME.sub(lambda match: match.group() + ending, decode(page.body, page.charset))
    return from_bytes(text.encode("utf-8"), page.source, media_type=page.media_type, charset="utf-8")


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
