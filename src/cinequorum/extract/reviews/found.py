"""What the finders of reviews hand on, whichever way they found them."""

from __future__ import annotations

from dataclasses import dataclass

Place = tuple[int, int]
"""A draft, and a place in its text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A rating: where it is printed, or what is drawn there, and the most that can be given where that is not printed.

    `draft`, `start`, `end` cover the printed words; `raw` is what attributes say instead of words.
    """

    draft: int
    start: int
    end: int
    raw: str | None = None
    best: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One review as the drafts that hold it: the whole from `first` to `last`, its words from `begin` to `end`.

    `date` is EDTF, `stamp` the date as printed; `title` the draft that is its heading; `labels` the drafts around the
    words that are names, dates and buttons.
    """

    first: int
    last: int
    begin: Place
    end: Place
    author: str | None
    date: str | None = None
    stamp: str | None = None
    title: int | None = None
    rating: Shown | None = None
    labels: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """The reviews of a page, who found them (`structured data`, `records`) and what speaks for it."""

    records: tuple[Record, ...] = ()
    finder: str = "nobody"
    why: tuple[str, ...] = ()
