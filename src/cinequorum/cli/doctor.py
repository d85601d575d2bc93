"""`cinequorum doctor`: the settings in force, and whether the store holds together."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from dataclasses import asdict
from importlib.metadata import entry_points, version
from typing import Annotated

import typer

from cinequorum.cli.console import Format, err, fail, out, print_json
from cinequorum.cli.environment import extras_told, setting_findings, settings_told
from cinequorum.cli.finding import Asked, Examined, Finding
from cinequorum.cli.home import home_folder, open_store
from cinequorum.model.film import Film
from cinequorum.store.port import Store

REPORT = "keep a backup, run `cinequorum rebuild`, and report it if it stays"


def doctor(
    output: Annotated[Format, typer.Option("--format", help="text, or json for scripts.")] = Format.TEXT,
    thorough: Annotated[
        bool, typer.Option("--thorough", help="Look at every film's words and every page of the file: minutes.")
    ] = False,
    mend: Annotated[bool, typer.Option("--mend", help="Make what is searched again where it has gaps.")] = False,
) -> None:
    """Show each setting, what is installed, and whether the store holds together; say what to do about what does not.

    Nothing is changed without --mend. The exit status is 1 if something is wrong.

    Example:  cinequorum doctor
    """
    seen = examined(Asked(home=home_folder(), thorough=thorough, mend=mend))
    found = settings() | extras_told() | dict(seen.about)
    wrong = (*setting_findings(os.environ), *seen.findings)
    if output is Format.JSON:
        print_json({"settings": found, "findings": [asdict(one) for one in wrong]})
    else:
        width = max(map(len, found))
        out().print("\n".join(f"{name:<{width}}  {value}" for name, value in found.items()), markup=False)
        err().print("\n".join(f"{one.told}\n    {one.do}" for one in wrong), markup=False, style="red")
    if wrong:
        raise fail(f"{len(wrong)} found" if output is Format.TEXT else "\n".join(one.told for one in wrong))
    if output is Format.TEXT:
        out().print("nothing wrong found")


def settings() -> dict[str, str]:
    """Return what is in force, by the names of the documentation. A secret is only said to be set."""
    return {
        "cinequorum": version("cinequorum"),
        "python": platform.python_version(),
        **settings_told(os.environ),
    }


def examined(asked: Asked) -> Examined:
    """Return what whoever provides the store finds; of one that brings no examiner, what the port tells."""
    for point in entry_points(group="cinequorum.doctors"):
        seen: Examined = point.load()(asked)
        if not asked.thorough:
            return seen
        store = open_store()
        try:
            return Examined(about=seen.about, findings=(*seen.findings, *findings_of(store)))
        finally:
            store.close()
    store = open_store()
    try:
        about = {"films": str(len(store.films())), "pages": str(store.page_count())}
        return Examined(about=about, findings=findings_of(store))
    finally:
        store.close()


def findings_of(store: Store) -> tuple[Finding, ...]:
    """Return what is wrong with the films and pages of a store, each with what to do."""
    return tuple(Finding(code="film", told=told, do=REPORT) for told in complaints(store))


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
