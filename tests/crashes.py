"""A process that is killed at its n-th write, to see what it leaves.

A write is a statement that changes a database, the end of a transaction, or what gives a file its name, settles it on
the disk or deletes it. All is done in a child process, which is killed as `kill -9` does: nothing is tidied up.

To stop at every write need not mean to begin anew for each: between the beginning of a transaction and its end nobody
else sees anything, so that to be killed at one write there is to be killed at any. `looks` says what is there before
each write of one run, and `tellings` which of the writes tell all that there is to be told.
"""

from __future__ import annotations

import os
import signal
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import count
from typing import Any, TypeVar
from unittest.mock import patch

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

T = TypeVar("T")
READING = ("SELECT", "PRAGMA", "SHOW", "EXPLAIN", "VALUES")
OF_FILES = ("replace", "rename", "unlink", "fsync", "mkdir", "rmdir")
OF_DATABASES = ("_commit", "_rollback")
FAILED = 3  # the child's status where what it did raised something


def looks(do: Callable[[], object], look: Callable[[], T]) -> list[T]:
    """Do it in a child that waits before each of its writes; return what `look` saw then, write for write.

    What it sees is what a kill at this write would leave: files as they are, rows as others see them.
    """
    told, tell = os.pipe()
    heard, hear = os.pipe()

    def wait(_: int) -> None:
        os.write(tell, b".")
        os.read(heard, 1)

    child = _child(do, wait)
    for end in (tell, heard):
        os.close(end)
    found = []
    while os.read(told, 1):
        found.append(look())
        os.write(hear, b".")
    for end in (told, hear):
        os.close(end)
    assert _ended(child) == 0, "it fails without a crash"
    return found


def tellings(seen: Sequence[object]) -> list[int]:
    """The last of the writes before which the same was there, stretch by stretch.

    The last, since not all is taken back with a transaction: numbers given to rows are not, on PostgreSQL.

    >>> tellings(["a", "a", "a", "b", "a"])
    [2, 3, 4]
    """
    return [at for at, one in enumerate(seen) if at + 1 == len(seen) or one != seen[at + 1]]


def killed(do: Callable[[], object], at: int) -> bool:
    """Do it in a child that is killed before its `at`-th write, counted from 0; whether it came to that."""

    def stop(number: int) -> None:
        if number == at:
            os.kill(os.getpid(), signal.SIGKILL)

    status = _ended(_child(do, stop))
    assert status in (0, -signal.SIGKILL), "it fails in another way"
    return status != 0


def some_of(points: Sequence[int], most: int) -> Sequence[int]:
    """So many of these at most, the first and the last among them.

    >>> some_of([0, 3, 4, 7, 9], 3)
    [0, 4, 9]
    """
    if len(points) <= most:
        return points
    return [points[at] for at in sorted({round(n * (len(points) - 1) / (most - 1)) for n in range(most)})]


def _child(do: Callable[[], object], before: Callable[[int], object]) -> int:
    connections.close_all()  # two processes on one connection would spoil it
    child = os.fork()
    if child:
        return child
    status = FAILED
    try:
        with _watched(before):
            do()
        connections.close_all()
        status = 0
    except BaseException:  # noqa: BLE001 - told to whoever reads the test's output; the child must end here
        traceback.print_exc()
    finally:
        os._exit(status)


def _ended(child: int) -> int:
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


@contextmanager
def _watched(before: Callable[[int], object]) -> Iterator[None]:
    """Have `before` called with its number before each write."""
    numbers = count()

    def write() -> None:
        before(next(numbers))

    with ExitStack() as patches:
        for method in ("_execute", "_executemany"):
            patches.enter_context(
                patch.object(CursorWrapper, method, _statement(getattr(CursorWrapper, method), write))
            )
        for method in OF_DATABASES:
            whole = getattr(BaseDatabaseWrapper, method)
            patches.enter_context(patch.object(BaseDatabaseWrapper, method, _always(whole, write)))
        for name in OF_FILES:
            patches.enter_context(patch.object(os, name, _always(getattr(os, name), write)))
        yield


def _statement(whole: Callable[..., Any], write: Callable[[], None]) -> Callable[..., Any]:
    def watched(self: Any, sql: Any, *rest: Any) -> Any:
        if not str(sql).lstrip(" (\n").upper().startswith(READING):
            write()
        return whole(self, sql, *rest)

    return watched


def _always(whole: Callable[..., Any], write: Callable[[], None]) -> Callable[..., Any]:
    def watched(*given: Any, **named: Any) -> Any:
        write()
        return whole(*given, **named)

    return watched
