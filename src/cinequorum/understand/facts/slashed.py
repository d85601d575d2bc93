"""Records of a film in one line, with a stroke between the kinds: `2019 / 日本 / 剧情 喜剧 / 导演甲 / 演员乙 演员丙`.

Databases in Chinese give a film so on their cards, and logs of films copy the line into their front matter or their
text: the year, the countries, the genres, who directed it, who plays in it; within a kind a space stands between two.
The order says which names are whose, so only a line that keeps it is read: a year, then nothing but countries, then
a genre.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from cinequorum.model.claim import Claim
from cinequorum.model.page import Role
from cinequorum.text.fold import fold
from cinequorum.understand.data.countries import COUNTRIES
from cinequorum.understand.data.genres import GENRES
from cinequorum.understand.facts.cells import SheetLine, sheet_claims
from cinequorum.understand.facts.scene import Scene

_RECORD: Final = re.compile(
    r"(?m)^(?P<year>(?:18|19|20)\d\d)(?:\([^()]{1,20}\))?\s/\s(?P<country>[^/\n]{2,80})\s/\s(?P<genre>[^/\n]{2,80})"
    r"\s/\s(?P<director>[^/\n]{2,120})(?:\s/\s(?P<cast>[^/\n]{2,300}))?\s*$"
)
_NAME: Final = re.compile(r"[A-Z]?[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af][^\s/]*")
_SURE: Final = 0.93


def find_slashed(scene: Scene) -> Iterator[Claim]:
    """Yield what a record in one line says of the page's film, where the page has one such record."""
    found = list(_records(scene))
    if len(found) != 1:  # several are a list of films
        return
    match, offset = found[0]
    for predicate in ("year", "country", "genre", "director", "cast"):
        if match[predicate]:
            yield from _claims(scene, predicate, match[predicate], offset + match.start(predicate))


def _records(scene: Scene) -> Iterator[tuple[re.Match[str], int]]:
    page = scene.page
    for datum in page.metadata:
        if datum.origin == "front-matter" and " / " in datum.value:
            value = page.slice(datum.span)
            yield from ((m, datum.span.start) for m in _RECORD.finditer(value) if _keeps_order(m))
    for block in page.blocks:
        text = page.slice(block.span) if block.role not in {Role.METADATA, Role.COMMENTS} else ""
        if " / " in text:
            yield from ((m, block.span.start) for m in _RECORD.finditer(text) if _keeps_order(m))


def _keeps_order(match: re.Match[str]) -> bool:
    countries, genres = _known()
    return all(fold(word) in countries for word in match["country"].split()) and any(
        fold(word) in genres for word in match["genre"].split()
    )


def _claims(scene: Scene, predicate: str, value: str, start: int) -> Iterator[Claim]:
    pieces = _NAME if predicate in {"director", "cast"} else re.compile(r"\S+")
    for piece in pieces.finditer(value):
        line = SheetLine(predicate=predicate, value=piece[0], start=start + piece.start(), rule="slashed/1", p=_SURE)
        yield from sheet_claims(scene, line)


@cache
def _known() -> tuple[frozenset[str], frozenset[str]]:
    """Return the countries and the genres, folded."""
    genres = frozenset(fold(word) for name, words in GENRES.items() for word in (name, *words))
    return frozenset(fold(name) for name in COUNTRIES), genres
