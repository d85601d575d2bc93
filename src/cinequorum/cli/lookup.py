"""`cinequorum person`, `search` and `similar`: finding one's way in the store."""

from __future__ import annotations

from typing import Annotated

import typer

from cinequorum.cli.console import Format, fail, find_film, out, print_json, table
from cinequorum.cli.home import open_store
from cinequorum.model.film import Film, Person
from cinequorum.store.port import Store

FormatOption = Annotated[Format, typer.Option("--format", help="text, or json for scripts.")]


def search(
    words: Annotated[list[str], typer.Argument(help="Words of a title or a name, in any spelling.")],
    most: Annotated[int, typer.Option(min=1, max=200, help="How many answers at most.")] = 20,
    output: FormatOption = Format.TEXT,
) -> None:
    """Find films and people under any spelling that the sources use.

    Example:  cinequorum search konchalovskiy
    """
    store = open_store()
    try:
        hits = store.search(" ".join(words), most)
    finally:
        store.close()
    if output is Format.JSON:
        from msgspec import to_builtins

        print_json([to_builtins(hit) for hit in hits])
        return
    if not hits:
        raise fail(f"nothing found for {' '.join(words)!r}", 0)
    rows = table("what", "name", "year", "found as")
    for hit in hits:
        rows.add_row(hit.kind, hit.title, str(hit.year or ""), hit.matched)
    out().print(rows)


def person(
    name: Annotated[str, typer.Argument(help="A name in any spelling.")], output: FormatOption = Format.TEXT
) -> None:
    """Show a person: films, roles, all spellings and why they were joined.

    Example:  cinequorum person "Yuliya Vysotskaya"
    """
    store = open_store()
    try:
        found = _people(store, name)
    finally:
        store.close()
    if output is Format.JSON:
        from msgspec import to_builtins

        print_json([{"film": film.slug, "person": to_builtins(one)} for film, one in found])
        return
    if not found:
        raise fail(f"nobody found under {name!r}")
    for film, one in found:
        credits = ", ".join(field + (f" ({role})" if role else "") for field, role in one.credits)
        lines = [one.name, f"  {film.title}{f' ({film.year})' if film.year else ''}: {credits}"]
        lines += [f"  written: {', '.join(one.spellings)}"] if len(one.spellings) > 1 else []
        lines += [f"  {reason}" for reason in one.evidence]
        out().print("\n".join(lines), markup=False)


def similar(
    title: Annotated[str, typer.Argument(help="The film's title.")],
    year: Annotated[int | None, typer.Option(help="The film's year, where several share the title.")] = None,
    output: FormatOption = Format.TEXT,
) -> None:
    """Show films of the store that are like this one, and why.

    Example:  cinequorum similar "Dear Comrades!"
    """
    store = open_store()
    try:
        found = find_film(store, title, year)
    finally:
        store.close()
    if output is Format.JSON:
        from msgspec import to_builtins

        print_json([to_builtins(one) for one in found.similar])
        return
    if not found.similar:
        raise fail(f"nothing in the store is known to be like {found.title}", 0)
    for one in found.similar:
        out().print(f"{one.title}{f' ({one.year})' if one.year else ''}: {one.why}", markup=False)


def _people(store: Store, name: str) -> list[tuple[Film, Person]]:
    slugs = {hit.slug: None for hit in store.search(name, 50) if hit.kind == "person"}
    films = [
        (slug, film) for slug in slugs for film_slug in store.person_films(slug) if (film := store.film(film_slug))
    ]
    return [(film, one) for slug, film in films for one in film.people if one.slug == slug]
