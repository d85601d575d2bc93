"""Rating, liking, wanting and having seen a film. Each act returns what was before, so that it can be taken back."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import now

from cinequorum_web.members.films import names_of
from cinequorum_web.members.models import Mark, Member, Viewing
from cinequorum_web.members.scales import worth

Before = dict[str, Any]
KEPT = ("score", "given", "scale", "quality", "joy", "joy_given", "joy_scale", "rated", "liked", "wanted")
TIMES = frozenset({"rated", "liked", "wanted"})


def mark_of(member: Member, slug: str) -> Mark | None:
    """Return what a member marked about a film, under any of the names that it had."""
    names = names_of(slug)
    found = {mark.film: mark for mark in Mark.objects.filter(member=member, film__in=names)}
    return next((found[name] for name in names if name in found), None)


def rate(member: Member, slug: str, given: str) -> Before | None:
    """Rate a film on the member's own scale; '' takes the rating back. Returns None where it can't be given there.

    Whoever gives two marks says with this one how good the film is.
    """
    score = worth(given, member.scale)
    if score is None and given:
        return None
    scale = member.scale if given else ""
    rated = {"score": score, "given": given, "scale": scale, "quality": bool(given and member.two_marks)}
    return _change(member, slug, {**rated, **_when(given)})


def enjoy(member: Member, slug: str, given: str) -> Before | None:
    """Say on the member's own scale how much a film was enjoyed, as `rate` does for the film itself."""
    joy = worth(given, member.scale)
    if joy is None and given:
        return None
    enjoyed = {"joy": joy, "joy_given": given, "joy_scale": member.scale if given else ""}
    return _change(member, slug, {**enjoyed, **_when(given)})


def like(member: Member, slug: str, on: str) -> Before:
    """Like a film, or no longer, as `on` says: not the opposite of what is, so that a form sent twice acts once."""
    return _change(member, slug, {"liked": now() if on else None})


def want(member: Member, slug: str, on: str) -> Before:
    """Put a film on the watchlist, or take it off."""
    return _change(member, slug, {"wanted": now() if on else None})


def see(viewing: Viewing) -> Before:
    """Write a day into the diary, once, and take the film off the watchlist."""
    with transaction.atomic():
        Viewing.objects.update_or_create(
            member=viewing.member,
            film=viewing.film,
            watched=viewing.watched,
            defaults={"again": viewing.again, "private": viewing.private},
        )
        if (mark := mark_of(viewing.member, viewing.film)) and mark.wanted:
            want(viewing.member, viewing.film, "")
    return {"film": viewing.film, "watched": viewing.watched.isoformat()}


def forget(viewing: Viewing) -> Before:
    """Take a day out of the diary."""
    before = {"film": viewing.film, "watched": viewing.watched.isoformat(), "again": viewing.again}
    before["private"] = viewing.private
    viewing.delete()
    return before


def put_back(member: Member, before: Before) -> None:
    """Make a mark what it was before."""
    fields = {name: _time(before[name]) if name in TIMES else before[name] for name in KEPT if name in before}
    _change(member, before["film"], fields)


def put_back_viewing(member: Member, before: Before) -> None:
    """Write a day into the diary that was taken out."""
    day = date.fromisoformat(before["watched"])
    kept = {"again": before["again"], "private": before["private"]}
    Viewing.objects.get_or_create(member=member, film=before["film"], watched=day, defaults=kept)


def take_out(member: Member, before: Before) -> None:
    """Take a day out of the diary that was written in."""
    Viewing.objects.filter(member=member, film=before["film"], watched=before["watched"]).delete()


def put_back_turned_down(member: Member, before: Before) -> None:
    """Turn a film down that was turned down before, or no longer one that was not."""
    rows = member.turned_down.filter(film=before["film"])  # of the room of taste
    if not before["on"]:
        rows.delete()
    elif not rows.exists():
        rows.create(film=before["film"])


def _change(member: Member, slug: str, fields: dict[str, Any]) -> Before:
    """Set fields of a mark; a mark under a former name of the film moves to its present one."""
    with transaction.atomic():
        mark = mark_of(member, slug) or Mark.objects.get_or_create(member=member, film=slug)[0]
        before = {name: getattr(mark, name) for name in KEPT} | {"film": slug}
        mark.film = slug
        for name, value in fields.items():
            setattr(mark, name, value)
        if mark.score is None and mark.joy is None:
            mark.rated = None
        if (mark.score, mark.joy, mark.liked, mark.wanted) == (None,) * 4:
            Mark.objects.filter(pk=mark.pk).delete()
        else:
            mark.save()
    return {name: value.isoformat() if isinstance(value, datetime) else value for name, value in before.items()}


def _when(given: str) -> dict[str, Any]:
    return {"rated": now()} if given else {}  # what is taken back leaves the day of the mark that stays


def _time(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
