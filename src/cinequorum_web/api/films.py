"""Films and what is known of each: the document, facts, reviews, scores, claims."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from cinequorum.model.codec import encode, film_document
from cinequorum.model.film import Film
from cinequorum.model.wall import behind_wall
from cinequorum.store.changes import changes as changed
from cinequorum.store.history import Days
from cinequorum.text.fold import fold
from cinequorum_web.api.answers import FactLine, FilmLine, ReviewLine, Scores
from cinequorum_web.api.cursors import Key, cut, key_in, point_on
from cinequorum_web.api.history import NOW, film_as_of, no_history
from cinequorum_web.api.lines import fact_key, fact_lines, film_line, review_lines, score_document
from cinequorum_web.api.problems import Problem, Refusal
from cinequorum_web.api.public import public
from cinequorum_web.api.questions import (
    MOST,
    ChangesQuestion,
    FactsQuestion,
    FilmQuestion,
    FilmsQuestion,
    ReviewsQuestion,
    Told,
)
from cinequorum_web.api.receipts import Receipts, by_page, readings_of
from cinequorum_web.api.tags import film_tag, unchanged
from cinequorum_web.catalog import queries
from cinequorum_web.catalog.models import FilmRow
from cinequorum_web.catalog.orm import CatalogStore
from cinequorum_web.rights.quoting import quotable, words_for

router = Router(tags=["films"])
HEAVY = ("document", "compared", "links")


@router.get("/films", response={200: list[FilmLine], 422: Problem}, summary="Films, by title and year")
def films(request: HttpRequest, response: HttpResponse, asked: Query[FilmsQuestion]) -> list[dict[str, Any]]:
    """List films in order of title; `title` finds any part of a title, without case and accents."""
    no_history(asked.as_of, "lists of films")
    rows = _asked_for(asked)
    if asked.cursor:
        order, slug = key_in(asked.cursor, (str, str))
        rows = rows.filter(Q(order__gt=order) | Q(order=order, slug__gt=slug))
    found = list(rows.order_by("order", "slug")[: asked.limit + 1])
    shown = found[: asked.limit]
    after: Key | None = (shown[-1].order, shown[-1].slug) if len(found) > len(shown) else None
    point_on(request, response, after)
    return [film_line(row) for row in shown]


@router.get("/films/{slug}", response={200: dict[str, Any], 404: Problem, 422: Problem}, summary="One film")
def film(request: HttpRequest, slug: str, asked: Query[FilmQuestion]) -> HttpResponse:
    """Give one film with its facts, scores, disagreements and sources, each value with what carries it.

    The document is the one that `cinequorum film --format json` prints. With `explain`, each piece of support has the
    rule that read it and its probability. With `as_of` (as known on a day) or `on` (as true on a day), it says so
    under that name.
    """
    row = found_film(slug)
    tag = film_tag(row, request)
    today = days_of(asked) == NOW
    if today and not asked.explain and (answer := unchanged(request, tag)):
        return answer
    told = quotable(film_as_of(row, days_of(asked)), words_for(request))
    document = public(film_document(told, spoilers=asked.spoilers))
    if asked.explain:
        document = Receipts(readings_of(row)).explained(document)
    document |= {name: day.isoformat() for name, day in (("as_of", asked.as_of), ("on", asked.on)) if day is not None}
    answer = HttpResponse(encode(document), content_type="application/json")
    if today and not asked.explain:
        answer.headers["ETag"] = tag
    return answer


@router.get(
    "/films/{slug}/facts", response={200: list[FactLine], 404: Problem, 422: Problem}, summary="The facts of a film"
)
def facts(request: HttpRequest, response: HttpResponse, slug: str, asked: Query[FactsQuestion]) -> list[dict[str, Any]]:
    """List what the sources together say of a film, in order of field and value, with what conflicts with it."""
    row, told = _told(slug, asked, words_for(request))
    held = [fact for fact in (*told.facts, *told.statements) if asked.field in ("", fact.field)]
    shown, after = cut(held, fact_key, asked.cursor, asked.limit)
    point_on(request, response, after)
    return fact_lines(shown, Receipts(readings_of(row)) if asked.explain else None)


@router.get(
    "/films/{slug}/reviews",
    response={200: list[ReviewLine], 404: Problem, 422: Problem},
    summary="The reviews of a film",
)
def reviews(
    request: HttpRequest, response: HttpResponse, slug: str, asked: Query[ReviewsQuestion]
) -> list[dict[str, Any]]:
    """List the voices on a film, critics' and visitors', page by page."""
    row, told = _told(slug, asked, words_for(request))
    held = [r for r in told.reviews if asked.by in ("", r.by) and asked.verdict in ("", r.verdict)]
    shown, after = cut(
        held, lambda r: (r.text_span.page, -1 if r.index is None else r.index), asked.cursor, asked.limit
    )
    point_on(request, response, after)
    return quotable(review_lines(shown, by_page(readings_of(row)) if asked.explain else None), words_for(request))


@router.get("/films/{slug}/scores", response={200: Scores, 404: Problem, 422: Problem}, summary="The scores of a film")
def scores(request: HttpRequest, slug: str, asked: Query[FilmQuestion]) -> dict[str, Any]:
    """Give critics' and audience score, each with its interval, its number of voices and every voice in it.

    With `explain`, each voice has the rating as it was printed and where it stands.
    """
    row, told = _told(slug, asked, words_for(request))
    readings = tuple(readings_of(row)) if asked.explain else ()
    most = words_for(request)
    return {
        "critics": quotable(score_document(told.critics, readings), most),
        "audience": quotable(score_document(told.audience, readings), most),
        "verdicts": {"positive": 0, "mixed": 0, "negative": 0} | dict(told.verdicts),
        "aggregates": public(msgspec.to_builtins(told.aggregates)),
    }


@router.get(
    "/films/{slug}/changes", response={200: dict[str, Any], 404: Problem, 422: Problem}, summary="What is otherwise"
)
def changes(request: HttpRequest, slug: str, asked: Query[ChangesQuestion]) -> dict[str, Any]:
    """Tell what is otherwise in a film from one day to another: facts, scores, disagreements, sources.

    A fact with `before` null came, one with `after` null is gone, of one with both another part moved.
    """
    row = found_film(slug)
    if asked.since > asked.until:
        raise Refusal(422, "wrong_parameter", "`until` is before `since`")
    before, after = (quotable(_walled(row, asked, day), words_for(request)) for day in (asked.since, asked.until))
    told = public(msgspec.to_builtins(changed(before, after)))
    return {"by": asked.by, "since": asked.since.isoformat(), "until": asked.until.isoformat(), **told}


def _walled(row: FilmRow, asked: ChangesQuestion, day: date) -> Film | None:
    """Return the film as of a day, as far as it may be seen; None where there was nothing yet."""
    try:
        film = film_as_of(row, Days(known=day) if asked.by == "known" else Days(true=day))
    except Refusal as refusal:
        if refusal.code == "not_there_yet":
            return None
        raise
    return behind_wall(film, asked.spoilers)


def days_of(asked: Told) -> Days:
    """Return as of which days is asked."""
    return Days(known=asked.as_of, true=asked.on)


def found_film(slug: str) -> FilmRow:
    """Return the row of a film, also under a former address. Raises `Refusal` with what comes near."""
    row = queries.film_row(slug)
    if row is None and (moved := queries.moved_to(slug)):
        row = queries.film_row(moved)
    if row is None:
        near = [hit.film for hit in CatalogStore().index.find(slug.replace("-", " ")[:200], 12) if hit.film]
        raise Refusal(404, "unknown_film", f"no film {slug[:200]!r}", tuple(dict.fromkeys(near))[:3])
    return row


def _asked_for(asked: FilmsQuestion) -> QuerySet[FilmRow]:
    rows = FilmRow.objects.defer(*HEAVY)
    if asked.title:
        named = [hit.ref for hit in CatalogStore().index.find(asked.title, MOST) if hit.kind == "film" and hit.name]
        rows = rows.filter(Q(order__contains=fold(asked.title)) | Q(slug__in=named))
    return rows if asked.year is None else rows.filter(year=asked.year)


def _told(slug: str, asked: FilmQuestion | FactsQuestion | ReviewsQuestion, most: int | None) -> tuple[FilmRow, Film]:
    row = found_film(slug)
    return row, behind_wall(quotable(film_as_of(row, days_of(asked)), most), asked.spoilers)
