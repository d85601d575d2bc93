"""English sentences cut into words and tokens at once: what stands between two spaces is cut once and remembered."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from types import MappingProxyType

from cinequorum.understand.ngrams import NAME, SENTENCE_ENDS, SIGNS, add_token
from cinequorum.understand.remembered import remembering

_PART = re.compile(r"[^\W_]+(?:['-][^\W_]+)*|[!?]|[.;:\n…—]")
_MOST = 1 << 14  # pieces remembered for each state: some 4 MB, the words of a hundred reviews


def parted(text: str) -> tuple[list[str], list[str]]:
    """Return the words of an English text in lower case, hyphened ones whole, and its tokens: parted only once.

    They are those of `lexicon.texts_of` and `ngrams.tokens`, in half the time.

    >>> parted("A well-made Meryl Streep film.")
    (['a', 'well-made', 'meryl', 'streep', 'film'], ['a', 'well', 'made', '_name', 'film', '.'])
    """
    words: list[str] = []
    found: list[str] = []
    cut = _CUTS[_START]
    for piece in text.replace("\n", " . ").split():  # the end of a line is a stop
        said, seen, cut = cut(piece)
        words += said
        found += seen
    return words, found


_Words = tuple[str, ...]
_Cut = tuple[_Words, _Words, "Callable[[str], _Cut]"]  # words, tokens, how to cut what comes after


_START, _STOP, _OTHER = "", ".", "word"
"""What tokens depend on is the one before: none or the end of a sentence, a stop, a name, or anything else."""


def _cut(before: str, piece: str) -> _Cut:
    words: list[str] = []
    found = [before] if before else []
    for part in _PART.findall(piece.replace("’", "'")):
        if part not in SIGNS:
            words.append(part.replace("İ", "i").lower())
        for word in part.split("-") if "-" in part else (part,):
            add_token(word, found)
    tokens = tuple(found[1:] if before else found)
    plain = tuple(words)
    return plain, plain if plain == tokens else tokens, _CUTS[_state(found)]


def _state(found: list[str]) -> str:
    last = found[-1] if found else _START
    if last in (_STOP, NAME):
        return last
    return _START if last in SENTENCE_ENDS or not last else _OTHER


_CUTS = MappingProxyType({state: remembering(partial(_cut, state), _MOST) for state in (_START, _STOP, NAME, _OTHER)})
