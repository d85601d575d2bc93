"""The interface for machines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cinequorum.model.claim import Claim
from cinequorum.model.codec import film_document
from cinequorum.store.port import Change, Store
from cinequorum_web.api.public import public
from cinequorum_web.interface import schema_text
from cinequorum_web.pages.places import PLACES
from tests.web.doors import PATHS
from tests.web.ferry_pages import COURIER, GAZETTE, READINGS, TIDES, at
from tests.web.films import ENDING, SALT_FERRY, SECRET, SLUG, bare

FILM = f"/api/v1/films/{SLUG}"
LISTS = (f"{FILM}/facts", f"{FILM}/reviews", f"{FILM}/claims", "/api/v1/films", "/api/v1/people",
         f"/api/v1/sources/{COURIER.id}/claims")  # fmt: skip
CHECKED_IN = Path(__file__).resolve().parents[2] / "docs" / "api" / "openapi.json"
ADDRESSES = {
    "/api/v1/films",
    "/api/v1/films/{slug}",
    "/api/v1/films/{slug}/facts",
    "/api/v1/films/{slug}/reviews",
    "/api/v1/films/{slug}/scores",
    "/api/v1/films/{slug}/claims",
    "/api/v1/films/{slug}/changes",
    "/api/v1/sources/{page_id}",
    "/api/v1/sources/{page_id}/claims",
    "/api/v1/people",
    "/api/v1/people/{slug}",
    "/api/v1/search",
    "/api/v1/lists/{number}",
    "/api/v1/lists/{number}/films",
    "/api/v1/members/{name}/lists",
    *(f"/api/v1/{place}" for place in PLACES.values()),
    *(f"/api/v1/{place}/{{slug}}" for place in PLACES.values()),
    *(f"/api/v1/{place}/{{slug}}/reviews" for place in ("critics", "outlets")),
    *(f"/api/v1/{place}/{{slug}}/films" for place in ("genres", "countries", "years", "events")),
}


def get(client: Client, address: str) -> Any:
    """The JSON at `address`."""
    response = client.get(address)
    assert response.status_code == 200, response.content
    assert response["Content-Type"].startswith("application/json")
    return json.loads(response.content)


def refused(client: Client, address: str, status: int) -> dict[str, Any]:
    """The problem at `address`."""
    response = client.get(address)
    assert response["Content-Type"] == "application/problem+json"
    problem: dict[str, Any] = json.loads(response.content)
    assert response.status_code == problem["status"] == status
    assert problem["type"] == f"urn:cinequorum:problem:{problem['code']}"
    assert problem["title"]
    assert problem["detail"]
    return problem


def pages(client: Client, address: str) -> Iterator[list[dict[str, Any]]]:
    """Every page of a list, by the addresses that the heads name."""
    following: str | None = address
    while following is not None:
        response = client.get(following)
        assert response.status_code == 200, response.content
        yield json.loads(response.content)
        named = re.fullmatch(r'<http://testserver(/[^>]+)>; rel="next"', response.headers.get("Link", ""))
        following = named[1] if named else None


@pytest.mark.parametrize("level", ["none", "mild", "all"])
def test_a_film_is_the_contract_document(client: Client, catalog: Store, level: str) -> None:
    """The site and the command line give the same document, but for the folders of this machine."""
    expected = json.loads(json.dumps(public(film_document(SALT_FERRY, spoilers=level))))
    assert get(client, f"{FILM}?spoilers={level}") == expected


@pytest.mark.parametrize("query", ["title=salt", "title=SALT+ferry", "title=Saltfergen", "year=2019", "title=bac+de"])
def test_films_are_found_by_any_title(client: Client, catalog: Store, query: str) -> None:
    """Case, parts and other spellings of a title lead to the film."""
    assert [film["slug"] for film in get(client, f"/api/v1/films?{query}")] == [SLUG]


def test_search_answers_with_addresses(client: Client, catalog: Store) -> None:
    """Each answer says where its page is; words of a page stand for its film and name the page."""
    found = get(client, "/api/v1/search?q=solheim")
    assert {"/people/ingrid-solheim/", f"/films/{SLUG}/"} <= {hit["url"] for hit in found}
    assert COURIER.id in {hit["source"] for hit in found}
    assert get(client, "/api/v1/search?q=") == []


def test_a_person_is_told_with_films(client: Client, catalog: Store) -> None:
    """Every spelling, why they were joined, each credit; with receipts where they are asked for."""
    told = get(client, "/api/v1/people/ingrid-solheim")
    assert told["spellings"] == ["Ingrid Solheim", "Ingrid Sólheim"]
    assert [credit["film"]["slug"] for credit in told["credits"]] == [SLUG]
    assert told["credits"][0]["receipts"] is None
    explained = get(client, "/api/v1/people/ingrid-solheim?explain=1")
    assert {receipt["raw"] for receipt in explained["credits"][0]["receipts"]} == {"Ingrid Solheim", "Solheim"}
    assert [one["slug"] for one in get(client, "/api/v1/people?name=solheim")] == ["ingrid-solheim"]


def test_facts_are_listed_with_what_conflicts(client: Client, catalog: Store) -> None:
    """One field; the other value; and with `explain` the words, page and place of each, and the rule."""
    (photographed,) = get(client, f"{FILM}/facts?field=cinematographer")
    assert photographed["value"] == "Kaia Brandt"
    assert [other["value"] for other in photographed["dissent"]] == ["Kaja Brandt"]
    assert photographed["receipts"] is None
    (explained,) = get(client, f"{FILM}/facts?field=cinematographer&explain=1")
    (receipt,) = explained["receipts"]
    assert COURIER.text[slice(*receipt["span"])] == receipt["raw"] == "Kaia Brandt"
    assert receipt["id"] == COURIER.id
    assert explained["dissent"][0]["receipts"][0]["id"] == TIDES.id


def test_a_receipt_names_its_rule(client: Client, catalog: Store) -> None:
    """A value that a claim carries comes with the claim's rule and probability, in lists and in the document."""
    claims = get(client, f"{FILM}/claims?explain=1&spoilers=all")
    ruled = {(claim["id"], tuple(claim["span"])): (claim["rule"], claim["p"]) for claim in claims}
    receipts = [one for fact in get(client, f"{FILM}/facts?explain=1&limit=200") for one in fact["receipts"]]
    known = [one for one in receipts if (one["id"], tuple(one["span"])) in ruled]
    assert known
    assert any(one["rule"] is not None for one in known)
    for one in known:
        assert one["rule"] is None or (one["rule"], one["p"]) in ruled.values()
    document = get(client, f"{FILM}?explain=1")
    assert any(one["rule"] for fact in document["facts"] for one in fact["support"])


