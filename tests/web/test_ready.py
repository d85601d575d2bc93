"""What stands ready is what would be made, is made anew when something changes, and has nothing of a reader's own."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from django.db import connections
from django.template import Context, Engine
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from cinequorum.model.film import Film, Similar
from cinequorum.store.port import Change, Store
from cinequorum_web.catalog import browsing, ready
from cinequorum_web.catalog.models import ReadyRow, VoiceRow
from cinequorum_web.catalog.opening import alias_of
from cinequorum_web.catalog.store import open_store as open_at
from cinequorum_web.database import sqlite_at
from cinequorum_web.pages import kept, standing, views
from cinequorum_web.pages.film import Opened, film_page
from cinequorum_web.pages.film_context import FilmPage
from tests.web.ferry_pages import READINGS
from tests.web.films import SALT_FERRY, SLUG
from tests.web.membership import as_, member

FILM = f"/films/{SLUG}/"
both = pytest.mark.parametrize("catalog", ["sqlite", "postgresql"], indirect=True)


@pytest.fixture(autouse=True)
def nothing_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """No guest's page is kept in memory, before which this stands."""
    monkeypatch.setattr(kept, "moment_of", lambda: None)


@pytest.fixture
def crowded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every film counts as one with many sources."""
    monkeypatch.setattr(standing, "CROWDED", 1)


@pytest.fixture
def forbid(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From its call on no film page can be made."""

    def now() -> None:
        monkeypatch.setattr(views, "film_page", lambda *_: pytest.fail("the page was made again"))

    return now


def shown(client: Client, query: str = "", language: str = "en") -> str:
    """The film page as a guest gets it."""
    response = client.get(f"{FILM}{query}", headers={"Accept-Language": language})
    assert response.status_code == 200
    return response.content.decode()


@both
def test_a_page_that_stands_ready_is_the_page(
    client: Client, catalog: Store, crowded: None, forbid: Callable[[], None]
) -> None:
    """Letter by letter, in every language and behind every setting of the wall, without being made again."""
    asked = [(f"?spoilers={level}", language) for level in ("none", "mild", "all") for language in ("en", "de")]
    before = [shown(client, *one) for one in asked]
    assert len(set(before)) == len(asked)
    forbid()
    assert [shown(client, *one) for one in asked] == before
    assert ReadyRow.objects.filter(kind="film", slug=SLUG).count() == len(asked)


