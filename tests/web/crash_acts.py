"""What is stopped at each of its writes: acts on a store that is ready for them, each done in one call, and again."""

from __future__ import annotations

import zlib
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.db import connections
from django.db.migrations.recorder import MigrationRecorder

from cinequorum.batch.engines import Serial
from cinequorum.batch.loading import load_records
from cinequorum.batch.run import run_plan
from cinequorum.model.judgement import Answer
from cinequorum.store.ingest import plan_change
from cinequorum_web.backup.making import make
from cinequorum_web.backup.restoring import Target, restore
from cinequorum_web.catalog.opening import migrate
from cinequorum_web.curation import work
from cinequorum_web.curation.audit import SentBefore
from cinequorum_web.curation.deciding import Sending, decide, take_back
from cinequorum_web.curation.deciding import two_films as a_pair
from cinequorum_web.curation.handing import Handing, ask_to_read
from cinequorum_web.curation.intake import pasted
from cinequorum_web.curation.models import Job, JobKind, JobState, KeptPage
from cinequorum_web.curation.rereading import settle, take
from cinequorum_web.diary import work as imports
from cinequorum_web.diary.models import Import, ImportState
from cinequorum_web.members.models import Member
from tests.batch.planned import page, planned
from tests.reconcile.made_pages import pages
from tests.web.crash_rights import LOUD, RIGHTS, down, still_down
from tests.web.crash_site import Act, Site, exports, in_use, told_of, two_films, worked_off
from tests.web.desk import LOCK, SLUICE

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
DIARY = "Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date\n" + "".join(
    f"2024-01-0{n},{title},{year},https://boxd.it/{n},{n / 2:g},,,2024-01-0{n}\n"
    for n, (title, year) in enumerate((("The Lock", 1931), ("The Sluice", 1932)), 1)
)


def _ingest(site: Site) -> None:
    store = site.store
    with store.alone(lambda: None):
        store.apply(plan_change(store, pages(9, 8)))


def _sending(token: str) -> Sending:
    return Sending(member=Member.objects.get(username="ada"), token=token)


def _merge(site: Site) -> None:
    left, right = site.store.film(LOCK), site.store.film(SLUICE)
    try:
        if left and right:
            decide(_sending("merge"), a_pair(left, right), Answer.SAME, ())
    except SentBefore:
        return


def _merged(site: Site) -> None:
    two_films(site)
    with in_use(site):
        _merge(site)


def _undo(site: Site) -> None:
    (judged,) = site.store.judgements()
    try:
        take_back(_sending("undo"), judged.id)
    except SentBefore:
        return


def handed_in(site: Site) -> None:
    two_films(site)
    with in_use(site):
        handing = Handing(member=Member.objects.get(username="ada"), mark="read")
        ask_to_read(handing, "paste", pasted(page(0), "https://quay.example/read"))


def _hand_in(site: Site) -> None:
    handing = Handing(member=Member.objects.get(username="ada"), mark="hand")
    ask_to_read(handing, "paste", pasted(page(1), "https://quay.example/hand"))


def _diary(site: Site) -> None:
    two_films(site)
    ada = Member.objects.using(site.target.using).get(username="ada")
    of = Import(member=ada, name="diary.csv", state=ImportState.WAITING, body=zlib.compress(DIARY.encode()))
    of.save(using=site.target.using)


def _import(site: Site) -> None:
    Import.objects.update(beat=None)
    imports.work_off()


def _shards(site: Site) -> None:
    run_plan(planned(site.folder / "plan", 8), Serial())


def _load(site: Site) -> None:
    load_records(site.folder / "plan" / "records", site.store)


def _full(site: Site) -> None:
    two_films(site)
    site.store.apply(plan_change(site.store, [LOUD]))
    (site.folder / "kept").mkdir()
    make(site.folder / "kept" / "backup", site.target.using, site.target.home, NOW)
    site.store.apply(plan_change(site.store, pages(3, 4)))
    with in_use(site):
        down(site)


def _backup(site: Site) -> None:
    make(site.folder / "kept" / "backup", site.target.using, site.target.home, NOW)


def _backups(site: Site) -> object:
    """Every file beside the backup; the backup is one that can be restored."""
    found = sorted(path.name for path in (site.folder / "kept").rglob("*"))
    other = site.made()
    restore(site.folder / "kept" / "backup", other, NOW, lambda: None)
    return found, told_of(Site(target=other, folder=site.folder, made=site.made))


def _bring_back(site: Site) -> None:
    target = Target(using=site.target.using, home=site.target.home, replace=True)
    restore(site.folder / "kept" / "backup", target, NOW, lambda: None)


def _homes(site: Site) -> object:
    return sorted(path.name for path in site.target.home.iterdir() if not path.name.endswith(("-wal", "-shm")))


def _no_tables(site: Site) -> None:
    connection = connections[site.target.using]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("DROP SCHEMA public CASCADE")
            cursor.execute("CREATE SCHEMA public")
    else:
        connection.close()
        Path(str(connection.settings_dict["NAME"])).unlink()


def _migrate(site: Site) -> None:
    migrate(site.target.using, None)


def _tables(site: Site) -> dict[str, Any]:
    """The tables with their columns, and which migrations are applied."""
    connection = connections[site.target.using]
    tables = connection.introspection.table_names()
    with connection.cursor() as cursor:
        columns = {
            name: sorted(one.name for one in connection.introspection.get_table_description(cursor, name))
            for name in tables
        }
    return {"tables": columns, "applied": sorted(MigrationRecorder(connection).applied_migrations())}


def _exported(site: Site) -> None:
    two_films(site)
    with in_use(site):
        work.ask_for(JobKind.EXPORT, Member.objects.get(username="ada"), "all", format="jsonl")


def _read_otherwise(site: Site) -> None:
    """A kept page, of which the store has a reading that is not today's; it is to be read again."""
    handed_in(site)
    with in_use(site):
        worked_off(site)
        row = KeptPage.objects.get()
        was = site.store.reading(row.page_id)
        assert was is not None
        old = replace(was, page=replace(was.page, author="Somebody Else"))
        site.store.apply(plan_change(site.store, [old]))
        work.ask_for(JobKind.REREAD, Member.objects.get(username="ada"), "all")


def _read_again(site: Site) -> None:
    worked_off(site)
    job = Job.objects.get(kind=JobKind.REREAD)
    if job.state == JobState.ASKING:
        with suppress(SentBefore):
            take(_sending("take"), job)
        settle(job, JobState.TAKEN)
    worked_off(site)


ACTS = (
    Act(name="migration", before=_no_tables, do=_migrate, at_once=False, told=_tables, wrong=lambda _: []),
    Act(name="export", before=_exported, do=worked_off, at_once=False, files=exports),
    Act(name="read again", before=_read_otherwise, do=_read_again, at_once=False),
    Act(name="ingest", before=two_films, do=_ingest),
    Act(name="merge", before=two_films, do=_merge),
    Act(name="undo", before=_merged, do=_undo),
    Act(name="hand a page in", before=two_films, do=_hand_in),
    Act(name="read what was handed in", before=handed_in, do=worked_off, at_once=False),
    Act(name="import a diary", before=_diary, do=_import, at_once=False),
    Act(name="load", before=_shards, do=_load),
    Act(name="backup", before=_full, do=_backup, files=_backups),
    Act(name="restore", before=_full, do=_bring_back, files=_homes, wrong=still_down),
    *RIGHTS,
)
