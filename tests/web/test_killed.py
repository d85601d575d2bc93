"""Commands that are killed as processes of their own, at any moment: done again, they are done, and nothing is lost.

Elsewhere acts are stopped before each write; here a kill may also fall into the midst of one.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connections
from pytest_django.plugin import DjangoDbBlocker

from cinequorum.batch.engines import Serial
from cinequorum.batch.run import run_plan
from cinequorum.store.ingest import plan_change
from cinequorum_web.backup import container
from cinequorum_web.backup.making import PASSING, make
from cinequorum_web.backup.restoring import Target
from cinequorum_web.catalog.opening import ready
from tests.batch.planned import planned, write_pages
from tests.postgres import Cluster
from tests.reconcile.made_pages import pages
from tests.web.conftest import BACKENDS, POSTGRESQL, SQLITE, VARIABLE, Place
from tests.web.crash_acts import NOW
from tests.web.crash_rights import LOUD, half_down
from tests.web.crash_site import Site, settled, told_of, two_films, wrong_with

FEW, MANY = 2, 12  # kills
TAKE_DOWN = ("takedown", "add", "echo.example", "--reason", "the writer asks", "--asked-by", "the writer", "--yes")
Ready = Callable[[Site], tuple[str, ...]]


def _ingest(site: Site) -> tuple[str, ...]:
    write_pages(site.folder / "pages", range(12))
    return "ingest", "pages"


def _load(site: Site) -> tuple[str, ...]:
    run_plan(planned(site.folder / "plan"), Serial())
    return "load", "plan/records"


def _backup(site: Site) -> tuple[str, ...]:
    make(site.folder / "backup", site.target.using, site.target.home, NOW)
    return "backup", "backup"


def _restore(site: Site) -> tuple[str, ...]:
    _backup(site)
    site.store.apply(plan_change(site.store, pages(3, 4)))
    return "restore", "backup", "--replace"


def _take_down(site: Site) -> tuple[str, ...]:
    return TAKE_DOWN


COMMANDS: dict[str, Ready] = {
    "ingest": _ingest, "load": _load, "backup": _backup, "restore": _restore, "take down": _take_down,
}  # fmt: skip


class Shop:
    """Runs commands on a store, as processes of their own."""

    def __init__(self, site: Site, server: Cluster | None) -> None:
        self.site, self.server = site, server
        kept = {name: value for name, value in os.environ.items() if name not in (VARIABLE, "DATABASE_URL")}
        kept |= {"CINEQUORUM_HOME": str(site.target.home), "CINEQUORUM_SECRET_KEY": settings.SECRET_KEY}
        if server:
            kept[VARIABLE] = server.url(str(connections[site.target.using].settings_dict["NAME"]))
        self.environment = kept

    def run(self, *command: str) -> float:
        """Run it to its end; how long that took."""
        begun = time.monotonic()
        assert self._begun(command).wait() in (0, 1)  # 1: some of the pages are about no film
        return time.monotonic() - begun

    def killed(self, seconds: float, *command: str) -> None:
        """Kill it after so long, if it is still there."""
        connections.close_all()
        process = self._begun(command)
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        settled(self.site, self.server)

    def _begun(self, command: tuple[str, ...]) -> subprocess.Popen[bytes]:
        whole = [sys.executable, "-m", "cinequorum", *command]
        folder, nowhere = self.site.folder, subprocess.DEVNULL
        return subprocess.Popen(whole, env=self.environment, cwd=folder, stdout=nowhere, stderr=nowhere)


@pytest.mark.slow
@pytest.mark.parametrize("name", COMMANDS)
def test_killed_at_any_moment(name: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """After each kill the store is as before or as after, and `doctor` finds nothing; done again, it is as after."""
    _killed((name, SQLITE, FEW), tmp_path, request)


@pytest.mark.long
@pytest.mark.parametrize("kind", BACKENDS)
@pytest.mark.parametrize("name", COMMANDS)
def test_killed_many_times(name: str, kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """The same, on both databases."""
    _killed((name, kind, MANY), tmp_path, request)


def _killed(case: tuple[str, str, int], tmp_path: Path, request: pytest.FixtureRequest) -> None:
    name, kind, kills = case
    place: Place = request.getfixturevalue("place")
    server = request.getfixturevalue("cluster") if kind == POSTGRESQL else None
    shops = [Shop(_site(place(kind), tmp_path / str(number)), server) for number in range(2)]
    whole, shop = shops
    command, _ = [COMMANDS[name](one.site) for one in shops]
    before = told_of(shop.site)
    took = whole.run(*command)
    after, draw = told_of(whole.site), random.Random(name)
    for _ in range(kills):
        shop.killed(took * draw.uniform(0.4, 1), *command)
        told = told_of(shop.site)
        assert told == before or other_than(told, after) == []
        assert half_down(shop.site) == []
        if name in ("backup", "restore"):
            container.manifest_of(shop.site.folder / "backup")
    shop.run(*command)
    assert other_than(told_of(shop.site), after) == []
    assert half_down(shop.site) == []
    assert list(tmp_path.rglob(f"{PASSING}*")) == []


def other_than(told: dict[str, Any], wanted: dict[str, Any]) -> list[str]:
    """What of a store is not as it should be, by name: what stands in it fills screens."""
    return [name for name in wanted if told[name] != wanted[name]]


def _site(target: Target, folder: Path) -> Site:
    folder.mkdir()
    site = Site(target=target, folder=folder, made=lambda: target)
    two_films(site)
    site.store.apply(plan_change(site.store, [LOUD]))
    return site


@pytest.mark.slow
def test_killed_while_tables_are_made(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> None:
    """The first command on an empty folder makes all tables; killed again and again, the next one goes on."""
    write_pages(tmp_path / "pages", range(3))
    command = ("ingest", "pages")
    shops = [Shop(Site(target=_unmade(tmp_path / str(n)), folder=tmp_path, made=_none), None) for n in range(2)]
    whole, shop = shops
    took, draw = whole.run(*command), random.Random(1)
    for _ in range(FEW):
        shop.killed(took * draw.uniform(0.2, 0.9), *command)
    shop.run(*command)
    with django_db_blocker.unblock():
        told = []
        for one in shops:
            home = one.site.target.home
            using = ready(home, applications=None)
            made = replace(one.site, target=Target(using=using, home=home, replace=False))
            assert wrong_with(made) == []
            told.append(told_of(made))
            connections[using].close()
    assert other_than(*told) == []
    assert told[0]["pages"]


def _unmade(home: Path) -> Target:
    return Target(using="default", home=home, replace=False)


def _none() -> Target:
    raise AssertionError("no other store is wanted")
