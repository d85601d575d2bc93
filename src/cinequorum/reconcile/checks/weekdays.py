"""On which day of the week a film opens: a custom that may speak for one of two dates, and never decides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache

from cinequorum.model.film import Check, Fact, Support
from cinequorum.reconcile.checks.ledger import Ledger, checked, listed
from cinequorum.reconcile.data.release_days import BY_LANGUAGE, CUSTOMS, LANGUAGE_NAMES
from cinequorum.reconcile.values import value_key
from cinequorum.text.edtf import exact, in_words

IN_CINEMAS = frozenset({"cinema", "virtual_cinema"})
MOST_TOLD = 4  # days named in one check


def weekday_checks(ledger: Ledger) -> Iterator[Check]:
    """Yield what the weekdays of releases in cinemas say by the custom of each place.

    One check for each release whose days conflict or are unusual; one for all that keep to the custom.
    """
    kept: list[tuple[str, Fact]] = []
    for fact in ledger.facts:
        if fact.field == "release" and fact.qualifier("window") in IN_CINEMAS:
            check = _of_release(fact, ledger)
            if check is not None and check.level == "odd":
                yield check
            elif check is not None:
                kept.append((check.text, fact))
    if kept:
        text = " ".join(dict.fromkeys(words for words, _ in kept[:MOST_TOLD]))
        more = f" So are {len(kept) - MOST_TOLD} more." if len(kept) > MOST_TOLD else ""
        yield checked(("weekday", "release"), "fits", text + more, [s for _, fact in kept for s in fact.support])


def custom(territory: str | None, languages: Sequence[str]) -> tuple[tuple[str, ...], str]:
    """Return the usual days of opening, and where they are usual; no days where nothing is known.

    >>> custom("France", ["en"])
    (('Wednesday',), 'in France')
    >>> custom(None, ["de"])
    (('Thursday',), 'where German is spoken (no page states the territory)')
    """
    if territory:
        return _customs().get(value_key("country", territory), ()), f"in {territory}"
    if len(languages) != 1 or languages[0] not in BY_LANGUAGE:
        return (), ""
    where = f"where {LANGUAGE_NAMES[languages[0]]} is spoken (no page states the territory)"
    return BY_LANGUAGE[languages[0]], where


def hint(days: Sequence[date], usual: Sequence[str], where: str) -> str:
    """Say in words which of several days the custom speaks for.

    >>> hint([date(2021, 1, 20), date(2021, 1, 29)], ["Friday"], "in Spain")[-52:]
    'That speaks for 29 January 2021; it decides nothing.'
    """
    named = [f"{in_words(day.isoformat())} is a {day:%A}" for day in days]
    fitting = [in_words(day.isoformat()) for day in days if f"{day:%A}" in usual]
    said = f"{listed(named)}. Films open on {listed([f'{day}s' for day in usual], 'or')} {where} as a rule."
    if len(fitting) == 1:
        return f"{said} That speaks for {fitting[0]}; it decides nothing."
    return f"{said} That speaks for none of them more than the others."


def _of_release(fact: Fact, ledger: Ledger) -> Check | None:
    carried: dict[date, tuple[Support, ...]] = {}
    for value, support in ((fact.value, fact.support), *((other.value, other.support) for other in fact.dissent)):
        if (day := exact(value)) is not None:
            carried[day] = support
    every = [one for support in carried.values() for one in support]
    usual, where = custom(fact.qualifier("territory"), ledger.languages(every))
    if not carried or not usual:
        return None
    odd = any(f"{day:%A}" not in usual for day in carried)
    text = hint(sorted(carried)[:MOST_TOLD], usual, where) if len(carried) > 1 else _alone(min(carried), usual, where)
    return checked(("weekday", "release"), "odd" if odd else "fits", text, every)


def _alone(day: date, usual: Sequence[str], where: str) -> str:
    said = f"{in_words(day.isoformat())} is a {day:%A}"
    if f"{day:%A}" in usual:
        return f"{said}, a usual day for films to open {where}."
    days = listed([f"{one}s" for one in usual], "or")
    return f"{said}; films open on {days} {where} as a rule. Holidays and previews are exceptions."


@cache
def _customs() -> Mapping[str, tuple[str, ...]]:
    return {value_key("country", name): days for name, days in CUSTOMS.items()}
