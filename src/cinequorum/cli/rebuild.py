"""`cinequorum rebuild` and `cinequorum sources`: films made again, and how good their sources have been."""

from __future__ import annotations

from typing import Annotated

import typer

from cinequorum.cli.console import Format, err, out, print_json, waiting
from cinequorum.cli.home import open_store
from cinequorum.model.record import Leaning, SourceRecord

_WIDEST = 40  # characters of a source's name in the table


def rebuild(
    output: Annotated[Format, typer.Option("--format", help="text, or json for scripts.")] = Format.TEXT,
) -> None:
    """Make all films again from the pages in the store, and learn how good each source is in each field.

    To be run after an upgrade, and now and then as the store grows: an outlet that was often wrong about release days
    then counts for less where release days are contested. Judgements stay; nothing is read again.

    Example:  cinequorum rebuild
    """
    from cinequorum.store.rebuild import plan_rebuild

    store = open_store()
    try:
        with store.alone(waiting):
            with err().status("making the films again"):
                change = plan_rebuild(store)
            store.apply(change)
    finally:
        store.close()
    records, leanings = change.records or (), change.leanings or ()
    names = [f"{film.title} ({film.year})" if film.year else film.title for film in change.films]
    if output is Format.JSON:
        print_json(
            {
                "films": names,
                "gone": list(change.gone),
                "sources": len({r.source for r in records}),
                "leanings": len(leanings),
            }
        )
        return
    out().print(f"{len(names)} films changed" + (":" if names else ""), markup=False)
    for name in names:
        out().print(f"  {name}", markup=False)
    out().print(f"{len({r.source for r in records})} sources compared in {len({r.field for r in records})} fields")
    out().print(f"{len(leanings)} critics and outlets with two ratings or more")


def sources(
    output: Annotated[Format, typer.Option("--format", help="text, or json for scripts.")] = Format.TEXT,
) -> None:
    """Show how often each source was right in each field, and how critics rate, as the last `rebuild` learned it.

    `answered` counts questions that another source answered too; with few of them the share stays near what is assumed
    of every source. `leaning` is how many points of 100 a critic or an outlet gives above the others (below: minus) on
    the films that they share.

    Example:  cinequorum sources --format json
    """
    store = open_store()
    try:
        records, leanings = store.records(), store.leanings()
    finally:
        store.close()
    if output is Format.JSON:
        from msgspec import to_builtins

        print_json({"records": to_builtins(records), "leanings": to_builtins(leanings)})
    elif records or leanings:
        out().print("\n".join([*_record_lines(records), "", *_leaning_lines(leanings)]), markup=False)
    else:
        out().print("nothing learned yet: `cinequorum rebuild` compares the sources of all films")


def _record_lines(records: tuple[SourceRecord, ...]) -> list[str]:
    ranked = sorted(records, key=lambda r: (r.source, -r.answered, r.field))
    head = f"{'source':<{_WIDEST}} {'field':<20} answered  right"
    return [head, *(f"{r.source[:_WIDEST]:<{_WIDEST}} {r.field:<20} {r.answered:>8}  {r.right:>5.2f}" for r in ranked)]


def _leaning_lines(leanings: tuple[Leaning, ...]) -> list[str]:
    head = f"{'critic or outlet':<{_WIDEST}} {'':<20}  ratings  leaning"
    return [head, *(f"{r.name[:_WIDEST]:<{_WIDEST}} {r.by:<20} {r.n:>8}  {r.leaning:>+7.1f}" for r in leanings)]
