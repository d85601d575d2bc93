"""Reading many pages: order, failures, processes."""

from __future__ import annotations

import pytest

from cinequorum.acquire.files import from_bytes
from cinequorum.batch import local
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


def test_a_crash_on_one_page_is_that_pages_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    """A defect that shows on one page is recorded under its name, and the others are read."""

    def faulty(page: RawPage, options: UnderstandOptions) -> Reading | Failure:
        if page.source == "1.txt":
            raise ZeroDivisionError("a defect")
        return Failure(source=page.source, code="ok", message="")

    monkeypatch.setattr(local, "try_read", faulty)
    codes = [outcome.code for outcome in read_all(PAGES[:3]) if isinstance(outcome, Failure)]
    assert codes == ["ok", "crashed", "ok"]
