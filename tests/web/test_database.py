"""Which database is used, how it is called, and what is said where it can't be used."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from django.db import OperationalError, connections
from django.test import Client, RequestFactory
from pytest_django.plugin import DjangoDbBlocker

from cinequorum.cli.doctor import settings
from cinequorum.cli.home import database_url, without_password
from cinequorum.errors import CinequorumError, MissingExtra, StoreError
from cinequorum_web.away import TOLD, DatabaseAway
from cinequorum_web.catalog.store import open_store as open_at
from cinequorum_web.database import database_of, place_of, postgres_at
from tests.postgres import Cluster
from tests.web.conftest import VARIABLE

SECRET = "op:en/se@same?"
NOWHERE = "postgresql://ada:opensesame@/films?host=/nowhere/at/all"


def test_without_an_address_it_is_the_file_of_the_folder(tmp_path: Path) -> None:
    """An address that is empty is none."""
    for environment in ({}, {"DATABASE_URL": " "}):
        assert database_of(environment, tmp_path)["NAME"] == str(tmp_path / "cinequorum.sqlite3")


def test_the_programs_own_variable_comes_first() -> None:
    """DATABASE_URL may be another program's on the same machine."""
    assert database_url({"DATABASE_URL": "a", "CINEQUORUM_DATABASE_URL": "b"}) == ("CINEQUORUM_DATABASE_URL", "b")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("postgresql://films.example/films", ("films.example", "", "", "", "films")),
        ("postgres://ada@films.example:5433/films", ("films.example", "5433", "ada", "", "films")),
        ("postgresql://ada:p%40ss%2F@[::1]/films", ("::1", "", "ada", "p@ss/", "films")),
        ("postgresql:///films?host=/run/postgresql&user=ada", ("/run/postgresql", "", "ada", "", "films")),
    ],
)
def test_addresses_are_read_as_the_driver_reads_them(url: str, expected: tuple[str, ...]) -> None:
    """Host, port, user, password and name, wherever they stand."""
    found = postgres_at(VARIABLE, url)
    assert tuple(found[name] for name in ("HOST", "PORT", "USER", "PASSWORD", "NAME")) == expected


@pytest.mark.parametrize(
    "url", ["films", "mysql://films.example/films", "sqlite:///x", "postgresql://films.example", "postgresql://a:b/c"]
)
def test_an_address_that_makes_no_sense_is_said_so(url: str) -> None:
    """The error names the variable and shows what an address looks like."""
    with pytest.raises(StoreError, match=rf"{VARIABLE}.*postgresql://USER:PASSWORD@HOST:PORT/DATABASE"):
        postgres_at(VARIABLE, url)


@pytest.mark.parametrize(
    "url",
    [
        f"postgresql://ada:{SECRET}@films.example/films",
        f"postgresql://ada:{SECRET}@films.example/films?sslmode=require",
        "postgresql://films.example/films?user=ada&password=opensesame",
        "mysql://ada:opensesame@films.example/films",
        "opensesame",
    ],
)
def test_a_password_is_never_shown(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither by `doctor` nor in an error, wherever it stands in the address."""
    monkeypatch.setenv(VARIABLE, url)
    shown = [settings()[VARIABLE]] if "://" in url else []
    try:
        shown.append(place_of(postgres_at(VARIABLE, url)))
    except CinequorumError as error:
        shown.append(str(error))
    assert all("same" not in text for text in shown), shown
    assert without_password("postgresql://ada@h/films") == "postgresql://ada@h/films"


def test_a_missing_driver_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """What to install is said."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(MissingExtra, match=r"cinequorum\[postgres\]"):
        postgres_at(VARIABLE, "postgresql://films.example/films")


def test_a_server_that_is_away_is_said_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, django_db_blocker: DjangoDbBlocker
) -> None:
    """One sentence with the place, what happened and what to look at; no password."""
    pytest.importorskip("psycopg")
    monkeypatch.setenv(VARIABLE, NOWHERE)
    with django_db_blocker.unblock(), pytest.raises(StoreError) as caught:
        open_at(tmp_path)
    said = str(caught.value)
    assert "postgresql://ada@/nowhere/at/all/films" in said
    assert f"socket? Does the server run, and is {VARIABLE} right?" in said
    assert "\n" not in said
    assert "opensesame" not in said


def test_a_database_that_has_not_all_letters_is_refused(
    cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, django_db_blocker: DjangoDbBlocker
) -> None:
    """A name in Cyrillic would fail later, in the middle of an ingest."""
    cluster.execute("CREATE DATABASE narrow ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0")
    monkeypatch.setenv(VARIABLE, cluster.url("narrow"))
    with django_db_blocker.unblock(), pytest.raises(StoreError, match=r"LATIN1.*ENCODING 'UTF8'"):
        open_at(tmp_path)


def test_a_user_who_may_make_no_tables_is_helped(
    cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, django_db_blocker: DjangoDbBlocker
) -> None:
    """Since PostgreSQL 15 only the owner of a database may; the error says what to do."""
    cluster.execute("CREATE DATABASE guarded TEMPLATE template0")
    cluster.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC", "guarded")
    cluster.execute("CREATE ROLE guest LOGIN")
    monkeypatch.setenv(VARIABLE, cluster.url("guarded").replace("//cinequorum@", "//guest@"))
    with django_db_blocker.unblock(), pytest.raises(StoreError, match="GRANT CREATE ON SCHEMA public"):
        open_at(tmp_path)


def test_every_text_is_in_the_order_of_characters(cluster: Cluster, database: str) -> None:
    """Also in tables that come later: the order of lists, and cursors through them, are no matter of the server."""
    name = database.partition("?")[0].rpartition("/")[2]
    texts = "table_schema = 'public' AND table_name NOT LIKE 'django%' AND data_type IN ('text', 'character varying')"
    columns = "string_agg(table_name || '.' || column_name, ' ') FROM information_schema.columns"
    assert "film.order" in cluster.execute(f"SELECT {columns} WHERE {texts}", name)
    loose = "collation_name IS DISTINCT FROM 'C' AND table_name <> 'search_text'"
    assert cluster.execute(f"SELECT {columns} WHERE {texts} AND {loose}", name) is None


def test_the_site_says_that_its_database_is_away(client: Client, django_db_blocker: DjangoDbBlocker) -> None:
    """503 and when to try again, on every page that asks the database; not a page of errors."""
    pytest.importorskip("psycopg")
    before = connections["default"]
    with django_db_blocker.unblock():
        connections["default"] = connections.create_connection(_known(NOWHERE))
        try:
            for address in ("/", "/films/", "/search/?q=x", "/healthz", "/readyz", "/metrics", "/api/v1/films"):
                response = client.get(address)
                assert response.status_code == 503, address
                assert response["Retry-After"] == "10"
                assert not address.startswith("/api/") or response.json()["code"] == "unavailable"
                assert not address.startswith("/api/") or response.json()["detail"] == TOLD.strip()
                assert b"opensesame" not in response.content
        finally:
            connections["default"] = before


def test_other_faults_stay_faults() -> None:
    """Only a database that is away is told so."""
    away = DatabaseAway(lambda _: pytest.fail("not asked"))
    request = RequestFactory().get("/")
    assert away.process_exception(request, ValueError()) is None
    assert away.process_exception(request, OperationalError()) is not None


def _known(url: str) -> str:
    from cinequorum_web.catalog.opening import alias_of

    return alias_of(postgres_at(VARIABLE, url))
