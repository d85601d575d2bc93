"""Who made what of the film, where words stand between the two: `the score, played on a zither by Ann Lee`.

In German and Dutch the maker stands before the participle, the work after it: `das von Ann Lee geschriebene Buch`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from cinequorum.model.claim import Claim
from cinequorum.understand.facts.credit import Credit, credited, names_in
from cinequorum.understand.facts.rule import rule
from cinequorum.understand.facts.scene import Line, Scene, either

_ENDINGS: Final = ("", "e", "en", "es", "er")
_PARTICIPLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        **dict.fromkeys(("geschrieben", "verfasst", "geschreven"), "writer"),
        **dict.fromkeys(("inszeniert", "geregisseerd"), "director"),
        **dict.fromkeys(("produziert", "geproduceerd"), "producer"),
        "komponiert": "composer",
        "fotografiert": "cinematographer",
    }
)
_MUSIC_BY: Final = rule(
    r"\b(?:score|soundtrack|music)\s(?:(?:is|was|were)\s)?(?:\w+ly\s)?(?:written|composed|performed|played|arranged|created|"
    r"provided)\b[^.,;:()\ue000-\ue00f]{0,40}?\sby\s(?P<list>{LIST})",
    ("score", "soundtrack", "music"),
)
_MADE_BY: Final = rule(
    rf"\b(?:von|vom|door)\s(?P<list>{{N}}(?:\s(?:und|en)\s{{N}})?)\s(?:selbst\s)?(?P<how>{either(_PARTICIPLES)})"
    r"(?:e[nrs]?)?\s(?!und\b|en\b|{P})",
    (participle + ending for participle in _PARTICIPLES for ending in _ENDINGS),
)


def find_made_by(scene: Scene) -> Iterator[Claim]:
    """Yield composers and makers that sentences name so."""
    for line in scene.lines_with(_MUSIC_BY.cues | _MADE_BY.cues):
        for match in _MUSIC_BY.matches(line):
            yield from _credits(scene, line, match.span("list"), ("composer", match.start(), match.end()))
        for match in _MADE_BY.matches(line):
            trade = _PARTICIPLES[match["how"].lower()]
            yield from _credits(scene, line, match.span("list"), (trade, match.start(), match.end()))


def _credits(scene: Scene, line: Line, names: tuple[int, int], told: tuple[str, int, int]) -> Iterator[Claim]:
    trade, start, end = told
    credit = Credit(predicate=trade, rule="made_by.told/1", p=0.87, start=start, end=end)
    for place in names_in(line, *names):
        yield from credited(scene, line, place, credit)
