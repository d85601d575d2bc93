"""Pages of known film sites are read by their descriptions, and by nothing else where these do not fit.

The pages are made for these tests, in the shape of each site and layout; films, users and critics are invented.
"""

from __future__ import annotations

import json
import re
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from cinequorum.acquire.files import from_bytes
from cinequorum.extract.data.sites import HOSTS
from cinequorum.extract.page import extract
from cinequorum.extract.sites.recognise import recognise
from cinequorum.extract.sites.rules import rules_of
from cinequorum.model.page import Page, Role
from cinequorum.model.reading import Reading
from cinequorum.pipeline import read

PAGES = Path(__file__).parent / "pages"
CASES: list[dict[str, Any]] = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "cases" / "sites.jsonl").read_text(encoding="utf-8").splitlines()
    if line
]
NAMES = [case["page"] for case in CASES]


def html_of(name: str) -> str:
    return (PAGES / f"{name}.html").read_text(encoding="utf-8")


def page_of(html: str) -> Page:
    return extract(from_bytes(html.encode(), "saved.html"))


def reading_of(html: str) -> Reading:
    return read(from_bytes(html.encode(), "saved.html"))


def reviews_of(reading: Reading) -> list[list[Any]]:
    page = reading.page
    return [
        [
            stated.author,
            stated.published,
            read_.rating.value if read_.rating else None,
            page.slice(stated.title_span) if stated.title_span else None,
            " / ".join(part for part in page.slice(stated.text_span).split("\n") if part),
        ]
        for stated, read_ in zip(page.reviews, reading.reviews, strict=True)
    ]


def seen(reading: Reading, keys: set[str]) -> dict[str, Any]:
    """Return what a case may state of a reading, those of its keys that it states."""
    page, film = reading.page, reading.film
    own = next((r for r in reading.ratings if r.by == "author"), None)
    everything = {
        "kind": page.kind.name,
        "layout": page.kind.reasons[0] if page.kind.reasons else None,
        "film": film.title if film else None,
        "year": film.year if film else None,
        "original": film.original_title if film else None,
        "author": page.author,
        "published": page.published,
        "rating": own.value if own else None,
        "aggregates": [[r.by, r.value, r.count] for r in reading.ratings if r.by != "author"],
        "reviews": reviews_of(reading),
        "warned": [number for number, review in enumerate(page.reviews) if review.warned],
        "helpful": [review.helpful for review in page.reviews],
        "excerpts": [[e.critic, e.outlet, e.rating, e.published, page.slice(e.span)] for e in page.excerpts],
        "quotes": len([claim for claim in reading.claims if claim.predicate == "quote"]),
    }
    return {key: everything[key] for key in everything if key in keys}


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_page_of_site(case: dict[str, Any]) -> None:
    """Each layout gives the film, the ratings and the reviews that stand on the page, each from its place."""
    reading = reading_of(html_of(case["page"]))
    stated = {key for key in case if key not in {"page", "facts"}}
    assert seen(reading, stated) == {key: case[key] for key in case if key in stated}
    facts = {(claim.predicate, claim.value, claim.role) for claim in reading.claims}
    assert {tuple(fact) for fact in case.get("facts", ())} <= facts


@pytest.mark.parametrize("name", [name for name in NAMES if not name.endswith("-person")])
def test_changed_layout_falls_back(name: str) -> None:
    """A page of the site whose classes and attributes are all renamed is left to the general reader.

    Only a person's page is told by its address alone, and nothing more is read of it.
    """
    html = re.sub(r'\b(class|id|data-[\w-]+|itemprop|slot|type)="', r'data-x="n-', html_of(name)).replace('"v:', '"n:')
    html = re.sub(r"<(/?)([a-z]+)-([a-z-]+)", r"<\1div", html)
    page = page_of(html)
    assert not any(reason.startswith("site:") for reason in page.kind.reasons)
    assert page.text


@pytest.mark.parametrize("name", [name for name in NAMES if name.endswith("-person")])
def test_person_is_told_by_the_address_alone(name: str) -> None:
    """Without its address no page of a site is taken for a person's: every page has a body."""
    html = re.sub(
        r'<link[^>]*rel="canonical"[^>]*>|<meta[^>]*"og:url"[^>]*>|<!-- saved from[^>]*-->', "", html_of(name)
    )
    assert not any("person" in reason for reason in page_of(html).kind.reasons)


@pytest.mark.parametrize("name", NAMES)
def test_page_at_another_address(name: str) -> None:
    """A page that says it stands elsewhere is not taken for the site's, though it copies or links the site."""
    html = re.sub(
        r'(rel="canonical" href=|property="og:url" content=)"[^"]*"', r'\1"https://blog.example/p"', html_of(name)
    )
    html = html.replace("<body", '<meta property="og:url" content="https://blog.example/p"><body', 1)
    page = page_of(html)
    assert not any(reason.startswith("site:") for reason in page.kind.reasons)
    assert not [m for m in page.metadata if m.origin == "site"]


