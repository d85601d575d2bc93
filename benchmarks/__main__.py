"""`make bench`: run every benchmark that needs no server and write docs/benchmarks.md."""

from __future__ import annotations

import sys

from benchmarks import (
    body,
    copies,
    corpus,
    er_films,
    flattened,
    fusion,
    incremental,
    listings,
    memory,
    names,
    ratings,
    scores,
    speed,
)
from benchmarks.common import ROOT, commit, machine, material


def main() -> int:
    if not material().is_dir():
        print("no measuring material beside the checkout; set CINEQUORUM_MATERIAL to its folder", file=sys.stderr)
        return 1
    parts = [
        "# Benchmarks",
        f"Made by `make bench`. Program: {commit()}. Machine: {machine()}, shared and noisy: read ratios, not seconds.",
    ]
    for module in (
        corpus,
        body,
        flattened,
        listings,
        ratings,
        scores,
        names,
        er_films,
        fusion,
        copies,
        speed,
        incremental,
        memory,
    ):
        print(f"running {module.__name__}", file=sys.stderr)
        section = module.run()
        parts.append(f"## {section.title}\n\n{section.body}")
        print(f"\n{parts[-1]}\n")
    (ROOT / "docs" / "benchmarks.md").write_text("\n\n".join(parts) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
