"""Made from resources/site_letterboxd.yaml by genscripts/tables.py: change the table, not this file."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

NAME: Final[str] = "Letterboxd"

LAYOUTS: Final[tuple[Mapping[str, str], ...]] = (
    MappingProxyType(
        {
            "version": "person",
            "page": "person",
            "kind": "other",
            "when": "body",
            "path": "^/(?:director|actor|writer|producer|editor|cinematography|composer)/",
        }
    ),
    MappingProxyType(
        {
            "version": "reviews 2025",
            "page": "user_reviews",
            "kind": "user_reviews",
            "when": ".production-viewing",
            "path": "^/film/[^/]+/reviews",
            "film.title": ".film-header-lockup .film-title || .contextual-title a || .inline-production-masthead .name || .production-masthead .name || .headline-1 a || [data-film-name] @data-film-name || [data-item-name] @data-item-name =~ ^(.+?)(?:\\s\\(\\d{4}\\))?$",
            "film.year": ".releasedate || a[href*='/films/year/'] =~ \\d{4} || [data-film-release-year] @data-film-release-year || [data-item-name] @data-item-name =~ \\((\\d{4})\\)$",
            "each": ".production-viewing",
            "each.author": ".displayname || a.name || .attribution a || [data-owner] @data-owner",
            "each.date": "time @datetime =~ ^\\d{4}-\\d\\d-\\d\\d || .date a || .date",
            "each.rating": ".rating =~ [★½]+ || .inline-rating svg @aria-label =~ [★½]+ || .rating @class =~ rated-(\\d+) -> \\1/10",
            "each.best": "5",
            "each.text": ".js-review-body, .body-text",
            "each.spoiler": ".contains-spoilers",
        }
    ),
    MappingProxyType(
        {
            "version": "reviews 2015",
            "page": "user_reviews",
            "kind": "user_reviews",
            "when": ".viewing-list .film-detail .body-text, .film-detail .attribution",
            "path": "^/film/[^/]+/reviews",
            "film.title": ".contextual-title a || .film-header-lockup .film-title || .headline-1 a || [data-film-name] @data-film-name",
            "film.year": "a[href*='/films/year/'] =~ \\d{4} || .metadata a =~ ^\\d{4}$ || [data-film-release-year] @data-film-release-year",
            "each": ".film-detail",
            "each.author": ".attribution .name || .attribution .context strong || .name",
            "each.date": ".attribution time @datetime =~ ^\\d{4}-\\d\\d-\\d\\d || .attribution ._nobr || .attribution .date",
            "each.rating": ".attribution .rating =~ [★½]+ || .attribution .rating @class =~ rated-(\\d+) -> \\1/10",
            "each.best": "5",
            "each.text": ".film-detail-content .body-text, .js-review-body",
            "each.spoiler": ".contains-spoilers",
        }
    ),
    MappingProxyType(
        {
            "version": "review 2014",
            "page": "review",
            "kind": "critic_review",
            "when": "section.film-viewing-info-wrapper, .film-viewing-info-wrapper, .viewing-poster-container .review",
            "film.title": ".film-title-wrapper > a || .inline-production-masthead .name || .headline-2 a || .film-title-wrapper",
            "film.year": ".film-title-wrapper .metadata a || .inline-production-masthead .releasedate || .film-title-wrapper .metadata",
            "own.author": "[itemprop=author] [itemprop=name] || .person-summary .name || .avatar img @alt || .owner-name",
            "own.date": "meta[itemprop=datePublished] @content || .view-date =~ \\d{1,2}\\s\\w{3}\\s\\d{4} || .date-links time @datetime || .view-date",
            "own.rating": "[itemprop=reviewRating] =~ [★½]+ || .film-viewing-info-wrapper .rating =~ [★½]+ || .rating-large @class =~ rated-large-(\\d+) -> \\1/10 || .rating @class =~ rated-(\\d+) -> \\1/10",
            "own.best": "5",
        }
    ),
    MappingProxyType(
        {
            "version": "film 2024",
            "page": "film",
            "kind": "listing",
            "when": "h1.primaryname, .production-masthead, .productioninfo, #featured-film-header",
            "film.title": "h1.primaryname .name || .production-masthead .name || h1.filmtitle .name || #featured-film-header h1 || h1.headline-1",
            "film.original": ".originalname || #featured-film-header p em",
            "film.year": ".releasedate || #featured-film-header .number a || #featured-film-header a[href*='/films/year/']",
            "users.value": ".average-rating =~ ^\\d(?:\\.\\d\\d?)?$ || meta[name='twitter:data2'] @content =~ ^([\\d.]+) out of 5",
            "users.best": "5",
            "cast": "#tab-cast .text-slug, .cast-list a.text-slug",
            "cast.name": "",
            "cast.role": "@title || @data-original-title",
            "fact.director": "#tab-crew a[href*='/director/'], .contributor[href*='/director/'] || a[href^='/director/']",
            "fact.writer": "#tab-crew a[href*='/writer/']",
            "fact.producer": "#tab-crew a[href^='/producer/']",
            "fact.editor": "#tab-crew a[href*='/editor/']",
            "fact.cinematography": "#tab-crew a[href*='/cinematography/']",
            "fact.composer": "#tab-crew a[href*='/composer/']",
            "fact.country": "#tab-details a[href*='/films/country/']",
            "fact.language": "#tab-details a[href*='/films/language/']",
            "fact.genre": "#tab-genres a[href*='/films/genre/']",
            "fact.runtime": ".text-footer =~ (\\d+)\\s*mins?",
            "each": ".film-reviews .production-viewing, .film-reviews .film-detail, #popular-reviews .film-detail",
            "each.author": ".displayname || .attribution .name || .name",
            "each.date": "time @datetime =~ ^\\d{4}-\\d\\d-\\d\\d",
            "each.rating": ".rating =~ [★½]+ || .inline-rating svg @aria-label =~ [★½]+",
            "each.best": "5",
            "each.text": ".js-review-body, .body-text",
        }
    ),
    MappingProxyType(
        {
            "version": "reviews of a member 2015",
            "page": "list",
            "kind": "list",
            "when": ".production-viewing, .viewing-list .film-detail",
            "path": "^/(?!film/)[^/]+/(?:films/)?reviews",
            "listed": ".production-viewing, .viewing-list .film-detail",
        }
    ),
    MappingProxyType(
        {
            "version": "list 2015",
            "page": "list",
            "kind": "list",
            "listed": ".film-list .film-detail, .poster-list li, .js-list-entries li",
            "when": ".list-title-intro, [itemtype$='/ItemList'] .film-list, body.list-page",
            "own.author": "[itemprop=author] [itemprop=name] || .person-summary .name || .name [itemprop=name]",
            "own.date": ".list-date time @datetime || .published time @datetime",
        }
    ),
)
