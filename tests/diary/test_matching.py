"""Which film is meant: by number first, then by title and year; what is not sure is left to decide."""

from __future__ import annotations

import pytest

from cinequorum.diary.matching import Candidate, match
from cinequorum.diary.record import FilmNamed

LOCK = Candidate(ref="lock", title="The Lock", year=1931, titles=("Die Schleuse",), ids=(("imdb", "tt0000101"),))
AGAIN = Candidate(ref="lock-again", title="The Lock", year=1931)
LATER = Candidate(ref="lock-2", title="The Lock", year=1954)
UNDATED = Candidate(ref="lock-3", title="The Lock")
PIER = Candidate(ref="pier", title="The Pier", year=1949)


@pytest.mark.parametrize(
    ("named", "by_title", "expected"),
    [
        (FilmNamed(title="LOCK, The", year=1931), (LOCK, LATER, PIER), ("taken", "lock", ())),
        (FilmNamed(title="DIE SCHLEUSE!", year=1931), (LOCK,), ("taken", "lock", ())),
        (FilmNamed(title="Sluis", original_title="Die Schleuse", year=1931), (LOCK,), ("taken", "lock", ())),
        (FilmNamed(title="The Lock", year=1930), (LOCK, LATER), ("doubtful", "", ("lock",))),
        (FilmNamed(title="The Lock", year=1931), (LOCK, AGAIN), ("doubtful", "", ("lock", "lock-again"))),
        (FilmNamed(title="The Lock"), (LOCK,), ("doubtful", "", ("lock",))),
        (FilmNamed(title="The Lock", year=1931), (UNDATED, LATER), ("doubtful", "", ("lock-3",))),
        (FilmNamed(title="The Lock", year=1940), (LOCK, LATER), ("unknown", "", ())),
        (FilmNamed(title="The Locks", year=1931), (LOCK,), ("unknown", "", ())),
        (FilmNamed(title="The Lock", year=1931, ids=(("imdb", "tt0000999"),)), (LOCK,), ("doubtful", "", ("lock",))),
        (FilmNamed(title="The Lock", year=1931, ids=(("tmdb", "7"),)), (LOCK,), ("taken", "lock", ())),
        (FilmNamed(ids=(("tmdb", "7"),)), (), ("unknown", "", ())),
    ],
)  # fmt: skip
def test_by_title_and_year(
    named: FilmNamed, by_title: tuple[Candidate, ...], expected: tuple[str, str, tuple[str, ...]]
) -> None:
    """One of that title and year is taken; several, a year beside, or another number: a short list; else unknown."""
    found = match(named, (), by_title)
    assert (found.state, found.film, found.near) == expected


def test_a_number_goes_before_the_title() -> None:
    """Whatever the file calls the film; two films with one number are for somebody to decide."""
    named = FilmNamed(title="Sluis", year=1999, ids=(("imdb", "tt0000101"),))
    assert match(named, (LOCK,), (PIER,)).film == "lock"
    assert match(named, (LOCK, AGAIN), ()).near == ("lock", "lock-again")
