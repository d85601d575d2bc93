"""The machine form of the pages of topics, critics, outlets and lists: it tells what the pages tell."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now

from cinequorum.model.record import Leaning
from cinequorum.store.port import Change, Store
from cinequorum.text.fold import fold
from cinequorum_web.catalog import browsing
from cinequorum_web.members.models import FilmList, ListEntry
from cinequorum_web.pages.places import PLACES
from tests.web.ferry_pages import COURIER
from tests.web.films import SALT_FERRY, SECRET, SLUG, bare
from tests.web.membership import as_, member
from tests.web.test_api import get, pages, refused

API = "/api/v1"
PAGES = (
    "/films/", f"/films/{SLUG}/", f"/films/{SLUG}/reviews/", f"/films/{SLUG}/sources/", f"/films/{SLUG}/disagreements/",
    f"/films/{SLUG}/facts/release/", "/people/ingrid-solheim/", f"/sources/{COURIER.id}/",
    *(f"/{place}/" for place in PLACES.values()),
)  # fmt: skip


def first(kind: str) -> browsing.Subject:
    return browsing.subjects(kind, 0, 1)[0]


def machine_form(client: Client, page: str) -> str:
    """The address that a page names as its form for machines."""
    body = client.get(page).content.decode()
    found = re.findall(r'<link rel="alternate" type="application/json" href="([^"]+)">', body)
    assert len(found) == 1, (page, found)
    return str(found[0])


def test_every_page_names_its_machine_form(client: Client, catalog: Store) -> None:
    """And something is there."""
    owner = member("ada")
    shelf = FilmList.objects.create(member=owner, title="Boats")
    places = [*PAGES, "/members/@ada/lists/", f"/members/@ada/lists/{shelf.pk}/"]
    places += [f"/{place}/{first(kind).slug}/" for kind, place in PLACES.items()]
    for page in places:
        get(client, machine_form(client, page))


@pytest.mark.parametrize(("kind", "place"), sorted(PLACES.items()))
def test_lists_have_what_their_pages_have(client: Client, catalog: Store, kind: str, place: str) -> None:
    """In their order, page by page, each entry once."""
    whole = [one.slug for one in browsing.subjects(kind, 0, 200)]
    assert whole
    assert [line["slug"] for line in get(client, f"{API}/{place}")] == whole
    assert [line["slug"] for page in pages(client, f"{API}/{place}?limit=1") for line in page] == whole
    assert refused(client, f"{API}/{place}/no-such-thing", 404)["code"] == f"unknown_{kind}"
    assert refused(client, f"{API}/{place}?cursor=x", 422)["code"] == "wrong_cursor"
    assert refused(client, f"{API}/{place}?as_of=2026-01-01", 422)["code"] == "no_history"


def test_topics_have_their_films(client: Client, catalog: Store) -> None:
    """A page at a time, those most written about first; years know the years beside them."""
    catalog.apply(Change(films=tuple(bare(f"buoy-{n}", f"Buoy {n}") for n in range(3))))
    one = get(client, f"{API}/genres/drama")
    assert (one["slug"], one["n"], one["films"]) == ("drama", 1, f"{API}/genres/drama/films")
    assert [film["slug"] for page in pages(client, f"{one['films']}?limit=1") for film in page] == [SLUG]
    year = get(client, f"{API}/years/2019")
    assert (year["before"], year["after"]) == (None, None)


def test_an_event_is_told_behind_the_wall(client: Client, catalog: Store) -> None:
    """What gives the story away is there where it is asked for."""
    from dataclasses import replace

    from tests.web.films import carried, fact

    hidden = fact("event_cause", "the valve", carried(COURIER, SECRET, spoiler="major"))
    catalog.apply(Change(films=(replace(SALT_FERRY, facts=(*SALT_FERRY.facts, hidden)),)))
    place = f"{API}/events/{first('event').slug}"
    assert ("event_deaths", ">=31") in {(told["field"], told["value"]) for told in get(client, place)["told"]}
    assert "the valve" not in {told["value"] for told in get(client, place)["told"]}
    assert "the valve" in {told["value"] for told in get(client, f"{place}?spoilers=all")["told"]}


@pytest.mark.parametrize(("kind", "place"), [("critic", "critics"), ("outlet", "outlets")])
def test_voices_have_their_figures_and_reviews(client: Client, catalog: Store, kind: str, place: str) -> None:
    """Verdicts, marks, leaning; the reviews come in pages, the newest first."""
    one = first(kind)
    catalog.apply(Change(leanings=(Leaning(by=kind, name=fold(one.name), n=4, leaning=-3.5, noise=9.0),)))
    told = get(client, f"{API}/{place}/{one.slug}")
    assert told["name"] == one.name
    assert told["leaning"] == {"points": -3.5, "noise": 9.0, "n": 4}
    assert sum(told["verdicts"].values()) == told["n"] == one.n
    listed = get(client, told["reviews"])
    assert len(listed) == one.n
    assert [line for page in pages(client, f"{told['reviews']}?limit=1") for line in page] == listed
    assert listed == sorted(listed, key=lambda line: line["published"], reverse=True)
    assert all(client.get(line["url"]).status_code == 200 for line in listed)


def test_public_lists_are_told_and_private_ones_are_not(client: Client, catalog: Store) -> None:
    """Not to their owner's browser either: no session counts here."""
    owner = member("ada")
    public = FilmList.objects.create(member=owner, title="A")
    private = FilmList.objects.create(member=owner, title="B", private=True)
    for film in (SLUG, "lost-film"):
        ListEntry.objects.create(of=public, film=film)
    for asking in (client, as_(owner)):
        assert [one["title"] for one in get(asking, f"{API}/members/ADA/lists")] == ["A"]
        assert get(asking, f"{API}/lists/{public.pk}")["n"] == 2
        found = [film for page in pages(asking, f"{API}/lists/{public.pk}/films?limit=1") for film in page]
        assert [(film["slug"], film["here"]) for film in found] == [(SLUG, True), ("lost-film", False)]
        for place in (f"lists/{private.pk}", f"lists/{private.pk}/films", "lists/99999", f"lists/{'9' * 40}"):
            assert refused(asking, f"{API}/{place}", 404)["code"] == "unknown_list"
    assert refused(client, f"{API}/members/nobody/lists", 404)["code"] == "unknown_member"
    type(owner).objects.update(is_active=False)
    assert refused(client, f"{API}/lists/{public.pk}", 404)["code"] == "unknown_list"


def test_more_entries_ask_the_database_no_more(client: Client, catalog: Store) -> None:
    """A fixed number of questions a page."""
    from django.db import connection

    owner = member("ada")
    shelf = FilmList.objects.create(member=owner, title="Boats", made=now() - timedelta(days=1))

    def asked(place: str) -> int:
        with CaptureQueriesContext(connection) as found:
            get(client, place)
        return len(found)

    places = [f"{API}/genres", f"{API}/genres/drama/films", f"{API}/lists/{shelf.pk}/films", f"{API}/members/ada/lists"]
    ListEntry.objects.create(of=shelf, film=SLUG)
    before = [asked(place) for place in places]
    from dataclasses import replace

    films: list[Any] = [replace(SALT_FERRY, slug=f"salt-{n}", title=f"Salt {n}") for n in range(4)]
    catalog.apply(Change(films=tuple(films)))
    for film in films:
        ListEntry.objects.create(of=shelf, film=film.slug)
        FilmList.objects.create(member=owner, title=film.title)
    assert [asked(place) for place in places] == before
