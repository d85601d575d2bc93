"""IMDb's files for non-commercial use: tab-separated, UTF-8, a line of headers, `\\N` for what is missing, no quoting.

Their columns are described at https://developer.imdb.com/non-commercial-datasets/. Columns are found by their
headers, in any order; quotation marks mean nothing in these files and stay in the titles.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cinequorum.catalogue.data import catalogue as table
from cinequorum.catalogue.entries import LONGEST_TITLE, Listing, Work
from cinequorum.catalogue.joining import Joiner, one_line
from cinequorum.catalogue.sources import Source

BASICS: Final = ("tconst", "titleType", "primaryTitle", "originalTitle", "isAdult", "startYear")
NAMES: Final = ("nconst", "primaryName", "primaryProfession", "knownForTitles")
AKAS: Final = ("titleId", "title")
"""The columns that are read of each file, by their headers."""

_MISSING: Final = "\\N"
_TITLE_ID = re.compile(r"tt\d{1,18}")
_YEAR = re.compile(r"1[89]\d\d|20\d\d")
_RANK: Final = {profession: rank for rank, profession in enumerate(table.IMDB_PROFESSIONS)}


@dataclass(frozen=True, slots=True, kw_only=True)
class ImdbFiles:
    """The files of one import: at least one with titles; people and further titles where they were given."""

    basics: tuple[Source, ...]
    names: tuple[Source, ...] = ()
    akas: tuple[Source, ...] = ()


def listings(files: ImdbFiles, folder: Path) -> Iterator[Listing]:
    """Yield the films, short films and series of the files; episodes, games and adult titles are left out.

    `folder` takes the runs of the join, where there is something to join. Raises `CatalogueError`.
    """
    works = (work for source in files.basics for work in _works(source))
    if not files.names and not files.akas:
        yield from (Listing(work=work) for work in works)
        return
    joiner = Joiner(folder, "imdb")
    numbers = array("Q")
    for work in works:
        joiner.add_work(work.ids[0], work)
        numbers.append(_number(work.ids[0]))
    wanted = _Ids(numbers)
    for source in files.names:
        _add_people(source, joiner, wanted)
    for source in files.akas:
        _add_titles(source, joiner, wanted)
    yield from joiner


class _Ids:
    """The works that are wanted: eight bytes each, where a set of strings would take a hundred."""

    def __init__(self, numbers: Iterable[int]) -> None:
        self._numbers = array("Q", sorted(numbers))

    def __contains__(self, title_id: str) -> bool:
        if not _TITLE_ID.fullmatch(title_id):
            return False
        number = _number(title_id)
        at = bisect_left(self._numbers, number)
        return at < len(self._numbers) and self._numbers[at] == number


def _number(title_id: str) -> int:
    return int(title_id[2:])


def _works(source: Source) -> Iterator[Work]:
    for line, row in _rows(source, BASICS):
        kind = table.IMDB_KINDS.get(row[1])
        if kind is None:
            source.tally.left_out[row[1][:40]] += 1
        elif row[4] == "1":
            source.tally.left_out["adult"] += 1
        elif why := _fault(row):
            source.passed_over(line, why)
        else:
            source.tally.taken += 1
            yield _work(row, kind)


def _fault(row: Sequence[str]) -> str | None:
    if not _TITLE_ID.fullmatch(row[0]):
        return f"{row[0][:40]!r} is no identifier of a title (tt and digits)"
    if row[2] in ("", _MISSING) or len(row[2]) > LONGEST_TITLE:
        return "there is no title"
    if row[5] != _MISSING and not _YEAR.fullmatch(row[5]):
        return f"{row[5][:40]!r} is no year"
    return None


def _work(row: Sequence[str], kind: str) -> Work:
    original = one_line(row[3]) if row[3] not in ("", _MISSING, row[2]) else None
    return Work(
        title=one_line(row[2]),
        original_title=original,
        year=None if row[5] == _MISSING else int(row[5]),
        kind=kind,
        ids=(row[0],),
    )


def _add_people(source: Source, joiner: Joiner, wanted: _Ids) -> None:
    for _, (_, name, professions, known_for) in _rows(source, NAMES):
        if name in ("", _MISSING):
            continue
        titles = [title for title in known_for.split(",") if title in wanted]
        rank = min((_RANK.get(word, len(_RANK)) for word in professions.split(",")), default=len(_RANK))
        for title in titles:
            joiner.add_person(title, rank, name)
        source.tally.taken += bool(titles)


def _add_titles(source: Source, joiner: Joiner, wanted: _Ids) -> None:
    for _, (title_id, title) in _rows(source, AKAS):
        if title_id in wanted and title not in ("", _MISSING) and len(title) <= LONGEST_TITLE:
            joiner.add_title(title_id, title)
            source.tally.taken += 1


def _rows(source: Source, columns: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield the cells of these columns, with the number of the line; rows of another width are passed over."""
    lines = source.lines()
    first, head = next(lines)
    headers = head.decode("utf-8", "replace").split("\t")
    if absent := [name for name in columns if name not in headers]:
        raise source.wrong(first, f"the columns {', '.join(absent)} are missing")
    places = [headers.index(name) for name in columns]
    for number, line in lines:
        if not line:
            continue
        source.tally.rows += 1
        try:
            cells = line.decode().split("\t")
        except UnicodeDecodeError:
            source.passed_over(number, "the row is not UTF-8")
            continue
        if len(cells) != len(headers):
            source.passed_over(number, f"{len(cells)} columns instead of {len(headers)}")
            continue
        yield number, [cells[place] for place in places]
