"""The subject's second title: its original one, or the one under which the page's readers know it."""

from __future__ import annotations

import re
from typing import Final

from cinequorum.model.page import MarkKind, Page, Role
from cinequorum.names.titles import title_key
from cinequorum.text.alternatives import any_of
from cinequorum.text.fold import fold
from cinequorum.text.sheet_labels import labels_of
from cinequorum.understand.data import works
from cinequorum.understand.prose import Prose
from cinequorum.understand.title_shape import places_of, trimmed

_LABELLED = re.compile(
    rf"^(?:{any_of(tuple(labels_of('original_title')))})\s?:\s?(?P<title>\S[^\n;]{{1,118}})$", re.IGNORECASE
)
_BRACKET = re.compile(r"[!?]?[”\"’'»*_]{0,3}\s\((?P<inner>[^()\n]{2,120})\)")
_PARTS = re.compile(r"\s?[,;/·]\s")
_WORD = re.compile(r"[^\W\d_]{2,}")
_PARTICLES: Final = frozenset(
    {
        "von",
        "van",
        "de",
        "del",
        "della",
        "der",
        "den",
        "di",
        "da",
        "du",
        "la",
        "le",
        "bin",
        "al",
        "el",
        "ter",
        "and",
        "und",
        "et",
        "y",
    }
)
_MOST_WORDS: Final = 12


def second_title(prose: Prose, title: str, stated: tuple[str, ...] = ()) -> str | None:
    """Return the film's other title as the page writes it, or None.

    Sources, the surest first: metadata, a second title in the headline (`stated`), a labelled line, a parenthesis
    after the title that can be no name ("The Night (La notte, Italy 1961)").
    """
    page = prose.page
    meta = page.meta(*works.ORIGINAL_TITLE_KEYS)
    found = (meta.value if meta else None) or next(iter(stated), None) or _labelled(page) or _bracketed(prose, title)
    return trimmed(found) if found and title_key(found) != title_key(title) else None


def _labelled(page: Page) -> str | None:
    for block in page.having(Role.BODY, Role.HEADING):
        if block.span.end - block.span.start <= 160 and (match := _LABELLED.match(page.slice(block.span))):
            return match["title"]
    return None


def _bracketed(prose: Prose, title: str) -> str | None:
    page = prose.page
    bare = title.rstrip("!?.")
    for at in places_of(page.text, bare):
        match = _BRACKET.match(page.text, at + len(bare))
        if match is None:
            continue
        first = _PARTS.split(match["inner"], maxsplit=1)[0]
        if _is_title(page, first, match.start("inner")):
            return first
    return None


def _is_title(page: Page, words: str, at: int) -> bool:
    """Tell a title from a maker, a country, a year and a remark: it is set off, or has words that no name has."""
    words = words.strip()
    if not words or len(words.split()) > _MOST_WORDS or any(c.isdigit() for c in words) or words[0].islower():
        return False
    if (
        any(m.kind is MarkKind.EMPHASIS and at - 1 <= m.span.start <= at < m.span.end for m in page.marks)
        or words[0] in '“"«„‘'
    ):
        return True
    small = [w for w in _WORD.findall(words) if w[0].islower()]
    strange = [w for w in small if w not in _PARTICLES and not _elsewhere(page, w, at)]
    return bool(strange) and len(words.split()) <= _MOST_WORDS and bool(fold(words))


def _elsewhere(page: Page, word: str, at: int) -> bool:
    """Tell a word of the page's own language: it stands on the page again."""
    return any(not at <= place < at + 120 for place in places_of(page.text, word))
