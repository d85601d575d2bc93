"""Which nation's film it is, where a sentence calls it by that: `this Danish drama`, `une coproduction franco-belge`.

A nation before a word for a film is often another film's, or nobody's: "the German film industry". So the sentence must
point at its film (`this`), give its title right behind, say that it is a co-production, or begin with the film and go
on as reviews do: `Le film danois raconte`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from cinequorum.model.claim import Claim
from cinequorum.model.page import Role
from cinequorum.understand.data.countries import COUNTRIES
from cinequorum.understand.data.film_nations import (
    BETWEEN,
    COPRODUCTIONS,
    GOES_ON,
    HALVES,
    MADE_IN,
    NOT_BEHIND,
    NOT_BETWEEN,
    NOUN,
    OF_COUNTRIES,
    THE,
    THIS,
)
from cinequorum.understand.data.nations import NATIONS
from cinequorum.understand.facts.carried import speaks_of_other
from cinequorum.understand.facts.marking import SUBJECT
from cinequorum.understand.facts.rule import Rule, cue_words, plain_rule, rule
from cinequorum.understand.facts.said import Said, said
from cinequorum.understand.facts.scene import Line, Scene, either

_SURE: Final = 0.82
_POINTED: Final = 0.75
_ENDINGS: Final = (("ischer", ("isch", "ische", "isches", "ischen", "ischem")), ("deutscher", ("deutsche", "deutsches",
    "deutschen", "deutschem")), ("кий", ("кая", "кого", "кую", "ком", "кой")))  # fmt: skip
_BEFORE: Final = ("en", "de", "nl", "sv", "da", "no", "nb", "ru", "pl", "cs")  # the nation stands before the film
_WORD: Final = rf"(?:(?!{either(NOT_BETWEEN)}\s)[^\W\d_]+\s|(?:19|20)\d\d\s)"


def find_film_nations(scene: Scene) -> Iterator[Claim]:
    """Yield the countries whose film sentences call the page's film."""
    cues = _cues()
    for line in scene.lines:
        if cues.isdisjoint(line.words) or line.sentence.review is not None:
            continue
        if line.sentence.role in (Role.TITLE, Role.HEADING):
            continue
        yield from _joint(scene, line)
        yield from _made_in(scene, line)
        if _nation_words().isdisjoint(line.words):
            continue
        for found in (_this_rule(), _the_rule(), *((_titled_rule(),) if SUBJECT in line.marked else ())):
            matches = found.matches(line) if found is _titled_rule() else found.in_text(line)
            for match in matches:
                if not speaks_of_other(scene, line, match.span()):
                    yield from _nations(scene, line, match, _POINTED)


def _joint(scene: Scene, line: Line) -> Iterator[Claim]:
    for match in _joint_rule().in_text(line):
        if speaks_of_other(scene, line, match.span()):
            continue
        yield from _nations(scene, line, match, _SURE)
        for country in _country().finditer(match["from"] or ""):
            yield _claim(scene, line, match, (country[0], _SURE))


def _made_in(scene: Scene, line: Line) -> Iterator[Claim]:
    for match in _made_in_rule().in_text(line):
        if not speaks_of_other(scene, line, match.span()):
            for country in _of_country().finditer(match[0]):
                yield _claim(scene, line, match, (OF_COUNTRIES[country[0]], _SURE))


def _nations(scene: Scene, line: Line, match: re.Match[str], p: float) -> Iterator[Claim]:
    words = match["who"] or (match["whose"] if _may_follow(scene) else "") or ""
    forms = (form[0] for form in _form().finditer(words) if form[0] != "us")
    for name in dict.fromkeys(_countries()[form.lower()] for form in forms):
        yield _claim(scene, line, match, (name, p))


def _may_follow(scene: Scene) -> bool:
    """Tell whether the nation may stand behind the word for a film: "ce film danois", not "this film to Danish"."""
    return not scene.page.language.startswith(_BEFORE)


def _claim(scene: Scene, line: Line, match: re.Match[str], what: tuple[str, float]) -> Claim:
    named = Said(predicate="country", value=what[0], rule="film_nations.called/1", p=what[1])
    return said(scene, line, match.span(), named)


@cache
def _countries() -> Mapping[str, str]:
    """Every form of an adjective with its country: whole ones, their endings, first halves."""
    found = {word: country for country, words in HALVES.items() for word in words}
    for country, words in NATIONS.items():
        for word in words:
            found[word] = country
            for ending, others in _ENDINGS:
                if word.endswith(ending):
                    found.update({word.removesuffix(ending) + other: country for other in others})
    return found


@cache
def _nation_words() -> frozenset[str]:
    return cue_words(_countries()) - {"us"}  # "tells us" is in many sentences, "this US drama" in few


@cache
def _form() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(_countries())}(?!\w)", re.IGNORECASE)


@cache
def _country() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(COUNTRIES)}(?!\w)")


def _nation() -> str:
    """One adjective, or several: `Franco-Belgian`, `deutsch-österreichische`, `Danish, Swedish and Dutch`."""
    one = either(_countries())
    return rf"{one}(?:(?:[-–/]|,?\s(?:and|und|et|y|e|&)\s|,\s|\s){one}){{0,4}}"


@cache
def _joint_rule() -> Rule:
    noun = either(COPRODUCTIONS)
    ours = rf"(?:the\s|la\s|le\s|l['’]|les\s|der\s|den\s|il\s)?{either(COUNTRIES)}"
    return plain_rule(
        re.compile(
            rf"(?<![\w-])(?:(?P<who>{_nation()})\s{noun}|{noun}\s(?:(?P<whose>{_nation()})|"
            rf"{either(BETWEEN)}\s(?P<from>{ours}(?:(?:,\s|,?\s(?:and|und|et|y|e)\s){ours}){{1,5}})))(?!\w)",
            re.IGNORECASE,
        ),
        COPRODUCTIONS,
    )


@cache
def _of_country() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(OF_COUNTRIES)}(?!\w)")


@cache
def _made_in_rule() -> Rule:
    one = either(OF_COUNTRIES)
    return plain_rule(re.compile(rf"(?<!\w){either(MADE_IN)}\s{one}(?:(?:,\s|\sи\s){one}){{0,4}}(?!\w)"), MADE_IN)


def _called(before: str, behind: str) -> str:
    """The nation before the word for a film or behind it, with a word between: `Danish crime thriller`."""
    noun = either(NOUN)
    return (
        rf"{before}(?:(?P<who>{_nation()})\s{_WORD}{{0,2}}?{noun}|"
        rf"{noun}\s{_WORD}?(?P<whose>{_nation()})){behind}"
    )


@cache
def _this_rule() -> Rule:
    not_behind = rf"(?!\w|-|[’']s?\s{_WORD}|\s{either(NOT_BEHIND)}(?!\w))"
    return plain_rule(re.compile(_called(rf"(?<!\w){either(THIS)}\s{_WORD}{{0,2}}?", not_behind), re.IGNORECASE), NOUN)


@cache
def _the_rule() -> Rule:
    behind = rf"\s{either(GOES_ON)}(?!\w)"
    return plain_rule(
        re.compile(_called(rf"^(?:{either(THE)}(?:\s|(?<=['’]))|(?=[А-Я])){_WORD}{{0,2}}?", behind), re.IGNORECASE),
        NOUN,
    )


@cache
def _titled_rule() -> Rule:
    return rule(_called(r"(?<!\w)", r",?\s[“\"'‘«»„(*_]{0,2}{F}"), NOUN)


@cache
def _cues() -> frozenset[str]:
    return _joint_rule().cues | _this_rule().cues | _made_in_rule().cues
