"""Made from resources/site_douban.yaml by genscripts/tables.py: change the table, not this file."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

NAME: Final[str] = "Douban"

LAYOUTS: Final[tuple[Mapping[str, str], ...]] = (
    MappingProxyType(
        {"version": "person", "page": "person", "kind": "other", "when": "body", "path": "^/(?:celebrity|personage)/"}
    ),
    MappingProxyType(
        {
            "version": "comments 2012",
            "page": "user_reviews",
            "kind": "user_reviews",
            "when": "#comments .comment-item",
            "path": "/comments",
            "film.title": "#content h1 =~ ^(.+?)\\s*(?:的)?短评 || .movie-summary .attrs + .pl2 a || title =~ ^(.+?)\\s*(?:的)?短评",
            "film.year": ".movie-summary .attrs =~ ((?:19|20)\\d\\d)",
            "each": ".comment-item",
            "each.author": ".comment-info > a",
            "each.date": ".comment-time @title =~ ^\\d{4}-\\d\\d-\\d\\d || .comment-time =~ \\d{4}-\\d\\d-\\d\\d",
            "each.rating": "[class*=allstar] @class =~ allstar(\\d)0 -> \\1/5",
            "each.best": "5",
            "each.text": ".comment-content .full || .short || .comment-content",
            "each.helpful": ".votes",
            "dates": "ymd",
        }
    ),
    MappingProxyType(
        {
            "version": "reviews 2017",
            "page": "user_reviews",
            "kind": "user_reviews",
            "when": ".review-list .review-item, .review-item .main-bd",
            "path": "/reviews",
            "film.title": "#content h1 =~ ^(.+?)\\s*的(?:影评|剧评) || title =~ ^(.+?)\\s*的?(?:影评|剧评)",
            "each": ".review-item",
            "each.author": ".main-hd .name",
            "each.date": ".main-meta =~ \\d{4}-\\d\\d-\\d\\d",
            "each.rating": "[class*=allstar] @class =~ allstar(\\d)0 -> \\1/5",
            "each.best": "5",
            "each.title": ".main-bd h2",
            "each.text": ".review-full || .short-content || .review-short",
            "each.spoiler": ".spoiler-tip",
            "each.helpful": ".action-btn.up span",
            "dates": "ymd",
        }
    ),
    MappingProxyType(
        {
            "version": "review 2017",
            "page": "review",
            "kind": "critic_review",
            "when": "#link-report .review-content, [property='v:description'].review-content, .review-content[data-original]",
            "path": "/review/",
            "film.title": ".main-hd a[href*='/subject/'] || .subject-title a =~ ^(?:> )?(.+) || .subject-img img @title || .subject-img img @alt",
            "own.author": ".main-hd [property='v:reviewer'] || .main-hd a.author || .main-hd .name || .main-hd a[href*='/people/']",
            "own.date": "[property='v:dtreviewed'] @content =~ ^\\d{4}-\\d\\d-\\d\\d || .main-meta =~ \\d{4}-\\d\\d-\\d\\d",
            "own.rating": ".main-hd [class*=allstar] @class =~ allstar(\\d)0 -> \\1/5",
            "own.best": "5",
            "dates": "ymd",
        }
    ),
    MappingProxyType(
        {
            "version": "film 2010",
            "page": "film",
            "kind": "listing",
            "when": "[property='v:itemreviewed'], #interest_sectl",
            "path": "/subject/\\d+/?$",
            "film.title": "h1 [property='v:itemreviewed'] =~ ^([^ ]*[\\u4e00-\\u9fff][^ ]*(?: [^ ]*[\\u4e00-\\u9fff][^ ]*)*) || h1 [property='v:itemreviewed']",
            "film.original": "h1 [property='v:itemreviewed'] =~ [\\u4e00-\\u9fff][^ ]*\\s([^\\u4e00-\\u9fff]+)$",
            "film.year": "h1 .year =~ \\d{4}",
            "users.value": "[property='v:average']",
            "users.count": "[property='v:votes']",
            "users.best": "10",
            "fact.director": "a[rel='v:directedBy']",
            "fact.cast": "a[rel='v:starring']",
            "fact.genre": "[property='v:genre']",
            "fact.runtime": "[property='v:runtime'] =~ (\\d+) ?分钟 || [property='v:runtime'] @content =~ ^(\\d+)$",
            "each": "#hot-comments .comment-item",
            "each.author": ".comment-info > a",
            "each.date": ".comment-time @title =~ ^\\d{4}-\\d\\d-\\d\\d || .comment-time =~ \\d{4}-\\d\\d-\\d\\d",
            "each.rating": "[class*=allstar] @class =~ allstar(\\d)0 -> \\1/5",
            "each.best": "5",
            "each.text": ".comment-content .full || .short",
            "each.helpful": ".votes",
            "dates": "ymd",
        }
    ),
)
