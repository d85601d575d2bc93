"""`cinequorum changes`: what is otherwise in a film from one day to another."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated

import typer

from cinequorum.cli.console import Format, Spoilers, find_card, out, print_json
from cinequorum.cli.film import DAY
from cinequorum.cli.home import open_store
from cinequorum.errors import CinequorumError
from cinequorum.model.film import Film
from cinequorum.model.wall import behind_wall
from cinequorum.store.changes import Changes, FactChange, ScoreState, Standing
from cinequorum.store.changes import changes as changed
from cinequorum.store.history import Days, film_at
from cinequorum.store.port import Store


class By(StrEnum):
    """Which of the two dates the days are."""

    KNOWN = "known"
    TRUE = "true"


def changes(
    title: Annotated[str, typer.Argument(help="The film's title, in any spelling that the sources use.")],
    since: Annotated[datetime, typer.Argument(metavar="FROM", formats=DAY, help="A day, as 2026-03-01.")],
    until: Annotated[datetime, typer.Argument(metavar="TO", formats=DAY, help="A day; of both, the end in UTC.")],
    by: Annotated[By, typer.Option(help="known: when pages were read; true: when they were published.")] = By.KNOWN,
    year: Annotated[int | None, typer.Option(help="The film's year, where several share the title.")] = None,
    spoilers: Annotated[Spoilers, typer.Option(help="How much may be given away.")] = Spoilers.NONE,
    output: Annotated[Format, typer.Option("--format", help="text, or json for scripts.")] = Format.TEXT,
) -> None:
    """Show what is otherwise in a film from the day FROM to the day TO: facts, scores, disagreements, sources.

    Example:  cinequorum changes "Dear Comrades!" 2026-01-01 2026-03-01
    """
    from msgspec import to_builtins

    if not since <= until <= datetime.now(UTC).replace(tzinfo=None):
        raise CinequorumError("the days must be in order, and the second must have come")
    store = open_store()
    try:
        slug = find_card(store, title, year).slug
        before, after = (_film(store, slug, day, by) for day in (since, until))
    finally:
        store.close()
    walled = (None if film is None else behind_wall(film, spoilers.value) for film in (before, after))
    found = changed(*walled)
    days = {"film": slug, "by": by.value, "from": f"{since:%Y-%m-%d}", "to": f"{until:%Y-%m-%d}"}
    if output is Format.JSON:
        print_json(days | to_builtins(found))
    else:
        axis = "known on" if by is By.KNOWN else "published by"
        out().print(f"{slug}: what was {axis} {days['from']}, and on {days['to']}", markup=False)
        out().print("\n".join(change_lines(found)) or "nothing is otherwise", markup=False)


def _film(store: Store, slug: str, day: datetime, by: By) -> Film | None:
    days = Days(known=day.date()) if by is By.KNOWN else Days(true=day.date())
    return film_at(store, slug, days).film


def change_lines(found: Changes) -> Iterator[str]:
    """Yield a line for each thing that is otherwise: + came, - gone, ~ moved."""
    if found.title:
        yield f"~ title: {found.title[0]} → {found.title[1]}"
    for score in found.scores:
        yield f"~ {score.by}: {_score(score.before)} → {_score(score.after)}"
    yield from map(_fact, found.facts)
    for card in found.disagreements:
        yield f"{'+' if card.new else '-'} disagreement on {card.topic} [{card.nature}]"
    for source in found.sources:
        told = f"{source.source} [{source.kind}] {source.author or source.outlet or ''}".rstrip()
        yield f"{'+' if source.new else '-'} source {told}"


def _fact(change: FactChange) -> str:
    extra = ", ".join(value for _, value in change.qualifiers)
    role = f" as {change.role}" if change.role else ""
    told = f"{change.field}: {change.value}{role}{f' ({extra})' if extra else ''}"
    if change.before and change.after:
        return f"~ {told} · {_standing(change.before)} → {_standing(change.after)}"
    held = change.after or change.before
    return f"{'+' if change.after else '-'} {told}{f' · {_standing(held)}' if held else ''}"


def _standing(one: Standing) -> str:
    return f"p {one.p:.2f}, {one.status}, {one.witnesses} {'witness' if one.witnesses == 1 else 'witnesses'}"


def _score(state: ScoreState | None) -> str:
    if state is None:
        return "none"
    if state.value is None:
        return f"too few voices ({state.n})"
    return f"{state.value:.0f} ({state.low:.0f} to {state.high:.0f}) from {state.n}"
