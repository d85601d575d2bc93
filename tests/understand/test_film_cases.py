"""In eleven languages headlines name the page's film, and paragraphs name others: made-up pages with near misses."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cinequorum.model.page import Page
from cinequorum.model.reading import SubjectFilm
from cinequorum.understand.facts import find_claims
from cinequorum.understand.film_year import dated
from cinequorum.understand.films import other_films, subject_film
from cinequorum.understand.mentions import titles_named
from cinequorum.understand.prose import Films, prose_of
from cinequorum.understand.relations import unrelated
from tests.understand.pages import page_from_text

_LINES = (Path(__file__).parent.parent / "cases" / "films.jsonl").read_text(encoding="utf-8").splitlines()
CASES: list[dict[str, Any]] = [json.loads(line) for line in _LINES]
SUBJECTS = [case for case in CASES if "subject" not in case]
OTHERS = [case for case in CASES if "subject" in case]


def page_of(case: dict[str, Any]) -> Page:
    text, *reviews = case["text"].split("\n") if case["kind"] == "user_reviews" else [case["text"]]
    metadata = case.get("metadata", {})
    page = page_from_text(
        text,
        kind=case["kind"],
        metadata=metadata,
        language=case["language"],
        reviews=reviews,
        published=metadata.get("date"),
    )
    return replace(page, source=case.get("source", page.source))


@pytest.mark.parametrize("case", SUBJECTS, ids=lambda case: f"{case['language']}: {case['text'][:50]}")
def test_the_film_that_a_page_is_about(case: dict[str, Any]) -> None:
    prose = prose_of(page_of(case))
    film = subject_film(prose)
    film = dated(film, prose.page, find_claims(prose, Films(subject=film)))
    assert (film and film.title, film and film.year) == (case["title"], case["year"])


@pytest.mark.parametrize("case", OTHERS, ids=lambda case: f"{case['language']}: {case['text'][-60:]}")
def test_the_other_films_that_a_page_names_and_why(case: dict[str, Any]) -> None:
    page = page_of(case)
    prose = prose_of(page)
    named = titles_named(prose)
    film = SubjectFilm(title=case["subject"], year=None, span=page.span(0, 1), p=0.9)
    claims = find_claims(prose, Films(subject=film, others=unrelated(prose, film, named)))
    found = {other.title: other.relation for other in other_films(prose, film, named, claims)}
    assert found == case["others"]
    assert not set(found) & set(case["no"])


def test_a_headline_is_cut_at_underscores() -> None:
    """Ticket sites chain a title and the page's parts with underscores."""
    page = page_from_text("守灯人\n一个女孩整个冬天独自守护灯塔的故事，电影的导演信任她的演员。", kind="listing")
    named = replace(page, headline="守灯人_购票_剧情介绍_演职人员_票务网")
    film = subject_film(prose_of(named))
    assert film is not None
    assert film.title == "守灯人"
