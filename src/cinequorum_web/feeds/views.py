"""From a request to a feed, a calendar, a sitemap or a card."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.utils import timezone

from cinequorum_web.api.problems import problem
from cinequorum_web.catalog import queries
from cinequorum_web.catalog.cards import film_card
from cinequorum_web.catalog.models import FilmRow
from cinequorum_web.feeds import sitemaps
from cinequorum_web.feeds.atom import TYPE, Feed, atom
from cinequorum_web.feeds.calendar import calendar
from cinequorum_web.feeds.news import new_films, new_sources, sources_of
from cinequorum_web.feeds.oembed import card, slug_in, thumbnail
from cinequorum_web.feeds.opml import opml
from cinequorum_web.feeds.releases import coming, releases_of
from cinequorum_web.pages.views import missing
from cinequorum_web.posters.keeping import poster_of
from cinequorum_web.rights.quoting import quotable, words_for_all

IN_OUTLINE = 500
FEED, CALENDAR, XML = f"{TYPE}; charset=utf-8", "text/calendar; charset=utf-8", "application/xml; charset=utf-8"


def films_feed(request: HttpRequest) -> HttpResponse:
    """Tell which films have come in."""
    site = site_of(request)
    feed = Feed(
        title="Cinequorum: new films",
        address=f"{site}/feeds/films.atom",
        page=f"{site}/films/",
        entries=new_films(site),
    )
    return HttpResponse(atom(feed), FEED)


def sources_feed(request: HttpRequest) -> HttpResponse:
    """Tell which pages have come in."""
    site = site_of(request)
    feed = Feed(
        title="Cinequorum: new sources",
        address=f"{site}/feeds/sources.atom",
        page=f"{site}/",
        entries=new_sources(site),
    )
    return HttpResponse(atom(feed), FEED)


def film_feed(request: HttpRequest, slug: str) -> HttpResponse:
    """Tell which pages on one film have come in."""
    site = site_of(request)

    def made(row: FilmRow) -> HttpResponse:
        feed = Feed(
            title=f"{row.title} ({row.year}): sources" if row.year else f"{row.title}: sources",
            address=f"{site}/films/{row.slug}/sources.atom",
            page=f"{site}/films/{row.slug}/",
            entries=sources_of(row, site),
        )
        return HttpResponse(atom(feed), FEED)

    return _of_film(request, slug, made)


def film_calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """Give the releases of one film as a calendar."""

    def made(row: FilmRow) -> HttpResponse:
        releases = releases_of(quotable(queries.film_of_row(row), words_for_all()), row.updated)
        return HttpResponse(calendar(f"{row.title}: releases", site_of(request), releases), CALENDAR)

    return _of_film(request, slug, made)


def coming_calendar(request: HttpRequest) -> HttpResponse:
    """Give the releases of all films from today on as a calendar."""
    releases = coming(timezone.now().date())
    return HttpResponse(calendar("Cinequorum: releases to come", site_of(request), releases), CALENDAR)


def outline(request: HttpRequest) -> HttpResponse:
    """List the site's feeds: of films, of sources, and of each of the films with the most sources."""
    site = site_of(request)
    feeds = [
        ("Cinequorum: new films", f"{site}/feeds/films.atom", f"{site}/films/"),
        ("Cinequorum: new sources", f"{site}/feeds/sources.atom", f"{site}/"),
    ]
    for film in queries.fullest_films(IN_OUTLINE):
        named = f"{film.title} ({film.year})" if film.year else film.title
        feeds.append((named, f"{site}/films/{film.slug}/sources.atom", f"{site}/films/{film.slug}/"))
    return HttpResponse(opml("Cinequorum", feeds), "text/x-opml; charset=utf-8")


def sitemap(request: HttpRequest) -> HttpResponse:
    """Give search engines the index of all pages."""
    return HttpResponse(sitemaps.index(site_of(request)), XML)


def sitemap_part(request: HttpRequest, kind: str, number: int) -> HttpResponse:
    """Give search engines one part of the pages."""
    told = sitemaps.part(site_of(request), kind, number) if 0 < number < 1_000_000 else None
    return missing(request, "") if told is None else HttpResponse(told, XML)


def robots(request: HttpRequest) -> HttpResponse:
    """Say where the index is, and that answers to searches are no pages to keep."""
    told = f"User-agent: *\nDisallow: /search/\nSitemap: {site_of(request)}/sitemap.xml\n"
    return HttpResponse(told, "text/plain; charset=utf-8")


def oembed(request: HttpRequest) -> HttpResponse:
    """Give the card of the film whose page is at `url`."""
    asked = request.GET
    if asked.get("format", "json") != "json":
        return problem(501, "unknown_format", "cards are made as JSON only")
    address = asked.get("url", "")
    slug = slug_in(address, request.get_host()) or ""
    row = queries.film_row(queries.moved_to(slug) or slug) if slug and "\x00" not in slug else None
    if row is None:
        return problem(404, "unknown_page", f"{address[:200]!r} is no film's page on this site")
    width, height = (_number(asked.get(name, "")) for name in ("maxwidth", "maxheight"))
    made = card(film_card(row), site_of(request), width, height)
    return JsonResponse(made | thumbnail(poster_of(row.slug), site_of(request)))


def site_of(request: HttpRequest) -> str:
    """Return the address of the site as the request names it: scheme and host."""
    return f"{request.scheme}://{request.get_host()}"


def _of_film(request: HttpRequest, slug: str, made: Callable[[FilmRow], HttpResponse]) -> HttpResponse:
    """Answer with what is made of a film, or lead to where it has gone."""
    row = queries.film_row(slug)
    if row is not None:
        return made(row)
    if moved := queries.moved_to(slug):
        return HttpResponsePermanentRedirect(f"/films/{moved}/{request.path.rpartition('/')[2]}")
    return missing(request, slug.replace("-", " "))


def _number(asked: str) -> int | None:
    return int(asked) if asked.isdecimal() and len(asked) < 6 else None
