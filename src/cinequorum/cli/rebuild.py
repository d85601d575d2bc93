"""`cinequorum rebuild` and `cinequorum sources`: films made again, and how good their sources have been."""

from __future__ import annotations

from typing import Annotated

import typer

from cinequorum.cli.console import Format, err, out, print_json
from cinequorum.cli.home import open_store
from cinequorum.model.record import SourceRecord

_WIDEST = 40  # characters of a source's name in the table


def rebuild(
    output: Annotated[Format, typer.Option("--format", help="text, or json for scripts.")] = Format.TEXT,
) -> None:
    """Make all films again from the pages in the store, and learn how good each source is in each field.

    To be run after an upgrade, and now and then as the store grows: an outlet that was often wrong about release days
    then counts for less where release days are contested. Judgements stay; nothing is read again.
    """
    from cinequorum.store.rebuild import plan_rebuild

    store = open_store()
    try:
        with err().status("making the films again"):
            change = plan_rebuild(store)
        store.apply(change)
    finally:
        store.close()
    records = change.records or ()
    names = [f"{film.title} ({film.year})" if film.year else film.title for film in change.films]
    if output is Format.JSON:
        print_json({"films": names, "gone": list(change.gone), "sources": len({r.source for r in records})})
        return
    out().print(f"{len(names)} films changed" + (":" if names else ""), markup=False)
    for name in names:
        out().print(f"  {name}", markup=False)
    out().print(f"{len({r.source for r in records})} sources compared in {len({r.field for r in records})} fields")


def sources(
    output: Annotated[Format, typer.Option("--format", help="text, or json for scripts.")] = Format.TEXT,
) -> None:
    """Show how often each source was right in each field, as the last `rebuild` learned it.

    `answered` counts questions that another source answered too; with few of them the share stays near what is assumed
    of every source.
    """
    store = open_store()
    try:
        records = store.records()
    finally:
        store.close()
    if output is Format.JSON:
        print_json([{"source": r.source, "field": r.field, "answered": r.answered, "right": r.right} for r in records])
    elif records:
        out().print("\n".join(_lines(records)), markup=False)
    else:
        out().print("nothing learned yet: `cinequorum rebuild` compares the sources of all films")


def _lines(records: tuple[SourceRecord, ...]) -> list[str]:
    ranked = sorted(records, key=lambda r: (r.source, -r.answered, r.field))
    head = f"{'source':<{_WIDEST}} {'field':<20} answered  right"
    return [head, *(f"{r.source[:_WIDEST]:<{_WIDEST}} {r.field:<20} {r.answered:>8}  {r.right:>5.2f}" for r in ranked)]