def test_reviews_are_sorted_out(client: Client, catalog: Store) -> None:
    """By whom and with which verdict; with `explain`, what the verdict rests on."""
    assert {review["by"] for review in get(client, f"{FILM}/reviews?by=user")} == {"user"}
    assert {review["verdict"] for review in get(client, f"{FILM}/reviews?verdict=negative")} == {"negative"}
    explained = get(client, f"{FILM}/reviews?by=critic&explain=1")
    assert all(review["grounds"]["verdict_p"] >= 0 for review in explained)


def test_scores_have_their_voices(client: Client, catalog: Store) -> None:
    """A score is never without its interval, its number of voices and every voice."""
    told = get(client, f"{FILM}/scores?explain=1")
    assert (told["critics"]["value"], told["critics"]["low"], told["critics"]["high"]) == (68.0, 41.0, 88.0)
    assert len(told["critics"]["parts"]) == 4
    assert told["audience"]["value"] is None
    assert any(part["receipt"] for part in told["critics"]["parts"])


def test_a_source_is_told_without_its_text(client: Client, catalog: Store) -> None:
    """What a page is and says; its text is not handed on."""
    told = get(client, f"/api/v1/sources/{COURIER.id}")
    assert told["film"] == SLUG
    assert "text" not in told
    said = get(client, f"/api/v1/sources/{COURIER.id}/claims?explain=1")
    assert said
    for claim in said:
        assert COURIER.text[slice(*claim["span"])] == claim["raw"]


@pytest.mark.parametrize("address", [*LISTS, f"{FILM}/scores", FILM, f"/api/v1/sources/{TIDES.id}/claims"])
def test_nothing_is_given_away_unasked(client: Client, catalog: Store, address: str) -> None:
    """Not with receipts either, and not at the mild level."""
    for level in ("none", "mild"):
        body = client.get(f"{address}?spoilers={level}&explain=1&limit=200").content.decode()
        assert SECRET not in body
        assert ENDING not in body


@pytest.mark.parametrize("address", LISTS)
def test_pages_of_a_list_are_the_list(client: Client, catalog: Store, address: str) -> None:
    """Walked by cursor, in steps of any length, nothing comes twice and nothing is left out."""
    whole = get(client, f"{address}?limit=200")
    assert len(whole) >= 2
    for limit in (1, 2, len(whole) - 1, len(whole)):
        walked = list(pages(client, f"{address}?limit={limit}"))
        assert [one for page in walked for one in page] == whole
        assert {len(page) for page in walked[:-1]} <= {limit}


