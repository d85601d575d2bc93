"""Lines and sentences that state facts and judge nothing: credits, data sheets, prizes won."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cinequorum.understand.lexicon import Hit

_LABEL = re.compile(r"[^\W\d_][\w ’'/-]{0,30}:\s")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_LABELLED = 32  # characters in which a label ends
_SMALL = b"abcdefghijklmnopqrstuvwxyz "
_ENDS = (".", "!", "?", "…")
_SHORT = 5  # words of a line of a sheet that ends in a stop: "Running time: 98 minutes."
_FEWEST = 3  # words of a line of names
_NAMES = 0.6  # of its words that are capitalised or figures
_PRIZES = frozenset({"award", "prized"})
_CATEGORIES = 2  # "best director, best cinematography": a list of prizes, even where no prize is named


def states_facts(text: str, names: frozenset[str]) -> bool:
    """Whether a sentence without judging words only states facts: a prize, a line of a sheet, a list of names.

    `names` are the lists of words that the sentence has an entry of.

    >>> [states_facts(t, frozenset()) for t in ("Running time: 98 min", "Written by Ann Lee and Bo Tan.", "It ends.")]
    [True, True, False]
    """
    if not names.isdisjoint(_PRIZES):
        return True
    labelled = ":" in text[:_LABELLED] and _LABEL.match(text)
    if not labelled and _mostly_small(text):
        return False
    words = _WORD.findall(text)
    if labelled and (len(words) <= _SHORT or not text.rstrip().endswith(_ENDS)):
        return True
    if len(words) < _FEWEST or text.isupper():
        return False
    listed = [word for word in words if not word[0].islower()]
    return len(listed) >= _NAMES * len(words) and _names(listed) >= _NAMES * len(words)


def _mostly_small(text: str) -> bool:
    """Whether so many words begin with a small letter that no list of names can be meant: told without parting them.

    A space that no other sign and no space follows begins such a word; any other word has a sign of its own.
    """
    others = len(text.encode("utf-8", "replace").translate(None, _SMALL))
    return others < _NAMES * (text.count(" ") - 2 * text.count("  ") - 1)


def _names(words: Iterable[str]) -> int:
    return sum(word[0].isupper() or word[0].isdigit() for word in words)


def unprized(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """Leave out the praise in the names of prizes: "won best actor" and "best director, best editing" praise nobody."""
    hits = tuple(hits)
    prized = {hit.start for hit in hits if hit.name == "prized"}
    if not prized or not (len(prized) >= _CATEGORIES or any(hit.name == "award" for hit in hits)):
        return hits
    return tuple(hit for hit in hits if hit.start not in prized or hit.name not in {"positive", "sum+"})
