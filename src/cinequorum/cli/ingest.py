"""`cinequorum ingest`: read, reconcile, store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Annotated

import typer

from cinequorum.cli.catalog import reading_options
from cinequorum.cli.console import Format, err, out, print_failures, print_json, tracked, waiting
from cinequorum.cli.home import open_store
from cinequorum.cli.inputs import GIVE_UP, GiveUpAfter, Skips, Verbose, budget_of, fetched_unless, warn
from cinequorum.model.page import RawPage
from cinequorum.model.reading import Failure, Reading
from cinequorum.store.port import Change, Store

_AT_ONCE = 100
"""Pages that the store is asked for in one go."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What an ingest did. `filmless` are pages about no single film: kept as sources, on no film page."""

    read: int
    new: int
    already: int
    films: tuple[str, ...]
    filmless: tuple[str, ...]
    failed: tuple[Failure, ...]


def ingest(
    paths: Annotated[list[str], typer.Argument(help="Files, folders, addresses; - is standard input.")],
    output: Annotated[Format, typer.Option("--format", help="text, or json for scripts.")] = Format.TEXT,
    jobs: Annotated[int, typer.Option(min=1, max=64, help="Processes to read with.")] = 1,
    give_up_after: GiveUpAfter = GIVE_UP,
    verbose: Verbose = False,
) -> None:
    """Read pages, reconcile them with what the store holds, and store the result in one step.

    A page that the store already holds changes nothing. Stopping halfway (Ctrl-C) leaves the store as it was.

    Example:  cinequorum ingest reviews/ trailer-post.html
    """
    store = open_store()
    skips = Skips()
    try:
        summary = ingest_paths(store, paths, jobs, seconds=give_up_after, skips=skips)
    finally:
        store.close()
    if output is Format.JSON:
        print_json(_document(summary))
    else:
        _print(summary)
    skips.report(verbose)
    print_failures(summary.failed)
    for source in summary.filmless:
        err().print(f"{source}: about no single film; kept as a source [no_film]", style="yellow", markup=False)
    if summary.failed or summary.filmless:
        raise typer.Exit(1)


def ingest_paths(
    store: Store, paths: list[str], jobs: int = 1, *, seconds: int = 0, skips: Skips | None = None
) -> Summary:
    """Read what lies under `paths` and put it into `store` in one transaction.

    A page is given up after `seconds` (0: never); the files that were passed over are put into `skips`.
    """
    from cinequorum.acquire.files import from_paths
    from cinequorum.batch.local import read_all
    from cinequorum.store.barring import admitted
    from cinequorum.store.ingest import plan_change

    skips = Skips() if skips is None else skips
    already = Counter[str]()
    barred = store.barred()
    found = from_paths(paths, on_skip=skips.files.append, fetch=fetched_unless(barred))
    todo = _unknown(store, found, already)
    read = read_all(admitted(barred, todo), jobs, reading_options(), budget_of(seconds))
    outcomes = list(admitted(barred, tracked(read, "reading")))
    readings = [outcome for outcome in outcomes if isinstance(outcome, Reading)]
    for reading in readings:
        warn(reading)
    change = Change()
    if readings:
        with store.alone(waiting):
            change = plan_change(store, readings)
            if change != Change():
                store.apply(change)
    return Summary(
        read=len(readings),
        new=len({reading.page.id for reading in readings}),
        already=already.total(),
        films=tuple(_name(film.title, film.year) for film in change.made),
        filmless=tuple(reading.page.source for reading in readings if reading.film is None),
        failed=tuple(outcome for outcome in outcomes if isinstance(outcome, Failure)),
    )


def _unknown(store: Store, pages: Iterable[RawPage | Failure], already: Counter[str]) -> Iterator[RawPage | Failure]:
    """Yield the pages that the store does not hold, some at a time: an archive need not fit into memory."""
    waiting = iter(pages)
    while some := list(islice(waiting, _AT_ONCE)):
        known = store.known([page.id for page in some if not isinstance(page, Failure)])
        for page in some:
            if isinstance(page, Failure) or page.id not in known:
                yield page
            else:
                already[page.id] += 1


def _name(title: str, year: int | None) -> str:
    return f"{title} ({year})" if year else title


def _document(summary: Summary) -> dict[str, object]:
    from cinequorum.model.codec import failure_document

    return {
        "read": summary.read,
        "new": summary.new,
        "already": summary.already,
        "films": list(summary.films),
        "filmless": list(summary.filmless),
        "failed": [failure_document(failure) for failure in summary.failed],
    }


def _print(summary: Summary) -> None:
    codes = Counter(failure.code for failure in summary.failed)
    lines = [f"{summary.new} new pages read, {summary.already} already there, {len(summary.failed)} failed"]
    lines += [f"  failed: {count} {code}" for code, count in sorted(codes.items())]
    lines.append(f"{len(summary.films)} films changed" + (":" if summary.films else ""))
    lines += [f"  {name}" for name in summary.films]
    if summary.filmless:
        lines.append(f"{len(summary.filmless)} pages about no single film, kept as sources")
    out().print("\n".join(lines), markup=False)
