"""What a page does not say outright: who directed, where it credits nobody; which tagged persons are its cast."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from cinequorum.model.claim import CREDITS, Claim
from cinequorum.text.fold import fold
from cinequorum.understand.data.roles import CAMERAS, DIRECTS_WEAK, FILMMAKER_OWNED, GOOD_WORK, USES
from cinequorum.understand.facts.credit import Credit, credited, is_author
from cinequorum.understand.facts.metadata_facts import tagged_persons
from cinequorum.understand.facts.owners import OPENING, is_place
from cinequorum.understand.facts.person_names import knows_given
from cinequorum.understand.facts.rule import Rule, rule
from cinequorum.understand.facts.scene import Scene, either
from cinequorum.understand.title_shape import places_of

_SURE: Final = 0.78
_TWICE: Final = 0.74


def find_inferred(scene: Scene, claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield a director for a page that credits none, and tagged persons as cast; both with a modest probability."""
    yield from _tagged(scene, claims)
    if not any(c.predicate == "director" and c.p >= _SURE for c in claims):
        yield from _director(scene, claims)


def _director(scene: Scene, claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield the person whose films, camera or staging the page speaks of, if it does so more than once."""
    known = {fold(c.value) for c in claims if c.predicate in CREDITS and c.p >= _SURE}
    known |= {fold(c.role) for c in claims if c.role}
    counts: Counter[str] = Counter()
    found: dict[str, Claim] = {}
    for line in scene.lines:
        for match in _filmmaker().matches(line):
            if line.text[max(0, match.start() - 1) : match.start()] in OPENING:  # ‘Blockbuster’ film
                continue
            if match["name"] and is_place(line, match.end("name")):
                continue
            credit = Credit(
                predicate="director", rule="inferred.director/1", p=0.62, start=match.start(), end=match.end()
            )
            for claim in credited(scene, line, match.span("name" if match["name"] else "made"), credit):
                if fold(claim.value) not in known and _names_somebody(scene, claim.value):
                    counts[claim.value] += 1
                    found.setdefault(claim.value, claim)
    ranked = counts.most_common(2)
    if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
        name, times = ranked[0]
        if times > 1 or _mentions(scene, name) > 2 or _strong().search(found[name].raw):
            yield replace(found[name], p=_TWICE) if times > 1 else found[name]


def _names_somebody(scene: Scene, name: str) -> bool:
    """Tell a person from words that open a sentence before "film": those have no capital inside a sentence."""
    text = scene.page.text
    return knows_given(name) or any(_INSIDE.search(text, max(0, at - 3), at) for at in places_of(text, name))


_INSIDE: Final = re.compile(r"[^\W\d_],?\s$")


def _mentions(scene: Scene, name: str) -> int:
    surname = fold(name).split()[-1]
    return sum(fold(line.text).split().count(surname) for line in scene.lines)


def _tagged(scene: Scene, claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield tagged persons: cast where the page's words confirm another tagged person as cast.

    Writers tag the director before the cast: where the page credits none, the first tagged person is taken for the
    director unless the words make that person a performer.
    """
    tags = list(tagged_persons(scene))
    credits = {fold(c.value): c.predicate for c in claims if c.predicate in CREDITS and c.p >= 0.6}
    cast = {name for name, predicate in credits.items() if predicate == "cast"}
    if len(tags) < 2 or not any(fold(name) in cast for name, _ in tags):
        return
    directed = "director" in credits.values()
    for index, (name, datum) in enumerate(tags):
        if fold(name) in credits or is_author(name):
            continue
        first = index == 0 and not directed
        yield Claim(
            predicate="director" if first else "cast",
            value=name,
            raw=datum.value,
            span=datum.span,
            rule="inferred.tag/1",
            p=0.55 if first else 0.6,
        )


@cache
def _strong() -> re.Pattern[str]:
    """Return what only a filmmaker does, so that once is enough: to have a vision, make a film, use a camera."""
    return re.compile(
        rf"\bvision$|\b(?:makes?|made)\s(?:\w+\s){{1,3}}(?:film|movie|picture)$|{either(USES)}\s|^{either(GOOD_WORK)}\s|{either(DIRECTS_WEAK)}$",
        re.IGNORECASE,
    )


@cache
def _filmmaker() -> Rule:
    adjectives = r"(?:(?!(?:in|of|and|with|for|the|that|to|on|is|was)\b)[\w’'-]+,?\s){0,3}?"
    return rule(
        rf"{either(GOOD_WORK)}\s(?P<made>{{P}})|(?P<name>{{N}})(?:['’]s?\s{adjectives}{either(FILMMAKER_OWNED)}\b|\s(?:\w+ly\s)?{either(DIRECTS_WEAK)}\b|"
        rf"\s{either(USES)}\s(?:[\w’'-]+\s){{0,6}}?{either(CAMERAS)}\b|"
        r"\s(?:film|films|movie|movies|vision)\b|\s(?:\w+\s){0,4}(?:makes?|made)\s(?:\w+\s){1,3}(?:film|"
        r"movie|picture)\b)"
        r"(?!\s\(?(?:like\s|such\sas\s)?{O})",
        (
            *FILMMAKER_OWNED,
            *DIRECTS_WEAK,
            *CAMERAS,
            *GOOD_WORK,
            "film",
            "films",
            "movie",
            "movies",
            "vision",
            "picture",
        ),
    )
