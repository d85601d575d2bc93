"""`make bench`: run every benchmark that needs no server, or those named, and write docs/benchmarks.md."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence

from benchmarks import (
    body,
    bombing,
    copies,
    corpus,
    er_films,
    flattened,
    fusion,
    incremental,
    listings,
    memory,
    names,
    opinions,
    ratings,
    scale,
    scale_engines,
    scale_growth,
    scale_store,
    scores,
    site,
    speed,
    taste,
)
from benchmarks.common import ROOT, Section, commit, machine, material

ALL = {
    module.__name__.removeprefix("benchmarks."): module
    for module in (
        *(corpus, body, flattened, listings, ratings, opinions, scores, bombing, names, er_films),
        *(fusion, copies, taste, speed, incremental, memory, site),
        *(scale, scale_engines, scale_growth, scale_store),
    )
}
REPORT = ROOT / "docs" / "benchmarks.md"


def main(wanted: Sequence[str]) -> int:
    """Run the benchmarks named, all where none is; those named take the place of their sections in the report."""
    unknown = sorted(set(wanted) - set(ALL))
    if unknown:
        print(f"no benchmark {', '.join(unknown)}; there are {', '.join(ALL)}", file=sys.stderr)
        return 2
    if not material().is_dir():
        print("no measuring material beside the checkout; set CINEQUORUM_MATERIAL to its folder", file=sys.stderr)
        return 1
    parts = _parts(REPORT.read_text(encoding="utf-8")) if wanted else {"": _head()}
    for name in wanted or ALL:
        print(f"running {name}", file=sys.stderr)
        section = ALL[name].run()
        parts[section.title] = _text(section, alone=bool(wanted))
        print(f"\n{parts[section.title]}\n")
    REPORT.write_text("\n\n".join(parts.values()) + "\n", encoding="utf-8")
    return 0


def _head() -> str:
    made = (
        f"Made by `make bench`. Program: {commit()}. Machine: {machine()}, shared and noisy: read ratios, not seconds."
    )
    return f"# Benchmarks\n\n{made}"


def _text(section: Section, *, alone: bool) -> str:
    again = f"Measured again on its own: program {commit()}.\n\n" if alone else ""
    return f"## {section.title}\n\n{again}{section.body}"


def _parts(report: str) -> dict[str, str]:
    """Return the head of a report under "" and its sections under their titles."""
    head, *sections = re.split(r"\n+(?=## )", report.strip())
    return {"": head, **{text.split("\n", 1)[0].removeprefix("## "): text for text in sections}}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
