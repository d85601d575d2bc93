"""`cinequorum read`: readings to standard output, nothing stored."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer

from cinequorum.cli.catalog import reading_options
from cinequorum.cli.console import out, print_failures, print_json, table, tracked
from cinequorum.cli.inputs import GIVE_UP, GiveUpAfter, Skips, Verbose, budget_of, fetched, warn
from cinequorum.model.reading import Failure, Reading

EXAMPLE = "Example:  cinequorum read reviews/ --format jsonl > readings.jsonl"


class ReadFormat(StrEnum):
    """How readings are printed."""

    JSONL = "jsonl"
    TABLE = "table"


def read(
    paths: Annotated[list[str], typer.Argument(help="Files, folders, addresses; - is standard input.")],
    output: Annotated[ReadFormat | None, typer.Option("--format", help="jsonl, or table (on a terminal).")] = None,
    jobs: Annotated[int, typer.Option(min=1, max=64, help="Processes to read with.")] = 1,
    give_up_after: GiveUpAfter = GIVE_UP,
    verbose: Verbose = False,
) -> None:
    """Read pages and print what each says: film, ratings, facts, opinions, spoilers.

    A page that takes too long is given up and named; the others are read all the same.

    Example:  cinequorum read reviews/ --format jsonl > readings.jsonl
    """
    from cinequorum.acquire.files import from_paths
    from cinequorum.batch.local import read_all
    from cinequorum.model.codec import failure_document, reading_document

    chosen = output or (ReadFormat.TABLE if sys.stdout.isatty() else ReadFormat.JSONL)
    failures: list[Failure] = []
    rows = table("page", "kind", "film", "author", "rating", "verdict", "spoilers")
    skips = Skips()
    pages = from_paths(paths, on_skip=skips.files.append, fetch=fetched)
    for outcome in tracked(read_all(pages, jobs, reading_options(), budget_of(give_up_after)), "reading"):
        if isinstance(outcome, Failure):
            failures.append(outcome)
        else:
            warn(outcome)
        if chosen is ReadFormat.JSONL:
            print_json(failure_document(outcome) if isinstance(outcome, Failure) else reading_document(outcome))
        elif isinstance(outcome, Reading):
            rows.add_row(*_row(outcome))
    if chosen is ReadFormat.TABLE:
        out().print(rows)
    skips.report(verbose)
    report(failures)


def report(failures: list[Failure]) -> None:
    """Name every input that could not be read, and end with status 1 if there was one."""
    print_failures(failures)
    if failures:
        raise typer.Exit(1)


def _row(reading: Reading) -> tuple[str, ...]:
    film = reading.film
    rating = next((rating for rating in reading.ratings if rating.by == "author"), None)
    return (
        reading.page.source.rsplit("/", 1)[-1],
        reading.page.kind.name,
        f"{film.title} ({film.year})" if film and film.year else film.title if film else "–",
        reading.page.author or "–",
        rating.raw if rating else "–",
        reading.verdict.label,
        reading.spoiler_level + (" (warned)" if reading.spoiler_warning else ""),
    )
