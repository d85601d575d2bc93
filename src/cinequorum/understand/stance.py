"""Which sentences speak for the author about the subject film, and which of them judge it."""

from __future__ import annotations

from collections.abc import Iterable

from cinequorum.understand.prose import Films
from cinequorum.understand.weighing import Weighed, speaks_of_work

_SHORT = 8  # words: "A disappointment." judges without naming what
_CLEAR = 2.0  # log odds


def own_words(sentences: Iterable[Weighed]) -> tuple[Weighed, ...]:
    """Leave out sentences about other films and what others are said to think."""
    return tuple(s for s in sentences if s.own)


def judges(weighed: Weighed, films: Films) -> bool:
    """Whether a sentence judges a film: it has a judging word, and speaks of a work, of this one, or hardly at all.

    Where no model tells a judgement from the story, naming a side of the film says as much as naming the film.
    """
    if weighed.names & {"sum+", "sum-"} and len(weighed.words) <= _SHORT:
        return True
    if not weighed.signs and not (weighed.seen.judging > 0.5 and abs(weighed.seen.liking) > _CLEAR):
        return False
    if weighed.sided and not weighed.tokens:
        return True
    return len(weighed.words) <= _SHORT or speaks_of_work(weighed, films)
