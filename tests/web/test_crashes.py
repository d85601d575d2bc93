"""Killed at any write, the store holds together; done again, it is the store of one that was never killed.

An act is looked at before each of its writes, and killed at each that may leave what no other leaves: the last of every
stretch in which the bytes of files, and the rows that others see, stay the same.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from cinequorum_web.backup import snapshot
from cinequorum_web.catalog.opening import at_folder
from cinequorum_web.curation import work
from cinequorum_web.diary import running
from cinequorum_web.diary import work as imports
from cinequorum_web.home import DATABASE
from tests.crashes import killed, looks, some_of, tellings
from tests.postgres import Cluster
from tests.web.conftest import BACKENDS, POSTGRESQL, SQLITE, Place, Twin
from tests.web.crash_acts import ACTS, NOW
from tests.web.crash_site import Act, Site, in_use, settled, wrong_with

FEW = 3  # writes at which the quick tests stop
ON_BOTH = frozenset({"ingest", "merge", "restore", "take down"})
ALL = 100_000
UNSEEN = ("-shm", ".lock")  # what SQLite makes anew, and what holds only while its program lives
REPORT = "CINEQUORUM_CRASHES"  # a file to which the long test writes how many writes there were


@pytest.fixture(autouse=True)
def as_a_worker_would(monkeypatch: pytest.MonkeyPatch, settings: Any, empty: Path) -> None:
    """It is always the same day, imports come in small batches, and jobs are left to be worked off by the test.

    The tables of a backup in the making are there at once: how they are made is an act of its own.
    """
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    monkeypatch.setattr(running, "BATCH", 1)
    monkeypatch.setattr(work.Worker, "wake", lambda _: None)
    monkeypatch.setattr(imports.Worker, "wake", lambda _: None)
    monkeypatch.setattr(snapshot, "at_folder", partial(_with_tables, empty))


def _with_tables(empty: Path, home: Path) -> str:
    path = home / DATABASE
    if path.stat().st_size == 0:
        shutil.copyfile(empty / DATABASE, path)
    return at_folder(home)


class Ground:
    """The store that an act begins with: made once, and copied as often as it is wanted."""

    def __init__(self, act: Act, made: Site, twin: Twin, server: Cluster | None) -> None:
        self.act, self.made, self.twin, self.server = act, made, twin, server
        self.numbers, self.writes = itertools.count(), 0
        self.blank = made.made()
        act.before(made)
        self.before = act.told(made)  # a document that is made when it is looked at is there from now on

    @contextmanager
    def site(self) -> Iterator[Site]:
        """Another store that is as it is before the act."""
        folder = self.made.folder.parent / f"files-{next(self.numbers)}"
        with ExitStack() as ended:
            target = ended.enter_context(self.twin(self.made.target))
            shutil.copytree(self.made.folder, folder)
            ended.callback(shutil.rmtree, folder)
            yield Site(target=target, folder=folder, made=lambda: ended.enter_context(self.twin(self.blank)))

    def do(self, site: Site) -> None:
        with in_use(site):
            self.act.do(site)

    def done(self, site: Site) -> dict[str, Any]:
        self.do(site)
        return self.act.told(site) | {"files": self.act.files(site)}

    def look(self, site: Site) -> object:
        """All that is left of a program that ends now: the bytes of files; which transactions are at their end."""
        seen = _ended(self.server) if self.server else None
        return seen, [(name, _digest(path)) for name, path in _files(site.target.home, site.folder)]


def _files(*folders: Path) -> list[tuple[str, Path]]:
    found = [(str(path.relative_to(folder)), path) for folder in folders for path in folder.rglob("*")]
    return sorted((name, path) for name, path in found if not name.endswith(UNSEEN))


def _digest(path: Path) -> str | None:
    return hashlib.blake2b(path.read_bytes(), digest_size=16).hexdigest() if path.is_file() else None


def _ended(server: Cluster) -> object:
    """What tells one state of the server's rows from another: rows change when a transaction ends that changed some."""
    return server.execute("SELECT pg_current_snapshot()::text")


@pytest.fixture
def grounds(request: pytest.FixtureRequest, place: Place, twin: Twin, tmp_path: Path) -> Callable[[Act, str], Ground]:
    """Makes the ground of an act on a database of this kind."""

    def made(act: Act, kind: str) -> Ground:
        folder = tmp_path / "files"
        folder.mkdir()
        site = Site(target=place(kind), folder=folder, made=lambda: place(kind))
        return Ground(act, site, twin, request.getfixturevalue("cluster") if kind == POSTGRESQL else None)

    return made


def stopped_at(most: int, ground: Ground) -> tuple[int, int]:
    """Stop the act at so many of its writes, each time on a store of its own; how many it has, and was killed at."""
    with ground.site() as site:
        writes = looks(partial(ground.do, site), partial(ground.look, site))
    assert len(writes) > 1
    ground.writes = len(writes)
    with ground.site() as site:
        whole = ground.done(site)
    points = [*some_of(tellings(writes), most), len(writes)]  # at last, when all of it is written
    for at in points:
        with ground.site() as site:
            _stopped(ground, site, at, whole)
    return len(writes), len(points)


def _stopped(ground: Ground, site: Site, at: int, whole: dict[str, Any]) -> None:
    """Killed at this write, what is there holds together; done again, it is the whole."""
    before = ground.before
    assert killed(partial(ground.do, site), at) or at == ground.writes, at
    settled(site, ground.server)
    assert ground.act.wrong(site) == [], at
    if ground.act.at_once:
        assert ground.act.told(site) in (before, {name: whole[name] for name in before}), at
    again = ground.done(site)
    assert wrong_with(site) == [], at
    assert {name: again[name] for name in whole if again[name] != whole[name]} == {}, at


QUICK = [(act, kind) for act in ACTS for kind in BACKENDS if kind == SQLITE or act.name in ON_BOTH]


@pytest.mark.slow
@pytest.mark.parametrize(("act", "kind"), QUICK, ids=lambda one: getattr(one, "name", one))
def test_stopped_at_some_writes(act: Act, kind: str, grounds: Callable[[Act, str], Ground]) -> None:
    """The first and the last among them."""
    stopped_at(FEW, grounds(act, kind))


@pytest.mark.long
@pytest.mark.parametrize("kind", BACKENDS)
@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name)
def test_stopped_at_every_write(act: Act, kind: str, grounds: Callable[[Act, str], Ground]) -> None:
    """All of them."""
    begun = sum(os.times()[:4])
    writes, kills = stopped_at(ALL, grounds(act, kind))
    if report := os.environ.get(REPORT):
        told = {"act": act.name, "database": kind, "writes": writes, "killed": kills}
        with Path(report).open("a", encoding="utf-8") as file:
            file.write(json.dumps(told | {"seconds": round(sum(os.times()[:4]) - begun)}) + "\n")
