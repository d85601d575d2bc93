"""Credits in the words of many languages: phrases before a name, after it, or between a performer and a part.

The words are a table; here is only how they stand beside the names. In German and in the North a possessor's name ends
in a bare "s": `Orrs Musik`, which is taken off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from cinequorum.model.claim import Claim
from cinequorum.understand.data.told_credits import AFTER, BEFORE, GIVEN, GIVES, HEADED, OWNED, PLAYS
from cinequorum.understand.facts.credit import Credit, credited, names_outside
from cinequorum.understand.facts.marking import PERSON, SUBJECT, with_single_words
from cinequorum.understand.facts.owners import is_of_another_series
from cinequorum.understand.facts.person_names import knows_given
from cinequorum.understand.facts.rule import Rule, Rules, rule, rules
from cinequorum.understand.facts.scene import Line, Scene, either, pattern

_POSSESSIVE: Final = ("de", "sv", "da", "no", "nb", "nn")
_OF: Final = re.compile(
    r"(?<!\bregreso\s)(?<!\bretour\s)(?<!\bretorno\s)(?<!\britorno\s)(?<!\breturn\s)\b(?:by|of|from|von|par|por|de|di|da|av|af|van|door)\s$",
    re.IGNORECASE,
)
_NAME_AND_PART: Final = re.compile(
    r"(?P<who>[^\W\d_][\w-]+\s(?:von\s|van\s)?[^\W\d_][\w-]+[^\Ws])s\s(?P<part>[^\W\d_]\w+)"
)
_DOES: Final = re.compile(r"\s(?:ist|war|wird|wirkt|bleibt|hat|[a-zäöüß]{3,}t|är|er|var|blir)\b")
_HONOURED: Final = r"(?:[\w]+-(?:preisträger|gewinner|regisseur)(?:in)?\s)?"
_BEFORE_OTHERS: Final = pattern(r",\s[^,.;:()]{3,40}?\s{P}")
_P: Final[Mapping[str, float]] = {
    **{"before": 0.86, "after": 0.84, "headed": 0.82, "gives": 0.85},
    **{"see": 0.82, "loved": 0.82},
}


def find_told_credits(scene: Scene) -> Iterator[Claim]:
    """Yield the credits that a table of phrases tells, full names only."""
    possessive = scene.page.language.split("-", 1)[0] in _POSSESSIVE
    for line in scene.lines_with(_cues()):
        for name, match in _told(line):
            how, predicate = name.split(".", 1)
            if how in ("after", "gives") and _OF.search(line.text[: match.start()]):
                continue  # `the script by Jane Doe does a great job`
            if how == "before" and is_of_another_series(line, match.start()):
                continue  # `the first Iron-Ridge-Film von Jane Doe`
            if how == "after" and _BEFORE_OTHERS.match(line.marked, match.end("list")):
                continue  # `directed by Jane Doe, in the lead role Bo Day`
            credit = Credit(
                predicate=predicate, rule=f"told.{how}/1", p=_P[how], start=match.start(), end=match.end("list")
            )
            for place in names_outside(line, *match.span("list")):
                if line.marked[place[0]] == PERSON:
                    yield from credited(scene, line, place, credit)
        yield from _parts(scene, line)
    for line in scene.named_lines if possessive else ():
        yield from _owned(scene, line)
        yield from _owned_parts(scene, line)


def _told(line: Line) -> Iterator[tuple[str, re.Match[str]]]:
    """Yield the phrases' matches; the first word of a sentence, marked as a name, may be the first of a phrase."""
    if _phrases().cues.isdisjoint(line.words):
        return
    marked = with_single_words(line.marked, line.text)
    for name, found in _phrases().named:
        if not found.cues.isdisjoint(line.words):
            yield from ((name, match) for match in found.found.finditer(marked))


