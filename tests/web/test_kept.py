"""Guests' pages are kept until the database changes, and never given to anybody they are not for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connections
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.test import Client, RequestFactory

from cinequorum.store.port import Change, Store
from cinequorum_web.catalog.moment import moment_of
from cinequorum_web.catalog.opening import alias_of
from cinequorum_web.catalog.store import open_store
from cinequorum_web.database import sqlite_at
from cinequorum_web.pages import kept
from cinequorum_web.pages.kept import Keeping
from tests.web.films import SLUG, bare

FILM = f"/films/{SLUG}/"


@pytest.fixture
def moment(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The state of the database, as the middleware is told it: the last of the list."""
    told = [b"1"]
    monkeypatch.setattr(kept, "moment_of", lambda: told[-1])
    return told


def counting() -> tuple[list[str], Callable[[HttpRequest], HttpResponse]]:
    asked: list[str] = []

    def answer(request: HttpRequest) -> HttpResponse:
        asked.append(request.path)
        response = HttpResponse(f"answer {len(asked)}", headers={"ETag": f'"{len(asked)}"'})
        response.for_all = "private" not in request.path  # type: ignore[attr-defined]
        if "cookie" in request.path:
            response.set_cookie("a", "b")
        return response

    return asked, answer


def told(response: HttpResponseBase) -> bytes:
    """What an answer says."""
    assert isinstance(response, HttpResponse)
    return response.content


def test_a_page_is_made_once(moment: list[bytes]) -> None:
    """The second guest gets what the first got, until something is written."""
    asked, answer = counting()
    site, get = Keeping(answer), RequestFactory().get
    assert told(site(get("/films/"))) == told(site(get("/films/"))) == b"answer 1"
    moment.append(b"2")
    assert told(site(get("/films/"))) == b"answer 2"
    assert len(asked) == 2


@pytest.mark.parametrize("address", ["/private/", "/cookie/"])
def test_what_is_not_for_all_is_not_kept(moment: list[bytes], address: str) -> None:
    """Neither answers that no view says are the same for all, nor those that set a cookie."""
    asked, answer = counting()
    site = Keeping(answer)
    site(RequestFactory().get(address))
    site(RequestFactory().get(address))
    assert len(asked) == 2


def test_members_get_pages_of_their_own(moment: list[bytes]) -> None:
    """Whoever has a session is asked for, each time; nor is their page kept for others."""
    asked, answer = counting()
    site, request = Keeping(answer), RequestFactory().get("/films/")
    request.COOKIES[settings.SESSION_COOKIE_NAME] = "x"
    site(request)
    site(RequestFactory().get("/films/"))
    assert len(asked) == 2
    assert len(Keeping(answer)._pages) == 0


def test_languages_and_compression_are_kept_apart(moment: list[bytes]) -> None:
    """What an answer depends on is in its key."""
    asked, answer = counting()
    site, get = Keeping(answer), RequestFactory().get
    for heads in ({}, {"Accept-Language": "de"}, {"Accept-Encoding": "gzip"}, {"Host": "localhost"}):
        site(get("/films/", headers=heads))
    site(get("/films/", {"page": "2"}))
    assert len(asked) == 5


def test_the_same_page_again_is_not_sent_twice(client: Client, catalog: Store, moment: list[bytes]) -> None:
    """A kept page has the tag of the first answer, and a browser that has it is told so."""
    first = client.get(FILM)
    second = client.get(FILM)
    assert second.content == first.content
    assert second["ETag"] == first["ETag"]
    assert client.get(FILM, HTTP_IF_NONE_MATCH=first["ETag"]).status_code == 304
    assert client.get(FILM, HTTP_IF_NONE_MATCH='"other"').status_code == 200
    assert second["Content-Security-Policy"] == first["Content-Security-Policy"]


def test_little_room_keeps_the_last_asked_for(moment: list[bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    """What was asked for longest ago goes first; a page too large is not kept."""
    monkeypatch.setattr(kept, "MOST", 2 * kept.ROUND + 500)
    asked, answer = counting()
    site, get = Keeping(answer), RequestFactory().get
    for address in ("/a", "/b", "/a", "/c", "/a"):
        site(get(address))
    assert asked == ["/a", "/b", "/c"]
    site(get("/b"))
    assert asked[-1] == "/b"


def test_long_addresses_take_no_more_room_than_there_is(moment: list[bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    """Who asks for one page under many long addresses fills no memory: addresses and heads count too."""
    monkeypatch.setattr(kept, "MOST", 100_000)
    asked, answer = counting()
    site, get = Keeping(answer), RequestFactory().get
    for number in range(40):
        site(get(f"/{number}?x={'y' * 20_000}"))
    site(get(f"/39?x={'y' * 20_000}"))
    assert len(asked) == 40
    assert sum(len("".join(key)) for key in site._pages) <= 100_000


def test_every_commit_is_another_moment(tmp_path: Path, django_db_blocker: object) -> None:
    """A commit by this or another connection changes the word; reading does not."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        store = open_store(tmp_path)
        using = alias_of(sqlite_at(tmp_path / "cinequorum.sqlite3"))
        store.films()
        before = moment_of(using)
        assert before is not None
        store.films()
        assert moment_of(using) == before
        seen = {before}
        for n in range(20):
            store.apply(Change(films=(bare(f"film-{n}", f"Film {n}"),)))
            seen.add(moment_of(using) or b"")
        assert len(seen) == 21
        store.close()
        connections[using].close()
