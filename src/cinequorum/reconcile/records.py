"""Learning how good sources are, from all films together: who was right where the sources differed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from cinequorum.model.reading import Reading
from cinequorum.model.record import SourceRecord
from cinequorum.reconcile.data.value_forms import ONE_AS_A_RULE, SINGLE
from cinequorum.reconcile.denied import without_denied
from cinequorum.reconcile.evidence import Evidence, evidence_of
from cinequorum.reconcile.facts import Alternatives, contenders, is_fact
from cinequorum.reconcile.fusion.fusing import fuse_statements
from cinequorum.reconcile.fusion.table import Statement
from cinequorum.reconcile.people import people_of
from cinequorum.reconcile.reliability import source_of
from cinequorum.reconcile.slots import keyed
from cinequorum.reconcile.voices import voices_of


def source_records(films: Iterable[Sequence[Reading]]) -> tuple[SourceRecord, ...]:
    """Return how each source has done in each field, over the films whose readings are given film by film.

    Truth and sources are found together by the model in docs/design/fusion.md, mirrors and copies weighed down. Only
    questions that two sources answer can teach anything. The order of films and readings does not matter.
    """
    statements = [one for number, group in enumerate(films) for one in statements_in(str(number), group)]
    if not statements:
        return ()
    answered = Counter((one.source, one.field) for one in statements)
    rates = fuse_statements(statements).rates
    return tuple(
        SourceRecord(source=source, field=field, answered=answered[source, field], right=round(right, 4))
        for (source, field), (right, _, _) in sorted(rates.items())
    )


def statements_in(film: str, readings: Sequence[Reading]) -> Iterator[Statement]:
    """Yield what the sources of one film answer to the questions that at least two of them answer."""
    group = tuple(sorted(readings, key=lambda r: (r.page.source, r.page.id)))
    by_id = {reading.page.id: reading for reading in group}
    evidence = evidence_of(group, voices_of(group))
    cast = people_of(evidence)
    evidence = without_denied(evidence, cast)
    by_field: dict[str, list[Evidence]] = defaultdict(list)
    for one in evidence:
        if is_fact(one) and _has_one_answer(one.claim.predicate):
            by_field[one.claim.predicate].append(one)
    for field in sorted(by_field):
        for number, question in enumerate(contenders(field, by_field[field], cast)):
            answers = _answers(question, by_id)
            if len(answers) > 1:
                item = f"{film} {number}"
                yield from (
                    Statement(field=field, item=item, source=source, value=value) for source, value in answers.items()
                )


def _has_one_answer(field: str) -> bool:
    return field in SINGLE or field in ONE_AS_A_RULE or keyed(field)


def _answers(question: Alternatives, readings: dict[str, Reading]) -> dict[str, str]:
    """Return what each source says at its firmest."""
    best: dict[str, tuple[float, str]] = {}
    for value in sorted(question):
        for one in question[value]:
            source = source_of(readings[one.support.span.page], one.support.span)
            if source is not None and one.weight > best.get(source, (0.0, ""))[0]:
                best[source] = (one.weight, value)
    return {source: value for source, (_, value) in sorted(best.items())}
