"""What a site lets programs fetch: its robots.txt (RFC 9309), asked for once before a page of it.

What the file is worth where it can't be had follows section 2.3.1 of the RFC: a site that has none (any answer of 400
to 499) lets everything be fetched; one whose server fails, or does not answer in time, lets nothing be fetched now.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING

from cinequorum.errors import MissingExtra

if TYPE_CHECKING:
    from protego import Protego

TOKEN = "Cinequorum"
"""The name under which a robots.txt can speak to us."""
MOST_BYTES = 512_000  # what comes after is not looked at; the RFC asks for 500 KiB at least
MOST_SECONDS = 8.0
TOO_MANY = 429


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """How a site answered when it was asked for its robots.txt; status 0: not at all."""

    status: int
    body: bytes = b""


def why_not(answered: Answered, address: str) -> str | None:
    """Return why a page may not be fetched, as a clause after the site's name; None where it may.

    Raises `MissingExtra` where the reader of such files is not installed.

    >>> why_not(Answered(status=404), "https://a.example/film") is None
    True
    >>> why_not(Answered(status=503), "https://a.example/film")
    'did not say what may be fetched: its robots.txt answers 503'
    >>> why_not(Answered(status=200, body=b"User-agent: *\\nDisallow: /film"), "https://a.example/film")
    'asks programs not to fetch this page (robots.txt)'
    """
    if answered.status == 0:
        return "did not say in time what may be fetched (robots.txt)"
    if 400 <= answered.status < 500 and answered.status != TOO_MANY:
        return None
    if answered.status != 200:
        return f"did not say what may be fetched: its robots.txt answers {answered.status}"
    return None if _allowed(answered.body, address) else "asks programs not to fetch this page (robots.txt)"


def asked_delay(answered: Answered) -> float | None:
    """Return the seconds that a site wants between two questions; None where it does not say.

    >>> asked_delay(Answered(status=200, body=b"User-agent: *\\nCrawl-delay: 7"))
    7.0
    """
    if answered.status != 200:
        return None
    rules = _read(answered.body)
    delay, rate = rules.crawl_delay(TOKEN), rules.request_rate(TOKEN)
    asked = [float(delay)] if delay is not None else []
    asked += [rate.seconds / rate.requests] if rate is not None and rate.requests else []
    return max(asked, default=None)


def _allowed(body: bytes, address: str) -> bool:
    return bool(_read(body).can_fetch(address, TOKEN))


def _read(body: bytes) -> Protego:
    if find_spec("protego") is None:
        raise MissingExtra("fetching pages", "web")
    from protego import Protego

    return Protego.parse(body[:MOST_BYTES].decode("utf-8-sig", "replace"))
