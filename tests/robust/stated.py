"""What must hold of a page that states things about itself, whatever they are."""

from __future__ import annotations

import json

from tests.robust.checks import check_reading, reading_of

_KEYS = (
    "rating", "votes", "imdb_rating", "imdb_votes", "budget", "runtime", "year", "director", "actors", "country",
    "release_date", "genre", "language", "aspect_ratio", "tags", "date", "author", "original_title", "boxoffice",
)  # fmt: skip
_FIELDS = (
    "duration", "datePublished", "director", "actor", "contentRating", "countryOfOrigin", "genre", "inLanguage",
    "budget", "alternateName", "productionCompany", "url",
)  # fmt: skip
_RATING_FIELDS = ("ratingCount", "ratingValue", "bestRating", "worstRating", "reviewCount", "name")


def metadata(text: str) -> None:
    """What a page states about itself, each line under another key, is understood or left."""
    lines = text.split("\n")
    front = "\n".join(f"{key}: {line}" for key, line in zip(_KEYS, lines, strict=False))
    film = {"@type": "Movie", "name": "The Glass Harbour", **dict(zip(_FIELDS, lines, strict=False))}
    rated = {"ratingValue": "7", **dict(zip(_RATING_FIELDS, lines, strict=False))}
    stated = f'<script type="application/ld+json">{json.dumps({**film, "aggregateRating": rated})}</script>'
    reading_of(f"---\n{front}\n---\n# The Glass Harbour (2014)\nA film by Anna Karlsen.".encode(), "a.md")
    reading = reading_of(f"{stated}<h1>The Glass Harbour (2014)</h1><p>A film by Anna Karlsen.".encode(), "a.html")
    if reading is not None:
        check_reading(reading)
