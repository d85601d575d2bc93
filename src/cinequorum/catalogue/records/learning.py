"""What agreement on each field is worth, learnt from the two sources themselves, without a labelled pair.

The model is Fellegi and Sunter's (A Theory for Record Linkage, 1969): the log odds that two records are one film are a
sum over fields, each worth the log of how much likelier its level is in true pairs than by chance. Two observations
replace labels. A source lists a film once, so what two records of one source have in common they have by chance: that
gives the rates of chance. And a record has at most one partner, so the pairs of a record compete: that keeps the
expectation maximisation (as in Winkler 1988) that finds the rates of true pairs from calling every resemblance a match.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, log
from typing import TYPE_CHECKING, Any, Final

from cinequorum.catalogue.data.records import SHARES
from cinequorum.catalogue.records.levels import FIELDS, Pattern

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

OF_ALL: Final = frozenset({"title", "people", "id"})
"""Fields by which records are brought together: their rates of chance are those among all pairs of two records."""

_ROUNDS: Final = 60
_SETTLED: Final = 1e-4
_TRUE, _CHANCE, _ANY = 20.0, 40.0, 2000.0  # what belief weighs: true pairs, chance pairs compared, pairs of any two
_START: Final = 2.0  # log odds of a title that nothing else bears, before anything is learnt
_EDGE: Final = 40.0
_MOST_SEEN: Final = 0.95


@dataclass(frozen=True, slots=True)
class Pool:
    """Pairs compared: their patterns, by how many each counts, and in how many pairs in all both have each field.

    `clean` is for pairs within one source: the log odds by which it is believed to list the same thing once, not twice.
    `bare` is for pairs between two: the places of the records of each that have no title.
    """

    patterns: Sequence[Pattern]
    weight: float
    known: Mapping[str, float]
    clean: float = 0.0
    bare: tuple[frozenset[int], frozenset[int]] = (frozenset(), frozenset())


@dataclass(frozen=True, slots=True)
class Learnt:
    """The weights by field and level, and for each pair its own log odds and its probability among its rivals."""

    prior: float
    weights: Mapping[str, Mapping[str, float]]
    odds: NDArray[np.float64]
    p: NDArray[np.float64]


def learn(cross: Pool, places: Sequence[tuple[int, int]], sizes: tuple[int, int], chance: Sequence[Pool]) -> Learnt:
    """Learn from the pairs between two sources of `sizes` records (`places`: which they are) and those within each."""
    return _Learner(cross, places, sizes, chance).learn()


class _Learner:
    """The numbers of one run of expectation maximisation."""

    def __init__(
        self, cross: Pool, places: Sequence[tuple[int, int]], sizes: tuple[int, int], chance: Sequence[Pool]
    ) -> None:
        import numpy as np

        self._levels = {field: tuple(SHARES[field]) for field in FIELDS}
        self._sizes = sizes
        self._known = cross.known
        self._pairs = float(max(1, sizes[0] * sizes[1]))
        self._codes = self._coded(cross.patterns)
        self._chance = [(self._coded(pool.patterns), pool) for pool in chance]
        self._left = np.array([i for i, _ in places], dtype=np.int64)
        self._right = np.array([j for _, j in places], dtype=np.int64)
        self._prior = log(1 / self._pairs)
        self._bare = tuple(np.isin(at, sorted(b)) for at, b in zip((self._left, self._right), cross.bare, strict=True))
        self._titled = tuple(size - len(bare) for size, bare in zip(sizes, cross.bare, strict=True))
        self._offsets: NDArray[np.float64] = np.zeros(len(places))
        self._tables: list[NDArray[np.float64]] = []

    def learn(self) -> Learnt:
        """Go round until the number of true pairs settles."""
        import numpy as np

        titles = self._codes[:, FIELDS.index("title")]
        first = [code for code, level in enumerate(self._levels["title"], 1) if level.startswith("only")]
        p = self._among_rivals(np.where(np.isin(titles, first), _START, -_EDGE))
        twins = [np.zeros(len(codes)) for codes, _ in self._chance]
        before = 0.0
        for _ in range(_ROUNDS):
            self._weigh(p, twins)
            odds = self._odds(self._codes) + self._offsets
            p = self._among_rivals(odds)
            twins = [
                1 / (1 + np.exp(-np.clip(self._odds(codes) - pool.clean, -_EDGE, _EDGE)))
                for codes, pool in self._chance
            ]
            if abs(p.sum() - before) <= _SETTLED * before:
                break
            before = float(p.sum())
        weights = {
            f: dict(zip(self._levels[f], t[1:].tolist(), strict=True))
            for f, t in zip(FIELDS, self._tables, strict=True)
        }
        return Learnt(self._prior, weights, odds, p)

    def _coded(self, patterns: Sequence[Pattern]) -> NDArray[np.int16]:
        import numpy as np

        index = [{"": 0} | {level: n for n, level in enumerate(self._levels[f], 1)} for f in FIELDS]
        rows = [[own[level] for own, level in zip(index, pattern, strict=True)] for pattern in patterns]
        return np.array(rows, dtype=np.int16).reshape(-1, len(FIELDS))

    def _odds(self, codes: NDArray[np.int16]) -> NDArray[np.float64]:
        import numpy as np

        odds = np.full(len(codes), self._prior)
        for place, table in enumerate(self._tables):
            odds += table[codes[:, place]]
        return odds

    def _among_rivals(self, odds: NDArray[np.float64]) -> NDArray[np.float64]:
        """The probability of each pair where a record has one partner or none: its odds against all its rivals'."""
        import numpy as np

        own = np.exp(np.clip(odds, -_EDGE, _EDGE))
        ours = np.bincount(self._left, weights=own)[self._left] if len(own) else own
        theirs = np.bincount(self._right, weights=own)[self._right] if len(own) else own
        return np.asarray(own / (1 + np.maximum(own, ours + theirs - own)))

    def _weigh(self, p: NDArray[np.float64], twins: Sequence[NDArray[np.float64]]) -> None:
        """Set prior and weights from what is now believed of each pair."""
        import numpy as np

        self._prior = log(max(float(p.sum()), 0.5) / self._pairs)
        self._tables = []
        for place in range(len(FIELDS)):
            true = self._true_rates(place, p)
            chance = self._chance_rates(place, twins, (true, p))
            self._tables.append(np.concatenate([[0.0], np.log(true / chance)]))
            if FIELDS[place] == "people":
                self._offsets = self._of_bare(p, float(true[self._levels["people"].index("none")]))

    def _of_bare(self, p: NDArray[np.float64], hidden: float) -> NDArray[np.float64]:
        """What is to be added to the odds of pairs in which one record has no title.

        Records without a title have a partner as often as the others, among those that no titled record has taken;
        `hidden` is the share of partners that show nothing in common. Without this, what people alone say would be held
        against all records of the other source, most of which are long taken.
        """
        import numpy as np

        offsets = np.zeros(len(p))
        taken = float(p[~(self._bare[0] | self._bare[1])].sum())
        for bare, titled, others in zip(self._bare, self._titled, reversed(self._titled), strict=True):
            if taken and titled and bare.any():
                share = min(_MOST_SEEN, taken / titled)
                free = max(1.0, others - taken)
                offsets[bare] = log(share / (free * (1 - share + share * hidden))) - self._prior
        return offsets

    def _true_rates(self, place: int, p: NDArray[np.float64]) -> NDArray[np.float64]:
        import numpy as np

        believed = np.array([SHARES[FIELDS[place]][level][0] for level in self._levels[FIELDS[place]]])
        found = np.bincount(self._codes[:, place], weights=p, minlength=len(believed) + 1)[1:]
        total: Any = found + _TRUE * believed / believed.sum()
        return np.asarray(total / total.sum())

    def _chance_rates(
        self,
        place: int,
        twins: Sequence[NDArray[np.float64]],
        believed_now: tuple[NDArray[np.float64], NDArray[np.float64]],
    ) -> NDArray[np.float64]:
        import numpy as np

        true, p = believed_now

        field = FIELDS[place]
        levels = self._levels[field]
        believed = np.array([SHARES[field][level][1] for level in levels])
        found = self._by_chance(place, p) if field == "people" else self._within(place, twins)
        if field == "title":
            found = self._split(levels, found, true)
        total = found + (_ANY if field in OF_ALL else _CHANCE) * believed / believed.sum()
        return np.asarray(total / total.sum())

    def _within(self, place: int, twins: Sequence[NDArray[np.float64]]) -> NDArray[np.float64]:
        """How many pairs within the sources are on each level, less those that look like one film listed twice."""
        import numpy as np

        field = FIELDS[place]
        levels = self._levels[field]
        found = np.zeros(len(levels))
        for (codes, pool), twin in zip(self._chance, twins, strict=True):
            found += pool.weight * np.bincount(codes[:, place], weights=1 - twin, minlength=len(levels) + 1)[1:]
        if field in OF_ALL:
            everything = sum(pool.known[field] for _, pool in self._chance)
            found[levels.index("none")] += max(0.0, everything - float(found.sum()))
        return found

    def _by_chance(self, place: int, p: NDArray[np.float64]) -> NDArray[np.float64]:
        """The same for pairs between the sources, less what is believed of them.

        For people this is nearer the truth: a source names the same few of the people on all films of a maker, and
        another source names others.
        """
        import numpy as np

        field = FIELDS[place]
        levels = self._levels[field]
        found = np.bincount(self._codes[:, place], weights=1 - p, minlength=len(levels) + 1)[1:]
        found[levels.index("none")] += max(0.0, self._known[field] - float(found.sum()))
        return np.asarray(found)

    def _split(
        self, levels: tuple[str, ...], found: NDArray[np.float64], true: NDArray[np.float64]
    ) -> NDArray[np.float64]:
        """Share out what two records of one source have in common between `twice` and `only`.

        Two films of one title in one source: where the other source has both, or one of them, the title is borne twice
        somewhere. It is borne once in each, and by two different films, only if each source lacks what the other has.
        """
        matched = exp(self._prior) * self._pairs
        seen = float(1 - true[levels.index("none")])
        ours, theirs = (min(_MOST_SEEN, seen * matched / size) for size in self._sizes)
        apart = (1 - ours) * (1 - theirs)
        out = found.copy()
        for place, level in enumerate(levels):
            if level.startswith("only"):
                twice = levels.index(level.replace("only", "twice"))
                out[place] = found[twice] * apart
                out[twice] = found[twice] * (1 - apart)
        return out