@both
def test_reviews_stand_ready(client: Client, catalog: Store, crowded: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """However they are narrowed and ordered, they are those of the film; a change of the film shows."""
    address = f"{FILM}reviews/"
    asked = (address, f"{address}?order=lowest", f"{address}?by=user&spoilers=all")
    with monkeypatch.context() as patch:
        patch.setattr(standing, "held_reviews", lambda *_: None)
        before = [client.get(one).content for one in asked]
    assert [client.get(one).content for one in asked] == before
    assert ReadyRow.objects.filter(slug=SLUG, form="reviews").count() == 1
    catalog.apply(Change(films=(replace(SALT_FERRY, reviews=SALT_FERRY.reviews[:1]),)))
    assert "1 review<" in client.get(address).content.decode()


def test_a_film_with_few_sources_is_kept_in_memory(client: Client, catalog: Store, forbid: Callable[[], None]) -> None:
    """Its page is made once for each language and setting, and no row is written for it."""
    asked = [(f"?spoilers={level}", language) for level in ("none", "all") for language in ("en", "de")]
    before = [shown(client, *one) for one in asked]
    forbid()
    assert [shown(client, *one) for one in asked] == before
    assert not ReadyRow.objects.exists()


def test_memory_has_room_for_the_last_that_were_asked_for(
    client: Client, catalog: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With room for two pages the third takes the place of the one that nobody has asked for longest."""
    monkeypatch.setattr(standing, "MOST", 2)
    made: list[str] = []

    def made_for(film: Film, opened: Opened, level: str) -> FilmPage:
        made.append(level)
        return film_page(film, opened, level)

    monkeypatch.setattr(views, "film_page", made_for)
    for level in ("none", "mild", "none", "all", "none", "mild"):
        shown(client, f"?spoilers={level}")
    assert made == ["none", "mild", "all", "mild"]


@both
@pytest.mark.parametrize("sources", [1, 32])
def test_a_change_of_the_film_shows(
    client: Client, catalog: Store, sources: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of the film itself, and of what is like it, though that is written without the film; wherever it is kept."""
    monkeypatch.setattr(standing, "CROWDED", sources)
    assert "Tin Harbour" not in shown(client)
    like = Similar(title="Tin Harbour", year=1988, slug="tin-harbour-1988", score=0.7, why="both by the sea")
    catalog.apply(Change(similar=((SLUG, (like,)),)))
    assert "Tin Harbour" in shown(client)
    catalog.apply(Change(films=(replace(SALT_FERRY, original_title="Der Salzkahn"),)))
    assert "Der Salzkahn" in shown(client)
    catalog.apply(Change(gone=(SLUG,)))
    assert client.get(FILM).status_code == 404
    assert not ReadyRow.objects.filter(slug=SLUG).exists()


def test_another_program_makes_it_anew(
    client: Client, catalog: Store, crowded: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What an older version of the program has kept is not shown."""
    shown(client)
    row = ReadyRow.objects.get(slug=SLUG)
    monkeypatch.setattr(standing, "made_by", lambda: "another")
    shown(client)
    assert ReadyRow.objects.get(slug=SLUG).version != row.version


def test_nothing_of_a_reader_is_kept(client: Client, catalog: Store, crowded: None) -> None:
    """Whoever looks first, the next gets a page of their own."""
    ada = as_(member("ada"))
    own = ada.get(FILM).content.decode()
    guest = shown(client)
    assert "ada" in own
    assert "Sign in" not in own
    assert "Sign in" in guest
    assert ada.get(FILM).content.decode().count("ada") == own.count("ada")
    held = standing.held(SLUG, standing.form_of("none", None), standing.version_of(SLUG))
    assert held is not None
    assert not any("ada" in text.split() or "Sign in" in text for text in held.still.values())


def test_what_is_still_knows_the_page_alone() -> None:
    """A part that is rendered once has no request, so that it cannot say who asks; its name stands in quotes."""
    engine = Engine(libraries={"still": "cinequorum_web.pages.templatetags.still"})
    text = "{% load still %}{% still 'a' %}{{ page }}{{ request }}{% endstill %}{{ request }}"
    told_once: dict[str, str] = {}
    told = engine.from_string(text).render(Context({"page": "<b>", "request": "ada", "still": told_once}))
    assert told == "&lt;b&gt;ada"
    assert told_once == {"a": "&lt;b&gt;"}
    assert type(told_once["a"]) is str
    assert engine.from_string(text).render(Context({"page": "c", "request": "bo", "still": told_once})) == "&lt;b&gt;bo"
    assert engine.from_string(text).render(Context({"page": "c"})) == "c"
    with pytest.raises(Exception, match="still"):
        engine.from_string("{% load still %}{% still a %}{% endstill %}")


def test_nobody_waits_for_it(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> None:
    """While somebody writes nothing is kept, and the reader does not wait; afterwards all is as before."""
    with django_db_blocker.unblock():
        open_at(tmp_path).close()
        using = alias_of(sqlite_at(tmp_path / "cinequorum.sqlite3"))
        row = {"kind": "film", "slug": "a", "form": "none/en", "version": "1", "body": b"x"}
        with sqlite3.connect(tmp_path / "cinequorum.sqlite3", isolation_level=None) as other:
            other.execute("BEGIN IMMEDIATE")
            start = time.perf_counter()
            ready.keep(ReadyRow(**row), using)
            assert time.perf_counter() - start < 5
            other.execute("ROLLBACK")
        rows = ReadyRow.objects.using(using)
        assert not rows.exists()
        ready.keep(ReadyRow(**row), using)
        ready.keep(ReadyRow(**row | {"version": "2"}), using)
        assert list(rows.values_list("version", flat=True)) == ["2"]
        with connections[using].cursor() as cursor:
            assert cursor.execute("PRAGMA busy_timeout").fetchone() == (20_000,)
        connections[using].close()


@both
def test_sums_are_kept_until_a_review_comes(catalog: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Kept or counted, they are the same; another review of the critic's makes them anew."""
    monkeypatch.setattr(browsing, "MANY", 1)
    one = browsing.subject("critic", "mara-quill")
    assert one is not None
    sums = browsing.sums(one)
    assert sum(n for *_mark, n in sums.marks) == one.n
    assert browsing.names("outlet", [slug for slug, _ in sums.partners])
    with monkeypatch.context() as patch:
        patch.setattr(browsing, "_summed", lambda _: pytest.fail("counted again"))
        assert browsing.sums(one) == sums
    VoiceRow.objects.filter(critic="mara-quill").update(scale="letter")
    catalog.apply(Change(readings=READINGS))
    after = browsing.subject("critic", "mara-quill")
    assert after is not None
    assert after.counted > one.counted
    assert browsing.sums(after) == sums
    assert sums.scales(4) == sorted(sums.scales(9), key=lambda scale: (-scale[1], scale[0]))[:4]
