"""Addresses for search engines: an index, and parts of at most 50,000 addresses (sitemaps.org)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Count, F, Max, QuerySet

from cinequorum_web.catalog.models import FilmRow, PersonRow, SubjectRow
from cinequorum_web.feeds.xml import Element, document, element, holding, moment
from cinequorum_web.pages.places import PLACES

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
MOST = 50_000  # addresses in one part: the format's limit
PAGES = ("/", "/films/", "/methods/", "/members/lists/", *(f"/{place}/" for place in PLACES.values()))

Place = tuple[str, datetime | None]


def index(site: str, most: int = MOST) -> str:
    """Return the index of all parts. `site` is the site's address; the number of queries does not grow."""
    parts: list[Place] = [("/sitemaps/pages-1.xml", None)]
    numbered = FilmRow.objects.annotate(part=(F("pk") - 1) / most).values("part")
    for part, updated in numbered.annotate(last=Max("updated")).order_by("part").values_list("part", "last"):
        parts.append((f"/sitemaps/films-{part + 1}.xml", updated))
    told = PersonRow.objects.aggregate(people=Count("slug", distinct=True), last=Max("film__updated"))
    for number in range(-(-told["people"] // most)):
        parts.append((f"/sitemaps/people-{number + 1}.xml", told["last"]))
    for number in range(-(-_topics().count() // most)):
        parts.append((f"/sitemaps/topics-{number + 1}.xml", None))
    return document(holding("sitemapindex", (_place("sitemap", site, one) for one in parts), xmlns=NAMESPACE))


def part(site: str, kind: str, number: int, most: int = MOST) -> str | None:
    """Return one part, counted from 1, or None where there is none. A part of films keeps its films for good."""
    places = list(_places(kind, number - 1, most))
    if not places:
        return None
    return document(holding("urlset", (_place("url", site, one) for one in places), xmlns=NAMESPACE))


def _places(kind: str, number: int, most: int) -> Iterable[Place]:
    low, high = number * most, (number + 1) * most
    if kind == "films":
        films = FilmRow.objects.filter(pk__gt=low, pk__lte=high).order_by("pk").values_list("slug", "updated")
        return ((f"/films/{slug}/", updated) for slug, updated in films)
    if kind == "people":
        people = PersonRow.objects.values("slug").annotate(last=Max("film__updated")).order_by("slug")
        return ((f"/people/{slug}/", last) for slug, last in people.values_list("slug", "last")[low:high])
    if kind == "topics":
        topics = _topics().order_by("kind", "slug").values_list("kind", "slug")[low:high]
        return ((f"/{PLACES[topic]}/{slug}/", None) for topic, slug in topics)
    return ((page, None) for page in PAGES[low:high]) if kind == "pages" else ()


def _topics() -> QuerySet[SubjectRow]:
    return SubjectRow.objects.filter(kind__in=list(PLACES))


def _place(name: str, site: str, place: Place) -> Element:
    address, updated = place
    told = [element("loc", f"{site}{address}")]
    if updated is not None:
        told.append(element("lastmod", moment(updated)))
    return holding(name, told)
