"""Titles in a row without marks of their own: `Ann Lee (Salt, Nine Tides)`, `films such as Salt and Nine Tides`.

In a row the commas say where a title begins and ends. Behind a person's name in brackets, behind a word for several
films with "such as", and behind the label of a filmography the pieces of a row are films, if they look like titles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from msgspec.structs import replace

from cinequorum.text.alternatives import any_of
from cinequorum.text.fold import fold
from cinequorum.understand.data import countries, works
from cinequorum.understand.mention import Mention, mention_at
from cinequorum.understand.phrases import is_person
from cinequorum.understand.prose import Prose
from cinequorum.understand.title_shape import looks_like_title, no_film

_NAME: Final = r"[^\W\d_a-z][\w'’.-]{0,30}(?:\s(?:[a-z]{2,3}\s)?[^\W\d_a-z][\w'’.-]{0,30}){1,3}"
_BRACKETED: Final = re.compile(r"(?<=\w)\s\((?P<row>[^()\n,]{2,80},[^()\n]{2,120})\)")
_NAME_END: Final = re.compile(rf"(?<!\w){_NAME}$")
_REACH: Final = 60  # characters before a bracket in which the person's name stands
_JOINT: Final = re.compile(
    r",\s(?:(?:and|y|e|et|und|en|og|och|i|a|и)\s)?|;\s|\s(?:and|or|y|o|e|et|ou|und|oder|ed|i|и|или|en|of|og|och)\s(?=[^\W\d_a-z])"
)
_ROW_END: Final = re.compile(r"[.:!?)\n](?:\s|$)|\s[–—-]\s|\($")
_SURE: Final = 0.7
_LONGEST: Final = 60  # characters of a piece
_MOST_WORDS: Final = 8
_PLACES: Final = frozenset(map(fold, (*countries.COUNTRIES, *countries.PLACES)))


def titles_in_rows(prose: Prose, index: int, known: frozenset[str]) -> Iterator[Mention]:
    """Yield the titles of the rows in one sentence."""
    text = prose.sentences[index].text
    start = prose.sentences[index].span.start
    for at, end in _rows(text, known):
        pieces = _pieces(text[at:end])
        good = [(a, b) for a, b in pieces if _is_title(text[at + a : at + b], prose.page.language, known)]
        if len(good) < 2 or len(good) < len(pieces):
            continue
        for a, b in good:
            yield replace(mention_at(prose, index, (start + at + a, start + at + b), "listed"), p=_SURE)


def _rows(text: str, known: frozenset[str]) -> Iterator[tuple[int, int]]:
    if "(" in text:
        for match in _BRACKETED.finditer(text):
            row = match["row"]
            told = " " in row.partition(",")[0] or any(c.isdigit() for c in row) or row.count(",") > 1
            name = _NAME_END.search(text[max(0, match.start() - _REACH) : match.start()]) if told else None
            if name is not None and _is_somebody(name[0], known):
                yield match.span("row")
    lowered = text.casefold()
    if any(word in lowered for word in _cues()):
        for match in _led().finditer(text):
            stop = _ROW_END.search(text, match.end())
            yield match.end(), stop.start() if stop else len(text)


def _is_somebody(name: str, known: frozenset[str]) -> bool:
    """Tell a person, whom other words with capitals may precede: `Oscar-Preisträger Ann Lee`."""
    return is_person(name, known) or is_person(" ".join(name.split()[-2:]), known)


def _pieces(row: str) -> list[tuple[int, int]]:
    """Return where the pieces of a row stand; what goes on in small letters behind a comma belongs to no row.

    >>> row = "Salt, Nine Tides and Rope, all of them grey"
    >>> [row[start:end] for start, end in _pieces(row)]
    ['Salt', 'Nine Tides', 'Rope']
    """
    found: list[tuple[int, int]] = []
    at = 0
    for joint in (*_JOINT.finditer(row), None):
        end = joint.start() if joint else len(row)
        piece = row[at:end].strip()
        if piece and piece[0].islower() and found:
            break
        if piece:
            begin = at + row[at:end].find(piece)
            found.append((begin, begin + len(piece)))
        at = joint.end() if joint else end
    return found


def _is_title(piece: str, language: str, known: frozenset[str]) -> bool:
    words = piece.split()
    if len(piece) > _LONGEST or len(words) > _MOST_WORDS or fold(piece) in _PLACES or no_film(piece, known):
        return False
    return looks_like_title(piece, language)


@cache
def _cues() -> tuple[str, ...]:
    return tuple(word.casefold() for word in (*works.ROW_PLURALS, *works.FILMOGRAPHIES))


@cache
def _led() -> re.Pattern[str]:
    """Return the pattern of the words that lead a row: `films such as `, `Filmografía: `."""
    plural, such = any_of(works.ROW_PLURALS), any_of(works.SUCH_AS)
    heads = any_of(works.FILMOGRAPHIES)
    return re.compile(
        rf"(?<!\w)(?i:{plural})(?:\s(?-i:[^\W\d_A-Z][\w'’-]*)){{0,3}},?\s(?i:{such})\s(?=[^\W\d_a-z])"
        rf"|(?<!\w)(?i:{heads})(?:\s[\w'’]+){{0,4}}\s?:\s(?=[^\W\d_a-z])"
    )
