"""From a request to a page: each view finds what it needs and renders one context."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils import timezone

from cinequorum.model.codec import decode
from cinequorum.model.film import Film
from cinequorum.model.reading import Reading
from cinequorum.model.wall import ALLOWED
from cinequorum_web.catalog import queries
from cinequorum_web.catalog.orm import CatalogStore
from cinequorum_web.catalog.takedowns import taken
from cinequorum_web.pages import standing
from cinequorum_web.pages.contexts import GonePage, Link, MissingPage
from cinequorum_web.pages.film import Opened, film_page
from cinequorum_web.pages.film_parts import case_page, disagreements_page, sources_page
from cinequorum_web.pages.finding import AS_TYPED, asked_in, search_page, typed
from cinequorum_web.pages.history import asked_days, history_page
from cinequorum_web.pages.kept import FOR_ALL
from cinequorum_web.pages.lists import films_page, home_page, person_page
from cinequorum_web.pages.review_context import ReviewsPage
from cinequorum_web.pages.reviews import asked_of, reviews_page
from cinequorum_web.pages.shelf import Quoted
from cinequorum_web.pages.source import Shown, source_page
from cinequorum_web.pages.standing import Standing
from cinequorum_web.pages.words import say_date
from cinequorum_web.rights.quoting import quotable, words_for
from cinequorum_web.search.port import Asked, Found

ON_HOME = 12
ON_A_PAGE = 48
RECENT = 8
MOST_PAGES = 100_000

Made = Callable[[Film, Opened], tuple[str, Any]]


def allowed(request: HttpRequest) -> str:
    """Return how much of the story the reader asked to see; anything unknown is nothing."""
    asked = request.GET.get("spoilers", "none")
    return asked if asked in ALLOWED else "none"


def home(request: HttpRequest) -> HttpResponse:
    """Show the films with the most sources and the pages that came in last."""
    store = CatalogStore()
    recent = store.recent(RECENT)
    titles = queries.titles({card.film for card in recent if card.film})
    fullest, recent = quotable((queries.fullest_films(ON_HOME), recent), words_for(request))
    page = home_page(fullest, recent, queries.film_count(), titles)
    return render_page(request, "home", page)


def films(request: HttpRequest) -> HttpResponse:
    """Show all films, a page at a time."""
    total = queries.film_count()
    pages = max(1, -(-total // ON_A_PAGE))
    number = number_in(request.GET.get("page", "1"), pages)
    cards = queries.films_in_order((number - 1) * ON_A_PAGE, ON_A_PAGE)
    return render_page(request, "films", films_page(cards, total, number, pages))


def film(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one film, or where it has gone. The page of a film with many sources stands ready."""
    level, version = allowed(request), standing.version_of(slug)
    form = standing.form_of(level, words_for(request))
    if (held := standing.held(slug, form, version)) is not None:
        return render_page(request, "film", held)
    shown: list[Standing] = []

    def made(found: Film, opened: Opened) -> tuple[str, Standing]:
        shown.append(Standing(page=film_page(found, opened, level), still={}))
        return "film", shown[0]

    response = _of_film(request, slug, "", made)
    for one in shown:
        standing.keep(slug, form, version, one)
    return response


def film_disagreements(request: HttpRequest, slug: str) -> HttpResponse:
    """Show every point on which the sources of a film differ."""
    return _of_film(
        request,
        slug,
        "disagreements/",
        lambda found, opened: ("disagreements", disagreements_page(found, opened, allowed(request))),
    )


def film_case(request: HttpRequest, slug: str, field: str) -> HttpResponse:
    """Show all that is said under one field of a film."""
    return _of_film(
        request,
        slug,
        f"facts/{field}/",
        lambda found, opened: ("case", case_page(found, field, opened, allowed(request))),
    )


