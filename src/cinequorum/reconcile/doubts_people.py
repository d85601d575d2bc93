"""Persons of a film who may be one: what the comparison of their names left open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cinequorum.model.doubt import Doubt
from cinequorum.model.film import Film, Person
from cinequorum.model.judgement import Pair, PairKind, Side, spelling
from cinequorum.names.clusters import vagueness
from cinequorum.names.people import MAYBE, SAME_PERSON, compare
from cinequorum.names.ties import spelling_key
from cinequorum.reconcile.odds_of_same import Reason, is_open, log_odds, weighed
from cinequorum.reconcile.rulings import Rulings
from cinequorum.reconcile.sides import film_side, plural

_ONE_CHARACTER, _ONE_FUNCTION, _ON_ONE_PAGE = 1.5, 0.5, -1.5
"""What context is worth beside the names, in log odds: choices, not measured. A page rarely writes one person twice."""


def person_doubts(film: Film, rulings: Rulings) -> Iterator[Doubt]:
    """Yield the pairs of credited persons of one film whose names neither joined nor parted them."""
    persons = {person.name: person for person in film.people}
    judged = rulings.on((entry.id for entry in film.sources), (form for one in film.people for form in one.spellings))
    unsure = [frozenset(map(spelling_key, j.keys)) for j in judged.unsure]
    for name, person in sorted(persons.items()):
        for other in person.maybe:
            if other in persons and name < other and not _asked(person, persons[other], unsure):
                yield from _doubt(film, persons, (name, other))


def _asked(one: Person, other: Person, unsure: Sequence[frozenset[str]]) -> bool:
    left, right = ({spelling_key(form) for form in person.spellings} for person in (one, other))
    return any(pair & left and pair & right for pair in unsure)


def _doubt(film: Film, persons: Mapping[str, Person], names: tuple[str, str]) -> Iterator[Doubt]:
    left, right = persons[names[0]], persons[names[1]]
    p, pro, contra = weighed(_reasons(left, right, _fitting(persons, left, right)))
    if not is_open(p):
        return
    vague = any(vagueness(name) for name in names)
    within = film_side(film) if vague else None
    pair = Pair(kind=PairKind.PERSON, left=spelling(names[0]), right=spelling(names[1]), within=within)
    voices = min(len({support.witness for support in person.support}) for person in (left, right))
    yield Doubt(pair=pair, p=p, voices=voices, films=(film.slug,), pro=pro, contra=contra)


def _fitting(persons: Mapping[str, Person], left: Person, right: Person) -> int:
    """How many persons here the vaguer of two names fits: "Coen" is one of them at most."""
    vaguer = max((left, right), key=lambda person: vagueness(person.name))
    fits = [other for other in vaguer.maybe if other in persons and compare(vaguer.name, other).same >= SAME_PERSON]
    return max(1, len(fits))


def _reasons(left: Person, right: Person, fitting: int) -> Iterator[Reason]:
    pairs = [compare(a, b) for a in left.spellings for b in right.spellings]
    least = max(MAYBE, min(found.same for found in pairs))
    yield Reason(weight=log_odds(least / fitting))
    shown = compare(left.name, right.name)
    yield from (Reason(text=reason) for reason in shown.reasons)
    if fitting > 1:
        yield Reason(contra=True, text=f"the name fits {fitting} persons of this film")
    worst = min(pairs, key=lambda found: found.same)
    if worst.same < min(SAME_PERSON, shown.same):
        yield Reason(contra=True, text=f"another spelling fits less: {'; '.join(worst.reasons)}")
    yield from _context(left, right)


def _context(left: Person, right: Person) -> Iterator[Reason]:
    characters = {role for _, role in left.credits if role} & {role for _, role in right.credits if role}
    functions = {field for field, _ in left.credits} & {field for field, _ in right.credits}
    pages = {s.source for s in left.support} & {s.source for s in right.support}
    if characters:
        yield Reason(weight=_ONE_CHARACTER, text=f"both named as {', '.join(sorted(characters))}")
    elif functions:
        yield Reason(weight=_ONE_FUNCTION, text=f"both credited under {', '.join(sorted(functions))}")
    if pages:
        yield Reason(weight=_ON_ONE_PAGE, text=f"{plural(len(pages), 'page')} credit both, {min(pages)} among them")


def on_several_films(doubts: Iterator[Doubt]) -> Iterator[Doubt]:
    """Put one pair's doubts on several films together: asked once, with the voices of all."""
    found: dict[tuple[tuple[str, str], Side | None], Doubt] = {}
    for doubt in doubts:
        key = (doubt.pair.keys, doubt.pair.within)
        known = found.get(key)
        found[key] = doubt if known is None else _together(known, doubt)
    yield from found.values()


def _together(one: Doubt, other: Doubt) -> Doubt:
    """The clearer case leads; the voices are those of both films."""
    lead = max((one, other), key=lambda doubt: (abs(doubt.p - 0.5), doubt.films))
    return Doubt(
        pair=lead.pair,
        p=lead.p,
        voices=one.voices + other.voices,
        films=tuple(sorted({*one.films, *other.films})),
        pro=lead.pro,
        contra=lead.contra,
    )
