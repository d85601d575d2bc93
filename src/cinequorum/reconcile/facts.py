"""From votes to facts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from cinequorum.model.claim import CONTRACT_FIELDS, CREDITS, Manner, Scope
from cinequorum.model.film import Dissent, Fact
from cinequorum.reconcile.data.value_forms import EVENT_FIELDS, ONE_AS_A_RULE, SINGLE
from cinequorum.reconcile.editions import releases_apart
from cinequorum.reconcile.evidence import Evidence, heard, witnesses
from cinequorum.reconcile.fuse import fuse, status_of
from cinequorum.reconcile.people import Cast
from cinequorum.reconcile.plausible import impossible
from cinequorum.reconcile.slots import keyed, slots_of
from cinequorum.reconcile.values import alternatives, shown_value, value_key

Alternatives = Mapping[str, Sequence[Evidence]]

_OF_A_FIGURE: Final = frozenset({"counted"})
"""Qualifiers that say how one figure was counted, and nothing of another that it agrees with."""


def is_fact(one: Evidence) -> bool:
    """Tell whether a claim is about the film as a work, put as a fact, under a field of the contract."""
    claim = one.claim
    in_world = claim.scope is Scope.WORK or claim.predicate in EVENT_FIELDS
    return claim.predicate in CONTRACT_FIELDS and in_world and one.votes and claim.subject in ("film", "event")


def facts_of(evidence: Sequence[Evidence], cast: Cast) -> tuple[Fact, ...]:
    """Return the film's facts, in order of field, the best supported first."""
    by_field: dict[str, list[Evidence]] = defaultdict(list)
    for one in evidence:
        if is_fact(one):
            by_field[one.claim.predicate].append(one)
    facts = [fact for field in sorted(by_field) for fact in _field_facts(field, by_field[field], cast)]
    return tuple(sorted(facts, key=lambda f: (f.field, -f.witnesses, -f.p, f.value)))


def statements_of(evidence: Sequence[Evidence]) -> tuple[Fact, ...]:
    """Return what is said beyond the film's facts: of persons, characters, the event; and what is passed on."""
    groups: dict[tuple[str, str, str], list[Evidence]] = defaultdict(list)
    for one in evidence:
        if not is_fact(one):
            claim = one.claim
            groups[claim.predicate, claim.subject, value_key(claim.predicate, claim.value)].append(one)
    return tuple(_statement(groups[key]) for key in sorted(groups))


def contenders(field: str, evidence: Sequence[Evidence], cast: Cast) -> list[Alternatives]:
    """Return the questions that the statements of one field answer, each with the values that exclude one another."""
    if field in CREDITS:
        return _credit_questions(field, _by_person(evidence, cast))
    if field in SINGLE:
        return [alternatives(field, evidence)]
    if keyed(field):
        questions: list[Alternatives] = [alternatives(field, group) for group in slots_of(field, evidence).values()]
        return questions if field != "release" else [one for asked in questions for one in releases_apart(asked)]
    union: dict[str, list[Evidence]] = defaultdict(list)
    for one in evidence:
        union[value_key(field, one.claim.value)].append(one)
    return [{key: union[key]} for key in sorted(union)]


def _field_facts(field: str, evidence: Sequence[Evidence], cast: Cast) -> Iterable[Fact]:
    for question in contenders(field, evidence, cast):
        yield _fact(field, question, cast)


def _by_person(evidence: Sequence[Evidence], cast: Cast) -> Alternatives:
    found: dict[str, list[Evidence]] = defaultdict(list)
    for one in evidence:
        found[cast.name(one.claim.value)].append(one)
    return {name: found[name] for name in sorted(found)}


def _credit_questions(field: str, by_person: Alternatives) -> list[Alternatives]:
    """Persons exclude each other only where one person is the rule and nobody names them together."""
    if field not in ONE_AS_A_RULE or len(by_person) < 2 or _named_together(by_person):
        return [{name: held} for name, held in by_person.items()]
    return [by_person]


def _named_together(by_person: Alternatives) -> bool:
    named: Counter[int] = Counter()
    for held in by_person.values():
        named.update(heard(held))
    return any(count > 1 for count in named.values())


def _fact(field: str, question: Alternatives, cast: Cast) -> Fact:
    chances = fuse(question)
    ranked = sorted(question, key=lambda key: (-chances[key], key))
    best, rivals = ranked[0], ranked[1:]
    held = question[best]
    value = _value(field, held, cast)
    return Fact(
        field=field,
        value=value,
        p=round(chances[best], 4),
        status=status_of(chances[best], len(rivals), witnesses(held)),
        witnesses=witnesses(held),
        support=tuple(one.support for one in held),
        role=_role(held),
        qualifiers=_qualifiers(held, value),
        variants=_variants(held, value),
        dissent=tuple(_dissent(field, question[key], chances[key], cast) for key in rivals),
    )


def _dissent(field: str, held: Sequence[Evidence], p: float, cast: Cast) -> Dissent:
    value = _value(field, held, cast)
    support = tuple(one.support for one in held)
    return Dissent(value=value, p=round(p, 4), support=support, variants=_variants(held, value))


def _value(field: str, held: Sequence[Evidence], cast: Cast) -> str:
    if field in CREDITS:
        return cast.name(held[0].claim.value)
    locked = {one.claim.value for one in held if one.claim.is_locked}
    return next(iter(locked)) if len(locked) == 1 else shown_value(field, held)


def _variants(held: Sequence[Evidence], value: str) -> tuple[str, ...]:
    return tuple(sorted({one.claim.value for one in held} - {value}))


def _role(held: Sequence[Evidence]) -> str | None:
    roles: Counter[str] = Counter()
    for one in held:
        if one.claim.role:
            roles[one.claim.role] += one.count
    return min(roles, key=lambda role: (-roles[role], -len(role), role), default=None)


def _qualifiers(held: Sequence[Evidence], shown: str) -> tuple[tuple[str, str], ...]:
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for one in held:
        for name, value in one.claim.qualifiers:
            if name not in _OF_A_FIGURE or one.claim.value == shown:
                seen[name][value] += one.count
    return tuple((name, min(seen[name], key=lambda v: (-seen[name][v], v))) for name in sorted(seen))


def _statement(held: Sequence[Evidence]) -> Fact:
    first = held[0].claim
    chances = fuse({"said": held}) if any(one.votes for one in held) else {"said": 0.0}
    said = (("subject", first.subject),) if first.subject != "film" else ()
    scope = (("scope", first.scope.value),) if first.scope is not Scope.WORK else ()
    return Fact(
        field=first.predicate,
        value=first.value,
        p=round(chances["said"], 4),
        status="agreed" if witnesses(held) > 1 else "single",
        witnesses=witnesses(held),
        support=tuple(one.support for one in held),
        role=_role(held),
        qualifiers=tuple(sorted((*dict((*_qualifiers(held, first.value), *said, *scope)).items(),))),
        variants=_variants(held, first.value),
        note=_passed_on(held) or impossible(first),
    )


def _passed_on(held: Sequence[Evidence]) -> str | None:
    if any(one.claim.is_denied for one in held):
        return "taken out by an editor, so it has no vote"
    manners = {one.claim.manner for one in held}
    if manners <= {Manner.HEARSAY, Manner.SPECULATION, Manner.QUESTION}:
        return f"put as {' and '.join(sorted(m.value for m in manners))}, so it has no vote"
    return None
