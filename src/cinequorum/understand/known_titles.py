"""Runs of capitals in sentences that are the titles of known films: "as he did in Salt Road".

Nearly every common phrase is somebody's film, so that a title alone says little: what is found here is weighed with all
that stands around it (`title_model`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from cinequorum.catalogue.known import KnownFilms
from cinequorum.model.page import Role
from cinequorum.names.titles import title_key
from cinequorum.text.fold import fold
from cinequorum.understand.data import countries
from cinequorum.understand.mentions import NamedTitles
from cinequorum.understand.phrases import Phrase, is_given_name
from cinequorum.understand.prose import Prose

RUN: Final = "run"
"""How a place is set that nothing but its capitals sets off."""
_MOST_WORDS: Final = 9
_WORD: Final = re.compile(r"[^\W_][^\s]*")
_ENDS: Final = ".,!?:;'’”\""
_OWNING: Final = ("'s", "’s")
_ARTICLES: Final = frozenset({"the", "a", "an"})
_YEAR: Final = re.compile(r"(?:18|19|20)\d\d")
_HEADS: Final = frozenset({Role.TITLE, Role.HEADING})
_PLACES: Final = frozenset(fold(name) for table in (countries.COUNTRIES, countries.PLACES) for name in table)
_Stretch = tuple[int, int]


def known_runs(prose: Prose, named: NamedTitles) -> Iterator[tuple[_Stretch, int]]:
    """Yield the runs that are a known film's title, as offsets into the page's text, with the sentence's index.

    The longest of a phrase; one word only where it is the whole phrase, begins no sentence and names no person or
    place that is known as such. In a headline, whose words all have capitals, only whole phrases. Nothing without known
    films.
    """
    if prose.known is None:
        return
    nouns = prose.page.language.startswith("de")  # every noun has a capital
    for index, phrases in named.phrases.items():
        begin = prose.sentences[index].span.start
        heads = prose.sentences[index].role in _HEADS
        for phrase in phrases:
            if " " not in phrase.text and (nouns or not _may_be_title(phrase, named.known)):
                continue
            if _is_persons(phrase.text, prose.known):
                continue
            place = _longest(phrase.text, prose.known)
            if place is not None and not (heads and place[1] - place[0] < len(phrase.text.rstrip(_ENDS))):
                yield (begin + phrase.start + place[0], begin + phrase.start + place[1]), index


def _is_persons(words: str, known: KnownFilms) -> bool:
    """Tell the name of somebody known, or the surname of a known director: "Ann De Lee", "De Lee"."""
    trades = known.trades(fold(words))
    return bool(trades.acted or trades.directed) or known.is_surname(fold(words))


def _may_be_title(phrase: Phrase, known: frozenset[str]) -> bool:
    """Tell a word that may be a title from a sentence's first, a name and a place."""
    if phrase.opens or is_given_name(phrase.text):
        return False
    word = fold(phrase.text)
    return word not in known and word not in _PLACES


def _longest(words: str, known: KnownFilms) -> _Stretch | None:
    """Return the place of the longest part of a phrase that is a known film's title; of one word only a whole phrase.

    The first of two equally long ones.
    """
    places = [match.span() for match in _WORD.finditer(words)][: _MOST_WORDS + 1]
    if len(places) > _MOST_WORDS:
        return None
    folded = [fold(words[start:end]) for start, end in places]
    least = 1 if len(places) == 1 else 2
    for length in range(len(places), least - 1, -1):
        for first in range(len(places) - length + 1):
            part = folded[first : first + length]
            if part[0] in _ARTICLES and length > 1:
                part = part[1:]
            part[-1] = part[-1].removesuffix(" s")  # a possessive
            if not _may_be_known(part, known) or (len(part) == 1 and _YEAR.fullmatch(part[0])):
                continue
            start, end = _tight(words, places[first][0], places[first + length - 1][1])
            if title_key(words[start:end]) in known and not words[start].islower():
                return start, end
    return None


def _may_be_known(folded: list[str], known: KnownFilms) -> bool:
    """Tell quickly, from folded words without an article, whether a known title may have them."""
    last = folded[-1]
    return last in _NUMBERS or last.isdigit() or " ".join(folded) in known


_NUMBERS: Final = frozenset({"ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "two", "three"})
"""What a title's key writes in figures."""


def _tight(words: str, start: int, end: int) -> _Stretch:
    """Take the signs and the possessive off a title's end."""
    text = words[start:end].rstrip(_ENDS)
    for ending in _OWNING:
        text = text.removesuffix(ending)
    return start, start + len(text)
