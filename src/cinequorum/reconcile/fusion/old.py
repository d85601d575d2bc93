"""Answers that were right once: sources that are out of date share them without copying from one another.

A question may have an old answer beside the true one; some sources, where it has, give the old one. Which questions
have one, which it is and which sources are out of date is found together with the truth: an old answer is known by the
sources that give old answers elsewhere. An answer is taken for old only beside a newer one that somebody states.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from cinequorum.reconcile.fusion.table import Indices, Numbers, Table

_MOST: Final = 0.95
_EDGE: Final = 600.0  # of a logarithm, so that its exponential is a number
_NEVER: Final = 1e-12
_NOISE: Final = 1e-13  # what is left of a sum beside so much more of it is rounding


@dataclass(frozen=True, slots=True, kw_only=True)
class OldOptions:
    """What is assumed of old answers before anything is read; strengths in questions.

    `share`: of a field's questions so many have one (never more than `most`). `rate`: so often a source gives it where
    there is one. The first `settled` rounds of the whole go without, so that there is a truth to be older than. In a
    field that fewer than `sources` answer nobody is suspected: good sources that agree would be taken for a crowd.
    """

    share: float = 0.1
    share_strength: float = 20.0
    most: float = 0.15
    rate: float = 0.05
    rate_strength: float = 10.0
    settled: int = 5
    sources: int = 10


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Old:
    """By source, how often it gives the old answer where there is one; by field, how many questions have one."""

    rate: Numbers
    share: Numbers


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Suspicion:
    """What old answers do to one step: `boost` is each candidate's log odds from them against "none is true".

    `was`: each candidate's log odds as old answer against none. `silent`: by question, the log chance that no source is
    out of date. `rivals`: log of one and the odds of all old answers beside the candidate, if that is true. `told`: by
    claim, how probably its source gives an old answer there and does not err, if the old answer is this one.
    """

    boost: Numbers
    was: Numbers
    silent: Numbers
    rivals: Numbers
    told: Numbers


def nothing_old(table: Table, options: OldOptions) -> Old:
    """Return what is believed of old answers before anything is learned."""
    import numpy as np

    share = np.where(_crowded(table, options), options.share, _NEVER)
    return Old(rate=np.full(len(table.sources), options.rate), share=share)


def suspect(table: Table, claims: tuple[Numbers, Numbers], wrong: Numbers, old: Old) -> Suspicion:
    """Weigh for each question which stated value may be an old answer, whatever is true. Linear in claims.

    `claims`: their weights, and each candidate's chance as an error; `wrong`: by claim, how often its source errs.
    """
    import numpy as np

    weight, chance = claims
    count, questions, home = len(table.values), len(table.questions), table.candidate_question
    rate = old.rate[table.claim_source]
    error = (1 - rate) * wrong * chance[table.claim_candidate]
    was = np.bincount(table.claim_candidate, weight * np.log1p(rate / error), count).astype(np.float64)
    silent = np.bincount(table.claim_question, weight * np.log1p(-rate), questions).astype(np.float64)
    odds = chance * np.expm1(np.minimum(was, _EDGE))
    rivals = np.log1p(_beside(table, odds))
    share = old.share[table.question_field]
    boost = _either(share[home], silent[home] + rivals) - _either(share, silent)[home]
    was = was + np.log(chance)
    return Suspicion(boost=boost, was=was, silent=silent, rivals=rivals, told=rate / (rate + error))


def learn_old(
    table: Table, held: tuple[Suspicion, Numbers, Numbers], old: Old, options: OldOptions
) -> tuple[Old, Numbers]:
    """Return what is believed of old answers now, and how probably each claim is one; `held`: step, `p`, weights."""
    import numpy as np

    seen, p, weight = held
    home, field, questions = table.candidate_question, table.question_field, len(table.questions)
    before = old.share[field]
    true = _either(before[home], seen.silent[home] + seen.rivals)
    aged = np.bincount(home, p * (1 - np.exp(np.log1p(-before[home]) - true)), questions).astype(np.float64)
    beside = _beside(table, p * np.exp((np.log(before) + seen.silent)[home] - true))
    chosen = np.clip(np.exp(np.minimum(seen.was, _EDGE)) * beside, 0, 1)
    given = chosen[table.claim_candidate] * seen.told
    asked = np.bincount(table.claim_source, weight * aged[table.claim_question], len(table.sources))
    told = np.bincount(table.claim_source, weight * given, len(table.sources))
    rate = np.minimum((told + options.rate_strength * options.rate) / (asked + options.rate_strength), _MOST)
    several = np.bincount(field, minlength=len(table.fields)) + options.share_strength
    found = (np.bincount(field, aged, len(table.fields)) + options.share_strength * options.share) / several
    share = np.where(_crowded(table, options), np.minimum(found, options.most), _NEVER)
    return Old(rate=rate, share=share), given


def _crowded(table: Table, options: OldOptions) -> NDArray[np.bool_]:
    """Tell for each field whether enough sources answer it."""
    import numpy as np

    fields = len(table.fields)
    cells = np.unique(table.claim_source * fields + table.question_field[table.claim_question])
    crowded: NDArray[np.bool_] = np.bincount(cells % max(1, fields), minlength=fields) >= options.sources
    return crowded


def _either(share: Numbers, odds: Numbers) -> Numbers:
    """The log of the chance that there is no old answer and of that there is one with these log odds, together."""
    import numpy as np

    found: Numbers = np.logaddexp(np.log1p(-share), np.log(share) + odds)
    return found


def _beside(table: Table, amounts: Numbers) -> Numbers:
    """For each candidate, the sum over those of its question that exclude it: no less and no more precise forms of it.

    The largest of each question is added apart, since it may be beyond the precision of what is left without it.
    """
    import numpy as np

    home = table.candidate_question
    top = _largest(table, amounts)
    rest = amounts.copy()
    rest[top] = 0.0
    own = rest.copy()
    away = np.ones(len(amounts))
    away[top] = 0.0
    if len(table.wide):
        own += np.bincount(table.narrow, rest[table.wide], len(own))
        own += np.bincount(table.wide, rest[table.narrow], len(own))
        first = top[home]
        away[table.narrow[table.wide == first[table.narrow]]] = 0.0
        away[table.wide[table.narrow == first[table.wide]]] = 0.0
    total = np.bincount(home, rest, len(table.questions))[home]
    left = total - own
    found: Numbers = np.where(left > _NOISE * total, left, 0.0) + away * amounts[top][home]
    return found


def _largest(table: Table, amounts: Numbers) -> Indices:
    """The candidate of each question with the largest amount, the last of equals."""
    import numpy as np

    order = np.lexsort((amounts, table.candidate_question))
    home = table.candidate_question[order]
    last: Indices = order[np.append(home[1:] != home[:-1], np.ones(min(1, len(home)), dtype=bool))]
    return last
