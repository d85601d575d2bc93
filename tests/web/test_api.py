"""The interface for machines."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from cinequorum.model.codec import film_document
from cinequorum.store.port import Store
from cinequorum_web.api.v1 import public
from tests.web.films import SALT_FERRY, SLUG


def get(client: Client, address: str, status: int = 200) -> object:
    """The JSON at `address`."""
    response = client.get(address)
    assert response.status_code == status
    assert response["Content-Type"].startswith("application/json")
    return json.loads(response.content)


@pytest.mark.parametrize("level", ["none", "mild", "all"])
def test_a_film_is_the_contract_document(client: Client, catalog: Store, level: str) -> None:
    """The site and the command line give the same document, but for the folders of this machine."""
    expected = json.loads(json.dumps(public(film_document(SALT_FERRY, spoilers=level))))
    assert get(client, f"/api/v1/films/{SLUG}?spoilers={level}") == expected


@pytest.mark.parametrize("query", ["title=salt", "title=SALT+ferry", "title=Saltfergen", "year=2019", "title=bac+de"])
def test_films_are_found_by_any_title(client: Client, catalog: Store, query: str) -> None:
    """Case, parts and other spellings of a title lead to the film."""
    found = get(client, f"/api/v1/films?{query}")
    assert isinstance(found, list)
    assert [film["slug"] for film in found] == [SLUG]


def test_an_unknown_film_is_an_error_that_helps(client: Client, catalog: Store) -> None:
    """The error has a code, a sentence and what comes near."""
    error = get(client, "/api/v1/films/the-salt-fery", status=404)
    assert isinstance(error, dict)
    assert error["error"]["code"] == "unknown_film"
    assert SLUG in error["error"]["near"]


@pytest.mark.parametrize(
    "address", ["/api/v1/films?year=soon", f"/api/v1/films/{SLUG}?spoilers=some", "/api/v1/films?offset=-1"]
)
def test_a_wrong_question_is_refused(client: Client, catalog: Store, address: str) -> None:
    """A parameter that makes no sense is an error, not a guess."""
    get(client, address, status=422)


def test_search_answers_with_addresses(client: Client, catalog: Store) -> None:
    """Each answer says where its page is."""
    found = get(client, "/api/v1/search?q=solheim")
    assert isinstance(found, list)
    assert {"/people/ingrid-solheim/", f"/films/{SLUG}/"} <= {hit["url"] for hit in found}


def test_the_schema_names_every_address(client: Client, catalog: Store) -> None:
    """What the interface can do is written down."""
    schema = get(client, "/api/v1/openapi.json")
    assert isinstance(schema, dict)
    assert set(schema["paths"]) == {"/api/v1/films", "/api/v1/films/{slug}", "/api/v1/search"}
