"""The sources of a film as its pages list them: each page with its independence, and the news among them."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext

from cinequorum.model.film import Film, SourceEntry
from cinequorum_web.pages.contexts import Link
from cinequorum_web.pages.film_context import SourceRow
from cinequorum_web.pages.labels import KINDS, VERDICTS, plain
from cinequorum_web.pages.shelf import Shelf
from cinequorum_web.pages.told import retold
from cinequorum_web.pages.tongue import counted
from cinequorum_web.pages.words import percent, public_source, say_date, source_name, web_address

STORIES = 6  # on the film page; the rest stands with the sources
NEWSLIKE = frozenset({"news", "trailer_news"})


def stories_of(film: Film, shelf: Shelf) -> tuple[Link, ...]:
    """Return the news about the film among its sources, the newest first."""
    told = sorted((entry for entry in film.sources if entry.kind in NEWSLIKE), key=lambda entry: entry.published or "")
    return tuple(
        Link(
            text=entry.title or public_source(entry.source),
            href=f"/sources/{entry.id}/{shelf.query}",
            note=", ".join(filter(None, (shelf.name(entry.id, entry.source), say_date(entry.published or "")))),
        )
        for entry in reversed(told)
    )[:STORIES]


def source_row(entry: SourceEntry, entries: Iterable[SourceEntry], query: str) -> SourceRow:
    """Return one page in the table of sources."""
    verdict = VERDICTS.get(entry.verdict, entry.verdict) if entry.verdict != "none" else ""
    return SourceRow(
        name=source_name(entry.source, entry.outlet, entry.author),
        title=entry.title or public_source(entry.source),
        kind=KINDS.get(entry.kind, plain(entry.kind)),
        date=say_date(entry.published) if entry.published else "",
        rating=entry.rating_raw or "",
        verdict=verdict,
        href=f"/sources/{entry.id}/{query}",
        address=web_address(entry.source) or "",
        independence=_independence(entry, entries),
        independent=entry.independent,
    )


def _independence(entry: SourceEntry, entries: Iterable[SourceEntry]) -> str:
    if entry.independent:
        return "; ".join(map(retold, entry.notes)) or gettext("own words")
    origin = next((e for e in entries if entry.copied_from in (e.source, e.id)), None)
    named = source_name(origin.source, origin.outlet, origin.author) if origin else ""
    return "; ".join((_copied(entry.shared_share, named), *map(retold, entry.notes)))


def _copied(share: float, named: str) -> str:
    if not share:
        return (
            gettext("its words are also in {source}").replace("{source}", named)
            if named
            else gettext("its words are copied")
        )
    form = gettext("{share} of its words are also in {source}") if named else gettext("{share} of its words are copied")
    return form.replace("{share}", percent(share)).replace("{source}", named)


def witnesses_of(entries: tuple[SourceEntry, ...]) -> str:
    """Say how many pages there are, and how many of them speak for themselves."""
    own = sum(entry.independent for entry in entries)
    return f"{counted(len(entries), 'page')}, {counted(own, 'independent witness', 'independent witnesses')}"
