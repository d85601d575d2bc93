"""Doubtful pairs: what somebody should decide, with what speaks for and against."""

from __future__ import annotations

from dataclasses import dataclass

from cinequorum.model.judgement import Contradiction, Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A pair that may be one thing or two.

    `p` is the probability that it is one; `voices` how many independent voices the answer would move; `films` the slugs
    of the films concerned. `pro` and `contra` are reasons in words for the answer `same`.
    """

    pair: Pair
    p: float
    voices: int
    films: tuple[str, ...]
    pro: tuple[str, ...] = ()
    contra: tuple[str, ...] = ()

    @property
    def value(self) -> float:
        """What an answer is worth: how open the question is (1 at one half, 0 where it is settled) times the voices."""
        return (1 - abs(2 * self.p - 1)) * self.voices


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """What waits for somebody: decisions that contradict each other, and doubtful pairs, the most valuable first."""

    contradictions: tuple[Contradiction, ...]
    doubts: tuple[Doubt, ...]
