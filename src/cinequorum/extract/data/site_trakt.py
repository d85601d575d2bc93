"""Made from resources/site_trakt.yaml by genscripts/tables.py: change the table, not this file."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

NAME: Final[str] = "Trakt"

LAYOUTS: Final[tuple[Mapping[str, str], ...]] = (
    MappingProxyType({"version": "person", "page": "person", "kind": "other", "when": "body", "path": "^/people/"}),
    MappingProxyType(
        {
            "version": "comments 2015",
            "page": "user_reviews",
            "kind": "user_reviews",
            "when": ".comment-wrapper",
            "path": "/comments",
            "film.title": "#summary-wrapper h1 =~ ^(.+?)(?:\\s+\\d{4})?(?:\\s+Comments)?$ || .mobile-title h1 =~ ^(.+?)(?:\\s+\\d{4})?$ || .titles a h3",
            "film.year": "#summary-wrapper h1 .year || .mobile-title .year || .year",
            "users.value": "#summary-ratings-wrapper .trakt-rating .rating =~ \\d+ ?%",
            "users.count": "#summary-ratings-wrapper .trakt-rating .votes",
            "each": ".comment-wrapper",
            "each.author": ".username || [itemprop=author]",
            "each.date": ".format-date @data-date =~ ^\\d{4}-\\d\\d-\\d\\d || [itemprop=datePublished] @content =~ ^\\d{4}-\\d\\d-\\d\\d",
            "each.rating": ".user-name .rating =~ ^\\d+ || [itemprop=ratingValue] @content =~ ^(\\d+)$ -> \\1/10 || .rating =~ ^\\d+",
            "each.best": "10",
            "each.text": ".comment .body || [itemprop=reviewBody] || .read || .comment p",
            "each.spoiler": "@data-spoiler =~ ^(?:true|1)$ || .comment-spoiler || .spoiler",
            "each.helpful": ".likes .count",
        }
    ),
    MappingProxyType(
        {
            "version": "film 2015",
            "page": "film",
            "kind": "listing",
            "when": "#summary-ratings-wrapper, .summary-user-rating",
            "film.title": ".mobile-title h1 =~ ^(.+?)(?:\\s+\\d{4})?$ || #summary-wrapper h1 =~ ^(.+?)(?:\\s+\\d{4})?$",
            "film.year": ".mobile-title .year || #summary-wrapper .year",
            "users.value": "#summary-ratings-wrapper .trakt-rating .rating =~ \\d+ ?%",
            "users.count": "#summary-ratings-wrapper .trakt-rating .votes",
            "cast": "#actors .titles, .sortable.people .person",
            "cast.name": "[itemprop=name] || h4:first-child || .name",
            "cast.role": ".character || h4:nth-child(2)",
            "each": "#comments .comment-wrapper, .comments-wrapper .comment-wrapper",
            "each.author": ".username || [itemprop=author]",
            "each.date": ".format-date @data-date =~ ^\\d{4}-\\d\\d-\\d\\d",
            "each.rating": ".user-name .rating =~ ^\\d+ || .rating =~ ^\\d+",
            "each.best": "10",
            "each.text": ".comment .body || .read || .comment p",
            "each.spoiler": "@data-spoiler =~ ^(?:true|1)$",
        }
    ),
)
