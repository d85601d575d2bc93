"""Nothing that the site does lets go of the locks that it holds on its file of SQLite: two writers would destroy it.

The kernel drops all locks of a process on a file as soon as the process closes that file anywhere.
"""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import connections

from cinequorum.cli.finding import Asked
from cinequorum.store.ingest import plan_change
from cinequorum_web.backup.making import make
from cinequorum_web.backup.restoring import Target
from cinequorum_web.catalog.moment import Indexes, moment_of
from cinequorum_web.catalog.opening import alias_of, migrate
from cinequorum_web.catalog.orm import CatalogStore
from cinequorum_web.database import sqlite_at
from cinequorum_web.doctor.examining import examine
from tests.reconcile.made_pages import pages
from tests.web.conftest import SQLITE, Place
from tests.web.test_serve import answer, free_port, start

OTHER_WRITER = """
import sqlite3, sys
try:
    sqlite3.connect(sys.argv[1], timeout=0).execute("BEGIN IMMEDIATE")
except sqlite3.OperationalError as error:
    print(error)
"""


def kept_out(path: str) -> bool:
    """Whether another process is refused to write."""
    done = subprocess.run([sys.executable, "-c", OTHER_WRITER, path], capture_output=True, text=True, check=True)
    return "locked" in done.stdout


def look_twice(site: Target) -> None:
    assert moment_of(site.using) == moment_of(site.using) is not None


def examine_all(site: Target) -> None:
    assert examine(Asked(home=site.home)).about["pages"] == "3"


def back_up(site: Target) -> None:
    make(site.home / "backup", site.using, site.home, datetime.now(tz=UTC))


def open_again(site: Target) -> None:
    migrate(alias_of(sqlite_at(Path(connections[site.using].settings_dict["NAME"]))), ())


@pytest.mark.parametrize("act", [look_twice, examine_all, back_up, open_again], ids=lambda act: act.__name__)
def test_a_writer_stays_the_only_one(act: Callable[[Target], None], place: Place) -> None:
    """While a change is written, no other process begins one, whatever else this process does."""
    site = place(SQLITE)
    store = CatalogStore(site.using)
    store.apply(plan_change(store, pages(5, 3)))
    path = str(connections[site.using].settings_dict["NAME"])
    assert not kept_out(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        assert kept_out(path)
        act(site)
        assert kept_out(path)
        writer.execute("ROLLBACK")


def test_an_index_is_opened_once_and_let_go_when_it_is_gone(tmp_path: Path) -> None:
    """As many files stay open as there are indexes, and what was taken away is closed when another is opened."""
    seen, names = Indexes(), [str(tmp_path / f"{n}-shm") for n in range(3)]
    for name in names:
        Path(name).write_bytes(name.encode().rjust(64))
    before = len(os.listdir("/proc/self/fd"))
    for name in names[:2] * 5:
        assert seen.head(name) == name.encode().rjust(64)[:48]
    assert len(os.listdir("/proc/self/fd")) == before + 2
    for name in names[:2]:
        Path(name).unlink()
    with pytest.raises(FileNotFoundError):
        seen.head(names[0])
    assert seen.head(names[2]) == names[2].encode().rjust(64)[:48]
    assert len(os.listdir("/proc/self/fd")) == before + 1


@pytest.mark.slow
def test_a_site_that_is_asked_keeps_hold_of_its_store(tmp_path: Path) -> None:
    """After each page for guests and programs, the site holds the mark that it has the index in use."""
    port, index = free_port(), tmp_path / "new" / "cinequorum.sqlite3-shm"
    process = start(tmp_path / "new", port)
    try:
        answer(f"http://127.0.0.1:{port}/films/")
        number = str(index.stat().st_ino)
        for path in ("/", "/films/", "/search/?q=lantern", "/feeds/films.atom", "/api/v1/films", "/healthz", "/readyz"):
            answer(f"http://127.0.0.1:{port}{path}")
            locks = [line.split() for line in Path("/proc/locks").read_text().splitlines()]
            held = [line for line in locks if line[1] == "POSIX" and line[5].endswith(f":{number}")]
            assert held, path
    finally:
        process.kill()
        process.wait()
