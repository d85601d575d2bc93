"""`cinequorum film`: one film, from all its sources."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Annotated

import typer

from cinequorum.cli.console import Format, Spoilers, find_card, find_film, out, print_json
from cinequorum.cli.home import open_store
from cinequorum.errors import CinequorumError
from cinequorum.model.film import Check, Disagreement, Fact, Film, Relayed
from cinequorum.model.judgement import Judgement
from cinequorum.model.score import Score, suspects_told
from cinequorum.store.changes import HOW_READ
from cinequorum.store.history import Days, Past, film_at
from cinequorum.store.port import Store

DAY = ["%Y-%m-%d"]
PEOPLE_FIRST = ("director", "writer", "cast", "cinematographer", "composer", "editor", "producer")


def film(
    title: Annotated[str, typer.Argument(help="The film's title, in any spelling that the sources use.")],
    year: Annotated[int | None, typer.Option(help="The film's year, where several share the title.")] = None,
    known: Annotated[datetime | None, typer.Option("--as-of", formats=DAY, help="As known on a day.")] = None,
    true: Annotated[datetime | None, typer.Option("--on", formats=DAY, help="As true on a day.")] = None,
    spoilers: Annotated[Spoilers, typer.Option(help="How much may be given away.")] = Spoilers.NONE,
    output: Annotated[Format, typer.Option("--format", help="text, or json for scripts.")] = Format.TEXT,
) -> None:
    """Show one film: scores, facts with their witnesses, disagreements, releases, reviews, sources.

    With --as-of, --on or both, as of those days (UTC), told by today's rules; the first lines say which it is.

    Example:  cinequorum film "Dear Comrades!" --format json
    """
    from cinequorum.model.codec import film_document
    from cinequorum.model.wall import behind_wall

    days = Days(known=known and known.date(), true=true and true.date())
    store = open_store()
    try:
        past = None if days == Days() else _past(store, find_card(store, title, year).slug, days)
        found = find_film(store, title, year) if past is None else past.film
        assert found is not None  # a past without a film has been said so
    finally:
        store.close()
    if output is Format.JSON:
        dates = {name: f"{day:%Y-%m-%d}" for name, day in (("as_of", known), ("on", true)) if day}
        print_json(film_document(found, spoilers.value) | dates)
    else:
        lines = () if past is None else past_lines(past)
        out().print("\n".join((*lines, *film_lines(behind_wall(found, spoilers.value)))), markup=False)


def _past(store: Store, slug: str, days: Days) -> Past:
    """Return a film as of its days. Raises `CinequorumError` where there was nothing yet, or a day has not come."""
    today = datetime.now(UTC).date()
    if any(day is not None and day > today for day in (days.known, days.true)):
        raise CinequorumError("that day has not come yet")
    past = film_at(store, slug, days)
    if past.film is None:
        raise CinequorumError(f"{slug}: {'; '.join(filter(None, past_lines(past)))}: there is nothing to show")
    return past


def past_lines(past: Past) -> Iterator[str]:
    """Yield what a film as of its days is made of, and what not."""
    if past.days.known is not None:
        yield f"as known on {past.days.known}: {past.pages - past.unread} of {past.pages} pages had been read"
    if past.days.true is not None:
        left = f"{past.later} published later and {past.undated} without a date are left out"
        yield f"as true on {past.days.true}: what had been published by then; {left}"
    for fact in past.to_come:
        yield f"not yet by then: {fact_line(fact)}"
    yield ""


def film_lines(shown: Film) -> Iterator[str]:
    """Yield the text form of a film, line by line. What lies behind the spoiler wall must be taken out before."""
    yield f"{shown.title} ({shown.year})" if shown.year else shown.title
    if other := [title for title in shown.titles if title != shown.title]:
        yield f"  also written: {', '.join(other)}"
    yield ""
    yield f"critics    {score_line(shown.critics)}"
    yield f"audience   {score_line(shown.audience)}"
    for aggregate in shown.aggregates:
        yield f"           elsewhere: {aggregate.raw} ({aggregate.by})"
    yield from _section("What the sources agree on", (line.text for line in shown.consensus))
    yield from _section("Quoted by others", (line for quote in shown.quotes for line in quote_lines(quote)))
    yield from _section("Facts", map(fact_line, ordered(shown.facts)))
    yield from _section(f"Disagreements ({len(shown.disagreements)})", card_lines(shown.disagreements))
    yield from _section("Checks", map(check_line, shown.checks))
    yield from _section("Decided by people", map(judgement_line, shown.judgements))
    yield from _section("Decisions that contradict each other: none holds", (c.told() for c in shown.contradictions))
    yield from _section(
        "Compared with", (f"{c.title}{f' ({c.year})' if c.year else ''}: {c.n}" for c in shown.comparisons)
    )
    yield from _section(
        "Sources", (f"{e.source} [{e.kind}] {e.author or e.outlet or ''}".rstrip() for e in shown.sources)
    )


def score_line(score: Score | None) -> str:
    """Return a score in words; never a number without its n."""
    if score is None:
        return "no voices yet"
    share = f"{score.positive} of {score.judged} positive" if score.judged else "no verdicts"
    if score.value is None:
        return f"{share}; {score.note or 'too few voices for a score'}"
    shown = f"{score.value:.0f} ({score.low:.0f} to {score.high:.0f}) from {score.n} voices, {share}"
    return shown + (f"; {suspects_told(score)}" if score.suspects else "")


def ordered(facts: tuple[Fact, ...]) -> list[Fact]:
    """Return facts with the people first, then by name; the better supported before the others."""
    rank = {field: index for index, field in enumerate(PEOPLE_FIRST)}
    return sorted(facts, key=lambda fact: (rank.get(fact.field, len(rank)), fact.field, -fact.witnesses, fact.value))


def fact_line(fact: Fact) -> str:
    """Return one fact on one line: value, how well carried, what speaks against it."""
    extra = ", ".join(value for name, value in fact.qualifiers if name not in HOW_READ)
    told = fact.value + (f" as {fact.role}" if fact.role else "") + (f" ({extra})" if extra else "")
    against = f"; against: {', '.join(other.value for other in fact.dissent)}" if fact.dissent else ""
    voices = "1 witness" if fact.witnesses == 1 else f"{fact.witnesses} witnesses"
    return f"{fact.field}: {told} · {voices}, p {fact.p:.2f}, {fact.status}{against}"


def quote_lines(quote: Relayed) -> Iterator[str]:
    """Yield what others quote of somebody, and where the original is at hand its whole sentence and what was cut."""
    of = {"second_hand": "second-hand", "not_there": "not found in the original"}.get(quote.status)
    yield f"{quote.holder}, quoted by {', '.join(quote.by)}{f' ({of})' if of else ''}: “{quote.text}”"
    if quote.original is not None and quote.original.raw:
        yield f"  in full: “{' '.join(quote.original.raw.split())}”"
        yield from (f"  {note}" for note in quote.notes)


def card_lines(cards: tuple[Disagreement, ...]) -> Iterator[str]:
    """Yield a line for each disagreement, and one that counts those behind the spoiler wall."""
    yield from (card_line(card) for card in cards if card.values)
    if hidden := sum(not card.values for card in cards):
        what = "gives" if hidden == 1 else "give"
        yield f"{hidden} more that {what} the story away (--spoilers mild or all shows them)"


def card_line(card: Disagreement) -> str:
    """Return one disagreement on one line."""
    sides = " / ".join(f"{value.value} ({value.witnesses})" for value in card.values)
    return f"{card.topic} [{card.nature}]: {sides}"


def check_line(check: Check) -> str:
    """Return one piece of arithmetic on one line."""
    return f"[{check.level}] {check.text}"


def judgement_line(judgement: Judgement) -> str:
    """Return a decision that the film rests on: what was judged, by whom, when, why, and its number for `undo`."""
    return f"{judgement.left.name} / {judgement.right.name}: {judgement.told()} [{judgement.id}]"


def _section(heading: str, lines: Iterator[str] | map[str]) -> Iterator[str]:
    body = list(lines)
    if body:
        yield from ("", heading)
        yield from (f"  {line}" for line in body)
