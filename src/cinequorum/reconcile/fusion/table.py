"""Conflicting statements laid out as arrays: who answers which question with which value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from cinequorum.reconcile.fusion.kin import Kin, kin_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]
    Indices = NDArray[np.intp]

T = TypeVar("T")

Wider = Callable[[str], Iterable[str]]
"""From a value to every less precise one that it makes true: a day to its month and year, a town to its country."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Statement:
    """One source's answer to one question. `field` names the sort of question: a source may be good at one only."""

    field: str
    item: str
    source: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Table:
    """Statements as numbers. A *candidate* is a value stated for a question; equal strings make one candidate.

    For each claim (a source and a candidate, once): `claim_source`, `claim_candidate`, `claim_question`. For each
    candidate: `candidate_question` and its text in `values`. For each question: `question_field`. `wide` and `narrow`
    are pairs of candidates of one question, the first less precise than the second. `kin`: what candidates of one
    question have in common.
    """

    questions: tuple[tuple[str, str], ...]
    sources: tuple[str, ...]
    fields: tuple[str, ...]
    values: tuple[str, ...]
    claim_source: Indices
    claim_candidate: Indices
    claim_question: Indices
    candidate_question: Indices
    question_field: Indices
    wide: Indices
    narrow: Indices
    kin: Kin


def nothing_wider(value: str) -> tuple[str, ...]:
    """Return no less precise value: for fields whose values are all equally precise."""
    return ()


def table_of(statements: Iterable[Statement], wider: Wider = nothing_wider) -> Table:
    """Lay statements out as a table, whatever their order. Linear in statements and in the lengths of `wider`.

    >>> table = table_of([Statement(field="year", item="film", source=s, value=v) for s, v in ("a1", "b2", "c2")])
    >>> table.values, table.claim_candidate.tolist()
    (('1', '2'), [0, 1, 1])
    """
    import numpy as np

    claims = sorted(set(statements))
    questions = _numbers((one.field, one.item) for one in claims)
    sources = _numbers(sorted({one.source for one in claims}))
    fields = _numbers(sorted({one.field for one in claims}))
    candidates = _numbers(
        sorted({(questions[one.field, one.item], one.value) for one in claims}),
    )
    pairs = _pairs(candidates, wider)
    return Table(
        questions=tuple(questions),
        sources=tuple(sources),
        fields=tuple(fields),
        values=tuple(value for _, value in candidates),
        claim_source=np.array([sources[one.source] for one in claims], dtype=np.intp),
        claim_candidate=np.array(
            [candidates[questions[one.field, one.item], one.value] for one in claims], dtype=np.intp
        ),
        claim_question=np.array([questions[one.field, one.item] for one in claims], dtype=np.intp),
        candidate_question=np.array([question for question, _ in candidates], dtype=np.intp),
        question_field=np.array([fields[field] for field, _ in questions], dtype=np.intp),
        wide=np.array([wide for wide, _ in pairs], dtype=np.intp),
        narrow=np.array([narrow for _, narrow in pairs], dtype=np.intp),
        kin=kin_of(tuple(candidates), [fields[field] for field, _ in questions], wider),
    )


def _numbers(things: Iterable[T]) -> dict[T, int]:
    found: dict[T, int] = {}
    for one in things:
        found.setdefault(one, len(found))
    return found


def _pairs(candidates: dict[tuple[int, str], int], wider: Wider) -> Sequence[tuple[int, int]]:
    """Pairs of a less precise and a more precise candidate of one question."""
    return [
        (candidates[question, wide], narrow)
        for (question, value), narrow in candidates.items()
        for wide in sorted(set(wider(value)) - {value})
        if (question, wide) in candidates
    ]
