"""The store and the folder on which an act is stopped: what it shows, and what is wrong with it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.db import connections
from django.test import override_settings

from cinequorum.cli.doctor import findings_of
from cinequorum.store.ingest import plan_change
from cinequorum_web.backup.restoring import Target
from cinequorum_web.catalog.copying import kept_models
from cinequorum_web.catalog.models import ErasedRow, FormerSlug, SearchRow, TakedownRow, TakenRow
from cinequorum_web.catalog.orm import CatalogStore
from cinequorum_web.curation import work
from cinequorum_web.curation.models import AuditEntry, Job, JobPage, KeptPage
from cinequorum_web.diary.models import Import
from cinequorum_web.doctor import log, moments, rows, schema
from cinequorum_web.members.models import Mark, Member, Review, Role, Viewing
from tests.postgres import Cluster
from tests.web.desk import PAGES

PATIENCE = 30  # seconds until a server has noticed that a program is gone


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A store of its own, and a folder for files."""

    target: Target
    folder: Path
    made: Callable[[], Target]
    kept: dict[str, Any] = field(default_factory=dict)

    @property
    def store(self) -> CatalogStore:
        return CatalogStore(self.target.using)


@contextmanager
def in_use(site: Site) -> Iterator[None]:
    """The store is the one that the site's views and jobs work on."""
    before, home = connections["default"], override_settings(CINEQUORUM_HOME=site.target.home)
    made = connections.create_connection(site.target.using)
    made.alias = "default"
    connections["default"] = made
    try:
        with home:
            yield
    finally:
        made.close()
        connections["default"] = before


def told_of(site: Site) -> dict[str, Any]:
    """All that a store shows, what people wrote, the log of acts, and the files; without numbers of rows."""
    store, using = site.store, site.target.using
    people = Member.objects.using(using)
    return {
        "films": {card.slug: store.film(card.slug) for card in store.films()},
        "cards": store.films(),
        "pages": [one.page.id for one in store.readings()],
        "log": (store.judgements(), store.withdrawals()),
        "learned": (store.records(), store.leanings()),
        "former": sorted(FormerSlug.objects.using(using).values_list("slug", "film__slug")),
        "search": sorted(SearchRow.objects.using(using).values_list("kind", "ref", "film")),
        "members": sorted(people.values_list("username", "role")),
        "marks": sorted(Mark.objects.using(using).values_list("member__username", "film", "given")),
        "days": sorted(Viewing.objects.using(using).values_list("member__username", "film", "watched")),
        "reviews": sorted(Review.objects.using(using).values_list("member__username", "film", "body")),
        "acts": sorted(AuditEntry.objects.using(using).values_list("act", "about", "film", "before", "after")),
        "jobs": sorted(Job.objects.using(using).values_list("kind", "state", "error")),
        "job pages": sorted(JobPage.objects.using(using).values_list("source", "state", "film")),
        "down": sorted(TakedownRow.objects.using(using).values_list("kind", "named", "reason", "lifted_by")),
        "taken": sorted(TakenRow.objects.using(using).values_list("takedown__named", "page_id", "text", "address")),
        "erased": sorted(ErasedRow.objects.using(using).values_list("digest", "host", "way")),
        "kept": sorted(KeptPage.objects.using(using).values_list("page_id", "source")),
        "imports": sorted(Import.objects.using(using).values_list("name", "state", "done", "repeated")),
    }


def wrong_with(site: Site) -> list[str]:
    """What `doctor --thorough` finds, and tables whose next row would get a number that is taken."""
    using = site.target.using
    found = [*schema.findings(connections[using]), *rows.findings(using), *rows.search_findings(using)]
    found += [*moments.findings(using, datetime.now(UTC)), *rows.file_findings(using), *findings_of(site.store)]
    found += log.findings(using)
    return [*(one.told for one in found), *taken_numbers(using)]


def taken_numbers(using: str) -> list[str]:
    """Tables of PostgreSQL in which the next row would get the number of one that is there."""
    connection = connections[using]
    if connection.vendor != "postgresql":
        return []
    found = []
    with connection.cursor() as cursor:
        for model in kept_models():
            table, key = connection.ops.quote_name(model._meta.db_table), model._meta.pk.column
            cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [table, key])
            if (numbers := cursor.fetchone()[0]) is not None:
                behind = "coalesce(pg_sequence_last_value(%s::regclass), 0)"
                cursor.execute(f'SELECT coalesce(max("{key}"), 0) > {behind} FROM {table}', [numbers])
                found += [f"{table} gives numbers twice"] if cursor.fetchone()[0] else []
    return found


def words_in(site: Site) -> str:
    """All that rows hold, and what is searched with its index, as text; and the names of exports."""
    found = [path.name for path in (site.target.home / "exports").glob("*")]
    connection = connections[site.target.using]
    index = ("search_text", "search_text_data") if connection.vendor == "sqlite" else ("search_text",)
    with connection.cursor() as cursor:
        for table in (*(model._meta.db_table for model in kept_models()), *index):
            cursor.execute(f'SELECT * FROM "{table}"')
            found += [_text(cell) for row in cursor.fetchall() for cell in row]
    return "\n".join(found)


def _text(cell: object) -> str:
    return bytes(cell).decode("utf-8", "replace") if isinstance(cell, bytes | memoryview) else str(cell)


def settled(site: Site, server: Cluster | None) -> None:
    """Wait until a server has noticed that a program is gone, and has taken back what it did not end."""
    name = connections[site.target.using].settings_dict["NAME"]
    until = time.monotonic() + PATIENCE
    while server and server.execute(f"SELECT count(*) FROM pg_stat_activity WHERE datname = '{name}'"):
        assert time.monotonic() < until, "the program that was killed is still there"
        time.sleep(0.005)


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What is done before, what is stopped, and what is done again; `files` says what files it leaves.

    `at_once`: others see all of it or nothing. `told` is what must be the same, `wrong` what must be well when killed.
    """

    name: str
    before: Callable[[Site], None]
    do: Callable[[Site], None]
    files: Callable[[Site], object] = lambda _: None
    at_once: bool = True
    told: Callable[[Site], dict[str, Any]] = told_of
    wrong: Callable[[Site], list[str]] = wrong_with


def two_films(site: Site) -> None:
    site.store.apply(plan_change(site.store, PAGES))
    member = Member(username="ada", role=Role.CURATOR)
    member.set_unusable_password()
    member.save(using=site.target.using)


def worked_off(site: Site) -> None:
    Job.objects.update(beat=None)  # a worker that was killed is taken for gone after some minutes
    work.work_off()


def exports(site: Site) -> object:
    return sorted(path.name for path in (site.target.home / "exports").iterdir())
