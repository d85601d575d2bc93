"""`cinequorum person-data`: what is held on a reviewer, given out or erased, from the command line."""

from __future__ import annotations

import enum
import json
from pathlib import Path
from typing import Annotated

import typer

from cinequorum.cli.console import err, fail, out
from cinequorum.cli.home import home_folder
from cinequorum_web.rights.commands import OPERATOR

app = typer.Typer(help="What is held on a reviewer: export, erase.", no_args_is_help=True)
Name = Annotated[str, typer.Argument(help="The name under which she writes.")]
Host = Annotated[str, typer.Option(help="Only on pages of this host: names are not one person's alone.")]


class Way(enum.StrEnum):
    """What is erased: the name, or the reviews with it."""

    PSEUDONYM = "pseudonym"
    REVIEWS = "reviews"


@app.command()
def export(
    name: Name,
    host: Host = "",
    to: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="The file to write.")] = None,
) -> None:
    """Write everything that is held on a reviewer as JSON.

    Example:  cinequorum person-data export "Ida Holm" --host paper.example --out ida-holm.json
    """
    _ready()
    from cinequorum_web.rights.persons import Person, held_on

    told = json.dumps(held_on(Person(name=name, host=host)), ensure_ascii=False, indent=1)
    if to is None:
        out().print(told, markup=False)
        return
    try:
        to.write_text(told, encoding="utf-8")
    except OSError as error:
        raise fail(f"{to} cannot be written: {error.strerror}") from error


@app.command()
def erase(
    name: Name,
    typed: Annotated[str, typer.Option("--type", help="The name once more: there is no way back.")] = "",
    way: Annotated[Way, typer.Option(help="Her name becomes another, or her reviews go.")] = Way.PSEUDONYM,
    host: Host = "",
) -> None:
    """Let a reviewer's name be forgotten, for good: pages that are read later do not bring it back.

    Example:  cinequorum person-data erase "Ida Holm" --type "Ida Holm" --way reviews
    """
    _ready()
    from cinequorum_web.rights.persons import Person
    from cinequorum_web.rights.persons import erase as erased

    if typed != name:
        raise fail("this cannot be undone; nothing was erased: say the name once more with --type")
    row = erased(Person(name=name, host=host), way.value, OPERATOR)
    out().print(f"erased; in its place stands “{row.erased.pseudonym}”", markup=False)
    err().print("backups, records and exports that lie elsewhere still have the name", markup=False)


def _ready() -> None:
    from cinequorum_web.catalog.opening import ready

    ready(home_folder(), applications=None)
