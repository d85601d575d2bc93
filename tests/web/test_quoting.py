"""In public mode no surface shows more than 25 words of a source in one piece, but to who curates.

The surfaces are taken from the table of addresses and from the interface's own list: a new one that is not walked
fails.
"""

from __future__ import annotations

import html
import json
import re

import pytest
from django.test import Client
from django.urls import URLPattern, resolve

from cinequorum.model.reading import Reading
from cinequorum.store.ingest import plan_change
from cinequorum.text.fold import fold
from cinequorum.text.quoting import QUOTED
from cinequorum_web.dossier import setting
from cinequorum_web.members.models import Role
from cinequorum_web.pages.topics import VOICES
from cinequorum_web.pages.views_topics import KINDS
from tests.web.doors import PATHS
from tests.web.long_pages import EAST, LONG, SYNOPSIS, coverage
from tests.web.membership import as_, member
from tests.web.test_leaks import BUILT, walked

SPACES = QUOTED + 1  # words in a row that are too many
CHARACTERS = 2 * QUOTED + 1  # the same of a text without spaces
NO_WORDS = frozenset({"language/", "releases.ics", *(one for one in BUILT if one.startswith("^posters"))})
MEMBERS_OWN = frozenset({"api/v1/lists/<number>", "api/v1/lists/<number>/films", "api/v1/members/<name>/lists"})
"""What members wrote here is theirs, and shown whole."""
TYPED = ("orrin", "winter", "dreadful script", SYNOPSIS[:190], EAST[:12], "Gerda Falk")


def runs(text: str) -> frozenset[tuple[str, ...]]:
    words = fold(text).split()
    return frozenset(zip(*(words[at:] for at in range(SPACES)), strict=False))


def crowded(text: str) -> frozenset[str]:
    bare = re.sub(r"\s+", "", text)
    found = (bare[at : at + CHARACTERS] for at in range(len(bare) - CHARACTERS + 1))
    return frozenset(one for one in found if not re.search("[A-Za-z]", one))


@pytest.fixture(scope="module")
def readings() -> tuple[Reading, ...]:
    return coverage()


@pytest.fixture(autouse=True)
def unset(monkeypatch: pytest.MonkeyPatch) -> None:
    """Dossiers are left as the words that are set: in a PDF they stand packed, and could not be searched."""
    monkeypatch.setattr(setting, "set_pages", lambda made: (setting.as_data(made).encode(), 1))


@pytest.fixture
def site(db: None, readings: tuple[Reading, ...], settings: object) -> None:
    from cinequorum_web.catalog.orm import CatalogStore

    settings.CINEQUORUM_PUBLIC = True  # type: ignore[attr-defined]
    catalogue = CatalogStore()
    catalogue.apply(plan_change(catalogue, readings))


def too_long(body: str, secret: tuple[frozenset[tuple[str, ...]], frozenset[str]]) -> list[str]:
    """The runs of words of a source in an answer that are longer than may be quoted."""
    said = html.unescape(re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), body))
    said = re.sub(r'"\w+":', " key ", said)  # a name in a document is no word of what stands beside it
    bare = re.sub(r"<[^>]*>", " ", said)
    attributes = " ".join(re.findall(r'"([^"]{50,})"', "".join(re.findall(r"<[^>]*>", said))))
    spaced = (runs(bare) | runs(attributes)) & secret[0]
    return sorted(" ".join(one) for one in spaced) + sorted(crowded(bare) & secret[1])


def secret_of(readings: tuple[Reading, ...]) -> tuple[frozenset[tuple[str, ...]], frozenset[str]]:
    texts = [reading.page.text for reading in readings]
    return frozenset().union(*map(runs, texts)), frozenset().union(*map(crowded, texts))


def beside(pages: dict[str, str]) -> list[str]:
    """What no link of the walk leads to: every field of a film, all its sources, lists for machines."""
    from cinequorum_web.catalog.orm import CatalogStore

    store = CatalogStore()
    films = [film for card in store.films() if (film := store.film(card.slug)) is not None]
    found = [f"/films/{film.slug}/sources/" for film in films]
    for film in films:
        fields = {fact.field for fact in (*film.facts, *film.statements)}
        found += [f"/films/{film.slug}/facts/{field}/" for field in sorted(fields)]
    for place, kind in KINDS.items():
        slugs = {name[1] for one in pages if (name := re.match(rf"/{place}/([^/?(]+)/$", one))}
        rest = "reviews" if kind in VOICES else "films"
        found += [f"/api/v1/{place}/{slug}{part}" for slug in sorted(slugs) for part in ("", f"/{rest}")]
    return found


