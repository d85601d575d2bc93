"""One spelling for an address, so that a page is asked for once."""

from __future__ import annotations

import re
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from cinequorum.acquire.data.tracking import TRACKING_NAMES, TRACKING_STARTS

_PORTS = {"http": 80, "https": 443}
_NAMES = frozenset(TRACKING_NAMES)
_SAFE = "!#$%&'()*+,/:;=?@[]~"  # what stands in addresses as it is (RFC 3986), and what is escaped already
_LINK = re.compile(r"<link\b[^<>]{0,1000}>", re.IGNORECASE)
_REL = re.compile(r"""\brel\s*=\s*["']?\s*canonical\b""", re.IGNORECASE)
_HREF = re.compile(r"""\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_HOST = re.compile(r"[\w.:~%!$&'()*+,;=-]{1,255}", re.ASCII)
_HEAD = 100_000
_LONGEST = 4000


def tidied(address: str, base: str = "") -> str | None:
    """Return an address in its one spelling; None for what is no address of a page.

    Scheme and host in small letters and in ASCII, no usual port, no fragment, no parts that only say how the reader
    came. Other parts stay, in their order: many sites tell pages apart by them.

    >>> tidied("HTTPS://Paper.example:443/ferry?id=7&utm_source=mail#top")
    'https://paper.example/ferry?id=7'
    >>> tidied("../über?a=1", "http://paper.example/x/y")
    'http://paper.example/%C3%BCber?a=1'
    >>> tidied("mailto:bo@paper.example") is None
    True
    """
    try:
        parts = urlsplit(urljoin(base, "".join(address.split())))
        host, port = parts.hostname or "", parts.port
        host = host if host.isascii() else host.encode("idna").decode("ascii")
    except ValueError:  # UnicodeError among them
        return None
    if parts.scheme not in _PORTS or not _HOST.fullmatch(host) or parts.username or parts.password:
        return None
    where = f"[{host}]" if ":" in host else host
    netloc = where if port in (None, _PORTS[parts.scheme]) else f"{where}:{port}"
    query = "&".join(part for part in parts.query.split("&") if part and not _tracks(part))
    path = quote(parts.path or "/", safe=_SAFE, errors="replace")
    found = urlunsplit((parts.scheme, netloc, path, quote(query, safe=_SAFE, errors="replace"), ""))
    return found if len(found) <= _LONGEST else None


def _tracks(part: str) -> bool:
    name = part.partition("=")[0].lower()
    return name in _NAMES or name.startswith(TRACKING_STARTS)


def stated_canonical(body: bytes, at: str) -> str | None:
    """Return the address on the same host that a page calls its own; None where it names none, or another host's.

    Another host's word is not taken: it would let a page keep us from reading somebody else's.

    >>> stated_canonical(b'<link href="/ferry" rel="canonical">', "https://paper.example/ferry?page=1")
    'https://paper.example/ferry'
    """
    for link in _LINK.findall(body[:_HEAD].decode("utf-8", "replace")):
        href = _HREF.search(link) if _REL.search(link) else None
        if href:
            found = tidied("".join(href.groups("")), at)
            return found if found and urlsplit(found).netloc == urlsplit(at).netloc else None
    return None


def site_of(address: str) -> str:
    """Return scheme, host and port of an address.

    >>> site_of("https://paper.example/ferry")
    'https://paper.example'
    """
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
