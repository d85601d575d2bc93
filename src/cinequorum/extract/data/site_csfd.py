"""Made from resources/site_csfd.yaml by genscripts/tables.py: change the table, not this file."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

NAME: Final[str] = "ČSFD"

LAYOUTS: Final[tuple[Mapping[str, str], ...]] = (
    MappingProxyType(
        {"version": "person", "page": "person", "kind": "other", "when": "body", "path": "/(?:tvurce|tvorca)/"}
    ),
    MappingProxyType(
        {
            "version": "reviews of a member 2020",
            "page": "list",
            "kind": "list",
            "when": "[data-film-review] .film-title-name",
            "path": "/uzivatel/|/pouzivatel/",
            "listed": "[data-film-review] .film-title-name",
            "own.author": ".user-profile-content h1 || .user-profile h1",
        }
    ),
    MappingProxyType(
        {
            "version": "reviews 2020",
            "page": "user_reviews",
            "kind": "user_reviews",
            "when": "article.article-review",
            "path": "/(?:recenze|recenzie|diskuze)/",
            "film.title": ".film-header-name h1 || .film-header h1",
            "film.original": ".film-names li =~ ^(.+?)(?:\\s\\(?(?:více|viac)\\)?)?$",
            "film.year": ".film-info-content .origin =~ ((?:19|20)\\d\\d) || .origin =~ ((?:19|20)\\d\\d)",
            "users.value": ".film-rating-average =~ \\d+ ?%",
            "users.count": ".mobile-film-count a:first-child strong || .box-rating .counter",
            "each": "article.article-review",
            "each.author": ".user-title-name",
            "each.date": "time",
            "each.rating": ".star-rating .stars @class =~ stars-([0-5])(?![\\w-]) -> \\1/5 || .star-rating .stars.trash @class =~ (?:trash) -> 0/5",
            "each.best": "5",
            "each.text": ".comment",
            "dates": "dmy",
        }
    ),
    MappingProxyType(
        {
            "version": "film 2020",
            "page": "film",
            "kind": "listing",
            "when": ".film-header-name h1, .film-info-content .film-rating-average",
            "film.title": ".film-header-name h1 || .film-header h1",
            "film.original": ".film-names li =~ ^(.+?)(?:\\s\\(?(?:více|viac)\\)?)?$",
            "film.year": ".film-info-content .origin =~ ((?:19|20)\\d\\d)",
            "users.value": ".film-rating-average =~ \\d+ ?%",
            "users.count": ".mobile-film-count a:first-child strong || .box-rating .counter",
            "fact.director": '.creators div:has(> h4:lexbor-contains("Režie")) a, .creators div:has(> h4:lexbor-contains("Réžia")) a',
            "fact.writer": '.creators div:has(> h4:lexbor-contains("Scénář")) a, .creators div:has(> h4:lexbor-contains("Scenár")) a',
            "fact.cinematographer": '.creators div:has(> h4:lexbor-contains("Kamera")) a',
            "fact.composer": '.creators div:has(> h4:lexbor-contains("Hudba")) a',
            "fact.cast": '.creators div:has(> h4:lexbor-contains("Hrají")) a[href*=tvurce], .creators div:has(> h4:lexbor-contains("Hrajú")) a[href*=tvorca]',
            "fact.genre": ".film-info-content .genres a",
            "fact.runtime": ".film-info-content .origin =~ (\\d+) ?min",
            "each": "article.article-review",
            "each.author": ".user-title-name",
            "each.date": "time",
            "each.rating": ".star-rating .stars @class =~ stars-([0-5])(?![\\w-]) -> \\1/5 || .star-rating .stars.trash @class =~ (?:trash) -> 0/5",
            "each.best": "5",
            "each.text": ".comment",
            "dates": "dmy",
        }
    ),
    MappingProxyType(
        {
            "version": "reviews 2010",
            "page": "user_reviews",
            "kind": "user_reviews",
            "when": ".ui-posts-list .post",
            "path": "/(?:komentare|komentare/.*)$|/komentare/",
            "film.title": "h1[itemprop=name] || .info h1 || .header h1",
            "film.year": ".origin =~ ((?:19|20)\\d\\d)",
            "users.value": "#rating h2.average =~ \\d+ ?%",
            "users.count": "#rating .count || .count a =~ \\(([\\d\\s]+)\\)",
            "each": ".ui-posts-list > li",
            "each.author": ".author a",
            "each.date": ".post .date",
            "each.rating": "img.rating @alt =~ ^(\\*{5})$ -> 5/5 || img.rating @alt =~ ^(\\*{4})$ -> 4/5 || img.rating @alt =~ ^(\\*{3})$ -> 3/5 || img.rating @alt =~ ^(\\*{2})$ -> 2/5 || img.rating @alt =~ ^(\\*)$ -> 1/5 || strong.rating =~ odpad -> 0/5",
            "each.best": "5",
            "each.text": "p.post",
            "dates": "dmy",
        }
    ),
    MappingProxyType(
        {
            "version": "film 2010",
            "page": "film",
            "kind": "listing",
            "when": "#rating h2.average, .info h1[itemprop=name]",
            "film.title": ".info h1 || h1[itemprop=name]",
            "film.original": ".info ul.names li h3",
            "film.year": ".info .origin =~ ((?:19|20)\\d\\d)",
            "users.value": "#rating h2.average =~ \\d+ ?%",
            "users.count": "#rating .count || .count a =~ \\(([\\d\\s]+)\\)",
            "fact.director": "[itemprop=director] a",
            "fact.cast": "[itemprop=actors] a || [itemprop=actor] a",
            "fact.genre": ".info .genre =~ ^([^/]+)",
            "fact.runtime": ".info .origin =~ (\\d+) ?min",
            "each": ".ui-posts-list > li",
            "each.author": ".author a",
            "each.date": ".post .date",
            "each.rating": "img.rating @alt =~ ^(\\*{5})$ -> 5/5 || img.rating @alt =~ ^(\\*{4})$ -> 4/5 || img.rating @alt =~ ^(\\*{3})$ -> 3/5 || img.rating @alt =~ ^(\\*{2})$ -> 2/5 || img.rating @alt =~ ^(\\*)$ -> 1/5 || strong.rating =~ odpad -> 0/5",
            "each.best": "5",
            "each.text": "p.post",
            "dates": "dmy",
        }
    ),
)
