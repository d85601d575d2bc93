"""What settling costs: processor time for a film with thousands of claims, and for a field of rivals only."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from benchmarks.common import table
from cinequorum.model.claim import Claim, Manner
from cinequorum.model.film import Support
from cinequorum.model.page import Span
from cinequorum.reconcile.evidence import Evidence
from cinequorum.reconcile.facts import facts_of
from cinequorum.reconcile.people import people_of

FIELDS = ("runtime", "year", "release", "director", "genre", "country", "cast", "budget", "writer", "original_title")


def costs() -> str:
    """Return the times as Markdown."""
    rows = [
        ("10,000 claims in ten fields by 1,000 voices", _seconds(mixed(10_000))),
        ("50,000 claims of one field, each with a value of its own", _seconds(contradicting(50_000))),
        ("50,000 claims of one field, half of them bounds of their own", _seconds(bounds(50_000))),
    ]
    text = "Processor time from claims to facts with their probabilities, one film, on a shared and noisy machine.\n\n"
    return "### What it costs\n\n" + text + table(("claims", "seconds"), rows)


def mixed(count: int) -> list[Evidence]:
    """Claims in several fields, ten or so values each."""
    return [_claim(FIELDS[n % 10], _value(FIELDS[n % 10], (n // 10) * 7 % 13), n // 10) for n in range(count)]


def contradicting(count: int) -> list[Evidence]:
    """Claims of one field that all exclude one another."""
    return [_claim("runtime", str(n), n) for n in range(count)]


def bounds(count: int) -> list[Evidence]:
    """Claims of one field, every other one a lower bound."""
    manner = (Manner.FACT, Manner.LOWER_BOUND)
    return [_claim("budget", str(n), n, manner[n % 2]) for n in range(count)]


def _value(field: str, number: int) -> str:
    dates = {"year": f"{2000 + number}", "release": f"2001-01-{number + 10}"}
    numbers = {"runtime": f"{90 + number}", "budget": f"{number}000000"}
    return dates.get(field) or numbers.get(field) or f"{chr(65 + number)}da {chr(66 + number)}erg"


def _claim(field: str, value: str, voice: int, manner: Manner = Manner.FACT) -> Evidence:
    span = Span(page="page", start=voice, end=voice + 1)
    claim = Claim(predicate=field, value=value, raw=value, span=span, rule="made/1", p=0.9, manner=manner)
    support = Support(source=str(voice), span=span, witness=voice, raw=value)
    return Evidence(claim=claim, support=support, weight=0.8)


def _seconds(evidence: Sequence[Evidence]) -> str:
    def job() -> None:
        facts_of(evidence, people_of(evidence))

    return f"{_timed(job):.2f}"


def _timed(job: Callable[[], None]) -> float:
    start = time.process_time()
    job()
    return time.process_time() - start
