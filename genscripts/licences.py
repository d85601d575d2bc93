"""Write down the licences of all packages that run with the program: docs/licences.md. `--check` compares instead.

They are taken from the metadata of the installed packages and held against `licences.yaml`, which people review: one
that is not in it is an error, and so is a package of another version than the pinned one.
"""

from __future__ import annotations

import argparse
import sys
from importlib.metadata import Distribution, distribution
from pathlib import Path

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from genscripts.pins import ROOT, Pin, runtime_pins

PLACE = ROOT / "docs" / "licences.md"
REVIEWED = ROOT / "genscripts" / "licences.yaml"
_HEAD = """# Licences of what runs with the program

The program itself is under Apache-2.0. It installs these packages, which it calls and does not change. `make generate`
writes this page from their metadata, and a licence that nobody has reviewed (`genscripts/licences.yaml`) is an error.
Packages for development alone are not listed.

| package | version | licence (SPDX) | for |
| --- | --- | --- | --- |
"""


class NotReviewed(Exception):
    """A package has a licence that is not on the list."""


def spdx(name: str, found: Distribution) -> str:
    """Return a package's licence. Raises `NotReviewed`."""
    reviewed = yaml.safe_load(REVIEWED.read_text(encoding="utf-8"))
    if name in reviewed["packages"]:
        return str(reviewed["packages"][name])
    told = stated(found)
    if told not in reviewed["stated"]:
        raise NotReviewed(f"{name} is under {told!r}, which is not on the list of {REVIEWED.name}")
    return str(reviewed["stated"][told])


def stated(found: Distribution) -> str:
    """Return the licence as the package states it: an expression, a line of words, or a classifier."""
    fields = found.metadata.json
    named = [one.split(" :: ")[-1] for one in fields.get("classifier", []) if one.startswith("License ::")]
    words = str(fields.get("license", "")).strip()
    return str(fields.get("license_expression", "")) or words or " AND ".join(named) or "nothing"


def licences() -> dict[str, str]:
    """Return the licence of every package that runs with the program, by name. Raises `NotReviewed`."""
    return {name: _of(pin) for name, (pin, _) in runtime_pins().items()}


def _of(pin: Pin) -> str:
    found = distribution(pin.name)
    if found.version != pin.version:
        raise NotReviewed(f"{pin.name} is installed as {found.version} and pinned as {pin.version}")
    return spdx(pin.name, found)


def page() -> str:
    """Return the page of licences."""
    known = licences()
    rows = (
        f"| {name} | {pin.version} | {known[name]} | {', '.join(asked)} |"
        for name, (pin, asked) in runtime_pins().items()
    )
    return _HEAD + "\n".join(rows) + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    if not parser.parse_args().check:
        PLACE.write_text(page(), encoding="utf-8")
        return 0
    if PLACE.exists() and PLACE.read_text(encoding="utf-8") == page():
        return 0
    print("docs/licences.md is out of step: run make generate", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
