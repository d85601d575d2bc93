"""`cinequorum pack`: what is said and was decided about a film in one signed file, to hand on and to merge."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from cinequorum.cli.console import Format, Spoilers, fail, find_film, out, print_failures, print_json, waiting
from cinequorum.cli.film import film_lines
from cinequorum.cli.home import home_folder, open_store
from cinequorum.errors import PackError
from cinequorum.model.wall import behind_wall
from cinequorum.packs.pack import Pack

app = typer.Typer(name="pack", no_args_is_help=True)
File = Annotated[Path, typer.Argument(metavar="FILE", help="The file of the pack.")]


@app.callback()
def pack() -> None:
    """Hand on what is known about a film, signed, and merge what others know.

    Example:  cinequorum pack make "Dear Comrades!" dear-comrades.pack
    """


@app.command("make")
def make_pack(
    title: Annotated[str, typer.Argument(help="The film's title.")],
    file: File,
    year: Annotated[int | None, typer.Option(help="The film's year, where several share the title.")] = None,
) -> None:
    """Write a film's pages, claims and judgements into FILE, signed with this server's key: same film, same bytes.

    The key is made on first use, in the data folder. FILE has whole texts of pages: they are their authors'.

    Example:  cinequorum pack make "Dear Comrades!" dear-comrades.pack
    """
    from cinequorum.packs.making import make
    from cinequorum.packs.signing import own_signer

    signer = own_signer(home_folder())
    store = open_store()
    try:
        made = make(store, find_film(store, title, year), signer)
    finally:
        store.close()
    _write(file, made)
    out().print(f"{file}: {_counts(made)}; signed by {signer.public}", markup=False)


@app.command()
def check(
    file: File, output: Annotated[Format, typer.Option("--format", help="text, or json for scripts.")] = Format.TEXT
) -> None:
    """Say what is in FILE and who signed it. The exit status is 1 if a signer is not known here.

    Example:  cinequorum pack check dear-comrades.pack
    """
    found, names = _read(file), _names()
    sheets = [
        {
            "title": one.title,
            "year": one.year,
            "rows": len(one.rows),
            "signer": one.signer,
            "name": names.get(one.signer),
        }
        for _, one in sorted(found.sheets.items())
    ]
    if output is Format.JSON:
        print_json({"sheets": sheets, "rows": dict(Counter(row.kind for row in found.rows.values()))})
    else:
        out().print(f"{file}: {_counts(found)}", markup=False)
        for one in sheets:
            named = one["name"] or "an unknown signer"
            out().print(
                f"  {one['title']} ({one['year']}): {one['rows']} rows, signed by {named} {one['signer']}", markup=False
            )
    if not all(one["name"] for one in sheets):
        raise fail("not all signers are known here: name one with `cinequorum pack trust KEY NAME`")


@app.command()
def merge(
    into: Annotated[Path, typer.Argument(metavar="INTO", help="The file to write.")],
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="The packs to merge.")],
) -> None:
    """Write what all FILEs state together into INTO: the same bytes in whatever order, and however often.

    A pack whose signature fails is refused, and nothing is written. Signatures stay.

    Example:  cinequorum pack merge both.pack ours.pack theirs.pack
    """
    from cinequorum.packs.pack import merged

    made = merged(map(_read, files))
    _write(into, made)
    out().print(f"{into}: {_counts(made)} from {len(made.sheets)} sheets", markup=False)


@app.command()
def show(
    file: File,
    spoilers: Annotated[Spoilers, typer.Option(help="How much may be given away.")] = Spoilers.NONE,
    output: Annotated[Format, typer.Option("--format", help="text, or json for scripts.")] = Format.TEXT,
) -> None:
    """Show the film, or films, that the rows of FILE tell together, without keeping anything.

    Example:  cinequorum pack show both.pack
    """
    from cinequorum.model.codec import film_document
    from cinequorum.packs.making import films_in

    for film in films_in(_read(file)):
        if output is Format.JSON:
            print_json(film_document(film, spoilers.value))
        else:
            out().print("\n".join(film_lines(behind_wall(film, spoilers.value))), markup=False)


@app.command()
def take(
    file: File,
    anybody: Annotated[bool, typer.Option("--anybody", help="Also what signers state who are not known here.")] = False,
) -> None:
    """Bring what is new in FILE into the store: pages are reconciled, decisions hold. Twice changes nothing.

    Example:  cinequorum pack take theirs.pack
    """
    from cinequorum.packs.making import take

    found, names = _read(file), _names()
    strangers = sorted({one.signer for one in found.sheets.values() if one.signer not in names})
    if strangers and not anybody:
        told = f"is signed by {strangers[0]}, who is not known here: `cinequorum pack trust KEY NAME`, or --anybody"
        raise PackError(str(file), "stranger", told)
    store = open_store()
    try:
        with store.alone(waiting):
            taken = take(store, found)
    finally:
        store.close()
    out().print(f"{taken.pages} pages and {taken.judgements} decisions are new", markup=False)
    print_failures(taken.refused)
    if taken.refused:
        raise typer.Exit(1)


@app.command()
def trust(
    key: Annotated[str, typer.Argument(metavar="KEY", help="The public key, as `pack check` prints it.")],
    name: Annotated[str, typer.Argument(metavar="NAME", help="What to call its owner.")],
) -> None:
    """Know the signer with this KEY by NAME from now on. Ask its owner for the key; do not take it from a pack.

    Example:  cinequorum pack trust 3b6a… "The film club"
    """
    from cinequorum.packs.signing import KNOWN_FILE, known_signers

    home, line = home_folder(), f"{key.strip().lower()} {' '.join(name.split())}"
    if len(key.strip()) != 64 or not set(key.strip().lower()) <= set("0123456789abcdef") or not name.strip():
        raise PackError(key, "key", "is no key: 64 letters and digits of hexadecimal, and a name behind it")
    known_signers(home)  # a list that makes no sense is not added to
    home.mkdir(parents=True, exist_ok=True)
    with (home / KNOWN_FILE).open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    out().print(f"known from now on: {line}", markup=False)


def _read(file: Path) -> Pack:
    """Return a pack that is whole and whose signatures hold. Raises `PackError`."""
    from cinequorum.packs.pack import from_bytes
    from cinequorum.packs.signing import check

    try:
        data = file.read_bytes()
    except OSError as error:
        raise PackError(str(file), "missing", f"cannot be read: {error.strerror}") from error
    found = from_bytes(str(file), data)
    check(str(file), found)
    return found


def _names() -> dict[str, str]:
    """Return the names of signers by key, this server's own among them."""
    from cinequorum.packs.signing import KEY_FILE, OWN, known_signers, own_signer

    home = home_folder()
    own = {own_signer(home).public: OWN} if (home / KEY_FILE).is_file() else {}
    return {**known_signers(home), **own}


def _write(file: Path, made: Pack) -> None:
    """Write a pack in one step: a file that is there stays until the new one is whole."""
    from cinequorum.packs.pack import to_bytes

    beside = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        try:
            beside.write_bytes(to_bytes(made))
            beside.replace(file)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise PackError(str(file), "disk", f"cannot be written: {error.strerror}") from error


def _counts(made: Pack) -> str:
    kinds = Counter(row.kind for row in made.rows.values())
    return f"{kinds['reading']} pages, {kinds['judgement'] + kinds['withdrawal']} decisions"
