"""Who directed the film, in parentheses right behind its title: `Title (dir. X, 2019)`, `Title (2019, dir. X)`."""

from __future__ import annotations

from collections.abc import Iterator

from cinequorum.model.claim import Claim
from cinequorum.understand.facts.credit import Credit, credited, names_in
from cinequorum.understand.facts.marking import SUBJECT
from cinequorum.understand.facts.rule import rule
from cinequorum.understand.facts.scene import Scene

_IN_PARENTHESES = rule(
    r"{F}[*_”\"’'»]{0,3}\s\((?:(?:18|19|20)\d\d[,;:]?\s|[^\W\d_][^(),]{0,40},\s)?"
    r"(?:dir(?:ector|ected\sby|\.)?|réal\.|regie|regia|reż\.|rež\.|реж\.|r\.):?\s(?P<list>{LIST})",
    (SUBJECT,),
)
_SURE = 0.92


def find_beside_titles(scene: Scene) -> Iterator[Claim]:
    """Yield the director or directors named in parentheses behind the title of the page's film."""
    for line in scene.lines_with(_IN_PARENTHESES.cues):
        if "(" not in line.words:
            continue
        for match in _IN_PARENTHESES.matches(line):
            credit = Credit(
                predicate="director", rule="beside.title/1", p=_SURE, start=match.start(), end=match.end("list")
            )
            for place in names_in(line, *match.span("list")):
                yield from credited(scene, line, place, credit)
