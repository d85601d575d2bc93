"""Stretches of time, and sorts of votes, in which one end of the scale is given far more often than elsewhere.

A scan statistic on what is given, not on how much: in a week in which a film opens everybody writes, and what they give
stays alike; where a campaign runs, one end of the scale swells and the rest does not. Likelihood ratios over all
windows (Kulldorff, Communications in Statistics 26(6), 1997), for binomial counts against the film's other votes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import exp, log
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]
    Flags = NDArray[np.bool_]
    Some = TypeVar("Some", float, Numbers)

ENDS = ((0.0, 10.0, 0.011), (0.0, 20.0, 0.044), (0.0, 30.0, 0.061), (0.0, 40.0, 0.134), (0.0, 50.0, 0.206),
        (80.0, 100.0, 0.516), (90.0, 100.0, 0.228), (100.0, 100.0, 0.151))  # fmt: skip
"""Ends of the scale, each with the share of votes that it usually gets: of 100,000 votes by 671 people."""
SPANS = (1, 2, 3, 5, 7, 10, 14, 21, 30, 45, 60, 90)  # days
LIKE = 10.0  # votes that the usual share is worth beside the film's own
DRIFT = 1.5  # the odds of an end differ so much between honest times and sorts of people
CAUTION = 1.0  # standard deviations by which the share among the other votes may be higher than it looks
MOST = 0.5  # of all votes: what more of them do is what is usual
FEWEST = 4  # votes that make a group
SURE = 2.0  # how much more likely a group must be than the number of groups tried makes it, as a logarithm
TRIED = 6  # windows and ends that are not nearly another one, a day
ROUNDS = 8
CAUGHT = 0.5  # sureness from which a stretch of days is looked at again
LONGER = (0, 2, 5)  # days by which it is stretched at either end
LEAST = 0.02  # excess of a group that is looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot:
    """One vote: its value on 0..100, the day as a number, None where it is not known, and signs that it bears."""

    value: float
    day: int | None = None
    signs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Swelling:
    """Votes between `low` and `high` that are more than is usual: `found` where `usual` would be expected.

    `first`, `last`: the days, where it is a stretch of time; else `sign` is what the votes have in common. `members`
    number the votes. `sure` is 0..1: how far chance is ruled out.
    """

    low: float
    high: float
    found: float
    usual: float
    sure: float
    members: tuple[int, ...]
    first: int | None = None
    last: int | None = None
    sign: str = ""

    @property
    def excess(self) -> float:
        """The share of these votes that is more than usual, as far as chance is ruled out."""
        return self.sure * max(0.0, 1 - self.usual / self.found)


def swellings(ballots: Sequence[Ballot]) -> tuple[tuple[Swelling, ...], tuple[float, ...]]:
    """Return the swellings, the plainest first, and for each vote the probability that it is there by one.

    Found one after another: the votes of the first count for what is usual when the next is looked for, so that what
    one campaign did to the film's shares does not hide another. Near linear in votes, times the days at most.
    """
    import numpy as np

    field = _Field(ballots)
    weight = np.ones(len(ballots))
    found: list[Swelling] = []
    for _ in range(ROUNDS):
        best = field.plainest(weight, found)
        if best is None or best.excess < LEAST:
            break
        found.append(best)
        weight[list(best.members)] *= 1 - best.excess
    return tuple(found), tuple((1 - weight).tolist())


class _Group(NamedTuple):
    """A group of votes on trial: by how much chance is ruled out, how many are at one end, how many usually are."""

    over: float
    found: float
    usual: float
    end: int
    first: float = 0.0
    last: float = 0.0
    sign: str = ""


class _Field:
    """The votes of one film, laid out by day and by sign."""

    def __init__(self, ballots: Sequence[Ballot]) -> None:
        import numpy as np

        self.values: Numbers = np.array([one.value for one in ballots])
        self.day: Numbers = np.array([np.nan if one.day is None else one.day for one in ballots])
        self.dated: Flags = ~np.isnan(self.day)
        self.days, self.at = np.unique(self.day[self.dated], return_inverse=True)
        stops = [np.searchsorted(self.days, self.days + span) for span in SPANS]
        self.stops = np.array(stops).reshape(len(SPANS), len(self.days))
        signs = sorted({sign for one in ballots for sign in one.signs})
        self.signs: Mapping[str, Flags] = {s: np.array([s in one.signs for one in ballots]) for s in signs}

    def plainest(self, weight: Numbers, found: Sequence[Swelling]) -> Swelling | None:
        """Return the group that chance explains least, or None where there is none of four votes."""
        known = frozenset((one.low, one.sign) for one in found if one.sign)
        groups = [one for end in range(len(ENDS)) for one in self._groups(end, weight, known)]
        groups += [one for swelling in found if swelling.sure >= CAUGHT for one in self._beside(swelling, weight)]
        return self._told(max(groups)) if groups else None

    def _beside(self, caught: Swelling, weight: Numbers) -> Iterator[_Group]:
        """What else the same side was given in a stretch of days that a campaign is known of.

        A campaign that gives 10 to 50 is plainest by its tens; its forties are looked for where it has been seen.
        """

        if caught.first is None or caught.last is None:
            return
        same = [end for end in range(len(ENDS)) if _goes_on(ENDS[end], caught)]
        for before, after in product(LONGER, LONGER):
            first, last = caught.first - before, caught.last + after
            within = self.dated & (self.day >= first) & (self.day <= last)
            for end in same:
                at_end = weight * self._at_end(end)
                n, k = float(weight[within].sum()), float(at_end[within].sum())
                rest = (float(weight.sum()) - n, float(at_end.sum()) - k)
                ratio = float(_ratio(n, k, rest, ENDS[end][2]))
                if ratio > 0:
                    over = ratio - SURE - log(len(LONGER) ** 2)
                    yield _Group(over, k, _usual(n, k, rest, ENDS[end][2]), end, float(first), float(last))

    def _groups(self, end: int, weight: Numbers, known: frozenset[tuple[float, str]]) -> Iterator[_Group]:
        at_end = weight * self._at_end(end)
        if len(self.days):
            yield from self._times(end, weight, at_end)
        for sign, bears in self.signs.items():
            n, k = float(weight[bears].sum()), float(at_end[bears].sum())
            rest = (float(weight.sum()) - n, float(at_end.sum()) - k)
            found = float(_ratio(n, k, rest, ENDS[end][2])) if (ENDS[end][0], sign) not in known else 0.0
            if found > 0:
                over = found - SURE - log(len(ENDS) * len(self.signs))
                yield _Group(over, k, _usual(n, k, rest, ENDS[end][2]), end, sign=sign)

    def _times(self, end: int, weight: Numbers, at_end: Numbers) -> Iterator[_Group]:
        """The plainest stretch of days."""
        import numpy as np

        sums, marked = (
            np.concatenate([[0.0], np.cumsum(np.bincount(self.at, one[self.dated], minlength=len(self.days)))])
            for one in (weight, at_end)
        )
        n, k = sums[self.stops] - sums[:-1], marked[self.stops] - marked[:-1]
        rest = (weight.sum() - n, at_end.sum() - k)
        ratios = _ratio(n, k, rest, ENDS[end][2])
        span, place = np.unravel_index(int(ratios.argmax()), ratios.shape)
        if ratios[span, place] > 0:
            over = float(ratios[span, place]) - SURE - log(len(self.days) * TRIED)
            there = (rest[0][span, place], rest[1][span, place])
            usual = _usual(n[span, place], k[span, place], there, ENDS[end][2])
            first, last = self.days[place], self.days[self.stops[span, place] - 1]
            yield _Group(over, float(k[span, place]), usual, end, float(first), float(last))

    def _at_end(self, end: int) -> Flags:
        low, high, _ = ENDS[end]
        inside: Flags = (self.values >= low) & (self.values <= high)
        return inside

    def _told(self, group: _Group) -> Swelling:
        members = self._at_end(group.end)
        if group.sign:
            members = members & self.signs[group.sign]
        else:
            members = members & self.dated & (self.day >= group.first) & (self.day <= group.last)
        return Swelling(
            low=ENDS[group.end][0],
            high=ENDS[group.end][1],
            found=group.found,
            usual=group.usual,
            sure=1 / (1 + exp(-max(-50.0, min(50.0, group.over)))),
            members=tuple(members.nonzero()[0].tolist()),
            first=None if group.sign else int(group.first),
            last=None if group.sign else int(group.last),
            sign=group.sign,
        )


def _goes_on(end: tuple[float, float, float], caught: Swelling) -> bool:
    """Whether an end of the scale is the caught one or goes on from it towards the middle."""
    low, high, _ = end
    return (low == 0.0) == (caught.low == 0.0) and low <= caught.low and high >= caught.high


def _ratio(n: Some, k: Some, rest: tuple[Some, Some], usual: float) -> Numbers:
    """The logarithms of the likelihood ratios of groups of n votes, k of them at the end; 0 of those that are usual."""
    import numpy as np

    share = _share(rest, usual)
    p = np.clip(k / np.maximum(n, 1e-9), 1e-9, 1 - 1e-9)
    ratio = k * np.log(p / share) + (n - k) * np.log((1 - p) / (1 - share))
    tried = (k >= FEWEST) & (p > share) & (n <= MOST * (n + rest[0]))
    found: Numbers = np.where(tried, ratio, 0.0)
    return found


def _usual(n: float, k: float, rest: tuple[float, float], usual: float) -> float:
    """How many votes at the end belong to the group's other votes."""
    share = float(_share(rest, usual))
    return min(float(k), float(n - k + 0.5) * share / (1 - share))


def _share(rest: tuple[Some, Some], usual: float) -> Some:
    """The share at this end among the other votes, as far up as honest times differ."""
    plain = (rest[1] + LIKE * usual) / (rest[0] + LIKE)
    high = plain + CAUTION * (plain * (1 - plain) / (rest[0] + LIKE)) ** 0.5
    odds: Some = DRIFT * high / (1 - plain)
    return odds / (1 + odds)
