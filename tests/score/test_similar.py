"""Which films are near one another: by what they share, and by what sources name beside them."""

from __future__ import annotations

import pytest

from cinequorum.model.links import FilmLinks
from cinequorum.score.similar import similar_of

FERRY, SPICE = "The Quiet Ferry", "Winter Spice"  # invented films


def film(
    title: str, year: int | None = None, *, by: str | None = None, beside: tuple[str, int | None] | None = None
) -> FilmLinks:
    traits = (("director", by),) if by else ()
    named = ((*beside, 1),) if beside else ()
    return FilmLinks(slug=title, title=title, year=year, traits=traits, beside=named, keys=())


@pytest.mark.parametrize(
    ("named", "year", "linked"),
    [(1988, 1988, 2), (1988, 1989, 2), (1989, 1988, 2), (1988, 1990, 0), (None, 1990, 2), (1988, None, 2)],
)
def test_a_film_named_beside_another_is_that_of_its_year(named: int | None, year: int | None, linked: int) -> None:
    """A year may be off by one, as years of festivals and of releases are; two off, it is a namesake."""
    found = similar_of([film(FERRY, 1995, beside=(SPICE, named)), film(SPICE, year)])
    assert sum(map(len, found)) == linked


def test_what_too_many_films_share_links_none() -> None:
    """Films by one director are near one another, unless so many are that it says nothing."""
    films = [film(FERRY, by="Ines Moreau"), film(SPICE, by="Ines Moreau")]
    assert [[other.why for other in near] for near in similar_of(films)] == [["also by Ines Moreau"]] * 2
    assert similar_of(films, frozenset({"director:Ines Moreau"})) == ((), ())
    assert similar_of(films[:1]) == ((),)
