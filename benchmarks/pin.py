"""`python -m benchmarks.pin`: raise the pinned quality floors to what the program reaches now.

A floor goes down only with `--lower NAME`, and the commit that does so says why. The floors hold for one set of
inputs, named by its digest; other inputs need `--new-inputs`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from math import floor
from pathlib import Path
from typing import Any

from benchmarks.common import ROOT, material
from benchmarks.corpus import figures

FLOORS = ROOT / "tests" / "gate" / "floors.json"
SLACK = 0.02  # one page of some sixty more or less is no decline


def digest() -> str:
    """Return the digest of what the floors are measured on: gold, pages, evaluator."""
    corpus = material() / "corpus"
    files = [corpus / "gold.jsonl", material() / "bench" / "evaluate.py", *sorted((corpus / "pages").iterdir())]
    return hashlib.sha256(b"".join(hashlib.sha256(path.read_bytes()).digest() for path in files)).hexdigest()[:32]


def pinned(path: Path = FLOORS) -> dict[str, Any]:
    """Return the pinned digest and floors."""
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return found


def raised(old: dict[str, float], now: dict[str, float], lower: set[str]) -> dict[str, float]:
    """Return the new floors: today's figures less the slack, never under the old ones except those in `lower`."""
    fresh = {name: max(0.0, floor((value - SLACK) * 100) / 100) for name, value in now.items() if "[" not in name}
    return {name: value if name in lower else max(value, old.get(name, 0.0)) for name, value in sorted(fresh.items())}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--lower", action="append", default=[], metavar="NAME")
    parser.add_argument("--new-inputs", action="store_true")
    arguments = parser.parse_args()
    old = pinned()
    if old and old["digest"] != digest() and not arguments.new_inputs:
        print("the inputs are not those of the pinned floors; say --new-inputs if that is meant", file=sys.stderr)
        return 1
    floors = raised(old.get("floors", {}), figures(), set(arguments.lower))
    text = json.dumps({"digest": digest(), "floors": floors}, indent=1, sort_keys=True)
    FLOORS.write_text(text + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
