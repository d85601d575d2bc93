"""Made from resources/letters.yaml by genscripts/tables.py: change the table, not this file."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

CYRILLIC: Final[Mapping[str, str]] = MappingProxyType(
    {
        "а": "a",
        "б": "b",
        "в": "v",
        "г": "g",
        "ґ": "g",
        "д": "d",
        "ђ": "dj",
        "е": "e",
        "ё": "yo",
        "є": "ye",
        "ж": "zh",
        "з": "z",
        "и": "i",
        "і": "i",
        "ї": "yi",
        "й": "y",
        "ј": "j",
        "к": "k",
        "л": "l",
        "љ": "lj",
        "м": "m",
        "н": "n",
        "њ": "nj",
        "о": "o",
        "п": "p",
        "р": "r",
        "с": "s",
        "т": "t",
        "ћ": "c",
        "у": "u",
        "ў": "u",
        "ф": "f",
        "х": "kh",
        "ц": "ts",
        "ч": "ch",
        "џ": "dzh",
        "ш": "sh",
        "щ": "shch",
        "ъ": "",
        "ы": "y",
        "ь": "",
        "э": "e",
        "ю": "yu",
        "я": "ya",
    }
)

SOUNDS: Final[tuple[tuple[str, ...], ...]] = (
    (
        "schtsch",
        "SC",
    ),
    (
        "chtch",
        "SC",
    ),
    (
        "szcz",
        "SC",
    ),
    (
        "shch",
        "SC",
    ),
    (
        "tsch",
        "C",
    ),
    (
        "tch",
        "C",
    ),
    (
        "sch",
        "S",
    ),
    (
        "sh",
        "S",
    ),
    (
        "sz",
        "S",
    ),
    (
        "zh",
        "z",
    ),
    (
        "cz",
        "C",
    ),
    (
        "ch",
        "C",
    ),
    (
        "ph",
        "f",
    ),
    (
        "ts",
        "c",
    ),
    (
        "tz",
        "c",
    ),
    (
        "ks",
        "x",
    ),
    (
        "ck",
        "k",
    ),
    (
        "ou",
        "u",
    ),
    (
        "w",
        "v",
    ),
    (
        "yo",
        "e",
    ),
    (
        "y",
        "i",
    ),
)

ENDINGS: Final[tuple[tuple[str, ...], ...]] = (
    (
        "off",
        "ov",
    ),
    (
        "eff",
        "ev",
    ),
    (
        "iov",
        "ev",
    ),
    (
        "iev",
        "ev",
    ),
    (
        "iova",
        "eva",
    ),
    (
        "ieva",
        "eva",
    ),
)

BALTIC: Final[tuple[str, ...]] = (
    "ius",
    "as",
    "is",
    "us",
    "ys",
    "s",
)

PATRONYMICS: Final[tuple[str, ...]] = (
    "ovich",
    "evich",
    "ovych",
    "yovych",
    "avich",
    "ovitch",
    "evitch",
    "owitsch",
    "ewitsch",
    "ovic",
    "evic",
    "ovna",
    "evna",
    "ivna",
    "owna",
    "ewna",
    "ichna",
    "inichna",
    "auna",
    "euna",
)

PARTICLES: Final[tuple[str, ...]] = (
    "de",
    "del",
    "della",
    "dela",
    "di",
    "da",
    "dos",
    "das",
    "du",
    "la",
    "le",
    "van",
    "von",
    "der",
    "den",
    "ter",
    "zu",
    "bin",
    "ibn",
    "ben",
    "bint",
    "bat",
    "al",
    "el",
    "ul",
    "ur",
    "oul",
    "af",
    "av",
    "st",
    "mac",
    "mc",
    "san",
)

ALSO_GIVEN: Final[tuple[str, ...]] = (
    "al",
    "ben",
    "van",
    "san",
    "di",
    "st",
    "da",
    "della",
    "mac",
    "bin",
)

CHILD_OF: Final[tuple[str, ...]] = (
    "bin",
    "ibn",
    "ben",
    "bint",
    "bat",
    "oglu",
    "ould",
)

HONORIFICS: Final[tuple[str, ...]] = (
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "prof",
    "professor",
    "sir",
    "dame",
    "lord",
    "lady",
    "director",
    "filmmaker",
    "writer",
    "actor",
    "actress",
    "cinematographer",
    "composer",
    "editor",
    "producer",
    "dp",
    "president",
    "prasident",
    "monsieur",
    "madame",
    "senor",
    "senora",
    "herr",
    "frau",
    "sheikh",
    "shaikh",
    "sheik",
    "signor",
    "signora",
)

GENERATIONS: Final[tuple[str, ...]] = (
    "jr",
    "sr",
    "ii",
    "iii",
    "iv",
    "phd",
)
