"""`cinequorum run`: the work of a plan, on one machine or many."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cinequorum.cli.console import Format, err, out, print_failures, print_json, shown_progress
from cinequorum.cli.inputs import Skips, Verbose

if TYPE_CHECKING:
    from cinequorum.batch.run import RunSummary


class EngineName(StrEnum):
    """Who does the work."""

    SERIAL = "serial"
    PROCESSES = "processes"
    RAY = "ray"


def run(
    plan: Annotated[Path, typer.Argument(metavar="PLAN", help="A YAML file: inputs, out, partitions.")],
    engine: Annotated[
        EngineName, typer.Option(help="Who does the work; the result is the same.")
    ] = EngineName.PROCESSES,
    address: Annotated[str | None, typer.Option(help="A Ray cluster; without it one is started here.")] = None,
    check: Annotated[
        bool,
        typer.Option("--check", help="Hold every shard against its digest first, and make again what is broken."),
    ] = False,
    jobs: Annotated[int, typer.Option(min=0, max=1024, help="Processes of this machine; 0 for one a core.")] = 0,
    output: Annotated[Format, typer.Option("--format", help="text, or json for scripts.")] = Format.TEXT,
    verbose: Verbose = False,
) -> None:
    """Read what is new or outdated of a plan's pages, and make the films that have changed, into a folder of records.

    Stopped at any moment, it goes on where it was when it is run again, and the result is the same to the last byte.

    Example:  cinequorum run plan.yaml --engine processes
    """
    from cinequorum.batch.engines import engine_named
    from cinequorum.batch.plan import load_plan
    from cinequorum.batch.run import run_plan
    from cinequorum.errors import PlanError

    try:
        wanted = load_plan(plan)
    except PlanError as error:
        err().print(str(error), style="red", markup=False)
        raise typer.Exit(2) from error
    if address is not None and engine is not EngineName.RAY:
        raise typer.BadParameter("only --engine ray has an address")
    with shown_progress() as watch:
        hands = engine_named(engine.value, jobs or os.cpu_count() or 1, address)
        try:
            summary = run_plan(wanted, hands, watch, check=check)
        finally:
            hands.close()
    _report(summary, output, verbose)
    if summary.failed or summary.broken:
        raise typer.Exit(1)


def _report(summary: RunSummary, output: Format, verbose: bool) -> None:
    if output is Format.JSON:
        print_json(_document(summary))
    else:
        out().print(
            f"{summary.new} pages read, {_left_out(summary)}{summary.pages} in the records, {summary.films} films, "
            f"{len(summary.failed)} failed",
            markup=False,
        )
    Skips(files=list(summary.skipped)).report(verbose)
    for path in summary.broken:
        err().print(f"{path}: a shard was cut or changed; what it held was made again [shard_broken]", markup=False)
    print_failures(summary.failed)


def _left_out(summary: RunSummary) -> str:
    return f"{summary.left_out} left out at a glance, " if summary.left_out else ""


def _document(summary: RunSummary) -> dict[str, object]:
    from cinequorum.model.codec import failure_document

    return {
        "slices": summary.slices,
        "new": summary.new,
        "left_out": summary.left_out,
        "pages": summary.pages,
        "films": summary.films,
        "skipped": len(summary.skipped),
        "broken": list(summary.broken),
        "failed": [failure_document(failure) for failure in summary.failed],
    }
