"""Made from resources/title_words.yaml by genscripts/tables.py: change the table, not this file."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

ARTICLES: Final[tuple[str, ...]] = (
    "the",
    "a",
    "an",
    "le",
    "la",
    "les",
    "l",
    "un",
    "une",
    "der",
    "das",
    "ein",
    "eine",
    "el",
    "los",
    "las",
    "il",
    "lo",
    "gli",
)

ANDS: Final[tuple[str, ...]] = (
    "&",
    "+",
    "＆",
)

ROMAN: Final[Mapping[str, str]] = MappingProxyType(
    {
        "ii": "2",
        "iii": "3",
        "iv": "4",
        "vi": "6",
        "vii": "7",
        "viii": "8",
        "ix": "9",
        "xi": "11",
        "xii": "12",
        "xiii": "13",
    }
)

COUNTED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "i": "1",
        "v": "5",
        "x": "10",
        "one": "1",
        "two": "2",
        "three": "3",
        "four": "4",
        "five": "5",
        "six": "6",
        "seven": "7",
        "eight": "8",
        "nine": "9",
        "ten": "10",
    }
)

PART_WORDS: Final[tuple[str, ...]] = (
    "part",
    "chapter",
    "episode",
    "volume",
    "vol",
    "teil",
    "partie",
    "parte",
    "capitulo",
    "capitolo",
    "kapitel",
    "folge",
    "avsnitt",
    "afsnit",
    "aflevering",
    "odcinek",
    "bolum",
    "jakso",
)

SAME_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {"volume": "vol", "doctor": "dr", "mister": "mr", "saint": "st", "versus": "vs"}
)

UNITS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "one": "1",
        "two": "2",
        "three": "3",
        "four": "4",
        "five": "5",
        "six": "6",
        "seven": "7",
        "eight": "8",
        "nine": "9",
        "ten": "10",
        "eleven": "11",
        "twelve": "12",
        "thirteen": "13",
        "fourteen": "14",
        "fifteen": "15",
        "sixteen": "16",
        "seventeen": "17",
        "eighteen": "18",
        "nineteen": "19",
    }
)

TENS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "twenty": "20",
        "thirty": "30",
        "forty": "40",
        "fifty": "50",
        "sixty": "60",
        "seventy": "70",
        "eighty": "80",
        "ninety": "90",
    }
)

TRAILING: Final[tuple[str, ...]] = (
    "in 3d",
    "3d",
    "2d",
    "imax",
)

TRAILING_IN_PARENTHESES: Final[tuple[str, ...]] = (
    "film",
    "movie",
    "the movie",
    "tv series",
    "tv",
    "series",
    "miniseries",
    "director s cut",
    "uncut",
    "restored",
    "remastered",
    "remake",
    "original",
    "dvd",
    "blu ray",
    "subtitled",
    "dubbed",
)
