"""A member's own marks, for the member's own programs: ratings, likes, the watchlist."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from cinequorum_web.api.cursors import key_in, point_on
from cinequorum_web.api.films import found_film
from cinequorum_web.api.problems import Refusal, refusals
from cinequorum_web.api.questions import Paged
from cinequorum_web.members import marking
from cinequorum_web.members.films import FilmRef, film_at, films_at, or_gone
from cinequorum_web.members.models import Mark, Member
from cinequorum_web.members.scales import STEPS
from cinequorum_web.tokens.bearer import Bearer, access_of
from cinequorum_web.tokens.models import Scope
from cinequorum_web.tokens.shapes import MarksQuestion, Me, OwnMark, Rating

router = Router(tags=["your own"])
READS, WRITES = Bearer(Scope.READ_OWN), Bearer(Scope.WRITE_OWN)
READING: dict[int, Any] = refusals(401, 403, 422, 429)
WRITING: dict[int, Any] = refusals(401, 403, 404, 413, 422, 429)
FIELDS = {"rated": "score", "enjoyed": "joy", "liked": "liked", "wanted": "wanted"}

M = TypeVar("M", bound=Model)


@router.get("/me", auth=Bearer(), response={200: Me, **refusals(401, 422, 429)}, summary="Whose token this is")
def me(request: HttpRequest) -> dict[str, Any]:
    """Say whose token this is, what it is for, and on which scale its member rates. Needs no scope."""
    access = access_of(request)
    return {
        "name": access.member.username,
        "role": access.member.role,
        "rates": access.member.scale,
        "two_marks": access.member.two_marks,
        "steps": [step.given for step in STEPS[access.member.scale]],
        "token": access.token.name,
        "scopes": [scope.value for scope in access.token.allowed],
        "expires": access.token.expires,
    }


@router.get("/me/marks", auth=READS, response={200: list[OwnMark], **READING}, summary="Your marks")
def marks(request: HttpRequest, response: HttpResponse, asked: Query[MarksQuestion]) -> list[dict[str, Any]]:
    """List what you marked, in the order in which you began to: ratings, likes, wishes. Needs `read:own`."""
    return _listed(request, response, asked, FIELDS.get(asked.only, ""))


@router.get("/me/watchlist", auth=READS, response={200: list[OwnMark], **READING}, summary="Your watchlist")
def watchlist(request: HttpRequest, response: HttpResponse, asked: Query[Paged]) -> list[dict[str, Any]]:
    """List the films that you want to see. Needs `read:own`."""
    return _listed(request, response, asked, "wanted")


@router.get(
    "/me/marks/{slug}", auth=READS, response={200: OwnMark, **READING, **refusals(404)}, summary="Your mark of a film"
)
def mark(request: HttpRequest, slug: str) -> dict[str, Any]:
    """Say what you marked about one film; nothing is null. Needs `read:own`."""
    return _now(access_of(request).member, film_named(slug))


@router.put("/me/ratings/{slug}", auth=WRITES, response={200: OwnMark, **WRITING}, summary="Rate a film")
def rate(request: HttpRequest, slug: str, rating: Rating) -> dict[str, Any]:
    """Rate a film on your own scale; what was given before gives way. Needs `write:own`."""
    return _given(request, slug, marking.rate, rating)


@router.delete("/me/ratings/{slug}", auth=WRITES, response={200: OwnMark, **WRITING}, summary="Take a rating back")
def unrate(request: HttpRequest, slug: str) -> dict[str, Any]:
    """Take your rating of a film back. Needs `write:own`."""
    member, film = access_of(request).member, film_named(slug)
    marking.rate(member, film.slug, "")
    return _now(member, film)


@router.put("/me/enjoyment/{slug}", auth=WRITES, response={200: OwnMark, **WRITING}, summary="Say how you enjoyed it")
def enjoy(request: HttpRequest, slug: str, rating: Rating) -> dict[str, Any]:
    """Say on your own scale how much you enjoyed a film, apart from how good it is. Needs `write:own`."""
    return _given(request, slug, marking.enjoy, rating)


@router.delete("/me/enjoyment/{slug}", auth=WRITES, response={200: OwnMark, **WRITING}, summary="Say it no longer")
def unenjoy(request: HttpRequest, slug: str) -> dict[str, Any]:
    """Take back how much you enjoyed a film. Needs `write:own`."""
    member, film = access_of(request).member, film_named(slug)
    marking.enjoy(member, film.slug, "")
    return _now(member, film)


@router.put("/me/likes/{slug}", auth=WRITES, response={200: OwnMark, **WRITING}, summary="Like a film")
def like(request: HttpRequest, slug: str) -> dict[str, Any]:
    """Like a film. Needs `write:own`."""
    member, film = access_of(request).member, film_named(slug)
    marking.like(member, film.slug, "yes")
    return _now(member, film)


@router.delete("/me/likes/{slug}", auth=WRITES, response={200: OwnMark, **WRITING}, summary="Like a film no longer")
def unlike(request: HttpRequest, slug: str) -> dict[str, Any]:
    """Take your like of a film back. Needs `write:own`."""
    member, film = access_of(request).member, film_named(slug)
    marking.like(member, film.slug, "")
    return _now(member, film)


@router.put("/me/watchlist/{slug}", auth=WRITES, response={200: OwnMark, **WRITING}, summary="Want to see a film")
def want(request: HttpRequest, slug: str) -> dict[str, Any]:
    """Put a film on your watchlist. Needs `write:own`."""
    member, film = access_of(request).member, film_named(slug)
    marking.want(member, film.slug, "yes")
    return _now(member, film)


@router.delete("/me/watchlist/{slug}", auth=WRITES, response={200: OwnMark, **WRITING}, summary="Off the watchlist")
def unwant(request: HttpRequest, slug: str) -> dict[str, Any]:
    """Take a film off your watchlist. Needs `write:own`."""
    member, film = access_of(request).member, film_named(slug)
    marking.want(member, film.slug, "")
    return _now(member, film)


def film_named(slug: str) -> FilmRef:
    """Return a film, also under a former address. Raises `Refusal` with what comes near."""
    found = film_at(slug)
    return found if found is not None else film_at(found_film(slug).slug) or or_gone({}, slug)


def a_page(request: HttpRequest, response: HttpResponse, rows: QuerySet[M], asked: Paged) -> Sequence[M]:
    """Return one page of rows by their number, and name the next one in the answer's head."""
    if asked.cursor:
        rows = rows.filter(pk__gt=key_in(asked.cursor, (int,))[0])
    found = list(rows.order_by("pk")[: asked.limit + 1])
    shown = found[: asked.limit]
    point_on(request, response, (shown[-1].pk,) if len(found) > len(shown) else None)
    return shown


