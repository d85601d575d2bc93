"""Fusing conflicting statements: mirrors to one voice, then truth, sources and copying in turn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cinequorum.reconcile.fusion.copying import Copying, CopyOptions, copying_of, weights_of
from cinequorum.reconcile.fusion.mirrors import MirrorOptions, groups_named, mirrors_of, one_voice
from cinequorum.reconcile.fusion.table import Statement, Table, Wider, nothing_wider, table_of
from cinequorum.reconcile.fusion.truth import Belief, Prior, believe

if TYPE_CHECKING:
    from cinequorum.reconcile.fusion.table import Indices


@dataclass(frozen=True, slots=True, kw_only=True)
class FusionOptions:
    """The priors of each part, and how many times truth and copying are found in turn."""

    prior: Prior = field(default_factory=Prior)
    mirrors: MirrorOptions = field(default_factory=MirrorOptions)
    copying: CopyOptions = field(default_factory=CopyOptions)
    turns: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePair:
    """Two sources that are not independent, how sure that is, and which share of answers one has from the other."""

    sources: tuple[str, str]
    p: float
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Fused:
    """For each question its values with their probabilities, the best first; what is left is "none of these"."""

    answers: dict[tuple[str, str], tuple[tuple[str, float], ...]]
    mirrors: tuple[tuple[str, ...], ...]
    copying: tuple[SourcePair, ...]
    rates: dict[tuple[str, str], tuple[float, float, float]]


def fuse_statements(
    statements: Iterable[Statement], wider: Wider = nothing_wider, options: FusionOptions = FusionOptions()
) -> Fused:
    """Weigh statements that contradict one another.

    >>> said = {"ann": "1979", "bob": "1979", "eve": "1980"}
    >>> fused = fuse_statements(Statement(field="year", item="a", source=s, value=v) for s, v in said.items())
    >>> fused.answers["year", "a"][0][0]
    '1979'
    """
    table = table_of(statements, wider)
    belief, group, pairs = settle(table, options)
    return Fused(
        answers=answers_of(table, belief),
        mirrors=groups_named(table, group),
        copying=tuple(_named(table, one) for one in pairs if one.p > 0.5),
        rates=rates_of(table, belief),
    )


def settle(table: Table, options: FusionOptions = FusionOptions()) -> tuple[Belief, Indices, tuple[Copying, ...]]:
    """Return what is believed, the number of each source's group of mirrors, and every pair weighed for copying."""
    group = mirrors_of(table, options.mirrors)
    voice = one_voice(table, group)
    pairs: tuple[Copying, ...] = ()
    belief = believe(table, voice, options.prior)
    for _ in range(options.turns):
        pairs = copying_of(table, belief, options.copying)
        strangers = tuple(one for one in pairs if group[one.pair[0]] != group[one.pair[1]])
        weights = voice * weights_of(table, belief, strangers)
        belief = believe(table, weights, options.prior)
    return belief, group, pairs


def answers_of(table: Table, belief: Belief) -> dict[tuple[str, str], tuple[tuple[str, float], ...]]:
    """Return each question's values with their probabilities, the best first, equal ones in order of text."""
    found: dict[tuple[str, str], list[tuple[str, float]]] = {}
    for value, question, p in zip(table.values, table.candidate_question.tolist(), belief.p.tolist(), strict=True):
        found.setdefault(table.questions[question], []).append((value, p))
    return {key: tuple(sorted(held, key=lambda one: (-one[1], one[0]))) for key, held in found.items()}


def rates_of(table: Table, belief: Belief) -> dict[tuple[str, str], tuple[float, float, float]]:
    """Return for each source and field how often it is exact, less precise, wrong."""
    fields = table.question_field[table.claim_question].tolist()
    rows = zip(belief.rates.exact.tolist(), belief.rates.wide.tolist(), belief.rates.wrong.tolist(), strict=True)
    cells = zip(table.claim_source.tolist(), fields, rows, strict=True)
    return {(table.sources[source], table.fields[field]): row for source, field, row in cells}


def _named(table: Table, one: Copying) -> SourcePair:
    first, second = one.pair
    return SourcePair(sources=(table.sources[first], table.sources[second]), p=one.p, share=one.share)
