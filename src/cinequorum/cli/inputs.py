"""What the reading commands share: the limits of one page, what is not asked for, the report on files passed over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from cinequorum.cli.console import err
from cinequorum.errors import UnreadablePage

if TYPE_CHECKING:
    from cinequorum.acquire.types import Skipped
    from cinequorum.batch.budget import Budget
    from cinequorum.model.page import RawPage
    from cinequorum.model.reading import Reading
    from cinequorum.store.barring import Barred

GIVE_UP = 120
"""Seconds that one page is given: some hundred times what the longest page of prose takes."""

GiveUpAfter = Annotated[int, typer.Option(min=0, help="Seconds that one page is given; 0 for no limit.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Name the files that are passed over.")]


def budget_of(seconds: int) -> Budget:
    """Return what one page may cost, for the seconds given on the command line."""
    from cinequorum.batch.budget import UNLIMITED, Budget

    return Budget(seconds=float(seconds)) if seconds else UNLIMITED


def barred_here() -> Barred:
    """Return what was taken down in the store, if there is one: who only asks what is barred makes none."""
    from cinequorum.cli.home import database_url, home_folder, open_store
    from cinequorum.store.barring import NOTHING_BARRED

    if database_url() is None and not any(home_folder().glob("*.sqlite3")):
        return NOTHING_BARRED
    store = open_store()
    try:
        return store.barred()
    finally:
        store.close()


def fetched_unless(barred: Barred) -> Callable[[str], RawPage]:
    """Return what fetches the page at an address; one that was taken down is refused without being asked for."""
    from cinequorum.store.barring import CODE, WHY

    def fetch(address: str) -> RawPage:
        if barred.bars_source(address):
            raise UnreadablePage(address, CODE, WHY)
        return fetched(address)

    return fetch


def fetched(address: str) -> RawPage:
    """Return the page at an address of the web. Raises `UnreadablePage`, and `MissingExtra` without the extra `web`."""
    from cinequorum.acquire.web import Fetcher

    return replace(Fetcher().fetch(address), fetched_at=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))


@dataclass(slots=True)
class Skips:
    """The files that were passed over, to be reported at the end."""

    files: list[Skipped] = field(default_factory=list)

    def report(self, verbose: bool) -> None:
        """Say on standard error how many files were passed over and why; name them if asked to."""
        for what in ("file", "record"):
            _count([skipped for skipped in self.files if skipped.what == what], what, verbose)


def _count(skips: list[Skipped], what: str, verbose: bool) -> None:
    reasons = Counter[str]()
    for skipped in skips:
        reasons[skipped.reason] += skipped.count
    if not skips:
        return
    counted = ", ".join(f"{count} × {reason}" for reason, count in sorted(reasons.items()))
    noun = what if reasons.total() == 1 else f"{what}s"
    hint = "" if verbose else " (--verbose names them)"
    err().print(f"{reasons.total()} {noun} passed over as no page: {counted}{hint}", markup=False)
    for skipped in skips if verbose else ():
        times = f"{skipped.count} × " if what == "record" else ""
        err().print(f"{skipped.source}: passed over: {times}{skipped.reason}", markup=False)


def warn(reading: Reading) -> None:
    """Say on standard error what of a page was not looked at in full."""
    for warning in reading.page.warnings:
        err().print(f"{reading.page.source}: warning: {warning}", style="yellow", markup=False)
