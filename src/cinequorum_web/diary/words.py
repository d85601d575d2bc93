"""Texts of other programs: the few marks of HTML that they allow, in the Markdown that is written here."""

from __future__ import annotations

import re
from html import unescape

_PAIRS = re.compile(r"<(i|em|b|strong)>(.{1,20000}?)</\1>", re.IGNORECASE | re.DOTALL)
_LINK = re.compile(r"<a\s+href=\"(https?://[^\"<>\s]{1,500})\"[^<>]{0,200}>([^<>]{1,500})</a>", re.IGNORECASE)
_BREAK = re.compile(r"<br\s?/?>\s?", re.IGNORECASE)
_QUOTE = re.compile(r"<blockquote>(.{1,20000}?)</blockquote>", re.IGNORECASE | re.DOTALL)
_PARAGRAPH = re.compile(r"</?p>", re.IGNORECASE)
_ANY = re.compile(r"</?(?:i|em|b|strong|a|br|blockquote|p)\b", re.IGNORECASE)
_SIGNS = {"i": "*", "em": "*", "b": "**", "strong": "**"}


def in_markdown(text: str) -> str:
    """Return a review with its italics, bold, links, quotations and breaks as Markdown; a text without them as it is.

    >>> in_markdown("A <b>cold</b> film.<br>Yes & no"), in_markdown("1 < 2 &amp; cold")
    ('A **cold** film.\\nYes & no', '1 < 2 &amp; cold')
    """
    if not _ANY.search(text):
        return text
    found = _PAIRS.sub(lambda m: f"{_SIGNS[m[1].lower()]}{m[2].strip()}{_SIGNS[m[1].lower()]}", text)
    found = _LINK.sub(r"[\2](\1)", found)
    found = _QUOTE.sub(lambda m: "\n" + "\n".join(f"> {line}" for line in m[1].strip().splitlines()) + "\n", found)
    return unescape(_PARAGRAPH.sub("\n\n", _BREAK.sub("\n", found))).strip()
