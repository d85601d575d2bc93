"""Several performers after a word for all of them, several trades of one person: `elenco`, `wrote, directed and cut`.

What lies between such a word and the names are small words only, of any language: `O elenco ainda inclui nomes como`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from cinequorum.model.claim import Claim
from cinequorum.understand.data.told_credits import ENSEMBLE, NOT_ENSEMBLE, TRADES
from cinequorum.understand.facts.credit import Credit, credited, names_outside
from cinequorum.understand.facts.marking import PERSON, with_single_words
from cinequorum.understand.facts.rule import Rule, rule
from cinequorum.understand.facts.scene import Line, Scene, either

_FEWEST: Final = 2  # full names
# Before a part, a maker, another's like: `Ann Lee en Marie`, `d'après Bo Day`.
_PART_BEFORE: Final = re.compile(
    r"\b(?:en|als|as|como|come|jako|rôle\sd[eu]|role\sof|rolle\s(?:von|des|der)|papel\sde|ruolo\sdi|(?:di|de|by|von|par|por|from|nach|after|après|según|secondo|segundo|d)['’]?)\s?"
    r"(?:le\s|la\s|the\s|el\s|l['’])?$",
    re.IGNORECASE,
)


def find_ensembles(scene: Scene) -> Iterator[Claim]:
    """Yield the performers that such a word brings in, and the trades of whoever has several."""
    for line in scene.lines_with(_ensemble().cues | _several().cues):
        yield from _troupe(scene, line)
        yield from _counted_up(scene, line)
        yield from _trades(scene, line)


def _troupe(scene: Scene, line: Line) -> Iterator[Claim]:
    if _ensemble().cues.isdisjoint(line.words):
        return
    for match in _ensemble().found.finditer(with_single_words(line.marked, line.text)):
        places = list(names_outside(line, *match.span("list")))
        if sum(line.marked[start] == PERSON for start, _ in places) < _FEWEST:
            continue
        credit = Credit(
            predicate="cast",
            rule="ensemble.row/1",
            p=0.85,
            start=match.start(),
            end=min(match.end(), match.start() + 390),
        )
        for place in places:
            yield from credited(scene, line, place, credit)


def _counted_up(scene: Scene, line: Line) -> Iterator[Claim]:
    """`un casting étonnant : Ann Lee et Bo Day pour le couple, mais aussi Cy Orr`: surely names, and no parts."""
    sure = {name.start for name in line.names if name.full and name.sure}
    for match in _counted().matches(line):
        places = [
            place
            for place in names_outside(line, *match.span("rest"))
            if place[0] in sure and not _PART_BEFORE.search(line.text, max(0, place[0] - 20), place[0])
        ]
        if len(places) < _FEWEST:
            continue
        for place in places:
            credit = Credit(predicate="cast", rule="ensemble.counted/1", p=0.82, start=place[0], end=place[1])
            yield from credited(scene, line, place, credit)


def _trades(scene: Scene, line: Line) -> Iterator[Claim]:
    for match in _several().matches(line):
        for predicate in _named(match["verbs"]):
            credit = Credit(
                predicate=predicate, rule="ensemble.trades/1", p=0.87, start=match.start(), end=match.end("verbs")
            )
            yield from credited(scene, line, match.span("name"), credit)


def _named(verbs: str) -> list[str]:
    """Return the trades of a row of verbs.

    >>> _named("wrote, directed and edited")
    ['director', 'editor', 'writer']
    """
    said = {part.strip().lower() for part in _joints().split(verbs)}
    return sorted(predicate for predicate, words in TRADES.items() if said & set(words))


@cache
def _joints() -> re.Pattern[str]:
    return re.compile(r",\s(?:and\s)?|\s(?:and|y|e|et|und|en|och|og|i|a|и|&)\s")


@cache
def _ensemble() -> Rule:
    small = rf"(?:\s(?!{either(NOT_ENSEMBLE)})(?-i:[^\W\d_A-ZÀ-ÖØ-ÞА-Я][\w'’-]*)){{0,6}}"
    return rule(rf"(?<![\w-]){either(ENSEMBLE)}{small}\s\(?(?P<list>{{LIST}})", ENSEMBLE)


@cache
def _counted() -> Rule:
    small = rf"(?:\s(?!{either(NOT_ENSEMBLE)})(?-i:[^\W\d_A-ZÀ-ÖØ-ÞА-Я][\w'’-]*)){{0,8}}"
    return rule(rf"(?<![\w-]){either(ENSEMBLE)}{small}\s?:\s(?P<rest>[^.;:!?]{{5,390}})", ENSEMBLE)


@cache
def _several() -> Rule:
    verb = either(word for words in TRADES.values() for word in words)
    joint = r"(?:\s(?:and|y|e|et|und|en|och|og|i|a|и|&)\s|,\s(?:and\s)?)"
    return rule(
        rf"(?P<name>{{P}}),?\s(?:(?:who|qui|che|que|quien|der|die|som|который|která|který)\s)?(?:(?:also|both|has|ha|a|hat)\s){{0,2}}"
        rf"(?P<verbs>{verb}(?:{joint}{verb}){{1,4}})(?![\w-])(?!\s(?:by|por|par|da|di|de|von)\s{{N}})",
        (word for words in TRADES.values() for word in words),
    )
