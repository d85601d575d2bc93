"""What a member sees of their own on a film's page, and the buttons for it."""

from __future__ import annotations

from cinequorum_web.members.contexts import Button, Day, Panel
from cinequorum_web.members.films import FilmRef, names_of
from cinequorum_web.members.models import Mark, Member, Review, Scale, Viewing
from cinequorum_web.members.scales import STEPS, on_scale, rating_of, shown, spoken, worth

DAYS = 3  # days of seeing it that stand on the panel


def panel_of(member: Member, film: FilmRef) -> Panel:
    """Return a member's panel of a film, in four queries."""
    names = names_of(film.slug)
    marks = {mark.film: mark for mark in Mark.objects.filter(member=member, film__in=names)}
    mark = next((marks[name] for name in names if name in marks), None) or Mark(member=member, film=film.slug)
    seen = list(Viewing.objects.filter(member=member, film__in=names).order_by("-watched", "-pk"))
    review = Review.objects.filter(member=member, film__in=names, removed=None).values_list("pk", flat=True).first()
    rating, said = rating_of(mark)
    given = on_scale(mark, member.scale)
    return Panel(
        slug=film.slug,
        back=f"/films/{film.slug}/",
        scale=member.scale,
        given=given,
        rating=rating,
        said=said,
        buttons=_buttons(member.scale, given),
        liked=bool(mark.liked),
        wanted=bool(mark.wanted),
        days=tuple(_day(viewing, film) for viewing in seen[:DAYS]),
        more_days=max(0, len(seen) - DAYS),
        review=review,
        private=member.hides_diary,
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
