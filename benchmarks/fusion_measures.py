"""How answers are scored: shares of right ones, calibration, what a source could at best have said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import mean

from benchmarks.fusion_rivals import RIVALS, answers
from cinequorum.reconcile.fusion.fusing import answers_of, settle
from cinequorum.reconcile.fusion.mirrors import groups_named
from cinequorum.reconcile.fusion.table import Statement, Wider, nothing_wider, table_of

Key = tuple[str, str]
OURS = "Cinequorum"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What our method makes of a set: answers with their probabilities, mirrors, copying pairs."""

    answers: Mapping[Key, tuple[str, float]]
    mirrors: tuple[tuple[str, ...], ...]
    copying: frozenset[frozenset[str]]


def ours(statements: Iterable[Statement], wider: Wider = nothing_wider) -> Outcome:
    """Settle statements with the method as it ships."""
    table = table_of(statements, wider)
    belief, group, pairs = settle(table)
    return Outcome(
        answers={key: held[0] for key, held in answers_of(table, belief).items()},
        mirrors=groups_named(table, group),
        copying=frozenset(frozenset(table.sources[source] for source in one.pair) for one in pairs if one.p > 0.5),
    )


def rivals(statements: Iterable[Statement]) -> dict[str, dict[Key, tuple[str, ...]]]:
    """Return every rival's answers: several where its best values tie."""
    table = table_of(statements)
    return {name: answers(table, rival(table)) for name, rival in RIVALS.items()}


def share(wanted: Iterable[Key], right: Mapping[Key, float]) -> float:
    """Return the mean rightness over the questions; an unanswered one is wrong."""
    return mean(right.get(key, 0.0) for key in wanted)


def tied(held: Sequence[str], good: Iterable[str]) -> float:
    """Return the chance that one of the tied values, drawn evenly, is good."""
    wanted = set(good)
    return sum(value in wanted for value in held) / len(held)


def calibration_error(stated: Sequence[tuple[float, bool]]) -> float:
    """Return the expected calibration error in ten bins: how far stated probabilities lie from shares right."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for p, right in stated:
        bins.setdefault(min(9, int(p * 10)), []).append((p, right))
    gaps = (abs(sum(right for _, right in held) - sum(p for p, _ in held)) for held in bins.values())
    return sum(gaps) / max(1, len(stated))
