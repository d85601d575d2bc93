"""Made from resources/site_rogerebert.yaml by genscripts/tables.py: change the table, not this file."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

NAME: Final[str] = "RogerEbert.com"

LAYOUTS: Final[tuple[Mapping[str, str], ...]] = (
    MappingProxyType(
        {"version": "person", "page": "person", "kind": "other", "when": "body", "path": "^/contributors/"}
    ),
    MappingProxyType(
        {
            "version": "review 2019",
            "page": "review",
            "kind": "critic_review",
            "when": ".star-box, .page-content--star-rating, .page-content--review, .star-rating",
            "path": "^/reviews/",
            "film.title": ".page-content--title =~ ^(.+?)(?:\\s(?:movie\\s)?review.*)?$ || .cast-and-crew--movie-title || h1 =~ ^(.+?)(?:\\s(?:movie\\s)?review.*)?$",
            "film.year": ".cast-and-crew--year || .cast-and-crew =~ \\((\\d{4})\\) || title =~ \\((\\d{4})\\)",
            "own.author": "[itemprop=author] [itemprop=name] || .page-content--byline [itemprop=name] || .page-content--byline a || .page-content--author a || .byline a || [rel=author]",
            "own.date": "time[itemprop=datePublished] @datetime || .page-content--date =~ [A-Z][a-z]+ \\d{1,2}, \\d{4} || .page-content--byline time || time.date @datetime || time",
            "own.rating": ".star-box img @class =~ star(\\d)(\\d) -> \\1.\\2/4 || .star-box [class*=star] @class =~ star(\\d)(\\d) -> \\1.\\2/4 || .page-content--star-rating [class*=star] @class =~ star(\\d)(\\d) -> \\1.\\2/4 || [itemprop=reviewRating] meta[itemprop=ratingValue] @content =~ ^([\\d.]+)$ -> \\1/4",
            "own.best": "4",
            "cast": ".cast-and-crew--cast li, .cast-and-crew .cast li",
            "cast.name": "a || .name || strong",
            "cast.role": ".as =~ ^(?:as )?(.+) || .role =~ ^(?:as )?(.+) || span =~ ^(?:as )?(.+)",
            "dates": "mdy",
        }
    ),
)
