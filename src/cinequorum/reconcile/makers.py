"""Whether pages name the same people, as a sign that they are about one film."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cinequorum.model.claim import Manner, Scope
from cinequorum.model.reading import Reading
from cinequorum.names.people import SAME_PERSON, compare


@dataclass(frozen=True, slots=True)
class Makers:
    """The names that one or more pages give as the film's, by function."""

    directors: frozenset[str]
    cast: frozenset[str]


def makers_of(readings: Iterable[Reading]) -> Makers:
    """Return the directors and the cast that these pages name, firmly enough."""
    directors: set[str] = set()
    cast: set[str] = set()
    for reading in readings:
        directors |= people(reading, "director")
        cast |= people(reading, "cast")
    return Makers(frozenset(directors), frozenset(cast))


def people(reading: Reading, field: str) -> frozenset[str]:
    """Return whom a page names in one function, as a fact or an estimate and not too doubtfully."""
    return frozenset(
        c.value for c in reading.claims if c.predicate == field and c.scope is Scope.WORK and firm(c.manner, c.p)
    )


def firm(manner: Manner, p: float) -> bool:
    """Tell whether a claim is put firmly enough to tell films apart by it."""
    return manner in (Manner.FACT, Manner.ESTIMATE) and p >= 0.4


def agree(one: Makers, other: Makers) -> int:
    """Return 1 if a director or two of the cast are on both sides, -1 if both name other directors, else 0."""
    if shared(one.directors, other.directors):
        return 1
    common = shared(one.cast, other.cast)
    if common >= 2:
        return 1
    both = bool(one.directors and other.directors)
    return (-1 if both else 0) if not common else int(not both)


def shared(one: Iterable[str], others: frozenset[str]) -> int:
    """Count the names of one side that the other has too, in any spelling."""
    return sum(_is_among(name, others) for name in one)


def _is_among(name: str, others: frozenset[str]) -> bool:
    if name in others and compare(name, name).same >= SAME_PERSON:
        return True
    return any(compare(name, other).same >= SAME_PERSON for other in others)


def in_common(one: Reading, other: Reading, year: int | None) -> bool:
    """Tell whether two pages name a director and two of the cast in common; three of them where `year` is None.

    Where a page leaves the director unnamed, its writer or cinematographer stands for him if both pages state `year`.
    """
    if shared(people(one, "cast"), people(other, "cast")) < (3 if year is None else 2):
        return False
    directors = people(one, "director"), people(other, "director")
    if all(directors):
        return shared(*directors) > 0
    return year is not None and any(
        shared(people(one, field), people(other, field)) for field in ("writer", "cinematographer")
    )
