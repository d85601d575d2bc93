"""Who directed a film, beside its title; a film's record in one line with strokes; whose film is nobody's."""

from __future__ import annotations

import pytest

from cinequorum.model.reading import SubjectFilm
from cinequorum.understand.facts import find_claims
from cinequorum.understand.prose import Films, prose_of
from tests.understand.pages import page_from_text


def stated(text: str, predicate: str, headline: str = "Salt Harbour", **metadata: str) -> list[str]:
    """What a page says of its film, which its headline names."""
    page = page_from_text(f"# {headline}\n{text}", metadata=metadata)
    at = page.text.find("Salt Harbour")
    film = SubjectFilm(title="Salt Harbour", year=None, span=page.span(at, at + 12), p=0.9)
    return [c.value for c in find_claims(prose_of(page), Films(subject=film)) if c.predicate == predicate]


def roles(text: str) -> dict[str, str | None]:
    """Who plays whom on a page."""
    page = page_from_text(f"# Salt Harbour\n{text}")
    film = SubjectFilm(title="Salt Harbour", year=None, span=page.span(0, 12), p=0.9)
    return {c.value: c.role for c in find_claims(prose_of(page), Films(subject=film)) if c.predicate == "cast"}


@pytest.mark.parametrize(
    "text",
    [
        "_Salt Harbour_ (dir. Anna Leeway, 2011) is cold.",
        "Salt Harbour (2011, dir. Anna Leeway) is cold.",
        "“Salt Harbour” (réal. Anna Leeway) is cold.",
    ],
)
def test_a_director_in_parentheses_after_the_title(text: str) -> None:
    assert stated(text, "director") == ["Anna Leeway"]


def test_a_parenthesis_that_names_no_director() -> None:
    """Another film has a director of its own."""
    assert stated("Salt Harbour is cold, as _Foghorn_ (dir. Anna Leeway, 2009) was.", "director") == []


def test_a_title_in_italics_in_the_head_of_the_file() -> None:
    """Its underscores are no letters; another film's are not the page's."""
    assert stated("It is cold.", "director", title="_Salt Harbour_, de Anna Leeway") == ["Anna Leeway"]
    assert stated("It is cold.", "director", title="_Salt Harbours_, de Anna Leeway") == []


_RECORD = "2011 / 波兰 德国 / 剧情 荒诞 / 安娜·李维 / 博·戴 林海"


def test_a_record_in_one_line() -> None:
    """In the text and in the front matter; the order says who directed and who plays."""
    for text, metadata in ((_RECORD, {}), ("It is cold.", {"log.subtitle": _RECORD})):
        assert stated(text, "country", **metadata) == ["波兰", "德国"]
        assert stated(text, "genre", **metadata) == ["剧情", "荒诞"]
        assert stated(text, "director", **metadata) == ["安娜·李维"]
        assert stated(text, "cast", **metadata) == ["博·戴", "林海"]


@pytest.mark.parametrize(
    "text",
    [
        "2011 / 北京 / 剧情 / 安娜·李维 / 林海",  # no country
        "2011 / 波兰 / 我的 / 安娜·李维 / 林海",  # no genre
        f"{_RECORD}\n2012 / 波兰 / 剧情 / 林海 / 博·戴",  # a list of films
    ],
)
def test_lines_with_strokes_that_are_no_record(text: str) -> None:
    assert stated(text, "director") == []


def test_a_sites_name_owns_no_film() -> None:
    """ "Jane's Movie Corner" is a site; whose movie it is stands in small letters."""
    assert stated("Leeway's Movie Corner has seen Salt Harbour.", "director") == []
    assert stated("Salt Harbour is cold. Leeway's movie has a loud sea.", "director") == ["Leeway"]


def test_a_sites_name_repeated_directs_nothing() -> None:
    """Twice on a page is not twice as sure."""
    text = "Leeway's Movie Corner has seen it.\nBack to Leeway's Movie Corner, where Leeway sits."
    assert stated(text, "director") == []


def test_a_part_behind_the_player() -> None:
    """Whom somebody plays stands behind "as"; a part in small letters is one where nothing follows."""
    assert roles("A Polish player (Anna Leeway) as Mona is cold.") == {"Anna Leeway": "Mona"}
    assert roles("A young keeper (Anna Leeway) is as cold as Mona.") == {"Anna Leeway": "young keeper"}


def test_icons_stand_for_labels() -> None:
    assert stated("⏱97 min", "runtime") == ["97"]
    assert stated("☎97 min", "runtime") == []


def test_lengths_in_hours_and_minutes() -> None:
    assert stated("Durasi: 1 jam 37 menit", "runtime") == ["97"]
    assert stated("Durasi: 1 malam 37 menit", "runtime") != ["97"]
