"""Killed at any write, the store holds together; done again, it is the store of one that was never killed."""

from __future__ import annotations

import itertools
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from cinequorum_web.curation import work
from cinequorum_web.diary import running
from cinequorum_web.diary import work as imports
from tests.crashes import killed, points, writes_of
from tests.web.conftest import BACKENDS, SQLITE, Place
from tests.web.crash_acts import ACTS, NOW, Act, Site, in_use, wrong_with

FEW = 3  # writes at which the quick tests stop
ON_BOTH = frozenset({"ingest", "merge", "restore"})
ALL = 100_000


@pytest.fixture(autouse=True)
def as_a_worker_would(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    """It is always the same day, imports come in small batches, and jobs are left to be worked off by the test."""
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    monkeypatch.setattr(running, "BATCH", 1)
    monkeypatch.setattr(work.Worker, "wake", lambda _: None)
    monkeypatch.setattr(imports.Worker, "wake", lambda _: None)


class Ground:
    """Makes the store that an act begins with, as often as it is wanted."""

    def __init__(self, act: Act, kind: str, place: Place, folder: Path) -> None:
        self.act, self.kind, self.place, self.folder = act, kind, place, folder
        self.numbers = itertools.count()

    def site(self) -> Site:
        folder = self.folder / f"files-{next(self.numbers)}"
        folder.mkdir()
        site = Site(target=self.place(self.kind), folder=folder, made=lambda: self.place(self.kind))
        self.act.before(site)
        self.act.told(site)  # a document that is made when it is looked at is there now, each time
        return site

    def do(self, site: Site) -> None:
        with in_use(site):
            self.act.do(site)

    def done(self, site: Site) -> dict[str, Any]:
        self.do(site)
        return self.act.told(site) | {"files": self.act.files(site)}


def stopped_at(most: int, ground: Ground) -> None:
    """Stop the act at so many of its writes, each time on a store of its own."""
    counted = ground.site()
    writes = writes_of(lambda: ground.do(counted))
    assert writes > 1
    whole = ground.done(ground.site())
    for at in points(writes, most):
        site = ground.site()
        before = ground.act.told(site)
        assert killed(partial(ground.do, site), at)
        assert ground.act.wrong(site) == [], at
        if ground.act.at_once:
            assert ground.act.told(site) in (before, {name: whole[name] for name in before}), at
        again = ground.done(site)
        assert wrong_with(site) == [], at
        assert {name: again[name] for name in whole if again[name] != whole[name]} == {}, at


QUICK = [(act, kind) for act in ACTS for kind in BACKENDS if kind == SQLITE or act.name in ON_BOTH]


@pytest.mark.slow
@pytest.mark.parametrize(("act", "kind"), QUICK, ids=lambda one: getattr(one, "name", one))
def test_stopped_at_some_writes(act: Act, kind: str, place: Place, tmp_path: Path) -> None:
    """The first and the last among them."""
    stopped_at(FEW, Ground(act, kind, place, tmp_path))


@pytest.mark.long
@pytest.mark.parametrize("kind", BACKENDS)
@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name)
def test_stopped_at_every_write(act: Act, kind: str, place: Place, tmp_path: Path) -> None:
    """All of them."""
    stopped_at(ALL, Ground(act, kind, place, tmp_path))
