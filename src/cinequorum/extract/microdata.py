"""Microdata and RDFa lite (schema.org in attributes), collected while the tree is walked."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

_LONGEST = 300  # characters of a value worth keeping: longer ones are the page's own prose
_MOST = 400
_ADDRESSES = frozenset({"url", "image", "sameas", "mainentityofpage", "logo", "thumbnailurl"})


class Scopes:
    """The items that are open at a place of the tree; values go into `found` under dotted lower-case keys."""

    def __init__(self, found: list[tuple[str, str]]) -> None:
        self._found = found
        self._prefixes: list[str] = []

    def enter(self, attributes: Mapping[str, str | None], text: Callable[[], str]) -> bool:
        """Take in an element with `itemprop` or `itemscope`, or RDFa's `property` or `typeof`.

        True if it opened an item that has to be left.
        """
        prop = (attributes.get("itemprop") or attributes.get("property") or "").split(" ")[0].lower()
        prefix, _, bare = prop.rpartition(":")
        prop = bare if prefix in {"", "schema", "v", "review", "s"} else ""
        above = self._prefixes[-1] if self._prefixes else ""
        if "itemscope" in attributes or "typeof" in attributes:
            named = attributes.get("itemtype") or attributes.get("typeof") or "item"
            kind = re.split(r"[/:#]", named.split(" ")[0].rstrip("/"))[-1].lower()
            self._prefixes.append(f"{above}.{prop}" if above and prop else kind)
            return True
        if prop and above and prop not in _ADDRESSES and len(self._found) < _MOST:
            value = attributes.get("content") or attributes.get("datetime") or text()
            value = " ".join(value.split())
            if 0 < len(value) <= _LONGEST:
                self._found.append((f"{above}.{prop}", value))
        return False

    def leave(self) -> None:
        """Close the innermost item."""
        self._prefixes.pop()
