"""What is wrong with a store is found and told with what to do, on either database; what is right is not."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connections

import cinequorum
from cinequorum.cli.environment import SETTINGS, setting_findings, settings_told
from cinequorum.cli.finding import Asked
from cinequorum.store.ingest import plan_change
from cinequorum_web.backup.restoring import Target
from cinequorum_web.catalog.models import FilmRow, PageRow, SearchRow
from cinequorum_web.catalog.orm import CatalogStore
from cinequorum_web.doctor.examining import examine
from cinequorum_web.doctor.place import Disk, place_findings
from cinequorum_web.members.models import Mark, Member
from tests.reconcile.made_pages import pages
from tests.web.conftest import BACKENDS, POSTGRESQL, SQLITE, Place

ROOT = Path(cinequorum.__file__).parents[1]


def execute(using: str, *statements: str) -> None:
    with connections[using].cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def lose_a_page(using: str) -> None:
    film = FilmRow.objects.using(using).order_by("-sources")[0]
    row = film.pages.order_by("pk")[0]
    SearchRow.objects.using(using).filter(kind="source", ref=row.page_id).delete()
    execute(using, f"DELETE FROM search_text WHERE {'id' if POSTGRESQL in using else 'rowid'} NOT IN (SELECT id FROM search_entry)")  # fmt: skip # noqa: E501
    row.delete()


def lose_all_pages(using: str) -> None:
    film = FilmRow.objects.using(using).order_by("pk")[0]
    PageRow.objects.using(using).filter(film=film).update(film=None)


def lose_words(using: str) -> None:
    FilmRow.objects.using(using).update(whole=True, document=b"")


def lose_search(using: str) -> None:
    execute(using, "DELETE FROM search_text")


def lose_an_entry(using: str) -> None:
    SearchRow.objects.using(using).filter(kind="source").delete()
    execute(using, "DELETE FROM search_text")


def come_from_the_future(using: str) -> None:
    PageRow.objects.using(using).update(added=datetime.now(UTC) + timedelta(days=3))


def mark_nothing(using: str) -> None:
    member = Member(username="ada")
    member.save(using=using)
    Mark.objects.using(using).create(member=member, film="never-made", score=50)


def go_back_a_version(using: str) -> None:
    execute(using, "DELETE FROM django_migrations WHERE app = 'catalog' AND name LIKE '0011%%'")


def come_from_a_later_version(using: str) -> None:
    execute(
        using,
        "INSERT INTO django_migrations (app, name, applied) VALUES ('catalog', '9999_later', '2026-01-01 00:00:00+00')",
    )


BROKEN: dict[str, tuple[Callable[[str], None], set[str]]] = {
    "a page gone": (lose_a_page, {"other_pages"}),
    "all pages of a film gone": (lose_all_pages, {"no_pages"}),
    "documents gone": (lose_words, {"no_words"}),
    "texts gone from the search": (lose_search, {"unsearched"}),
    "pages gone from the search": (lose_an_entry, {"unsearched"}),
    "clock put back": (come_from_the_future, {"clock"}),
    "a mark on no film": (mark_nothing, {"film_gone"}),
    "a migration missing": (go_back_a_version, {"old_tables"}),
    "a later version": (come_from_a_later_version, {"new_tables"}),
}


@pytest.fixture(params=BACKENDS)
def target(request: pytest.FixtureRequest, place: Place) -> Target:
    made = place(request.param)
    store = CatalogStore(made.using)
    store.apply(plan_change(store, pages(5, 6)))
    return made


def codes(target: Target, *, thorough: bool = False, mend: bool = False) -> set[str]:
    """What is found, beside what is said of this machine's own disk."""
    seen = examine(Asked(home=target.home, thorough=thorough, mend=mend))
    assert all(found.told and found.do for found in seen.findings)
    return {found.code for found in seen.findings} - {"disk"}


def test_nothing_is_wrong_with_a_good_store(target: Target) -> None:
    """And it is told what there is."""
    seen = examine(Asked(home=target.home))
    assert codes(target, thorough=True) == set()
    assert int(seen.about["pages"]) == PageRow.objects.using(target.using).count() > 1
    assert seen.about["database"].startswith(("SQLite 3", "PostgreSQL 1"))


@pytest.mark.parametrize("broken", BROKEN)
def test_what_is_wrong_is_found(broken: str, target: Target) -> None:
    """That, and nothing else."""
    spoil, expected = BROKEN[broken]
    spoil(target.using)
    assert codes(target) == expected


