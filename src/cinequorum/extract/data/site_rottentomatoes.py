"""Made from resources/site_rottentomatoes.yaml by genscripts/tables.py: change the table, not this file."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

NAME: Final[str] = "Rotten Tomatoes"

LAYOUTS: Final[tuple[Mapping[str, str], ...]] = (
    MappingProxyType({"version": "person", "page": "person", "kind": "other", "when": "body", "path": "^/celebrity/"}),
    MappingProxyType(
        {
            "version": "audience reviews 2025",
            "page": "user_reviews",
            "kind": "user_reviews",
            "when": "review-card rating-stars-group, review-card [slot=rating] rating-stars-group",
            "film.title": "[slot=title] a || a[slot=title] || [data-qa=sidebar-media-link] rt-text || title =~ ^(.+?)\\s+[-–|]\\s",
            "each": "review-card",
            "each.author": "[slot=name] || [slot=displayName]",
            "each.date": "[slot=timestamp]",
            "each.rating": "rating-stars-group @score =~ ^([\\d.]+)$ -> \\1/5",
            "each.best": "5",
            "each.text": "[slot=review] [slot=content] || [slot=content] || [slot=review]",
            "dates": "mdy",
        }
    ),
    MappingProxyType(
        {
            "version": "critic reviews 2025",
            "page": "critics",
            "kind": "listing",
            "when": "review-card score-icon-critics, review-card [slot=publication]",
            "film.title": "[slot=title] a || a[slot=title] || [data-qa=sidebar-media-link] rt-text || title =~ ^(.+?)\\s+[-–|]\\s",
            "blurb": "review-card",
            "blurb.critic": "[slot=name] || [slot=displayName]",
            "blurb.outlet": "[slot=publication]",
            "blurb.date": "[slot=timestamp]",
            "blurb.rating": "[slot=originalScore] || [slot=original-score]",
            "blurb.text": "[slot=review] [slot=content] || [slot=content] || [slot=review]",
            "blurb.link": "a[href^=http] @href || rt-link[href^=http] @href",
            "dates": "mdy",
        }
    ),
    MappingProxyType(
        {
            "version": "audience reviews 2021",
            "page": "user_reviews",
            "kind": "user_reviews",
            "when": ".audience-review-row, .audience-reviews__item",
            "film.title": "[data-qa=sidebar-media-link] || .sidebar-title || .panel-heading a || title =~ ^(.+?)\\s+[-–|]\\s",
            "film.year": "[data-qa=sidebar-media-info] =~ ((?:19|20)\\d\\d)",
            "each": ".audience-review-row, .audience-reviews__item",
            "each.author": "[data-qa=review-name] || .audience-reviews__name",
            "each.date": "[data-qa=review-duration] || .audience-reviews__duration",
            "each.rating": "rating-stars-group @score =~ ^([\\d.]+)$ -> \\1/5 || .star-display__filled # .star-display__half =~ (.+) -> \\1/5",
            "each.best": "5",
            "each.text": "[data-qa=review-text] || .audience-reviews__review",
            "users.value": "score-board @audiencescore =~ ^(\\d+)$ -> \\1%",
            "dates": "mdy",
        }
    ),
    MappingProxyType(
        {
            "version": "critic reviews 2021",
            "page": "critics",
            "kind": "listing",
            "when": ".review-row .review-text, .review-row [data-qa=review-quote]",
            "film.title": "[data-qa=sidebar-media-link] || .sidebar-title || title =~ ^(.+?)\\s+[-–|]\\s",
            "film.year": "[data-qa=sidebar-media-info] =~ ((?:19|20)\\d\\d)",
            "blurb": ".review-row",
            "blurb.critic": ".display-name || [data-qa=review-critic-link]",
            "blurb.outlet": ".publication || [data-qa=review-publication]",
            "blurb.date": ".original-score-and-url [data-qa=review-date] || .original-score-and-url =~ ([A-Z][a-z]{2} \\d{1,2}, \\d{4})$ || .original-score-and-url span",
            "blurb.rating": ".original-score-and-url =~ Original Score: ([^|]+?)(?: \\||$)",
            "blurb.text": ".review-text || [data-qa=review-quote]",
            "blurb.link": ".full-url @href",
            "dates": "mdy",
        }
    ),
    MappingProxyType(
        {
            "version": "critic reviews 2010",
            "page": "critics",
            "kind": "listing",
            "when": ".review_table_row .the_review",
            "film.title": ".panel-heading a || h2.panel-heading a || .center a.articleLink h2 || .subnav .articleLink h2 || title =~ ^(.+?)\\s+[-–|]\\s",
            "blurb": ".review_table_row",
            "blurb.critic": ".critic_name a.articleLink || .critic_name a",
            "blurb.outlet": ".critic-publication || .critic_name em",
            "blurb.date": ".review-date || .review_date",
            "blurb.rating": ".review-link =~ Original Score: (.+)$ || .small.subtle =~ Original Score: (.+)$",
            "blurb.text": ".the_review",
            "blurb.link": ".review-link a @href || .small.subtle a @href",
            "dates": "mdy",
        }
    ),
    MappingProxyType(
        {
            "version": "audience reviews 2010",
            "page": "user_reviews",
            "kind": "user_reviews",
            "when": ".review_table_row .user_review",
            "film.title": ".panel-heading a || .center a.articleLink h2 || title =~ ^(.+?)\\s+[-–|]\\s",
            "each": ".review_table_row",
            "each.author": ".bold.unstyled.articleLink || a.articleLink span || a.articleLink",
            "each.date": ".subtle.small || .fr.small.subtle",
            "each.text": ".user_review",
            "dates": "mdy",
        }
    ),
    MappingProxyType(
        {
            "version": "film 2024",
            "page": "film",
            "kind": "listing",
            "when": "media-scorecard, script#media-scorecard-json",
            "film.title": "rt-text[slot=title] || h1[slot=title] || media-hero [slot=title] || h1[data-qa=media-hero-title]",
            "film.year": "rt-text[slot=metadataProp] =~ ^((?:19|20)\\d\\d)$ || rt-text[slot=releaseDate] =~ ((?:19|20)\\d\\d)",
            "critics.value": "rt-text[slot=criticsScore] =~ ^\\d+ ?% || [slot=criticsScore] rt-text =~ ^\\d+ ?%",
            "critics.count": "rt-link[slot=criticsReviews] =~ ^[\\d,]+ || [slot=criticsReviews] =~ ^[\\d,]+",
            "users.value": "rt-text[slot=audienceScore] =~ ^\\d+ ?% || [slot=audienceScore] rt-text =~ ^\\d+ ?%",
            "users.count": "rt-link[slot=audienceReviews] =~ ^[\\d,]+ || [slot=audienceReviews] =~ ^[\\d,]+",
            "json": "script#media-scorecard-json",
            "json.critics.value": "criticsScore.scorePercent",
            "json.critics.count": "criticsScore.reviewCount",
            "json.users.value": "audienceScore.scorePercent",
            "json.users.count": "audienceScore.reviewCount || audienceScore.ratingCount",
            "blurb": "media-review-card-critic, review-speech-balloon[istopcritic], review-card-critic",
            "blurb.critic": "[slot=displayName] || [slot=critic-name]",
            "blurb.outlet": "[slot=publicationName] || [slot=publication-name]",
            "blurb.rating": "[slot=originalScore]",
            "blurb.text": "[slot=reviewQuote] [slot=content] || [slot=content] || [slot=reviewQuote] || [slot=review-quote]",
        }
    ),
    MappingProxyType(
        {
            "version": "film 2020",
            "page": "film",
            "kind": "listing",
            "when": "score-board, score-board-deprecated, .mop-ratings-wrap__percentage",
            "film.title": "score-board [slot=title], score-board-deprecated [slot=title] || .mop-ratings-wrap__title--top || .mop-ratings-wrap__title || #movie-title",
            "film.year": "score-board [slot=info], score-board-deprecated [slot=info] =~ ((?:19|20)\\d\\d) || #movie-title .year =~ \\d{4}",
            "critics.value": "score-board, score-board-deprecated @tomatometerscore =~ ^(\\d+)$ -> \\1% || .mop-ratings-wrap__half:not(.audience-score) .mop-ratings-wrap__percentage =~ ^\\d+ ?%",
            "critics.count": "[slot=critics-count] =~ ^[\\d,]+ || .mop-ratings-wrap__half:not(.audience-score) .mop-ratings-wrap__text--small =~ ([\\d,]+)",
            "users.value": "score-board, score-board-deprecated @audiencescore =~ ^(\\d+)$ -> \\1% || .audience-score .mop-ratings-wrap__percentage =~ ^\\d+ ?%",
            "users.count": "[slot=audience-count] =~ ^[\\d,]+ || .audience-score .mop-ratings-wrap__text--small =~ ([\\d,]+)",
            "cast": ".cast-item, [data-qa=cast-crew-item]",
            "cast.name": "[data-qa=cast-crew-item-link] || .media-body a || a span || a",
            "cast.role": ".characters =~ ^(?:as )?(.+?)(?: Character| Voice)?$",
            "cast.but": ".characters =~ (?:Director|Producer|Writer|Screen(?:writer|play)|Cinematograph|Editor|Music|Composer|Design|Casting)",
            "each": ".mop-audience-reviews__review-item",
            "each.author": ".mop-audience-reviews__review--name",
            "each.date": ".mop-audience-reviews__duration",
            "each.rating": ".star-display__filled # .star-display__half =~ (.+) -> \\1/5",
            "each.best": "5",
            "each.text": ".mop-audience-reviews__review--comment",
            "blurb": "div:has(> review-speech-balloon):has(.critic-name), div:has(> review-speech-balloon-deprecated):has(.critic-name) || review-speech-balloon, review-speech-balloon-deprecated",
            "blurb.critic": "[slot=critic-name] || .critic-name",
            "blurb.outlet": "[slot=publication-name] || .critic-source",
            "blurb.text": "[slot=review-quote] || [slot=content] || review-speech-balloon, review-speech-balloon-deprecated @reviewquote || @reviewquote",
            "dates": "mdy",
        }
    ),
    MappingProxyType(
        {
            "version": "film 2010",
            "page": "film",
            "kind": "listing",
            "when": "#scorePanel, #all-critics-numbers",
            "film.title": "#movie-title =~ ^(.+?)\\s+\\(\\d{4}\\)$ || h1.title =~ ^(.+?)(?:\\s+\\(\\d{4}\\))?$",
            "film.year": "#movie-title .year =~ \\d{4} || h1.title .year =~ \\d{4}",
            "critics.value": "#all-critics-numbers .meter-value =~ ^\\d+ ?%",
            "critics.count": "#all-critics-numbers #scoreStats =~ Reviews Counted: ([\\d,]+)",
            "top.value": "#top-critics-numbers .meter-value =~ ^\\d+ ?%",
            "users.value": ".audience-score .meter-value =~ \\d+ ?%",
            "users.count": ".audience-info =~ User Ratings: ([\\d,]+)",
            "cast": ".cast-item, [data-qa=cast-crew-item]",
            "cast.name": "[data-qa=cast-crew-item-link] || .media-body a || a span || a",
            "cast.role": ".characters =~ ^(?:as )?(.+?)(?: Character| Voice)?$",
            "cast.but": ".characters =~ (?:Director|Producer|Writer|Screen(?:writer|play)|Cinematograph|Editor|Music|Composer|Design|Casting)",
            "blurb": "#reviews .review_quote, .quote_bubble",
            "blurb.critic": ".media-body a.articleLink, .top_critic a, .review_quote a.articleLink || .bold",
            "blurb.outlet": ".media-body em, em.subtle",
            "blurb.text": "p",
        }
    ),
)
