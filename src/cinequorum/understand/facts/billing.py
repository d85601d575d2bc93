"""Performers whom a page brings in as such, in running prose: `And then there is Jane Doe`, `The Pit, with Jane Doe`.

Each form fits a director or somebody out of another film as well; what rules those out is the sentence: no word for
another trade, no other film's title after the name, nothing that likens or remembers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from cinequorum.model.claim import Claim
from cinequorum.understand.data.persons import HONORIFICS
from cinequorum.understand.data.polarity import NEGATIVE, POSITIVE
from cinequorum.understand.data.roles import BY, COPULAS, FILM_NOUNS, NOUNS, PRESENTS, REPRISES, WITH_WORDS
from cinequorum.understand.facts.credit import Credit, credited, names_in
from cinequorum.understand.facts.marking import OTHER, PERSON
from cinequorum.understand.facts.parts import part_after
from cinequorum.understand.facts.person_names import knows_given
from cinequorum.understand.facts.rule import Rule, Rules, rule, rules
from cinequorum.understand.facts.scene import Line, Scene, either

_PERSONS: Final = (
    "(?:{P}{ASIDE}(?:(?:,\\s|,?\\s(?:and|&|y|e|et|en|und|og|och|и|а также|sowie|plus)\\s){P}{ASIDE}){0,9})"
)
_ADJECTIVES: Final = r"(?:(?-i:[^\W\d_A-Z][\w’'-]*),?\s){0,4}?"
_OTHER_TRADE: Final = frozenset(
    word
    for trade, nouns in NOUNS.items()
    if trade != "cast"
    for noun in nouns
    for word in noun.split()
    if len(word) > 3
)
_BOOKISH: Final = frozenset(
    {"novel", "book", "author", "roman", "autor", "autora", "autore", "auteur", "novela", "libro", "livre", "critic"}
)
_LIKENED: Final = re.compile(
    r"\b(?:like|as if|wie|como|come|comme|than|als|remember|recalls?|reminds?|fans? of|imagine|instead of)"
    r"\s(?:\S+\s){0,3}$",
    re.IGNORECASE,
)
_SHORTEST_TAIL: Final = 60  # characters in which praise has to come


def find_billed(scene: Scene) -> Iterator[Claim]:
    """Yield performers found by the way in which a sentence brings them in."""
    for line in scene.lines_with(_cues()):
        if line.words & _BOOKISH or line.sentence.review is not None:
            continue
        yield from _presented(scene, line)
        yield from _reprising(scene, line)
        if not line.words & _OTHER_TRADE:
            yield from _judged(scene, line)


def _presented(scene: Scene, line: Line) -> Iterator[Claim]:
    """`And then there is X`; `the actress X`, `X, the leading actress`; `The Pit, with X and Y`; `X's Captain Anna`."""
    for name, match in _presenting().matches(line):
        part = part_after(line, match.start("part")) if "part" in match.re.groupindex else None
        credit = Credit(
            predicate="cast",
            rule=f"billing.{name}/1",
            p=_SURE[name],
            start=match.start(),
            end=part[1] if part else match.end(),
            role=part[0] if part else None,
        )
        for place in names_in(line, *match.span("list")):
            if line.marked[place[0]] == PERSON and not _LIKENED.search(line.text[: place[0]]):
                yield from credited(scene, line, place, credit)


def _reprising(scene: Scene, line: Line) -> Iterator[Claim]:
    """`X will be back, along with Y and Z`: whoever comes back to a part."""
    for match in _back().matches(line):
        credit = Credit(predicate="cast", rule="billing.back/1", p=0.78, start=match.start(), end=match.end())
        for place in names_in(line, *match.span("list")):
            if line.marked[place[0]] == PERSON:
                yield from credited(scene, line, place, credit)


def _judged(scene: Scene, line: Line) -> Iterator[Claim]:
    """`X is the best villain in years`: a full name, a form of to be, and praise or blame soon after."""
    if OTHER in line.words:
        return
    for match in _being().matches(line):
        tail = line.text[match.end() : match.end() + _SHORTEST_TAIL]
        found = _polar(scene.page.language).search(re.split(r"[.;:]", tail)[0])
        likened = _LIKENED.search(line.text[: match.start("name")])
        if found is None or likened or not knows_given(line.text[slice(*match.span("name"))]):
            continue
        end = match.end() + found.end()
        credit = Credit(predicate="cast", rule="billing.judged/1", p=0.72, start=match.start(), end=end)
        yield from credited(scene, line, match.span("name"), credit)


_SURE: Final[Mapping[str, float]] = {
    "there": 0.74,
    "with": 0.8,
    "apposed": 0.76,
    "noun": 0.82,
    "titled": 0.84,
    "character": 0.88,
    "to_play": 0.84,
}


@cache
def _presenting() -> Rules:
    actor = either(NOUNS["cast"])
    article = (
        r"(?:the|an?|la|le|l['’]|el|il|lo|un[ae]?|o|a|uma?|d[ao]|dell?[ao’']?|du|des|d[eiae][rsmn]?|eine?|het|een)"
    )
    film = rf"(?:{{F}}|\b{either((*FILM_NOUNS, *BY['director']))})"
    titles = either(h for h in HONORIFICS if len(h) > 2)
    return rules(
        {
            "there": rule(rf"(?<!\w){either(PRESENTS)}\s{_ADJECTIVES}(?P<list>{{P}})(?!\s\()(?!['’]s)", PRESENTS),
            "with": rule(
                rf"{film}[^.;:()]{{0,50}}?,\s(?:both\s)?{either(WITH_WORDS)}\s(?P<list>{_PERSONS})(?=[.,;:)]|$)",
                WITH_WORDS,
            ),
            "apposed": rule(
                rf"(?P<list>{{P}}),\s{article}\s?{_ADJECTIVES}{actor}(?!\w)(?!\s(?:known|best|famous|who\sonce|of\s{{O}}))",
                NOUNS["cast"],
            ),
            "noun": rule(
                rf"\b{article}\s?{_ADJECTIVES}{actor}(?:\s(?-i:[^\W\d_A-Z]\w+)){{1,2}},?\s(?P<list>{{P}})(?=[,.;:)]|\s)",
                NOUNS["cast"],
            ),
            "character": rule(
                r"(?P<list>{P})['’]s?\s(?:[\w-]+\s)?(?:character|role|figur|personnage|personaje|personagem|personaggio),?\s"
                r"(?P<part>{N}|(?:the|an?)\s\w)",
                ("character", "role", "figur", "personnage", "personaje", "personagem", "personaggio"),
            ),
            "to_play": rule(
                r"(?P<list>{P})\s[^.;:\ue000-\ue00f]{0,60}?\bto\s(?:play|portray)\s(?P<part>{N}|(?:an?|the)\s\w)",
                ("play", "portray"),
            ),
            "titled": rule(rf"(?P<list>{{P}})['’]s?\s(?:{_ADJECTIVES})(?P<part>(?:{titles})\.?\s{{N}})", HONORIFICS),
        }
    )


@cache
def _back() -> Rule:
    """`reprise their roles`, `will return`, with those who do so before or after."""
    return rule(
        rf"(?<!\w){either(REPRISES)}(?!\w)[^.;:()]{{0,80}}?\b(?:along\swith|together\swith|alongside|joined\sby|as\swill|sowie|"
        rf"junto\s(?:a|con)|aux\scôtés\sde|insieme\sa|ao\slado\sde|neben|samen\smet)\s(?P<list>{_PERSONS})",
        REPRISES,
    )


@cache
def _being() -> Rule:
    return rule(rf"(?:^|[,;]\s|\b(?:and|but|und|y|e|et|en)\s)(?P<name>{{P}}),?\s{either(COPULAS)}(?!\w)", COPULAS)


@cache
def _polar(language: str) -> re.Pattern[str]:
    """Return the words of praise and blame of a language; English ones where we have none."""
    code = language.split("-", 1)[0]
    words = (*POSITIVE.get(code, POSITIVE["en"]), *NEGATIVE.get(code, NEGATIVE["en"]))
    whole = "|".join(re.escape(w.rstrip("*")) + (r"\w*" if w.endswith("*") else "") for w in sorted(set(words)))
    return re.compile(rf"(?<!\w)(?:{whole})(?!\w)", re.IGNORECASE)


@cache
def _cues() -> frozenset[str]:
    return _presenting().cues | _back().cues | _being().cues
