"""Performers in the forms that languages other than English have for it, and two that English has beside `starring`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from cinequorum.model.claim import Claim
from cinequorum.understand.data.casting import PERFORM
from cinequorum.understand.facts.credit import Credit, credited, names_in
from cinequorum.understand.facts.marking import PERSON
from cinequorum.understand.facts.parts import part_after
from cinequorum.understand.facts.rule import Rule, Rules, rule, rules
from cinequorum.understand.facts.scene import Line, Scene, either


def find_casting(scene: Scene) -> Iterator[Claim]:
    """Yield performers: `Neben A und B spielt C`, `ist A zu sehen`, `A y B protagonizan`."""
    for line in scene.lines_with(_forms().cues | _character().cues):
        for name, match in _forms().matches(line):
            credit = Credit(predicate="cast", rule=f"casting.{name}/1", p=0.85, start=match.start(), end=match.end())
            for group in ("list", "more"):
                for place in names_in(line, *match.span(group)) if match.re.groupindex.get(group) else ():
                    if line.marked[place[0]] == PERSON or group == "more":
                        yield from credited(scene, line, place, credit)
        yield from _characters(scene, line)


def _characters(scene: Scene, line: Line) -> Iterator[Claim]:
    """`Jane Doe's reporter character`: what the performer is in the story."""
    for match in _character().matches(line):
        part = part_after(line, match.start("part"))
        if part:
            credit = Credit(
                predicate="cast",
                rule="casting.character/1",
                p=0.82,
                start=match.start(),
                end=match.end(),
                role=line.text[slice(*match.span("part"))],
            )
            yield from credited(scene, line, match.span("name"), credit)


@cache
def _forms() -> Rules:
    return rules(
        {
            "beside": rule(
                r"\b(?:neben|an\sder\sseite\svon)\s(?P<list>{LIST})\s(?:spielt|spielen|agiert|agieren|glänzt)\s(?:auch\s)?(?P<more>{P})",
                ("neben", "seite"),
            ),
            "seen": rule(
                r"\b(?:ist|sind|war|waren)\s(?:auch\s|außerdem\s|unter\sanderem\s)?(?P<list>{LIST})\s(?:[^.;:\ue000-\ue00f]{0,50}\s)?zu\ssehen\b",
                ("sehen",),
            ),
            "choosing": rule(
                r"\b(?:casting|recasting|hiring|using|bringing\sback|bringing\sin)\s(?P<list>{P}(?:\s(?:and|&)\s{P})?)(?!['’]s)",
                ("casting", "recasting", "hiring", "using", "bringing"),
            ),
            "perform": rule(rf"(?P<list>{{LIST}})\s{either(PERFORM)}(?!\w)", PERFORM),
        }
    )


@cache
def _character() -> Rule:
    return rule(
        r"(?P<name>{P})['’]s?\s(?P<part>(?-i:[a-z][\w-]+)(?:\s(?-i:[a-z][\w-]+)){0,2}?)\scharacter\b", ("character",)
    )
