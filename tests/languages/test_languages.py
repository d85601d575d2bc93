"""In each of twelve languages a page gives its language, kind, film, byline, date, rating and reviews, in any dress."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any

import pytest
import yaml

from cinequorum.acquire.files import from_bytes
from cinequorum.model.reading import Reading
from cinequorum.pipeline import read

PAGES: dict[str, dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("pages.yaml").read_text(encoding="utf-8"))


def bare(page: dict[str, Any]) -> tuple[str, str]:
    """HTML that states nothing about itself."""
    lines = [f"<p>{escape(line)}</p>" for line in (page["byline"], page["date_line"], *page["prose"], page["rating"])]
    body = f"<h1>{escape(page['headline'])}</h1>{''.join(lines)}"
    return f"<html><head><meta charset=utf-8></head><body><article>{body}</article></body></html>", "page.html"


def stated(page: dict[str, Any]) -> tuple[str, str]:
    """HTML with structured data and furniture."""
    data = {
        "@context": "https://schema.org",
        "@type": "Review",
        "headline": page["headline"],
        "author": {"@type": "Person", "name": page["author"]},
        "datePublished": "2020-03-14",
        "itemReviewed": {"@type": "Movie", "name": page["title"], "dateCreated": str(page["year"])},
    }
    menu = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/all'>All</a></li></ul></nav>"
    html, name = bare(page)
    script = f"<script type='application/ld+json'>{json.dumps(data, ensure_ascii=False)}</script>"
    return html.replace("</head>", f"{script}</head>").replace("<article>", f"{menu}<article>"), name


def markdown(page: dict[str, Any]) -> tuple[str, str]:
    """A post with front matter."""
    front = {"title": page["headline"], "author": page["author"], "date": "2020-03-14"}
    text = "\n\n".join((*page["prose"], page["rating"]))
    return f"---\n{yaml.safe_dump(front, allow_unicode=True)}---\n\n{text}\n", "page.md"


def flattened(page: dict[str, Any]) -> tuple[str, str]:
    """Text that lost its markup."""
    return "\n\n".join(
        (page["headline"], page["byline"], page["date_line"], *page["prose"], page["rating"])
    ), "page.txt"


def _cards(page: dict[str, Any]) -> Iterator[str]:
    for name, day, rating, text in page["users"]:
        yield (
            f"<div class='x1'><span class='u'>{escape(name)}</span> <span class='d'>{escape(day)}</span>"
            f"<b class='r'>{escape(rating)}</b><p>{escape(text)}</p></div>"
        )


def listing(page: dict[str, Any]) -> tuple[str, str]:
    """A film's page with users' reviews."""
    head = f"<h1>{escape(page['title'])} ({page['year']})</h1><h2>{escape(page['heading'])}</h2>"
    body = head + "".join(_cards(page))
    return f"<html><head><meta charset=utf-8></head><body>{body}</body></html>", "page.html"


def flat_listing(page: dict[str, Any]) -> tuple[str, str]:
    """The same without its markup."""
    lines = [f"{page['title']} ({page['year']})", page["heading"]]
    for name, day, rating, text in page["users"]:
        lines += [name, day, rating, text]
    return "\n\n".join(lines), "page.txt"


@lru_cache(maxsize=200)
def reading(language: str, dress: str) -> Reading:
    """Read one page of the table in one dress."""
    text, name = globals()[dress](PAGES[language])
    return read(from_bytes(text.encode(), name))


LANGUAGES = sorted(PAGES)
DRESSES = ("bare", "stated", "markdown", "flattened")


@pytest.mark.parametrize("dress", [*DRESSES, "listing", "flat_listing"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_language(language: str, dress: str) -> None:
    """The language of the text is told."""
    assert reading(language, dress).page.language == language


@pytest.mark.parametrize("dress", DRESSES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_kind(language: str, dress: str) -> None:
    """A critic's review is known as one."""
    assert reading(language, dress).page.kind.name == "critic_review"


@pytest.mark.parametrize("dress", [*DRESSES, "listing", "flat_listing"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_film(language: str, dress: str) -> None:
    """The film is named as the page spells it, with its year."""
    film = reading(language, dress).film
    assert film is not None
    assert (film.title, film.year) == (PAGES[language]["title"], PAGES[language]["year"])


@pytest.mark.parametrize("dress", DRESSES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_byline_and_date(language: str, dress: str) -> None:
    """Who wrote it, and when."""
    page = reading(language, dress).page
    assert (page.author, page.published) == (PAGES[language]["author"], "2020-03-14")


@pytest.mark.parametrize("dress", DRESSES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_rating(language: str, dress: str) -> None:
    """What the critic gives is 80 of 100 in every writing."""
    ratings = reading(language, dress).ratings
    assert [(r.by, r.value) for r in ratings] == [("author", 80)]


@pytest.mark.parametrize("dress", ["listing", "flat_listing"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_reviews(language: str, dress: str) -> None:
    """Every user is heard, with name, date and rating."""
    found = reading(language, dress)
    assert found.page.kind.name == "user_reviews"
    users = [(r.author, r.published, r.rating and r.rating.value) for r in found.reviews]
    days = ("2021-01-05", "2021-02-17", "2021-03-28")
    want = [
        (user[0], day, value) for user, day, value in zip(PAGES[language]["users"], days, (80, 30, 100), strict=True)
    ]
    assert users == want
