"""Made from resources/plausible.yaml by genscripts/tables.py: change the table, not this file."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

RUNTIME: Final[Mapping[str, int]] = MappingProxyType({"least": 1, "most": 52000, "rarely_over": 600})

ASPECT_RATIO: Final[Mapping[str, float]] = MappingProxyType({"least": 0.4, "most": 5.0})

YEAR: Final[Mapping[str, int]] = MappingProxyType(
    {"least": 1874, "most": 2199, "ahead": 10, "review_before": 1, "news_before": 6}
)

RUNTIMES: Final[Mapping[str, Any]] = MappingProxyType(
    {"minutes": 3, "share": 0.03, "television": 0.04, "other_cut": 0.15}
)

CUTS: Final[tuple[str, ...]] = (
    "director's cut",
    "director’s cut",
    "extended cut",
    "extended version",
    "extended edition",
    "theatrical cut",
    "theatrical version",
    "final cut",
    "uncut",
    "redux",
    "roadshow",
    "restored version",
    "international version",
    "european version",
    "us version",
    "unrated",
    "television version",
    "tv version",
    "kinofassung",
    "langfassung",
    "schnittfassung",
    "version longue",
    "version courte",
    "montage du réalisateur",
    "versión extendida",
    "montaje del director",
    "versione estesa",
    "versione integrale",
    "режиссерская версия",
    "режиссёрская версия",
    "short version",
    "long version",
    "re-edited",
    "recut",
    "shortened",
)

STEPS: Final[Mapping[str, int]] = MappingProxyType(
    {"festival": 0, "cinema": 1, "virtual_cinema": 1, "digital": 2, "streaming": 2, "disc": 3, "broadcast": 4}
)
