"""Pages that were taken down: by what they are known when they come again, and what is said then."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urlsplit

from cinequorum.acquire.addresses import tidied
from cinequorum.model.page import Page, RawPage
from cinequorum.model.reading import Failure, Reading
from cinequorum.store.veiling import Erased
from cinequorum.text.fold import fold

T = TypeVar("T", RawPage, Reading)
CODE = "taken_down"
WHY = "was taken down here, and is not taken in again until an administrator lifts that"
_NONE = frozenset[str]()


@dataclass(frozen=True, slots=True, kw_only=True)
class Barred:
    """What is not taken in: `pages` by the digest of their bytes, `texts` by that of their words, `addresses` in their
    one spelling, `hosts` with all that is under them, `outlets` by their folded names.

    `names` are reviewers who are not to be named, or whose reviews are left out.
    """

    pages: frozenset[str] = _NONE
    texts: frozenset[str] = _NONE
    addresses: frozenset[str] = _NONE
    hosts: frozenset[str] = _NONE
    outlets: frozenset[str] = _NONE
    names: tuple[Erased, ...] = ()

    def bars_source(self, source: str) -> bool:
        """Tell whether what is at this address is not taken in; a file's name bars nothing.

        >>> Barred(hosts=frozenset({"paper.example"})).bars_source("https://www.paper.example/ferry")
        True
        """
        if not (self.addresses or self.hosts):
            return False
        address = address_of(source)
        return bool(address) and (address in self.addresses or not self.hosts.isdisjoint(_hosts(address)))

    def bars_raw(self, raw: RawPage) -> bool:
        """Tell whether a page that has not been read yet is not taken in."""
        return raw.id in self.pages or self.bars_source(raw.source)

    def bars(self, page: Page) -> bool:
        """Tell whether a page is not taken in: these bytes, these words, this address, host or outlet."""
        if page.id in self.pages or self.bars_source(page.source):
            return True
        if self.outlets and page.outlet and fold(page.outlet) in self.outlets:
            return True
        return bool(self.texts) and text_digest(page.text) in self.texts


NOTHING_BARRED = Barred()


def admitted(barred: Barred, outcomes: Iterable[T | Failure]) -> Iterator[T | Failure]:
    """Yield pages and readings as they come, and for each that is barred a failure that says so."""
    for one in outcomes:
        if isinstance(one, Failure):
            yield one
        elif isinstance(one, RawPage):
            yield refusal(one.source) if barred.bars_raw(one) else one
        else:
            yield refusal(one.page.source) if barred.bars(one.page) else one


def refusal(source: str) -> Failure:
    """Return what is said of a page that is not taken in again."""
    return Failure(source=source, code=CODE, message=WHY)


def address_of(source: str) -> str:
    """Return an address in the one spelling by which it is barred, whatever its scheme; "" for a file.

    >>> address_of("HTTP://Paper.example/ferry?utm_source=mail"), address_of("pages/ferry.html")
    ('https://paper.example/ferry', '')
    """
    found = tidied(source) or ""
    return f"https:{found.partition(':')[2]}" if found else ""


def text_digest(text: str) -> str:
    """Return a name for the words of a page, without case, accents and signs; "" for too few to tell a page by.

    >>> text_digest("One film. " * 20) == text_digest("one film " * 20), text_digest("One film")
    (True, '')
    """
    words = fold(text)
    return hashlib.sha256(words.encode()).hexdigest()[:32] if len(words) >= _FEWEST else ""


_FEWEST = 100  # characters: what is shorter may be anybody's words


def _hosts(address: str) -> Iterator[str]:
    """Yield the host of an address and those that it is under."""
    host = urlsplit(address).hostname or ""
    labels = host.split(".")
    yield from (".".join(labels[at:]) for at in range(len(labels)))
