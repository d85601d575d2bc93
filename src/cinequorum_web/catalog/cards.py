"""A film as it stands in a list: which columns that takes."""

from __future__ import annotations

from cinequorum.store.port import FilmCard
from cinequorum_web.catalog.models import FilmRow

CARD = ("slug", "title", "year", "sources", "critics", "audience", "verdicts", "titles")


def film_card(row: FilmRow) -> FilmCard:
    """Return a film's columns as it stands in a list."""
    return FilmCard(
        slug=row.slug,
        title=row.title,
        year=row.year,
        sources=row.sources,
        critics=row.critics,
        audience=row.audience,
        verdicts=tuple((label, count) for label, count in row.verdicts),
        titles=tuple(row.titles),
    )
