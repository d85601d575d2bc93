"""Tables of one film whose head names the columns: `Director | Year | Country`, then one row of values.

A head is a row of labels and of nothing else; as many cells stand in the row below it. Two rows below a head are a
list of films, of which nothing is read here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from cinequorum.model.claim import CREDITS, Claim
from cinequorum.model.page import Role
from cinequorum.understand.facts.cells import SheetLine, sheet_claims
from cinequorum.understand.facts.fitting import FIT
from cinequorum.understand.facts.labels import predicates_of
from cinequorum.understand.facts.scene import Scene

_HIDDEN: Final = (Role.METADATA, Role.USER_REVIEW, Role.COMMENTS)
_CELL: Final = re.compile(r"\s[|｜]\s|\s[:：]\s")
_PARTING: Final = ("|", ":", "｜", "：")  # most lines have none
_LEAST: Final = 2  # labels of different kinds
_LONGEST_HEAD: Final = 160  # characters
_LONGEST: Final = 400


def find_head_tables(scene: Scene) -> Iterator[Claim]:
    """Yield what the one row below a head of labels says of the page's film."""
    rows = [b for b in scene.page.blocks if b.role not in _HIDDEN and b.span.end - b.span.start <= _LONGEST]
    texts = [scene.page.slice(block.span) for block in rows]
    heads = [index for index, text in enumerate(texts) if _is_head(text, scene.page.language)]
    if len(heads) == 1 and not _is_list(texts[heads[0] : heads[0] + 3]):
        for value in range(heads[0] + 1, min(heads[0] + 2, len(rows))):
            yield from _read(scene, texts[heads[0]], (texts[value], rows[value].span.start))


def _is_list(rows: Sequence[str]) -> bool:
    """Say whether a second row of as many cells follows a head."""
    return len(rows) > 2 and len(_cells(rows[2])) == len(_cells(rows[0]))


def _is_head(text: str, language: str) -> bool:
    if len(text) > _LONGEST_HEAD or not any(map(text.__contains__, _PARTING)) or not _CELL.search(text):
        return False
    found = [predicates_of(cell, language) for cell, _ in _cells(text)]
    kinds = {predicate for predicates in found for predicate in predicates}
    return all(found) and len(kinds) >= _LEAST and not CREDITS.isdisjoint(kinds)


def _read(scene: Scene, head: str, values: tuple[str, int]) -> Iterator[Claim]:
    labels, (text, start) = _cells(head), values
    cells = _cells(text)
    if len(cells) != len(labels):
        return
    for (label, _), (value, at) in zip(labels, cells, strict=True):
        for predicate in predicates_of(label, scene.page.language):
            fit = FIT.get(predicate)
            if value and (predicate in CREDITS or fit is None or fit(value)):
                line = SheetLine(
                    predicate=predicate, value=value, start=start + at, rule="head_tables.cell/1", p=0.92, label=label
                )
                yield from sheet_claims(scene, line)


def _cells(text: str) -> list[tuple[str, int]]:
    """Return the cells of a row, each with the place where it starts.

    >>> _cells("Ann Lee : 1987 | Norway")
    [('Ann Lee', 0), ('1987', 10), ('Norway', 17)]
    """
    cells: list[tuple[str, int]] = []
    at = 0
    for match in (*_CELL.finditer(text), None):
        end = match.start() if match else len(text)
        cells.append((text[at:end].strip(), at + len(text[at:end]) - len(text[at:end].lstrip())))
        at = match.end() if match else end
    return cells
