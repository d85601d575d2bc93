"""The queue as the desk has it: made by a job, kept in a table, each question gone when it is answered."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction

from cinequorum.model.codec import decode, encode
from cinequorum.model.doubt import Doubt
from cinequorum.model.film import Fact, Film
from cinequorum.model.judgement import Pair, PairKind
from cinequorum.names.ties import spelling_key
from cinequorum.reconcile.rulings import rulings_of
from cinequorum.store.port import Store
from cinequorum.store.queue import queue_of
from cinequorum.store.sketches import sketches
from cinequorum_web.curation.models import Act, AuditEntry, DoubtRow

FACT = "fact"
KINDS = (*(kind.value for kind in PairKind), FACT)
OPEN_FACTS = ("contested",)
NOT_ASKED = frozenset({"award", "release"})  # of many values; told apart on the film's own page
BATCH = 200
LEFT_OPEN = "left open"
"""What the log says of a fact that somebody looked at and could not tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactDoubt:
    """A fact of which no value is clearly ahead: `values` are those stated, each with its probability and voices."""

    film: str
    title: str
    field: str
    values: tuple[tuple[str, float, int], ...]

    @property
    def value(self) -> float:
        """How open the question is times the voices of the second value, which an answer would move."""
        ranked = sorted((p for _, p, _ in self.values), reverse=True)
        voices = min(n for _, _, n in self.values)
        return (1 - abs(ranked[0] - ranked[1])) * voices


def refresh(store: Store) -> int:
    """Make the queue anew and return how many questions it has. Looks at every film once."""
    doubts = queue_of(store).doubts
    found = [(key_of(doubt.pair), doubt.pair.kind.value, doubt.value, encode(doubt)) for doubt in doubts]
    rulings = rulings_of(store.judgements(), store.withdrawals())
    told = AuditEntry.objects.filter(act=Act.JUDGED, after=LEFT_OPEN)
    left = set(told.values_list("ref", flat=True))
    for film in sketches(store, rulings):
        found += [(_fact_key(one), FACT, one.value, encode(one)) for one in fact_doubts(film)]
    found = [one for one in found if one[0] not in left]
    rows = {key: DoubtRow(key=key, kind=kind, value=value, document=body) for key, kind, value, body in found}
    with transaction.atomic():
        DoubtRow.objects.all().delete()
        DoubtRow.objects.bulk_create(rows.values(), batch_size=BATCH)
    return len(rows)


def fact_doubts(film: Film) -> Iterator[FactDoubt]:
    """Yield the facts of a film of which nobody can say which value is right."""
    for fact in film.facts:
        if fact.status in OPEN_FACTS and fact.dissent and fact.field not in NOT_ASKED:
            yield FactDoubt(film=film.slug, title=film.title, field=fact.field, values=tuple(_values(fact)))


def key_of(pair: Pair) -> str:
    """Return the key of a question: the same however the pair is put."""
    low, high = pair.keys
    if pair.kind is PairKind.PERSON:
        low, high = sorted((spelling_key(low), spelling_key(high)))
    return _digest(pair.kind.value, low, high, pair.within.key if pair.within else "")


def answered(pair: Pair) -> None:
    """Take a question off the queue."""
    DoubtRow.objects.filter(key=key_of(pair)).delete()


def doubt_of(row: DoubtRow) -> Doubt | FactDoubt:
    """Return the question of a row."""
    body = bytes(row.document)
    return decode(body, FactDoubt) if row.kind == FACT else decode(body, Doubt)


def _values(fact: Fact) -> Iterator[tuple[str, float, int]]:
    yield fact.value, fact.p, fact.witnesses
    for other in fact.dissent:
        yield other.value, other.p, len({support.witness for support in other.support})


def _fact_key(doubt: FactDoubt) -> str:
    return _digest(FACT, doubt.film, doubt.field, *(value for value, _, _ in doubt.values))


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:40]
