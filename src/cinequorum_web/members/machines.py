"""Members' public lists of films, as data: what their pages show to a guest."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from cinequorum_web.api.cursors import key_in, point_on
from cinequorum_web.api.history import no_history
from cinequorum_web.api.problems import Refusal, refusals
from cinequorum_web.api.shapes_topics import ListedFilm, ListPage, ListQuestion
from cinequorum_web.members.films import films_at, or_gone
from cinequorum_web.members.models import FilmList, ListEntry, Member
from cinequorum_web.members.private import lists_of

router = Router(tags=["lists"])
REFUSED: dict[int, Any] = refusals(404, 422)
MOST_NUMBER = 1 << 62


@router.get("/members/{name}/lists", response={200: list[ListPage], **REFUSED}, summary="A member's public lists")
def lists(request: HttpRequest, response: HttpResponse, name: str, asked: Query[ListQuestion]) -> list[dict[str, Any]]:
    """List what a member lists in public, the oldest first."""
    no_history(asked.as_of, "lists")
    owner = Member.objects.filter(username__iexact=name, is_active=True).first() if len(name) <= 150 else None
    if owner is None:
        raise Refusal(404, "unknown_member", f"no member {name[:80]!r}")
    rows = lists_of(owner, AnonymousUser()).select_related("member")
    if asked.cursor:
        rows = rows.filter(pk__gt=key_in(asked.cursor, (int,))[0])
    found = list(rows.order_by("pk")[: asked.limit + 1])
    shown = found[: asked.limit]
    point_on(request, response, (shown[-1].pk,) if len(found) > len(shown) else None)
    counts = _counts(shown)
    return [_told(row, counts.get(row.pk, 0)) for row in shown]


@router.get("/lists/{number}", response={200: ListPage, **REFUSED}, summary="One list")
def one(request: HttpRequest, number: int) -> dict[str, Any]:
    """Give a public list."""
    found = _found(number)
    return _told(found, found.entries.count())


@router.get("/lists/{number}/films", response={200: list[ListedFilm], **REFUSED}, summary="The films of a list")
def films(
    request: HttpRequest, response: HttpResponse, number: int, asked: Query[ListQuestion]
) -> list[dict[str, Any]]:
    """List the films of a public list, in the order in which they were put in."""
    no_history(asked.as_of, "lists")
    rows = ListEntry.objects.filter(of=_found(number))
    if asked.cursor:
        rows = rows.filter(pk__gt=key_in(asked.cursor, (int,))[0])
    found = list(rows.order_by("pk")[: asked.limit + 1])
    shown = found[: asked.limit]
    point_on(request, response, (shown[-1].pk,) if len(found) > len(shown) else None)
    held = films_at(row.film for row in shown)
    named = [(or_gone(held, row.film), row.added) for row in shown]
    return [
        {"slug": f.slug, "title": f.title, "year": f.year, "here": f.here, "added": at, "url": f"/films/{f.slug}/"}
        for f, at in named
    ]


def _found(number: int) -> FilmList:
    """Return a public list: a private one is not told from one that is not there."""
    rows = FilmList.objects.select_related("member").filter(private=False, member__is_active=True)
    row = rows.filter(pk=number).first() if abs(number) < MOST_NUMBER else None
    if row is None:
        raise Refusal(404, "unknown_list", f"no public list {number}")
    return row


def _counts(rows: list[FilmList]) -> dict[int, int]:
    from django.db.models import Count

    return dict(ListEntry.objects.filter(of__in=rows).values_list("of").annotate(n=Count("pk")).order_by())


def _told(row: FilmList, n: int) -> dict[str, Any]:
    return {
        "id": row.pk,
        "title": row.title,
        "about": row.about,
        "member": row.member.username,
        "made": row.made,
        "n": n,
        "films": f"/api/v1/lists/{row.pk}/films",
        "url": f"/members/@{row.member.username}/lists/{row.pk}/",
    }