def test_a_cursor_outlives_what_comes_in(client: Client, catalog: Store) -> None:
    """A film that comes between two pages shifts neither: what was there all along is sent once."""
    first = client.get("/api/v1/films?limit=1")
    following = re.search(r"testserver(/[^>]+)", first.headers["Link"])
    assert following
    catalog.apply(Change(films=(bare("a-new-film-2001", "A New Film"),)))
    rest = get(client, following[1].replace("limit=1", "limit=50"))
    assert [film["slug"] for film in (*json.loads(first.content), *rest)] == ["glass-orchard-2017", SLUG]


@pytest.mark.parametrize("cursor", ["x", "WyJhIl0", "Ww", "====", "é", "WzEsMl0", "bnVsbA", "WzFlOTldCg"])
@pytest.mark.parametrize("address", LISTS)
def test_a_cursor_of_another_list_is_refused(client: Client, catalog: Store, address: str, cursor: str) -> None:
    """A cursor is good in the list that it is from."""
    if cursor == "WyJhIl0" and address == "/api/v1/people":
        return  # there it is one
    assert refused(client, f"{address}?cursor={cursor}", 422)["code"] == "wrong_cursor"


@pytest.mark.parametrize("address", [*LISTS, FILM, f"{FILM}?explain=1", "/api/v1/search?q=solheim"])
def test_what_the_asker_has_is_not_sent_again(client: Client, catalog: Store, address: str) -> None:
    """Every answer has a tag; asked again with it, nothing is sent."""
    tag = client.get(address).headers["ETag"]
    again = client.get(address, headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(address, headers={"If-None-Match": '"other"'}).status_code == 200


def test_a_film_has_another_tag_when_it_changes(client: Client, catalog: Store) -> None:
    """The film is another, or what is told of it, or what is like it: each has its own tag."""
    from dataclasses import replace

    tags = [client.get(FILM).headers["ETag"], client.get(f"{FILM}?spoilers=mild").headers["ETag"]]
    catalog.apply(Change(similar=((SLUG, ()),)))
    tags.append(client.get(FILM).headers["ETag"])
    catalog.apply(Change(films=(replace(SALT_FERRY, titles=("The Salt Ferry",)),)))
    tags.append(client.get(FILM).headers["ETag"])
    assert len(set(tags)) == 4


def test_an_unknown_film_is_a_problem_that_helps(client: Client, catalog: Store) -> None:
    """The problem has a code, a sentence and what comes near."""
    problem = refused(client, "/api/v1/films/the-salt-fery", 404)
    assert problem["code"] == "unknown_film"
    assert SLUG in problem["near"]
    assert refused(client, "/api/v1/people/solheim", 404)["near"] == ["ingrid-solheim"]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/api/v1/films?year=soon", (422, "wrong_parameter")),
        ("/api/v1/films?year=99999999999999999999", (422, "wrong_parameter")),
        (f"{FILM}?spoilers=some", (422, "wrong_parameter")),
        ("/api/v1/films?limit=0", (422, "wrong_parameter")),
        ("/api/v1/films?limit=9999", (422, "wrong_parameter")),
        (f"{FILM}?as_of=yesterday", (422, "wrong_parameter")),
        (f"{FILM}?as_of=2999-01-01", (422, "not_yet")),
        (f"{FILM}?as_of=1999-01-01", (404, "not_there_yet")),
        ("/api/v1/films?as_of=2020-01-01", (422, "no_history")),
        ("/api/v1/search?q=x&as_of=2020-01-01", (422, "no_history")),
        ("/api/v1/people?as_of=2020-01-01", (422, "no_history")),
        ("/api/v1/sources/none", (404, "unknown_source")),
        (f"/api/v1/sources/{COURIER.id}?as_of=1999-01-01", (404, "not_there_yet")),
        ("/api/v1/nothing", (404, "unknown_address")),
        ("/api/nothing", (404, "unknown_address")),
        ("/api/v1/films?title=a%00b", (400, "null_character")),
        ("/api/v1/films/a%00b", (400, "null_character")),
    ],
)
def test_a_wrong_question_is_refused(client: Client, catalog: Store, address: str, expected: tuple[int, str]) -> None:
    """What makes no sense, or is not known, is a problem in the one form, never a guess."""
    status, code = expected
    assert refused(client, address, status)["code"] == code


def test_every_wrong_parameter_is_named(client: Client, catalog: Store) -> None:
    """All of them at once, each with the reason."""
    problem = refused(client, f"{FILM}/facts?spoilers=some&limit=many", 422)
    assert {error["parameter"] for error in problem["errors"]} == {"limit", "spoilers"}
    assert all(error["reason"] for error in problem["errors"])


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(client: Client, catalog: Store, method: str) -> None:
    """The answer is a problem, and says what is possible."""
    response = getattr(client, method)(FILM)
    assert response.status_code == 405
    assert response["Content-Type"] == "application/problem+json"
    assert response["Allow"] == "GET"


