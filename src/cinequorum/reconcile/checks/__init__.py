"""Arithmetic on what the pages of one film say: ages, weekdays, orders of dates, running times, years.

A check is a note with its reckoning in words and the statements that it rests on. It takes no part in any vote.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cinequorum.model.film import Check
from cinequorum.reconcile.checks.ages import age_checks
from cinequorum.reconcile.checks.figures import impossible_checks, inferred_checks
from cinequorum.reconcile.checks.ledger import MOST, Ledger
from cinequorum.reconcile.checks.runtimes import runtime_checks
from cinequorum.reconcile.checks.weekdays import weekday_checks
from cinequorum.reconcile.checks.windows import window_checks
from cinequorum.reconcile.checks.years import page_date_checks, year_checks

__all__ = ["Ledger", "checks_of"]

_LEVELS = ("impossible", "odd", "fits")
_CHECKS = (
    impossible_checks,
    age_checks,
    inferred_checks,
    weekday_checks,
    window_checks,
    runtime_checks,
    year_checks,
    page_date_checks,
)


def checks_of(ledger: Ledger) -> tuple[Check, ...]:
    """Return the checks of one film, what cannot be first; at most 20 of a kind. Linear in claims and pages."""
    found = [check for reckon in _CHECKS for check in reckon(ledger)]
    ordered = sorted(found, key=lambda c: (_LEVELS.index(c.level), c.kind, c.subject, c.text))
    return tuple(_at_most(ordered))


def _at_most(checks: list[Check]) -> Iterator[Check]:
    seen: Counter[str] = Counter()
    for check in checks:
        seen[check.kind] += 1
        if seen[check.kind] <= MOST:
            yield check
