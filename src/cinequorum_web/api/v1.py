"""The interface for machines, version 1: the same films, behind the same spoiler wall."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from django.db.models import Q
from django.http import HttpRequest
from ninja import NinjaAPI, Query, Schema, Status

from cinequorum.model.codec import film_document
from cinequorum.text.fold import fold
from cinequorum_web.catalog import queries
from cinequorum_web.catalog.models import FilmRow
from cinequorum_web.catalog.orm import CatalogStore, film_card
from cinequorum_web.pages.words import public_source

Spoilers = Literal["none", "mild", "all"]
MOST = 200

# The documentation pages that ninja brings load scripts from another host, so only the schema is served.
api = NinjaAPI(title="Cinequorum", version="1", docs_url=None, openapi_url="/openapi.json")


class FilmLine(Schema):
    """A film in a list. Scores are on 0..100, or null where there are too few voices."""

    slug: str
    title: str
    year: int | None
    sources: int
    critics: float | None
    audience: float | None
    verdicts: dict[str, int]
    url: str


class Answer(Schema):
    """One answer of a search: a film or a person, and the spelling or words that matched."""

    kind: Literal["film", "person"]
    title: str
    slug: str
    year: int | None
    matched: str
    url: str


class Problem(Schema):
    """What went wrong, and what comes near."""

    code: str
    message: str
    near: list[str]


class NotFound(Schema):
    """The answer where nothing is found."""

    error: Problem


@api.get("/films", response=list[FilmLine], summary="Films, by title and year")
def films(
    request: HttpRequest, title: str = "", year: int | None = None, offset: Annotated[int, Query(ge=0)] = 0
) -> list[dict[str, Any]]:
    """List films in order of title; `title` finds any part of a title, without case and accents."""
    rows = FilmRow.objects.order_by("order", "year", "slug").defer("document", "compared")
    if title:
        named = [hit.ref for hit in CatalogStore().index.find(title, MOST) if hit.kind == "film" and hit.name]
        rows = rows.filter(Q(order__contains=fold(title)) | Q(slug__in=named))
    if year is not None:
        rows = rows.filter(year=year)
    return [_line(row) for row in rows[offset : offset + MOST]]


@api.get("/films/{slug}", response={200: dict[str, Any], 404: NotFound}, summary="One film")
def film(request: HttpRequest, slug: str, spoilers: Spoilers = "none") -> Any:
    """Give one film with its facts, scores, disagreements and sources, each value with what carries it."""
    row = queries.film_row(queries.moved_to(slug) or slug)
    if row is None:
        near = [hit.slug for hit in CatalogStore().search(slug.replace("-", " "), 3) if hit.kind == "film"]
        return Status(404, {"error": {"code": "unknown_film", "message": f"no film {slug!r}", "near": near}})
    return Status(200, public(film_document(queries.film_of_row(row), spoilers=spoilers)))


@api.get("/search", response=list[Answer], summary="Films and people under any spelling")
def search(request: HttpRequest, q: Annotated[str, Query(max_length=200)] = "") -> list[dict[str, Any]]:
    """Search; text that gives a story away leads to its film but is never quoted."""
    folder = {"film": "films", "person": "people"}
    return [
        {
            "kind": hit.kind,
            "title": hit.title,
            "slug": hit.slug,
            "year": hit.year,
            "matched": hit.matched,
            "url": f"/{folder[hit.kind]}/{hit.slug}/",
        }
        for hit in CatalogStore().search(q, 40)
    ]


def public(document: Any) -> Any:
    """Return a document in which no source is a path on this machine: only the file's name is left.

    >>> public({"source": "/home/ada/tides.txt", "sources": [{"source": "https://a.example/"}]})
    {'source': 'tides.txt', 'sources': [{'source': 'https://a.example/'}]}
    """
    if isinstance(document, dict):
        return {
            key: public_source(value) if key in ("source", "copied_from") and isinstance(value, str) else public(value)
            for key, value in document.items()
        }
    if isinstance(document, list | tuple):
        return [public(item) for item in document]
    return document


def _line(row: FilmRow) -> dict[str, Any]:
    card = film_card(row)
    return {
        "slug": card.slug,
        "title": card.title,
        "year": card.year,
        "sources": card.sources,
        "critics": card.critics,
        "audience": card.audience,
        "verdicts": dict(card.verdicts),
        "url": f"/films/{card.slug}/",
    }
