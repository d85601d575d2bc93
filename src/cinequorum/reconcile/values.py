"""When two stated values are one value, fit each other, or exclude each other."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from heapq import nlargest

from cinequorum.model.claim import Claim, Manner
from cinequorum.names.titles import title_key
from cinequorum.reconcile.data.territories import TERRITORIES
from cinequorum.reconcile.data.value_forms import ALIASES, ASPECT_RATIOS, AT_LEAST, SOURCE_WORDS
from cinequorum.reconcile.evidence import Evidence, heard
from cinequorum.text.fold import fold

_NUMBER = re.compile(r"\d[\d,.  ]{0,14}")
_FIGURES = 5  # of a running time: more are no minutes
_DATED = frozenset({"release", "event_disclosed", "year"})
MOST_HOMES = 100  # a vague value is compared with so many of the best supported ones: bounds the work on a crowd
COUNTED = frozenset({"event_deaths", "runtime", "budget", "box_office"})


def value_key(field: str, value: str) -> str:
    """Return the form in which two writings of one value are equal.

    >>> value_key("country", "U.S.A.") == value_key("country", "United States")
    True
    >>> value_key("aspect_ratio", "4:3"), value_key("runtime", "120")
    ('1.33', '120')
    """
    if field == "aspect_ratio":
        return _ratios().get(value.strip().removesuffix(":1"), _ratios().get(value.strip(), value.strip()))
    if field in _DATED:
        return value.strip()
    folded = fold(value)
    if field == "original_title":
        return title_key(value)
    if field == "based_on":
        return " ".join(word for word in folded.split() if word not in SOURCE_WORDS) or folded
    if field == "country":
        return _territories().get(folded, folded)
    return _aliases().get(folded, folded)


def alternatives(field: str, evidence: Sequence[Evidence]) -> dict[str, list[Evidence]]:
    """Sort the statements of one question by the value they support.

    A bound, a vague count or a less precise date supports the best supported value that it leaves possible, and is an
    alternative of its own only where it leaves none. A running time supports a better supported one a minute off.
    """
    found: dict[str, list[Evidence]] = {}
    vague: list[Evidence] = []
    for one in evidence:
        if _is_vague(field, one.claim):
            vague.append(one)
        else:
            found.setdefault(value_key(field, one.claim.value), []).append(one)
    if field == "runtime":
        found = _of_whole_minutes(found)
    homes = _Homes(field, found)
    for one in sorted(vague, key=_vagueness):
        homes.put(one)
    return found


def _of_whole_minutes(found: Mapping[str, list[Evidence]]) -> dict[str, list[Evidence]]:
    """Count a running time for a better supported one that is a minute off: 119:40 is printed as 119 and as 120.

    It goes no further, and not on from there: of 118, 119 and 120 with the most voices for 119 all are one value, with
    the most for 120 the first one excludes it. A time that is told as rounded further ("about 120", "two hours") is
    vague, see `_leaves_possible`.
    """
    kept: dict[str, list[Evidence]] = {}
    for key in sorted(found, key=lambda key: (-len(heard(found[key])), key)):
        beside = (str(int(key) + step) for step in (-1, 1)) if key.isdecimal() and len(key) < _FIGURES else ()
        home = max((near for near in beside if near in kept), key=lambda near: len(heard(kept[near])), default=key)
        kept.setdefault(home, []).extend(found[key])
    return kept


def _vagueness(one: Evidence) -> tuple[int, str, str, str]:
    """The more precise ones first; those of one form follow one another."""
    return (-_precision(one.claim.value), one.claim.value, one.claim.manner.value, one.support.source)


class _Homes:
    """Where statements that leave several values possible are counted."""

    def __init__(self, field: str, found: dict[str, list[Evidence]]) -> None:
        self._field, self._found = field, found
        self._voices = {key: heard(held) for key, held in found.items()}
        self._known: dict[tuple[str, Manner], str] = {}
        self._open = nlargest(MOST_HOMES, self._voices, key=self._standing)

    def put(self, one: Evidence) -> None:
        """Count a statement for the best supported value that it leaves possible, or as an alternative of its own."""
        form = (one.claim.value, one.claim.manner)
        if form not in self._known:
            self._known[form] = self._home(one.claim)
        home = self._known[form]
        if home not in self._found and len(self._open) < MOST_HOMES:
            self._open.append(home)
        self._found.setdefault(home, []).append(one)
        self._voices.setdefault(home, set()).update(one.voices)

    def _standing(self, key: str) -> tuple[int, str]:
        return len(self._voices[key]), key

    def _home(self, vague: Claim) -> str:
        fitting = [key for key in self._open if _leaves_possible(self._field, vague, self._found[key][0].claim)]
        return max(fitting, key=self._standing, default=value_key(self._field, vague.value))


def shown_value(field: str, evidence: Sequence[Evidence]) -> str:
    """Return the best writing of one value: its canonical name, else the most precise and most usual one."""
    key = value_key(field, evidence[0].claim.value)
    if (name := _names(field == "country").get(key)) is not None and field != "aspect_ratio":
        return name
    if field == "aspect_ratio":
        return key
    counts: dict[str, int] = {}
    for one in evidence:
        counts[one.claim.value] = counts.get(one.claim.value, 0) + one.count
    exact = [e.claim.value for e in evidence if not _is_vague(field, e.claim)] or list(counts)
    return min(exact, key=lambda v: (-_precision(v), v.islower(), v.isupper(), -counts[v], v))


def dates_fit(a: str, b: str) -> bool:
    """Tell whether two EDTF dates can be one day: 2021 holds 2021-02, XXXX-02-05 is some year's 5 February.

    >>> dates_fit("2021", "2021-02-05"), dates_fit("XXXX-02-05", "2021-02-05"), dates_fit("2021-01", "2021-02-05")
    (True, True, False)
    """
    left, right = (part.strip("~?%").split("-") for part in (a, b))
    return all(x == y or "X" in x or "X" in y for x, y in zip(left, right, strict=False))


def number(value: str) -> int | None:
    """Return the first whole number in a value, or the least that a vague count can mean.

    >>> number("about 1,200"), number("dozens"), number("many")
    (1200, 24, None)
    """
    match = _NUMBER.search(value)
    if match is None:
        return AT_LEAST.get(fold(value))
    digits = "".join(char for char in match[0] if char.isdigit())
    return int(digits)


def _is_vague(field: str, claim: Claim) -> bool:
    if field in _DATED:
        return len(claim.value) < 10 or "X" in claim.value
    if field in COUNTED:
        return claim.manner in (Manner.LOWER_BOUND, Manner.ESTIMATE) or not claim.value[:1].isdigit()
    return False


def _leaves_possible(field: str, vague: Claim, exact: Claim) -> bool:
    if field in _DATED:
        return dates_fit(vague.value, exact.value)
    low, count = number(vague.value), number(exact.value)
    if low is None or count is None:
        return low is None
    if vague.manner is Manner.ESTIMATE and vague.value[:1].isdigit():
        return abs(low - count) <= max(5, count // 20) if field == "runtime" else abs(low - count) <= count // 5
    return low <= count


def _precision(value: str) -> int:
    return sum(char.isdigit() for char in value) if "-" in value else 0


@lru_cache(maxsize=1)
def _aliases() -> Mapping[str, str]:
    return {fold(word): fold(row[0]) for row in ALIASES for word in row}


@lru_cache(maxsize=1)
def _territories() -> Mapping[str, str]:
    return {fold(word): fold(row[0]) for row in TERRITORIES for word in row}


@lru_cache(maxsize=2)
def _names(of_countries: bool) -> Mapping[str, str]:  # noqa: FBT001
    return {fold(row[0]): row[0] for row in (TERRITORIES if of_countries else ALIASES)}


@lru_cache(maxsize=1)
def _ratios() -> Mapping[str, str]:
    return {form: row[0] for row in ASPECT_RATIOS for form in row}
