"""`python -m benchmarks.pin`: raise the pinned quality floors to what the program reaches now.

A floor goes down only with `--lower NAME` (`--lower "SET: NAME"` beside the annotated pages), and the commit that does
so says why. The floors hold for one set of inputs, named by its digest; other inputs need `--new-inputs`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from math import floor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.common import ROOT, material
from benchmarks.corpus import figures

if TYPE_CHECKING:
    from benchmarks.floors import Set

FLOORS = ROOT / "tests" / "gate" / "floors.json"
SETS_PINNED = ROOT / "tests" / "gate" / "floors_of_sets.json"
FIGURES = ROOT / "tests" / "gate" / "figures.json"
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


def pin_figures() -> int:
    """Pin what scoring and fusion reckon on made-up material as it is now: a case a line."""
    from tests.gate.reckoned import CASES
    from tests.gate.reckoned import figures as reckoned

    rows = (f"{json.dumps(name)}:{json.dumps(reckoned(name), ensure_ascii=False, sort_keys=True)}" for name in CASES)
    FIGURES.write_text("{\n" + ",\n".join(rows) + "\n}\n", encoding="utf-8")
    return 0


def lifted(old: dict[str, Any], found: Set, name: str, lower: set[str]) -> dict[str, Any]:
    """Return what is pinned of a set anew: its digest, and floors that go down only where `lower` has them."""
    before = old.get("floors", {})
    floors = {key: floor((value - found.slack) * 10_000) / 10_000 for key, value in found.measure().items()}
    kept = {key: v if f"{name}: {key}" in lower else max(v, before.get(key, 0.0)) for key, v in sorted(floors.items())}
    return {"digest": found.digest, "floors": kept}


def pin_sets(lower: set[str], new_inputs: bool) -> int:  # noqa: FBT001
    """Pin the floors of every set; 1 where one is on other files than before and nobody said so."""
    from benchmarks.floors import SETS

    old = pinned(SETS_PINNED)
    if not new_inputs and any(name in old and old[name]["digest"] != one.digest for name, one in SETS.items()):
        print("the inputs of a set are not those of its floors; say --new-inputs if that is meant", file=sys.stderr)
        return 1
    found = {name: lifted(old.get(name, {}), one, name, lower) for name, one in SETS.items()}
    SETS_PINNED.write_text(json.dumps(found, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--lower", action="append", default=[], metavar="NAME")
    parser.add_argument("--new-inputs", action="store_true")
    parser.add_argument("--figures", action="store_true", help="what scoring and fusion reckon, and nothing else")
    parser.add_argument("--sets", action="store_true", help="ratings, names, scores, opinions, and nothing else")
    arguments = parser.parse_args()
    if arguments.figures:
        return pin_figures()
    if arguments.sets:
        return pin_sets(set(arguments.lower), arguments.new_inputs)
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
