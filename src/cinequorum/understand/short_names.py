"""Initials by which a page calls a film whose title it gives in full elsewhere: "Salt Road to Nowhere", then "SRTN"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from cinequorum.model.reading import OtherFilm, SubjectFilm
from cinequorum.understand.candidate import Candidate

_INITIALS: Final = re.compile(r"[A-Z]{3,8}")
_ARTICLES: Final = frozenset({"the", "a", "an"})
_WORD: Final = re.compile(r"\w+")


def are_initials(short: str, title: str) -> bool:
    """Tell whether capitals are the first letters of a title's words, with its article or without.

    >>> are_initials("SRTN", "Salt Road to Nowhere"), are_initials("TSRB", "The Salt Road Back")
    (True, True)
    >>> are_initials("SRB", "The Salt Road Back"), are_initials("SRT", "Salt Road"), are_initials("Srtn", "Salt")
    (True, False, False)
    """
    if not _INITIALS.fullmatch(short):
        return False
    words = _WORD.findall(title)
    letters = "".join(word[0] for word in words).upper()
    return short == letters or (bool(words) and words[0].lower() in _ARTICLES and short == letters[1:])


def join_initials(found: dict[str, Candidate]) -> None:
    """Give the evidence for a film's initials to its title: the text has it by them."""
    for key, short in list(found.items()):
        full = next((other for other in found.values() if are_initials(short.title, other.title)), None)
        if full is not None:
            full.add(max(0.0, short.score), f"also called {short.title}")
            full.set_off = max(full.set_off, short.set_off)
            del found[key]


def without_initials(others: tuple[OtherFilm, ...], subject: SubjectFilm | None) -> tuple[OtherFilm, ...]:
    """Return the other films without those that are initials of the page's own or of one of them."""
    titles = [*(other.title for other in others), *_titles(subject)]
    return tuple(other for other in others if not any(are_initials(other.title, title) for title in titles))


def _titles(subject: SubjectFilm | None) -> Iterable[str]:
    return () if subject is None else filter(None, (subject.title, subject.original_title))
