"""Work that takes longer than an answer may: a table of jobs, and a process beside the site that works it off.

A job is taken by an update that only one worker can make, so several processes and machines may work on one table. A
worker says every while that it is there; a job whose worker is gone is begun again, three times at most.
"""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from datetime import timedelta

from django.conf import settings
from django.db import connections, transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from cinequorum.errors import CinequorumError, StoreError
from cinequorum_web.catalog.orm import CatalogStore
from cinequorum_web.curation import asking
from cinequorum_web.curation.models import Job, JobKind, JobPage, JobState
from cinequorum_web.members.models import Member

GONE = timedelta(minutes=5)  # a page is given two minutes; whoever is not heard of for five is no more
MOST_TRIES = 3
HERE = "here"
"""The setting `DESK_WORKER` says so in tests: jobs are done at once, in the thread that asks for them."""


def ask_for(kind: JobKind, member: Member | None, what: str, pages: Sequence[JobPage] = (), **result: object) -> Job:
    """Put a job into the table with its pages, and set it going once that is written."""
    with transaction.atomic():
        job = Job.objects.create(
            kind=kind,
            member=member,
            name=member.get_username() if member else "",
            what=what[:500],
            total=len(pages),
            result=result,
        )
        for page in pages:
            page.job = job
        JobPage.objects.bulk_create(pages, batch_size=20)
        transaction.on_commit(set_going)
    return job


def set_going() -> None:
    """See to it that somebody in this process works, if there is something to do."""
    _give_up()
    if getattr(settings, "DESK_WORKER", "") == HERE:
        work_off()
    elif _waiting().exists():
        WORKER.wake()


def work_off() -> int:
    """Do all that waits, and return how many jobs that was."""
    done = 0
    while (job := _taken()) is not None:
        _run(job)
        done += 1
    return done


def stay(linger: float = 30, pause: float = 1) -> None:
    """Do all that waits, as long as anybody is at work and for `linger` seconds more, looking each `pause`.

    What another worker leaves undone is begun again; what comes meanwhile finds a process that has all it needs. In
    between no connection is kept, so that a store that is put in the place of this one is seen.
    """
    ends = time.monotonic() + linger
    while time.monotonic() < ends:
        if work_off() or Job.objects.filter(state=JobState.WORKING).exists():
            ends = time.monotonic() + linger
        _give_up()
        connections.close_all()
        time.sleep(pause)
    work_off()


def beat(job: Job, done: int) -> None:
    """Say that the job goes on, and how far it is."""
    job.done = done
    Job.objects.filter(pk=job.pk).update(done=done, beat=timezone.now())


class Worker:
    """The process that works jobs off; this one starts one at most at a time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._is_here = False

    def be_here(self) -> None:
        """Say that this process is the one that works: what it asks for itself, it finds when it looks again."""
        self._is_here = True

    def wake(self) -> None:
        """Start the process, unless it is at work."""
        with self._lock:
            if self._is_here:
                return
            if self._process is None or self._process.poll() is not None:
                command = [sys.executable, "-m", "cinequorum_web.curation.worker"]
                self._process = subprocess.Popen(command, stdin=subprocess.DEVNULL, start_new_session=True)


WORKER = Worker()
"""A process that was started is a thing of this process, not of a request: it has to be known in one place."""


def _lost() -> Q:
    return Q(state=JobState.WORKING) & (Q(beat__lt=timezone.now() - GONE) | Q(beat=None))


def _give_up() -> None:
    """End jobs whose workers have all gone without a word."""
    lost = Job.objects.filter(_lost(), tries__gte=MOST_TRIES)
    lost.update(state=JobState.FAILED, error="Whoever worked on it has gone.", ended=timezone.now())


def _waiting() -> QuerySet[Job]:
    return Job.objects.filter((Q(state=JobState.WAITING) | _lost()) & Q(tries__lt=MOST_TRIES))


def _taken() -> Job | None:
    """Take the oldest job that waits; None where there is none."""
    while (job := _waiting().order_by("pk").first()) is not None:
        mine = Job.objects.filter(pk=job.pk, state=job.state, tries=job.tries)
        if mine.update(state=JobState.WORKING, beat=timezone.now(), tries=F("tries") + 1):
            job.refresh_from_db()
            return job
    return None


def _run(job: Job) -> None:
    try:
        state = _RUNNERS[job.kind](job)
    except StoreError as error:
        if job.tries < MOST_TRIES:
            return  # the store is full or away: the job is begun again some minutes after its last word
        job.error = str(error)
        state = JobState.FAILED
    except CinequorumError as error:
        job.error = str(error)
        state = JobState.FAILED
    except Exception as error:  # noqa: BLE001  a defect of ours ends this job, and not the worker
        job.error = f"{type(error).__name__}: {error}"
        state = JobState.FAILED
    job.state, job.ended = state, timezone.now()
    job.save(update_fields=["state", "ended", "error", "result", "done", "total"])


def _queue(job: Job) -> JobState:
    from cinequorum_web.taste.learning import keep_fresh

    found = asking.refresh(CatalogStore())
    keep_fresh()  # what came in may be near what readers like
    job.result = {"found": found}
    return JobState.DONE


def _ingest(job: Job) -> JobState:
    from cinequorum_web.curation.reading import run_ingest

    return run_ingest(job)


def _reread(job: Job) -> JobState:
    from cinequorum_web.curation.rereading import run_reread

    return run_reread(job)


def _export(job: Job) -> JobState:
    from cinequorum_web.curation.export_job import run_export

    return run_export(job)


_RUNNERS: dict[str, Callable[[Job], JobState]] = {
    JobKind.QUEUE: _queue,
    JobKind.INGEST: _ingest,
    JobKind.REREAD: _reread,
    JobKind.EXPORT: _export,
}
