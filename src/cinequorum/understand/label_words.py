"""Which labels of a film's record a page can have, by its words alone: a look before its lines are taken one by one.

Most pages are not about films and have not even the words of such labels. The words are counted for other rules anyway,
so that to look among them takes a tenth of the time of the lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

from cinequorum.text.data.labels import LABELS
from cinequorum.text.film_talk import WORD, words_of
from cinequorum.text.word_counts import UNSPACED
from cinequorum.understand.data import programmes

READ: Final = 20_000
"""Characters of a page that are enough to tell what it talks of."""

FIELDS: Final = ("director", "cast", "cinematographer", "runtime", "genre")


@lru_cache(maxsize=4)  # several rules ask of the same page
def begin_of(text: str) -> tuple[str, Mapping[str, int]]:
    """Return the begin of a page's text in lower case, and how often each word stands in it."""
    begin = text[:READ].lower()
    return begin, words_of(begin)


@lru_cache(maxsize=4)
def fields_named(text: str) -> frozenset[str]:
    """Return the fields of `FIELDS` whose labels may stand in a text: no other's does.

    All of them where words are not parted by spaces, and where the text is longer than what is looked at.

    >>> sorted(fields_named("Directed by Ann Inventa. Cast: Bo Inventa")), sorted(fields_named("Serve with salt."))
    (['cast', 'director'], ['cast'])
    """
    if len(text) > READ:
        return frozenset(FIELDS)
    begin, words = begin_of(text)
    if not begin.isascii() and UNSPACED.search("".join(words)):
        return frozenset(FIELDS)
    return frozenset(field for word in words.keys() & _FIELDS_OF.keys() for field in _FIELDS_OF[word])


def may_name_maker(text: str) -> bool:
    """Tell whether a line of a text may say who made a film, by a label or by words such as "a film by".

    >>> may_name_maker("Salt, directed by Ann Inventa"), may_name_maker("Salt by Ann Inventa")
    (True, False)
    """
    if "director" in fields_named(text):
        return True
    begin, words = begin_of(text)
    return not _LEADS.isdisjoint(words) or any(lead in begin for lead in _DOTTED)


def _longest(label: str) -> str:
    return max(WORD.findall(label), key=len, default="")


def _by_word(fields: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the fields of each word that is the longest of a label, in both ways of making letters small."""
    found: dict[str, tuple[str, ...]] = {}
    for field in fields:
        for word in {_longest(form) for label in LABELS[field] for form in (label.lower(), label.casefold())}:
            found[word] = (*found.get(word, ()), field)
    return found


_FIELDS_OF: Final = _by_word(FIELDS)
_SHORT: Final = 4  # letters of words that stand before all sorts of names ("by", "van"), and tell of no film alone
_DOTTED: Final = tuple(lead.lower() for lead in programmes.MAKER_LEADS if lead.endswith("."))
_LEADS: Final = frozenset(
    _longest(lead.lower()) for lead in programmes.MAKER_LEADS if len(lead) >= _SHORT and lead not in _DOTTED
)