def film_reviews(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the reviews of a film that fit what was asked."""
    asked, level, version = asked_of(request.GET.dict()), allowed(request), standing.version_of(slug)
    most = words_for(request)
    if (held := standing.held_reviews(slug, most, version)) is not None:
        return render_page(request, "reviews", reviews_page(held, asked, level))

    def made(found: Film, _opened: Opened) -> tuple[str, ReviewsPage]:
        standing.keep_reviews(found, most, version)
        return "reviews", reviews_page(found, asked, level)

    return _of_film(request, slug, "reviews/", made)


def film_history(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a film as of a day, and what is otherwise since another."""
    today = timezone.now().date()
    asked, level = asked_days(request.GET.dict(), today), allowed(request)
    asked = replace(asked, most=words_for(request))
    response = _of_film(
        request,
        slug,
        "history/",
        lambda found, _: ("history", history_page(found, CatalogStore(), asked, (level, today))),
    )
    setattr(response, FOR_ALL, False)  # which days have been is another thing tomorrow
    return response


def film_sources(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the sources of a film."""
    number = number_in(request.GET.get("page", "1"), MOST_PAGES)
    return _of_film(
        request, slug, "sources/", lambda found, _: ("sources", sources_page(found, number, allowed(request)))
    )


def _of_film(request: HttpRequest, slug: str, place: str, made: Made) -> HttpResponse:
    """Show what is made of a film, lead on where the film has another address, or say that it is not here."""
    row = queries.film_row(slug)
    if row is None:
        if moved := queries.moved_to(slug):
            query = request.META.get("QUERY_STRING", "")
            return HttpResponsePermanentRedirect(f"/films/{moved}/{place}{'?' + query if query else ''}")
        return missing(request, slug.replace("-", " "))

    most = words_for(request)

    def opened(ids: frozenset[str]) -> Iterable[Quoted]:
        return (replace(decode(body, Quoted), most=most) for body in queries.readings_of(row, ids))

    name, page = made(quotable(queries.film_of_row(row), most), opened)
    return missing(request, slug.replace("-", " ")) if page is None else render_page(request, name, page)


def person(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one person."""
    entries = queries.person_entries(slug)
    if not entries:
        return missing(request, slug.replace("-", " "))
    return render_page(request, "person", person_page(slug, quotable(entries, words_for(request)), allowed(request)))


def source(request: HttpRequest, page_id: str) -> HttpResponse:
    """Show one source with everything that was read in it."""
    row = queries.page_row(page_id)
    if row is None:
        return _taken_down(request, page_id) or missing(request, "")
    reading = decode(bytes(row.document), Reading)
    document = queries.film_of_row(row.film) if row.film else None
    shown = Shown(allowed=allowed(request), most=words_for(request))
    return render_page(request, "source", source_page(reading, document, shown))


def _taken_down(request: HttpRequest, page_id: str) -> HttpResponse | None:
    """Say that a source was taken down, when and why; None where it was not."""
    held = taken(page_id)
    if held is None:
        return None
    day = say_date(held.takedown.at.date().isoformat())
    return render_page(request, "410", GonePage(day=day, reason=held.takedown.reason), status=410)


def search(request: HttpRequest) -> HttpResponse:
    """Show the answers to a search; what gives a story away is found but never quoted."""
    asked = asked_in(request.GET.dict())
    return render_page(request, "search", search_page(asked, *quotable(_looked(asked), words_for(request))))


def as_typed(request: HttpRequest) -> HttpResponse:
    """Show the first answers to what is being typed, for the list under the search box."""
    asked = replace(asked_in(request.GET.dict()), kind="", topics=(), most=AS_TYPED)
    return render_page(request, "_typed", typed(asked, *quotable(_looked(asked), words_for(request))))


def _looked(asked: Asked) -> tuple[Found, dict[str, tuple[str, int | None]]]:
    found = CatalogStore().index.look(asked) if asked.query else Found(query="")
    return found, queries.titles({hit.film for hit in found.hits if hit.film})


def methods(request: HttpRequest) -> HttpResponse:
    """Say how scores are made."""
    return render_page(request, "methods", None)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer an address that leads nowhere."""
    return missing(request, "")


def missing(request: HttpRequest, asked: str) -> HttpResponse:
    """Say that nothing is here, and what comes near."""
    near = CatalogStore().search(asked, 6) if asked else ()
    links = tuple(
        Link(text=hit.title, href=f"/{'people' if hit.kind == 'person' else 'films'}/{hit.slug}/") for hit in near
    )
    return render_page(request, "404", MissingPage(asked=asked, near=links), status=404)


def render_page(request: HttpRequest, name: str, page: Any, status: int = 200) -> HttpResponse:
    """Return what the template of this name makes of a page, or of one of which parts are rendered already."""
    context = {"page": page.page, "still": page.still} if isinstance(page, Standing) else {"page": page}
    response = render(request, f"pages/{name}.html", context, status=status)
    setattr(response, FOR_ALL, True)
    return response


def number_in(asked: str, most: int) -> int:
    """Return the number of a page that is asked for, the nearest that there is."""
    return min(max(int(asked), 1), most) if asked.isdecimal() and len(asked) < 9 else 1
