"""What has come in: films and pages as entries of feeds, behind the spoiler wall."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db.models import OuterRef, QuerySet, Subquery

from cinequorum.model.codec import decode
from cinequorum.model.reading import Reading
from cinequorum_web.catalog.models import FilmRow, PageRow
from cinequorum_web.feeds.atom import Entry
from cinequorum_web.pages.labels import KINDS, VERDICTS, plain
from cinequorum_web.pages.words import counted, public_source, say_date, source_name, web_address
from cinequorum_web.rights.quoting import cut_text, words_for_all

MOST = 50
HEAVY = ("document", "compared", "links", "similar")


def new_films(site: str) -> tuple[Entry, ...]:
    """Return the films that came in last, the newest first: one query."""
    first = PageRow.objects.filter(film=OuterRef("pk")).order_by("pk").values("added")[:1]
    rows = FilmRow.objects.defer(*HEAVY).annotate(came=Subquery(first)).order_by("-pk")[:MOST]
    return tuple(
        Entry(
            title=f"{row.title} ({row.year})" if row.year else row.title,
            address=f"{site}/films/{row.slug}/",
            updated=row.updated,
            published=row.came,
            summary=". ".join(_known_of(row)) + ".",
        )
        for row in rows
    )


def new_sources(site: str) -> tuple[Entry, ...]:
    """Return the pages that came in last, the newest first: one query."""
    return tuple(_entries(PageRow.objects.all(), site))


def sources_of(film: FilmRow, site: str) -> tuple[Entry, ...]:
    """Return the pages on a film that came in last, the newest first: one query."""
    return tuple(_entries(film.pages.all(), site))


def _entries(rows: QuerySet[PageRow], site: str) -> Iterator[Entry]:
    with_film = rows.select_related("film").defer(*(f"film__{name}" for name in HEAVY))
    for row in with_film.order_by("-pk")[:MOST]:
        page = decode(bytes(row.document), Reading).page
        unnamed = f"{KINDS.get(row.kind, plain(row.kind)).capitalize()}: {public_source(row.source)}"
        yield Entry(
            title=cut_text(row.title or "", words_for_all()) or unnamed,
            address=f"{site}/sources/{row.page_id}/",
            updated=row.added,
            summary=". ".join(_known_of_page(row, page.published)) + ".",
            author=source_name(row.source, page.outlet, page.author),
            category=row.kind,
            via=web_address(row.source) or "",
        )


def _known_of(row: FilmRow) -> Iterable[str]:
    yield counted(row.sources, "source")
    for name, value in (("Critics", row.critics), ("Audience", row.audience)):
        if value is not None:
            yield f"{name} {value:.0f} of 100"
    told = [f"{count} {VERDICTS.get(label, label).lower()}" for label, count in row.verdicts if count]
    if told:
        yield f"Verdicts: {', '.join(told)}"


def _known_of_page(row: PageRow, published: str | None) -> Iterable[str]:
    yield KINDS.get(row.kind, plain(row.kind)).capitalize()
    if row.film is not None:
        yield f"On {row.film.title} ({row.film.year})" if row.film.year else f"On {row.film.title}"
    if published:
        yield say_date(published)
