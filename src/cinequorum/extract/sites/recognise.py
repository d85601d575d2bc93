"""Which of the known sites a page belongs to: by the address it gives as its own, never by what it mentions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from cinequorum.extract.data.sites import HOSTS, NAMES, OTHER_PATHS, SIGNS

_SAVED = re.compile(r"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(\S+)", re.IGNORECASE)
_HEAD = 1000  # characters at the start in which browsers note where a page was saved from


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """A known site: the name of its description, and the path of the page's address where that is stated."""

    site: str
    path: str
    reason: str


def recognise(html: str, links: Iterable[str], metas: Iterable[tuple[str, str]]) -> Recognised | None:
    """Tell the site by the canonical address, else by the site's name or a sign that only the site's own head has.

    A page that gives another address is another site's, whatever it calls itself.
    """
    stated = dict(reversed(tuple(metas)))
    saved = _SAVED.search(html[:_HEAD])
    addresses = [*links, stated.get("og:url", ""), saved[1] if saved else ""]
    for address in addresses:
        host, path = _parts(address)
        if host:
            site = site_of_host(host)
            if site is None or (site in OTHER_PATHS and re.search(OTHER_PATHS[site], path)):
                return None
            return Recognised(site=site, path=path, reason=f"address at {host}")
    named = NAMES.get(stated.get("og:site_name", "").strip().lower())
    if named:
        return Recognised(site=named, path="", reason="the site's name")
    for sign, site in SIGNS.items():
        key, _, value = sign.partition("=")
        if stated.get(key, "").strip().lower() == value:
            return Recognised(site=site, path="", reason=f"{key} in its head")
    return None


def _parts(address: str) -> tuple[str, str]:
    """Return host and path of a whole address; both empty where it is none, or is broken."""
    if not address.startswith(("http://", "https://", "//")):
        return "", ""
    try:
        parts = urlsplit(address)
    except ValueError:  # brackets round no address, signs that a host cannot have
        return "", ""
    return parts.hostname or "", parts.path


def site_of_host(host: str) -> str | None:
    """Return the description for a host or for the domain that it belongs to.

    >>> site_of_host("m.imdb.com"), site_of_host("notimdb.com")
    ('imdb', None)
    """
    labels = host.lower().rstrip(".").split(".")
    return next((site for i in range(len(labels) - 1) if (site := HOSTS.get(".".join(labels[i:])))), None)
