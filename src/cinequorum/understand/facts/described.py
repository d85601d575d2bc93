"""The first sentences of an encyclopaedia's article: `es una película de terror estadounidense de 2019, dirigida por`.

They say country, year and genre in one breath, in the order of each language; further on what it cost and earned.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from cinequorum.model.claim import Claim
from cinequorum.text.numbers import number_of
from cinequorum.understand.data.genres import GENRES
from cinequorum.understand.data.nations import (
    BILLION,
    COST,
    CURRENCY,
    EARNED,
    FILM,
    IS_A,
    MILLION,
    NATIONS,
    OPENS_APPOSITION,
    PLAIN_FILM,
)
from cinequorum.understand.facts.carried import speaks_of_other
from cinequorum.understand.facts.credit import Credit, credited, names_in
from cinequorum.understand.facts.marking import OTHER, SUBJECT
from cinequorum.understand.facts.rule import Rule, plain_rule, rule, rules
from cinequorum.understand.facts.said import Said, said
from cinequorum.understand.facts.scene import Line, Scene, either

_YEAR: Final = re.compile(r"(?<![\d.])(?:18[89]|19\d|20[0-4])\d(?![\d.])")
_WRITTEN_WITH: Final = rule(
    r"\b(?:guion|guión|roteiro|scénario|sceneggiatura|screenplay|script)\s(?P<how>que|qu['’]|che|que\sele|she|he)?\s?"
    r"(?:co)?(?:escribió|escreveu|coescribió|a\sécrit|elle\sa\sécrit|il\sa\sécrit|ha\sscritto|co-?wrote|wrote)\s"
    r"(?:junto\s(?:a|con)|en\scolaboración\scon|con|com|avec|insieme\sa|with)\s(?P<list>{LIST})",
    ("guion", "guión", "roteiro", "scénario", "sceneggiatura", "screenplay", "script"),
)
_STARRING: Final = rule(
    r"(?:^|[.,;]\s|\s(?:y|e|et)\s)(?P<list>{LIST})\s(?:la\s|lo\s|le\s|il\s)?(?:protagonizan|coprotagonizan|protagonizam|"
    r"estrelam|encabezan\sel\s(?:reparto|elenco)|completan\sel\s(?:reparto|elenco))\b",
    ("protagonizan", "coprotagonizan", "protagonizam", "estrelam", "encabezan", "completan"),
)
_SHOWN: Final = rules({"writer": _WRITTEN_WITH, "cast": _STARRING})
_LONGER: Final = re.compile(r"[A-ZÀ-Þ][\w’'-]*\s$")  # `Young Foghorn, a 1985 film` is another one
_DIRECTED: Final = re.compile(r"(?:dirigid|dirett|réalisé|directed|escrit)", re.IGNORECASE)


def find_described(scene: Scene) -> Iterator[Claim]:
    """Yield what an article's sentences of this kind say of the page's film."""
    cues = _cues()
    for line in scene.lines:
        if cues.isdisjoint(line.words) or line.sentence.review is not None:
            continue
        yield from _nature(scene, line)
        if "0" in line.words:
            yield from _money(scene, line)
        for predicate, match in _SHOWN.matches(line):
            yield from _people(scene, line, match, predicate)


def _nature(scene: Scene, line: Line) -> Iterator[Claim]:
    """Country, year and genre, from the verb to the next comma or participle."""
    told_after = (m for m in _apposition_rule().matches(line) if not _LONGER.search(line.text[: m.start()]))
    for match in (*_nature_rule().in_text(line), *told_after):
        if OTHER in line.marked[: match.start()] and SUBJECT not in line.marked[: match.start()]:
            continue
        at, words = match.start("what"), line.text[slice(*match.span("what"))]
        if not _is_film(words):
            continue
        for nation in _nation().finditer(words):
            name = _nations()[nation[0].lower()]
            yield _stated(scene, line, (at + nation.start(), at + nation.end()), ("country", name))
        year = _YEAR.search(words)
        if year:
            yield _stated(scene, line, (at + year.start(), at + year.end()), ("year", year[0]))
        for genre in _genre().finditer(words):
            said_so = genre[0].lower()
            name = _genres()[said_so] if scene.page.language.startswith("en") else said_so
            yield _stated(scene, line, (at + genre.start(), at + genre.end()), ("genre", name))


def _stated(scene: Scene, line: Line, place: tuple[int, int], what: tuple[str, str]) -> Claim:
    return said(scene, line, place, Said(predicate=what[0], value=what[1], rule="described.nature/1", p=0.88))


def _is_film(words: str) -> bool:
    return bool(_film().search(words))


def _money(scene: Scene, line: Line) -> Iterator[Claim]:
    for match in _money_rule().in_text(line):
        number = number_of(match["n"]) or _decimal(match["n"])
        if number is None or speaks_of_other(scene, line, match.span()):
            continue
        factor = 10**9 if match["size"].lower() in BILLION else 10**6
        predicate = "budget" if match["how"].lower() in COST else "box_office"
        what = Said(predicate=predicate, value=str(round(number * factor)), rule="described.money/1", p=0.85)
        yield said(scene, line, match.span(), what)


def _decimal(figure: str) -> float | None:
    try:
        return float(figure.replace(",", "."))
    except ValueError:
        return None


def _people(scene: Scene, line: Line, match: re.Match[str], predicate: str) -> Iterator[Claim]:
    """Give the listed their credit; a director who `wrote with` somebody wrote too."""
    credit = Credit(predicate=predicate, rule="described.people/1", p=0.9, start=match.start("list"), end=match.end())
    for place in names_in(line, *match.span("list")):
        yield from credited(scene, line, place, credit)
    if predicate != "writer" or not _DIRECTED.search(line.text[: match.start()]):
        return
    before = list(names_in(line, 0, match.start()))
    if before:
        own = Credit(predicate="writer", rule="described.people/1", p=0.85, start=before[-1][0], end=match.end())
        yield from credited(scene, line, before[-1], own)


@cache
def _cues() -> frozenset[str]:
    return _SHOWN.cues | _nature_rule().cues | _money_rule().cues


@cache
def _nations() -> Mapping[str, str]:
    return {word: country for country, words in NATIONS.items() for word in words}


@cache
def _genres() -> Mapping[str, str]:
    return {word: name for name, words in GENRES.items() for word in (name, *words) if word not in PLAIN_FILM}


@cache
def _nation() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.]){either(_nations())}(?![\w])", re.IGNORECASE)


@cache
def _genre() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){either(_genres())}(?![\w-])", re.IGNORECASE)


@cache
def _film() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(FILM)}(?!\w)", re.IGNORECASE)


@cache
def _nature_rule() -> Rule:
    """Return the rule for `is a 1999 French comedy film`; its cues are the words for a film."""
    found = re.compile(
        rf"(?<!\w)(?i:{either(IS_A)})\s(?P<what>[^,;:()\n]{{3,110}}?)(?=[,;:()]|\.(?!\w)|\s(?:dirigid|dirett|"
        r"réalisé|directed|written|escrit|scritt|que\s|qui\s|che\s|that\s|which\s|about\s|by\s|based|basad|protagoni|starring)|$)"
    )
    return plain_rule(found, FILM)


@cache
def _apposition_rule() -> Rule:
    """Return the rule for `Salt, a Danish comedy of 1999, ...` right behind the film's title."""
    return rule(rf"{{F}}[”\"’'»)*_]{{0,3}},\s{either(OPENS_APPOSITION)}\s(?P<what>[^,;:()\n]{{3,90}})", FILM)


@cache
def _money_rule() -> Rule:
    sizes = either((*MILLION, *BILLION))
    found = re.compile(
        rf"(?<!\w)(?P<how>{either((*EARNED, *COST))})\s(?:[^\W\d]+\s){{0,3}}?(?:US\$|[$€£]|R\$)?\s?(?P<n>\d[\d.,]*)\s"
        rf"(?P<size>{sizes})(?:\s(?:de\s|di\s|d['’])?{either(CURRENCY)})?(?!\w)",
        re.IGNORECASE,
    )
    return plain_rule(found, (*EARNED, *COST))
