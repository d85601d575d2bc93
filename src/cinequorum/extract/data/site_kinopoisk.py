"""Made from resources/site_kinopoisk.yaml by genscripts/tables.py: change the table, not this file."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

NAME: Final[str] = "Kinopoisk"

LAYOUTS: Final[tuple[Mapping[str, str], ...]] = (
    MappingProxyType({"version": "person", "page": "person", "kind": "other", "when": "body", "path": "^/name/"}),
    MappingProxyType(
        {
            "version": "reviews 2010",
            "page": "user_reviews",
            "kind": "user_reviews",
            "when": ".reviewItem .response, .userReview .response, .response .brand_words",
            "film.title": ".breadcrumbs__link || h1.moviename-big || .moviename-big || #headerFilm h1 || [itemprop=itemReviewed] [itemprop=name]",
            "film.original": "#headerFilm [itemprop=alternativeHeadline] || .alternativeHeadline",
            "users.value": ".rating_ball",
            "users.count": ".ratingCount",
            "users.best": "10",
            "each": ".reviewItem || .response",
            "each.author": ".profile_name a || .profile_name",
            "each.date": ".date =~ ^[^|]+",
            "each.title": ".sub_title",
            "each.text": "._reachbanner_ || .brand_words",
            "dates": "dmy",
        }
    ),
    MappingProxyType(
        {
            "version": "film 2020",
            "page": "film",
            "kind": "listing",
            "when": "[data-test-id=encyclopedic-table], [class*=styles_title] [data-tid], h1[class*=styles_title], [class*=film-page] h1",
            "film.title": "h1 [data-tid] =~ ^(.+?)(?:\\s\\(\\d{4}\\))?$ || h1[class*=styles_title] =~ ^(.+?)(?:\\s\\(\\d{4}\\))?$ || h1[itemprop=name] =~ ^(.+?)(?:\\s\\(\\d{4}\\))?$",
            "film.original": "[class*=styles_originalTitle]",
            "film.year": "h1 =~ \\(((?:19|20)\\d\\d)\\) || [data-test-id=encyclopedic-table] a[href*=year] =~ \\d{4}",
            "users.value": "a.film-rating-value || [class*=styles_ratingKpTop] || [class*=styles_ratingValue] =~ ^\\d[.,]\\d",
            "users.count": "[class*=styles_ratingCount] || [class*=film-sub-rating] [class*=styles_count] || [class*=styles_count]",
            "users.best": "10",
            "each": "[class*=styles_rootReview], [itemprop=reviews], [data-test-id=user-review]",
            "each.author": "[class*=styles_author] || [itemprop=name]",
            "each.date": "[class*=styles_date]",
            "each.title": "[class*=styles_reviewTitle] || [itemprop=headline]",
            "each.text": "[class*=styles_reviewText] || [itemprop=reviewBody]",
            "dates": "dmy",
        }
    ),
    MappingProxyType(
        {
            "version": "film 2010",
            "page": "film",
            "kind": "listing",
            "when": "#headerFilm, #infoTable",
            "film.title": "#headerFilm h1 || h1.moviename-big",
            "film.original": "#headerFilm [itemprop=alternativeHeadline]",
            "film.year": "#infoTable a[href*='/lists/m_act[year]'], #infoTable a[href*=year] =~ ^\\d{4}$",
            "users.value": ".rating_ball",
            "users.count": ".ratingCount",
            "users.best": "10",
            "fact.director": "#infoTable [itemprop=director] a",
            "fact.genre": "#infoTable [itemprop=genre] a",
            "fact.cast": "#actorList [itemprop=actors] a || #actorList ul:first-of-type a",
            "fact.runtime": "#infoTable #runtime =~ (\\d+) ?мин",
        }
    ),
)
