"""`cinequorum takedown`: a source is taken down, from the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from cinequorum.cli.console import err, fail, out
from cinequorum.cli.home import home_folder

OPERATOR = "the operator, on the command line"
app = typer.Typer(help="Sources taken down: add, list, lift, save, again.", no_args_is_help=True)


@app.command()
def add(
    what: Annotated[str, typer.Argument(help="A page's id, an address, a host, or outlet:NAME.")],
    reason: Annotated[str, typer.Option(help="Why it goes.")],
    asked_by: Annotated[str, typer.Option(help="Who asked for it.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do it; without it, only what would change is shown.")] = False,
) -> None:
    """Take a source down: its text, claims and reviews go, films are made again without it, and it stays away.

    Example:  cinequorum takedown add https://paper.example/ferry --reason "the writer asks" --asked-by "B. Ek" --yes
    """
    _ready()
    from cinequorum_web.rights.takedown import Order, named, preview, take_down

    found = named(what)
    lines = [f"{found.kind} {found.value}: {len(found.pages)} pages here"]
    for one in preview(found.pages):
        lines.append(f"  {one.before.title} ({one.before.year}): {_told(one)}")
    out().print("\n".join(lines), markup=False)
    if not yes:
        err().print("nothing was changed; --yes does it. What goes does not come back.", markup=False)
        return
    row = take_down(found, Order(reason=reason, asked_by=asked_by, name=OPERATOR))
    out().print(f"taken down as number {row.pk}; backups and exports that lie elsewhere still have it", markup=False)


@app.command("list")
def list_all() -> None:
    """List what was taken down, and what of it was lifted."""
    _ready()
    from cinequorum_web.catalog.models import TakedownRow

    for row in TakedownRow.objects.order_by("pk"):
        end = f"; lifted on {row.lifted:%Y-%m-%d} by {row.lifted_by}" if row.lifted else ""
        told = f"{row.pk}  {row.at:%Y-%m-%d}  {row.kind} {row.named}: {row.reason} (asked by {row.asked_by}{end})"
        out().print(told, markup=False)


@app.command()
def lift(number: Annotated[int, typer.Argument(help="The number that `list` shows.")]) -> None:
    """Let a source be taken in again. Its words do not come back by themselves.

    Example:  cinequorum takedown lift 3
    """
    _ready()
    from cinequorum_web.rights.takedown import lift as lifted

    row = lifted(number, OPERATOR)
    out().print(f"{row.named} may be taken in again", markup=False)


@app.command()
def save(file: Annotated[Path, typer.Argument(metavar="FILE", help="The file to write.")]) -> None:
    """Write what was taken down into FILE, for `again` on another store. It names who asked.

    Example:  cinequorum takedown save takedowns.json
    """
    _ready()
    from cinequorum_web.rights.takedown import save as saved

    out().print(f"{saved(file)} rows in {file}", markup=False)


@app.command()
def again(
    file: Annotated[Path | None, typer.Argument(metavar="[FILE]", help="What `save` wrote, to be brought in.")] = None,
) -> None:
    """Take out again what was taken down and came back, as after restoring a backup that is older.

    Example:  cinequorum takedown again takedowns.json
    """
    _ready()
    from cinequorum_web.rights import takedown

    if file is not None:
        try:
            takedown.bring(json.loads(file.read_text(encoding="utf-8")))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise fail(f"{file} is nothing that `takedown save` wrote: {error}") from error
    out().print(f"{takedown.again()} pages taken out again", markup=False)


def _told(one: object) -> str:
    from cinequorum_web.rights.saying import said

    return "; ".join(said(one))  # type: ignore[arg-type]


def _ready() -> None:
    from cinequorum_web.catalog.opening import ready

    ready(home_folder(), applications=None)
