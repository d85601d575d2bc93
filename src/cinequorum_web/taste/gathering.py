"""What there is to learn from: marks of critics and of members who show theirs, and films that critics compare."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from cinequorum.model.codec import decode
from cinequorum.model.links import FilmLinks
from cinequorum.names.titles import title_key
from cinequorum.taste import Comparison, Rated
from cinequorum_web.catalog.models import FilmRow, FormerSlug, VoiceRow
from cinequorum_web.members.models import Mark
from cinequorum_web.members.scales import liking

CRITIC, OUTLET, MEMBER = "critic", "outlet", "member"
CHUNK = 2_000
YEARS_APART = 1  # between the year that a source gives for a film and the film's own


def all_marks() -> Iterator[Rated]:
    """Yield the marks that critics state in their reviews, and those of members who show theirs, on films here.

    Who keeps marks to themselves is in nobody else's suggestions, not even without a name.
    """
    stated = VoiceRow.objects.filter(film__isnull=False, value__isnull=False, inferred=False).exclude(critic="")
    for critic, film, value in stated.values_list("critic", "film__slug", "value").iterator(chunk_size=CHUNK):
        yield Rated(who=f"{CRITIC}:{critic}", film=film, score=_within(value or 0.0))
    moved = former()
    shown = Mark.objects.filter(member__hides_ratings=False, member__is_active=True).exclude(score=None, joy=None)
    for mark in shown.iterator(chunk_size=CHUNK):
        score = liking(mark)
        if score is not None:
            yield Rated(who=f"{MEMBER}:{mark.member_id}", film=moved.get(mark.film, mark.film), score=float(score))


def all_comparisons() -> Iterator[Comparison]:
    """Yield which films here critics set beside which others, and how many of them do."""
    titles: dict[str, list[tuple[str, int | None]]] = defaultdict(list)
    for slug, title, year in FilmRow.objects.values_list("slug", "title", "year"):
        titles[title_key(title)].append((slug, year))
    for body in FilmRow.objects.order_by("slug").values_list("links", flat=True).iterator(chunk_size=CHUNK):
        if not bytes(body):
            continue
        film = decode(bytes(body), FilmLinks)
        for title, year, n in film.beside:
            for slug, own in titles.get(title_key(title), ()):
                near = year is None or own is None or abs(own - year) <= YEARS_APART
                if near and slug != film.slug:
                    yield Comparison(film=film.slug, other=slug, witnesses=n)


def former() -> dict[str, str]:
    """Return the present slugs of films by those that they had before."""
    return dict(FormerSlug.objects.values_list("slug", "film__slug"))


def _within(value: float) -> float:
    return min(max(value, 0.0), 100.0)
