"""Performers named in a row after a word for all of them: `it stars A and B`, `a cast including A and B`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from cinequorum.model.claim import Claim
from cinequorum.understand.facts.credit import Credit, credited, names_in
from cinequorum.understand.facts.marking import PERSON
from cinequorum.understand.facts.rule import rule
from cinequorum.understand.facts.scene import Line, Scene

_STARS: Final = rule(
    r"(?:\b(?:it|film|movie|which|that|and|also)\s|{F}\s)(?:also\s)?stars\s(?P<rest>[^.;]{0,400})", ("stars",)
)
_TROUPE: Final = rule(
    r"(?<!best\s)\b(?:cast|ensemble|performances|acting|actors(?!['’]?\s(?:guild|studio))|"
    r"actresses|performers|co-stars|supporting (?:players|"
    r"roles)|familiar faces)\b"
    r"(?P<rest>[^.;:]{0,300})",
    (
        *("cast", "ensemble", "performances", "acting", "actors", "actresses", "performers", "stars", "supporting"),
        "faces",
    ),
)

# What follows these is another trade's: "a cast including A and B, and a screenplay written by C".
_OTHER_TRADE: Final = re.compile(
    r"\b(?:screenplay|script|scenario|drehbuch|gui[oó]n|sceneggiatura|roteiro|scenariusz|scénář|soundtrack|score)\b",
    re.IGNORECASE,
)
_EXAMPLES: Final = ("like", "such as", "by", "from", "of")
_FACES: Final = frozenset({"faces", "cameos", "guests", "gesichter", "caras", "visages", "volti", "gezichten"})
_FAMILIAR: Final = re.compile(
    r"\b(?:familiar|well-known|known|famous|recognisable|recognizable)\sfaces\b|\bcameos\b|\bguest\sstars\b|"
    r"\bbekannte\sgesichter\b|\bcaras\sconocidas\b|\bvisages\sconnus\b|\bvolti\snoti\b|\bcaras\sconhecidas\b|\bbekende\sgezichten\b",
    re.IGNORECASE,
)
TROUPE_CUES: Final = _STARS.cues | _TROUPE.cues


def troupe(scene: Scene, line: Line) -> Iterator[Claim]:
    """Yield a claim for every full name that such a word introduces."""
    yield from _stars(scene, line)
    yield from _after_word(scene, line)


def introduced(scene: Scene) -> Iterator[Claim]:
    """Read `There are some familiar faces. Jane Doe ... and Bo Day ...`: two sentences of one paragraph."""
    for before, line in pairwise(scene.lines):
        if _FACES.isdisjoint(before.words) or before.sentence.block != line.sentence.block:
            continue
        if not _FAMILIAR.search(before.text) or any(name.full for name in before.names):
            continue
        first = line.names[0] if line.names else None
        if first is None or first.start > 0 or not first.full:
            continue
        credit = Credit(predicate="cast", rule="cast.introduced/1", p=0.8, start=0, end=first.end, bound=True)
        for name in line.names:
            if name.full and name.sure and line.marked[name.start] == PERSON:
                yield from credited(scene, line, (name.start, name.end), credit)


def _stars(scene: Scene, line: Line) -> Iterator[Claim]:
    """`It stars A from elsewhere and B`: every full name to the end of the sentence, parentheses left out."""
    for match in _STARS.matches(line):
        yield from _full_names(
            scene,
            line,
            match,
            Credit(
                predicate="cast", rule="cast.stars/1", p=0.85, start=match.start(), end=match.start("rest"), bound=True
            ),
        )


def _after_word(scene: Scene, line: Line) -> Iterator[Claim]:
    """`a fine cast including A and B`: full names after the word, in a sentence about this film."""
    for match in _TROUPE.matches(line):
        if re.search(r"\b(?:credits?|crew)\b", line.text, re.IGNORECASE) and "cast" not in line.text.lower():
            continue
        yield from _full_names(
            scene,
            line,
            match,
            Credit(predicate="cast", rule="cast.troupe/1", p=0.75, start=match.start(), end=match.start("rest")),
        )


def _full_names(scene: Scene, line: Line, match: re.Match[str], credit: Credit) -> Iterator[Claim]:
    for place in names_in(line, *match.span("rest")):
        owned = re.match(r"['’]", line.text[place[1] :])
        before = line.text[match.start("rest") : place[0]]
        if _OTHER_TRADE.search(before):
            return
        aside = before.count("(") > before.count(")")
        crew = re.search(r"\b(?:director|writer|by|like|than)s?\s(?:\w+\s)?$", before, re.IGNORECASE)
        examples = before.strip().lower() in _EXAMPLES  # `actors like A and B`, `supporting roles by A and B`
        if line.marked[place[0]] == PERSON and not (owned or aside or (crew and not examples)):
            yield from credited(scene, line, place, credit)
