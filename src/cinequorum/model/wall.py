"""The spoiler wall: what may be shown to a reader who asked for no more than a given level.

One function decides for every output, so that the site, the interface for machines and the command line agree.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from cinequorum.model.claim import CONTRACT_FIELDS
from cinequorum.model.film import AspectSummary, Check, Disagreement, Dissent, Fact, Film, Relayed, Support

LEVELS = ("none", "mild", "major")
ALLOWED = ("none", "mild", "all")


def visible(level: str, allowed: str) -> bool:
    """Return whether something of this spoiler level may be shown.

    >>> visible("none", "none"), visible("major", "mild"), visible("major", "all")
    (True, False, True)
    """
    return allowed == "all" or LEVELS.index(level) <= LEVELS.index(allowed)


def behind_wall(film: Film, allowed: str) -> Film:
    """Return `film` without anything above the allowed level: not hidden, absent."""
    if allowed == "all":
        return film
    return replace(
        film,
        facts=_facts(film.facts, allowed),
        statements=_facts(film.statements, allowed),
        people=tuple(
            replace(
                person,
                support=_support(person.support, allowed),
                notes=tuple(note for note in person.notes if visible(note[1].spoiler, allowed)),
            )
            for person in film.people
        ),
        disagreements=tuple(_card(card, allowed) for card in film.disagreements),
        shared=tuple(s for s in film.shared if all(visible(c.spoiler, allowed) for c in s.support)),
        aspects=tuple(_aspect(summary, allowed) for summary in film.aspects),
        consensus=tuple(c for c in film.consensus if all(visible(s.spoiler, allowed) for s in c.support)),
        checks=_checks(film.checks, allowed),
        quotes=_quotes(film.quotes, allowed),
        comparisons=tuple(replace(one, support=_support(one.support, allowed)) for one in film.comparisons),
        aggregates=tuple(replace(one, support=_support((one.support,), allowed)[0]) for one in film.aggregates),
        sources=tuple(s if visible(s.title_spoiler, allowed) else replace(s, title=None) for s in film.sources),
    )


def _support(support: tuple[Support, ...], allowed: str) -> tuple[Support, ...]:
    if not any(carrier.spoiler != "none" for carrier in support):
        return support  # as of nearly all values: nothing is to be made anew
    return tuple(carrier if visible(carrier.spoiler, allowed) else replace(carrier, raw="") for carrier in support)


def _facts(facts: Iterable[Fact], allowed: str) -> tuple[Fact, ...]:
    """Keep what the film is as a work: a credit or a date gives nothing away, though the words around it may.

    Of a statement about the story that only spoiling sentences carry, nothing remains; nor does the character's name
    in a credit.
    """
    kept = []
    for fact in facts:
        if not fact.support or _shown(fact.support, allowed):
            kept.append(replace(fact, support=_support(fact.support, allowed), dissent=_dissent(fact, allowed)))
        elif fact.field in CONTRACT_FIELDS:
            bare = replace(fact, role=None, variants=(), dissent=_dissent(fact, allowed))
            kept.append(replace(bare, support=_support(fact.support, allowed)))
    return tuple(kept)


def _quotes(quotes: Iterable[Relayed], allowed: str) -> tuple[Relayed, ...]:
    """Keep the quotations that give nothing away, neither they nor the sentences that they are from."""
    carried = ((quote, (*quote.support, *((quote.original,) if quote.original else ()))) for quote in quotes)
    return tuple(quote for quote, support in carried if all(visible(one.spoiler, allowed) for one in support))


def _checks(checks: Iterable[Check], allowed: str) -> tuple[Check, ...]:
    """Keep every check: it tells dates, figures and ages of who made the film. The words around them may give more."""
    return tuple(replace(check, support=_support(check.support, allowed)) for check in checks)


def _dissent(fact: Fact, allowed: str) -> tuple[Dissent, ...]:
    return tuple(
        replace(other, support=_support(other.support, allowed))
        for other in fact.dissent
        if fact.field in CONTRACT_FIELDS or _shown(other.support, allowed)
    )


def _shown(support: Iterable[Support], allowed: str) -> bool:
    return any(visible(carrier.spoiler, allowed) for carrier in support)


def _card(card: Disagreement, allowed: str) -> Disagreement:
    if visible(card.spoiler, allowed):
        values = tuple(replace(value, support=_support(value.support, allowed)) for value in card.values)
        return replace(card, values=values)
    return replace(card, topic="hidden", values=(), note="The sources differ on something that gives the story away.")


def _aspect(summary: AspectSummary, allowed: str) -> AspectSummary:
    quotes = tuple((polarity, quote) for polarity, quote in summary.quotes if visible(quote.support.spoiler, allowed))
    return replace(summary, quotes=quotes)
