"""The pinned packages of `requirements/*.txt`, as other scripts and tests read them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "requirements"
RUNTIME = ("base", "web", "postgres", "scale")
"""What runs with the program: the library, the site, its driver of PostgreSQL, the extras for many pages."""

_LINE = re.compile(r"(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;\\]+)(?P<rest>.*)")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})(?:\s|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """One package of one version, with the digests of the files that may be installed as it."""

    name: str
    version: str
    hashes: tuple[str, ...]


def pins_of(path: Path) -> tuple[Pin, ...]:
    """Return the pins of a file in their order. Raises `ValueError` for a line that is none."""
    whole = path.read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    return tuple(_pin(line) for line in whole if line.strip() and not line.lstrip().startswith("#"))


def normal(name: str) -> str:
    """Return the one spelling under which an index knows a package.

    >>> normal("Ruamel_yaml.clib")
    'ruamel-yaml-clib'
    """
    return re.sub(r"[-_.]+", "-", name).lower()


def _pin(line: str) -> Pin:
    found = _LINE.fullmatch(line.strip())
    if found is None:
        raise ValueError(f"no pinned package: {line.strip()[:80]}")
    return Pin(name=normal(found["name"]), version=found["version"], hashes=tuple(_HASH.findall(found["rest"])))


def runtime_pins() -> dict[str, tuple[Pin, list[str]]]:
    """Return what runs with the program, by name: each package, and which of the files ask for it."""
    found: dict[str, tuple[Pin, list[str]]] = {}
    for asked in RUNTIME:
        for pin in pins_of(FOLDER / f"{asked}.txt"):
            found.setdefault(pin.name, (pin, []))[1].append(asked)
    return dict(sorted(found.items()))
