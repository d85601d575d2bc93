"""Whether a page warns of spoilers: in words, in a heading, in a tag or in its metadata."""

from __future__ import annotations

from cinequorum.model.page import MarkKind, Span
from cinequorum.understand.data import spoilers as table
from cinequorum.understand.lexicon import index_of, texts_of
from cinequorum.understand.prose import Prose

_SHORT = 5  # words: "Spoilers herein." warns by itself
_REACH = 4  # words before "spoilers" in which a "no" or "avoid" counts; after it only the next ("spoiler free")
_WORDS = index_of({"named": table.WARN_WORDS, "spares": table.SPARES, "warns": table.WARNS})
_ALL_STEMS = frozenset(word.rstrip("*") for word in table.WARN_WORDS)
_STEMS = tuple(sorted(stem for stem in _ALL_STEMS if not any(o in stem for o in _ALL_STEMS if o != stem)))
_NO = frozenset({"", "no", "none", "false", "0", "n"})


def spoiler_warning(prose: Prose) -> Span | None:
    """Return the words in which the page warns of spoilers, or None.

    "Spoiler-free" and "I won't spoil it" are no warnings. A warning counts also where nothing is then spoilt.
    """
    if mentions_spoilers(prose.page.text):
        for sentence in prose.sentences:
            if warns(sentence.text):
                return sentence.span
    for stated in prose.page.metadata:
        if "spoiler" in stated.key and "free" not in stated.key and stated.value.strip().casefold() not in _NO:
            return stated.span
        if stated.key in {"tags", "tag", "keywords", "categories", "category"} and warns(stated.value):
            return stated.span
    for mark in prose.page.marks:
        if mark.kind is MarkKind.CLASS and "spoiler" in (mark.target or "").lower():
            return mark.span
    return None


def warns(text: str) -> bool:
    """Whether a sentence, heading or tag warns of spoilers.

    >>> [warns(t) for t in ("Spoilers ahead!", "No spoilers here.", "This review is spoiler-free.", "SPOILER ALERT")]
    [True, False, False, True]
    """
    if not mentions_spoilers(text):
        return False
    words = texts_of(text)
    hits = _WORDS.hits(words)
    spares = [hit.start for hit in hits if hit.name == "spares"]
    named = [hit.start for hit in hits if hit.name == "named"]
    if all(any(i - _REACH <= k <= i + 1 for k in spares) for i in named):
        return False
    return len(words) <= _SHORT or any(hit.name == "warns" for hit in hits)


def mentions_spoilers(text: str) -> bool:
    """Whether a text has any of the words in which pages warn of spoilers, or say that there are none."""
    lower = text.lower()
    return any(stem in lower for stem in _STEMS)
