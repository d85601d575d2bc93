"""Figures that cannot be: a negative running time, a release in the year 20021. They are kept, and have no vote."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from cinequorum.model.claim import Claim
from cinequorum.reconcile.data.plausible import ASPECT_RATIO, RUNTIME, YEAR
from cinequorum.reconcile.evidence import Evidence
from cinequorum.reconcile.values import value_key
from cinequorum.text.edtf import bounds
from cinequorum.text.fold import clip

_FIGURE = re.compile(r"\s*+([-−–]?)\s*+(\d{1,12}(?:[.,]\d{1,12})?)(?!\d)")
_COUNTED = frozenset({"budget", "box_office", "event_deaths"})
_OPEN = re.compile(r"X{4}(?:-\d\d){0,2}")


def impossible(claim: Claim) -> str | None:
    """Say why a claim's value cannot be; None where nothing speaks against it."""
    if claim.predicate in ("year", "release"):
        return _no_year(claim.value)
    ratio = claim.predicate == "aspect_ratio"
    figure = _figure(value_key(claim.predicate, claim.value) if ratio else claim.value)
    if figure is None:
        return None
    if claim.predicate == "runtime" and not RUNTIME["least"] <= figure <= RUNTIME["most"]:
        return f"no film runs {_shown(claim.value)} minutes"
    if ratio and not ASPECT_RATIO["least"] <= figure <= ASPECT_RATIO["most"]:
        return f"no frame has the shape {_shown(claim.value)}"
    return f"{_shown(claim.value)} is less than nothing" if claim.predicate in _COUNTED and figure < 0 else None


def without_impossible(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Take the vote from claims whose value cannot be; they stay, as statements that say why."""
    return tuple(replace(one, weight=0.0) if one.votes and impossible(one.claim) else one for one in evidence)


def _no_year(value: str) -> str | None:
    """A year outside what can be, or a date that is none. What names no year says nothing wrong."""
    if _OPEN.fullmatch(value) or not value[:1].isdigit():
        return f"{_shown(value)} is no year" if re.match(r"[-−–]\d", value) else None
    ends = bounds(value)
    if ends is None:
        return f"{_shown(value)} is no date of a film"
    return None if ends[0].year >= YEAR["least"] else f"in {ends[0].year} pictures did not move yet"


def _figure(value: str) -> float | None:
    match = _FIGURE.match(value)
    if match is None:
        return float("inf") if value[:13].isdecimal() and len(value) > 12 else None
    return float(match[2].replace(",", ".")) * (-1 if match[1] else 1)


def _shown(value: str) -> str:
    return clip(value[:60], 8)
