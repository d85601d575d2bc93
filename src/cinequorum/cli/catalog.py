"""`cinequorum catalog`: a local film catalogue, made of files that the user has."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cinequorum.cli.console import Format, err, out, print_json, shown_progress
from cinequorum.cli.home import home_folder

if TYPE_CHECKING:
    from cinequorum.catalogue.building import Built, FileReport
    from cinequorum.catalogue.index import Catalogue
    from cinequorum.understand.options import UnderstandOptions

app = typer.Typer(name="catalog", no_args_is_help=True)


@app.callback()
def catalog() -> None:
    """Make a local film catalogue, which makes reading surer.

    Example:  cinequorum catalog import title.basics.tsv.gz
    """


@app.command("import")
def import_files(
    files: Annotated[
        list[Path], typer.Argument(help="IMDb's title.basics (name.basics, title.akas), a Wikidata dump, or a CSV.")
    ],
    output: Annotated[Format, typer.Option("--format", help="text, or json for scripts.")] = Format.TEXT,
) -> None:
    """Make the catalogue of these files, in place of the one that was there. They may be packed with gzip or bzip2.

    Files of several kinds may be given in one call. Stopping halfway (Ctrl-C) leaves the old catalogue as it was.

    Example:  cinequorum catalog import title.basics.tsv.gz name.basics.tsv.gz
    """
    from cinequorum.catalogue.building import build

    with shown_progress() as watch:
        built = build(files, catalogue_path(), watch)
    for example in (line for report in built.files for line in report.tally.examples):
        err().print(example, style="yellow", markup=False)
    if output is Format.JSON:
        print_json(_document(built))
    else:
        out().print("\n".join(_lines(built)), markup=False)


@app.command("match")
def match_files(
    left: Annotated[Path, typer.Argument(help="A table of films: CSV, TSV or the like, with a line of headers.")],
    right: Annotated[Path, typer.Argument(help="The same films as another source lists them.")],
    into: Annotated[Path, typer.Argument(help="The folder for the four tables that are written.")],
    output: Annotated[Format, typer.Option("--format", help="text, or json for scripts.")] = Format.TEXT,
) -> None:
    """Find which films of two tables are the same, with probability and reasons; nothing is merged.

    Titles, years, people, lengths, genres and identifiers are compared; what each is worth is learnt from the tables.
    Writes matched.csv, doubtful.csv (for you to look at), left-only.csv and right-only.csv.

    Example:  cinequorum catalog match ours.csv theirs.csv matching/
    """
    from cinequorum.catalogue.records import match
    from cinequorum.catalogue.records.sheets import read_records, write_matching

    ours, theirs = read_records(left), read_records(right)
    found = match(ours, theirs)
    written = write_matching(found, into)
    counts = (len(found.matched), len(found.doubtful), len(found.left), len(found.right))
    if output is Format.JSON:
        names = ("matched", "doubtful", "left_only", "right_only")
        files = {name: str(path) for name, path in zip(names, written, strict=True)}
        print_json({**dict(zip(names, counts, strict=True)), "left": len(ours), "right": len(theirs), "files": files})
        return
    what = ("films in both", "doubtful pairs", f"only in {left}", f"only in {right}")
    lines = [f"{n:,} {words}: {path}" for n, words, path in zip(counts, what, written, strict=True)]
    out().print("\n".join(lines), markup=False)


def catalogue_path() -> Path:
    """Return where the catalogue lies, whether there is one or not."""
    from cinequorum.catalogue.index import FILE_NAME

    return home_folder() / "catalogue" / FILE_NAME


def home_catalogue() -> Catalogue | None:
    """Open the home folder's catalogue; None where none was imported. Raises `CatalogueError` for a damaged one."""
    path = catalogue_path()
    if not os.path.exists(path):  # unlike Path.exists, no error where the home folder may not be entered
        return None
    from cinequorum.catalogue.index import Catalogue

    return Catalogue.open(path)


def reading_options() -> UnderstandOptions:
    """Return what pages are read with: the known films unless `CINEQUORUM_KNOWN_FILMS` is `off`, and the home folder's
    catalogue, if there is one. Raises `CatalogueError`.
    """
    from cinequorum.understand.options import UnderstandOptions

    known = os.environ.get("CINEQUORUM_KNOWN_FILMS", "").strip().lower() != "off"
    return UnderstandOptions(catalogue=home_catalogue(), known_films=known)


def _document(built: Built) -> dict[str, object]:
    return {
        "path": built.path,
        "works": built.works,
        "lines": built.lines,
        "bytes": built.bytes,
        "files": [_file_document(report) for report in built.files],
    }


def _file_document(report: FileReport) -> dict[str, object]:
    tally = report.tally
    return {
        "path": report.path,
        "kind": report.kind,
        "rows": tally.rows,
        "taken": tally.taken,
        "left_out": dict(sorted(tally.left_out.items())),
        "broken": tally.broken,
        "examples": tally.examples,
    }


def _lines(built: Built) -> Iterator[str]:
    yield f"{built.works:,} films and series, {built.bytes / 1e6:,.1f} MB"
    for report in built.files:
        tally = report.tally
        yield f"  {report.path} ({report.kind}): {tally.taken:,} of {tally.rows:,} rows taken"
        for reason, count in tally.left_out.most_common():
            yield f"    left out: {count:,} {reason}"
        if tally.broken:
            yield f"    could not be read: {tally.broken:,}"
