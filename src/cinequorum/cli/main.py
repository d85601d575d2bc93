"""The command line: which commands there are, and how it ends.

Exit status: 0 all right; 1 some inputs failed and the rest was done; 2 wrong usage; 130 interrupted.
"""

from __future__ import annotations

from importlib.metadata import entry_points, version
from typing import Annotated

import typer

from cinequorum.cli import (
    catalog,
    changes,
    crawl,
    doctor,
    film,
    gather,
    ingest,
    judge,
    loading,
    lookup,
    packs,
    queue,
    read,
    rebuild,
    running,
    train,
    why,
)
from cinequorum.cli.console import err
from cinequorum.cli.start import INTERRUPTED, run
from cinequorum.errors import CinequorumError

COMMANDS = (
    read.read,
    ingest.ingest,
    gather.gather,
    crawl.crawl,
    film.film,
    changes.changes,
    why.why,
    lookup.person,
    lookup.search,
    lookup.similar,
    queue.queue,
    judge.judge,
    judge.undo,
    judge.judgements,
    rebuild.rebuild,
    rebuild.sources,
    running.run,
    loading.load,
    doctor.doctor,
    train.train,
)

app = typer.Typer(
    name="cinequorum",
    help="One film, many voices, one accountable page.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        print(version("cinequorum"))
        raise typer.Exit


@app.callback()
def cinequorum(
    show_version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say which.")
    ] = False,
) -> None:
    """One film, many voices, one accountable page."""


for _command in COMMANDS:
    app.command()(_command)
app.add_typer(catalog.app)
app.add_typer(packs.app)
for _point in sorted(entry_points(group="cinequorum.commands"), key=lambda point: point.name):
    _found = _point.load()
    if isinstance(_found, typer.Typer):
        app.add_typer(_found, name=_point.name)
    else:
        app.command(_point.name)(_found)


def status_of(arguments: list[str]) -> int:
    """Run one command and return its exit status."""
    try:
        app(arguments)
    except SystemExit as stop:
        if stop.code == INTERRUPTED:
            err().print("interrupted; nothing was half-written")
        return stop.code if isinstance(stop.code, int) else 0
    except CinequorumError as error:
        err().print(str(error), style="red", markup=False)
        return 1
    return 0


if __name__ == "__main__":
    run()
