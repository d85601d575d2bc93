"""Which sources copy: pairs that share errors which independent sources would not share.

After Dong, Berti-Equille and Srivastava (VLDB 2009): agreeing on the truth is no sign of copying, agreeing on what is
false is one. Added here: values may be less precise than the truth; a false value that others state too is expected to
be shared (an old one lives on in stale sources); easy questions are answered alike; the share copied is fitted.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from cinequorum.reconcile.fusion.errors import covered, errors_alike, stated
from cinequorum.reconcile.fusion.mirrors import contested, overlap_of

if TYPE_CHECKING:
    from cinequorum.reconcile.fusion.table import Indices, Numbers, Table
    from cinequorum.reconcile.fusion.truth import Belief


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyOptions:
    """How probable copying is beforehand, the shares of copied answers tried, and how many common answers it takes.

    A false value that `crowd` or more others state has at least the chance `popular` of being shared by accident.
    """

    prior: float = 0.05
    shares: tuple[float, ...] = (0.5, 0.7, 0.9)
    common: int = 8
    crowd: int = 1
    popular: float = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Copying:
    """Two sources, by number, with the probability that one copies the other and the share of answers copied."""

    pair: tuple[int, int]
    p: float
    share: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _View:
    """A pair's common answers, seen from the second source: same or not, and what the answer is believed to be."""

    same: Numbers
    true: Numbers
    wide: Numbers
    false: Numbers
    expected: tuple[Numbers, Numbers, Numbers]


def copying_of(table: Table, belief: Belief, options: CopyOptions = CopyOptions()) -> tuple[Copying, ...]:
    """Return every pair of sources with enough common answers and its probability of copying, in order."""
    import numpy as np

    common = overlap_of(table, contested(table)).common
    looked = _Look(table, belief, options)
    pairs = np.argwhere(np.triu(common >= options.common, 1)).tolist()
    return tuple(looked.judged(first, second) for first, second in pairs)


def weights_of(table: Table, belief: Belief, found: tuple[Copying, ...], sure: float = 0.5) -> Numbers:
    """Return how much each claim counts: of a copying pair, the worse source's equal claims only what is its own."""
    import numpy as np

    answers = _Answers(table)
    total = np.maximum(np.bincount(table.claim_source, minlength=len(table.sources)), 1)
    good = np.bincount(table.claim_source, belief.rates.exact, len(table.sources)) / total
    logs = np.zeros(len(table.claim_source))
    for one in found:
        if one.p > sure:
            low, high = sorted(one.pair, key=lambda source: (good[source], source))
            theirs, mine = answers.common(high, low)
            shared = mine[table.claim_candidate[mine] == table.claim_candidate[theirs]]
            logs[shared] += np.log(1 - one.p * one.share)
    weights: Numbers = np.exp(logs)
    return weights


class _Answers:
    """The claims with which two sources answer the same contested questions, pair by pair."""

    def __init__(self, table: Table) -> None:
        import numpy as np

        wanted = np.flatnonzero(contested(table)[table.claim_question])
        order = wanted[np.argsort(table.claim_source[wanted], kind="stable")]
        cuts = np.searchsorted(table.claim_source[order], np.arange(len(table.sources) + 1)).tolist()
        self._claims = [order[start:end] for start, end in pairwise(cuts)]
        self._question = table.claim_question
        self._claim_of = np.full(len(table.questions), -1, dtype=np.intp)
        self._first = -1

    def common(self, first: int, second: int) -> tuple[Indices, Indices]:
        """Return the claims of both sources on the questions that both answer; quickest with `first` unchanged."""
        if first != self._first:
            if self._first >= 0:
                self._claim_of[self._question[self._claims[self._first]]] = -1
            self._claim_of[self._question[self._claims[first]]] = self._claims[first]
            self._first = first
        theirs = self._claims[second]
        ours = self._claim_of[self._question[theirs]]
        return ours[ours >= 0], theirs[ours >= 0]


class _Look:
    """What does not depend on the pair: beliefs about candidates, and how many state each."""

    def __init__(self, table: Table, belief: Belief, options: CopyOptions) -> None:
        import numpy as np

        self._table, self._belief, self._options = table, belief, options
        self._answers = _Answers(table)
        self._stated = stated(table)
        self._claims = np.bincount(table.claim_question, minlength=len(table.questions)).astype(float)
        self._errors = np.bincount(table.claim_question, 1 - belief.p[table.claim_candidate], len(table.questions))
        self._wide = covered(table, belief.p)
        self._alike = errors_alike(table, belief.p)

    def judged(self, first: int, second: int) -> Copying:
        """Weigh one pair: the best share copied against independence."""
        import numpy as np

        view = self._view(first, second)
        best, share = max((_gain(view, share), share) for share in self._options.shares)
        prior = self._options.prior
        odds = np.clip(best + np.log(prior / (1 - prior)), -50, 50)
        return Copying(pair=(first, second), p=float(1 / (1 + np.exp(-odds))), share=share)

    def _view(self, first: int, second: int) -> _View:
        import numpy as np

        ours, theirs = self._answers.common(first, second)
        x, y = self._table.claim_candidate[ours], self._table.claim_candidate[theirs]
        p = self._belief.p
        same = (x == y).astype(float)
        false = np.clip(1 - p[y] - self._wide[y], 0, 1)
        rates = self._belief.rates
        wrong = rates.wrong[theirs] * self._shared_error(x, y, false)
        return _View(
            same=same,
            true=p[y],
            wide=self._wide[y],
            false=false,
            expected=(
                self._easy(x, y, rates.exact[theirs]),
                np.maximum(rates.wide[theirs], 0.02),
                np.maximum(wrong, 1e-4),
            ),
        )

    def _easy(self, x: Indices, y: Indices, exact: Numbers) -> Numbers:
        """The chance that an independent source states this, if it is true: on easy questions everybody is right."""
        import numpy as np

        others = np.maximum(self._stated[y] - 1 - (x == y), 0)
        total = np.maximum(self._claims[self._table.candidate_question[y]] - 2, 0)
        chance: Numbers = np.maximum(exact, (others + 2 * exact) / (total + 2))
        return chance

    def _shared_error(self, x: Indices, y: Indices, false: Numbers) -> Numbers:
        """The chance that a source that errs states this false value: its share of the others' errors here."""
        import numpy as np

        p = self._belief.p
        others = np.maximum(self._stated[y] - 1 - (x == y), 0)
        errors = np.maximum(self._errors[self._table.candidate_question[y]] - (1 - p[x]) - (1 - p[y]), 0)
        chance = (others * false + 2 * self._belief.chance[y]) / (errors + 2)
        usual = self._alike[self._table.question_field[self._table.candidate_question[y]]]
        chance = np.maximum(chance, usual)
        crowded = others >= self._options.crowd
        found: Numbers = np.clip(np.where(crowded, np.maximum(chance, self._options.popular), chance), 1e-4, 1)
        return found


def _gain(view: _View, share: float) -> float:
    """The log-likelihood of copying that share over independence, averaged over what the answers may be."""
    import numpy as np

    exact, wide, wrong = (np.log((share + (1 - share) * chance) / chance) for chance in view.expected)
    alike = view.true * exact + view.wide * wide + view.false * wrong
    return float(np.where(view.same > 0, alike, np.log(1 - share)).sum())
