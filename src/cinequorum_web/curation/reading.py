"""Reading what was handed in: page by page, then one change of the store, with a report of what each page gave."""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterable, Iterator
from importlib.metadata import version

from django.conf import settings
from django.db import transaction

from cinequorum.batch.budget import UNLIMITED, Budget
from cinequorum.model.page import RawPage, content_id
from cinequorum.model.reading import Failure, Reading
from cinequorum.store.barring import Barred, refusal
from cinequorum.store.ingest import plan_change
from cinequorum.store.port import Change
from cinequorum_web.catalog.models import PageRow
from cinequorum_web.catalog.orm import CatalogStore
from cinequorum_web.curation.audit import Told, record
from cinequorum_web.curation.intake import Taken
from cinequorum_web.curation.models import Act, Job, JobKind, JobPage, JobState, KeptPage, PageState
from cinequorum_web.curation.work import HERE, ask_for, beat

NO_FILM = "about no single film; kept as a source"


def rows_of(taken: Taken) -> list[JobPage]:
    """Return what was taken as rows of a job."""
    rows = [
        JobPage(source=one.source, state=PageState.REFUSED, reason=one.message, code=one.code) for one in taken.refused
    ]
    rows += [
        JobPage(
            source=page.source, body=page.body, page_id=page.id, media_type=page.media_type, charset=page.charset or ""
        )
        for page in taken.pages
    ]
    return rows


def run_ingest(job: Job) -> JobState:
    """Read the pages of a job and put them into the store, in one transaction with what the log says of it."""
    store = CatalogStore()
    rows = list(job.pages.filter(state=PageState.WAITING))
    known = store.known([row.page_id for row in rows])
    first: dict[str, JobPage] = {}
    for row in rows:
        if row.page_id in known or row.page_id in first:
            row.state = PageState.KNOWN
        else:
            first[row.page_id] = row
    done = job.total - len(first)
    readings: dict[str, Reading] = {}
    raws = {page_id: raw_of(row) for page_id, row in first.items()}
    barred = store.barred()
    for outcome, row in zip(_admitted(barred, raws.values()), first.values(), strict=True):
        done += 1
        beat(job, done)
        if isinstance(outcome, Failure):
            row.state, row.reason, row.code = PageState.REFUSED, outcome.message, outcome.code
        else:
            row.state = PageState.READ
            readings[row.page_id] = outcome
    with store.alone(lambda: None):
        _refuse(store.barred(), rows, readings)  # what was taken down while it was read
        change = plan_change(store, readings.values()) if readings else None
        with transaction.atomic():
            if change is not None:
                store.apply(change)
            keep(raws[page_id] for page_id in readings)
            _report(job, rows, readings)
            if change is not None:
                about = f"{len(readings)} of {job.total}: {job.what}"
                film = change.made[0].slug if change.made else ""
                through = str(job.result.get("through", ""))
                told = Told(act=Act.READ, about=about, ref=str(job.pk), film=film, through=through)
                record(job.member, told, name=job.name)
            _settle(job, change)
    return JobState.DONE


def _refuse(barred: Barred, rows: list[JobPage], readings: dict[str, Reading]) -> None:
    """Let go of readings that are barred, and say so."""
    for row in rows:
        reading = readings.get(row.page_id)
        if reading is not None and barred.bars(reading.page):
            told = refusal(row.source)
            row.state, row.reason, row.code = PageState.REFUSED, told.message, told.code
            del readings[row.page_id]


def _settle(job: Job, change: Change | None) -> None:
    """Say what came of a job, and what is to be done after it: with the pages, so that neither is there alone."""
    if change is not None or "films" not in job.result:  # begun again, it may have no page left to read
        job.result = job.result | {"films": [film.slug for film in change.made] if change is not None else []}
    Job.objects.filter(pk=job.pk).update(result=job.result)
    if change is not None:
        ask_for_queue(job)


def raw_of(row: JobPage) -> RawPage:
    """Return the page of a row as it came in."""
    body = bytes(row.body or b"")
    return RawPage(
        id=content_id(body), source=row.source, body=body, media_type=row.media_type, charset=row.charset or None
    )


def read(raws: Iterable[RawPage]) -> Iterator[Reading | Failure]:
    """Read pages, each in a process that is given up where it takes too long or too much."""
    from cinequorum.batch.local import read_all
    from cinequorum.cli.catalog import reading_options

    here = getattr(settings, "DESK_WORKER", "") == HERE
    return read_all(raws, 1, reading_options(), UNLIMITED if here else Budget())


def _admitted(barred: Barred, raws: Collection[RawPage]) -> Iterator[Reading | Failure]:
    """Read pages; what was taken down before is refused, by its bytes and address or, once read, by its words."""
    outcomes = read(raw for raw in raws if not barred.bars_raw(raw))
    for raw in raws:
        outcome = refusal(raw.source) if barred.bars_raw(raw) else next(outcomes)
        is_barred = isinstance(outcome, Reading) and barred.bars(outcome.page)
        yield refusal(raw.source) if is_barred else outcome


def keep(raws: Iterable[RawPage]) -> None:
    """Keep the bytes of pages, packed, so that they can be read again."""
    for raw in raws:
        columns = {
            "source": raw.source,
            "body": zlib.compress(raw.body, 6),
            "media_type": raw.media_type,
            "charset": raw.charset or "",
            "version": version("cinequorum"),
        }
        KeptPage.objects.update_or_create(page_id=raw.id, defaults=columns)


def kept(row: KeptPage) -> RawPage:
    """Return a kept page as it came in."""
    return RawPage(
        id=row.page_id, source=row.source, body=zlib.decompress(bytes(row.body)), media_type=row.media_type,
        charset=row.charset or None,
    )  # fmt: skip


def ask_for_queue(job: Job) -> None:
    """Have the queue made anew after pages came in, unless that is to be done anyway."""
    if not Job.objects.filter(kind=JobKind.QUEUE, state=JobState.WAITING).exists():
        ask_for(JobKind.QUEUE, job.member, job.what)


def _report(job: Job, rows: list[JobPage], readings: dict[str, Reading]) -> None:
    """Write what became of each page, and let go of its bytes."""
    found = PageRow.objects.filter(page_id__in=[row.page_id for row in rows]).values_list(
        "page_id", "film__slug", "kind"
    )
    films = {page_id: (slug or "", kind) for page_id, slug, kind in found}
    for row in rows:
        row.film, row.kind = films.get(row.page_id, ("", ""))
        reading = readings.get(row.page_id)
        if reading is not None:
            shown = reading.page.headline if reading.headline_gives_away == "none" else None
            row.title = shown or (reading.film.title if reading.film else "")
            row.facts, row.reviews = len(reading.claims), len(reading.reviews)
            row.reason = "" if reading.film is not None else NO_FILM
        row.body = None
    JobPage.objects.bulk_update(
        rows, ["state", "reason", "code", "film", "kind", "title", "facts", "reviews", "body"], batch_size=100
    )
