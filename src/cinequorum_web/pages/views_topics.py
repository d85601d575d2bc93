"""From a request to a page of what films have in common, or of who judges them."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse

from cinequorum_web.catalog import browsing, queries
from cinequorum_web.pages.places import PLACES
from cinequorum_web.pages.topics import VOICES, index_page, story_of, topic_page
from cinequorum_web.pages.views import allowed, missing, number_in, render_page
from cinequorum_web.pages.voices import Behind, voice_page
from cinequorum_web.rights.quoting import quotable, words_for

ON_AN_INDEX, FILMS, REVIEWS = 120, 48, 24  # on a page
TOLD = 12  # films whose documents are opened for the story of an event
KINDS = {place: kind for kind, place in PLACES.items()}


def index(request: HttpRequest, place: str) -> HttpResponse:
    """Show all genres, countries, years, events, critics or outlets, a screenful at a time."""
    kind = KINDS[place]
    total, _ = browsing.subject_count(kind)
    where = _where(request, total, ON_AN_INDEX)
    found = browsing.subjects(kind, (where[0] - 1) * ON_AN_INDEX, ON_AN_INDEX)
    return render_page(request, "index", index_page(kind, found, total, where))


def subject(request: HttpRequest, place: str, slug: str) -> HttpResponse:
    """Show one of them."""
    one = browsing.subject(KINDS[place], slug)
    if one is None:
        return missing(request, slug.replace("-", " "))
    return _voice(request, one) if one.kind in VOICES else _topic(request, one)


def _topic(request: HttpRequest, one: browsing.Subject) -> HttpResponse:
    where = _where(request, one.n, FILMS)
    rows = browsing.film_rows(one.kind, one.slug, (where[0] - 1) * FILMS, FILMS)
    beside = browsing.near_years(one.slug) if one.kind == "year" else ("", "")
    page = topic_page(one, browsing.cards(rows), where, beside)
    if one.kind == "event":
        films = [quotable(queries.film_of_row(row), words_for(request)) for row in queries.film_rows(rows[:TOLD])]
        told, hidden, choices = story_of(films, f"/events/{one.slug}/", allowed(request))
        page = replace(page, rows=told, hidden=hidden, choices=choices)
    return render_page(request, "topic", page)


def _voice(request: HttpRequest, one: browsing.Subject) -> HttpResponse:
    where = _where(request, one.n, REVIEWS)
    rows = browsing.voices(one.kind, one.slug, (where[0] - 1) * REVIEWS, REVIEWS)
    marks, others = browsing.marks_beside(one.slug) if one.kind == "critic" else ({}, [])
    sums = browsing.sums(one)
    behind = Behind(
        sums=sums,
        leaning=browsing.leaning(one.kind, one.name),
        names=browsing.names(browsing.OTHER[one.kind], [slug for slug, _ in sums.partners]),
        marks=marks,
        others=others,
    )
    page = voice_page(one, rows, behind, where)
    return render_page(request, "voice", replace(page, lines=quotable(page.lines, words_for(request))))


def _where(request: HttpRequest, total: int, most: int) -> tuple[int, int]:
    """The number of the page that is asked for, and how many there are."""
    pages = max(1, -(-total // most))
    return number_in(request.GET.get("page", "1"), pages), pages
