"""How long to wait: between two questions to a host, and after an answer that says that it was one too many."""

from __future__ import annotations

from datetime import datetime
from email.utils import parsedate_to_datetime

from cinequorum.acquire.gather.types import GatherOptions
from cinequorum.acquire.line import Exchange

PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Answers that may be others later (RFC 9110, RFC 6585)."""
PASSING_CODES = frozenset({"unreachable", "given_up", "cut"})


def asked_wait(exchange: Exchange, now: datetime) -> float | None:
    """Return the seconds that a server asks to be left alone (`Retry-After`, RFC 9110, 10.2.3); None where it doesn't.

    A day and time counts from the server's own `Date`, where it sends one: its clock need not be ours.
    """
    said = (exchange.head("Retry-After") or "").strip()
    if said.isascii() and said.isdigit():
        return float(said[:9])
    until, begun = _when(said), _when(exchange.head("Date") or "") or now
    return max(0.0, (until - begun).total_seconds()) if until else None


def _when(said: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(said)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return found if found.tzinfo else None


def growing_wait(tries: int, chance: float, options: GatherOptions) -> float:
    """Return the seconds to wait after `tries` in vain: twice as long each time, and not the same for everybody.

    >>> [growing_wait(tries, 0.5, GatherOptions(delay=2.0)) for tries in (1, 2, 3)]
    [8.0, 16.0, 32.0]
    """
    return float(max(options.delay, 1.0) * 2**tries * (1.5 + chance))