def _listed(request: HttpRequest, response: HttpResponse, asked: Paged, field: str) -> list[dict[str, Any]]:
    rows = Mark.objects.filter(member=access_of(request).member)
    if field:
        rows = rows.filter(**{f"{field}__isnull": False})
    return _told(a_page(request, response, rows, asked))


def _told(rows: Iterable[Mark]) -> list[dict[str, Any]]:
    held = list(rows)
    films = films_at(row.film for row in held)
    return [_mark(row, or_gone(films, row.film)) for row in held]


def _given(request: HttpRequest, slug: str, give: Callable[[Member, str, str], Any], rating: Rating) -> dict[str, Any]:
    """Give a mark, where it is one of the member's scale. Raises `Refusal`."""
    member, film = access_of(request).member, film_named(slug)
    if give(member, film.slug, rating.given) is None:
        told = f"{rating.given!r} can't be given on your scale ({member.scale})"
        raise Refusal(422, "wrong_parameter", told).with_errors([("given", told)])
    return _now(member, film)


def _now(member: Member, film: FilmRef) -> dict[str, Any]:
    return _mark(marking.mark_of(member, film.slug) or Mark(member=member, film=film.slug), film)


def _mark(row: Mark, film: FilmRef) -> dict[str, Any]:
    rating = {"given": row.given, "scale": row.scale, "score": row.score, "rated": row.rated}
    enjoyed = {"given": row.joy_given, "scale": row.joy_scale, "score": row.joy, "rated": row.rated}
    return {
        "film": film.slug,
        "title": film.title,
        "year": film.year,
        "rating": rating if row.score is not None else None,
        "quality": row.quality,
        "enjoyment": enjoyed if row.joy is not None else None,
        "liked": row.liked,
        "wanted": row.wanted,
        "url": f"/films/{film.slug}/",
    }
