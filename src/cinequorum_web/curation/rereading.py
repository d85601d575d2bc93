"""Kept pages read again, as after an upgrade: what would be another is shown before it is taken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from django.db import transaction

from cinequorum.errors import CinequorumError
from cinequorum.model.codec import decode, encode
from cinequorum.model.reading import Failure, Reading
from cinequorum.store.ingest import plan_change
from cinequorum.store.port import Change, Store
from cinequorum_web.catalog.models import PageRow
from cinequorum_web.catalog.orm import CatalogStore
from cinequorum_web.curation.audit import Told, change_store
from cinequorum_web.curation.deciding import Sending
from cinequorum_web.curation.models import Act, Job, JobPage, JobState, KeptPage, PageState
from cinequorum_web.curation.reading import ask_for_queue, kept, read
from cinequorum_web.curation.work import beat
from cinequorum_web.pages.labels import FIELDS, KINDS, VERDICTS, plain

AT_ONCE = 50
MOST_LINES = 40  # differences shown of one page


def run_reread(job: Job) -> JobState:
    """Read every kept page that is still a source again, and note what would be another. Nothing is changed yet."""
    store = CatalogStore()
    film = str(job.result.get("film", ""))
    ids = PageRow.objects.filter(film__slug=film) if film else PageRow.objects.all()
    wanted = KeptPage.objects.filter(page_id__in=ids.values("page_id")).order_by("pk")
    job.total = wanted.count()
    Job.objects.filter(pk=job.pk).update(total=job.total)
    JobPage.objects.filter(job=job).delete()
    done = changed = 0
    numbers = list(wanted.values_list("pk", flat=True))
    for start in range(0, len(numbers), AT_ONCE):
        rows = list(KeptPage.objects.filter(pk__in=numbers[start : start + AT_ONCE]).order_by("pk"))
        for row, outcome in zip(rows, read([kept(row) for row in rows]), strict=True):
            done += 1
            beat(job, done)
            changed += _compared(job, row, store.reading(row.page_id), outcome)
    job.result = {**job.result, "changed": changed, "same": done - changed}
    return JobState.ASKING if changed else JobState.DONE


def take(sending: Sending, job: Job) -> Change:
    """Take the new readings of a job. Raises `CinequorumError` where it asks for nothing, `SentBefore`."""
    rows = list(job.pages.exclude(outcome=None))
    if job.state != JobState.ASKING or not rows:
        raise CinequorumError("there is nothing to take any more")
    readings = [decode(bytes(row.outcome or b""), Reading) for row in rows]

    def plan(store: Store) -> tuple[Change, Told]:
        about = f"{len(readings)}: {job.what}"
        return plan_change(store, readings), Told(
            act=Act.REREAD, about=about, ref=str(job.pk), leads_to=sending.leads_to
        )

    def end() -> None:
        settle(job, JobState.TAKEN)
        ask_for_queue(job)

    return change_store(sending.member, sending.token, plan, end)


def settle(job: Job, state: JobState) -> None:
    """End a job that asked, and let go of the readings that it kept."""
    with transaction.atomic():
        job.pages.update(outcome=None)
        Job.objects.filter(pk=job.pk, state=JobState.ASKING).update(state=state)


def differences(was: Reading, now: Reading) -> Iterator[tuple[str, str, str]]:
    """Yield in what two readings of one page differ: what, how it was, how it is."""
    for (label, before), (_, after) in zip(_said(was), _said(now), strict=True):
        if before != after:
            yield label, before, after
    before_facts, after_facts = _facts(was), _facts(now)
    yield from ((label, value, "") for label, value in before_facts if (label, value) not in after_facts)
    yield from ((label, "", value) for label, value in after_facts if (label, value) not in before_facts)


def _compared(job: Job, row: KeptPage, was: Reading | None, now: Reading | Failure) -> bool:
    """Note how one page came out; tell whether it would be another."""
    report = JobPage(job=job, source=row.source, page_id=row.page_id, state=PageState.SAME)
    if isinstance(now, Failure):
        report.state, report.reason, report.code = PageState.REFUSED, now.message, now.code
    elif was is not None and replace(was, notes=None) != replace(now, notes=None):
        report.state = PageState.CHANGED
        found = list(differences(was, now))
        report.changes = [list(one) for one in found[:MOST_LINES]]
        report.reason = "" if found else "where words stand, and how sure it is"
        report.outcome = encode(now)
    if report.state != PageState.SAME:
        report.save()
    return report.state == PageState.CHANGED


def _said(reading: Reading) -> tuple[tuple[str, str], ...]:
    page, film = reading.page, reading.film
    named = f"{film.title}{f' ({film.year})' if film.year else ''}" if film else ""
    ratings = ", ".join(f"{one.raw} ({one.by})" for one in reading.ratings)
    return (
        ("Kind", KINDS.get(page.kind.name, plain(page.kind.name))),
        ("Film", named),
        ("Author", page.author or ""),
        ("Outlet", page.outlet or ""),
        ("Date", page.published or ""),
        ("Language", page.language),
        ("Verdict", VERDICTS.get(reading.verdict.label, reading.verdict.label)),
        ("Ratings", ratings),
        ("User reviews", str(len(reading.reviews))),
        ("Opinions", str(len(reading.aspects))),
        ("Spoilers", str(len(reading.spoilers))),
        ("Letters of text", str(len(page.text))),
    )


def _facts(reading: Reading) -> dict[tuple[str, str], None]:
    return {
        (FIELDS.get(c.predicate, plain(c.predicate)), f"{c.value}{f' ({c.role})' if c.role else ''}"): None
        for c in reading.claims
    }
