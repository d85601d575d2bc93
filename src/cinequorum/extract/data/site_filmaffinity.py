"""Made from resources/site_filmaffinity.yaml by genscripts/tables.py: change the table, not this file."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

NAME: Final[str] = "Filmaffinity"

LAYOUTS: Final[tuple[Mapping[str, str], ...]] = (
    MappingProxyType(
        {"version": "person", "page": "person", "kind": "other", "when": "body", "path": "name\\.php|/name-"}
    ),
    MappingProxyType(
        {
            "version": "reviews 2014",
            "page": "user_reviews",
            "kind": "user_reviews",
            "when": ".movie-review-wrapper, .rw-item, .fa-user-review",
            "path": "reviews",
            "film.title": "#main-title [itemprop=name] || #main-title a || .movie-title a || h1 a || #main-title",
            "film.year": ".movie-card .mc-year || .mc-title =~ \\((\\d{4})\\) || title =~ \\((\\d{4})\\)",
            "users.value": "#movie-rat-avg || .avgrat-box",
            "users.count": "#movie-count-rat span",
            "users.best": "10",
            "each": ".movie-review-wrapper || .fa-user-review || .rw-item",
            "each.author": ".mr-user-nick || .user-nick || .nick",
            "each.date": ".review-date || .mr-date",
            "each.rating": ".user-reviews-movie-rating =~ \\d+ || .user-rating =~ \\d+",
            "each.best": "10",
            "each.title": ".review-title",
            "each.text": ".review-text1, .review-text2 || .review-text",
            "each.spoiler": ".review-text2 || .review-spoiler",
            "each.helpful": ".review-useful =~ (\\d+ (?:de|of) \\d+)",
            "dates": "dmy",
        }
    ),
    MappingProxyType(
        {
            "version": "film 2012",
            "page": "film",
            "kind": "listing",
            "when": "#main-title, #movie-rat-avg",
            "film.title": "#main-title [itemprop=name] || #main-title",
            "film.original": '.movie-info dt:lexbor-contains("Título original") + dd || .movie-info dt:lexbor-contains("Original title") + dd',
            "film.year": ".movie-info [itemprop=datePublished] =~ \\d{4}",
            "users.value": "#movie-rat-avg =~ \\d+(?:[.,]\\d)?",
            "users.count": "#movie-count-rat span",
            "users.best": "10",
            "fact.director": ".movie-info [itemprop=director] a || .directors a",
            "fact.cast": ".movie-info .card-cast [itemprop=actor] .name || .movie-info [itemprop=actor] [itemprop=name] || .card-cast .name",
            "fact.genre": ".movie-info [itemprop=genre] a",
            "fact.runtime": ".movie-info [itemprop=duration] =~ \\d+ ?min",
            "blurb": "#pro-reviews > li, #pro-reviews .pro-review",
            "blurb.critic": ".pro-crit-med [itemprop=author] || .pro-crit-med =~ ^(.+?)\\s*:",
            "blurb.outlet": ".pro-crit-med [itemprop=publisher] || .pro-crit-med =~ :\\s*(.+)$",
            "blurb.text": "[itemprop=reviewBody] || .pro-review > div:first-child",
        }
    ),
)
