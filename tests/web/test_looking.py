"""A reader's search: kinds of answers, ways to narrow them, slips of the keys, and nothing that gives a story away."""

from __future__ import annotations

import pytest
from django.test import Client

from cinequorum.store.port import Store
from cinequorum_web.catalog.orm import CatalogStore
from cinequorum_web.search.port import Asked, Found
from cinequorum_web.search.slips import forms_of, mended, words_in
from tests.web.films import ENDING, SECRET, SLUG


def look(query: str, **more: object) -> Found:
    return CatalogStore().index.look(Asked(query=query, **more))  # type: ignore[arg-type]


def test_answers_come_in_kinds(catalog: Store) -> None:
    """A film by its name, a person by a spelling, reviews and other pages by their words."""
    assert next((hit.kind, hit.ref) for hit in look("salt ferry").hits) == ("film", SLUG)
    kinds = dict(look("solheim").kinds)
    assert kinds["person"] == 1
    assert kinds["review"] >= 1


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("solhiem", "solheim"), ("Solheimm", "solheim"), ("ferri salt", "ferry salt"), ("Сольхейм", ""), ("solheim", "")],
)
def test_one_wrong_letter_is_mended(catalog: Store, typed: str, meant: str) -> None:
    """A letter more, less, another, or two swapped; what names have stays, and so does what nothing is near."""
    found = look(typed)
    assert (found.query if found.mended else "") == meant
    assert not meant or found.hits


@pytest.mark.parametrize("typed", ["sol", "qqqqqq", "1x", "of"])
def test_what_no_name_is_near_stays(catalog: Store, typed: str) -> None:
    """Short words, figures and what has no near neighbour are nobody's slip."""
    assert not look(typed).mended
    assert mended([typed], "default") == []


def test_words_are_filed_in_two_scripts() -> None:
    """A name is found from its own letters and from Latin ones."""
    assert words_in(["Ночка"]) == {"ночка", "nochka"}
    assert "salt" in forms_of("salts")


def test_answers_are_narrowed(catalog: Store) -> None:
    """By kind, and by what the films are; what has it not is left out."""
    film = catalog.film(SLUG)
    assert film is not None
    everything = look("salt")
    assert {hit.kind for hit in look("salt", kind="film").hits} == {"film"}
    assert {hit.sort for hit in look("salt", kind="review").hits} <= {"critic_review", "user_reviews"}
    decade = f"{(film.year or 0) // 10 * 10}s"
    assert ("decade", decade) in {(facet.kind, facet.slug) for facet in everything.facets}
    assert {hit.film for hit in look("salt", topics=(("decade", decade),)).hits} == {SLUG}
    assert look("salt", topics=(("decade", "1890s"),)).hits == ()


@pytest.mark.parametrize("place", ["/search/", "/search/as-typed/"])
def test_nothing_gives_a_story_away(client: Client, catalog: Store, place: str) -> None:
    """Words behind the wall lead to their page, and are not quoted."""
    for words in (SECRET, ENDING):
        body = client.get(place, {"q": words}).content.decode().replace(words, "", 9)
        assert SECRET not in body
        assert "drowns himself" not in body


def test_the_list_under_the_box(client: Client, catalog: Store) -> None:
    """A piece of a page: no head, options with addresses; empty where nothing is typed."""
    body = client.get("/search/as-typed/", {"q": "solh"}).content.decode()
    assert "<html" not in body
    assert 'role="option"' in body
    assert 'href="/people/ingrid-solheim/"' in body
    assert client.get("/search/as-typed/").content.decode().strip() == ""
    assert "Nothing found for" in client.get("/search/as-typed/", {"q": "zzqzz"}).content.decode()


@pytest.mark.parametrize("query", ["kind=nonsense", "decade=%00", "kind=film&decade=1890s", "genre=" + "x" * 999])
def test_any_question_has_an_answer(client: Client, catalog: Store, query: str) -> None:
    """What an address makes up is passed over."""
    assert client.get(f"/search/?q=salt&{query}").status_code == 200
    assert client.get(f"/search/as-typed/?q=salt&{query}").status_code == 200
