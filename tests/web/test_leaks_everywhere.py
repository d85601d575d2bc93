"""Nothing that gives a story away stands at any address of the site's own table, unasked.

`test_leaks` walks from link to link; here every address that the site answers is asked for, with each parameter of the
interface, as a guest, as a member and as an editor; with what members wrote behind bars, and with what is logged.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from cinequorum.model.reading import Reading
from cinequorum.store.ingest import plan_change
from cinequorum_web.catalog.models import FilmRow, PageRow, PersonRow, SubjectRow
from cinequorum_web.catalog.orm import CatalogStore
from cinequorum_web.dossier import setting
from cinequorum_web.members.models import Comment, FilmList, Follow, ListEntry, Member, Report, Review, Role
from tests.web.addresses import API, Things, routes
from tests.web.leak_pages import STORIES, coverage
from tests.web.membership import as_, member
from tests.web.test_leaks import leaks

STORY = STORIES[0]
WHOLE = ("/desk/reports/",)  # whoever moderates reads what was reported
VALUES = {"boolean": ["true"], "integer": ["2"], "number": ["2"]}
NAMED = {"q": STORY.title, "as_of": "2099-01-01", "since": "1900-01-01", "until": "2099-12-31", "film": "the-mill"}


@pytest.fixture(scope="module")
def readings() -> tuple[Reading, ...]:
    return coverage()


@pytest.fixture
def here(db: None, readings: tuple[Reading, ...], monkeypatch: pytest.MonkeyPatch, settings: Any) -> Things:
    """The site with films whose pages give everything away, and members who do so behind bars."""
    monkeypatch.setattr(setting, "set_pages", lambda made: (setting.as_data(made).encode(), 1))
    settings.DESK_WORKER = "here"
    store = CatalogStore()
    store.apply(plan_change(store, readings))
    film = next(row for row in FilmRow.objects.order_by("pk") if row.title == STORY.title)
    bo, ada = member("bo"), member("ada")
    Follow.objects.create(follower=ada, followed=bo)
    barred = f"{STORY.praise} ||{STORY.secret}||"
    review = Review.objects.create(member=bo, film=film.slug, body=barred)
    whole = Review.objects.create(member=member("di"), film=film.slug, body=STORY.secret, spoils=True)
    comment = Comment.objects.create(member=bo, review=whole, body=barred, once="o")
    Comment.objects.create(member=ada, review=review, body=barred, once="p")
    kept = FilmList.objects.create(member=bo, title="Mills")
    ListEntry.objects.create(of=kept, film=film.slug)
    Report.objects.create(reporter=ada, review=review, reason="spoiler")
    numbers = {"members/reviews/": review.pk, "members/comments/": comment.pk, "members/lists/": kept.pk,
               "members/@<str:name>/lists/": kept.pk, "api/v1/lists/": kept.pk}  # fmt: skip
    return Things(numbers=numbers, parts=_parts(film), typed={})


def _parts(film: FilmRow) -> dict[str, str]:
    subjects = {row.kind: row.slug for row in SubjectRow.objects.order_by("n")}
    places = {"genres": "genre", "countries": "country", "years": "year", "events": "event", "critics": "critic",
              "outlets": "outlet"}  # fmt: skip
    page = PageRow.objects.filter(film=film).order_by("pk")[0].page_id
    people = PersonRow.objects.order_by("pk")[0].slug
    return {place: subjects.get(kind, "nothing") for place, kind in places.items()} | {
        "slug": film.slug, "field": "director", "page_id": page, "name": "bo", "year": "2026", "month": "5",
        "day": "2026-05-01", "kind": "films", "number": "1", "state": "placed", "digest": "0" * 64, "ending": "png",
        "uidb36": "1", "key": "x", "people": people, "oembed?": f"?url=http://testserver/films/{film.slug}/",
    }  # fmt: skip


def asked_of(here: Things, openapi: dict[str, Any]) -> Iterator[str]:
    """Every address; those of the interface also with each of its parameters, alone and all together."""
    for route in routes():
        address = here.address(route.path)
        yield address
        operation = openapi["paths"].get("/" + route.path.replace("<", "{").replace(">", "}"), {}).get("get", {})
        each = [one for told in operation.get("parameters", ()) if told["in"] == "query" for one in values_of(told)]
        yield from (f"{address}?{one}" for one in each)
        if each:
            yield f"{address}?{'&'.join(each)}"


def values_of(told: dict[str, Any]) -> list[str]:
    """What a parameter may be: each of its words; but not that all spoilers are wanted."""
    name, schema = told["name"], told["schema"]
    kinds = [schema, *schema.get("anyOf", ())]
    words = [word for kind in kinds for word in kind.get("enum", VALUES.get(kind.get("type", ""), []))]
    words = [NAMED[name]] if name in NAMED else words
    return [f"{name}={word}" for word in words if (name, word) != ("spoilers", "all")]


@pytest.mark.slow
@pytest.mark.parametrize("viewer", [None, "ada", "cy"])
def test_no_address_gives_anything_away(here: Things, viewer: str | None, caplog: pytest.LogCaptureFixture) -> None:
    """To a guest, to a member who asked for no spoilers, and at the desk; nor is any of it logged."""
    member("cy", Role.ADMIN)
    client = as_(Member.objects.filter(username=viewer).first())
    caplog.set_level(logging.DEBUG)
    openapi = Client().get(f"/{API}openapi.json").json()
    found: dict[str, list[str]] = {}
    answered = 0
    for address in asked_of(here, openapi):
        if address.startswith(WHOLE):
            continue
        response = client.get(address)
        heads = "\n".join(f"{name}: {value}" for name, value in response.items())
        answered += response.status_code == 200
        if told := leaks(response.getvalue().decode("utf-8", "replace") + "\n" + heads):
            found[address] = told
    assert found == {}
    assert leaks(caplog.text) == []
    assert answered > 100


def test_it_would_be_noticed(here: Things) -> None:
    """Asked for, the secret is there: in a member's review, in a comment, in a source, and in the interface."""
    places = [f"/members/reviews/{here.numbers['members/reviews/']}/", here.address("sources/<str:page_id>/")]
    places.append(here.address("members/on/<str:slug>/"))
    for place in places:
        assert leaks(Client().get(f"{place}?spoilers=all").content.decode()), place