def test_heads_are_answered(client: Client, catalog: Store) -> None:
    """HEAD says what GET would, without the body."""
    head, whole = client.head(FILM), client.get(FILM)
    assert (head.status_code, head.content) == (200, b"")
    assert head["ETag"] == whole["ETag"]


def test_a_fault_of_ours_is_a_problem_too(client: Client, catalog: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody who reads JSON gets a page of HTML."""
    from cinequorum_web.catalog import queries

    def fail(slug: str) -> None:
        raise RuntimeError(slug)

    monkeypatch.setattr(queries, "film_row", fail)
    client.raise_request_exception = False
    assert refused(client, FILM, 500)["code"] == "fault"


def test_the_past_is_told_from_what_was_there(client: Client, catalog: Store) -> None:
    """As of a day, a film is made of the pages that had come in by then; today it is what it is."""
    from cinequorum_web.catalog.models import FilmRow, PageRow

    row = PageRow.objects.get(page_id=COURIER.id)
    added = row.added - timedelta(days=400)
    PageRow.objects.filter(pk=row.pk).update(added=added)
    then = added.date().isoformat()
    told = get(client, f"{FILM}?as_of={then}")
    assert told["as_of"] == then
    assert [source["id"] for source in told["sources"]] == [COURIER.id]
    assert {claim["id"] for claim in get(client, f"{FILM}/claims?as_of={then}")} == {COURIER.id}
    assert {review["id"] for review in get(client, f"{FILM}/reviews?as_of={then}")} == {COURIER.id}
    today = FilmRow.objects.get(slug=SLUG).updated.date().isoformat()
    assert get(client, f"{FILM}?as_of={today}")["facts"] == get(client, FILM)["facts"]


def test_the_past_of_a_large_film_is_refused(client: Client, catalog: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """What would take seconds at each question is not made."""
    from cinequorum_web.api import history
    from cinequorum_web.catalog.models import PageRow

    PageRow.objects.exclude(page_id=GAZETTE.id).update(added="2020-01-01T00:00:00Z")
    monkeypatch.setattr(history, "MOST_PAGES", 2)
    assert refused(client, f"{FILM}?as_of=2020-01-02", 422)["code"] == "too_many_pages"


@pytest.mark.parametrize(
    "address", [*LISTS, FILM, f"{FILM}/scores", f"{FILM}/facts?explain=1", "/api/v1/search?q=the",
                "/api/v1/people/ingrid-solheim"]
)  # fmt: skip
def test_more_films_and_pages_ask_the_database_no_more(client: Client, catalog: Store, address: str) -> None:
    """The number of queries is the same however much there is."""
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(address)
    _grow(catalog)
    with CaptureQueriesContext(connection) as many:
        client.get(address)
    assert len(many) <= len(few)
    assert len(few) <= 8


def _grow(catalog: Store) -> None:
    from dataclasses import replace

    pages = [replace(r, page=replace(r.page, id=f"{r.page.id}{n}")) for r in READINGS for n in range(3)]
    entries = [replace(s, id=f"{s.id}{n}") for s in SALT_FERRY.sources for n in range(3)]
    film = replace(SALT_FERRY, sources=(*SALT_FERRY.sources, *entries))
    others = [replace(SALT_FERRY, slug=f"other-{n}", title=f"The Other {n}", sources=()) for n in range(12)]
    catalog.apply(Change(readings=tuple(pages), films=(film, *others)))


def test_the_schema_names_every_address(client: Client, catalog: Store) -> None:
    """What the interface can do is written down."""
    assert set(get(client, "/api/v1/openapi.json")["paths"]) == ADDRESSES | PATHS


def test_the_schema_is_the_one_that_is_checked_in(client: Client, db: None) -> None:
    """What programs rely on changes only where somebody meant it: `python genscripts/openapi.py` writes it again."""
    assert get(client, "/api/v1/openapi.json") == json.loads(CHECKED_IN.read_text(encoding="utf-8"))
    assert schema_text() == CHECKED_IN.read_text(encoding="utf-8")


def test_a_claim_that_gives_it_away_waits_to_be_asked_for(client: Client, catalog: Store) -> None:
    """A claim in a spoiling sentence is absent, value and all, until everything is asked for."""
    from dataclasses import replace

    own = next(reading for reading in READINGS if reading.page is COURIER)
    told = Claim(predicate="interpretation", value="he did it", raw=SECRET, span=at(COURIER, SECRET), rule="x/1", p=0.9)
    catalog.apply(Change(readings=(replace(own, claims=(*own.claims, told)),)))
    for address in (f"{FILM}/claims", f"/api/v1/sources/{COURIER.id}/claims"):
        values = {level: [c["value"] for c in get(client, f"{address}?spoilers={level}")] for level in ("none", "all")}
        assert "he did it" not in values["none"]
        assert "he did it" in values["all"]
        assert len(values["none"]) > 0
