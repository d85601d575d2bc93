"""The site's tests run on a database of their own, and stores on folders or databases of their own.

Stores, and what the tests in `ON_BOTH` ask of pages, are tested on SQLite and on PostgreSQL; `test_both` compares the
rest. Where there is no PostgreSQL, its half is left out, but not from automatic checks (`CI=true`, or what `.ci/run`
sets): there it fails, so that nobody believes that it was tested.
"""

from __future__ import annotations

import itertools
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connections, transaction
from django.db.backends.sqlite3.operations import DatabaseOperations
from django.test import override_settings
from django.utils import translation
from pytest_django.plugin import DjangoDbBlocker

from cinequorum.store.port import Change, Store
from cinequorum_web.backup.restoring import Target
from cinequorum_web.catalog.opening import alias_of, ready
from cinequorum_web.catalog.store import open_store as open_at
from cinequorum_web.curation.guarding import SQLITE_GUARDS, TRIGGERS
from cinequorum_web.database import postgres_at, sqlite_at
from cinequorum_web.home import DATABASE
from cinequorum_web.pages import standing
from tests import postgres
from tests.web.ferry_pages import READINGS
from tests.web.films import SALT_FERRY, bare

SQLITE, POSTGRESQL = "sqlite", "postgresql"
BACKENDS = (SQLITE, POSTGRESQL)
Place = Callable[[str], Target]
Twin = Callable[[Target], AbstractContextManager[Target]]
ON_BOTH = frozenset(
    {
        "test_queries_do_not_grow",
        "test_films_are_listed_a_screenful_at_a_time",
        "test_a_former_address_leads_to_the_film",
        "test_a_mistyped_address_is_led_on",
        "test_what_is_not_there_is_said_so",
        "test_search_finds_every_spelling",
        "test_search_takes_any_text",
        "test_search_leads_to_a_film_whose_walled_text_matches",
        "test_a_form_sent_twice_acts_once",
        "test_marks_follow_a_film_that_was_merged_away",
        "test_what_is_private_is_for_nobody_else",
        "test_a_review_is_written_changed_taken_away_and_put_back",
        "test_a_text_is_reported_once_and_with_a_reason",
        "test_lists_are_made_filled_and_taken_apart",
        "test_queries_do_not_grow_with_members",
        "test_an_account_is_deleted_with_all_that_it_keeps",
        "test_taste_is_the_same_on_either_database",
    }
)
VARIABLE, NEED = "CINEQUORUM_DATABASE_URL", "CINEQUORUM_TESTS_NEED"
MISSING = "no PostgreSQL on this machine (Debian's package postgresql has it; .ci/run installs it)"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "catalog" in metafunc.fixturenames and metafunc.function.__name__ in ON_BOTH:
        metafunc.parametrize("catalog", BACKENDS, indirect=True)


@pytest.fixture(autouse=True)
def english_afterwards() -> Iterator[None]:
    """A request leaves its language set for its thread; no test gets that of the one before."""
    yield
    translation.deactivate()


@pytest.fixture(autouse=True)
def no_page_of_another_test() -> None:
    """Film pages in memory are those of one store; each test has one of its own."""
    standing.NEAR.forget()


@pytest.fixture(scope="session", autouse=True)
def counted_apart() -> Iterator[None]:
    """What is counted is counted in memory, and not in the user's own folder."""
    with override_settings(CACHES={"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}):
        yield


@pytest.fixture(autouse=True)
def nothing_counted_before() -> None:
    """What the test before tried counts for no other: all of them come from one address."""
    cache.clear()


@pytest.fixture(scope="session", autouse=True)
def log_goes_with_the_test() -> Iterator[None]:
    """The audit log can't be emptied; where a test's database is emptied for the next one, it is opened for that."""
    whole = DatabaseOperations.sql_flush

    def flush(self: DatabaseOperations, *told: Any, **more: Any) -> list[str]:
        return [f"DROP TRIGGER IF EXISTS {name}" for name in TRIGGERS] + whole(self, *told, **more) + [*SQLITE_GUARDS]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DatabaseOperations, "sql_flush", flush)
        yield


@pytest.fixture(scope="session")
def cluster(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker) -> Iterator[postgres.Cluster]:
    """A server of PostgreSQL, with a database whose tables are made."""
    found = postgres.programs()
    if found is None and (os.environ.get("CI", "").lower() in ("1", "true") or os.environ.get(NEED) == POSTGRESQL):
        pytest.fail(MISSING)
    if found is None:
        pytest.skip(MISSING)
    with postgres.running(found) as server, pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock():
        patch.setenv(VARIABLE, server.make_template())
        template = tmp_path_factory.mktemp("template")
        ready(template, applications=None)  # the tables of members and editors too
        open_at(template).close()
        patch.undo()
        yield server


@pytest.fixture(params=BACKENDS)
def open_store(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, django_db_blocker: DjangoDbBlocker
) -> Iterator[Callable[[], Store]]:
    """Opens the store of this test's own folder, or of a PostgreSQL database of its own."""
    opened: list[Store] = []

    def open_here() -> Store:
        opened.append(open_at(tmp_path / "home"))
        return opened[-1]

    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.delenv("DATABASE_URL", raising=False)
    if request.param == POSTGRESQL:
        monkeypatch.setenv(VARIABLE, request.getfixturevalue("database"))
    with django_db_blocker.unblock():
        yield open_here
        for store in opened:
            store.close()


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker) -> Path:
    """A data folder with a SQLite file in which nothing is."""
    home = tmp_path_factory.mktemp("empty")
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock():
        patch.delenv(VARIABLE, raising=False)
        ready(home, applications=None)
    (home / "secret-key").unlink()
    return home


