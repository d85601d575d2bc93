"""Sources and what each of them says, before anything is weighed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from cinequorum.model.claim import Claim
from cinequorum.model.codec import decode
from cinequorum.model.reading import Reading
from cinequorum.model.wall import visible
from cinequorum_web.api.answers import ClaimLine, SourcePage
from cinequorum_web.api.cursors import Key, cut, key_in, point_on
from cinequorum_web.api.films import found_film
from cinequorum_web.api.history import day_over
from cinequorum_web.api.problems import Problem, Refusal
from cinequorum_web.api.questions import FactsQuestion, FilmQuestion
from cinequorum_web.api.receipts import words_at
from cinequorum_web.catalog import queries
from cinequorum_web.catalog.models import PageRow
from cinequorum_web.catalog.takedowns import taken
from cinequorum_web.pages.ink import Layer, walls_of
from cinequorum_web.pages.words import public_source
from cinequorum_web.rights.quoting import quotable, words_for

router = Router(tags=["claims"])
KINDS = (str, int, int, str, str, str)
AT_ONCE = 20


@router.get(
    "/films/{slug}/claims", response={200: list[ClaimLine], 404: Problem, 422: Problem}, summary="Claims about a film"
)
def film_claims(
    request: HttpRequest, response: HttpResponse, slug: str, asked: Query[FactsQuestion]
) -> list[dict[str, Any]]:
    """List what the pages about a film say, page by page in the order of their text; `as_of` by when pages came in."""
    rows = found_film(slug).pages.order_by("page_id")
    if asked.as_of is not None:
        rows = rows.filter(added__lt=day_over(asked.as_of))
    if asked.cursor:
        rows = rows.filter(page_id__gte=key_in(asked.cursor, KINDS)[0])
    documents = rows.values_list("document", flat=True).iterator(chunk_size=AT_ONCE)
    return _listed(request, response, (decode(bytes(one), Reading) for one in documents), asked)


@router.get(
    "/sources/{page_id}", response={200: SourcePage, 404: Problem, 410: Problem, 422: Problem}, summary="One source"
)
def source(request: HttpRequest, page_id: str, asked: Query[FilmQuestion]) -> dict[str, Any]:
    """Say what one page is, whose, about which film and how it judges it."""
    row = _found(page_id, asked)
    reading = decode(bytes(row.document), Reading)
    page = reading.page
    told = {
        "id": page.id,
        "source": public_source(page.source),
        "kind": page.kind.name,
        "kind_p": page.kind.p,
        "reasons": list(page.kind.reasons) if asked.explain else [],
        "language": page.language,
        "title": page.headline if visible(reading.headline_gives_away, asked.spoilers) else None,
        "author": page.author,
        "outlet": page.outlet,
        "published": page.published,
        "film": row.film.slug if row.film else None,
        "verdict": reading.verdict.label,
        "ratings": [
            {"by": r.by, "raw": r.raw, "value": r.value, "scale": r.scale, "count": r.count} for r in reading.ratings
        ],
        "spoiler_level": reading.spoiler_level,
        "spoiler_warning": reading.spoiler_warning is not None,
        "url": f"/sources/{page.id}/",
    }
    return quotable(told, words_for(request))


@router.get(
    "/sources/{page_id}/claims",
    response={200: list[ClaimLine], 404: Problem, 410: Problem, 422: Problem},
    summary="Claims of a source",
)
def source_claims(
    request: HttpRequest, response: HttpResponse, page_id: str, asked: Query[FactsQuestion]
) -> list[dict[str, Any]]:
    """List what one page says, in the order of its text."""
    row = _found(page_id, asked)
    return _listed(request, response, (decode(bytes(row.document), Reading),), asked)


def _found(page_id: str, asked: FilmQuestion | FactsQuestion) -> PageRow:
    row = queries.page_row(page_id)
    if row is None and (held := taken(page_id)) is not None:
        raise Refusal(410, "taken_down", f"this source was taken down on {held.takedown.at:%Y-%m-%d}")
    if row is None:
        raise Refusal(404, "unknown_source", f"no source {page_id[:80]!r}")
    if asked.as_of is not None and row.added >= day_over(asked.as_of):
        raise Refusal(404, "not_there_yet", f"on {asked.as_of} this page had not come in")
    return row


def _listed(
    request: HttpRequest, response: HttpResponse, readings: Iterable[Reading], asked: FactsQuestion
) -> list[dict[str, Any]]:
    """Return one page of claims. Pages are taken up only until there is enough."""
    found: list[tuple[Key, dict[str, Any]]] = []
    start = key_in(asked.cursor, KINDS) if asked.cursor else None
    for reading in readings:
        found += [(key, line) for key, line in _lines(reading, asked) if start is None or key > start]
        if len(found) > asked.limit:
            break
    shown, after = cut(found, lambda one: one[0], "", asked.limit)
    point_on(request, response, after)
    return quotable([line for _, line in shown], words_for(request))


def _lines(reading: Reading, asked: FactsQuestion) -> Iterator[tuple[Key, dict[str, Any]]]:
    """Yield the claims of a page that may be told: none whose words touch what gives the story away."""
    wall = Layer(walls_of(reading, asked.spoilers))
    for claim in reading.claims:
        span = claim.span
        if asked.field in ("", claim.predicate) and not wall.touching(span.start, max(span.end, span.start + 1)):
            key = (span.page, span.start, span.end, claim.predicate, claim.value[:200], claim.rule)
            yield key, _line(reading, claim, asked)


def _line(reading: Reading, claim: Claim, asked: FactsQuestion) -> dict[str, Any]:
    line: dict[str, Any] = {
        "id": reading.page.id,
        "source": public_source(reading.page.source),
        "field": claim.predicate,
        "subject": claim.subject,
        "value": claim.value,
        "role": claim.role,
        "qualifiers": dict(claim.qualifiers),
        "scope": claim.scope.value,
        "manner": claim.manner.value,
        "holder": claim.holder,
        "p": claim.p,
        "url": words_at(claim.span),
    }
    if asked.explain:
        line |= {"raw": claim.raw, "span": [claim.span.start, claim.span.end], "rule": claim.rule}
    return line
