"""Many read and some write, at once, at the site as it is served: nothing that was told to be done is lost.

How quick it is, is measured elsewhere (`python -m benchmarks.load`), on a machine that does nothing else.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from benchmarks.load_check import wrong
from benchmarks.load_people import DONE, REFUSED, UNKNOWN, Deed
from cinequorum_web.members.models import Mark, Viewing
from tests.web.conftest import POSTGRESQL, SQLITE, VARIABLE
from tests.web.membership import member

ROOT = Path(__file__).parent.parent.parent
FEW = ("--readers", "20", "--writers", "5", "--seconds", "4", "--think", "0.5", "--films", "4", "--pages", "3")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "more"),
    [
        (SQLITE, ("--burst", "1")),
        (POSTGRESQL, ("--burst", "1")),
        (SQLITE, ("--kill", "1", "--seconds", "12")),
        pytest.param(POSTGRESQL, ("--kill", "1", "--seconds", "12"), marks=pytest.mark.long),
    ],
)
def test_what_writers_were_told_is_there_once(kind: str, more: Sequence[str], request: pytest.FixtureRequest) -> None:
    """Every answer is one that was to be given, each deed is in the database once, and `doctor` finds nothing.

    So too where the site is killed in the midst of it and started again: what was told to be done is done.
    """
    environment = {name: value for name, value in os.environ.items() if name not in (VARIABLE, "DATABASE_URL")}
    if kind == POSTGRESQL:
        environment[VARIABLE] = request.getfixturevalue("database")
    command = [sys.executable, "-m", "benchmarks.load", *FEW, *more]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    assert told["broken"] == []
    assert sum(told["answers"]["readers"]["status"].values()) > 10
    assert sum(told["answers"]["writers"]["status"].values()) > 0


def deed(kind: str, about: str, value: str, outcome: str = DONE) -> Deed:
    return Deed(who="ada", kind=kind, about=about, value=value, outcome=outcome)


@pytest.mark.parametrize(
    ("deeds", "found"),
    [
        ([deed("rate", "ferry", "4")], 0),
        ([deed("rate", "ferry", "2"), deed("rate", "ferry", "4")], 0),
        ([deed("rate", "ferry", "4"), deed("rate", "ferry", "2")], 1),
        ([deed("rate", "ferry", "2"), deed("rate", "ferry", "4", UNKNOWN)], 0),
        ([deed("rate", "ferry", "2"), deed("rate", "ferry", "4", REFUSED)], 1),
        ([deed("watchlist", "ferry", "yes")], 1),
        ([deed("seen", "ferry", "2020-02-01")], 0),
        ([deed("seen", "ferry", "2020-02-02")], 1),
        ([deed("seen", "ferry", "2020-02-02", UNKNOWN)], 0),
        ([deed("seen", "ferry", "2020-02-01", REFUSED)], 1),
        ([deed("review", "ferry", "Slow.")], 1),
        ([deed("comment", "1", "So it is.")], 1),
        ([deed("correction", "because", "tie")], 1),
        ([deed("page", "https://quay.example/1", "1")], 1),
    ],
)
def test_what_is_lost_or_twice_is_noticed(deeds: list[Deed], found: int, db: None) -> None:
    """The look-up after a load finds what is not there, what is another, and what was refused and is there."""
    ada = member("ada")
    Mark.objects.create(member=ada, film="ferry", score=80, given="4", scale="stars")
    Viewing.objects.create(member=ada, film="ferry", watched="2020-02-01")
    assert len(wrong(deeds)) == found
