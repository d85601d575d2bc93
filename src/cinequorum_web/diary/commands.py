"""`cinequorum diary`: own ratings, diary, watchlist and lists, in and out.

Everything is kept for a member. Whoever uses the program alone needs none: without `--member` it is the only one there
is, and where there is none yet, one called `local` is made (`cinequorum member reset local` gives it a password).
"""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cinequorum.cli.console import err, fail, out
from cinequorum.cli.home import home_folder
from cinequorum.errors import DiaryFileError, StoreError

if TYPE_CHECKING:
    from cinequorum.diary.reading import Choices, Found
    from cinequorum_web.diary.models import Import
    from cinequorum_web.members.models import Member

LOCAL = "local"
SAID = ("as", "list", "scale", "dates")  # what `--map` may say beside columns

app = typer.Typer(help="Own ratings, diary, watchlist and lists: import, export.", no_args_is_help=True)
Who = Annotated[str, typer.Option("--member", help="Whose records; not needed where there is one member, or none.")]


@app.command("import")
def bring(
    file: Annotated[Path, typer.Argument(help="An export of another program, or any table with titles.")],
    member: Who = "",
    mapped: Annotated[
        str,
        typer.Option("--map", help="Columns and more, as title=Name,rating=Score,as=watchlist,scale=ten,dates=dmy."),
    ] = "",
    wins: Annotated[bool, typer.Option("--file-wins", help="Replace other ratings and reviews by the file's.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what is in the file, and change nothing.")] = False,
    failed: Annotated[Path | None, typer.Option(help="Where the rows that were not taken are written.")] = None,
) -> None:
    """Import what another program exported: what it is, is told by its content. Twice changes nothing.

    Example:  cinequorum diary import letterboxd-ada.zip
    Example:  cinequorum diary import films.csv --map "title=Name,rating=Score"
    """
    from cinequorum.diary.reading import LABELS, counted, read_diary

    try:
        body = file.read_bytes()
    except OSError as error:
        raise fail(f"{file}: {error.strerror}", 2) from error
    choices = _choices(mapped)
    try:
        found = read_diary(file.name, body, choices)
    except DiaryFileError as error:
        raise fail(str(error)) from error
    if found.ask is not None:
        raise fail(_asking(found), 2)
    n = counted(found.rows)
    told = f"{LABELS[found.kind]}: {n['records']} rows, {n['failed']} not understood, {n['left']} left out"
    err().print(told, markup=False)
    if dry_run:
        return
    of = _run(_member(member), (file.name, body, choices), wins=wins)
    _report(of, failed)


@app.command()
def export(
    file: Annotated[Path, typer.Argument(help="FILE.jsonl has everything; FILE.zip is for Letterboxd's import.")],
    member: Who = "",
) -> None:
    """Write everything as lines of JSON, or tables for Letterboxd where FILE ends in .zip.

    Example:  cinequorum diary export films.jsonl
    """
    import zipfile

    whose = _member(member)
    from cinequorum.diary.writing import json_lines, letterboxd_tables
    from cinequorum_web.diary.exporting import records_of

    records = list(records_of(whose))
    if file.suffix.casefold() == ".zip":
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for number, table in enumerate(letterboxd_tables(records), 1):
                archive.writestr(f"letterboxd-{number}.csv", table)
    else:
        file.write_bytes(b"".join(json_lines(records)))
    out().print(f"{len(records)} records in {file}", markup=False)


def _run(member: Member, given: tuple[str, bytes, Choices], *, wins: bool) -> Import:
    """Make an import and run it to its end, with a bar on standard error."""
    import msgspec
    from rich.progress import Progress

    from cinequorum_web.diary import work
    from cinequorum_web.diary.models import Import, ImportState

    name, body, choices = given
    of = Import.objects.create(
        member=member, name=name[-200:], body=zlib.compress(body, 6), wins=wins, state=ImportState.WORKING,
        choices=msgspec.to_builtins(choices),
    )  # fmt: skip
    with Progress(console=err(), transient=True) as progress:
        bar = progress.add_task("importing", total=None)
        work.finish(of, lambda done, total: progress.update(bar, completed=done, total=total))
    if of.state == ImportState.FAILED:
        raise StoreError(f"the import broke off: {of.error}")
    return of


def _report(of: Import, failed: Path | None) -> None:
    from cinequorum.diary.writing import refused_table
    from cinequorum_web.diary.telling import counts, refused

    found = counts(of)
    lines = [f"{name}  {n}" for name, n in found.items() if n]
    out().print("\n".join(lines) or "nothing", markup=False)
    if found["doubtful"]:
        err().print("Which films the doubtful rows are about is decided on the site, under Imports.", markup=False)
    if failed is not None:
        failed.write_bytes(refused_table(refused(of)))
    if found["failed"]:
        raise typer.Exit(1)


def _choices(mapped: str) -> Choices:
    from cinequorum.diary.readers.common import Choices
    from cinequorum.diary.readers.mapped import FIELDS
    from cinequorum.diary.sheets import column_key

    given = dict(part.split("=", 1) for part in mapped.split(",") if "=" in part)
    wrong = [name for name in given if name not in (*FIELDS, *SAID)]
    if wrong or (mapped and not given):
        raise fail(f"--map says FIELD=COLUMN; fields are {', '.join(FIELDS)}; beside them {', '.join(SAID)}", 2)
    roles = {"watchlist": "wanted", "liked": "liked", "seen": "seen", "list": "list", "wanted": "wanted"}
    role = roles.get(given.get("as", ""), "")
    if given.get("as") and not role:
        raise fail(f"as= is one of {', '.join(roles)}", 2)
    columns = tuple((field, column_key(given[field])) for field in FIELDS if field in given)
    return Choices(
        role=role,
        list_name=given.get("list", ""),
        columns=columns,
        scale=given.get("scale", ""),
        order=given.get("dates", ""),
    )


def _asking(found: Found) -> str:
    assert found.ask is not None
    if found.ask.what == "role":
        return "what the films of this list are, the file does not say: --map as=seen, watchlist, liked or list"
    guess = ",".join(f"{field}={column}" for field, column in found.ask.guess)
    columns = ", ".join(name for name, _ in found.ask.columns)
    return f'this is a table of no known program, with the columns {columns}; say which is which: --map "{guess}"'


def _member(name: str) -> Member:
    """Return the member of this name; without one the only one there is, made where there is none."""
    from cinequorum_web.catalog.opening import ready

    ready(home_folder(), applications=None)
    from cinequorum_web.members.making import make_member
    from cinequorum_web.members.models import Member

    if name:
        found = Member.objects.filter(username__iexact=name).first()
        if found is None:
            raise StoreError(f"nobody here is called {name!r}; `cinequorum member list` names all")
        return found
    some = list(Member.objects.order_by("pk")[:2])
    if len(some) > 1:
        raise fail("there are several members: say whose records with --member NAME", 2)
    return some[0] if some else make_member(LOCAL, "", "admin")
