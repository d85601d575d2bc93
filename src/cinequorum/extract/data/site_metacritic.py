"""Made from resources/site_metacritic.yaml by genscripts/tables.py: change the table, not this file."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

NAME: Final[str] = "Metacritic"

LAYOUTS: Final[tuple[Mapping[str, str], ...]] = (
    MappingProxyType(
        {
            "version": "user reviews 2023",
            "page": "user_reviews",
            "kind": "user_reviews",
            "when": ".c-siteReviewHeader_username",
            "path": "user-reviews",
            "film.title": ".c-productSubpageHeader_title || .c-productHero_title || a[href^='/movie/'] h1 || title =~ ^(.+?)\\s+(?:user\\s)?reviews?\\b",
            "film.year": ".c-productSubpageHeader_releaseDate =~ \\d{4}",
            "each": ".c-siteReview",
            "each.author": ".c-siteReviewHeader_username",
            "each.date": ".c-siteReviewHeader_reviewDate || .c-siteReview_reviewDate",
            "each.rating": ".c-siteReviewScore =~ ^\\d+$ || .c-siteReviewHeader_reviewScore =~ ^\\d+",
            "each.best": "10",
            "each.text": ".c-siteReview_quote",
            "each.spoiler": ".c-siteReview_spoiler || .c-siteReview_quote =~ contains spoilers",
            "users.value": ".c-pageProductReviews_score .c-siteReviewScore_user =~ ^\\d+(?:\\.\\d)?$ || .c-ScoreCard_scoreContent_number =~ ^\\d+(?:\\.\\d)?$",
            "users.best": "10",
            "dates": "mdy",
        }
    ),
    MappingProxyType(
        {
            "version": "critic reviews 2023",
            "page": "critics",
            "kind": "listing",
            "when": ".c-siteReviewHeader_publicationName",
            "path": "critic-reviews",
            "film.title": ".c-productSubpageHeader_title || .c-productHero_title || title =~ ^(.+?)\\s+(?:critic\\s)?reviews?\\b",
            "blurb": ".c-siteReview",
            "blurb.outlet": ".c-siteReviewHeader_publicationName",
            "blurb.critic": ".c-siteReview_criticName =~ ^(?:By )?(.+)",
            "blurb.date": ".c-siteReviewHeader_reviewDate || .c-siteReview_reviewDate",
            "blurb.rating": ".c-siteReviewScore =~ ^\\d+$ || .c-siteReviewHeader_reviewScore =~ ^\\d+",
            "blurb.best": "100",
            "blurb.text": ".c-siteReview_quote",
            "blurb.link": ".c-siteReview_externalLink @href",
            "critics.value": ".c-ScoreCard_scoreContent_number =~ ^\\d+$",
            "critics.best": "100",
            "dates": "mdy",
        }
    ),
    MappingProxyType(
        {
            "version": "reviews 2025",
            "page": "user_reviews",
            "kind": "user_reviews",
            "when": "[data-testid=review-card], .review-card",
            "path": "user-reviews",
            "film.title": "[data-testid=product-title] || h1 =~ ^(.+?)(?:\\s+user reviews)?$",
            "each": "[data-testid=review-card], .review-card",
            "each.author": "[data-testid=review-card-author] || .review-card__header-title || .review-card__header a",
            "each.date": "[data-testid=review-card-date] || .review-card__date || time",
            "each.rating": "[data-testid=review-card-score] || .c-siteReviewScore =~ ^\\d+$ || .review-card__score",
            "each.best": "10",
            "each.text": "[data-testid=review-card-quote] || .review-card__quote",
            "each.spoiler": ".review-card__spoiler",
            "dates": "mdy",
        }
    ),
    MappingProxyType(
        {
            "version": "film 2023",
            "page": "film",
            "kind": "listing",
            "when": ".c-productHero_title, [data-testid=critic-score-info]",
            "film.title": ".c-productHero_title || [data-testid=hero-title]",
            "film.year": ".c-heroMetadata =~ \\b((?:19|20)\\d\\d)\\b || .c-movieDetails_sectionContainer =~ ((?:19|20)\\d\\d)",
            "critics.value": "[data-testid=critic-score-info] .c-siteReviewScore =~ ^\\d+$ || .c-productHero_scoreInfo .c-siteReviewScore:not(.c-siteReviewScore_user) =~ ^\\d+$",
            "critics.count": "[data-testid=critic-score-info] .c-productScoreInfo_reviewsTotal =~ ([\\d,]+) Critic",
            "critics.best": "100",
            "users.value": "[data-testid=user-score-info] .c-siteReviewScore =~ ^\\d+(?:\\.\\d)?$ || .c-productHero_scoreInfo .c-siteReviewScore_user =~ ^\\d+(?:\\.\\d)?$",
            "users.count": "[data-testid=user-score-info] .c-productScoreInfo_reviewsTotal =~ ([\\d,]+) User",
            "users.best": "10",
            "blurb": ".c-reviewsSection_criticReviews .c-siteReview",
            "blurb.outlet": ".c-siteReviewHeader_publicationName",
            "blurb.critic": ".c-siteReview_criticName =~ ^(?:By )?(.+)",
            "blurb.date": ".c-siteReviewHeader_reviewDate",
            "blurb.rating": ".c-siteReviewScore =~ ^\\d+$",
            "blurb.best": "100",
            "blurb.text": ".c-siteReview_quote",
            "each": ".c-reviewsSection_userReviews .c-siteReview",
            "each.author": ".c-siteReviewHeader_username",
            "each.date": ".c-siteReviewHeader_reviewDate",
            "each.rating": ".c-siteReviewScore =~ ^\\d+$",
            "each.best": "10",
            "each.text": ".c-siteReview_quote",
            "dates": "mdy",
        }
    ),
    MappingProxyType(
        {
            "version": "user reviews 2010",
            "page": "user_reviews",
            "kind": "user_reviews",
            "when": ".user_reviews .review, li.user_review, .user_review",
            "path": "user-reviews",
            "film.title": ".product_page_title h1 || .product_title a || .title_bump h1",
            "film.year": ".product_page_title .release_year || .release_year || .release_date =~ (\\d{4})",
            "each": ".user_reviews .review || .user_review",
            "each.author": ".author || .review_critic .name || .name",
            "each.date": ".date",
            "each.rating": ".metascore_w =~ ^\\d+$ || .review_grade =~ ^\\d+$",
            "each.best": "10",
            "each.text": ".blurb_expanded || .review_body",
            "each.helpful": ".helpful_summary, .review_helpful =~ (\\d+ of \\d+)",
            "users.value": ".summary_score .metascore_w.user =~ ^\\d+(?:\\.\\d)?$ || .score_summary .metascore_w.user =~ ^\\d+(?:\\.\\d)?$ || .score_wrapper .metascore_w.user =~ ^\\d+(?:\\.\\d)?$",
            "users.best": "10",
            "dates": "mdy",
        }
    ),
    MappingProxyType(
        {
            "version": "critic reviews 2010",
            "page": "critics",
            "kind": "listing",
            "when": ".critic_reviews .review, .critic_review",
            "path": "critic-reviews",
            "film.title": ".product_page_title h1 || .product_title a",
            "film.year": ".product_page_title .release_year || .release_year || .release_date =~ (\\d{4})",
            "blurb": ".critic_reviews .review || .critic_review",
            "blurb.outlet": ".source img @title || .source || .publication",
            "blurb.critic": ".author || .critic_name",
            "blurb.date": ".date",
            "blurb.rating": ".metascore_w =~ ^\\d+$ || .review_grade =~ ^\\d+$",
            "blurb.best": "100",
            "blurb.text": ".summary a.no_hover || .review_body || .summary",
            "blurb.link": ".summary a @href || .full_review a @href",
            "critics.value": ".score_summary .metascore_w:not(.user) =~ ^\\d+$ || .score_wrapper .metascore_w:not(.user) =~ ^\\d+$",
            "critics.best": "100",
            "dates": "mdy",
        }
    ),
    MappingProxyType(
        {
            "version": "film 2010",
            "page": "film",
            "kind": "listing",
            "when": ".product_page_title, .product_title, .ms_wrapper",
            "film.title": ".product_page_title h1 || .product_title a",
            "film.year": ".product_page_title .release_year || .release_year || .release_date =~ (\\d{4})",
            "critics.value": ".ms_wrapper .metascore_w =~ ^\\d+$ || .metascore_summary .metascore_w =~ ^\\d+$ || [itemprop=ratingValue]",
            "critics.count": ".ms_wrapper .based_on =~ (\\d+) Critic || [itemprop=reviewCount]",
            "critics.best": "100",
            "users.value": ".us_wrapper .metascore_w =~ ^\\d+(?:\\.\\d)?$ || .userscore_wrap .metascore_w =~ ^\\d+(?:\\.\\d)?$",
            "users.count": ".us_wrapper .based_on =~ ([\\d,]+) (?:Rating|User) || .userscore_wrap .count a =~ ([\\d,]+)",
            "users.best": "10",
        }
    ),
)
