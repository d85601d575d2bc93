"""Whom a page's prose calls the film's maker, for pages whose claims do not say it."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from cinequorum.text.fold import fold
from cinequorum.understand.data import works
from cinequorum.understand.prose import Prose
from cinequorum.understand.title_shape import LONGEST_SENTENCE

_NAME = r"[^\W\d_a-z][\w'’.-]{1,30}(?:\s(?:de|De|von|van|del|da)\b)?(?:\s[^\W\d_a-z][\w'’.-]{1,30}){0,3}"
_MAKER: Final = re.compile(
    r"(?i:\b(?:"
    + "|".join(re.escape(w) for w in sorted(works.MAKER_WORDS, key=len, reverse=True))
    + rf"))\s(?P<name>{_NAME})"
)
_MAKER_OF: Final = re.compile(
    rf"(?P<name>{_NAME})(?:\sbrothers)?(?:['’]s?)?\s(?:first\s|new\s|latest\s|last\s)?(?:films?|movies?|pictures?|classic)\b"
)
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
    named = {
        surname(match["name"])
        for sentence in prose.sentences
        if len(sentence.text) <= LONGEST_SENTENCE
        for pattern in (_MAKER, _MAKER_OF)
        for match in pattern.finditer(sentence.text)
    }
    named -= {*works.PLAIN_WORDS, ""}
    counts = Counter(w for s in prose.sentences for w in fold(s.text).split() if w in named) if named else Counter()
    most = max(counts.values(), default=0)
    return frozenset(sorted(n for n, c in counts.items() if c == most)[:1]) | (stated - {""})
