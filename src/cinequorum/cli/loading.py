"""`cinequorum load`: records into the store."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cinequorum.cli.console import Format, err, out, print_failures, print_json, shown_progress
from cinequorum.cli.home import open_store

if TYPE_CHECKING:
    from cinequorum.batch.loading import LoadSummary


def load(
    records: Annotated[Path, typer.Argument(metavar="RECORDS", help="A folder of records, or the plan that made it.")],
    drop: Annotated[bool, typer.Option("--drop", help="Make all pages and films of the store anew.")] = False,
    output: Annotated[Format, typer.Option("--format", help="text, or json for scripts.")] = Format.TEXT,
) -> None:
    """Bring what is new in a folder of records into the store, in one step: all of it, or nothing.

    What people decided and wrote is kept in the records too. With --drop all pages and films are thrown away and made
    again from the records, with these decisions: the site is the same.

    Example:  cinequorum load records/
    """
    from cinequorum.batch.loading import LoadOptions, load_records
    from cinequorum.batch.plan import load_plan
    from cinequorum.errors import PlanError

    try:
        folder = records if records.is_dir() else load_plan(records).folder
    except PlanError as error:
        err().print(str(error), style="red", markup=False)
        raise typer.Exit(2) from error
    store = open_store()
    try:
        with shown_progress() as watch:
            summary = load_records(folder, store, LoadOptions(drop=drop, watch=watch))
    finally:
        store.close()
    _report(summary, output)
    if summary.failed:
        raise typer.Exit(1)


def _report(summary: LoadSummary, output: Format) -> None:
    from cinequorum.model.codec import failure_document

    if output is Format.JSON:
        failed = [failure_document(failure) for failure in summary.failed]
        print_json({"new": summary.new, "films": summary.films, "kept": summary.kept, "failed": failed})
    else:
        said = "; decisions kept" if summary.kept else ""
        out().print(f"{summary.new} pages loaded, {summary.films} films changed{said}", markup=False)
    print_failures(summary.failed)
