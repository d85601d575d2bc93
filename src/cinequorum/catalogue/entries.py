"""What the catalogue knows of a work, and how that is written on one line."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import msgspec

MOST_PEOPLE: Final = 24
"""More names of one work are not kept: a page that names none of its first two dozen will name no others."""

LONGEST_TITLE: Final = 400
"""Longer titles (code points) are damage in the file."""

_Row = tuple[str, str | None, int | None, str, tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One film, series or short film of a catalogue.

    `kind` is `film`, `series` or `short`; `people` are directors first, then actors and others, at most `MOST_PEOPLE`;
    `ids` are identifiers in other databases, sorted (`tt0012345` of IMDb, `Q12345` of Wikidata). What the catalogue
    does not say is None or ().
    """

    title: str
    original_title: str | None = None
    year: int | None = None
    kind: str = "film"
    people: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A work as one file lists it, with all the further titles under which it is to be found."""

    work: Work
    also: tuple[str, ...] = ()


def to_line(work: Work) -> bytes:
    """Write a work as JSON without line breaks and tabs, the same bytes for the same work.

    >>> to_line(Work(title="The Lantern", year=1931))
    b'["The Lantern",null,1931,"film",[],[]]'
    """
    import msgspec

    return msgspec.json.encode((work.title, work.original_title, work.year, work.kind, work.people, work.ids))


def from_line(line: bytes) -> Work:
    """Return the work that `to_line` wrote. Raises `msgspec.DecodeError` on anything else."""
    title, original_title, year, kind, people, ids = _decoder().decode(line)
    return Work(title=title, original_title=original_title, year=year, kind=kind, people=people, ids=ids)


@cache
def _decoder() -> msgspec.json.Decoder[_Row]:
    from cinequorum.model.typed import json_reader

    return json_reader(_Row)  # type: ignore[arg-type] # the name of a tuple's form is no class
