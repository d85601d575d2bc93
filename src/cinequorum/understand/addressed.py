"""What a page's addresses say of its film: support for titles that are stated, titles that only they have."""

from __future__ import annotations

from typing import Final

from cinequorum.model.page import Page, Role
from cinequorum.names.titles import title_key
from cinequorum.text.fold import fold
from cinequorum.understand.addresses import addresses, spelt
from cinequorum.understand.candidate import Candidate
from cinequorum.understand.headlines import is_data_sheet


def add_addresses(found: dict[str, Candidate], page: Page) -> None:
    """Support or propose what the page's addresses say; the name of a file that tabulates one film is its title."""
    for address in addresses(page):
        key = title_key(address.words)
        if not key:
            continue
        written = None if key in found else spelt(page, address.words)
        candidate = found.get(title_key(written[0]) if written else key)  # "falks-lantern" is "Falk's Lantern"
        if candidate is not None:
            candidate.add(0.8, "the page's address")
            candidate.year = candidate.year or address.year
            continue
        if written is not None:
            title = address.words if address.written_as_title else written[0]
            found[key] = Candidate(title=title, place=written[1], year=address.year)
            found[key].add(1.6 + (0.8 if address.year else 0.0), "the page's address")
            if address.written_as_title and _tabulates(page):
                found[key].stated, found[key].whole = 1.6, True
        elif address.year and address.place:
            found[key] = Candidate(title=fold(address.words).title(), place=address.place, year=address.year)
            found[key].add(2.4, "the page's address only")
        elif address.written_as_title and (_tabulates(page) or _is_note(page)) and (first := page.having(Role.BODY)):
            span = first[0].span
            found[key] = Candidate(title=address.words, place=(span.start, span.end), year=address.year, whole=True)
            found[key].stated = _NAMED_SO if _is_note(page) else 1.6
            found[key].add(found[key].stated, "the name of the file")


_NAMED_SO: Final = 3.0


def _is_note(page: Page) -> bool:
    """Tell a note of a person's own without a headline: programs for notes keep the title as the file's name."""
    return page.headline is None and any(meta.origin == "front-matter" for meta in page.metadata)


def _tabulates(page: Page) -> bool:
    return page.kind.name == "listing" or is_data_sheet(page)
