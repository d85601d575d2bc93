"""Headlines that report: which title in them is new, which only says whose or out of what the new one is.

"Salt Road director in talks for Ebb" and "Ann Lee to star in Salt Road sequel" are not about Salt Road; "The Salt Road
trilogy" and "Cannes 2011" are about no single film.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from cinequorum.model.page import Page
from cinequorum.names.titles import title_key
from cinequorum.text.alternatives import any_of
from cinequorum.understand.data import festivals, headlines
from cinequorum.understand.headline_speech import MAKERS, NEW_WORK, TITLED
from cinequorum.understand.phrases import is_person
from cinequorum.understand.title_shape import trimmed

_NAMES: Final = tuple(name for names in festivals.FESTIVALS.values() for name in names)
_FESTIVAL: Final = re.compile(
    rf"(?:the\s)?(?:\d{{1,3}}(?:st|nd|rd|th)\s)?{any_of(_NAMES)},?\s(?:19|20)\d\d", re.IGNORECASE
)
_BACK_WITH: Final = re.compile(
    r"\b(?i:(?:is|are) back with|returns with|comes back with)\s(?P<title>(?:The\s|A\s)?[A-ZÀ-Þ][^:,–—“”‘\"|]{1,50})$"
)
_BELONGING: Final = re.compile(rf"[\w’'!.]\s{any_of(headlines.BELONGING)}$", re.IGNORECASE)
_HONOURED: Final = re.compile(
    rf"\s(?:(?:is|was|gets|has been)\s)?{any_of(headlines.HONOURS)}\s(?:for|at|in|to|by|as|the|an?|best|Best)\b"
)
_WORD: Final = r"[^\W\d_a-zà-ÿ][\w’'.&:-]*"
_OLD: Final = (
    rf"(?<!\w)[“‘«„\"'*_]{{0,2}}(?P<title>(?:The\s|A\s)?{_WORD}(?:\s(?:{_WORD}|\d{{1,4}}|of|the|and|in|a|&)){{0,8}}?)"
    r"[”’»“\"'*_]{0,2}\s"
)
_BEFORE_OFFSPRING: Final = re.compile(rf"{_OLD}(?i:(?:\w+\s)?{any_of(headlines.OFFSPRING)})\b")
_BEFORE_MAKER: Final = re.compile(rf"{_OLD}(?i:{any_of(headlines.MAKERS_BEHIND)})\b")


def new_film(headline: str) -> str | None:
    """Return the film with which a headline says that its maker comes back.

    >>> new_film("The Salt Director Is Back With Ebb"), new_film("Ann Lee Is Back")
    ('Ebb', None)
    """
    match = _BACK_WITH.search(headline)
    return trimmed(match["title"]) if match else None


def honoured(headline: str) -> str | None:
    """Return the film of which a headline says where it was shown or honoured.

    >>> honoured("Salt Road selected at the Harbour Fest!"), honoured("Salt Road nominated for Best Short")
    ('Salt Road', 'Salt Road')
    >>> honoured("Ann Lee wins the first prize"), honoured("who was selected for the jury")
    (None, None)
    """
    match = _HONOURED.search(headline)
    head = headline[: match.start()] if match else ""
    return head if head and TITLED.fullmatch(head) and not is_person(head) else None


def is_over_several(headline: str) -> bool:
    """Tell a headline of films that belong together, which is over no single one.

    >>> is_over_several("The Salt Road trilogy"), is_over_several("Salt Road Ranked"), is_over_several("Salt Road")
    (True, True, False)
    """
    return _BELONGING.search(headline.strip()) is not None


def is_festival(headline: str) -> bool:
    """Tell a headline that is nothing but a festival and its year.

    >>> is_festival("Cannes 2011"), is_festival("67th Berlinale 2017"), is_festival("Cannes 2011: Salt Road")
    (True, True, False)
    """
    return _FESTIVAL.fullmatch(headline.strip()) is not None


@lru_cache(maxsize=16)  # several rules ask of a page's headline
def old_films(headline: str) -> tuple[str, ...]:
    """Return the titles that a headline names only to say what is new: out of what a film is made, what its maker made.

    >>> old_films("Ann Lee to star in “Salt Road” sequel"), old_films("Salt Road director in talks for “Ebb”")
    (('Salt Road',), ('Salt Road',))
    >>> old_films("Director of “Salt Road” returns with “Ebb”"), old_films("The director of “Salt Road” talks")
    (('Salt Road',), ())
    """
    forms = (_BEFORE_OFFSPRING, _BEFORE_MAKER, MAKERS) if NEW_WORK.search(headline) else (_BEFORE_OFFSPRING,)
    found = (match for form in forms for match in form.finditer(headline))
    return tuple(dict.fromkeys(trimmed(match["title"]) for match in found))


def old_keys(page: Page) -> frozenset[str]:
    """Return the keys of the titles that a page's headline names only to say what is new."""
    return frozenset(title_key(title) for title in old_films(page.headline or ""))
