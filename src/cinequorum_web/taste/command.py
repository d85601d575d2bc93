"""`cinequorum taste`: learn what readers may like next."""

from __future__ import annotations

from cinequorum.cli.console import err, out
from cinequorum.cli.home import home_folder


def taste() -> None:
    """Learn suggestions from the films, the critics' marks and those of members who show theirs.

    What comes of it is kept in the store, with its date, until it is learned again. Nothing leaves this machine.

    Example:  cinequorum taste
    """
    from cinequorum_web.catalog.opening import ready

    ready(home_folder(), applications=None)
    from cinequorum_web.taste.learning import learn_again

    with err().status("learning"):
        told = learn_again()
    out().print(
        f"learned from {told.films} films ({told.anew} looked at anew) and {told.marks} marks of {told.people} people",
        markup=False,
    )
