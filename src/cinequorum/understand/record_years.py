"""The year of the page's film in its record, a labelled row or cell, and in the address of a database.

`| Year | 2016 |`; `Año: 2011 Duración: 109 min`; a row of labels over a row of values;
`https://www.rottentomatoes.com/m/brine_2016`. A record is the page's own film's: where its rows give several years,
they are those of several films, and none is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final
from urllib.parse import unquote

from cinequorum.model.page import MarkKind, Page, Role
from cinequorum.text.fold import fold
from cinequorum.text.sheet_labels import labels_of
from cinequorum.understand.data import works
from cinequorum.understand.headline_parts import YEAR

_READ: Final = 12_000  # characters of a page in which its record stands
_BEFORE: Final = 40  # characters of a label and the signs behind it
_MOST_WORDS: Final = 4  # of a label
_ROW: Final = 160  # characters of a row of labels
_YEAR: Final = re.compile(rf"(?<![\d./-]){YEAR}(?![\d./-])")
_CELLS: Final = re.compile(r"\s[:|]\s|\t")
_PARTS: Final = re.compile(r"[\n|]")
_AFTER: Final = re.compile(
    r"[ \t*_]{0,4}(?:$|[\n|·•,;)]|(?:[^\W\d_][^\s:：]{0,20}\s){0,2}[^\W\d_][^\s:：]{0,20}\s?[:：])"
)  # of a row's value: the end of its line or cell, or the next row's label
_SIGNS: Final = "*_| \t"
_COLONS: Final = (":", "：")
_SKIPPED: Final = frozenset({Role.METADATA, Role.USER_REVIEW, Role.COMMENTS, Role.RELATED})
_YEARS: Final = labels_of("year")
_FILE: Final = re.compile(rf"(?P<words>[\w%'’().,:!&+-]{{1,80}}?)[-_](?P<year>{YEAR})/?(?:[?#].*)?$")
_ARTICLE: Final = re.compile(rf"(?P<words>[^/?#()]{{1,80}}?)_\([^()]{{0,30}}?(?P<year>{YEAR})[^()]{{0,30}}\)$")


def record_year(page: Page) -> int | None:
    """Return the one year that the rows of the page's record give its film."""
    return _one((*_labelled(page, page.text[:_READ]), *_tabulated(page)))


def _labelled(page: Page, head: str) -> Iterator[int]:
    """Yield the years behind a label for them and a colon or a bar."""
    for match in _YEAR.finditer(head):
        before = head[max(0, match.start() - _BEFORE) : match.start()]
        bare = before.rstrip(_SIGNS)
        parted = bare.endswith(_COLONS) or "|" in before[len(bare) :]
        whole = parted and _AFTER.match(head, match.end()) is not None
        if whole and _ends_in(bare, _YEARS) and _is_read(page, match.start()):
            yield int(match[0])


def _ends_in(text: str, labels: frozenset[str]) -> bool:
    """Tell whether a text ends in a label, alone in its line or cell, or behind another row with its label."""
    words = _PARTS.split(text.rstrip(_SIGNS + "".join(_COLONS)))[-1].casefold().strip(_SIGNS).split()
    for count in range(1, min(_MOST_WORDS, len(words)) + 1):
        before = words[:-count]
        if " ".join(words[-count:]) in labels and (not before or any(word.endswith(_COLONS) for word in before)):
            return True
    return False


def _is_read(page: Page, at: int) -> bool:
    """Tell whether a place is in no block of another voice or of other films."""
    block = next((b for b in page.blocks if b.span.start <= at < b.span.end), None)
    return block is not None and block.role not in _SKIPPED


def _tabulated(page: Page) -> Iterator[int]:
    """Yield the year that stands under its label in a table of one row: labels in one line, values in the next."""
    blocks = [b for b in page.blocks if b.span.start < _READ and b.role not in _SKIPPED]
    lines = [page.text[b.span.start : b.span.start + _ROW] for b in blocks]
    found: list[int] = []
    for row, under in pairwise(lines):
        if not any(sign in row for sign in (" : ", " | ", "\t")):
            continue
        heads = [cell.strip(" :*_").casefold() for cell in _CELLS.split(row)]
        cells = [cell.strip(" *_") for cell in _CELLS.split(under)]
        at = next((i for i, head in enumerate(heads) if head in _YEARS), None)
        if at is not None and at < len(cells) and sum(head in labels_of() for head in heads) >= 2:
            found.extend(int(cells[at]) for _ in _YEAR.findall(cells[at]) if _YEAR.fullmatch(cells[at]))
    yield from found


def addressed_year(page: Page, title: str) -> int | None:
    """Return the year in the address of this film at a database or an encyclopaedia, which the page's data state."""
    return _one(_in_addresses((m.value for m in page.metadata if "/" in m.value), title))


def linked_year(page: Page, title: str) -> int | None:
    """Return the year in the address of this film at a database or an encyclopaedia, to which the page links."""
    links = (m.target for m in page.marks if m.kind is MarkKind.LINK and m.target)
    return _one(_in_addresses(links, title))


def _one(years: Iterable[int]) -> int | None:
    found = set(years)
    return found.pop() if len(found) == 1 else None


def _in_addresses(targets: Iterable[str], title: str) -> Iterator[int]:
    key = fold(title)
    for target in targets:
        path = target.replace("//", "/")  # some programs double them
        place = next((p for p in works.DATED_ADDRESSES if p in path), None)
        if place is None:
            continue
        name = unquote(path.partition(place)[2])
        match = _ARTICLE.match(name) or _FILE.match(name)
        if match and fold(match["words"].replace("_", " ").replace("-", " ")) == key:
            yield int(match["year"])
