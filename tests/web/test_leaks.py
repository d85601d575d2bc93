"""Nothing that gives a story away leaves the program unasked, by whatever door.

Every surface that there is: the commands in text and JSON, the site as a visitor walks it from link to link, searches
for the very words, what search engines and previews are told, the interface for machines. A command, an address or an
interface that is new fails the test until it is walked too.
"""

from __future__ import annotations

import html
import importlib
import json
import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from urllib.parse import quote, quote_plus, unquote_plus

import pytest
from django.test import Client
from django.urls import URLPattern

from cinequorum import cli
from cinequorum.cli.main import COMMANDS, status_of
from cinequorum.model.film import Film
from cinequorum.model.reading import Reading
from cinequorum.store.ingest import plan_change
from cinequorum.store.memory import MemoryStore
from cinequorum.store.port import Store
from cinequorum.text.fold import fold
from cinequorum_web.dossier import setting
from cinequorum_web.pages.places import PLACES
from tests.web.doors import PATHS
from tests.web.leak_pages import STORIES, Story, coverage
from tests.web.test_api import ADDRESSES as API_ADDRESSES

RUN = 4  # words in a row of a secret that count as a leak
SHELL = ("film", "changes", "why", "person", "search", "similar", "queue", "judgements", "sources")
NO_WORDS = MappingProxyType(
    {
        "read": "prints the pages that it is given",
        "ingest": "prints counts",
        "judge": "prints the pair that is judged",
        "undo": "prints the pair that was judged",
        "rebuild": "prints counts",
        "doctor": "prints the state of the machine",
        "train": "prints figures of models",
        "run": "prints counts",
        "load": "prints counts",
        "crawl": "prints counts and addresses of an index",
        "gather": "prints counts and the addresses that it was given or led to",
    }
)
ADDRESSES = frozenset({"", "films/", "films/<str:slug>/", "films/<str:slug>/disagreements/",
                       "films/<str:slug>/facts/<str:field>/", "films/<str:slug>/reviews/", "films/<str:slug>/sources/",
                       "films/<str:slug>/history/",
                       "people/<str:slug>/", "sources/<str:page_id>/", "search/", "search/as-typed/", "methods/",
                       "healthz", "readyz", "metrics", *(f"{place}/" for place in PLACES.values()),
                       *(f"{place}/<str:slug>/" for place in PLACES.values())})  # fmt: skip
LATELY = "2025-12-31"
SEARCHES = ("/search/", "/search/as-typed/", "/api/v1/search")
OF_A_FILM = ("", "/facts", "/reviews", "/scores", "/claims", "/changes")
OF_A_SOURCE = ("", "/claims")
FEEDS = frozenset(
    {"feeds/films.atom", "feeds/sources.atom", "feeds/all.opml", "releases.ics", "sitemap.xml", "robots.txt"}
)
POSTERS = r"^posters/(?P<digest>[0-9a-f]{64})\.(?P<ending>jpg|png|webp)$"
FEEDS_OF_A_FILM = ("sources.atom", "releases.ics", "dossier.pdf")
BUILT = frozenset({POSTERS, "sitemaps/<slug:kind>-<int:number>.xml", "oembed", "language/"})
INTERFACES = frozenset(
    {
        *(address for address in API_ADDRESSES if not address.startswith("/api/v1/films/")),
        "/api/v1/films",
        "/api/v1/people",
        "/api/v1/people/{slug}",
        "/api/v1/search",
        *(f"/api/v1/films/{{slug}}{part}" for part in OF_A_FILM),
        *(f"/api/v1/sources/{{page_id}}{part}" for part in OF_A_SOURCE),
    }
)


def runs(text: str) -> frozenset[tuple[str, ...]]:
    words = fold(text).split()
    return frozenset(zip(*(words[at:] for at in range(RUN)), strict=False))


SECRETS: Mapping[str, frozenset[tuple[str, ...]]] = MappingProxyType(
    {story.language: runs(story.secret) - runs(story.praise) for story in STORIES}
)


def leaks(body: str) -> list[str]:
    """The runs of words of any secret that stand in an answer: in text, in attributes, in data."""
    unescaped = html.unescape(re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), body))
    said = runs(re.sub(r"<[^>]*>", " ", unescaped)) | runs(unescaped)
    return sorted(" ".join(run) for secret in SECRETS.values() for run in secret & said)


