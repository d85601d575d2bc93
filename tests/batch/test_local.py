"""Reading many pages: order, failures, processes."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable

import pytest

from cinequorum.acquire.files import from_bytes
from cinequorum.batch import local
from cinequorum.batch.budget import Budget
from cinequorum.batch.local import read_all
from cinequorum.model.page import RawPage
from cinequorum.model.reading import Failure, Reading
from cinequorum.understand.options import UnderstandOptions

PAGES = [
    from_bytes(f"The Lantern, part {n}\n\nA quiet film about a lighthouse keeper and his radio.".encode(), f"{n}.txt")
    for n in range(6)
]


@pytest.mark.parametrize("jobs", [1, 2])
def test_outcomes_come_in_the_order_of_the_pages(jobs: int) -> None:
    """Whatever the number of processes, the n-th outcome belongs to the n-th page, failures included."""
    broken = Failure(source="broken.txt", code="missing", message="no such file")
    outcomes = list(read_all([PAGES[0], broken, *PAGES[1:]], jobs))
    sources = [o.source if isinstance(o, Failure) else o.page.source for o in outcomes]
    assert sources == ["0.txt", "broken.txt", "1.txt", "2.txt", "3.txt", "4.txt", "5.txt"]


def test_processes_change_nothing() -> None:
    """Two processes give what one gives."""
    assert list(read_all(PAGES, 1)) == list(read_all(PAGES, 2))


class Panic(BaseException):
    """What a library in another language raises: no `Exception`."""


@pytest.mark.parametrize("defect", [ZeroDivisionError("a defect"), Panic("a broken index")])
def test_a_crash_on_one_page_is_that_pages_failure(monkeypatch: pytest.MonkeyPatch, defect: BaseException) -> None:
    """A defect that shows on one page is recorded under its name, and the others are read."""

    def faulty(page: RawPage, options: UnderstandOptions, **watch: object) -> Reading | Failure:
        if page.source == "1.txt":
            raise defect
        return Failure(source=page.source, code="ok", message="")

    monkeypatch.setattr(local, "try_read", faulty)
    codes = [outcome.code for outcome in read_all(PAGES[:3]) if isinstance(outcome, Failure)]
    assert codes == ["ok", "crashed", "ok"]


def troubled(page: RawPage, options: UnderstandOptions, *, entering: Callable[[str], None]) -> Reading | Failure:
    """Read a page that hangs, dies or eats memory, as its name says."""
    entering("extract")
    if page.source == "1.txt":
        entering("understand")
        time.sleep(60)
    if page.source == "3.txt":
        os.kill(os.getpid(), signal.SIGKILL)
    if page.source == "4.txt":
        return Failure(source=str(len(bytearray(3_000_000_000))), code="ok", message="")
    return Failure(source=page.source, code="ok", message="")


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_page_over_its_budget_is_given_up_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch, jobs: int) -> None:
    """What hangs or takes all memory is `given_up`, what ends its process has `crashed`; each names its stage."""
    monkeypatch.setattr(local, "try_read", troubled)
    got = [o for o in read_all(PAGES, jobs, budget=Budget(seconds=1.0, megabytes=500)) if isinstance(o, Failure)]
    assert [o.code for o in got] == ["ok", "given_up", "ok", "crashed", "given_up", "ok"]
    assert got[1].message == "1.txt was given up after 1 seconds in the stage 'understand'"
    assert "SIGKILL in the stage 'extract'" in got[3].message
    assert got[4].message == "4.txt was given up for lack of memory in the stage 'extract'"


def test_a_budget_changes_no_reading() -> None:
    """Pages within the budget read as they do without one."""
    assert list(read_all(PAGES, budget=Budget())) == list(read_all(PAGES))


def test_stopping_early_leaves_no_process_behind() -> None:
    """Whoever takes one outcome and stops ends the processes too."""
    import multiprocessing

    outcomes = read_all(PAGES, 2, budget=Budget())
    next(outcomes)
    outcomes.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []
