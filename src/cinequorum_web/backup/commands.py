"""`cinequorum backup` and `cinequorum restore`: everything in one file, and back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from cinequorum.cli.console import err, out, waiting
from cinequorum.cli.home import home_folder

File = Annotated[Path, typer.Argument(metavar="FILE", help="The file of the backup.")]


def backup(file: File) -> None:
    """Write all that the store keeps into FILE, restore it to a place beside, compare, and only then call it made.

    Films, pages, decisions, members and what they keep, posters, the film catalogue and the site's keys; of either
    database. The site may run meanwhile. An earlier backup in FILE stays until the new one has been proved.

    Example:  cinequorum backup monday.cinequorum
    """
    from cinequorum_web.catalog.opening import ready

    home = home_folder()
    using = ready(home, applications=None)
    from cinequorum_web.backup.making import make

    with err().status("backing up"):
        made = make(file, using, home, datetime.now(UTC))
    out().print(f"{file}: {_told(made.rows)}; {made.size:,} bytes, restored and compared", markup=False)


def restore(
    file: File,
    replace: Annotated[
        bool, typer.Option("--replace", help="Put it in the place of a store that holds something, which is kept.")
    ] = False,
) -> None:
    """Bring the backup in FILE into the store in use, which must be empty; its database may be of the other kind.

    With --replace the store that is there is first backed up into `backups/` in the data folder.

    Example:  cinequorum restore monday.cinequorum
    """
    from cinequorum_web.catalog.opening import ready

    home = home_folder()
    using = ready(home, applications=None)
    from cinequorum_web.backup.restoring import Target, restore

    with err().status("restoring"):
        done = restore(file, Target(using=using, home=home, replace=replace), datetime.now(UTC), waiting)
    if done.gone:
        err().print(f"{done.gone} pages that were taken down are taken out of it again", markup=False)
    if done.before is not None:
        err().print(f"the store of before is kept in {done.before}", markup=False)
    out().print(f"{_told(done.rows)} restored from {file}", markup=False)


def _told(rows: Mapping[str, int]) -> str:
    """Return what is in a backup, in words."""
    return f"{rows['film']} films, {rows['page']} pages, {rows['member']} members"