@pytest.fixture(autouse=True)
def unset(monkeypatch: pytest.MonkeyPatch) -> None:
    """Dossiers are left as the words that are set: in a PDF they stand packed, and could not be searched."""
    monkeypatch.setattr(setting, "set_pages", lambda made: (setting.as_data(made).encode(), 1))


@pytest.fixture(scope="module")
def readings() -> tuple[Reading, ...]:
    return coverage()


@pytest.fixture(scope="module")
def store(readings: tuple[Reading, ...]) -> Store:
    made = MemoryStore()
    made.apply(plan_change(made, readings))
    return made


@pytest.fixture
def shell(
    store: Store, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Callable[[list[str]], str]:
    """Runs a command on the store and returns all that it prints."""
    monkeypatch.setattr(MemoryStore, "close", lambda _: None, raising=False)
    for command in {function.__module__ for function in COMMANDS} | {"cinequorum.cli.console"}:
        module = importlib.import_module(command)
        if hasattr(module, "open_store"):
            monkeypatch.setattr(module, "open_store", lambda: store)

    def run(arguments: list[str]) -> str:
        status_of(arguments)
        said = capfd.readouterr()
        return said.out + said.err

    return run


def films(store: Store) -> list[Film]:
    return [film for card in store.films() if (film := store.film(card.slug)) is not None]


def asked_of(film: Film) -> Iterator[list[str]]:
    """Every command that shows something of a film, in every form."""
    yield from (["film", film.title], ["film", film.title, "--format", "json"], ["similar", film.title])
    yield from (["film", film.title, "--on", LATELY], ["changes", film.title, "1900-01-01", LATELY, "--by", "true"])
    yield from (["why", film.title, field] for field in sorted({f.field for f in (*film.facts, *film.statements)}))
    yield from (["person", person.name] for person in film.people)


def test_every_secret_is_known(readings: tuple[Reading, ...]) -> None:
    """The test would prove nothing if the sentences were not recognised: each is, on each page, as major."""
    for reading in readings:
        told = [reading.page.slice(spoiler.span) for spoiler in reading.spoilers if spoiler.level == "major"]
        assert any(runs(words) & secret for words in told for secret in SECRETS.values()), reading.page.source


def test_no_command_gives_anything_away(shell: Callable[[list[str]], str], store: Store) -> None:
    """Films, reasons, persons, likenesses, queues, and searches for the secret words themselves."""
    asked = [arguments for film in films(store) for arguments in asked_of(film)]
    asked += [["search", words] for story in STORIES for words in searches(story)]
    asked += [["queue"], ["judgements"], ["sources"]]
    assert {arguments[0] for arguments in asked} == set(SHELL)
    found = {" ".join(arguments): leaks(without(arguments[-1], shell(arguments))) for arguments in asked}
    assert {what: words for what, words in found.items() if words} == {}


def test_every_command_is_walked() -> None:
    """A new command is walked, or says why it prints no words of a source."""
    assert {function.__name__ for function in COMMANDS} == {*SHELL, *NO_WORDS}
    assert cli.__name__ == "cinequorum.cli"


def searches(story: Story) -> tuple[str, ...]:
    words = story.secret.strip(".").split()
    return (story.title, words[-1], " ".join(words[-4:]), story.secret)


SEARCHED = tuple(words for story in STORIES for words in searches(story))


def walked(client: Client, searched: tuple[str, ...] = SEARCHED) -> dict[str, str]:
    """Every page that links lead to from the front page, the films' list and the machines' interface; and searches."""
    waiting = [
        *(f"/{place}/" for place in PLACES.values()),
        "/",
        "/films/",
        "/methods/",
        "/healthz",
        "/readyz",
        "/metrics",
        "/nothing-here/",
        "/sources/nothing/",
        "/api/v1/films",
        *(f"/api/v1/{place}" for place in PLACES.values()),
    ]
    waiting += [*(f"/{feed}" for feed in sorted(FEEDS)), "/sitemaps/pages-1.xml", "/sitemaps/people-1.xml"]
    waiting += ["/sitemaps/films-1.xml", "/api/v1/films?limit=1", "/api/v1/people", "/api/v1/nothing"]
    waiting += [f"{place}?q={words}" for words in searched for place in SEARCHES]
    pages: dict[str, str] = {}
    while waiting:
        address = waiting.pop()
        if address in pages:
            continue
        response = client.get(address, follow=True)
        asked = unquote_plus(address.partition("?q=")[2].partition("&")[0])
        pages[address] = without(asked, response.getvalue().decode())
        heads = "\n".join(f"{name}: {value}" for name, value in response.items())
        pages[f"{address} (heads)"] = heads
        waiting += [link for link in links(pages[address]) if link not in pages]
    return pages


def without(asked: str, body: str) -> str:
    """An answer less the words that were typed into the search box, which it says back, in links too."""
    for said in (html.escape(asked), quote_plus(asked), quote(asked), asked) if asked else ():
        body = body.replace(said, "")
    return body


def links(body: str) -> list[str]:
    """Addresses of this site in a page or a document, but for those that ask for spoilers."""
    found = re.findall(r'href="(/[^"#]*)', body) + re.findall(r'"url":\s*"(/[^"#]+)', body)
    found += [f"/api/v1/films/{slug}" for slug in re.findall(r'"slug":\s*"([^"]+)"', body)]
    found += [for_machines for one in found for for_machines in beside(one)]
    return [html.unescape(one) for one in found if "spoilers=" not in one and not one.startswith("/static/")]


def beside(address: str) -> Iterator[str]:
    """What machines are told of a film, a source or a person, with all receipts; a film's feeds, calendar and card."""
    kind, _, rest = address.strip("/").partition("/")
    name = rest.split("?")[0].strip("/")
    parts = {"films": OF_A_FILM, "sources": OF_A_SOURCE, "people": ("",)}.get(kind, ())
    if not name or "/" in name:
        return
    yield from (f"/api/v1/{kind}/{name}{part}?explain=1&limit=200" for part in parts)
    if kind == "films":
        yield from (f"/films/{name}/{feed}" for feed in FEEDS_OF_A_FILM)
        yield f"/api/v1/films/{name}/changes?since=1900-01-01&until={LATELY}&by=true"
        yield f"/films/{name}/history/?on={LATELY}&since=1900-01-01"
        yield f"/oembed?url=http://testserver/films/{name}/"


def test_no_page_of_the_site_gives_anything_away(client: Client, db: None, readings: tuple[Reading, ...]) -> None:
    """Walked from the front page by links: films, sources, persons, searches, documents for machines, wrong ones."""
    from cinequorum_web.catalog.orm import CatalogStore

    catalogue = CatalogStore()
    catalogue.apply(plan_change(catalogue, readings))
    pages = walked(client)
    kinds = ("films/", "sources/", "people/")
    for start in (
        "/search/",
        "/critics/",
        "/outlets/",
        "/years/",
        *(f"/{kind}" for kind in kinds),
        *(f"/api/v1/{kind}" for kind in kinds),
    ):
        assert any(address.startswith(start) and address != start for address in pages), start
    assert sum(address.startswith("/sources/") for address in pages) >= 2 * len(readings)
    assert {address: found for address, body in pages.items() if (found := leaks(body))} == {}
    places = [address for address in pages if re.match(r"/(?:api/v1/)?(?:films|sources|people)/[^?]+", address)]
    at_mild = [f"{one}{'&' if '?' in one else '?'}spoilers=mild" for one in places if "(" not in one]
    mild = {place: client.get(place).getvalue().decode() for place in at_mild}
    assert {address: found for address, body in mild.items() if (found := leaks(body))} == {}
    asked = client.get(f"/sources/{readings[0].page.id}/?spoilers=all").content.decode()
    assert leaks(asked), "what was asked for is there"


def test_every_address_is_walked(client: Client, db: None) -> None:
    """A new address or a new interface has to be added to what is walked."""
    from cinequorum_web.urls import urlpatterns

    known = {str(one.pattern) for one in urlpatterns if isinstance(one, URLPattern)}
    assert known == ADDRESSES | FEEDS | BUILT | {f"films/<str:slug>/{feed}" for feed in FEEDS_OF_A_FILM}
    paths = json.loads(client.get("/api/v1/openapi.json").content)["paths"]
    assert set(paths) == INTERFACES | PATHS
