"""Made from resources/short_labels.yaml by genscripts/tables.py: change the table, not this file."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

SEVERAL: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "director": (
            "dir",
            "réal",
            "reż",
            "rež",
            "реж",
            "yön",
            "mise en sc",
        ),
        "writer": (
            "scr",
            "scen",
            "scén",
            "sc",
            "guion",
            "guión",
            "rot",
            "drb",
            "drehb",
            "сцен",
            "szen",
        ),
        "cinematographer": (
            "zdj",
            "phot",
            "ph",
            "cin",
            "kam",
            "fot",
            "опер",
            "dp",
            "dop",
        ),
        "composer": (
            "mus",
            "muz",
            "муз",
        ),
        "editor": (
            "mont",
            "монт",
            "schn",
        ),
        "producer": (
            "prod",
            "прод",
        ),
        "cast": (
            "int",
            "wyst",
            "dar",
            "att",
            "act",
            "obs",
            "в рол",
            "в гл рол",
            "в главн рол",
        ),
    }
)

LETTERS: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "en": MappingProxyType({"d": "director", "w": "writer", "p": "producer", "c": "cast"}),
        "de": MappingProxyType(
            {
                "r": "director",
                "b": "writer",
                "k": "cinematographer",
                "m": "composer",
                "s": "editor",
                "p": "producer",
                "d": "cast",
            }
        ),
        "fr": MappingProxyType({"r": "director", "s": "writer", "a": "cast"}),
        "es": MappingProxyType({"d": "director", "g": "writer", "i": "cast"}),
        "it": MappingProxyType({"r": "director", "s": "writer", "i": "cast"}),
        "pl": MappingProxyType({"r": "director", "s": "writer", "z": "cinematographer", "m": "composer", "w": "cast"}),
        "sv": MappingProxyType({"r": "director", "m": "writer", "f": "cinematographer", "s": "cast"}),
    }
)

WITH: Final[tuple[str, ...]] = (
    "with",
    "avec",
    "con",
    "mit",
    "met",
    "med",
    "com",
    "z",
    "s",
    "starring",
    "cast",
)
