"""What of a document may leave this machine."""

from __future__ import annotations

from typing import Any

from cinequorum_web.pages.words import public_source


def public(document: Any) -> Any:
    """Return a document in which no source is a path on this machine: only the file's name is left.

    >>> public({"source": "/home/ada/tides.txt", "sources": [{"source": "https://a.example/"}]})
    {'source': 'tides.txt', 'sources': [{'source': 'https://a.example/'}]}
    """
    if isinstance(document, dict):
        return {
            key: public_source(value) if key in ("source", "copied_from") and isinstance(value, str) else public(value)
            for key, value in document.items()
        }
    if isinstance(document, list | tuple):
        return [public(item) for item in document]
    return document
