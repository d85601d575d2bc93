"""What a dossier says: one frozen value, complete before it is set, every entry with the numbers of its sources."""

from __future__ import annotations

from dataclasses import dataclass

Numbers = tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A word or a sentence with the numbers of the sources that carry it. `aside` is set beside it, smaller."""

    text: str
    aside: str = ""
    refs: Numbers = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Entries under one label; `more` says how many are left out."""

    label: str
    entries: tuple[Entry, ...]
    more: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A score: the figure (empty with too few voices), its interval as places from 0 to 100, voices, share."""

    name: str
    value: str
    low: float
    high: float
    at: float
    lines: tuple[str, ...]
    refs: Numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """Voices for, mixed and against one side of the film, with the words of one of them."""

    name: str
    pos: int
    mixed: int
    neg: int
    refs: Numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """A point on which the sources differ: its sides, and what would settle it."""

    topic: str
    sides: tuple[Entry, ...]
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceItem:
    """A numbered source."""

    n: int
    name: str
    title: str
    detail: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the dossier with its heading, and what it leaves out."""

    heading: str
    more: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """A dossier of one film."""

    language: str
    size: float
    kicker: str
    title: str
    original: str
    meta: tuple[Entry, ...]
    directors: Row
    palette: int
    shapes: tuple[tuple[str, float, float, float, float, int], ...]
    figures: tuple[Figure, ...]
    verdicts: tuple[tuple[str, int, str], ...]
    verdict_line: Entry
    agreed: Part
    consensus: tuple[Entry, ...]
    judged: Part
    columns: tuple[str, str, str]
    aspects: tuple[Bar, ...]
    quotes: tuple[Entry, ...]
    credited: Part
    credits: tuple[Row, ...]
    known: Part
    facts: tuple[Row, ...]
    differing: Part
    clashes: tuple[Clash, ...]
    released: Part
    releases: tuple[Row, ...]
    cited: Part
    sources: tuple[SourceItem, ...]
    foot: str
    address: str
    page: str
