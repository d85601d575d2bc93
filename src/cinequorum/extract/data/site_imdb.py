"""Made from resources/site_imdb.yaml by genscripts/tables.py: change the table, not this file."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

NAME: Final[str] = "IMDb"

LAYOUTS: Final[tuple[Mapping[str, str], ...]] = (
    MappingProxyType(
        {"version": "person", "page": "person", "kind": "other", "when": "body", "path": "^(?:/[a-z]{2})?/name/"}
    ),
    MappingProxyType(
        {
            "version": "reviews 2024",
            "page": "user_reviews",
            "kind": "user_reviews",
            "when": "article.user-review-item",
            "film.title": "[data-testid=subtitle] || [data-testid=title] h2 || title =~ ^(.+?)\\s\\(\\d{4}\\)",
            "film.year": "title =~ \\((\\d{4})\\)",
            "each": "article.user-review-item",
            "each.author": "[data-testid=author-link]",
            "each.date": ".review-date",
            "each.rating": ".review-rating =~ \\d+ ?/ ?10 || .ipc-rating-star--rating || .review-rating @aria-label =~ (\\d+)",
            "each.best": "10",
            "each.title": "[data-testid=review-summary] .ipc-title__text || .ipc-title__text",
            "each.text": "[data-testid=review-overflow] .ipc-html-content-inner-div || .ipc-html-content-inner-div || [data-testid=review-overflow]",
            "each.spoiler": ".review-spoiler-button || .review-spoiler-content",
            "each.helpful": ".ipc-voting__label__count--up",
            "dates": "mdy",
            "json": "script#__NEXT_DATA__",
            "json.film.title": "props.pageProps.contentData.entityMetadata.titleText.text || props.pageProps.contentData.data.title.titleText.text",
            "json.film.year": "props.pageProps.contentData.entityMetadata.releaseYear.year || props.pageProps.contentData.data.title.releaseYear.year",
            "json.users.value": "props.pageProps.contentData.entityMetadata.ratingsSummary.aggregateRating",
            "json.users.count": "props.pageProps.contentData.entityMetadata.ratingsSummary.voteCount",
            "users.best": "10",
        }
    ),
    MappingProxyType(
        {
            "version": "reviews 2024, data",
            "page": "user_reviews",
            "kind": "user_reviews",
            "when": "script#__NEXT_DATA__",
            "path": "/title/[^/]+/reviews",
            "json": "script#__NEXT_DATA__",
            "json.film.title": "props.pageProps.contentData.entityMetadata.titleText.text",
            "json.film.year": "props.pageProps.contentData.entityMetadata.releaseYear.year",
            "json.users.value": "props.pageProps.contentData.entityMetadata.ratingsSummary.aggregateRating",
            "json.users.count": "props.pageProps.contentData.entityMetadata.ratingsSummary.voteCount",
            "users.best": "10",
            "json.each": "props.pageProps.contentData.data.title.reviews.edges.*.node || props.pageProps.contentData.reviews.*",
            "json.each.author": "author.nickName || author.username.text || userReview.author.nickName",
            "json.each.date": "submissionDate",
            "json.each.rating": "authorRating || rating",
            "json.each.title": "summary.originalText || reviewSummary",
            "json.each.text": "text.originalText.plaidHtml || text.originalText || reviewText",
            "json.each.helpful": "helpfulness.upVotes",
            "each.best": "10",
            "dates": "ymd",
        }
    ),
    MappingProxyType(
        {
            "version": "reviews 2017",
            "page": "user_reviews",
            "kind": "user_reviews",
            "when": ".lister-item.imdb-user-review, .review-container .lister-item-content",
            "film.title": ".subpage_title_block [itemprop=name] a || .parent [itemprop=name] a || title =~ ^(.+?)\\s\\(\\d{4}\\)",
            "film.year": ".subpage_title_block [itemprop=name] .nobr =~ (\\d{4}) || title =~ \\((\\d{4})\\)",
            "each": ".lister-item.imdb-user-review || .review-container",
            "each.author": ".display-name-link",
            "each.date": ".review-date",
            "each.rating": ".rating-other-user-rating =~ \\d+ ?/ ?10 || .rating-other-user-rating =~ \\d+",
            "each.best": "10",
            "each.title": "a.title, .lister-item-content > .title",
            "each.text": ".content .text",
            "each.spoiler": ".spoiler-warning",
            "each.helpful": ".actions =~ ([\\d,.]+ out of [\\d,.]+)",
            "dates": "dmy",
        }
    ),
    MappingProxyType(
        {
            "version": "review 2017",
            "page": "review",
            "kind": "critic_review",
            "when": ".lister-item-content .text, .imdb-user-review .content",
            "film.title": ".lister-item-header a",
            "film.year": ".lister-item-header .lister-item-year =~ (\\d{4})",
            "own.author": ".display-name-link",
            "own.date": ".review-date",
            "own.rating": ".rating-other-user-rating =~ \\d+ ?/ ?10 || .rating-other-user-rating =~ \\d+",
            "own.best": "10",
            "dates": "dmy",
        }
    ),
    MappingProxyType(
        {
            "version": "title 2021",
            "page": "film",
            "kind": "listing",
            "when": "[data-testid=hero__pageTitle], [data-testid=hero-title-block__title]",
            "film.title": "[data-testid=hero__pageTitle] || [data-testid=hero-title-block__title]",
            "film.original": "[data-testid=hero-title-block__original-title] =~ :\\s*(.+) || [data-testid=hero__pageTitle] + div =~ ^Original title:\\s*(.+)",
            "film.year": "a[href*=releaseinfo] =~ ^((?:19|20)\\d\\d)$ || title =~ \\((\\d{4})\\)",
            "users.value": "[data-testid=hero-rating-bar__aggregate-rating__score] =~ ^\\d+(?:[.,]\\d)?",
            "users.count": "[data-testid=hero-rating-bar__aggregate-rating__score] + div + div =~ ^[\\d.,]+[KM]?$ || [data-testid=hero-rating-bar__aggregate-rating] =~ 10 ([\\d.,]+[KM]?)$",
            "users.best": "10",
            "critics.value": ".metacritic-score-box || [data-testid=reviews-hyperlinks-criticReviews] .score-meta || .score-meta",
            "critics.best": "100",
            "cast": "[data-testid=title-cast-item]",
            "cast.name": "[data-testid=title-cast-item__actor]",
            "cast.role": "[data-testid=cast-item-characters-link] =~ ^(?:as )?([^()]+)",
            "each": "section[data-testid=UserReviews] [data-testid=review-card-parent] || section[data-testid=UserReviews]",
            "each.author": "[data-testid=author-link] || [data-testid=reviews-author] a",
            "each.date": ".review-date",
            "each.rating": ".ipc-rating-star =~ ^\\d+ ?/ ?10 || .ipc-rating-star =~ ^\\d+",
            "each.best": "10",
            "each.title": "[data-testid=review-summary]",
            "each.text": "[data-testid=review-overflow]",
            "dates": "mdy",
            "fact.country": "[data-testid=title-details-origin] .ipc-metadata-list-item__list-content-item",
            "fact.language": "[data-testid=title-details-languages] .ipc-metadata-list-item__list-content-item",
            "fact.production company": "[data-testid=title-details-companies] .ipc-metadata-list-item__list-content-item",
            "fact.runtime": "[data-testid=title-techspec_runtime] .ipc-metadata-list-item__content-container",
            "fact.aspect ratio": "[data-testid=title-techspec_aspectratio] .ipc-metadata-list-item__list-content-item",
            "fact.genre": "[data-testid=storyline-genres] .ipc-metadata-list-item__list-content-item",
        }
    ),
    MappingProxyType(
        {
            "version": "title 2011",
            "page": "film",
            "kind": "listing",
            "when": ".title_wrapper h1, h1.header [itemprop=name], #overview-top h1",
            "film.title": ".title_wrapper h1 =~ ^(.+?)(?:\\s\\(\\s?\\d{4}\\s?\\))?$ || h1.header [itemprop=name]",
            "film.original": ".originalTitle =~ ^(.+?)(?:\\s\\(original title\\))?$",
            "film.year": "#titleYear =~ \\d{4} || h1.header .nobr =~ \\d{4}",
            "users.value": "[itemprop=ratingValue] || .ratingValue strong span",
            "users.count": "[itemprop=ratingCount]",
            "users.best": "10",
            "critics.value": ".metacriticScore || a[href*=criticreviews] =~ ^(\\d+)/100",
            "critics.best": "100",
            "cast": ".cast_list tr:has(.character)",
            "cast.name": "td:not(.primary_photo):not(.character) a || [itemprop=actor] a",
            "cast.role": ".character =~ ^([^()]+)",
        }
    ),
    MappingProxyType(
        {
            "version": "critic reviews 2023",
            "page": "critics",
            "kind": "listing",
            "when": "[data-testid=critic-reviews-title], [data-testid=metacritic-score-box]",
            "film.title": "[data-testid=subtitle] || title =~ ^(.+?)\\s\\(\\d{4}\\)",
            "film.year": "title =~ \\((\\d{4})\\)",
            "critics.value": "[data-testid=critic-reviews-title] .metacritic-score-box || .metacritic-score-box || [class*=metascore] =~ ^\\d+$",
            "critics.best": "100",
        }
    ),
)
