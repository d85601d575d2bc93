"""Whether who publishes a page asks programs not to make use of it.

Three ways are known: `noai` in `X-Robots-Tag` or in the robots meta (a custom of the web), and the text and data mining
reservation of the W3C group's report TDMRep (`tdm-reservation: 1` as a head or as a meta), which is how a right is
reserved in the words of article 4 of the European directive 2019/790.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_META = re.compile(rb"<meta\b[^<>]{0,1000}>", re.IGNORECASE)
_KEY = re.compile(rb"""\b(?:name|http-equiv)\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_CONTENT = re.compile(rb"""\bcontent\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_HEAD = 100_000
_OURS = frozenset({"robots", "cinequorum"})
_NO = frozenset({"noai"})


def reservation(heads: Iterable[tuple[str, str]], body: bytes = b"") -> str | None:
    """Return in which words a page is reserved, None where it is not.

    >>> reservation([("X-Robots-Tag", "noindex, noai")])
    'X-Robots-Tag: noai'
    >>> reservation([("X-Robots-Tag", "otherbot: noai")]) is None
    True
    >>> reservation([], b'<meta content="1" name="tdm-reservation">')
    'meta tdm-reservation: 1'
    """
    for name, value in heads:
        if name.lower() == "x-robots-tag" and "noai" in _for_us(value):
            return "X-Robots-Tag: noai"
        if name.lower() == "tdm-reservation" and value.strip() == "1":
            return "tdm-reservation: 1"
    for meta in _META.findall(body[:_HEAD]):
        key, content = _KEY.search(meta), _CONTENT.search(meta)
        name = key[1].decode("ascii", "replace").lower() if key else ""
        value = b"".join(content.groups(b"")).decode("ascii", "replace").strip().lower() if content else ""
        if name in _OURS and _NO & set(re.split(r"[\s,]+", value)):
            return f"meta {name}: noai"
        if name == "tdm-reservation" and value == "1":
            return "meta tdm-reservation: 1"
    return None


def _for_us(value: str) -> set[str]:
    """Return the directives of an X-Robots-Tag that are for all programs or for this one.

    A name with a colon says for whom the following are, up to the next name.
    """
    found, ours = set[str](), True
    for said in value.lower().split(","):
        name, colon, rest = said.strip().partition(":")
        part = said
        if colon and name not in ("unavailable_after", "max-snippet", "max-image-preview", "max-video-preview"):
            ours, part = name.strip() in _OURS, rest
        if ours:
            found.add(part.strip())
    return found
