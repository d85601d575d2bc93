"""A part with its actor in parentheses: `the keeper Ida (Jane Doe)`, `Ida (played by Jane Doe)`, `Jane Doe (Ida)`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from cinequorum.model.claim import Claim
from cinequorum.understand.facts.credit import Credit, credited, names_in
from cinequorum.understand.facts.marking import PERSON
from cinequorum.understand.facts.person_names import knows_given
from cinequorum.understand.facts.scene import Line, Scene, pattern

GROUP: Final = "cast.group/1"
_CHAIN: Final = pattern(r"(?P<names>{S}(?:(?:,\s|,?\s(?:and|&|und|et|y|e|i|en)\s){S}){1,5})\s?$")
_NUMBER: Final = re.compile(
    r"^(?:two|three|four|five|both|zwei|drei|deux|trois|dos|tres|due|tre|dois|\d)\s", re.IGNORECASE
)
_TOGETHER: Final = frozenset(
    {
        *(
            "couple",
            "pair",
            "duo",
            "trio",
            "family",
            "families",
            "team",
            "band",
            "gang",
            "siblings",
            "twins",
            "lovers",
            "friends",
        ),
        *("paar", "ehepaar", "familie", "freunde", "geschwister", "famille", "frères", "pareja", "familia", "hermanos"),
        *("coppia", "famiglia", "amici", "casal", "família", "irmãos", "parents", "brothers", "sisters", "others"),
    }
)
# Words before a single name in parentheses that make it a performer's; other words may be said to anybody.
_PLAYED: Final = re.compile(
    r"\b(?:by|from|par|por|von|da|dal|door|av|play\w*|portray\w*|voice\w*|gespielt|interpret\w*|jou\w*|incarn\w*)\s"
)
_PLAYERS: Final = pattern(r"{P}\s\({S}\)")
_THEN_AS: Final = pattern(r"\)?\sas\s(?P<part>{N})")
_VOICES: Final = re.compile(
    r"(?i:stimmen|sprecher|voices|voix|voci|voces|vozes|dubbing|głosy)\s?:\s$"
)  # the part comes first
_LABEL_BEFORE: Final = re.compile(r"\w\s?:\s(?:\w{1,4}\s)?$")


def in_parentheses(scene: Scene, line: Line, match: re.Match[str], part: tuple[str, int]) -> Iterator[Claim]:
    """Yield who plays whom in `A (B)`: mostly A is the part and B the actor, sometimes the other way round.

    `match` has the names in parentheses as `list` and a word such as "played by" as `lead`; `part` is A with its start.
    """
    inside = list(names_in(line, *match.span("list")))
    if ":" in line.text[: part[1]] and len(_PLAYERS.findall(line.marked)) > 1:
        return  # `Label: Jane Doe (Anna), Bo Day (Carl)`: those in parentheses are the parts
    if _heads_a_row(line, part):
        return
    if not match["lead"] and len(inside) == 1 and _is_the_actor(scene, line, part, inside[0]):
        credit = Credit(
            predicate="cast",
            rule="cast.actor_part/1",
            p=0.8,
            start=part[1],
            end=match.end(),
            role=line.text[slice(*inside[0])],
        )
        yield from credited(scene, line, (part[1], part[1] + len(part[0])), credit)
        return
    credit = Credit(predicate="cast", rule="cast.part_actor/1", p=0.92, start=part[1], end=match.end(), role=part[0])
    if len(inside) > 1:
        yield from _several(scene, line, match, part)
        return
    alone = len(inside) == 1 and line.text[: match.start()].split()[-1][:1].isupper()  # `Anna (Zendaya)`
    told = _THEN_AS.match(line.marked, match.end())
    if told and part[0].split()[-1][:1].islower():  # `a British player (Jane Doe) as Anna`
        credit = replace(credit, role=line.text[slice(*told.span("part"))], end=told.end())
    for place in inside:
        name = line.text[slice(*place)]
        if _PLAYED.search(match["lead"]) or " " in name or scene.full_name(name) != name or alone:
            yield from credited(scene, line, place, credit)


def _several(scene: Scene, line: Line, match: re.Match[str], part: tuple[str, int]) -> Iterator[Claim]:
    """`Anna and Tom (A and B)`: a part each, in turn; `two clerks (A and B)`: what each of them is."""
    inside = list(names_in(line, *match.span("list")))
    before = list(_CHAIN.finditer(line.marked, max(0, match.start() - 90), match.start()))
    parts = list(names_in(line, *before[-1].span("names"))) if before and before[-1].end() >= match.start() else []
    named = len(parts) == len(inside)
    for index, place in enumerate(inside):
        role = line.text[slice(*parts[index])] if named else _one_of(part[0])
        start = parts[0][0] if named else part[1]
        credit = Credit(
            predicate="cast",
            rule="cast.part_actor/1" if named else GROUP,
            p=0.92 if named else 0.88,
            start=start,
            end=match.end(),
            role=role,
        )
        if (
            _PLAYED.search(match["lead"])
            or " " in line.text[slice(*place)]
            or scene.full_name(line.text[slice(*place)]) != line.text[slice(*place)]
        ):
            yield from credited(scene, line, place, credit)


def _one_of(group: str) -> str | None:
    """Return what one of a group is; None for a word that has only several in it.

    >>> _one_of("two night clerks"), _one_of("couple"), _one_of("warring families")
    ('night clerk', None, None)
    """
    words = _NUMBER.sub("", group).split()
    if not words or words[-1].lower() in _TOGETHER or words[-1][:1].isupper() or not words[-1].endswith("s"):
        return None
    return " ".join([*words[:-1], words[-1][:-1]])


def _heads_a_row(line: Line, part: tuple[str, int]) -> bool:
    """Say whether what looks like a part follows a label: `Cast: Jane Doe (Anna)`, `Script: a man (Bo Day)`."""
    before = line.text[: part[1]]
    if _LABEL_BEFORE.search(before[-16:]):
        return _VOICES.search(before[-16:]) is None
    return ":" in before and " " in part[0] and knows_given(part[0])


def _is_the_actor(scene: Scene, line: Line, part: tuple[str, int], inside: tuple[int, int]) -> bool:
    """Say whether in `A (B)` A is the actor: A has a known given name and B neither one nor a full name elsewhere."""
    outer, inner = part[0], line.text[slice(*inside)]
    if " " not in outer or not knows_given(outer) or not outer.split()[-1][:1].isupper():  # `Ida's mother (Jane Doe)`
        return False
    if scene.full_name(inner) != inner or (" " in inner and knows_given(inner)):
        return False
    return line.marked[inside[0]] != PERSON or not scene.parts_before_players
