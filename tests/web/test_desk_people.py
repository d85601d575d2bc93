"""The desk on people: names joined and parted on a film, and two people of one name told apart."""

from __future__ import annotations

import html

import pytest
from django.test import Client

from cinequorum_web.catalog.orm import CatalogStore
from tests.web.desk import LOCK, SLUICE, VELL, filled, sent, shown, signed_in

PEOPLE = f"/desk/films/{LOCK}/people/"


@pytest.fixture
def store(db: None) -> CatalogStore:
    """Two films with one director's name."""
    return filled()


@pytest.fixture
def curator(store: CatalogStore) -> Client:
    """A curator at the desk."""
    return signed_in("curator")


def names(store: CatalogStore, slug: str = LOCK) -> dict[str, str]:
    film = store.film(slug)
    assert film is not None
    return {person.name: person.slug for person in film.people}


def test_the_page_lists_people_with_their_spellings(curator: Client) -> None:
    """Each with functions, and whom the name may mean as well."""
    body = html.unescape(shown(curator, PEOPLE))
    assert VELL in body
    assert "Ulrich Muehe" in body
    assert "Director" in body
    assert '<option value="Ulrich Mühe">' in body
    assert body.count('list="spellings"') == 3


def test_two_names_are_joined_on_this_film(curator: Client, store: CatalogStore) -> None:
    """One person, both spellings; taken back they are two again."""
    before = store.film(LOCK)
    sent(curator, PEOPLE, form="names", left="Ulrich Muehe", right="Ulrich Mühe", answer="same", token="a")
    film = store.film(LOCK)
    assert film is not None
    assert any({"Ulrich Muehe", "Ulrich Mühe"} <= set(person.spellings) for person in film.people)
    (row,) = store.judgements()
    assert row.within is not None
    sent(curator, "/desk/undo/", number=row.id, token="u")
    assert store.film(LOCK) == before


def test_a_judgement_holds_everywhere_where_that_is_said(curator: Client, store: CatalogStore) -> None:
    """Then it is tied to no film."""
    sent(
        curator, PEOPLE, form="names", left="Ulrich Muehe", right="Ulrich Mühe", answer="same", everywhere="on",
        token="a",
    )  # fmt: skip
    assert store.judgements()[0].within is None


def test_a_namesake_gets_an_address_of_her_own(curator: Client, store: CatalogStore) -> None:
    """On this film only: on the other the name is who it was."""
    sent(curator, PEOPLE, form="namesake", name=VELL, mark="(the painter)", because="her memoirs", token="m")
    assert names(store)[VELL] == "nora-vell-the-painter"
    assert names(store, SLUICE)[VELL] == "nora-vell"
    assert shown(curator, "/people/nora-vell-the-painter/")


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"form": "names", "left": "Nobody Here", "right": VELL, "answer": "same"}, "left"),
        ({"form": "names", "left": VELL, "right": VELL, "answer": "same"}, "right"),
        ({"form": "names", "left": VELL, "right": "Ulrich Mühe", "answer": "cousins"}, "answer"),
        ({"form": "names", "left": "", "right": "Ulrich Mühe", "answer": "same"}, "left"),
        ({"form": "namesake", "name": "Nobody Here", "mark": "the painter"}, "name"),
        ({"form": "namesake", "name": VELL, "mark": " () "}, "mark"),
    ],
)
def test_what_is_wrong_is_said_at_the_field(curator: Client, typed: dict[str, str], wrong: str) -> None:
    """What was typed is kept, and nothing is decided."""
    response = curator.post(PEOPLE, {**typed, "token": "c"})
    body = html.unescape(response.content.decode())
    assert response.status_code == 400
    assert f'id="id_{wrong}_error"' in body
    assert all(value in body for name, value in typed.items() if name in ("left", "right", "name"))
    assert not CatalogStore().judgements()
