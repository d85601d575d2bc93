"""Whom a page's prose calls the film's maker, for pages whose claims do not say it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from cinequorum.text.alternatives import any_of
from cinequorum.text.fold import fold
from cinequorum.understand.data import works
from cinequorum.understand.prose import Prose
from cinequorum.understand.title_shape import LONGEST_SENTENCE

_NAME = r"[^\W\d_a-z][\w'’.-]{1,30}(?:\s(?:de|De|von|van|del|da)\b)?(?:\s[^\W\d_a-z][\w'’.-]{1,30}){0,3}"
_MAKER: Final = re.compile(rf"(?i:\b{any_of(works.MAKER_WORDS)})\s(?P<name>{_NAME})")
_FILM_NOUN: Final = re.compile(r"\s(?:first\s|new\s|latest\s|last\s)?(?:films?|movies?|pictures?|classic)\b")
_NAME_LAST: Final = re.compile(rf"(?P<name>{_NAME})(?:\sbrothers)?(?:['’]s?)?$")
_LONGEST_NAME: Final = 80
_DIRECTOR_KEYS: Final = frozenset({"director", "directors", "director.name", "movie.director.name"})


def surname(name: str) -> str:
    """Return a name's folded last word; of a list of names, the last one's."""
    return fold(re.sub(r"(?:['’]s|['’])$", "", name)).split(" ")[-1]


def surnames_of_makers(prose: Prose) -> frozenset[str]:
    """Return the folded surname of the maker whom the page names most, and what its metadata call director.

    Makers are found by "director X", "directed by X" and "an X film"; where several are named (a page compares), the
    one most often named on the page is taken for the subject's.
    """
    stated = {surname(m.value) for m in prose.page.metadata if m.key in _DIRECTOR_KEYS}
    named = {name for s in prose.sentences if len(s.text) <= LONGEST_SENTENCE for name in _makers_in(s.text)}
    named -= {*works.PLAIN_WORDS, ""}
    counts = Counter(w for s in prose.sentences for w in fold(s.text).split() if w in named) if named else Counter()
    most = max(counts.values(), default=0)
    return frozenset(sorted(n for n, c in counts.items() if c == most)[:1]) | (stated - {""})


def _makers_in(text: str) -> Iterator[str]:
    low = text.casefold()
    if any(word in low for word in works.MAKER_WORDS):
        yield from (surname(match["name"]) for match in _MAKER.finditer(text))
    for noun in _FILM_NOUN.finditer(text):
        if match := _NAME_LAST.search(text[max(0, noun.start() - _LONGEST_NAME) : noun.start()]):
            yield surname(match["name"])
