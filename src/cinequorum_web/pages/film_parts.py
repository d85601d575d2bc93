"""The pages beside a film's page: every disagreement, the whole case of a field, every source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from cinequorum.model.film import Film, Support
from cinequorum.model.wall import behind_wall
from cinequorum_web.pages.contexts import Choice
from cinequorum_web.pages.covers import cover
from cinequorum_web.pages.facts import case_of, natures_of
from cinequorum_web.pages.film import Opened, choices
from cinequorum_web.pages.film_context import FactView, FilmPart, NatureView, SourceRow
from cinequorum_web.pages.film_sources import source_row, witnesses_of
from cinequorum_web.pages.labels import FIELDS, plain
from cinequorum_web.pages.review_context import Reviewed
from cinequorum_web.pages.shelf import MOST, Shelf, looked_at, query_of

SOURCES = 100  # on a page


@dataclass(frozen=True, slots=True, kw_only=True)
class DisagreementsPage:
    """All points on which the sources of a film differ."""

    part: FilmPart
    natures: tuple[NatureView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePage:
    """Everything that is said under one field."""

    part: FilmPart
    facts: tuple[FactView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesPage:
    """The sources of a film, a screenful at a time."""

    part: FilmPart
    sources: tuple[SourceRow, ...]
    number: int
    pages: int
    earlier: str
    later: str


def disagreements_page(film: Film, opened: Opened, allowed: str) -> DisagreementsPage:
    """Return all disagreements of a film, by nature."""
    shown = behind_wall(film, allowed)
    shelf = _shelf(shown, (value.support for card in shown.disagreements for value in card.values), opened, allowed)
    lead = gettext("Points on which the sources do not say the same. None is hidden, none is settled silently.")
    part = part_of(film, (gettext("Disagreements"), lead), choices(f"/films/{film.slug}/disagreements/", allowed))
    return DisagreementsPage(part=part, natures=natures_of(shown.disagreements, shelf))


def case_page(film: Film, field: str, opened: Opened, allowed: str) -> CasePage | None:
    """Return all that is said under one field, for and against; None where nothing is, or nothing may be shown."""
    shown = behind_wall(film, allowed)
    held = [fact for fact in (*shown.facts, *shown.statements) if fact.field == field]
    if not held:
        return None
    support = [fact.support for fact in held] + [other.support for fact in held for other in fact.dissent]
    shelf = _shelf(shown, support, opened, allowed)
    heading = FIELDS.get(field, plain(field).capitalize())
    lead = gettext("Every value that a source states, with the sentences that carry it and what speaks against it.")
    return CasePage(
        part=part_of(film, (heading, lead), choices(f"/films/{film.slug}/facts/{field}/", allowed)),
        facts=case_of(shown, field, shelf),
    )


def sources_page(film: Film, number: int, allowed: str) -> SourcesPage:
    """Return one page of the film's sources, counted from 1; a number that makes no sense is the nearest that does."""
    shown = behind_wall(film, allowed)
    pages = max(1, -(-len(shown.sources) // SOURCES))
    at = min(max(number, 1), pages)
    query = query_of(allowed)
    lead = f"{witnesses_of(film.sources)}."
    rows = shown.sources[(at - 1) * SOURCES : at * SOURCES]
    return SourcesPage(
        part=part_of(film, (gettext("Sources"), lead), choices(f"/films/{film.slug}/sources/", allowed)),
        sources=tuple(source_row(entry, film.sources, query) for entry in rows),
        number=at,
        pages=pages,
        earlier=_numbered(at - 1, query) if at > 1 else "",
        later=_numbered(at + 1, query) if at < pages else "",
    )


def _numbered(page: int, query: str) -> str:
    return f"{query}&page={page}" if query else f"?page={page}"


def _shelf(film: Film, support: Iterable[Sequence[Support]], opened: Opened, allowed: str) -> Shelf:
    ids = frozenset(carrier.span.page for held in support for carrier in looked_at(held, MOST))
    return Shelf(opened(ids), film.sources, allowed)


def part_of(film: Film | Reviewed, said: tuple[str, str], wall: tuple[Choice, ...]) -> FilmPart:
    """Return the head of a page beside a film's page; `said` is its heading and what it is about."""
    heading, lead = said
    return FilmPart(
        slug=film.slug,
        title=film.title,
        year=film.year,
        cover=cover(film.slug, film.title),
        heading=heading,
        lead=lead,
        query=query_of(next(choice.level for choice in wall if choice.current)),
        choices=wall,
    )