@pytest.mark.parametrize("broken", ["texts gone from the search", "pages gone from the search"])
def test_what_is_searched_is_mended(broken: str, target: Target) -> None:
    """Afterwards everything is found as before."""
    store = CatalogStore(target.using)
    words = [card.title for card in store.films()]
    before = [{hit.slug for hit in store.search(word)} for word in words]
    BROKEN[broken][0](target.using)
    assert codes(target, mend=True) == set()
    assert [{hit.slug for hit in store.search(word)} for word in words] == before


def test_what_it_costs_does_not_grow_with_films(target: Target) -> None:
    """Whole tables are asked, never film by film."""
    assert len([*asked_while(target)]) == len([*asked_while(target, grown=True)])


@contextmanager
def counted(using: str) -> Iterator[list[str]]:
    asked: list[str] = []

    def note(execute: Callable[..., object], sql: str, *rest: object) -> object:
        asked.append(sql)
        return execute(sql, *rest)

    with connections[using].execute_wrapper(note):
        yield asked


def asked_while(target: Target, *, grown: bool = False) -> list[str]:
    if grown:
        store = CatalogStore(target.using)
        store.apply(plan_change(store, pages(9, 30)))
    with counted(target.using) as asked:
        assert codes(target) == set()
    return asked


def test_a_place_without_a_store_is_left_without_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Looking makes nothing."""
    monkeypatch.delenv("CINEQUORUM_DATABASE_URL", raising=False)
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert examine(Asked(home=tmp_path / "none")).about["films"] == "0"
    assert not (tmp_path / "none").exists()


def test_the_folder_is_looked_at(tmp_path: Path) -> None:
    """A disk with less room than the store takes, and a key that others can read."""
    (tmp_path / "secret-key").write_text("invented", encoding="ascii")
    (tmp_path / "secret-key").chmod(0o644)
    size = 10**12
    assert {found.code for found in place_findings(tmp_path, size, Disk(free=size - 1))} == {"disk", "open_key"}
    (tmp_path / "secret-key").chmod(0o600)
    assert [*place_findings(tmp_path, size, Disk(free=size))] == []


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("CINEQUORUM_ALOWED_HOSTS", "films.example", "unknown_setting"),
        ("CINEQUORUM_SIGNUP", "everybody", "wrong_setting"),
        ("CINEQUORUM_ORIGINS", "https://films.example/start", "wrong_setting"),
        ("CINEQUORUM_ORIGINS", "https://films.example,http://b.example:8000", None),
        ("CINEQUORUM_PROXIES", "one", "wrong_setting"),
        ("CINEQUORUM_SIGNUP", "Open", None),
        ("DATABASE_URL", "postgresql://h/films", None),
    ],
)
def test_settings_that_mean_nothing_are_found(name: str, value: str, code: str | None) -> None:
    """A slip in a name and a word that is none; what is right is left alone."""
    given = {"CINEQUORUM_PROXIES": "1", name: value}
    assert [found.code for found in setting_findings(given)] == ([code] if code else [])


def test_a_proxy_that_is_not_counted_is_found() -> None:
    """Behind it all visitors would share one visitor's limits."""
    (found,) = setting_findings({"CINEQUORUM_ORIGINS": "https://films.example"})
    assert "CINEQUORUM_PROXIES" in found.told


def test_every_setting_in_the_code_is_told() -> None:
    """Nothing is read from the environment that `doctor` does not list, and it lists nothing else."""
    found: set[str] = set()
    for path in ROOT.glob("cinequorum*/**/*.py"):
        if path.name != "environment.py":
            found |= set(re.findall(r"\"(CINEQUORUM_[A-Z_]+)\"", path.read_text(encoding="utf-8")))
    assert found - {"CINEQUORUM_MAIL"} == {setting.name for setting in SETTINGS}
    assert {setting.name for setting in SETTINGS[2:]} <= set(settings_told({}))


def test_no_secret_is_told() -> None:
    """Whatever is set."""
    told = settings_told({setting.name: "opensesame" for setting in SETTINGS if setting.secret} | dict(os.environ))
    assert "opensesame" not in str(told)


@pytest.mark.parametrize("place_of", [SQLITE])
def test_a_damaged_file_is_found(place_of: str, place: Place) -> None:
    """Where every page of it is read."""
    made = place(place_of)
    store = CatalogStore(made.using)
    store.apply(plan_change(store, pages(5, 12)))
    execute(made.using, "PRAGMA wal_checkpoint(TRUNCATE)", "PRAGMA writable_schema=ON")
    execute(made.using, "UPDATE sqlite_master SET rootpage = rootpage + 1 WHERE name = 'film_key'")
    connections[made.using].close()
    assert codes(made, thorough=True) & {"damaged", "loose_rows"}
