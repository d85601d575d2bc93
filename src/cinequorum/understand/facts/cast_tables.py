"""Tables of performers and parts, told by their heads: `Character | Actor | Notes`, then a row for each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final

from cinequorum.model.claim import Claim
from cinequorum.text.fold import fold
from cinequorum.understand.data.roles import PART_HEADS, PLAYER_HEADS
from cinequorum.understand.facts.row_lines import Row
from cinequorum.understand.facts.scene import Scene

_CELL: Final = re.compile(r"\s?[|｜]\s?|\s?[:：]\s")
_PARTING: Final = ("|", ":", "｜", "：")  # of which every match has one, and few lines
_PLAYERS: Final = frozenset(fold(head) or head for head in PLAYER_HEADS)
_PARTS: Final = frozenset(fold(head) or head for head in PART_HEADS)
_MOST: Final = 80  # rows of one table
_LONGEST: Final = 40  # characters of a performer's name
_NO_NAME: Final = re.compile(r"\d|[!?;]|\.\s|https?:|^[-–—]*$")


def find_cast_tables(scene: Scene) -> Iterator[Claim]:
    """Yield the performers of tables whose head names a column for them and one for their parts."""
    rows = scene.rows
    for index, row in enumerate(rows):
        columns = table_head(row.text)
        if columns:
            under = rows[index + 1 : index + 1 + _MOST]
            for each in takewhile(lambda row, columns=columns: _goes_on(row, columns), under):  # type: ignore[misc]
                yield from _player(scene, each, columns)


def _goes_on(row: Row, columns: tuple[int, int]) -> bool:
    return len(_cells(row.text)) > max(columns) and table_head(row.text) is None


def table_head(line: str) -> tuple[int, int] | None:
    """Return the places of a head's columns of performers and of parts; None for a line that is no such head.

    >>> table_head("Character | Actor | Notes"), table_head("Actor: Ada Example")
    ((1, 0), None)
    """
    if len(line) > 2 * _LONGEST or not any(sign in line for sign in _PARTING):
        return None
    cells = [fold(cell) or cell for cell in _cells(line)]
    players = [i for i, cell in enumerate(cells) if cell in _PLAYERS]
    parts = [i for i, cell in enumerate(cells) if cell in _PARTS]
    return (players[0], parts[0]) if players and parts and players[0] != parts[0] else None


def _cells(line: str) -> Sequence[str]:
    return [cell.strip(" :：") for cell in _CELL.split(line.strip(" |"))]


def _player(scene: Scene, row: Row, columns: tuple[int, int]) -> Iterator[Claim]:
    cells = _cells(row.text)
    who, part = (cells[column] for column in columns)
    if not 2 <= len(who) <= _LONGEST or _NO_NAME.search(who) or who[0].islower():
        return
    at = row.text.find(who)
    yield Claim(
        predicate="cast",
        value=who,
        raw=row.text,
        span=scene.page.span(row.start + at, row.start + at + len(who)),
        rule="cast_tables.row/1",
        p=0.95,
        role=part or None,
    )
