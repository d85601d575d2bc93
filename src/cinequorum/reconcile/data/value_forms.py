"""Made from resources/value_forms.yaml by genscripts/tables.py: change the table, not this file."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

SINGLE: Final[tuple[str, ...]] = (
    "year",
    "runtime",
    "aspect_ratio",
    "colour",
    "event_deaths",
    "budget",
    "box_office",
    "original_title",
    "event_disclosed",
)

ONE_AS_A_RULE: Final[tuple[str, ...]] = (
    "director",
    "cinematographer",
    "composer",
    "editor",
    "production_designer",
)

EVENT_FIELDS: Final[tuple[str, ...]] = (
    "event",
    "event_deaths",
    "setting",
)

RELIABILITY: Final[Mapping[str, float]] = MappingProxyType(
    {
        "listing": 0.88,
        "user_reviews": 0.85,
        "critic_review": 0.8,
        "news": 0.82,
        "trailer_news": 0.82,
        "interview": 0.82,
        "feature": 0.8,
        "list": 0.75,
        "other": 0.7,
        "user_review": 0.65,
        "editor_note": 0.95,
    }
)

MANNER_WEIGHT: Final[Mapping[str, float]] = MappingProxyType(
    {"fact": 1.0, "estimate": 0.85, "lower_bound": 0.85, "speculation": 0.0, "question": 0.0, "hearsay": 0.0}
)

NO_AUTHOR: Final[tuple[str, ...]] = (
    "admin",
    "administrator",
    "editor",
    "editors",
    "staff",
    "guest",
    "anonymous",
    "unknown",
    "user",
    "redaktion",
    "redaction",
    "redazione",
    "editorial team",
    "staff writer",
    "news desk",
)

ALIASES: Final[tuple[tuple[str, ...], ...]] = (
    (
        "Science fiction",
        "sci fi",
        "scifi",
        "science fiction film",
        "sf",
    ),
    (
        "Biography",
        "biopic",
        "biographical",
    ),
    (
        "Romantic comedy",
        "romcom",
        "rom com",
    ),
    (
        "History",
        "historical",
    ),
    (
        "Animation",
        "animated",
    ),
)

SOURCE_WORDS: Final[tuple[str, ...]] = (
    "the",
    "a",
    "an",
    "of",
    "by",
    "novel",
    "book",
    "novella",
    "story",
    "short",
    "play",
    "comic",
    "comics",
    "memoir",
    "based",
    "on",
    "adapted",
    "from",
    "same",
    "name",
    "roman",
    "livre",
    "libro",
    "novela",
    "romanzo",
    "buch",
    "s",
    "his",
    "her",
    "their",
    "whose",
    "acclaimed",
    "bestselling",
    "classic",
    "famous",
)

ASPECT_RATIOS: Final[tuple[tuple[str, ...], ...]] = (
    (
        "1.33",
        "1.33:1",
        "4:3",
        "1.3333",
        "1,33",
    ),
    (
        "1.37",
        "1.37:1",
        "1.375",
        "1:37",
        "1.38",
    ),
    (
        "1.66",
        "1.66:1",
        "5:3",
        "1.67",
    ),
    (
        "1.78",
        "1.78:1",
        "16:9",
        "1.77",
    ),
    (
        "1.85",
        "1.85:1",
    ),
    (
        "2.35",
        "2.35:1",
    ),
    (
        "2.39",
        "2.39:1",
        "2.40",
        "2.40:1",
        "2.4",
    ),
)

AT_LEAST: Final[Mapping[str, int]] = MappingProxyType(
    {
        "dozens": 24,
        "several dozen": 36,
        "scores": 40,
        "hundreds": 200,
        "thousands": 2000,
        "dozen": 12,
        "tens": 20,
        "docenas": 24,
        "decenas": 20,
        "cientos": 200,
        "dizaines": 20,
        "centaines": 200,
        "dutzende": 24,
        "hunderte": 200,
        "decine": 20,
        "centinaia": 200,
    }
)
