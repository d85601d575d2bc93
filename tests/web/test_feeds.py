"""What leaves the site in other people's formats: feeds, calendars, sitemaps, cards, structured data."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from cinequorum.store.port import Change, Store
from cinequorum_web.feeds import releases, sitemaps
from cinequorum_web.feeds.calendar import calendar
from cinequorum_web.feeds.releases import Release
from cinequorum_web.feeds.structured import film_data, source_data
from cinequorum_web.feeds.xml import document, element
from tests.web.ferry_pages import COURIER, GAZETTE, LEDGER, READINGS, TIDES
from tests.web.films import ENDING, SALT_FERRY, SECRET, SLUG, bare, carried, fact, hostile

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SITE = "http://testserver"
FEEDS = ("/feeds/films.atom", "/feeds/sources.atom", f"/films/{SLUG}/sources.atom")
CALENDARS = (f"/films/{SLUG}/releases.ics", "/releases.ics")
DOCUMENTS = (*FEEDS, *CALENDARS, "/feeds/all.opml", "/sitemap.xml", "/sitemaps/films-1.xml", "/sitemaps/people-1.xml",
             "/sitemaps/pages-1.xml", "/robots.txt", f"/oembed?url={SITE}/films/{SLUG}/")  # fmt: skip


def xml(client: Client, address: str) -> ElementTree.Element:
    """The document at `address`."""
    response = client.get(address)
    assert response.status_code == 200
    return ElementTree.fromstring(response.content)


def coming(slug: str, *dates: str) -> Any:
    """A film with releases on these dates."""
    held = tuple(fact("release", one, carried(LEDGER, "May 3"), qualifiers=(("window", "cinema"),)) for one in dates)
    return replace(bare(slug, f"The Film {slug}"), facts=held)


@pytest.mark.parametrize("address", FEEDS)
def test_a_feed_is_whole(client: Client, catalog: Store, address: str) -> None:
    """Everything that the format asks for is there, the newest first, and addresses are whole."""
    feed = xml(client, address)
    for name in ("id", "title", "updated", "author"):
        assert feed.find(f"{ATOM}{name}") is not None, name
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links["self"] == f"{SITE}{address}"
    entries = feed.findall(f"{ATOM}entry")
    assert entries
    times = []
    for entry in entries:
        identity, title = entry.findtext(f"{ATOM}id"), entry.findtext(f"{ATOM}title")
        assert identity
        assert identity.startswith(SITE)
        assert title
        assert client.get(identity.removeprefix(SITE)).status_code == 200
        times.append(entry.findtext(f"{ATOM}updated") or "")
    assert feed.findtext(f"{ATOM}updated") == max(times)


def test_new_sources_say_whose_they_are(client: Client, catalog: Store) -> None:
    """Author and outlet, the kind of page, the film, and where it is from."""
    entries = xml(client, "/feeds/sources.atom").findall(f"{ATOM}entry")
    entry = next(e for e in entries if (e.findtext(f"{ATOM}id") or "").endswith(f"/sources/{COURIER.id}/"))
    summary = entry.findtext(f"{ATOM}summary") or ""
    assert "The Salt Ferry (2019)" in summary
    assert COURIER.author
    assert COURIER.author in (entry.findtext(f"{ATOM}author/{ATOM}name") or "")
    assert [link.get("href") for link in entry.findall(f"{ATOM}link") if link.get("rel") == "via"] == [COURIER.source]


def test_a_films_feed_has_its_own_sources_only(client: Client, catalog: Store) -> None:
    """A film without pages has an empty feed that is a feed all the same."""
    assert len(xml(client, f"/films/{SLUG}/sources.atom").findall(f"{ATOM}entry")) == len(READINGS)
    empty = xml(client, "/films/glass-orchard-2017/sources.atom")
    assert empty.findall(f"{ATOM}entry") == []
    assert empty.findtext(f"{ATOM}updated") == "1970-01-01T00:00:00Z"


@pytest.mark.parametrize("address", DOCUMENTS)
def test_nothing_is_given_away(client: Client, catalog: Store, address: str) -> None:
    """Not even to those who ask for everything: feeds and cards are read where no wall stands."""
    for asked in ("", "?spoilers=all" if "?" not in address else "&spoilers=all"):
        body = client.get(f"{address}{asked}").content.decode()
        assert SECRET not in body
        assert ENDING not in body


@pytest.mark.parametrize("address", DOCUMENTS)
def test_what_the_asker_has_is_not_sent_again(client: Client, catalog: Store, address: str) -> None:
    """The same question has the same answer, byte by byte, and a tag."""
    first = client.get(address)
    assert client.get(address).content == first.content
    assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 304


@pytest.mark.parametrize("address", DOCUMENTS)
def test_more_asks_the_database_no_more(client: Client, catalog: Store, address: str) -> None:
    """The number of queries is the same however many films and pages there are."""
    with CaptureQueriesContext(connection) as few:
        assert client.get(address).status_code == 200
    pages = tuple(replace(r, page=replace(r.page, id=f"{r.page.id}{n}")) for r in READINGS for n in range(3))
    films = tuple(coming(f"film-{n}", "2131-05-03", "2131-06") for n in range(20))
    catalog.apply(Change(readings=pages, films=films))
    with CaptureQueriesContext(connection) as many:
        assert client.get(address).status_code == 200
    assert len(many) <= len(few) <= 4


@pytest.mark.parametrize("address", DOCUMENTS)
def test_hostile_text_stays_text(client: Client, db: None, address: str) -> None:
    """Markup, line ends and control characters in any field break no format."""
    from cinequorum_web.catalog.orm import CatalogStore

    film = replace(hostile(SALT_FERRY), title="A\r\nEND:VEVENT\x01<b>&\u2028")
    CatalogStore().apply(Change(readings=tuple(hostile(r) for r in READINGS), films=(film,)))
    response = client.get(address)
    assert response.status_code == 200
    body = response.content.decode()
    if response["Content-Type"].startswith("text/calendar"):
        assert body.count("END:VEVENT\r\n") == body.count("BEGIN:VEVENT\r\n")
        assert all(not line.startswith("END:VEVENT\x01") for line in body.split("\r\n"))
    elif address.startswith("/oembed"):
        assert "<b>" not in json.loads(body)["html"]
    elif not address.endswith(".txt"):
        ElementTree.fromstring(body)


def test_a_film_that_has_moved_keeps_its_feeds(client: Client, catalog: Store) -> None:
    """Whoever follows a film under a former address is led on; an unknown film is not found."""
    from cinequorum_web.catalog.models import FilmRow, FormerSlug

    FormerSlug.objects.create(slug="the-ferry", film=FilmRow.objects.get(slug=SLUG))
    for name in ("sources.atom", "releases.ics"):
        moved = client.get(f"/films/the-ferry/{name}")
        assert (moved.status_code, moved["Location"]) == (301, f"/films/{SLUG}/{name}")
        assert client.get(f"/films/unknown/{name}").status_code == 404


def events(client: Client, address: str) -> list[dict[str, str]]:
    """The events of a calendar, line ends undone."""
    response = client.get(address)
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    body = response.content.decode()
    assert body.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")
    assert body.endswith("END:VCALENDAR\r\n")
    assert all(len(line.encode()) <= 75 for line in body.split("\r\n"))
    lines = body.replace("\r\n ", "").split("\r\n")
    starts = [n for n, line in enumerate(lines) if line == "BEGIN:VEVENT"]
    return [
        {
            name: value
            for name, _, value in (line.partition(":") for line in lines[n + 1 : lines.index("END:VEVENT", n)])
        }
        for n in starts
    ]


def test_a_films_releases_are_days(client: Client, catalog: Store) -> None:
    """Each release is a whole day, with its window, where it is, and how sure it is."""
    cinema, stream = events(client, f"/films/{SLUG}/releases.ics")
    assert cinema["DTSTART;VALUE=DATE"] == "20190315"
    assert cinema["DTEND;VALUE=DATE"] == "20190316"
    assert cinema["SUMMARY"] == "The Salt Ferry: Cinema"
    assert cinema["STATUS"] == "TENTATIVE", "the sources dispute it"
    assert stream["SUMMARY"] == "The Salt Ferry: Streaming\\, Kinobox\\, NO"
    assert stream["STATUS"] == "CONFIRMED"
    assert cinema["UID"] != stream["UID"]


def test_the_calendar_of_all_films_begins_today(client: Client, catalog: Store) -> None:
    """What is over is left out; a month that has not ended may still be to come; a year alone is no date."""
    catalog.apply(Change(films=(coming("far", "2131-06", "2131-05-03", "2132", "XXXX-05-03", "1999-01-01"),)))
    told = events(client, "/releases.ics")
    assert [event["DTSTART;VALUE=DATE"] for event in told] == ["21310503", "21310601"]
    assert [event["STATUS"] for event in told] == ["CONFIRMED", "TENTATIVE"]
    assert told[1]["DTEND;VALUE=DATE"] == "21310701"
    assert [one.value for one in releases.coming(date(2131, 6, 30))] == ["2131-06"]


def test_the_calendar_follows_its_films(catalog: Store) -> None:
    """A release that is gone, or a film, leaves it; what stays is not written again."""
    from cinequorum_web.feeds.models import ReleaseRow

    catalog.apply(Change(films=(coming("far", "2131-05-03", "2131-06-03"),)))
    (kept, _) = ReleaseRow.objects.filter(film__slug="far").values_list("pk", flat=True)
    catalog.apply(Change(films=(coming("far", "2131-05-03", "2131-07-03"),)))
    assert list(ReleaseRow.objects.filter(film__slug="far").values_list("value", flat=True)) == [
        "2131-05-03",
        "2131-07-03",
    ]
    assert ReleaseRow.objects.filter(pk=kept).exists()
    catalog.apply(Change(gone=("far",)))
    assert not ReleaseRow.objects.filter(value__startswith="2131").exists()


@given(st.text(max_size=120), st.text(max_size=80))
@settings(max_examples=60, deadline=None)
def test_any_title_fits_a_calendar(title: str, place: str) -> None:
    """Whatever a title holds, lines are no longer than the format allows and the structure stands."""
    day = date(2031, 5, 3)
    held = {"slug": "x", "value": "2031-05-03", "first": day, "last": day, "window": "cinema", "p": 1.0}
    told = Release(title=title, place=place, status="agreed", updated=datetime(2026, 1, 1, tzinfo=UTC), **held)  # type: ignore[arg-type]
    body = calendar("x", SITE, [told])
    assert all(len(line.encode(errors="replace")) <= 75 for line in body.split("\r\n"))
    unfolded = body.replace("\r\n ", "").split("\r\n")
    assert len(unfolded) == 17
    assert unfolded.count("END:VEVENT") == 1


@given(st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_any_text_fits_xml(text: str) -> None:
    """Whatever a text holds, the document is well-formed, and says it where XML can."""
    told = ElementTree.fromstring(document(element("title", text, of=text)).encode(errors="replace"))
    if text.isprintable():
        assert (told.text or "") == text


def test_the_sitemap_has_every_page(client: Client, catalog: Store) -> None:
    """From the index to the parts to the pages: every film, person, topic and critic; films with a day."""
    parts = [loc.text or "" for loc in xml(client, "/sitemap.xml").iter(f"{MAP}loc")]
    found: dict[str, str | None] = {}
    for part in parts:
        for url in xml(client, part.removeprefix(SITE)).findall(f"{MAP}url"):
            found[(url.findtext(f"{MAP}loc") or "").removeprefix(SITE)] = url.findtext(f"{MAP}lastmod")
    assert {"/", "/films/", "/methods/", f"/films/{SLUG}/", "/people/ingrid-solheim/"} <= found.keys()
    assert {"/critics/", "/critics/mara-quill/", "/years/2019/", "/members/lists/"} <= found.keys()
    assert all(client.get(address).status_code == 200 for address in found)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", found[f"/films/{SLUG}/"] or "")
    assert not any(address.startswith("/sources/") for address in found), "those ask not to be indexed"
    assert client.get("/sitemaps/films-9.xml").status_code == 404
    assert client.get("/sitemaps/shoes-1.xml").status_code == 404
    assert "Sitemap: http://testserver/sitemap.xml" in client.get("/robots.txt").content.decode()


def test_parts_of_the_sitemap_are_full_and_no_fuller(catalog: Store) -> None:
    """With parts of three, each has at most three, and together they have all, once."""
    catalog.apply(Change(films=tuple(bare(f"film-{n}", f"Film {n}") for n in range(8))))
    named = re.findall(r"/sitemaps/(films|people)-(\d+)\.xml", sitemaps.index(SITE, 3))
    told = [sitemaps.part(SITE, kind, int(number), 3) or "" for kind, number in named]
    places = [re.findall(r"<loc>([^<]+)</loc>", part) for part in told]
    assert all(1 <= len(part) <= 3 for part in places)
    whole = [place for part in places for place in part]
    assert len(whole) == len(set(whole)) == 10 + 2


def test_the_outline_names_every_feed(client: Client, catalog: Store) -> None:
    """Each address in it is a feed."""
    outlines = list(xml(client, "/feeds/all.opml").iter("outline"))
    addresses = [outline.get("xmlUrl", "").removeprefix(SITE) for outline in outlines]
    assert set(FEEDS) <= set(addresses)
    assert "The Salt Ferry (2019)" in {outline.get("text") for outline in outlines}
    assert all(xml(client, address).tag == f"{ATOM}feed" for address in addresses)


def test_a_card_is_made_of_a_films_address(client: Client, catalog: Store) -> None:
    """With title, scores and a link; no wider than asked."""
    told = json.loads(client.get("/oembed", {"url": f"{SITE}/films/{SLUG}/", "maxwidth": "300"}).content)
    assert (told["version"], told["type"], told["width"]) == ("1.0", "rich", 300)
    assert told["title"] == "The Salt Ferry (2019)"
    assert f'href="{SITE}/films/{SLUG}/"' in told["html"]
    assert "Critics 68 of 100" in told["html"]


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("", 404),
        (f"url={SITE}/films/unknown/", 404),
        (f"url=http://other.example/films/{SLUG}/", 404),
        ("url=http://[", 404),
        (f"url={SITE}/films/a%2500b/", 404),
        (f"url={SITE}/films/{SLUG}/&format=xml", 501),
    ],
)
def test_no_card_is_made_of_anything_else(client: Client, catalog: Store, query: str, status: int) -> None:
    """Another site, another page, another format: a problem that says so."""
    response = client.get(f"/oembed?{query}")
    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json"


def test_structured_data_says_what_is_agreed() -> None:
    """Title, people, scores with their numbers; nothing contested; ratings only where they were stated."""
    told = json.loads(film_data(SALT_FERRY))
    assert (told["@type"], told["name"], told["dateCreated"], told["duration"]) == (
        "Movie",
        "The Salt Ferry",
        "2019",
        "PT104M",
    )
    assert told["director"] == [{"@type": "Person", "name": "Ingrid Solheim", "url": "/people/ingrid-solheim/"}]
    assert told["actor"][0]["characterName"] == "Emil"
    (critics,) = told["aggregateRating"]
    assert (critics["ratingValue"], critics["bestRating"], critics["ratingCount"]) == (68.0, 100, 3)
    kinds = [review["@type"] for review in told["review"]]
    assert kinds == sorted(kinds)
    assert {"CriticReview", "UserReview"} == set(kinds)
    by_author = {review["author"]["name"]: review for review in told["review"] if "author" in review}
    assert TIDES.author not in by_author or "reviewRating" not in by_author[TIDES.author]
    assert SECRET not in film_data(SALT_FERRY)
    assert "Kaia Brandt" not in film_data(SALT_FERRY)


def test_structured_data_may_stand_in_a_page() -> None:
    """No text can end the element that it stands in."""
    told = film_data(hostile(SALT_FERRY))
    assert not set("<>&\u2028\u2029") & set(told)
    assert json.loads(told)["@type"].startswith("Movie")


def test_a_review_page_is_one_review() -> None:
    """A critic's page is a review of its film; any other page says nothing."""
    own = next(r for r in READINGS if r.page is COURIER)
    told = json.loads(source_data(own, SALT_FERRY))
    assert (told["@type"], told["itemReviewed"]["name"]) == ("CriticReview", "The Salt Ferry")
    assert told["reviewRating"]["ratingValue"] == 80.0
    assert source_data(next(r for r in READINGS if r.page is GAZETTE), SALT_FERRY) == ""
    assert source_data(own, None) == ""


def test_pages_carry_their_data_and_name_their_feeds(client: Client, catalog: Store) -> None:
    """What the head of a film's page leads to is there; its data is the film's, also where everything is shown."""
    for asked in ("", "?spoilers=all"):
        body = client.get(f"/films/{SLUG}/{asked}").content.decode()
        (told,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', body)
        assert told == film_data(SALT_FERRY)
        for kind in ("application/atom+xml", "text/calendar", "application/json+oembed"):
            (href,) = re.findall(rf'<link rel="alternate" type="{re.escape(kind)}"[^>]* href="([^"]+)"', body)
            assert client.get(href).status_code == 200, href
    assert '"CriticReview"' in client.get(f"/sources/{COURIER.id}/").content.decode()
    home = client.get("/").content.decode()
    assert all(f'href="{feed}"' in home for feed in ("/feeds/films.atom", "/feeds/sources.atom", "/releases.ics"))
