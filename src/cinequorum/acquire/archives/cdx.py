"""Lines of a CDXJ index: which page of which time lies where in which archive."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

_LINE = re.compile(r"(?P<key>\S+) (?P<stamp>\d{1,17}) (?P<told>\{.*\})\s*")
_WWW = re.compile(r"www\d*\.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A record of an archive: `stamp` is 14 digits of UTC; `offset` and `length` are those of its gzip member."""

    url: str
    stamp: str
    status: int
    mime: str
    digest: str
    filename: str
    offset: int
    length: int

    def line(self) -> str:
        """Return the entry as it stands in an index."""
        told = {
            "url": self.url,
            "mime": self.mime,
            "status": str(self.status),
            **({"digest": self.digest} if self.digest else {}),
            "length": str(self.length),
            "offset": str(self.offset),
            "filename": self.filename,
        }
        return f"{sort_key(self.url)} {self.stamp} {json.dumps(told)}"


def entry_of(line: str) -> Entry | None:
    """Return the entry of a line; None for one that is no entry, or of a record without a place.

    >>> entry_of('example,paper)/a 20200517080910 {"url": "https://paper.example/a", "status": "200", "offset": "7", '
    ...          '"length": "9", "filename": "a.warc.gz"}').offset
    7
    """
    match = _LINE.fullmatch(line)
    if match is None:
        return None
    try:
        told = json.loads(match["told"])
        return Entry(
            url=str(told["url"]),
            stamp=match["stamp"],
            status=int(told["status"]) if str(told.get("status", "")).isdigit() else 0,
            mime=str(told.get("mime-detected") or told.get("mime") or ""),
            digest=str(told.get("digest", "")),
            filename=str(told["filename"]),
            offset=int(told["offset"]),
            length=int(told["length"]),
        )
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def sort_key(address: str) -> str:
    """Return the key under which an index has an address: host from behind, no `www`, small letters, parts in order.

    >>> sort_key("https://www.Paper.example/Ferry?b=2&a=1"), sort_key("http://paper.example:8080")
    ('example,paper)/ferry?a=1&b=2', 'example,paper:8080)/')
    """
    parts = urlsplit(address.lower())
    host = _WWW.sub("", parts.hostname or "", count=1) if _WWW.match(parts.hostname or "") else parts.hostname or ""
    port = f":{parts.port}" if parts.port and parts.port not in (80, 443) else ""
    path = parts.path.rstrip("/") or "/"
    query = "&".join(sorted(parts.query.split("&"))) if parts.query else ""
    return f"{','.join(reversed(host.split('.')))}{port}){path}{'?' + query if query else ''}"
