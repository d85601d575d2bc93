"""Reading many pages on one machine: one after the other, or in several processes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from functools import partial

from cinequorum.batch.budget import UNLIMITED, Budget
from cinequorum.batch.workers import Crew, Outcome
from cinequorum.errors import PageGivenUp
from cinequorum.model.page import RawPage
from cinequorum.model.reading import Failure
from cinequorum.pipeline import failure_of, try_read
from cinequorum.understand.options import PAGE_ALONE, UnderstandOptions

_AHEAD = 4  # pages a process that are under way or wait for an earlier one


def read_all(
    pages: Iterable[RawPage | Failure],
    jobs: int = 1,
    options: UnderstandOptions = PAGE_ALONE,
    budget: Budget = UNLIMITED,
) -> Iterator[Outcome]:
    """Yield a reading or a failure for each page, in the order of the pages, whatever `jobs` is.

    Inputs that already failed pass through. A page that needs more than the budget is given up (`given_up`), one that
    breaks its process has `crashed`; the others are read all the same. Without a budget and with one job nothing is
    started: the pages are read in this process. At most four pages a process are under way at once, so memory does
    not grow with the number of pages.
    """
    if jobs <= 1 and budget == UNLIMITED:
        yield from (outcome_of(page, options) for page in pages)
        return
    with closing(Crew(jobs, partial(_outcome, options), budget)) as crew:
        yield from _in_order(crew, pages, max(1, jobs) * _AHEAD)


def outcome_of(page: RawPage | Failure, options: UnderstandOptions = PAGE_ALONE) -> Outcome:
    """Read one page. A defect in our own code becomes a failure of that page, and the others go on."""
    return page if isinstance(page, Failure) else _outcome(options, page, lambda stage: None)


def _outcome(options: UnderstandOptions, page: RawPage, entering: Callable[[str], None]) -> Outcome:
    stage = "start"

    def follow(name: str) -> None:
        nonlocal stage
        stage = name
        entering(name)

    try:
        return try_read(page, options, entering=follow)
    except MemoryError:
        return failure_of(PageGivenUp(page.source, stage, "for lack of memory"))
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as error:  # noqa: BLE001  the one place: a crash, or a panic of a library, costs one page
        return Failure(source=page.source, code="crashed", message=f"{type(error).__name__}: {error}")


def _in_order(crew: Crew, pages: Iterable[RawPage | Failure], most: int) -> Iterator[Outcome]:
    """Keep the processes busy; yield what they bring in the order of the pages."""
    waiting = iter(pages)
    done: dict[int, Outcome] = {}
    taken = given = 0
    more = True
    while more or taken > given:
        while more and crew.idle() and taken - given < most:
            page = next(waiting, None)
            if page is None:
                more = False
                break
            if isinstance(page, Failure):
                done[taken] = page
            else:
                crew.start(taken, page)
            taken += 1
        if given not in done and crew.busy():
            done.update(crew.finished())
        while given in done:
            yield done.pop(given)
            given += 1
