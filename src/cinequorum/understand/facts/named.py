"""Who made the films that a page about several names in passing: `“The Pit” by Jane Doe`, `Jane Doe's The Pit`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from cinequorum.model.claim import Claim
from cinequorum.model.reading import OtherFilm
from cinequorum.text.fold import fold
from cinequorum.understand.data.roles import BY
from cinequorum.understand.facts.credit import is_author
from cinequorum.understand.facts.marking import OTHER
from cinequorum.understand.facts.rule import Rule, rule
from cinequorum.understand.facts.scene import Line, Scene, either, scene_of
from cinequorum.understand.prose import Films, Prose

_SIGNS: Final = r"[!?]?[’”\"'*_»]{0,2}"
_DATED: Final = r"(?:\((?:19|20)\d\d\),?\s)?"
_BY: Final = rule(
    rf"(?P<film>{{O}}){_SIGNS},?\s{_DATED}(?:by|de|di|von|do|da|av|van|af|от|d['’])\s?(?P<name>{{P}})(?!['’]s?\s)",
    (OTHER,),
)
_ASIDE: Final = rule(
    rf"(?P<film>{{O}}){_SIGNS}\s\((?:dir(?:\.|ected\sby)?:?\s)?(?P<name>{{P}}),\s[^()]{{0,30}}(?:19|20)\d\d\)", (OTHER,)
)
_OWNS: Final = rule(
    r"(?P<name>{P})['’]s?\s(?:(?:19|20)\d\d\s)?(?:(?:[a-z]+\s)?(?:film|movie|masterpiece|classic|thriller|comedy|drama)\s)?[“\"‘'«]?(?P<film>{O})",
    (OTHER,),
)
_BOOKISH: Final = frozenset(
    {
        "novel",
        "novels",
        "books",
        "pages",
        "chapter",
        "chapters",
        "book",
        "play",
        "roman",
        "romanzo",
        "novela",
        "libro",
        "livre",
        "buch",
        "livro",
        "author",
        "album",
        "song",
    }
)
_LIKENED: Final = re.compile(
    r"\b(?:(?:un)?like|as\s\w+\sas|than|reminds?|remember|recalls?|reminiscent|echoes|similar|inspired|recordar|recuerda|recordó|"
    r"rappelle|ricorda|erinnert|lembra|wie|comme|como|come|напоминает)\b[^,;.:]{0,40}$",
    re.IGNORECASE,
)
_SURE: Final = 0.8


def claims_of_named(prose: Prose, others: Sequence[OtherFilm]) -> Iterator[Claim]:
    """Yield the directors that sentences give to the films they name, each with the film as the qualifier `film`."""
    if not others:
        return
    titles = {fold(film.title): film.title for film in others}
    scene = scene_of(prose, Films(subject=None, others=tuple(others)))
    seen: set[tuple[str, str]] = set()
    for line in scene.named_lines:
        if OTHER not in line.words or not line.words.isdisjoint(_BOOKISH):
            continue
        for film, name in _pairs(line):
            key = (fold(line.text[slice(*film)]), fold(line.text[slice(*name)]))
            if is_author(line.text[slice(*name)]):
                continue
            if key[0] in titles and key not in seen and not _LIKENED.search(line.text, 0, min(film[0], name[0])):
                seen.add(key)
                yield _claim(scene, line, (film, name), titles[key[0]])


def _pairs(line: Line) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    for found in (_BY, _ASIDE, _OWNS, _directed()):
        for match in found.matches(line):
            yield match.span("film"), match.span("name")


def _claim(scene: Scene, line: Line, pair: tuple[tuple[int, int], tuple[int, int]], title: str) -> Claim:
    start, end = min(pair[0][0], pair[1][0]), max(pair[0][1], pair[1][1])
    words = scene.words(line, start, end)
    return Claim(
        predicate="director",
        value=line.text[slice(*pair[1])],
        raw=words.raw,
        span=words.span,
        rule="named.director/1",
        p=_SURE,
        qualifiers=(("film", title),),
        holder=scene.holder(line),
    )


@cache
def _directed() -> Rule:
    return rule(
        rf"(?P<film>{{O}}){_SIGNS},?\s{_DATED}(?:(?:was|is|a\sfilm)\s)?{either(BY['director'])}\s(?P<name>{{P}})",
        (OTHER,),
    )
