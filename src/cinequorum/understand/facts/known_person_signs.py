"""What the known films say of a page's persons, as signs for the learned weights (`credit_model`).

Whether somebody plays or directs in films at all, and whether in the page's own film: signs among others, since lists
of films leave out most of those who made them, and two persons may have one name.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from cinequorum.catalogue.known import KnownFilm, KnownFilms
from cinequorum.model.reading import SubjectFilm
from cinequorum.names.titles import title_key
from cinequorum.understand.facts.page_persons import Person
from cinequorum.understand.facts.scene import Scene

_STEPS: Final = (5, 2, 1)  # films
_NOBODY: Final = frozenset[str]()


def known_signs(scene: Scene, persons: Sequence[Person]) -> tuple[frozenset[str], ...]:
    """Return the signs of each person, all of them beginning with "known"; none without known films."""
    known = scene.prose.known
    if known is None:
        return (_NOBODY,) * len(persons)
    names = [" ".join(person.words) for person in persons]
    directors, cast = _makers(scene.films.subject, frozenset(names), known)
    language = "en" if scene.page.language.startswith("en") else "not en"
    return tuple(frozenset(_signs(name, known, (directors, cast), language)) for name in names)


def _signs(name: str, known: KnownFilms, made: tuple[frozenset[str], frozenset[str]], language: str) -> tuple[str, ...]:
    directors, cast = made
    acted, directed = known.trades(name)
    found = [f"known acts={_step(acted)}&{language}", f"known directs={_step(directed)}&{language}"]
    if name in cast:
        found.append("known cast of the film")
    if name in directors:
        found.append("known director of the film")
    if (cast or directors) and name not in cast | directors:
        found.append("known others of the film")
        if acted:
            found.append("known to act elsewhere")
    return tuple(found)


def _step(films: int) -> int:
    return next((step for step in _STEPS if films >= step), 0)


def _makers(
    subject: SubjectFilm | None, names: frozenset[str], known: KnownFilms
) -> tuple[frozenset[str], frozenset[str]]:
    """Return directors and cast of the known films of the subject's title that share most persons with the page.

    Empty where none of them shares anybody.
    """
    films: tuple[KnownFilm, ...] = ()
    if subject is not None:
        films = known.films(title_key(subject.title)) or known.films(title_key(subject.original_title or ""))
    shared = [len(names & (film.directors | film.cast)) for film in films]
    most = max(shared, default=0)
    meant = [film for film, count in zip(films, shared, strict=True) if most and count == most]
    return (
        frozenset(name for film in meant for name in film.directors),
        frozenset(name for film in meant for name in film.cast),
    )