def every_level(pages: dict[str, str]) -> list[str]:
    kinds = r"/(?:api/v1/)?(?:films|sources|people|events)/[^?(]+$"
    return [f"{one}?spoilers=all" for one in pages if re.match(kinds, one)]


@pytest.mark.slow
def test_no_surface_shows_more_than_may_be_quoted(client: Client, site: None, readings: tuple[Reading, ...]) -> None:
    """Walked by links and from the tables of addresses, each answer looked through, spoilers shown or not."""
    secret = secret_of(readings)
    assert len(secret[0]) > 200, "the sources are long enough for something to leak"
    assert len(secret[1]) > 20, "and so is the one without spaces"
    pages = walked(client, TYPED)
    pages |= {one: client.get(one).getvalue().decode() for one in [*beside(pages), *every_level(pages)]}
    assert {address: found for address, body in pages.items() if (found := too_long(body, secret))} == {}
    assert sorted(known(client) - seen(pages)) == []


def seen(pages: dict[str, str]) -> set[str]:
    return {resolve(one.partition("?")[0]).route for one in pages if "(" not in one and "nothing" not in one}


def known(client: Client) -> set[str]:
    """Every address of the site for readers, and of the interface without a token."""
    from cinequorum_web.urls import urlpatterns

    told = {str(one.pattern) for one in urlpatterns if isinstance(one, URLPattern)} - NO_WORDS
    paths = json.loads(client.get("/api/v1/openapi.json").content)["paths"]
    return told | {as_route(path) for path in paths if path not in PATHS} - MEMBERS_OWN


def as_route(path: str) -> str:
    return re.sub(r"\{(\w+)\}", r"<\1>", path.removeprefix("/"))


def test_whoever_curates_sees_all(site: None, readings: tuple[Reading, ...]) -> None:
    """A plain member reads what a guest does; a curator the whole text, on the page about the source."""
    address = f"/sources/{readings[0].page.id}/"
    plain = as_(member("reader")).get(address).content.decode()
    whole = as_(member("editor", role=Role.CURATOR)).get(address).content.decode()
    assert "</mark>" in plain
    assert too_long(plain, secret_of(readings)) == []
    assert LONG[1][-60:] in html.unescape(re.sub(r"<[^>]*>", "", whole))
    assert LONG[1][-60:] not in html.unescape(re.sub(r"<[^>]*>", "", Client().get(address).content.decode()))


def test_each_excerpt_stands_with_its_source(site: None, readings: tuple[Reading, ...]) -> None:
    """Beside every excerpt on the page about a source stands the address of the page that it is from."""
    reading = readings[0]
    body = Client().get(f"/sources/{reading.page.id}/").content.decode()
    excerpts = re.findall(r'<figure class="excerpt">.*?</figure>', body, re.DOTALL)
    assert len(excerpts) >= 3
    assert all(f'href="{reading.page.source}"' in one for one in excerpts)


def test_no_more_than_a_share_of_a_page_is_quoted(site: None, readings: tuple[Reading, ...]) -> None:
    """However much of a page carries something, what stands here of it does not take its place."""
    for reading in readings:
        body = Client().get(f"/sources/{reading.page.id}/").content.decode()
        told = " ".join(re.findall(r"<blockquote[^>]*>(.*?)</blockquote>", body, re.DOTALL))
        shown = fold(html.unescape(re.sub(r"<[^>]*>", " ", told))).split()
        assert len(shown) <= max(3 * QUOTED, len(fold(reading.page.text).split()) // 3), reading.page.source


def test_on_ones_own_machine_all_is_shown(
    client: Client, site: None, readings: tuple[Reading, ...], settings: object
) -> None:
    """Not in public mode, a guest sees the whole text too."""
    settings.CINEQUORUM_PUBLIC = False  # type: ignore[attr-defined]
    body = client.get(f"/sources/{readings[0].page.id}/").content.decode()
    assert LONG[1][-60:] in html.unescape(re.sub(r"<[^>]*>", "", body))
