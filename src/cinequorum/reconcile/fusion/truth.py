"""Which stated value is true and how good each source is, found together by expectation maximisation.

The model: a source gives the true value exactly, gives a less precise value that the truth makes true, or errs. How
often it does each is its own in each field, drawn to its rates over all fields, and these to a prior. Wrong values are
stated by chances that are learned as well (`errors`). Before anybody speaks, every stated value of a question and "none
of these" weigh alike. docs/design/fusion.md has the formulas.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cinequorum.reconcile.fusion.errors import covered, popularity, wrong_chances
from cinequorum.reconcile.fusion.kin import nearness
from cinequorum.reconcile.fusion.old import OldOptions, learn_old, nothing_old, suspect

if TYPE_CHECKING:
    from cinequorum.reconcile.fusion.table import Indices, Numbers, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Prior:
    """What is assumed before anything is read; the strengths are in claims.

    `flat` and `graded` are the rates (exact, less precise, wrong) in fields whose values have one precision or several.
    A source's rates weigh `source_strength` claims of that prior, its rates in one field `field_strength` claims of its
    own rates. No source errs less often than `least_wrong`. `unseen` weighs "none of these" beside each stated value,
    `chance` that of one wrong value before any is learned.
    """

    flat: tuple[float, float, float] = (0.8, 0.0, 0.2)
    graded: tuple[float, float, float] = (0.6, 0.3, 0.1)
    source_strength: float = 10.0
    field_strength: float = 20.0
    least_wrong: float = 0.01
    unseen: float = 1.0
    chance: float = 0.1
    rounds: int = 25
    old: OldOptions = field(default_factory=OldOptions)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rates:
    """How often the source of each claim is exact, less precise and wrong in the field of that claim."""

    exact: Numbers
    wide: Numbers
    wrong: Numbers


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Belief:
    """The probability of each candidate (a question's add up to one, less "none of these"), the sources' rates, and
    the chance of each candidate as an error.
    """

    p: Numbers
    rates: Rates
    chance: Numbers


def believe(table: Table, weights: Numbers | None = None, prior: Prior = Prior()) -> Belief:
    """Return how probable each candidate is, and how good each source.

    `weights`: how much each claim counts, 0 to 1, below one for what is copied. Each round is linear in claims.
    """
    import numpy as np

    weight = np.ones(len(table.claim_source)) if weights is None else weights
    popular = popularity(table)
    chance = np.full(len(table.values), prior.chance)
    start = prior_rates(table, prior)
    rates = start
    old = nothing_old(table, prior.old)
    p, given = np.zeros(len(table.values)), np.zeros(len(table.claim_source))
    for number in range(prior.rounds):
        odds = log_odds(table, (weight, chance), rates) + nearness(table, p)
        if number < prior.old.settled:
            p = _shares(table, odds, prior.unseen)
        else:
            seen = suspect(table, (weight, chance), rates.wrong, old)
            p = _shares(table, odds + seen.boost, prior.unseen)
            old, given = learn_old(table, (seen, p, weight), old, prior.old)
        rates = _rates(table, (weight, given), p, (start, prior))
        chance = wrong_chances(table, p, popular, given)
    return Belief(p=p, rates=_rates(table, (weight, np.zeros_like(given)), p, (start, prior)), chance=chance)


def prior_rates(table: Table, prior: Prior) -> Rates:
    """Return every claim's rates before anything is learned."""
    import numpy as np

    graded = np.zeros(len(table.fields), dtype=bool)
    graded[table.question_field[table.candidate_question[table.narrow]]] = True
    of_claim = graded[table.question_field[table.claim_question]]
    exact, wide, wrong = (np.where(of_claim, g, f) for g, f in zip(prior.graded, prior.flat, strict=True))
    return Rates(exact=exact, wide=wide, wrong=wrong)


def posterior(table: Table, claims: tuple[Numbers, Numbers], rates: Rates, unseen: float) -> Numbers:
    """Return each candidate's probability; `claims`: their weights, and the candidates' chances as errors."""
    return _shares(table, log_odds(table, claims, rates), unseen)


def log_odds(table: Table, claims: tuple[Numbers, Numbers], rates: Rates) -> Numbers:
    """Return each candidate's log odds against "everybody errs", by the claims alone; `claims` as in `posterior`."""
    import numpy as np

    weight, chance = claims
    count = len(table.values)
    errs = np.log(rates.wrong * chance[table.claim_candidate])
    odds = np.bincount(table.claim_candidate, weight * (np.log(rates.exact) - errs), count).astype(np.float64)
    if len(table.wide):
        forms = np.bincount(table.narrow, minlength=count)
        told = np.bincount(table.claim_candidate, weight * (np.log(np.maximum(rates.wide, 1e-9)) - errs), count)
        weights = np.bincount(table.claim_candidate, weight, count)
        through = told[table.wide] - np.log(forms[table.narrow]) * weights[table.wide]
        odds = odds + np.bincount(table.narrow, through, count)
    return odds


def _shares(table: Table, odds: Numbers, unseen: float) -> Numbers:
    """Turn log odds against "everybody errs" into probabilities."""
    import numpy as np

    questions = len(table.questions)
    top = np.zeros(questions)
    np.maximum.at(top, table.candidate_question, odds)
    mass = np.exp(odds - top[table.candidate_question])
    total = np.bincount(table.candidate_question, mass, questions) + unseen * np.exp(-top)
    shares: Numbers = mass / total[table.candidate_question]
    return shares


def _rates(table: Table, claims: tuple[Numbers, Numbers], p: Numbers, start: tuple[Rates, Prior]) -> Rates:
    """Estimate the rates again from what is now believed; `claims`: their weights, and how probably each is old.

    They are the rates of answers that are meant to be today's: what is old counts as much less.
    """
    import numpy as np

    rates, prior = start
    weight, given = claims
    today = np.maximum(1 - given, 1e-9)
    exact = np.minimum(p[table.claim_candidate] / today, 1)
    wide = np.clip(covered(table, p)[table.claim_candidate] / today, 0, 1 - exact)
    learn = _Learner(table, weight * today, prior)
    new_exact, new_wide = learn.rate(exact, rates.exact), learn.rate(wide, rates.wide)
    new_wrong = np.maximum(learn.rate(1 - exact - wide, rates.wrong), prior.least_wrong)
    total = new_exact + new_wide + new_wrong
    return Rates(exact=new_exact / total, wide=new_wide / total, wrong=new_wrong / total)


class _Learner:
    """Weighted means by source and field, each drawn to the source's mean, and that to the prior."""

    def __init__(self, table: Table, weight: Numbers, prior: Prior) -> None:
        import numpy as np

        self._source = table.claim_source
        self._cell: Indices = table.claim_source * len(table.fields) + table.question_field[table.claim_question]
        self._weight, self._prior = weight, prior
        self._by_source = np.bincount(self._source, weight)
        self._by_cell = np.bincount(self._cell, weight)

    def rate(self, share: Numbers, prior: Numbers) -> Numbers:
        import numpy as np

        own, cell = self._prior.source_strength, self._prior.field_strength
        # What a source does better or worse than the prior of its fields is what it does elsewhere, too.
        excess = np.bincount(self._source, self._weight * (share - prior)) / (self._by_source + own)
        base = np.clip(prior + excess[self._source], 1e-6, 1.0)
        found = np.bincount(self._cell, self._weight * share)[self._cell] + cell * base
        rates: Numbers = found / (self._by_cell[self._cell] + cell)
        return rates
