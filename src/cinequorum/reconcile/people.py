"""The persons of one film, with every spelling seen."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from cinequorum.model.claim import CREDITS, Scope
from cinequorum.model.film import Person
from cinequorum.model.judgement import Judgement, namesake
from cinequorum.names.clusters import Cluster, cluster_counted
from cinequorum.names.letters import romanise
from cinequorum.names.ties import NO_TIES, Ties, spelling_key
from cinequorum.reconcile.evidence import Evidence, witnesses

ABOUT_PEOPLE = frozenset({"person_note", "known_for"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """The persons named on a film; `of` finds a person's number by any spelling."""

    clusters: tuple[Cluster, ...]
    of: Mapping[str, int]

    def name(self, spelling: str) -> str:
        """Return the spelling shown for the person written `spelling`."""
        number = self.of.get(spelling.strip())
        return spelling if number is None else self.clusters[number].name


def people_of(evidence: Sequence[Evidence], ties: Ties = NO_TIES) -> Cast:
    """Join the names of all credits and notes of one film into persons; `ties`: what was judged of their spellings."""
    written = Counter[str]()
    for one in evidence:
        for name in _names(one):
            written[name.strip()] += one.count
    clusters = cluster_counted(written, ties)
    return Cast(clusters=clusters, of={name: i for i, c in enumerate(clusters) for name in c.spellings})


def spelt_in(evidence: Sequence[Evidence]) -> frozenset[str]:
    """Return all spellings of persons in the credits and notes of one film."""
    return frozenset(name.strip() for one in evidence for name in _names(one))


def persons(
    cast: Cast, evidence: Sequence[Evidence], namesakes: Mapping[str, Judgement] = MappingProxyType({})
) -> tuple[Person, ...]:
    """Return the credited persons, the best supported first; `namesakes` were judged others than elsewhere."""
    named: dict[int, list[Evidence]] = defaultdict(list)
    for one in evidence:
        for number in {number for name in _names(one) if (number := cast.of.get(name.strip())) is not None}:
            named[number].append(one)
    found = [_person(cluster, named[number]) for number, cluster in enumerate(cast.clusters)]
    credited = [(-witnesses(own), person.name, person) for own, person in found if person.credits]
    ranked = (person for _, _, person in sorted(credited, key=lambda ranked: ranked[:2]))
    return tuple(_marked(person, namesakes) if namesakes else person for person in ranked)


def _marked(person: Person, namesakes: Mapping[str, Judgement]) -> Person:
    """The person at an address of their own, if one of the spellings was judged to mean somebody else elsewhere."""
    row = next((namesakes[key] for name in person.spellings if (key := spelling_key(name)) in namesakes), None)
    parted = namesake(row) if row else None
    if row is None or parted is None:
        return person
    line = f"{parted[0]} here is {parted[0]} ({parted[1]}): {row.told()}"
    return replace(person, slug=f"{person.slug}-{slug_of(parted[1])}", evidence=(*person.evidence, line))


def slug_of(text: str) -> str:
    """Return a name for addresses: ASCII letters and digits, joined by hyphens.

    >>> slug_of("Agnès Varda"), slug_of("Сталкер")
    ('agnes-varda', 'stalker')
    """
    return re.sub(r"[^a-z0-9]+", "-", romanise(text)).strip("-") or "untitled"


def _names(one: Evidence) -> tuple[str, ...]:
    claim = one.claim
    if claim.predicate in CREDITS and claim.scope is Scope.WORK:
        return (claim.value,)
    return (claim.subject,) if claim.predicate in ABOUT_PEOPLE and claim.subject != "film" else ()


def _person(cluster: Cluster, own: Sequence[Evidence]) -> tuple[list[Evidence], Person]:
    """The person, and first what credits him or her."""
    credited = [e for e in own if e.claim.predicate in CREDITS and e.votes]
    notes = [e for e in own if e.claim.predicate in ABOUT_PEOPLE]
    person = Person(
        name=cluster.name,
        slug=slug_of(cluster.name),
        credits=_credits(credited),
        spellings=cluster.spellings,
        evidence=cluster.evidence,
        support=tuple(e.support for e in credited),
        notes=tuple((e.claim.value, e.support) for e in notes),
        maybe=cluster.maybe,
        doubtful=cluster.doubtful,
    )
    return credited, person


def _credits(credited: Sequence[Evidence]) -> tuple[tuple[str, str | None], ...]:
    """Each function once; with the character where any page names it."""
    found: dict[str, set[str]] = {}
    for one in credited:
        found.setdefault(one.claim.predicate, set()).update((one.claim.role,) if one.claim.role else ())
    return tuple(
        (field, role) for field in sorted(found) for role in (*sorted(found[field]), *(() if found[field] else (None,)))
    )
