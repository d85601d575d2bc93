"""Made from resources/site_allocine.yaml by genscripts/tables.py: change the table, not this file."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

NAME: Final[str] = "AlloCiné"

LAYOUTS: Final[tuple[Mapping[str, str], ...]] = (
    MappingProxyType(
        {
            "version": "person",
            "page": "person",
            "kind": "other",
            "when": "body",
            "path": "/personne/|/personalidade|/personas?/|/personen/",
        }
    ),
    MappingProxyType(
        {
            "version": "press 2015",
            "page": "critics",
            "kind": "listing",
            "when": ".reviews-press-comment",
            "film.title": ".titlebar-title a || .titlebar-page .titlebar-link || .titlebar-title-lg",
            "critics.value": ".reviews-press-intro .stareval-note || .big-note .note || .rating-holder .stareval-note",
            "critics.count": ".reviews-press-intro .stareval-review =~ (\\d+) || .rating-holder .stareval-review =~ (\\d+)",
            "critics.best": "5",
            "blurb": ".reviews-press-comment .item, .reviews-press-comment .hred",
            "blurb.outlet": ".title || h2",
            "blurb.critic": ".eval-holder =~ par (.+)$ || .meta =~ (?:par|por|von|de) (.+)$",
            "blurb.rating": ".rating-mdl @class =~ \\bn(\\d)(\\d)\\b -> \\1.\\2/5",
            "blurb.best": "5",
            "blurb.text": "p.text, .text",
            "blurb.link": "a[href^=http] @href",
            "dates": "dmy",
        }
    ),
    MappingProxyType(
        {
            "version": "reviews 2018",
            "page": "user_reviews",
            "kind": "user_reviews",
            "when": ".review-card .review-card-content, .review-card .stareval-note",
            "path": "(?:critiques/spectateurs|criticas|kritik|userkritik|kullanici|espectadores|fichefilm|film-)",
            "film.title": ".titlebar-title a || .titlebar-page .titlebar-link || .titlebar-title-lg",
            "critics.value": '.rating-item:has(.rating-title:lexbor-contains("Presse")) .stareval-note, .rating-item:has(.rating-title:lexbor-contains("Imprensa")) .stareval-note, .rating-item:has(.rating-title:lexbor-contains("Medios")) .stareval-note, .rating-item:has(.rating-title:lexbor-contains("Pressespiegel")) .stareval-note',
            "critics.count": '.rating-item:has(.rating-title:lexbor-contains("Presse")) .stareval-review, .rating-item:has(.rating-title:lexbor-contains("Imprensa")) .stareval-review, .rating-item:has(.rating-title:lexbor-contains("Medios")) .stareval-review, .rating-item:has(.rating-title:lexbor-contains("Pressespiegel")) .stareval-review =~ (\\d+)',
            "critics.best": "5",
            "users.value": '.reviews-users-comment-useful .note || .big-note .note || .note-global .note || .rating-item:has(.rating-title:lexbor-contains("Spectateurs")) .stareval-note, .rating-item:has(.rating-title:lexbor-contains("Espectadores")) .stareval-note, .rating-item:has(.rating-title:lexbor-contains("Usuarios")) .stareval-note, .rating-item:has(.rating-title:lexbor-contains("Leitores")) .stareval-note, .rating-item:has(.rating-title:lexbor-contains("User")) .stareval-note || .rating-holder .stareval-note',
            "users.count": '.rating-item:has(.rating-title:lexbor-contains("Spectateurs")) .stareval-review, .rating-item:has(.rating-title:lexbor-contains("Espectadores")) .stareval-review, .rating-item:has(.rating-title:lexbor-contains("Usuarios")) .stareval-review, .rating-item:has(.rating-title:lexbor-contains("Leitores")) .stareval-review, .rating-item:has(.rating-title:lexbor-contains("User")) .stareval-review =~ (\\d[\\d\\s]*) || .rating-holder .stareval-review =~ ([\\d\\s]+) || .user-note-count =~ ([\\d\\s]+)',
            "users.best": "5",
            "each": ".review-card",
            "each.author": ".meta-title a || .meta-title span || .meta-title",
            "each.date": ".review-card-meta-date =~ \\d.*$",
            "each.rating": ".review-card-meta .stareval-note || .stareval-note",
            "each.best": "5",
            "each.title": ".review-card-title",
            "each.text": ".review-card-content",
            "each.spoiler": ".review-card-meta-spoiler || .spoiler-container",
            "each.helpful": ".reviews-users-comment-useful .count",
            "dates": "dmy",
        }
    ),
    MappingProxyType(
        {
            "version": "film 2018",
            "page": "film",
            "kind": "listing",
            "when": ".titlebar-title-xl, .titlebar-page .titlebar-title, .entity-card-player .meta-body-info",
            "film.title": ".titlebar-title-xl || .titlebar-page .titlebar-title || .titlebar-title",
            "film.original": '.meta-body-original-title strong || .meta-body-original-title .dark-grey || .meta-body-item:has(.light:lexbor-contains("original")) .dark-grey',
            "film.year": "title =~ (?:film|filme|película|pelicula|movie)\\s((?:19|20)\\d\\d)",
            "critics.value": ".rating-item:has([href*=presse]) .stareval-note, .rating-item:has([href*=imprensa]) .stareval-note, .rating-item:has([href*=medios]) .stareval-note, .rating-item:has([href*=pressespiegel]) .stareval-note",
            "critics.count": ".rating-item:has([href*=presse]) .stareval-review =~ (\\d+) cri",
            "critics.best": "5",
            "users.value": ".rating-item:has([href*=spectateurs]) .stareval-note, .rating-item:has([href*=espectadores]) .stareval-note, .rating-item:has([href*=usuarios]) .stareval-note, .rating-item:has([href*=userkritik]) .stareval-note",
            "users.count": ".rating-item:has([href*=spectateurs]) .stareval-review =~ (\\d[\\d\\s]*) notes?",
            "users.best": "5",
            "fact.director": ".meta-body-direction .dark-grey-link, .meta-body-direction .blue-link",
            "fact.genre": ".meta-body-info span[class*='/genre-'], .meta-body-info .dark-grey-link",
            "fact.runtime": ".meta-body-info =~ (\\d+h(?: ?\\d+ ?min)?)",
            "each": ".review-card",
            "each.author": ".meta-title a || .meta-title span || .meta-title",
            "each.date": ".review-card-meta-date =~ \\d.*$",
            "each.rating": ".stareval-note",
            "each.best": "5",
            "each.text": ".review-card-content",
            "dates": "dmy",
        }
    ),
)
