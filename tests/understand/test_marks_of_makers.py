"""Makers named behind titles say how a page sets its films off, and are no films; nor are heads of parts."""

from __future__ import annotations

import pytest

from cinequorum.model.reading import OtherFilm
from cinequorum.understand.films import other_films
from cinequorum.understand.headed_titles import headed_titles
from cinequorum.understand.mentions import titles_named
from cinequorum.understand.prose import prose_of
from tests.understand.pages import page_from_text

MADE = "*Il sale nero* di Anna Inventa, *La marea* di Marco Ficticio e *Il vecchio molo* di Clara Finta sono attesi."
UNMADE = "*Il sale nero*, *La marea* e *Il vecchio molo* sono attesi."


def others(text: str) -> tuple[OtherFilm, ...]:
    page = page_from_text(text.replace("*", "_"), language="it", kind="critic_review")
    return other_films(prose_of(page), None)


@pytest.mark.parametrize(("text", "count"), [(MADE, 0), (UNMADE, 1)])
def test_where_films_with_makers_stand_in_italics_quotation_marks_are_for_sections(text: str, count: int) -> None:
    films = others(
        f"# La festa\nI film sono tanti. “Orizzonti Lontani” accoglierà i titoli per il grande pubblico.\n{text}"
    )
    assert len([film for film in films if film.title == "Orizzonti Lontani"]) == count


def test_a_maker_behind_a_title_in_quotation_marks_is_no_film() -> None:
    page = page_from_text("# Cinco filmes\nO melhor é “Maré Longa”, de Zuzu Bertov (1929).", language="pt", kind="list")
    assert "Zuzu Bertov" not in [m.title for m in titles_named(prose_of(page)).mentions]


@pytest.mark.parametrize(("last", "count"), [("A Fine Harbour?", 0), ("Lost Sense", 5)])
def test_a_heading_that_stands_twice_is_of_parts_of_one_text(last: str, count: int) -> None:
    """Where the headline says nothing of films, sections on two films may have the same heads."""
    text = "The film has a director who knows the sea, and the cinema was full."
    heads = ["The First Part", "A Fine Harbour", "Weak Reasons", "The Second Part", last]
    page = page_from_text("# Both of them\n" + "\n".join(f"## {head}\n{text}" for head in heads), kind="list")
    assert len(headed_titles(page)) == count
