"""What every command shares: where messages go, and the shapes of output. Messages to standard error, results out."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

import typer

from cinequorum.errors import CinequorumError, UnknownFilm
from cinequorum.store.port import FilmCard, Store, titles_near
from cinequorum.text.fold import fold

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import TaskID
    from rich.table import Table

    from cinequorum.model.film import Film
    from cinequorum.model.reading import Failure

T = TypeVar("T")

_BREAKS = {code: repr(chr(code))[1:-1] for code in (*range(0x20), 0x7F, 0x85, 0x2028, 0x2029)}


class Format(StrEnum):
    """How a result is printed."""

    TEXT = "text"
    JSON = "json"


class Spoilers(StrEnum):
    """How much may be given away."""

    NONE = "none"
    MILD = "mild"
    ALL = "all"


def out() -> Console:
    """Return the console of results: colours and tables on a terminal, plain text in a pipe."""
    from cinequorum.cli.plain import plain_console

    return plain_console(soft_wrap=not sys.stdout.isatty())


def err() -> Console:
    """Return the console of messages."""
    from cinequorum.cli.plain import plain_console

    return plain_console(stderr=True, soft_wrap=True)


def waiting() -> None:
    """Say that another program has the store: what a store is told to call before it waits."""
    err().print("another cinequorum is changing the store; waiting until it is done (Ctrl-C stops that)", markup=False)


def table(*columns: str) -> Table:
    """Return an empty table: ruled on a terminal, bare in a pipe."""
    from rich import box
    from rich.table import Table

    framed = Table(box=box.SIMPLE_HEAD if sys.stdout.isatty() else None, pad_edge=False)
    for column in columns:
        framed.add_column(column, overflow="fold")
    return framed


def print_json(document: Any) -> None:
    """Print a document on one line, the same bytes for the same document."""
    import msgspec

    sys.stdout.buffer.write(msgspec.json.encode(document, order="deterministic") + b"\n")
    sys.stdout.flush()


def print_failures(failures: Iterable[Failure]) -> None:
    """Name on standard error every input that failed, with why: each on one line."""
    for failure in failures:
        err().print(told_of(failure), style="red", markup=False)


def told_of(failure: Failure) -> str:
    r"""Return what failed and why as one line, its source named once; what would break the line is escaped.

    >>> from cinequorum.model.reading import Failure
    >>> told_of(Failure(source="a.html", code="empty", message="a.html is empty"))
    'a.html is empty [empty]'
    >>> told_of(Failure(source="a.html", code="unreachable", message="it says 'B\nC'"))
    "a.html: it says 'B\\nC' [unreachable]"
    """
    named = re.search(rf"(?<!\w){re.escape(failure.source)}(?!\w)", failure.message)
    told = failure.message if named else f"{failure.source}: {failure.message}"
    return f"{told} [{failure.code}]".translate(_BREAKS)


def tracked(items: Iterable[T], what: str, total: int | None = None) -> Iterator[T]:
    """Yield the items with a progress bar on standard error; none where standard error is no terminal."""
    if not sys.stderr.isatty():
        yield from items
        return
    from rich.progress import track

    yield from track(items, description=what, console=err(), total=total, transient=True)


@contextmanager
def shown_progress() -> Iterator[Callable[[str, int, int], None]]:
    """Give what is told what is being done, how much of it is done and how much there is: a bar each, on a terminal."""
    if not sys.stderr.isatty():
        yield lambda what, done, total: None
        return
    from rich.progress import Progress

    with Progress(console=err(), transient=True) as progress:
        tasks: dict[str, TaskID] = {}

        def watch(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = progress.add_task(what)
            progress.update(tasks[what], completed=done, total=total)

        yield watch


def find_film(store: Store, title: str, year: int | None) -> Film:
    """Return the film of that title (any spelling) or address, or stop with a message that names what can be typed.

    Raises `UnknownFilm`, which names near titles; `CinequorumError`, which names the addresses where several fit.
    """
    film = store.film(find_card(store, title, year).slug)
    assert film is not None
    return film


def find_card(store: Store, title: str, year: int | None) -> FilmCard:
    """Return the list entry of the film of that title (any spelling) or address, as `find_film` does.

    An address names one film, also where others have a title that is written like it. Raises as `find_film` does.
    """
    found = [card for card in store.films() if year in (None, card.year) and _spelled(card, title)]
    found = [card for card in found if card.slug == title] or found
    if not found:
        raise UnknownFilm(title, titles_near(store, title))
    if len(found) > 1:
        raise CinequorumError(f"several films are called {title!r}: {_which(found)}")
    return found[0]


def _which(found: Sequence[FilmCard]) -> str:
    """Return how to say which of these films is meant: by its address always, by its year where theirs differ."""
    how = "with --year or by its address" if len({card.year for card in found}) > 1 else "by its address"
    return f"say which {how} ({', '.join(card.slug for card in found)})"


def _spelled(card: FilmCard, title: str) -> bool:
    return card.slug == title or fold(title) in {fold(spelling) for spelling in (card.title, *card.titles)}


def fail(message: str, code: int = 1) -> typer.Exit:
    """Say what went wrong on standard error; raise what this returns."""
    err().print(message, style="red", markup=False)
    return typer.Exit(code)
