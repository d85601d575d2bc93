"""What is counted over all processes: the cache beside the store, and what sign-in makes of it."""

from __future__ import annotations

import multiprocessing
import os
import sqlite3
from pathlib import Path

import pytest
from django.db import OperationalError

from cinequorum_web.counts import Counts
from tests.web.limits import files_of_at_most

TRIES, PROCESSES = 40, 4


def counts(folder: Path) -> Counts:
    return Counts(str(folder / "counts.sqlite3"), {})


def test_values_are_kept_until_their_time_is_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in any cache of Django's: kept, counted on, prolonged, forgotten, over."""
    cache = counts(tmp_path)
    assert cache.get("a", "none") == "none"
    cache.set("a", [1.25, "x"], 10)
    assert (cache.get("a"), "a" in cache, counts(tmp_path).get("a")) == ([1.25, "x"], True, [1.25, "x"])
    assert cache.add("n", 0, 10)
    assert (cache.incr("n"), cache.incr("n", 5), cache.decr("n"), cache.get("n")) == (1, 6, 5, 5)
    assert not cache.add("n", 0, 10)
    assert cache.touch("n", 1000)
    later = 1e10
    monkeypatch.setattr("cinequorum_web.counts.time.time", lambda: later)
    assert cache.get("n") is None
    assert cache.add("n", 7, None)
    assert cache.get("n") == 7
    assert cache.delete("n")
    assert not cache.delete("n")
    with pytest.raises(ValueError, match="nothing is counted"):
        cache.incr("n")
    cache.clear()
    assert cache.get("a") is None


def test_what_is_over_is_thrown_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file does not grow with those who try."""
    cache = counts(tmp_path)
    for n in range(500):
        cache.set(f"over-{n}", n, -1)
    with sqlite3.connect(tmp_path / "counts.sqlite3") as file:
        assert file.execute("SELECT count(*) FROM counted").fetchone()[0] < 250


def _try(path: str, said: multiprocessing.Queue[tuple[int, int]]) -> None:
    cache = Counts(path, {})
    firsts = sum(cache.add(f"code-{n}", 1, 60) for n in range(TRIES))
    cache.add("tries", 0, 60)
    for _ in range(TRIES):
        cache.incr("tries")
    said.put((firsts, os.getpid()))


def test_processes_count_together(tmp_path: Path) -> None:
    """Of four that take the same code one is first; what four count is counted whole."""
    start = multiprocessing.get_context("fork")
    said: multiprocessing.Queue[tuple[int, int]] = start.Queue()
    cache = counts(tmp_path)
    cache.set("open", 1)  # whoever is forked has a connection that is not its own
    path = str(tmp_path / "counts.sqlite3")
    workers = [start.Process(target=_try, args=(path, said)) for _ in range(PROCESSES)]
    for worker in workers:
        worker.start()
    told = [said.get(timeout=60) for _ in workers]
    for worker in workers:
        worker.join()
    assert len({process for _, process in told}) == PROCESSES
    assert sum(firsts for firsts, _ in told) == TRIES
    assert cache.get("tries") == TRIES * PROCESSES


def test_only_its_owner_reads_it(tmp_path: Path) -> None:
    """Names of those who tried are in it as digests only, and still it is nobody's business."""
    counts(tmp_path).set("a", 1)
    assert (tmp_path / "counts.sqlite3").stat().st_mode & 0o077 == 0


def test_a_file_that_cannot_be_written_lets_nobody_through(tmp_path: Path) -> None:
    """The site says that its database is away; it counts on when there is room again."""
    cache = counts(tmp_path)
    cache.set("a", 1)
    with files_of_at_most(1), pytest.raises(OperationalError, match="cannot be written"):
        cache.set("b", "x" * 100_000)
    assert cache.add("b", 1)
    with pytest.raises(OperationalError):
        counts(tmp_path / "gone").add("a", 1)
