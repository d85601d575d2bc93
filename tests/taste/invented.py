"""Invented films and people with two tastes: those who like sea films, and those who like desert films."""

from __future__ import annotations

import random
from collections.abc import Sequence

from cinequorum.taste import FilmTraits, OwnFilm, Rated, Stance, Taste, TasteOptions, learn

SEA = ("Brine", "Gull", "Harbour", "Keel", "Lagoon", "Tide")
DESERT = ("Adobe", "Cactus", "Dune", "Mirage", "Scorpion", "Wadi")
FRESH = ("Estuary", "Oasis")  # nobody has marked these
OPTIONS = TasteOptions(ridge=5.0)


def marks(people: int = 40, seed: int = 1) -> list[Rated]:
    """Half of the people like sea films and most dislike desert films, the other half the other way round."""
    draw = random.Random(seed)
    found = []
    for number in range(people):
        dear, other = (SEA, DESERT) if number % 2 else (DESERT, SEA)
        who = f"member {number:02}"
        found += [Rated(who=who, film=film, score=draw.choice((75, 80, 90, 100))) for film in draw.sample(dear, 4)]
        found += [Rated(who=who, film=film, score=draw.choice((10, 20, 30, 45))) for film in draw.sample(other, 2)]
    return found


def traits() -> list[FilmTraits]:
    """Each kind of film has its genre and its director; the fresh ones too."""
    sea = [FilmTraits(film=film, genres=("sea",), directors=("Ada Pell",), year=1990) for film in (*SEA, "Estuary")]
    sand = [FilmTraits(film=film, genres=("desert",), directors=("Bo Rask",), year=2004) for film in (*DESERT, "Oasis")]
    return sea + sand


def taste() -> Taste:
    """Return the taste learned from all of these."""
    return learn(marks(), traits(), OPTIONS)


def liking(films: Sequence[str]) -> tuple[OwnFilm, ...]:
    """Return a member who likes these films."""
    return tuple(OwnFilm(film=film, stance=Stance.LIKED) for film in films)
