"""Pages whose shape would keep the parser busy for minutes, told without parsing them."""

from __future__ import annotations

import re

from cinequorum.extract.data.markup import NO_NESTING

DEEPEST = 5000
"""Levels of nesting that are still read. lexbor's time grows with the square of the depth: 1 s for 20,000 levels."""

_TAG = re.compile(r"<(/?)([A-Za-z][\w-]{0,30})")
_FLAT = frozenset(NO_NESTING)
_FEW = 2 * DEEPEST  # tags of a page that cannot take long
_LONG = 20_000
_CROWDED = re.compile(rf"<[A-Za-z][^<>]{{{_LONG},}}")
_ATTRIBUTES = 5000  # of one element; here too the time grows with the square


def too_costly(html: str) -> str | None:
    """Say what about the page would take the parser too long, or None.

    >>> too_costly("<p>One<p>Two" * 20_000), too_costly("<div>" * 20_000)
    (None, 'nests its elements more than 5,000 deep')
    """
    if _is_crowded(html):
        return f"has an element of more than {_ATTRIBUTES:,} attributes"
    if html.count("<") >= _FEW and _is_deep(html):
        return f"nests its elements more than {DEEPEST:,} deep"
    return None


def _is_crowded(html: str) -> bool:
    """Tell whether an element has more attributes than are read, asking first whether any piece is as long."""
    half = _LONG // 2  # of a piece so long, one such stretch holds no sign at all: to ask for it takes no time
    long = any(html.find("<", at, at + half) < 0 for at in range(0, len(html) - half + 1, half))
    return (
        long and html.count("=") > _ATTRIBUTES and any(m[0].count("=") > _ATTRIBUTES for m in _CROWDED.finditer(html))
    )


def _is_deep(html: str) -> bool:
    """Tell whether elements are open more than `DEEPEST` deep, counting those that HTML never closes by itself."""
    depth = 0
    for match in _TAG.finditer(html):
        if match[2].lower() in _FLAT:
            continue
        depth = max(0, depth - 1) if match[1] else depth + 1
        if depth > DEEPEST:
            return True
    return False
