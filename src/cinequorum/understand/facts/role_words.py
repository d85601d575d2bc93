"""Parts that sentences name by other words: the title role, a cameo, `He plays` after a sentence about the actor."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from cinequorum.model.claim import Claim
from cinequorum.understand.data.roles import PLAYS_IN, TITLE_ROLES
from cinequorum.understand.facts.credit import Credit, about_other, credited, names_in
from cinequorum.understand.facts.marking import PERSON
from cinequorum.understand.facts.parts import part_after
from cinequorum.understand.facts.rule import Rule, rule
from cinequorum.understand.facts.scene import Line, Scene, either

_GAP: Final = r"[^.;:()\ue000-\ue00f]{0,50}?"
_OF_PART: Final = rule(
    r"(?P<name>{N})(?:['’]s?|,?\swho)?\s(?:(?:\w+ly\s)?(?:nails?|nailed|gives|gave|delivers|delivered|offers|turns\sin)\s(?:an?|the|his|her)\s)?"
    r"(?:(?!(?:for|known|famous|since|like|after)\b)(?-i:[a-z][\w-]*),?\s){0,3}?(?:performance|portrayal|embodiment)\sof\s(?=(?:the|an?)\s|{N})",
    ("performance", "portrayal", "embodiment"),
)
_GUEST: Final = rule(
    r"\b(?P<what>cameo|voice-?\s?over|narration)(?:\s(?:\w+\s){0,4}?|\s)(?:by|from)\s(?:[\w-]+\s){0,6}?(?:like\s)?(?P<list>{LIST})",
    ("cameo", "voice", "voiceover", "narration"),
)
_HIM: Final = re.compile(
    r"(?:He|She|Er|Sie|Il|Elle|Él|Ella|Ele|Ela|Lui|Lei|Hij|Zij)\s(?:also\s|auch\s|\w+ly\s)?"
    r"(?:plays|played|portrays|voices|spielt|verkörpert|joue|incarne|interprète|interpreta|encarna|speelt)\s"
)
_BACK: Final = 3  # sentences of one paragraph


def find_role_words(scene: Scene) -> Iterator[Claim]:
    """Yield performers with a part that other words than `as` and `plays` name."""
    for index, line in enumerate(scene.lines):
        if line.sentence.review is None and _HIM.match(line.text):
            yield from _he_plays(scene, index)
    for line in scene.lines_with(_title_role().cues | _OF_PART.cues | _GUEST.cues):
        yield from _title_roles(scene, line)
        for match in _OF_PART.matches(line):
            part = part_after(line, match.end())
            if part:
                credit = Credit(
                    predicate="cast", rule="roles.of/1", p=0.85, start=match.start(), end=part[1], role=part[0]
                )
                yield from credited(scene, line, match.span("name"), credit)
        for match in _GUEST.matches(line):
            credit = Credit(
                predicate="cast",
                rule="roles.guest/1",
                p=0.85,
                start=match.start(),
                end=match.end("list"),
                role="cameo" if match["what"].lower() == "cameo" else "voice-over",
            )
            for place in names_in(line, *match.span("list")):
                name = line.text[slice(*place)]
                if line.marked[place[0]] == PERSON or scene.full_name(name) != name:
                    yield from credited(scene, line, place, credit)


def _title_roles(scene: Scene, line: Line) -> Iterator[Claim]:
    """`Jane Doe shines in the title role`: the part is what the film is called."""
    film = scene.films.subject
    if film is None or not film.title:
        return
    for match in _title_role().matches(line):
        role = re.sub(r"^(?:The|A|An)\s", "", film.title)
        credit = Credit(predicate="cast", rule="roles.title/1", p=0.85, start=match.start(), end=match.end(), role=role)
        yield from credited(scene, line, match.span("name"), credit)


def _he_plays(scene: Scene, index: int) -> Iterator[Claim]:
    """`Jane Doe is a find. She plays a clerk`: the last sentence of the paragraph that begins with a name says who."""
    line = scene.lines[index]
    match = _HIM.match(line.text)
    part = part_after(line, match.end()) if match else None
    if part is None:
        return
    for before in reversed(scene.lines[max(0, index - _BACK) : index]):
        if before.sentence.block != line.sentence.block:
            return
        name = before.names[0] if before.names else None
        if name is None or name.start > 0:
            continue
        if before.marked[0] == PERSON and not about_other(before, name.start, name.end):
            credit = Credit(predicate="cast", rule="roles.he/1", p=0.8, start=name.start, end=name.end, role=part[0])
            yield from credited(scene, before, (name.start, name.end), credit)
        return


@cache
def _title_role() -> Rule:
    words = either(TITLE_ROLES)
    return rule(rf"(?P<name>{{N}})(?:['’]s?)?,?\s{_GAP}{either(PLAYS_IN)}\s{words}(?!\w)", TITLE_ROLES)
