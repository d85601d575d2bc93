"""Performers whom "Ann Lee's Salt Road" makes directors: the known film has others, and her in its cast."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from cinequorum.model.claim import Claim
from cinequorum.names.titles import title_key
from cinequorum.text.fold import fold
from cinequorum.understand.facts.scene import Scene

_OWNING: Final = ("credits.owns_", "credits.film_name", "credits.name_film")


def as_performers(scene: Scene, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims; directors told by nothing but whose film it is, who play in the known film, as its cast.

    Nothing changes without known films, or where one of the title is by that person.
    """
    known, subject = scene.prose.known, scene.films.subject
    if known is None or subject is None or not any(_owns(claim) for claim in claims):
        return tuple(claims)
    films = known.films(title_key(subject.title))
    directors = {name for film in films for name in film.directors}
    cast = {name for film in films if film.directors for name in film.cast} - directors
    return tuple(_performer(claim) if _owns(claim) and fold(claim.value) in cast else claim for claim in claims)


def _owns(claim: Claim) -> bool:
    return claim.predicate == "director" and claim.rule.startswith(_OWNING)


def _performer(claim: Claim) -> Claim:
    return replace(claim, predicate="cast", rule="credits.owns_part/1", p=0.8)