@pytest.fixture
def place(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[Place]:
    """Makes an empty store on a database of the kind that is named, each in a folder of its own."""
    empty: Path = request.getfixturevalue("empty")
    made: list[Any] = []
    using: list[str] = []

    def new(kind: str) -> Target:
        home = Path(shutil.copytree(empty, tmp_path / f"home-{len(using)}"))
        monkeypatch.delenv(VARIABLE, raising=False)
        monkeypatch.delenv("DATABASE_URL", raising=False)
        if kind == POSTGRESQL:
            opened = request.getfixturevalue("cluster").database()
            monkeypatch.setenv(VARIABLE, opened.__enter__())
            made.append(opened)
        using.append(ready(home, applications=None))
        return Target(using=using[-1], home=home, replace=False)

    with django_db_blocker.unblock():
        yield new
        for alias in using:
            connections[alias].close()
        for opened in made:
            opened.__exit__(None, None, None)


@pytest.fixture
def twin(request: pytest.FixtureRequest, tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Twin:
    """Makes another store with all that one has, files beside it too; it is gone at the end of its context."""
    numbers = itertools.count()

    @contextmanager
    def made(like: Target) -> Iterator[Target]:
        connection = connections[like.using]
        connection.close()
        home = Path(shutil.copytree(like.home, tmp_path / f"twin-{next(numbers)}"))
        with ExitStack() as ended, django_db_blocker.unblock():
            ended.callback(shutil.rmtree, home)
            if connection.vendor == POSTGRESQL:
                server = request.getfixturevalue("cluster")
                wanted = postgres_at(VARIABLE, ended.enter_context(server.database(connection.settings_dict["NAME"])))
            else:
                wanted = sqlite_at(home / DATABASE)
            alias = alias_of(wanted)
            ended.callback(_unknown, alias)
            yield Target(using=alias, home=home, replace=like.replace)

    return made


def _unknown(alias: str) -> None:
    connections[alias].close()
    del connections[alias]
    del connections.databases[alias]


@pytest.fixture
def database(cluster: postgres.Cluster) -> Iterator[str]:
    """The address of a PostgreSQL database with empty tables."""
    with cluster.database() as url:
        yield url


@pytest.fixture(scope="session")
def site_database(cluster: postgres.Cluster) -> Iterator[str]:
    """The address of the database that the site's tests share; each takes back what it wrote."""
    with cluster.database() as url:
        yield url


@contextmanager
def site_on(url: str) -> Iterator[None]:
    """The site's own database is the one at `url` for as long as this lasts; nothing that is written stays."""
    before = connections["default"]
    connection = connections.create_connection(alias_of(postgres_at(VARIABLE, url)))
    connection.alias = "default"
    connections["default"] = connection
    try:
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
    finally:
        connection.close()
        connections["default"] = before


@pytest.fixture
def catalog(request: pytest.FixtureRequest, db: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Store]:
    """The site's own store with an invented film and another of which nothing is known.

    `db` is named, not asked for at run time: only what tests name is set up apart from the user's own store.
    """
    if getattr(request, "param", SQLITE) == SQLITE:
        yield filled()
    else:
        with django_db_blocker.unblock(), site_on(request.getfixturevalue("site_database")):
            yield filled()


def filled() -> Store:
    """The site's store with an invented film and another of which nothing is known."""
    from cinequorum_web.catalog.orm import CatalogStore

    store = CatalogStore()
    store.apply(Change(readings=READINGS, films=(SALT_FERRY, bare())))
    return store
