"""Under which addresses the pages of topics, critics and outlets are."""

from __future__ import annotations

from types import MappingProxyType

from cinequorum_web.catalog.topics import address_of

PLACES = MappingProxyType(
    {
        "genre": "genres",
        "country": "countries",
        "year": "years",
        "event": "events",
        "critic": "critics",
        "outlet": "outlets",
    }
)
"""The kinds of topics and voices that have pages of their own, and their addresses."""


def topic_link(kind: str, name: str) -> str:
    """Return the address of the page of a topic or voice of this name; "" where its kind has none, or the name is none.

    >>> topic_link("genre", "Film noir"), topic_link("runtime", "104"), topic_link("critic", "!")
    ('/genres/film-noir/', '', '')
    """
    slug = address_of(name) if kind in PLACES and name else ""
    return f"/{PLACES[kind]}/{slug}/" if slug else ""