def _parts(scene: Scene, line: Line) -> Iterator[Claim]:
    """`Anna Lund hraje Magdu`: the part where it is a name."""
    for match in _plays().matches(line):
        part = line.text[slice(*match.span("part"))] if match["part"] else None
        credit = Credit(predicate="cast", rule="told.plays/1", p=0.88, start=match.start(), end=match.end(), role=part)
        yield from credited(scene, line, match.span("name"), credit)


def _owned(scene: Scene, line: Line) -> Iterator[Claim]:
    """`Anna Lunds Spiel`, `Martin Quells Film`, `Martin Quells Salzstraße`."""
    for predicate, match in _possessed().matches(line):
        start, end = match.span("name")
        if line.text[end - 1] != "s":
            continue
        credit = Credit(predicate=predicate, rule="told.owned/1", p=0.85, start=start, end=match.end())
        yield from credited(scene, line, (start, end - 1), credit)


def _owned_parts(scene: Scene, line: Line) -> Iterator[Claim]:
    """`Anna Lunds Magda ist eine Wucht`: three words that look like one name."""
    for name in line.names:
        match = _NAME_AND_PART.fullmatch(line.text, name.start, name.end) if name.full else None
        if match is None or not knows_given(match["part"]) or not _DOES.match(line.text, name.end):
            continue
        credit = Credit(
            predicate="cast", rule="told.owned_part/1", p=0.82, start=name.start, end=name.end, role=match["part"]
        )
        yield from credited(scene, line, (name.start, match.end("who")), credit)


@cache
def _phrases() -> Rules:
    found: dict[str, Rule] = {}
    for predicate, words in BEFORE.items():
        found[f"before.{predicate}"] = rule(rf"(?<!\w){either(words)}:?\s{_HONOURED}(?P<list>{{LIST}})", words)
    for predicate, words in AFTER.items():
        found[f"after.{predicate}"] = rule(rf"(?P<list>{{LIST}}),?\s{either(words)}(?!\w)", words)
    for predicate, words in HEADED.items():
        found[f"headed.{predicate}"] = rule(
            rf"^\W*(?:[\w’'-]+\s){{0,3}}{either(words)}(?:\s[\w’'-]+){{0,3}}:\s(?P<list>{{LIST}})(?=\s(?-i:[a-zà-ÿа-я]))",
            words,
        )
    found["gives.cast"] = rule(
        rf"(?P<list>{{P}})(?:,\s[^,.;:()]{{3,60}},)?\s(?:(?-i:[a-zà-ÿ]+)\s){{0,2}}?{either(GIVES)}\s[^.;:,]{{0,50}}?\b{either(GIVEN)}(?!\w)",
        GIVEN,
    )
    found["see.cast"] = rule(
        r"\bto\s(?:see|watch|have)\s(?P<list>{P})\s(?:play|playing|shine|shining|take|taking|chew|chewing|let|do|doing|get|getting|in)\b",
        ("see", "watch", "have"),
    )
    found["loved.cast"] = rule(
        r"\b(?:loved|liked|adored|enjoyed)\s(?P<list>{P})\sin\s(?:this|it|here|the\s(?:film|movie|role|part))\b",
        ("loved", "liked", "adored", "enjoyed"),
    )
    return rules(found)


@cache
def _plays() -> Rule:
    return rule(rf"(?P<name>{{P}})\s{either(PLAYS)}(?!\w)(?:\s(?P<part>{{N}}))?", PLAYS)


@cache
def _possessed() -> Rules:
    adjective = r"(?:(?-i:[a-zäöüßåæø-]+)\s){0,2}"
    found = {
        predicate: rule(
            rf"(?P<name>{{P}})\s{adjective}(?:[\w-]+-)?{either(words)}(?!\w)(?!\s(?:{{O}}|[\"“„»«‚‘]))", words
        )
        for predicate, words in OWNED.items()
    }
    title = rule(rf"(?P<name>{{P}})\s{adjective}[\"“„»]?{{F}}", (SUBJECT,))
    return Rules(named=(*rules(found).named, ("director", title)), cues=rules(found).cues | title.cues)


@cache
def _cues() -> frozenset[str]:
    return _phrases().cues | _plays().cues | _possessed().cues
