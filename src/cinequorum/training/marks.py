"""How user reviews mark that they give the plot away, and reviews with the marks taken out.

A *mark* warns: the word stands by itself or set off ("*** SPOILERS ***", "(spoiler alert)"), in capitals, or with a
word of warning ("contains spoilers", "spoilers ahead"), and nothing denies it. Who only talks of spoilers ("the trailer
is one") marks nothing. A set-off mark is cut out by itself, any other with its sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_SENTENCE = re.compile(r"[^.!?\n]+[.!?\n]*")
_NOISE = re.compile(r"\*+|\bwarning\b|\balert\b", re.IGNORECASE)
_SORTS = "warning|caution|beware|minor|major|mild|possible|potential|slight|big|huge|some|contains?|may|plot"
_BEFORE = rf"(?:(?:{_SORTS})\W+)*"
_AFTER = r"(?:\W+(?:warnings?|alerts?|ahead|below|follow|follows|following|here|herein|coming|up|within|included?))*"
_OPENING = re.compile(rf"^[\W_]*{_BEFORE}spoilers?{_AFTER}\s*[*:)\]>–—-][\W_]*", re.IGNORECASE)
_BRACKETED = re.compile(r"(?:[(\[<]|\*+)[^()\[\]<>*]{0,40}spoil[^()\[\]<>*]{0,40}(?:[)\]>]|\*+)", re.IGNORECASE)
_WARNS = re.compile(
    r"\b(?:contain(?:s|ing)?|includ(?:e|es|ed|ing)|ahead|below|follow\w*|alerts?|warn\w*|beware|possible|potential|minor|"
    r"major|mild|big|huge|slight|some|here|throughout|coming|within|begins?|starts?|may|might|caution|full|lots|many)\b",
    re.IGNORECASE,
)
_DENIES = re.compile(r"n't\b|\b(?:not|no|without|avoid|never|hardly|rather than)\b", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_STOPS = " \t!?.,:;~=-"
_CURT = 3  # words of a sentence that is nothing but a mark, and of a rest that would only show where one stood


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmarked:
    """A review without its marks: its text, whether it warned, and where what follows the first mark begins.

    `after` is a place in the text, None where nothing warned.
    """

    text: str
    warned: bool
    after: int | None


def unmarked(text: str) -> Unmarked:
    """Return a review without what it says of spoilers.

    >>> unmarked("A cold night. *** SPOILERS *** The baker did it. Fine.")
    Unmarked(text='A cold night. The baker did it.  Fine.', warned=True, after=14)
    >>> unmarked("The trailer is a spoiler. Fine.")
    Unmarked(text=' Fine.', warned=False, after=None)
    """
    parts: list[str] = []
    length, after, warned = 0, None, False
    for sentence in _SENTENCE.findall(text):
        rest = sentence
        if "spoil" in sentence.lower():
            if not warned and is_mark(sentence):
                warned, after = True, length
            rest = _rest(sentence)
        bare = _NOISE.sub(" ", rest)
        if bare:
            parts.append(bare)
            length += len(bare) + 1
    return Unmarked(text=" ".join(parts), warned=warned, after=after)


def is_mark(sentence: str) -> bool:
    """Tell whether a sentence that speaks of spoilers warns of them.

    >>> [is_mark(s) for s in ("SPOILERS", "Spoilers ahead!", "No spoilers here.", "The trailer is a spoiler.")]
    [True, True, False, False]
    """
    set_off = _OPENING.search(sentence) or _BRACKETED.search(sentence)
    said = set_off[0] if set_off else sentence
    if _DENIES.search(said) or "spoiler" not in said.lower():
        return False
    return bool(set_off) or "SPOILER" in said or len(said.split()) <= _CURT or _WARNS.search(said) is not None


def _rest(sentence: str) -> str:
    """Return what is left of a sentence without a mark that is set off; nothing where the mark is a part of it."""
    rest = _OPENING.sub("", _BRACKETED.sub(" ", sentence)).lstrip(_STOPS)
    return "" if "spoil" in rest.lower() or len(_WORD.findall(rest)) <= _CURT else rest
