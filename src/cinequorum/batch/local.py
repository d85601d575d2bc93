"""Reading many pages on one machine: one after the other, or in several processes."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor

from cinequorum.model.page import RawPage
from cinequorum.model.reading import Failure, Reading
from cinequorum.pipeline import try_read
from cinequorum.understand.options import PAGE_ALONE, UnderstandOptions

Outcome = Reading | Failure


def read_all(
    pages: Iterable[RawPage | Failure], jobs: int = 1, options: UnderstandOptions = PAGE_ALONE
) -> Iterator[Outcome]:
    """Yield a reading or a failure for each page, in the order of the pages, whatever `jobs` is.

    Inputs that already failed pass through. At most four pages a process are under way at once, so memory does not
    grow with the number of pages.
    """
    if jobs <= 1:
        yield from (outcome_of(page, options) for page in pages)
        return
    with ProcessPoolExecutor(max_workers=jobs) as pool:
        try:
            yield from _in_order(lambda page: pool.submit(outcome_of, page, options), pages, jobs * 4)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def outcome_of(page: RawPage | Failure, options: UnderstandOptions = PAGE_ALONE) -> Outcome:
    """Read one page. A defect in our own code becomes a failure of that page, and the others go on."""
    if isinstance(page, Failure):
        return page
    try:
        return try_read(page, options)
    except Exception as error:  # noqa: BLE001  the one place: one page's crash must not lose the others
        return Failure(source=page.source, code="crashed", message=f"{type(error).__name__}: {error}")


def _in_order(
    submit: Callable[[RawPage | Failure], Future[Outcome]], pages: Iterable[RawPage | Failure], most: int
) -> Iterator[Outcome]:
    waiting: deque[Future[Outcome]] = deque()
    for page in pages:
        waiting.append(submit(page))
        if len(waiting) >= most:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()
