"""Bringing together what a database says of one work in several files, without holding any of them in memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Final

from cinequorum.catalogue.entries import MOST_PEOPLE, Listing, Work, from_line, to_line
from cinequorum.catalogue.runs import SortedLines

_WORK, _PERSON, _TITLE = b"0", b"1", b"2"
_TAB: Final = b"\t"
_MOST_TITLES: Final = 200


class Joiner:
    """Works, their people and their further titles, in any order, joined by an identifier."""

    def __init__(self, folder: Path, name: str) -> None:
        self._lines = SortedLines(folder, name)

    def add_work(self, key: str, work: Work) -> None:
        """Take a work under its identifier."""
        self._lines.add(_TAB.join((key.encode(), _WORK, to_line(work))))

    def add_person(self, key: str, rank: int, name: str) -> None:
        """Take the name of one of the work's people; the lowest rank comes first. Ranks go up to 99,999."""
        self._lines.add(_TAB.join((key.encode(), _PERSON, b"%05d" % rank, one_line(name).encode())))

    def add_title(self, key: str, title: str) -> None:
        """Take a further title of the work."""
        self._lines.add(_TAB.join((key.encode(), _TITLE, one_line(title).encode())))

    def __iter__(self) -> Iterator[Listing]:
        """Yield the works, each with its people and titles, in the order of identifiers.

        People and titles of works that nobody added are dropped; of two works with one identifier the first stays.
        """
        for _, group in groupby(self._lines, key=_key):
            if (listing := _joined(group)) is not None:
                yield listing


def one_line(text: str) -> str:
    """Return the text with every run of white space as one space."""
    return " ".join(text.split())


def _key(line: bytes) -> bytes:
    return line[: line.index(_TAB)]


def _joined(group: Iterator[bytes]) -> Listing | None:
    work: Work | None = None
    people: dict[str, None] = {}
    titles: dict[str, None] = {}
    for line in group:
        _, tag, rest = line.split(_TAB, 2)
        if tag == _WORK:
            work = work or from_line(rest)
        elif work is None:  # the rest of the group has no work either: "0" sorts first
            return None
        elif tag == _PERSON and len(people) < MOST_PEOPLE:
            people[rest.partition(_TAB)[2].decode()] = None
        elif tag == _TITLE and len(titles) < _MOST_TITLES:
            titles[rest.decode()] = None
    if work is None:
        return None
    return Listing(work=replace(work, people=tuple(people)), also=tuple(titles))
