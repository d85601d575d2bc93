"""Films that nobody has marked are told apart by more than their genre and decade."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from cinequorum.taste import FilmTraits, OwnFilm, Rated, Stance, Taste, TasteOptions, Wish, learn

OPTIONS = TasteOptions(ridge=2.0, kinship=0.0)


def learned(about: Sequence[FilmTraits]) -> Taste:
    """Two groups of ten people: one likes the first films, the other those behind; the last two nobody has marked."""
    films = [one.film for one in about]
    half = (len(films) - 2) // 2
    marks = [
        Rated(who=f"{group} {n}", film=film, score=90)
        for group, some in (("one", films[:half]), ("other", films[half:-2]))
        for n in range(10)
        for film in some
    ]
    return learn(marks, about, OPTIONS)


def film(name: str, title: str, year: int, genres: Sequence[str]) -> FilmTraits:
    return FilmTraits(film=name, title=title, year=year, genres=tuple(genres))


@pytest.mark.parametrize(
    "about",
    [
        [("The Salt Gate", 1990, "x"), ("Salt Gate II", 1991, "x"), ("Owl Hour", 1990, "x"), ("The Owl", 1991, "x"),
         ("Salt Gate III", 1990, "x"), ("Owl Hour Again", 1990, "x")],
        [("A", 1990, "x"), ("B", 1991, "x"), ("C", 1997, "x"), ("D", 1998, "x"), ("E", 1991, "x"), ("F", 1997, "x")],
        [(f"T{n}", 1990, genres) for n, genres in enumerate(["xy", "zw"] * 4 + ["xw", "zy"] * 4 + ["xy", "xw"])],
    ],
    ids=["words of the title", "five years", "pairs of genres"],
)  # fmt: skip
def test_a_film_without_marks_goes_to_those_who_like_its_like(about: list[tuple[str, int, str]]) -> None:
    """Of two fresh films of one decade, each group is given the one that is nearer to what it likes."""
    taste = learned([film(f"{n}", *one) for n, one in enumerate(about)])
    last = len(about)
    first, other = f"{last - 2}", f"{last - 1}"
    for liked, fresh in (("0", first), (f"{last // 2 - 1}", other)):
        own = [OwnFilm(film=liked, stance=Stance.LIKED)]
        found = taste.suggest(own, Wish(n=2, only=frozenset((first, other)), diversity=0))
        assert [one.film for one in found][:1] == [fresh], found


def test_many_are_expected_as_one_is() -> None:
    """`expect_each` says of each film what `expect` says; a film's own mark has no part in what is expected for it."""
    taste = learned([film(f"{n}", f"T{n}", 1990, "x") for n in range(6)])
    own = [OwnFilm(film="0", score=90), OwnFilm(film="2", score=20), OwnFilm(film="unknown", score=50)]
    films = ["0", "1", "3", "5", "unknown", "elsewhere"]
    assert list(taste.expect_each(own, films)) == [taste.expect(own, name) for name in films]
    assert taste.expect_each(own, ["0"])[0] == taste.expect(own[1:], "0")
