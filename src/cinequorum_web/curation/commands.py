"""`cinequorum export` and `cinequorum import`: everything as files, and back."""

from __future__ import annotations

import enum
from pathlib import Path
from typing import Annotated

import typer

from cinequorum.cli.console import err, out
from cinequorum.cli.home import home_folder


class ExportFormat(enum.StrEnum):
    """The formats of an export."""

    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"


Folder = Annotated[Path, typer.Argument(metavar="DIR", help="A folder of its own.")]


def export(
    folder: Folder,
    form: Annotated[
        ExportFormat, typer.Option("--format", help="jsonl can be imported again; csv and parquet are tables.")
    ] = ExportFormat.JSONL,
) -> None:
    """Write films, people, facts with claims, reviews, scores, judgements, corrections into DIR, with a licence note.

    Example:  cinequorum export backup/ --format jsonl
    """
    from cinequorum_web.catalog.opening import ready

    ready(home_folder(), applications=None)
    from cinequorum_web.curation import exporting

    with err().status("exporting"):
        made = exporting.export(folder, form.value)
    lines = [f"{name}  {count}" for name, count in made.rows.items()]
    out().print("\n".join([*lines, f"{len(lines)} files in {folder}"]), markup=False)


def bring_in(folder: Folder) -> None:
    """Bring what `export --format jsonl` wrote into the store, which must be empty. The site is then the same.

    Members and their accounts are not in an export, and stay as they are.

    Example:  cinequorum import backup/
    """
    from cinequorum_web.catalog.opening import ready

    ready(home_folder(), applications=None)
    from cinequorum_web.curation import importing

    with err().status("importing"):
        films, pages = importing.import_from(folder)
    out().print(f"{films} films and {pages} pages brought in", markup=False)
