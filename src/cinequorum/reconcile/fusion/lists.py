"""Questions with several true answers (the authors of a book, the cast of a film): which of the members named belong.

Two rates a source: how often it names a member that belongs, and how often one that does not. Leaving out is weak
evidence, since many sources name only the first; adding is strong. After the Latent Truth Model of Zhao, Rubinstein,
Gemmell and Han (VLDB 2012), with the posterior found by expectation maximisation instead of sampling.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cinequorum.reconcile.fusion.table import Indices, Numbers, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPrior:
    """Beta priors in counts: `named` of a true member (named, left out), `added` of a false one (named, left out).

    `belongs` is the probability of a member named by somebody before it is asked who names it.
    """

    named: tuple[float, float] = (12.0, 8.0)
    added: tuple[float, float] = (2.0, 38.0)
    belongs: float = 0.5
    rounds: int = 25


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ListBelief:
    """The probability that each candidate belongs, and each source's rates of naming true and false members."""

    p: Numbers
    named: Numbers
    added: Numbers


def believe_members(table: Table, weights: Numbers | None = None, prior: ListPrior = ListPrior()) -> ListBelief:
    """Return which candidates belong to the answer of their question; several may, or none.

    A source that names any member answers the question, and leaves out those it does not name. Linear in claims: what
    all silent sources say together is one sum a question.
    """
    import numpy as np

    weight = np.ones(len(table.claim_source)) if weights is None else weights
    answers = _answers(table, weight)
    named = np.full(len(table.sources), prior.named[0] / sum(prior.named))
    added = np.full(len(table.sources), prior.added[0] / sum(prior.added))
    p = np.zeros(len(table.values))
    for _ in range(prior.rounds):
        silent = np.log((1 - named) / (1 - added))
        speaks = np.log(named / added) - silent
        odds = np.bincount(table.claim_candidate, weight * speaks[table.claim_source], len(p))
        quiet = np.bincount(answers.question, answers.weight * silent[answers.source], len(table.questions))
        odds = odds + quiet[table.candidate_question] + np.log(prior.belongs / (1 - prior.belongs))
        p = 1 / (1 + np.exp(-np.clip(odds, -50, 50)))
        named, added = _rates(table, weight, (answers, p), prior)
    return ListBelief(p=p, named=named, added=added)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Answers:
    """Which source answers which question at all, with its weight there."""

    source: Indices
    question: Indices
    weight: Numbers


def _answers(table: Table, weight: Numbers) -> _Answers:
    import numpy as np

    cell = table.claim_source * len(table.questions) + table.claim_question
    _, first, where = np.unique(cell, return_index=True, return_inverse=True)
    mean = np.bincount(where, weight) / np.maximum(np.bincount(where), 1)
    return _Answers(source=table.claim_source[first], question=table.claim_question[first], weight=mean)


def _rates(table: Table, weight: Numbers, found: tuple[_Answers, Numbers], prior: ListPrior) -> tuple[Numbers, Numbers]:
    import numpy as np

    answers, p = found
    sources, questions = len(table.sources), len(table.questions)
    belonging = np.bincount(table.candidate_question, p, questions).astype(np.float64)
    strange = np.bincount(table.candidate_question, 1 - p, questions).astype(np.float64)
    spoken = p[table.claim_candidate]

    def rate(hits: Numbers, chances: Numbers, beta: tuple[float, float]) -> Numbers:
        hit = np.bincount(table.claim_source, weight * hits, sources)
        all_ = np.bincount(answers.source, answers.weight * chances[answers.question], sources)
        return np.clip((hit + beta[0]) / (all_ + sum(beta)), 1e-3, 1 - 1e-3)

    return rate(spoken, belonging, prior.named), rate(1 - spoken, strange, prior.added)
