"""A process that is killed at its n-th write, to see what it leaves.

A write is a statement that changes a database, the end of a transaction, or what gives a file its name, settles it on
the disk or deletes it. All is done in a child process, which is killed as `kill -9` does: nothing is tidied up.
"""

from __future__ import annotations

import os
import signal
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import count
from typing import Any
from unittest.mock import patch

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

READING = ("SELECT", "PRAGMA", "SHOW", "EXPLAIN", "VALUES")
OF_FILES = ("replace", "rename", "unlink", "fsync", "mkdir", "rmdir")
OF_DATABASES = ("_commit", "_rollback")
FAILED = 3  # the child's status where what it did raised something


def writes_of(do: Callable[[], object]) -> int:
    """How many writes it makes, all of them."""
    reader, writer = os.pipe()
    told = os.fdopen(writer, "wb", buffering=0)
    child = _child(do, lambda at: told.write(b"."))
    told.close()
    with os.fdopen(reader, "rb") as file:
        found = len(file.read())
    assert _ended(child) == 0, "it fails without a crash"
    return found


def killed(do: Callable[[], object], at: int) -> bool:
    """Do it in a child that is killed before its `at`-th write, counted from 0; whether it came to that."""

    def stop(number: int) -> None:
        if number == at:
            os.kill(os.getpid(), signal.SIGKILL)

    status = _ended(_child(do, stop))
    assert status in (0, -signal.SIGKILL), "it fails in another way"
    return status != 0


def points(writes: int, most: int) -> Sequence[int]:
    """So many of the writes at most, the first and the last among them."""
    if writes <= most:
        return range(writes)
    return sorted({round(n * (writes - 1) / (most - 1)) for n in range(most)})


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
