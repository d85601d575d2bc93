"""How deep a page's elements are nested, told without parsing it."""

from __future__ import annotations

import re

from cinequorum.extract.data.markup import NO_NESTING

DEEPEST = 5000
"""Levels of nesting that are still read. lexbor's time grows with the square of the depth: 1 s for 20,000 levels."""

_TAG = re.compile(r"<(/?)([A-Za-z][\w-]{0,30})")
_FLAT = frozenset(NO_NESTING)
_FEW = 2 * DEEPEST  # tags of a page that cannot take long


def too_deep(html: str) -> bool:
    """Tell whether elements are open more than `DEEPEST` deep, counting those that HTML never closes by itself.

    >>> too_deep("<p>One<p>Two" * 20_000), too_deep("<div>" * 20_000)
    (False, True)
    """
    if html.count("<") < _FEW:
        return False
    depth = 0
    for match in _TAG.finditer(html):
        if match[2].lower() in _FLAT:
            continue
        depth = max(0, depth - 1) if match[1] else depth + 1
        if depth > DEEPEST:
            return True
    return False
