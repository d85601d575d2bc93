"""Small XML documents."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from xml.sax.saxutils import escape, quoteattr

HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Element:
    """An element: attributes in their order, then text or elements."""

    name: str
    attributes: tuple[tuple[str, str], ...] = ()
    text: str = ""
    children: tuple[Element, ...] = field(default=())

    def __str__(self) -> str:
        known = "".join(f" {name}={quoteattr(_allowed(value))}" for name, value in self.attributes)
        inner = escape(_allowed(self.text)) + "".join(map(str, self.children))
        return f"<{self.name}{known}>{inner}</{self.name}>" if inner else f"<{self.name}{known}/>"


def element(name: str, text: str = "", **attributes: str) -> Element:
    """Return an element with text.

    >>> str(element("link", rel="self", href="/a?b&c")), str(element("title", "A < B"))
    ('<link rel="self" href="/a?b&amp;c"/>', '<title>A &lt; B</title>')
    """
    return Element(name, tuple(attributes.items()), text)


def holding(name: str, children: Iterable[Element], **attributes: str) -> Element:
    """Return an element with elements in it."""
    return Element(name, tuple(attributes.items()), "", tuple(children))


def document(root: Element) -> str:
    """Return a document."""
    return f"{HEAD}{root}\n"


def moment(time: datetime) -> str:
    """Return a time as XML formats have it (RFC 3339), in UTC.

    >>> moment(datetime(2026, 3, 1, 12, 30, tzinfo=UTC))
    '2026-03-01T12:30:00Z'
    """
    return f"{time.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _allowed(text: str) -> str:
    """Return text without the characters that no XML document may hold."""
    return _FORBIDDEN.sub("\ufffd", text)
