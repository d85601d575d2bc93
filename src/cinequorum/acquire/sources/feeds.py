"""RSS and Atom, also such as break the rules: feedparser reads them, and only here."""

from __future__ import annotations

import io
from importlib.util import find_spec

from cinequorum.acquire.sources.markup import Named
from cinequorum.errors import MissingExtra

_SLIPS = (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError, OverflowError)
"""What feedparser lets through on feeds that break rules it does not know of."""


def feed_of(body: bytes, at: str) -> Named:
    """Return the addresses of a feed's entries, in its order. Raises `MissingExtra` without the extra `feeds`.

    A feed that breaks the rules gives what can be had of it; it counts as broken where that is nothing.
    """
    if find_spec("feedparser") is None:
        raise MissingExtra("reading feeds", "feeds")
    import feedparser

    try:  # a file, never a text: texts that are addresses would be fetched
        found = feedparser.parse(io.BytesIO(body), response_headers={"content-location": at}, sanitize_html=False)
    except _SLIPS as error:
        return Named(broken=f"{type(error).__name__}: {error}")
    links = [str(entry.get("link") or _permanent(entry)) for entry in found.entries]
    fault = str(found.get("bozo_exception") or "no feed") if found.bozo and not found.entries else None
    return Named(pages=[link for link in links if link], broken=fault)


def _permanent(entry: dict[str, object]) -> str:
    """Return an entry's own name where it is an address: RSS allows a `guid` in place of a link."""
    name = str(entry.get("id") or "")
    return name if name.startswith(("http://", "https://")) else ""
