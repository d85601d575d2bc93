"""The film's own year, where the page states it: in a sentence, in a line of credits, beside the title.

`Salt (1962)`; `it was released in 1962`; `Salt, directed by Ann Lee, 1962.`; `the 1962 Danish drama Salt`. Where
nothing of the kind stands, the year by which the page's film was told is looked up in the text: in its headline, its
address or its data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Final

from cinequorum.model.claim import Claim
from cinequorum.model.page import Page, Span
from cinequorum.model.reading import SubjectFilm
from cinequorum.understand.data import works
from cinequorum.understand.data.nations import FILM
from cinequorum.understand.facts.credit import about_other
from cinequorum.understand.facts.marking import OTHER, SUBJECT
from cinequorum.understand.facts.rule import Rule, rule
from cinequorum.understand.facts.said import Said, said
from cinequorum.understand.facts.scene import Line, Scene, either
from cinequorum.understand.title_shape import places_of

_YEAR: Final = r"(?:18[89]\d|19\d\d|20[0-4]\d)(?![\d.,]?\d)"
_NEAR: Final = 60  # characters from a title to its year
_PLACES: Final = 200
_BEFORE: Final = 40  # characters before a sentence's film: "the novel behind Salt"
_IT: Final = (
    r"\b(?:it|(?:the|this)\s(?:film|movie|picture)|der\sfilm|le\sfilm|il\sfilm|o\sfilme|la\spelícula|el\sfilme|de\sfilm|"
    r"он|фильм)\b"
)
_AGAIN: Final = re.compile(works.SHOWN_AGAIN, re.IGNORECASE)
_NOT_THE_FILM: Final = re.compile(works.NOT_THE_FILM, re.IGNORECASE)
_FILM_MARK: Final = re.compile(f"[{SUBJECT}{OTHER}]")
_SMALL: Final = r"(?:[\s,]{1,2}(?!\d{4})[^\s.!?;:()]{1,12}){0,6}?[\s,]{1,2}"


def find_years(scene: Scene) -> Iterator[Claim]:
    """Yield the year that the page gives its film, each time that a sentence does; else the place of a known one."""
    if scene.films.subject is None:
        return
    found = False
    for index, line in enumerate(scene.lines):
        if "0" not in line.words:
            continue
        for claim in (*_beside(scene, line), *_came_out(scene, index)):
            found = True
            yield claim
    if not found:
        yield from _known(scene.page, scene.films.subject)


def _beside(scene: Scene, line: Line) -> Iterator[Claim]:
    """Read a year beside the title: `Salt (1962)`, `Salt, directed by Ann Lee, 1962`, `the 1962 Danish drama Salt`."""
    for match in _beside_rule().matches(line):
        group = match.lastgroup or "a"
        if not about_other(line, match.start(), match.start()):
            yield _stated(scene, line, match.span(), match[group])


def _came_out(scene: Scene, index: int) -> Iterator[Claim]:
    """Read the year in which a sentence lets the film come out for the first time."""
    line = scene.lines[index]
    for match in _came_out_rule().matches(line):
        words = line.text[max(0, match.start() - _BEFORE) : match.end()]
        subject = line.marked[match.start()] == SUBJECT
        if _AGAIN.search(line.text) or _NOT_THE_FILM.search(words) or OTHER in match[0]:
            continue
        if about_other(line, match.start(), match.start()) or not (subject or _is_of_film(scene, index, match.start())):
            continue
        yield _stated(scene, line, match.span(), match["y"] or match["z"])


def _is_of_film(scene: Scene, index: int, at: int) -> bool:
    """Tell whether "it" is the page's film: the first film of the sentence before, if that names any, is it."""
    if OTHER in scene.lines[index].marked[:at]:
        return False
    before = scene.lines[index - 1].marked if index else ""
    named = _FILM_MARK.search(before)
    return named is None or named[0] == SUBJECT


def _stated(scene: Scene, line: Line, place: tuple[int, int], year: str) -> Claim:
    return said(scene, line, place, Said(predicate="year", value=year, rule="years.stated/1", p=0.9))


def with_known_year(page: Page, subject: SubjectFilm | None, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Add the film's year to a page's claims where they lack it, in text order, if its text has that year anywhere.

    For a year that was learned of the claims themselves, after they were found: from a release, a director's name.
    """
    if subject is None or any(claim.predicate == "year" for claim in claims):
        return claims
    return tuple(sorted((*claims, *_known(page, subject)), key=lambda claim: claim.span.start))


def _known(page: Page, subject: SubjectFilm) -> Iterator[Claim]:
    """Yield the place of the year that the film is known by: after its title, else where it stands in no date."""
    if subject.year is None:
        return
    text, alone = page.text, re.compile(rf"(?<![\d/.-])(?<!\d,\s)(?<!\d\s){subject.year}(?![-/.]?\d)")
    in_address = re.compile(rf"(?<=[\w-]-){subject.year}(?![-/\w])")
    after = (
        alone.search(text, at + len(subject.title), at + len(subject.title) + _NEAR)
        for at in islice(places_of(text, subject.title), _PLACES)
    )
    match = next((m for m in after if m), None) or in_address.search(text) or alone.search(text)
    if match:
        span: Span = page.span(match.start(), match.end())
        yield Claim(predicate="year", value=match[0], raw=match[0], span=span, rule="years.known/1", p=0.85)


@cache
def _beside_rule() -> Rule:
    noun = either((*FILM, "masterpiece", "classic", "film noir", "feature"))
    return rule(
        rf"{{F}}['’”\"]?\s\((?P<a>{_YEAR})\)|\((?P<b>{_YEAR})\srelease\)|"
        rf"{{F}}['’”\"]?,\s[^.,;:()]{{2,30}}\s{{P}},\s(?P<c>{_YEAR})(?=[.,;)\s]|$)|"
        rf"\b(?P<d>{_YEAR})(?:['’]s)?\s(?:[\w-]+\s){{0,3}}?{noun}\s[“\"‘'«*_]?{{F}}",
        (SUBJECT, "release"),
    )


@cache
def _came_out_rule() -> Rule:
    verbs, after = either(works.CAME_OUT), either(works.CAME_OUT_AFTER)
    found = rf"(?:{{F}}|{_IT})[^.!?;:()]{{1,60}}?\b(?:{verbs}{_SMALL}(?P<y>{_YEAR})|(?P<z>{_YEAR})\s{after}\b)"
    return rule(found, (*works.CAME_OUT, *works.CAME_OUT_AFTER))
