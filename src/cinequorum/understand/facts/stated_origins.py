"""Country and year under one key of a page's head: `released: "Norway and Chile, 2006"`, `made: France 1994`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from cinequorum.model.claim import Claim
from cinequorum.text.fold import fold
from cinequorum.understand.data.countries import COUNTRIES
from cinequorum.understand.facts.scene import Scene, either

_KEYS: Final = frozenset(
    {
        *(
            "released",
            "release",
            "production",
            "produced",
            "country",
            "origin",
            "made",
            "land",
            "pays",
            "pais",
            "paese",
        ),
        *("kraj", "produktion", "produccion", "produzione", "producao", "produkcja", "info", "details"),
    }
)
_P: Final = 0.9


def find_stated_origins(scene: Scene) -> Iterator[Claim]:
    """Yield the countries that we know and the year of such a value, which says nothing else."""
    for datum in scene.page.metadata:
        if datum.origin != "front-matter" or fold(datum.key) not in _KEYS:
            continue
        match = _made().fullmatch(datum.value.strip())
        if match is None:
            continue
        named = [("country", found[0]) for found in _country().finditer(match["where"])]
        for predicate, value in (*named, ("year", match["year"])):
            yield Claim(
                predicate=predicate,
                value=value,
                raw=scene.page.slice(datum.span),
                span=datum.span,
                rule="stated_origins/1",
                p=_P,
            )


@cache
def _country() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(COUNTRIES)}(?!\w)")


@cache
def _made() -> re.Pattern[str]:
    """Countries in a row, one of which may be none that we know, then the year."""
    one = either(COUNTRIES)
    joint = r"(?:\s?[/,&–-]\s?|\s(?:and|und|et|y|e|i|en|og|och)\s)"
    other = r"[^\W\d_a-z][^\W\d_]+(?:\s[^\W\d_a-z][^\W\d_]+)?"
    return re.compile(
        rf"(?P<where>{one}(?:{joint}(?:{one}|{other})){{0,5}})[,;]?\s\(?(?P<year>(?:18[89]|19\d|20[0-4])\d)\)?"
    )
