"""`cinequorum doctor`: the settings in force, and whether the store holds together."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from importlib.metadata import version
from typing import Annotated

import typer

from cinequorum.cli.console import Format, fail, out, print_json
from cinequorum.cli.home import database_url, home_folder, open_store, without_password
from cinequorum.model.film import Film
from cinequorum.store.port import Store


def doctor(
    output: Annotated[Format, typer.Option("--format", help="text, or json for scripts.")] = Format.TEXT,
) -> None:
    """Show each setting and check that every film's sources are in the store.

    Example:  cinequorum doctor
    """
    store = open_store()
    try:
        wrong = complaints(store)
        found = settings() | {"films": str(len(store.films())), "pages": str(store.page_count())}
    finally:
        store.close()
    if output is Format.JSON:
        print_json({"settings": found, "wrong": list(wrong)})
    else:
        width = max(map(len, found))
        out().print("\n".join(f"{name:<{width}}  {value}" for name, value in found.items()), markup=False)
    if wrong:
        raise fail("\n".join(wrong))
    if output is Format.TEXT:
        out().print("nothing wrong found")


def settings() -> dict[str, str]:
    """Return what is in force, by the names of the documentation. A secret is only said to be set."""
    variable, url = database_url() or ("DATABASE_URL", "")
    return {
        "cinequorum": version("cinequorum"),
        "python": platform.python_version(),
        "CINEQUORUM_HOME": str(home_folder()),
        variable: without_password(url) if url else "not set (SQLite in CINEQUORUM_HOME)",
        "CINEQUORUM_SECRET_KEY": "set"
        if os.environ.get("CINEQUORUM_SECRET_KEY")
        else "not set (kept in CINEQUORUM_HOME)",
    }


def complaints(store: Store) -> tuple[str, ...]:
    """Return what is wrong with the store: a film without its pages, support that points outside its page.

    Of a film whose document is there that is looked at, of others what their pages claim; no document is made for it.
    """
    wrong: list[str] = []
    for card in store.films():
        film = store.made(card.slug)
        wrong += _of_film(store, film) if film is not None else _of_pages(store, card.slug)
    return tuple(wrong)


def _of_film(store: Store, film: Film) -> Iterator[str]:
    known = store.known(entry.id for entry in film.sources)
    yield from (
        f"{film.slug}: source {entry.id} is not in the store" for entry in film.sources if entry.id not in known
    )
    carriers = [(fact.field, carrier.span) for fact in film.facts for carrier in fact.support]
    texts = store.texts(store.known(span.page for _, span in carriers))
    for field, span in carriers:
        if span.page in texts and span.end > len(texts[span.page]):
            yield f"{film.slug}: {field} points outside page {span.page}"


def _of_pages(store: Store, slug: str) -> Iterator[str]:
    readings = store.readings_of(store.members(frozenset({slug})).get(slug, ()))
    found = False
    for reading in readings:
        found = True
        for claim in reading.claims:
            if claim.span.end > len(reading.page.text):
                yield f"{slug}: {claim.predicate} points outside page {reading.page.id}"
    if not found:
        yield f"{slug}: listed, but not there"
