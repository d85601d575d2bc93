"""Imports under way: a table of them, and a process beside the site that works it off, as the editors' desk has.

An import is taken by an update that only one worker can make, and one of a member at a time; one whose worker is gone
is gone on with where it was broken off.
"""

from __future__ import annotations

import subprocess
import sys
import threading
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from cinequorum.errors import CinequorumError
from cinequorum_web.diary.models import Import, ImportState
from cinequorum_web.diary.running import Told, nobody, run

HERE = "here"  # the setting `DESK_WORKER` says so in tests: imports are done at once, by who asks for them
GONE = timedelta(minutes=2)
MOST_TRIES = 3


def begin(of: Import) -> None:
    """Put an import among those that wait, and see to it that somebody works."""
    with transaction.atomic():
        ready = Import.objects.filter(pk=of.pk, state=ImportState.READY)
        if ready.update(state=ImportState.WAITING, wins=of.wins, choices=of.choices):
            transaction.on_commit(set_going)


def again(of: Import) -> bool:
    """Put an import that failed back among those that wait: it goes on behind the last batch that was written.

    Returns whether it did: without its file there is nothing to go on with.
    """
    failed = Import.objects.filter(pk=of.pk, state=ImportState.FAILED, body__isnull=False)
    with transaction.atomic():
        done = failed.update(state=ImportState.WAITING, error="", ended=None, tries=0, beat=None)
        if done:
            transaction.on_commit(set_going)
    return bool(done)


def set_going() -> None:
    """See to it that somebody in this process works, if there is something to do."""
    _give_up()
    if getattr(settings, "DESK_WORKER", "") == HERE:
        work_off()
    elif _waiting().exists():
        WORKER.wake()


def work_off() -> int:
    """Do all imports that wait, and return how many they were."""
    done = 0
    while (of := _taken()) is not None:
        finish(of)
        done += 1
    return done


def finish(of: Import, told: Told = nobody) -> None:
    """Run an import to its end; what is wrong with the file, or with us, ends it and is said in it."""
    try:
        run(of, told)
        of.state, of.body = ImportState.DONE, None
    except CinequorumError as error:
        of.state, of.error = ImportState.FAILED, str(error)
    except Exception as error:  # noqa: BLE001  a defect of ours ends this import, and not the worker
        of.state, of.error = ImportState.FAILED, f"{type(error).__name__}: {error}"
    of.ended = timezone.now()
    of.save(update_fields=["state", "body", "error", "ended"])


class Worker:
    """The process that works imports off; this one starts one at most at a time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def wake(self) -> None:
        """Start the process, unless it is at work."""
        with self._lock:
            if self._process is None or self._process.poll() is not None:
                command = [sys.executable, "-m", "cinequorum_web.diary.worker"]
                self._process = subprocess.Popen(command, stdin=subprocess.DEVNULL, start_new_session=True)


WORKER = Worker()
"""A process that was started is a thing of this process, not of a request: it has to be known in one place."""


def _lost() -> Q:
    return Q(state=ImportState.WORKING) & (Q(beat__lt=timezone.now() - GONE) | Q(beat=None))


def _give_up() -> None:
    """End imports whose workers have all gone without a word: their member may have them tried again."""
    lost = Import.objects.filter(_lost(), tries__gte=MOST_TRIES)
    lost.update(state=ImportState.FAILED, error="Whoever worked on it has gone.", ended=timezone.now())


def _waiting() -> QuerySet[Import]:
    time = timezone.now()
    lost = _lost()
    busy = Import.objects.filter(state=ImportState.WORKING, beat__gte=time - GONE).values("member")
    rows = Import.objects.filter((Q(state=ImportState.WAITING) | lost) & Q(tries__lt=MOST_TRIES))
    return rows.exclude(member__in=busy)


def _taken() -> Import | None:
    """Take the oldest import that waits; None where there is none."""
    while (of := _waiting().order_by("pk").first()) is not None:
        mine = Import.objects.filter(pk=of.pk, state=of.state, tries=of.tries)
        if mine.update(state=ImportState.WORKING, beat=timezone.now(), tries=F("tries") + 1):
            return Import.objects.select_related("member").get(pk=of.pk)
    return None
