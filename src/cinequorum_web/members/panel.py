"""What a member sees of their own on a film's page, and the buttons for it."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from cinequorum_web.members.contexts import Button, Day, Panel, Rate
from cinequorum_web.members.films import FilmRef, names_of
from cinequorum_web.members.models import Mark, Member, Review, Scale, Viewing
from cinequorum_web.members.scales import STEPS, joy_on_scale, on_scale, shown, spoken, worth

JOY = "joy"  # what the form for enjoyment calls itself
DAYS = 3  # days of seeing it that stand on the panel


def panel_of(member: Member, film: FilmRef) -> Panel:
    """Return a member's panel of a film, in four queries."""
    names = names_of(film.slug)
    marks = {mark.film: mark for mark in Mark.objects.filter(member=member, film__in=names)}
    mark = next((marks[name] for name in names if name in marks), None) or Mark(member=member, film=film.slug)
    seen = list(Viewing.objects.filter(member=member, film__in=names).order_by("-watched", "-pk"))
    review = Review.objects.filter(member=member, film__in=names, removed=None).values_list("pk", flat=True).first()
    return Panel(
        slug=film.slug,
        back=f"/films/{film.slug}/",
        scale=member.scale,
        rates=tuple(_rates(member, mark)),
        liked=bool(mark.liked),
        wanted=bool(mark.wanted),
        days=tuple(_day(viewing, film) for viewing in seen[:DAYS]),
        more_days=max(0, len(seen) - DAYS),
        review=review,
        private=member.hides_diary,
    )


def _rates(member: Member, mark: Mark) -> Iterator[Rate]:
    """Yield the marks that a member is asked for: one, or two; a second one given before stays in sight."""
    two = member.two_marks or mark.joy is not None
    ask, told = (_("How good is it?"), _("Quality")) if two else (_("Rate it"), _("Your rating"))
    given = on_scale(mark, member.scale)
    yield _rate(("", ask, told), (mark.given, mark.scale) if given else None, (given, member.scale))
    if two:
        joy = joy_on_scale(mark, member.scale)
        kept = (mark.joy_given, mark.joy_scale) if joy else None
        yield _rate((JOY, _("How much did you enjoy it?"), _("Enjoyment")), kept, (joy, member.scale))


def _rate(named: tuple[str, str, str], kept: tuple[str, str] | None, now: tuple[str, str]) -> Rate:
    of, ask, told = named
    given, scale = now
    return Rate(
        of=of,
        ask=ask,
        told=told,
        given=given,
        rating=shown(*kept) if kept else "",
        said=spoken(*kept) if kept else "",
        buttons=_buttons(scale, given),
    )


def _buttons(scale: str, given: str) -> tuple[Button, ...]:
    """Return a button a rating; 0 to 100 is typed."""
    if scale == Scale.HUNDRED:
        return ()
    rows = scale in {Scale.STARS, Scale.HEARTS}  # those that fill up from the left
    best = (worth(given, scale) or 0) if given else 0
    return tuple(
        Button(
            given=step.given,
            text=_face(step.given, scale),
            label=spoken(step.given, scale),
            kind="left" if scale == Scale.STARS and "." in step.given else "right" if scale == Scale.STARS else "",
            chosen=step.score <= best if rows else step.given == given,
        )
        for step in STEPS[scale]
    )


def _face(given: str, scale: str) -> str:
    match scale:
        case Scale.STARS:
            return "★"
        case Scale.HEARTS:
            return "♥"
        case Scale.TEN:
            return given
        case _:
            return shown(given, scale)


def _day(viewing: Viewing, film: FilmRef) -> Day:
    return Day(
        pk=viewing.pk,
        film=film,
        watched=viewing.watched,
        again=viewing.again,
        private=viewing.private,
        rating="",
        said="",
        liked=False,
    )
