"""A member's own diary, for the member's own programs."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Status

from cinequorum_web.api.problems import Refusal
from cinequorum_web.members import marking
from cinequorum_web.members.entry_forms import ViewingForm
from cinequorum_web.members.films import FilmRef, films_at, names_of, or_gone
from cinequorum_web.members.models import Viewing
from cinequorum_web.tokens.bearer import access_of
from cinequorum_web.tokens.marks import READING, READS, WRITES, WRITING, a_page, film_named
from cinequorum_web.tokens.shapes import DiaryQuestion, OwnDay, Seen

router = Router(tags=["your own"])


@router.get("/me/diary", auth=READS, response={200: list[OwnDay], **READING}, summary="Your diary")
def diary(request: HttpRequest, response: HttpResponse, asked: Query[DiaryQuestion]) -> list[dict[str, Any]]:
    """List the days on which you saw films, in the order in which you wrote them. Needs `read:own`."""
    rows = Viewing.objects.filter(member=access_of(request).member)
    if asked.since is not None:
        rows = rows.filter(watched__gte=asked.since)
    if asked.until is not None:
        rows = rows.filter(watched__lte=asked.until)
    shown = a_page(request, response, rows, asked)
    films = films_at(row.film for row in shown)
    return [_day(row, or_gone(films, row.film)) for row in shown]


@router.put("/me/diary/{slug}/{day}", auth=WRITES, response={200: OwnDay, **WRITING}, summary="Have seen a film")
def see(request: HttpRequest, slug: str, day: date, seen: Seen) -> dict[str, Any]:
    """Write a day into your diary, once, and take the film off your watchlist. Needs `write:own`."""
    member, film = access_of(request).member, film_named(slug)
    private = member.hides_diary if seen.private is None else seen.private
    typed = {"watched": day.isoformat(), "again": seen.again, "private": private}
    form = ViewingForm(typed, instance=Viewing(member=member, film=film.slug))
    if not form.is_valid():
        wrong = [("day", str(reason)) for reasons in form.errors.values() for reason in reasons]
        raise Refusal(422, "wrong_parameter", wrong[0][1]).with_errors(wrong)
    marking.see(form.save(commit=False))
    return _day(Viewing.objects.get(member=member, film=film.slug, watched=day), film)


@router.delete("/me/diary/{slug}/{day}", auth=WRITES, response={204: None, **WRITING}, summary="Forget a day")
def forget(request: HttpRequest, slug: str, day: date) -> Status[None]:
    """Take a day out of your diary. Needs `write:own`."""
    member, film = access_of(request).member, film_named(slug)
    found = Viewing.objects.filter(member=member, film__in=names_of(film.slug), watched=day).first()
    if found is None:
        raise Refusal(404, "unknown_day", f"{film.slug} is not in your diary on {day}")
    marking.forget(found)
    return Status(204, None)


def _day(row: Viewing, film: FilmRef) -> dict[str, Any]:
    return {
        "film": film.slug,
        "title": film.title,
        "year": film.year,
        "watched": row.watched,
        "again": row.again,
        "private": row.private,
        "url": f"/films/{film.slug}/",
    }
