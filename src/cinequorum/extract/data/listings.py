"""Made from resources/listings.yaml by genscripts/tables.py: change the table, not this file."""

from typing import Final

NOISE: Final[str] = (
    "(?:\\d{1,6} (?:of|out of) \\d{1,6} (?:people |users )?found (?:this|it)|(?:was this|is this|found this) (?:review )?(?:helpful|useful)|(?:\\d{1,6}\\s)?(?:helpful|useful|likes?|dislikes?|votes?|replies|reply|comments?|share|report|flag|permalink|edit|upvote|translate)(?:\\s[\\W\\d]{0,8})?$|report (?:this|abuse|review)|permalink|sign (?:in|up) to vote|(?:read|show|load|see|view) (?:more|less|all|full)\\b.{0,30}$|full review\\b|verified\\b.{0,20}$|hide spoilers?|warning: spoilers?$|(?:útil|utile|hilfreich|nützlich|полезно)\\b.{0,20}$|\\d{1,6}$|👍|👎)"
)

AGO: Final[str] = (
    "(?:\\d{1,3}|an?|one|two|three|few|a few)\\s(?:second|minute|hour|day|week|month|year)s?\\sago|hace \\d{1,3}\\s\\w{3,9}|il y a \\d{1,3}\\s\\w{2,9}|vor \\d{1,3}\\s\\w{3,9}|\\d{1,3}\\s\\w{3,9} fa\\b|há \\d{1,3}\\s\\w{3,9}|\\d{1,3}\\s\\w{2,9} назад|yesterday|today"
)

BETWEEN: Final[tuple[str, ...]] = (
    "by",
    "on",
    "posted",
    "reviewed",
    "review",
    "written",
    "published",
    "wrote",
    "rated",
    "watched",
    "said",
    "at",
    "added",
    "von",
    "am",
    "le",
    "par",
    "el",
    "por",
    "il",
    "di",
    "da",
    "em",
    "от",
)

UNRATED: Final[str] = (
    "(?:no rating|not rated|unrated|ohne wertung|keine bewertung|sans note|sin nota|sin puntuar|senza voto|sem nota|без оценки|bez hodnocení|verified(?: (?:user|purchase|viewer|watch))?|✓|✔)"
)

RATING_LINE: Final[str] = (
    "(?:(?:rating|rated|grade|score|stars?|nota|puntuación|valoración|wertung|bewertung|note|voto|оценка)\\s*[:=]?\\s*)?(?:(?:[★⭐]\\s?)?\\d{1,2}(?:[.,]\\d{1,2})?\\s?/\\s?(?:4|5|6|10|20|100)\\b(?![/.]\\d)|[★☆⭐½✭✮]{1,10}(?:\\s?[★☆⭐½✭✮]){0,9}|\\d{1,3}(?:[.,]\\d{1,2})?\\s?(?:/|out of|of|de|sur|von|из)\\s?(?:4|5|6|10|20|100)\\b(?![/.]\\d)(?:\\s?stars?)?|\\d(?:[.,]\\d)?\\s?stars?|\\d{1,3}\\s?%)"
)

RATING_LABEL: Final[str] = (
    "(?:rating|grade|score|my rating|overall|nota|puntuación|valoración|wertung|bewertung|note|voto|оценка)\\s*[:=]\\s*[-\\w★☆⭐½+./ ]{1,20}$"
)

AUTHOR_LOOKS: Final[tuple[str, ...]] = (
    "author",
    "autor",
    "auteur",
    "user",
    "username",
    "name",
    "nick",
    "profile",
    "reviewer",
    "member",
    "byline",
    "by",
)

TITLE_LOOKS: Final[tuple[str, ...]] = (
    "title",
    "headline",
    "summary",
    "heading",
    "subject",
)

REVIEW_LOOKS: Final[tuple[str, ...]] = (
    "comment-review",
    "userreview",
    "userreviews",
    "review",
    "reviews",
    "opinion",
    "kritik",
    "critica",
    "recensione",
    "avis",
    "otzyv",
    "rating",
)

NO_AUTHOR_LOOKS: Final[tuple[str, ...]] = (
    "avatar",
    "photo",
    "image",
    "img",
    "picture",
    "badge",
    "stats",
    "info",
    "bio",
    "date",
    "level",
    "reviews",
    "text",
    "content",
    "comment",
    "rating",
    "score",
    "title",
    "film",
    "movie",
)

USER_LINK: Final[str] = (
    "(?:^|/)(?:users?|members?|profiles?|people|u|id|account|membres?|usuarios?|usuario|nutzer|mitglied(?:er)?|uzivatel|uzytkownik|utente|perfil|profil|membro|autor)/[^/\\s]|[?&](?:user|uid|userid|u|member|username)=|/user-?(?:id)?\\d+|member\\.php"
)
