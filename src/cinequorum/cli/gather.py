"""`cinequorum gather`: fetch many pages, politely, into web archives."""

from __future__ import annotations

import sys
from collections import Counter
from contextlib import nullcontext
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cinequorum.cli.console import Format, err, fail, out, print_failures, print_json
from cinequorum.cli.inputs import barred_here
from cinequorum.model.reading import Failure

if TYPE_CHECKING:
    from cinequorum.acquire.gather.frontier import Want
    from cinequorum.acquire.gather.types import Gathered, GatherOptions


def gather(
    sources: Annotated[
        list[str], typer.Argument(help="Addresses; files that name some: feeds, OPML, sitemaps, an address a line.")
    ],
    folder: Annotated[Path, typer.Option("--out", help="The folder for what is fetched, and for going on.")],
    most: Annotated[int, typer.Option(min=1, help="Pages to ask for, in all.")] = 1000,
    most_of_host: Annotated[int, typer.Option(min=1, help="Pages to ask one host for.")] = 1000,
    delay: Annotated[float, typer.Option(min=0.2, help="Seconds between two questions to a host, at least.")] = 2.0,
    at_once: Annotated[int, typer.Option(min=1, max=64, help="Hosts that are asked at the same time.")] = 4,
    refresh: Annotated[bool, typer.Option(help="Ask whether pages that are there have changed.")] = False,
    contact: Annotated[str, typer.Option(help="Where sites can reach you: an address or a mail address.")] = "",
    output: Annotated[Format, typer.Option("--format", help="text, or json for scripts.")] = Format.TEXT,
) -> None:
    """Fetch pages from the web into web archives, at the pace that the sites ask for.

    What was interrupted goes on when it is called again; what was through looks for what is new.

    Example:  cinequorum gather feeds.opml https://paper.example/sitemap.xml --out web/ && cinequorum ingest web/
    """
    from cinequorum.acquire.gather.types import GatherOptions

    options = GatherOptions(
        most=most,
        most_of_host=most_of_host,
        delay=delay,
        at_once=at_once,
        refresh=refresh,
        agent=f"Cinequorum/{version('cinequorum')}" + (f" (+{contact})" if contact.strip() else ""),
    )
    try:
        found, failures = _gathered(sources, folder, options)
    except OSError as error:
        raise fail(f"{folder}: {error.strerror or error}; what was fetched so far is kept") from error
    _tell(found, failures, output)
    if failures:
        raise typer.Exit(1)


def _gathered(sources: list[str], folder: Path, options: GatherOptions) -> tuple[Gathered, tuple[Failure, ...]]:
    from cinequorum.acquire.gather.gathering import gather as gathered
    from cinequorum.acquire.gather.sources import wants_of
    from cinequorum.acquire.gather.types import World

    failures, wants = list[Failure](), list["Want"]()
    for one in wants_of(sources):
        if isinstance(one, Failure):
            failures.append(one)
        else:
            wants.append(one)
    counts = Counter[str]()
    console = err()
    shown = console.status("gathering") if sys.stderr.isatty() else None

    def heard(url: str, code: str) -> None:
        counts[code and "failed"] += 1
        if shown:
            shown.update(f"gathering: {counts['']} done, {counts['failed']} failed; {url}")

    with shown or nullcontext():
        found = gathered(wants, folder, options, World(heard=heard, barred=barred_here().bars_source))
    return found, (*failures, *found.failures)


def _tell(found: Gathered, failures: tuple[Failure, ...], output: Format) -> None:
    if output is Format.JSON:
        from cinequorum.model.codec import failure_document

        print_json(
            {
                "asked": found.asked,
                "pages": found.pages,
                "unchanged": found.unchanged,
                "known": found.known,
                "lists": found.lists,
                "left": found.left,
                "archive": str(found.archive) if found.archive else None,
                "failed": [failure_document(failure) for failure in failures],
            }
        )
    else:
        lines = [
            f"{found.pages} new pages, {found.unchanged} unchanged, {found.known} already there, {len(failures)} failed"
        ]
        lines += [f"  failed: {count} {code}" for code, count in sorted(Counter(f.code for f in failures).items())]
        lines += [f"{found.left} more were named; --most and --most-of-host limit them"] if found.left else []
        lines += [f"kept in {found.archive}"] if found.archive else []
        out().print("\n".join(lines), markup=False)
    print_failures(failures)
