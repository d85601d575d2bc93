"""`cinequorum move`: what a SQLite file holds, to the database in use."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cinequorum.cli.console import err, out, waiting
from cinequorum.cli.home import home_folder
from cinequorum.errors import StoreError


def move(
    folder: Annotated[Path, typer.Argument(metavar="FROM", help="The folder of the other store.")],
) -> None:
    """Bring all that the store in the folder FROM holds to the store in use, which must be empty. FROM stays there.

    For going from SQLite to PostgreSQL: set CINEQUORUM_DATABASE_URL, then name the folder in which the data lie so far.

    Example:  cinequorum move ~/.local/share/cinequorum
    """
    from cinequorum_web.catalog.opening import at_folder, ready

    using = ready(home_folder(), applications=None)
    source = at_folder(folder)
    from cinequorum_web.catalog.copying import copy_store

    if source == using:
        raise StoreError(f"{folder} is the folder of the store in use: set CINEQUORUM_DATABASE_URL first")
    with err().status("bringing the store over"):
        films, pages = copy_store(source, using, waiting)
    out().print(f"{films} films and {pages} pages brought over; {folder} stays as it was", markup=False)
