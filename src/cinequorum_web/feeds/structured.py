"""A film and its reviews for search engines: schema.org in JSON-LD, nothing in it that gives the story away."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from cinequorum.model.film import Fact, Film, Review
from cinequorum.model.reading import Reading
from cinequorum.model.score import Score
from cinequorum.model.wall import behind_wall
from cinequorum_web.pages.words import web_address

MOST = 20  # reviews on a film's page: the rest is counted in the rating and listed by the interface for machines
MOST_CAST = 30
LEFT_OUT = frozenset({"empty", "duplicate", "near_duplicate", "campaign", "burst"})
PEOPLE = MappingProxyType(
    {"director": "director", "writer": "author", "composer": "musicBy", "producer": "producer", "editor": "editor"}
)
_SAFE = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def film_data(film: Film, shown: Film | None = None) -> str:
    """Return a film as JSON that may stand in a page's `script` element: a Movie, its ratings, its reviews.

    `shown` is the film behind the wall, where that is at hand.

    Only what the sources agree on is stated: contested values are for people to weigh. Addresses are relative to the
    page's own. Ratings that were read from words rather than stated are left out of the reviews.
    """
    shown = shown or behind_wall(film, "none")
    people = {person.name: person.slug for person in shown.people}
    movie: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Movie",
        "@id": f"/films/{film.slug}/",
        "url": f"/films/{film.slug}/",
        "name": film.title,
        "alternateName": [title for title in film.titles if title != film.title],
        "dateCreated": str(film.year) if film.year else None,
        "genre": [fact.value for fact in _agreed(shown, "genre")],
        "countryOfOrigin": [{"@type": "Country", "name": fact.value} for fact in _agreed(shown, "country")],
        "productionCompany": [
            {"@type": "Organization", "name": fact.value} for fact in _agreed(shown, "production_company")
        ],
        "duration": next((f"PT{f.value}M" for f in _agreed(shown, "runtime") if f.value.isdigit()), None),
        "actor": [_role(fact, people) for fact in _agreed(shown, "cast")][:MOST_CAST],
        "aggregateRating": list(_ratings(shown)),
        "review": [_review(review) for review in _told(shown.reviews)],
    }
    for field, name in PEOPLE.items():
        movie[name] = [_person(fact.value, people) for fact in _agreed(shown, field)]
    return _text(movie)


def source_data(reading: Reading, film: Film | None) -> str:
    """Return a critic's review as JSON that may stand in a page's `script` element; "" for any other page."""
    if film is None or reading.page.kind.name != "critic_review":
        return ""
    own = next((r for r in film.reviews if r.by == "critic" and r.text_span.page == reading.page.id), None)
    if own is None:
        return ""
    movie = {"@type": "Movie", "name": film.title, "url": f"/films/{film.slug}/"}
    return _text({"@context": "https://schema.org", **_review(own), "itemReviewed": movie})


def _agreed(film: Film, field: str) -> Iterator[Fact]:
    return (fact for fact in film.having(field) if fact.status != "contested" and fact.p >= 0.5)


def _person(name: str, people: Mapping[str, str]) -> dict[str, Any]:
    known = {"url": f"/people/{people[name]}/"} if name in people else {}
    return {"@type": "Person", "name": name, **known}


def _role(fact: Fact, people: Mapping[str, str]) -> dict[str, Any]:
    actor = _person(fact.value, people)
    return {"@type": "PerformanceRole", "actor": actor, "characterName": fact.role} if fact.role else actor


def _ratings(film: Film) -> Iterator[dict[str, Any]]:
    scores: tuple[tuple[str, Score | None], ...] = (("Critics", film.critics), ("Audience", film.audience))
    for name, score in scores:
        if score is not None and score.value is not None:
            yield {"@type": "AggregateRating", "name": name, **_of_hundred(score.value), "ratingCount": score.n}


def _told(reviews: Iterable[Review]) -> list[Review]:
    """The reviews that stand for themselves, critics' first."""
    own = [r for r in reviews if r.independent and not LEFT_OUT & set(r.flags) and (r.opening or r.value is not None)]
    return sorted(own, key=lambda review: review.by != "critic")[:MOST]


def _review(review: Review) -> dict[str, Any]:
    stated = review.value if not review.inferred else None
    return {
        "@type": "CriticReview" if review.by == "critic" else "UserReview",
        "author": {"@type": "Person", "name": review.author} if review.author else None,
        "publisher": {"@type": "Organization", "name": review.outlet} if review.outlet else None,
        "datePublished": review.published if review.published and "X" not in review.published else None,
        "reviewRating": {"@type": "Rating", **_of_hundred(stated)} if stated is not None else None,
        "description": review.opening,
        "url": web_address(review.source),
    }


def _of_hundred(value: float) -> dict[str, float]:
    return {"ratingValue": round(value, 1), "bestRating": 100, "worstRating": 0}


def _text(value: Any) -> str:
    return json.dumps(_known(value), ensure_ascii=False, separators=(",", ":")).translate(_SAFE)


def _known(value: Any) -> Any:
    """Return a value without what is not known."""
    if isinstance(value, dict):
        return {key: _known(item) for key, item in value.items() if item not in (None, [], "")}
    return [_known(item) for item in value] if isinstance(value, list) else value