def test_blog_that_links_a_site() -> None:
    """A mention, a link and a copied class name make no page the site's."""
    html = """<html><head><title>My ten best films, and why IMDb is wrong</title></head><body>
    <article class="user-review-item"><p>On
    <a href="https://www.imdb.com/title/tt00000001/">IMDb</a> they give the film a 6.</p></article>"""
    assert recognise(html, [], []) is None
    assert not any(reason.startswith("site:") for reason in page_of(html).kind.reasons)


@pytest.mark.parametrize(
    ("links", "metas", "site"),
    [
        (["https://m.imdb.com/title/tt1/"], [], "imdb"),
        (["https://example.org/imdb.com/"], [("og:site_name", "IMDb")], None),
        (["https://notimdb.com/x"], [], None),
        ([], [("og:url", "https://letterboxd.com/film/x/")], "letterboxd"),
        ([], [("og:site_name", "Rotten Tomatoes")], "rottentomatoes"),
        ([], [("twitter:site", "@letterboxd")], "letterboxd"),
        (["/title/tt1/"], [("og:site_name", "IMDb")], "imdb"),
        ([], [], None),
    ],
)
def test_recognised_by_its_own_address(links: list[str], metas: list[tuple[str, str]], site: str | None) -> None:
    """The address that a page gives as its own decides; the site's name only where there is none."""
    known = recognise("<html>", links, metas)
    assert (known.site if known else None) == site


def test_recognised_by_the_note_of_the_browser() -> None:
    """A saved page is known by the address that the browser noted in it."""
    html = "<!DOCTYPE html>\n<!-- saved from url=(0040)https://www.metacritic.com/movie/a-film/ -->\n<html></html>"
    known = recognise(html, [], [])
    assert known is not None
    assert known.site == "metacritic"


@pytest.mark.parametrize("name", [name for name in NAMES if not name.endswith("-person")])
@pytest.mark.parametrize("share", [0.7, 0.9])
def test_page_cut_short(name: str, share: float) -> None:
    """A page that breaks off anywhere is read as far as it goes, and every span lies in its text."""
    html = html_of(name)
    page = page_of(html[: round(share * len(html))] + "<p>The end of the film is missing.</p>")
    for review in page.reviews:
        assert review.span.start <= review.text_span.start < review.text_span.end <= review.span.end <= len(page.text)
        assert page.slice(review.text_span).strip()
    for excerpt in page.excerpts:
        assert page.slice(excerpt.span).strip()
    assert all(page.slice(stated.span) == stated.value for stated in page.metadata if stated.origin == "site")


def test_what_is_about_other_films_is_set_aside() -> None:
    """What a site recommends beside a film is furniture, and a table that the rules have read is data."""
    page = page_of(html_of("imdb-title-2021"))
    assert "Two Harbours and a Dog" in [page.slice(block.span) for block in page.having(Role.RELATED)]
    page = page_of(html_of("imdb-credits-2010"))
    assert not [block for block in page.having(Role.BODY) if "Harbour Master" in page.slice(block.span)]


def test_each_layout_has_a_page() -> None:
    """No layout is described without a page in its shape that shows what is read of it."""
    described = {
        f"layout {layout['version']}, {site}"
        for site in set(HOSTS.values())
        for layout in import_module(f"cinequorum.extract.data.site_{site}").LAYOUTS
    }
    shown = {f"{case['layout'].partition(', layout ')[2]}, {case['page'].partition('-')[0]}" for case in CASES}
    assert described == {f"layout {name}" for name in shown}


def test_each_layout_stands_in_the_documents() -> None:
    """The table of sites names every layout in its site's row."""
    text = (Path(__file__).parents[2] / "docs" / "sites.md").read_text(encoding="utf-8")
    for site in set(HOSTS.values()):
        table = import_module(f"cinequorum.extract.data.site_{site}")
        row = next(line for line in text.splitlines() if line.startswith(f"| {table.NAME}"))
        assert [layout["version"] for layout in table.LAYOUTS if f"`{layout['version']}`" not in row + "`person`"] == []


def test_rules_of_all_descriptions() -> None:
    """Every rule of every description can be parsed and every selector is one that the parser takes."""
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser("<html><body></body></html>")
    plain = ("version", "page", "kind", "dates", "path")
    for site in sorted(set(HOSTS.values())):
        for layout in import_module(f"cinequorum.extract.data.site_{site}").LAYOUTS:
            assert {"version", "page", "kind", "when"} <= layout.keys()
            for key, text in layout.items():
                if key in plain or key.endswith(".best") or key.startswith("json."):
                    continue
                for rule in rules_of(text):
                    assert not rule.css or isinstance(tree.css(rule.css), list), (site, layout["version"], key)
