"""The other films of several pages are joined by title and year, never two films into one."""

from __future__ import annotations

from cinequorum.model.codec import film_document
from cinequorum.model.reading import OtherFilm, Reading
from cinequorum.reconcile.comparisons import comparisons_of
from cinequorum.reconcile.film import reconcile_film
from cinequorum.reconcile.voices import voices_of
from tests.reconcile.build import Draft


def page(number: int, title: str, year: int | None = None, relation: str = "compared") -> Reading:
    """A page by its own author that names one other film."""
    draft = Draft(
        f"{number}.html", f"Number {number} is unlike anything. It recalls {title} at times.", author=f"A {number}"
    )
    draft.others.append(OtherFilm(title=title, year=year, relation=relation, p=0.9, span=draft.span(title)))
    return draft.reading()


def compared(*readings: Reading) -> list[tuple[str, int | None, int]]:
    """Title, year and voices of each other film."""
    return [(c.title, c.year, c.n) for c in comparisons_of(readings, voices_of(readings), ["The Harbour"])]


def test_a_film_and_its_remake_stay_apart() -> None:
    """A mention without a year fits both, and joins neither."""
    found = compared(page(1, "Salt Road", 1961), page(2, "Salt Road"), page(3, "Salt Road", 2004))
    assert found == [("Salt Road", None, 1), ("Salt Road", 1961, 1), ("Salt Road", 2004, 1)]


def test_a_mention_without_a_year_joins_the_only_film_of_its_title() -> None:
    """Years that differ by one are one film's, and a page without a year joins it."""
    assert compared(page(1, "Salt Road", 1961), page(2, "SALT ROAD"), page(3, "Salt Road", 1962)) == [
        ("Salt Road", 1961, 3)
    ]


def test_another_transliteration_is_the_same_film() -> None:
    """A title that two pages transliterate by two schemes is one film; one word of it differing makes two."""
    found = compared(page(1, "Zelyonyy bereg"), page(2, "Zelenyj bereg"), page(3, "Zelenyj beret"))
    assert sorted(n for _, _, n in found) == [1, 2]


def test_the_films_own_title_is_no_other_film() -> None:
    """However it is written."""
    assert compared(page(1, "HARBOUR, The")) == []


def test_every_form_of_another_films_title_is_exported() -> None:
    """Capitals and a format behind the title make no other film, and are kept as what was written."""
    draft = Draft("4.html", "It recalls Glass Garden (in 3D) at times.", author="A 4")
    span = draft.span("Glass Garden (in 3D)")
    draft.others.append(OtherFilm(title="Glass Garden", year=None, relation="compared", p=0.9, span=span))
    film = reconcile_film((page(1, "Glass Garden"), page(2, "GLASS GARDEN"), page(3, "Glass Garden"), draft.reading()))
    (beside,) = film_document(film, "all")["comparisons"]
    assert (beside["title"], beside["variants"]) == ("Glass Garden", ["GLASS GARDEN", "Glass Garden (in 3D)"])
