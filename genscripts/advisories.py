"""Hold every pinned package against known weaknesses, without a network: `python genscripts/advisories.py FOLDER`.

FOLDER is a copy of a database of advisories in the form of OSV, as that of the Python Packaging Authority: a folder of
YAML or JSON files, or a git repository without its files laid out, whose newest commit is read. A pinned version is hit
as the form defines it: it is listed, or lies between where a weakness came in and where it was mended, by the order of
PEP 440. Advisories that were withdrawn count for nothing. One whose versions cannot be compared counts as a hit. Those
of `advisories.yaml`, which people review, are listed with their reasons and do not count.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tarfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import yaml
from packaging.version import InvalidVersion, Version

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from genscripts.pins import FOLDER, normal, pins_of

Pins = Mapping[tuple[str, str], Sequence[str]]
"""Each pinned package and its version, with the files that pin it."""

_NAMED = re.compile(r"""\bname["']?\s*:\s*["']?([A-Za-z0-9._-]+)""")
REVIEWED = Path(__file__).with_suffix(".yaml")
_ENDINGS = (".yaml", ".yml", ".json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An advisory about a version that is pinned: its name and other names, where it was mended, which files pin it."""

    package: str
    version: str
    advisory: str
    aliases: tuple[str, ...]
    mended: tuple[str, ...]
    pinned_in: tuple[str, ...]

    @property
    def key(self) -> tuple[str, str, str]:
        """What a review is of: package, version, advisory."""
        return self.package, self.version, self.advisory

    def __str__(self) -> str:
        others = f" ({', '.join(self.aliases)})" if self.aliases else ""
        mended = f"mended in {', '.join(self.mended)}" if self.mended else "mended in no version that it names"
        return (
            f"{self.package} {self.version}: {self.advisory}{others}, {mended}; pinned in {', '.join(self.pinned_in)}"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What came of it: how many advisories there are in all, how many about packages that are pinned, and the hits."""

    advisories: int
    about: int
    hits: tuple[Hit, ...]


def all_pins(folder: Path = FOLDER) -> Pins:
    """Return what any of the files pins."""
    found: dict[tuple[str, str], list[str]] = {}
    for path in sorted(folder.glob("*.txt")):
        for pin in pins_of(path):
            found.setdefault((pin.name, pin.version), []).append(path.stem)
    return found


def held_against(pins: Pins, texts: Iterable[str]) -> Found:
    """Hold pins against the texts of advisories."""
    names = {name for name, _ in pins}
    count, about, hits = 0, 0, set()
    for text in texts:
        count += 1
        if names.isdisjoint(normal(name) for name in _NAMED.findall(text)):
            continue
        told = _told(text)
        about += any(name in names for name, _ in _affected(told))
        hits |= set(_hits(told, pins))
    return Found(advisories=count, about=about, hits=tuple(sorted(hits, key=str)))


def _told(text: str) -> Any:
    if text.lstrip().startswith("{"):
        return json.loads(text)
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def _hits(told: Any, pins: Pins) -> Iterator[Hit]:
    for name, affected in _affected(told):
        for (pinned, version), places in pins.items():
            if pinned == name and is_affected(version, affected):
                yield Hit(
                    package=name, version=version, advisory=str(told["id"]), aliases=tuple(told.get("aliases") or ()),
                    mended=tuple(_mended(affected)), pinned_in=tuple(places),
                )  # fmt: skip


def _affected(told: Any) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The packages of Python that an advisory is about, which was not withdrawn."""
    if not isinstance(told, dict) or "id" not in told or told.get("withdrawn"):
        return
    for affected in told.get("affected") or ():
        package = affected.get("package") or {}
        if str(package.get("ecosystem", "")).lower() == "pypi":
            yield normal(str(package.get("name", ""))), affected


def is_affected(version: str, affected: Mapping[str, Any]) -> bool:
    """Tell whether a version is one of those affected. What cannot be compared is taken for it.

    >>> ranges = [{"type": "ECOSYSTEM", "events": [{"introduced": "2.0"}, {"fixed": "2.1"}]}]
    >>> [is_affected(one, {"ranges": ranges, "versions": ["1.0"]}) for one in ("1.0.0", "1.5", "2.1rc1", "2.1")]
    [True, False, True, False]
    """
    try:
        ranges = [one for one in affected.get("ranges") or () if one.get("type") == "ECOSYSTEM"]
        return _is_listed(version, affected.get("versions") or ()) or any(
            _is_within(Version(version), one.get("events") or ()) for one in ranges
        )
    except InvalidVersion:
        return True


def _is_listed(version: str, versions: Iterable[Any]) -> bool:
    return any(str(one) == version or _version(str(one)) == Version(version) for one in versions)


def _version(told: str) -> Version | None:
    """A version as it is compared; None for one of before there were rules for versions, which is no pin of ours."""
    try:
        return Version(told)
    except InvalidVersion:
        return None


def _is_within(version: Version, events: Iterable[Mapping[str, Any]]) -> bool:
    """Go through what happened in the order of versions, up to this one."""
    is_hit = False
    for at, kind in sorted((_at(told), kind) for event in events for kind, told in event.items()):
        if kind == "introduced" and version >= at:
            is_hit = True
        elif (kind == "fixed" and version >= at) or (kind == "last_affected" and version > at):
            is_hit = False
    return is_hit


def _at(told: Any) -> Version:
    return Version("0.dev0") if str(told) == "0" else Version(str(told))


def _mended(affected: Mapping[str, Any]) -> Iterator[str]:
    for one in affected.get("ranges") or ():
        if one.get("type") == "ECOSYSTEM":
            yield from (str(event["fixed"]) for event in one.get("events") or () if "fixed" in event)


def texts_in(folder: Path) -> Iterator[str]:
    """Yield the text of every advisory of a folder, or of the newest commit of a git directory."""
    if not is_git(folder):
        found = (path for path in sorted(folder.rglob("*")) if path.suffix in _ENDINGS and path.is_file())
        yield from (path.read_text(encoding="utf-8") for path in found)
        return
    packed = subprocess.run(["git", "archive", "--format=tar", "HEAD"], cwd=folder, capture_output=True, check=True)
    with tarfile.open(fileobj=BytesIO(packed.stdout)) as archive:
        for member in archive:
            if member.isfile() and member.name.endswith(_ENDINGS) and (held := archive.extractfile(member)):
                yield held.read().decode("utf-8")


def is_git(folder: Path) -> bool:
    """Tell whether a folder is a git directory without a work tree."""
    return (folder / "HEAD").is_file() and (folder / "objects").is_dir()


def state_of(folder: Path) -> str:
    """Return the day and the first letters of the newest commit of a folder under git; nothing of any other."""
    if not is_git(folder) and not (folder / ".git").exists():
        return ""
    command = ["git", "log", "-1", "--format=%cs, %h"]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False, text=True)
    return done.stdout.strip()


def reviewed() -> dict[tuple[str, str, str], str]:
    """Return what was looked at: the reason why an advisory is not about a version of a package."""
    told = yaml.safe_load(REVIEWED.read_text(encoding="utf-8"))
    return {(one["package"], str(one["version"]), one["advisory"]): one["reason"] for one in told}


def main(asked: Sequence[str]) -> int:
    """Print what hits a pin, and how much was asked; 1 where something does, 2 where there is nothing to ask."""
    folder, pins, known = Path(asked[0]), all_pins(), reviewed()
    found = held_against(pins, texts_in(folder))
    for hit in found.hits:
        print(hit, *([f"  reviewed: {known[hit.key]}"] if hit.key in known else []), sep="\n")
    open_ones = [hit for hit in found.hits if hit.key not in known]
    told = f"{found.advisories} advisories ({state_of(folder) or 'of no known day'}), {found.about} of them about"
    told += f" packages of the {len(pins)} pins: {len(open_ones)} hits"
    print(f"{told}, {len(found.hits) - len(open_ones)} reviewed")
    return 2 if not found.advisories else int(bool(open_ones))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
