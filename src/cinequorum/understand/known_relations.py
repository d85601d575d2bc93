"""Which other films on a page are by the maker of its own, where the page leaves it to its reader to know.

"Not as tight as Salt Road" compares; who knows that both are by one director knows why that film and no other is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from msgspec.structs import replace as with_fields

from cinequorum.catalogue.known import KnownFilm, KnownFilms
from cinequorum.model.claim import Claim
from cinequorum.model.reading import OtherFilm, SubjectFilm
from cinequorum.names.titles import title_key
from cinequorum.text.fold import fold

_APART = 1  # year, between a festival and the cinemas


def related(
    others: tuple[OtherFilm, ...], subject: SubjectFilm | None, claims: Iterable[Claim], known: KnownFilms | None
) -> tuple[OtherFilm, ...]:
    """Return the other films; those that a director of the page's film has made are `same_director`.

    Of several films of one title all must be by that director, unless the page gives the year.

    Directors are those whom the page credits, and those of the known films of its title and year. Nothing changes
    without known films, or where the page names no film of its own.
    """
    if known is None or subject is None:
        return others
    makers = frozenset(fold(claim.value) for claim in claims if claim.predicate == "director")
    makers |= _directors(subject.title, subject.year, known) if subject.year else frozenset()
    return tuple(
        replace(other, relation="same_director")
        if other.relation not in _TOLD and _is_by(makers, other, known)
        else other
        for other in others
    )


def parted(others: tuple[OtherFilm, ...], known: KnownFilms | None) -> tuple[OtherFilm, ...]:
    """Return the other films; what is one row of known titles between commas is parted, unless it is a title itself."""
    return others if known is None else tuple(film for other in others for film in _parts(other, known))


def _parts(other: OtherFilm, known: KnownFilms) -> Iterator[OtherFilm]:
    titles = other.title.split(", ")
    start, end = other.span.start, other.span.end
    if len(titles) == 1 or end - start != len(other.title) or title_key(other.title) in known:
        yield other
        return
    if not all(title_key(title) in known for title in titles):
        yield other
        return
    for title in titles:
        yield replace(other, title=title, span=with_fields(other.span, start=start, end=start + len(title)))
        start += len(title) + 2


_TOLD = frozenset({"same_director", "same_cast"})


def _is_by(makers: frozenset[str], other: OtherFilm, known: KnownFilms) -> bool:
    films = [film for film in known.films(title_key(other.title)) if _is_of(film, other.year)]
    return bool(films) and all(not makers.isdisjoint(film.directors) for film in films)


def _is_of(film: KnownFilm, year: int | None) -> bool:
    return year is None or abs(film.year - year) <= _APART


def _directors(title: str, year: int, known: KnownFilms) -> frozenset[str]:
    """Return who directed the known films of a title and about this year."""
    return frozenset(name for film in known.films(title_key(title)) if _is_of(film, year) for name in film.directors)
