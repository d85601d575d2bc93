"""Made from resources/site_tmdb.yaml by genscripts/tables.py: change the table, not this file."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

NAME: Final[str] = "TMDB"

LAYOUTS: Final[tuple[Mapping[str, str], ...]] = (
    MappingProxyType({"version": "person", "page": "person", "kind": "other", "when": "body", "path": "^/person/"}),
    MappingProxyType(
        {
            "version": "reviews 2018",
            "page": "user_reviews",
            "kind": "user_reviews",
            "when": ".review_container .card, .inner_content .content .teaser",
            "path": "/reviews",
            "film.title": ".single_column .title h2 a || .header .title h2 a || section.header h2 a || .title a h2",
            "film.year": ".release_date =~ \\d{4}",
            "each": ".review_container .card || .content .card",
            "each.author": "h5 a",
            "each.date": "h5 =~ \\b([A-Z][a-z]+ \\d{1,2}, \\d{4}) || h5 a:nth-of-type(2)",
            "each.rating": ".rating =~ \\d+ ?% || .rating =~ \\d+(?:\\.\\d)?",
            "each.best": "10",
            "each.text": ".teaser",
            "dates": "mdy",
        }
    ),
    MappingProxyType(
        {
            "version": "review 2018",
            "page": "review",
            "kind": "critic_review",
            "when": ".review_container .content .review, .content.review",
            "path": "^/review/",
            "film.title": ".header .title h2 a || section.header h2 a",
            "film.year": ".release_date =~ \\d{4}",
            "own.author": "h5 a",
            "own.date": "h5 =~ \\b([A-Z][a-z]+ \\d{1,2}, \\d{4})",
            "own.rating": ".review_container .rating =~ \\d+ ?% || .rating =~ \\d+(?:\\.\\d)?",
            "own.best": "10",
        }
    ),
    MappingProxyType(
        {
            "version": "film 2018",
            "page": "film",
            "kind": "listing",
            "when": ".user_score_chart, section.facts",
            "film.title": ".header.poster h2 a || section.header h2 a || .title h2 a",
            "film.original": 'section.facts p:has(bdi:lexbor-contains("Original Title")) =~ Original Title\\s+(.+)$',
            "film.year": ".title .release_date =~ \\d{4}",
            "users.value": ".user_score_chart @data-percent =~ ^(\\d+) -> \\1%",
            "cast": "ol.people li.card:has(.character)",
            "cast.name": "p a",
            "cast.role": ".character =~ ^([^/()]+)",
            "fact.director": 'ol.people.no_image li.profile:has(.character:lexbor-contains("Director")) p a',
            "fact.writer": 'ol.people.no_image li.profile:has(.character:lexbor-contains("Writer")) p a, ol.people.no_image li.profile:has(.character:lexbor-contains("Screenplay")) p a',
            "fact.genre": ".facts .genres a",
            "fact.runtime": ".facts .runtime",
            "each": ".review_container .card",
            "each.author": "h5 a",
            "each.date": "h5 =~ \\b([A-Z][a-z]+ \\d{1,2}, \\d{4})",
            "each.rating": ".rating =~ \\d+ ?% || .rating =~ \\d+(?:\\.\\d)?",
            "each.best": "10",
            "each.text": ".teaser",
            "dates": "mdy",
        }
    ),
)
