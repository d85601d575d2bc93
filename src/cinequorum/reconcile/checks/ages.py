"""Ages against birth years: what pages tell of one person's age must fit one year of birth."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cinequorum.model.claim import CREDITS
from cinequorum.model.film import Check
from cinequorum.reconcile.checks.ledger import Ledger, checked, counted, listed
from cinequorum.reconcile.evidence import Evidence
from cinequorum.text.edtf import bounds, in_words, year_in

NEARLY = 2  # years by which ages may miss one another: a page posted again, a birthday
YOUNGEST_MAKER = 12
MAKERS = CREDITS - {"cast"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Life:
    """One statement about a life: born from `low` to `high`, as the words and the date have it."""

    low: int
    high: int
    text: str
    one: Evidence


def age_checks(ledger: Ledger) -> Iterator[Check]:
    """Yield one check for each person of the film whose age or year of birth any page tells."""
    event = _event_year(ledger)
    lives: dict[str, list[_Life]] = defaultdict(list)
    credited = _credited(ledger)
    for one in ledger.said("person_note"):
        name = ledger.cast.name(one.claim.subject)
        life = _life(one, ledger, event) if name in credited else None
        if life is not None:
            lives[name].append(life)
    for name in sorted(lives):
        yield from _of_person(name, lives[name], event)
        yield from _too_young(name, lives[name], ledger, makes=bool(credited[name] & MAKERS))


def _credited(ledger: Ledger) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for fact in ledger.facts:
        if fact.field in CREDITS:
            for value in (fact.value, *(other.value for other in fact.dissent)):
                found[value].add(fact.field)
    return found


def _event_year(ledger: Ledger) -> int | None:
    """The year of the true event, as most voices have it."""
    years: dict[int, set[int]] = defaultdict(set)
    for one in ledger.said("event"):
        if (year := year_in(one.claim.qualifier("date"))) is not None:
            years[year].add(one.support.witness)
    return min(years, key=lambda year: (-len(years[year]), year), default=None)


def _life(one: Evidence, ledger: Ledger, event: int | None) -> _Life | None:
    told = dict(one.claim.qualifiers)
    if "born" in told and (year := year_in(told["born"])):
        return _Life(low=year, high=year, text=f"“{one.claim.value}”", one=one)
    age = told.get("age") or told.get("age_then") or ""
    if not age.isdecimal() or len(age) > 3:
        return None
    if "age_then" not in told:
        return _from_page(one, int(age), ledger.written(one))
    moment = {"event": event, "film": ledger.year}.get(told.get("at", ""), year_in(told.get("at")))
    return _from_moment(one, int(age), moment, about=told.get("about") == "true") if moment else None


def _from_page(one: Evidence, age: int, written: str | None) -> _Life | None:
    """Somebody of 83 in 2021 has had this year's birthday or not: two years are possible."""
    ends = bounds(written) if written else None
    if ends is None or written is None:
        return None
    low, high = ends[0].year - age - 1, ends[1].year - age
    when = f"{'on' if ends[0] == ends[1] else 'in'} {in_words(written)}"
    text = f"“{one.claim.value}” {when} means {_born(low, high)}"
    return _Life(low=low, high=high, text=text, one=one)


def _from_moment(one: Evidence, age: int, year: int, *, about: bool) -> _Life:
    low, high = year - age - 1, year - age + about
    return _Life(low=low, high=high, text=f"“{one.claim.value}” in {year} fits {_born(low, high)}", one=one)


def _born(low: int, high: int) -> str:
    if low == high:
        return f"born {low}"
    return f"born {low} or {high}" if high == low + 1 else f"born {low} to {high}"


def _of_person(name: str, lives: Sequence[_Life], event: int | None) -> Iterator[Check]:
    low, high = max(life.low for life in lives), min(life.high for life in lives)
    said = "; ".join(dict.fromkeys(life.text for life in sorted(lives, key=lambda life: (life.low, life.text))[:6]))
    several = len({(life.low, life.high) for life in lives}) > 1
    if low <= high:
        both = f". All fit: {_born(low, high)}" if several else ""
        text = f"{name}: {said}{both}.{_at_event(low, high, event)}"
        level = "fits"
    else:
        gap = low - high
        level = "odd" if gap <= NEARLY else "impossible"
        text = f"{name}: {said}. These miss one another by {counted(gap, 'year')}."
    yield _about(name, checked(("age", "person_note"), level, text, [life.one for life in lives]))


def _at_event(low: int, high: int, event: int | None) -> str:
    if event is None or event <= high or high - low > NEARLY:
        return ""
    ages = [str(event - year) for year in range(high, low - 1, -1)]
    return f" In {event}, the year of the event, that is turning {listed(ages, 'or')}."


def _too_young(name: str, lives: Sequence[_Life], ledger: Ledger, *, makes: bool) -> Iterator[Check]:
    """A maker who was a child when the film was made, or anybody born after it, is somebody else, or the year is."""
    born = min(life.high for life in lives)
    age = ledger.year - born if ledger.year is not None else None
    if age is None or age >= (YOUNGEST_MAKER if makes else 0):
        return
    earliest = [life.one for life in lives if life.high == born]
    what = f"born {counted(-age, 'year')} after it" if age < 0 else f"{age} at most"
    text = f"{name}: {_born(born, born)} at the latest; for a film of {ledger.year} that is {what}."
    yield _about(name, checked(("age", "person_note"), "impossible" if age < 0 else "odd", text, earliest))


def _about(name: str, check: Check) -> Check:
    return replace(check, subject=name)
