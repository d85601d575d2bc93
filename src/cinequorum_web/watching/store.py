"""The state of the store in numbers: how much there is, what is waiting, what was refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.db import connection
from django.db.models import Count, Max

from cinequorum_web.catalog.models import FilmRow, PageRow
from cinequorum_web.curation.models import DoubtRow, Job, JobPage, JobState
from cinequorum_web.diary.models import Import
from cinequorum_web.members.models import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Gauge:
    """One number, or several told apart by a `label`."""

    name: str
    told: str
    label: str = ""
    values: tuple[tuple[str, float], ...]


def gauges() -> Iterator[Gauge]:
    """Yield the numbers as they are now."""
    yield _one("cinequorum_films", "Films in the store.", FilmRow.objects.count())
    yield _one("cinequorum_pages", "Pages that were read and are kept.", PageRow.objects.count())
    yield _one("cinequorum_store_bytes", "Size of the database.", size())
    if (newest := PageRow.objects.aggregate(at=Max("added"))["at"]) is not None:
        yield _one("cinequorum_newest_page_timestamp_seconds", "When the last page came in.", newest.timestamp())
    yield from _queues()
    states = JobPage.objects.values_list("state").annotate(n=Count("pk")).order_by("state")
    yield Gauge(
        name="cinequorum_job_pages", told="Pages given to the desk's jobs, by state.", label="state",
        values=tuple((state, n) for state, n in states),
    )  # fmt: skip
    codes = JobPage.objects.exclude(code="").values_list("code").annotate(n=Count("pk")).order_by("code")
    yield Gauge(
        name="cinequorum_job_refusals", told="Pages that could not be read, by code.", label="code",
        values=tuple((code, n) for code, n in codes),
    )  # fmt: skip


def size() -> int:
    """Return how many bytes the database takes."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_database_size(current_database())")
            return int(cursor.fetchone()[0])
    name = str(connection.settings_dict["NAME"])
    return sum(path.stat().st_size for path in (Path(name), Path(f"{name}-wal")) if path.is_file())


def _queues() -> Iterator[Gauge]:
    """What waits, and for whom."""
    waiting = Job.objects.filter(state__in=(JobState.WAITING, JobState.WORKING)).count()
    imports = Import.objects.filter(state__in=("waiting", "working")).count()
    yield Gauge(
        name="cinequorum_queue", told="What is waiting: jobs, imports, doubts for editors, reports.", label="of",
        values=(
            ("jobs", waiting), ("imports", imports), ("doubts", DoubtRow.objects.count()),
            ("reports", Report.objects.filter(state="open").count()),
        ),
    )  # fmt: skip


def _one(name: str, told: str, value: float) -> Gauge:
    return Gauge(name=name, told=told, values=(("", value),))
