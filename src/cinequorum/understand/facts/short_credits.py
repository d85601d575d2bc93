"""The record of a film in one line, with abbreviations for labels: `Dir. Ann Lee, scr. Bo Day`, `R: Ann Lee`.

Before it country, year and length: `Norway, 2019, 112 min. Director: Ann Lee. With Bo Day and Cy Orr.`
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from cinequorum.model.claim import Claim
from cinequorum.model.page import Role
from cinequorum.understand.data.countries import COUNTRIES
from cinequorum.understand.data.short_labels import LETTERS, SEVERAL, WITH
from cinequorum.understand.facts.cells import SheetLine, sheet_claims
from cinequorum.understand.facts.labels import labelled_in
from cinequorum.understand.facts.lengths import minutes_in
from cinequorum.understand.facts.scene import Scene, either

_ROLES: Final = (Role.BODY, Role.TITLE, Role.HEADING, Role.BYLINE)
_LONGEST: Final = 360  # characters of a line
_FEWEST_LETTERS: Final = 2
_FILMS: Final = 1  # lines with a director: more are the films of a list
_END: Final = re.compile(r"[|;•·\n()\[\]]|\s[–—-]\s|,?\s\d|(?<=[^\W\d_A-Z]{3})\.(?=\s|$)")
_P: Final = 0.88


@dataclass(frozen=True, slots=True, kw_only=True)
class _Label:
    predicate: str
    start: int
    end: int


def find_short_credits(scene: Scene) -> Iterator[Claim]:
    """Yield the credits of such lines, and the country, year and length that stand before or among them."""
    lines = list(_lines(scene))
    told = [(text, at, labels) for text, at in lines if (labels := _labels(text, scene.page.language))]
    if sum(any(label.predicate == "director" for label in labels) for _, _, labels in told) <= _FILMS:
        for text, at, labels in told:
            yield from _credits(scene, text, at, labels)
    heads = [(text, at, match) for text, at in lines if (match := _head().match(text))]
    if len(heads) <= _FILMS:
        for text, at, match in heads:
            yield from _origin(scene, text, at, match)


def _lines(scene: Scene) -> Iterator[tuple[str, int]]:
    for block in scene.page.having(*_ROLES):
        for match in re.finditer(r"[^\n]+", scene.page.slice(block.span)):
            if len(match[0]) <= _LONGEST:
                yield match[0], block.span.start + match.start()


def _labels(text: str, language: str) -> list[_Label]:
    """Return the abbreviations of a line; none where they are in parentheses, as of other films, or prove nothing."""
    if not any(sign in text for sign in ".:"):
        return []
    several = [_named(m, _by_word()) for m in _several().finditer(text) if not _in_parentheses(text, m.start())]
    known = LETTERS.get(language.split("-", 1)[0], LETTERS["en"])
    letters = [_named(m, known) for m in _letter().finditer(text) if m["label"].lower() in known]
    if len(letters) < _FEWEST_LETTERS or all(label.predicate != "director" for label in letters):
        letters = []
    found = sorted([*several, *letters], key=lambda label: label.start)
    alone = len(found) == 1 and (found[0].predicate != "director" or text[: found[0].start].strip(" *_–-·•"))
    return [] if alone else found


def _named(match: re.Match[str], known: Mapping[str, str]) -> _Label:
    word = re.sub(r"[.\s]+", " ", match["label"].lower()).strip()
    return _Label(predicate=known[word], start=match.start(), end=match.end())


def _in_parentheses(text: str, at: int) -> bool:
    return text.count("(", 0, at) > text.count(")", 0, at)


def _credits(scene: Scene, text: str, at: int, labels: Sequence[_Label]) -> Iterator[Claim]:
    full = [text.rfind(x.label, 0, x.start) for x in labelled_in(text, scene.page.language)]
    starts = sorted({label.start for label in labels} | set(full))
    last = labels[-1].end
    extra = [_Label(predicate="cast", start=m.start(), end=m.end()) for m in _with().finditer(text, last)]
    for label in (*labels, *extra[:1]):
        stop = min((s for s in (*starts, *(x.start for x in extra)) if s > label.start), default=len(text))
        sign = _END.search(text, label.end, max(stop, label.end))
        value = text[label.end : sign.start() if sign else stop].rstrip(" .,;")
        if value:
            line = SheetLine(
                predicate=label.predicate, value=value, start=at + label.end, rule="short_credits.label/1", p=_P
            )
            yield from sheet_claims(scene, line)


def _origin(scene: Scene, text: str, at: int, match: re.Match[str]) -> Iterator[Claim]:
    """Country, year and length at the head of a line that goes on with credits, or ends."""
    rest = text[match.end() :].lstrip(" .,;|·•–-)")
    if rest and not next(labelled_in(rest, scene.page.language), None) and not _labels(rest, scene.page.language):
        return
    places = [("country", m[0], m.span()) for m in _country().finditer(text, *match.span("where"))]
    minutes = minutes_in(match["length"])
    told = [*places, ("year", match["year"], match.span("year"))]
    told += [("runtime", str(minutes), match.span("length"))] if minutes else []
    for predicate, value, (start, end) in told:
        span = scene.page.span(at + start, at + end)
        yield Claim(
            predicate=predicate, value=value, raw=scene.page.slice(span), span=span, rule="short_credits.head/1", p=_P
        )
    extra = _with().search(text, match.end())
    if extra:
        sign = _END.search(text, extra.end())
        value = text[extra.end() : sign.start() if sign else len(text)].rstrip(" .,;")
        line = SheetLine(predicate="cast", value=value, start=at + extra.end(), rule="short_credits.with/1", p=_P)
        yield from sheet_claims(scene, line)


@cache
def _by_word() -> Mapping[str, str]:
    return {word: predicate for predicate, words in SEVERAL.items() for word in words}


@cache
def _several() -> re.Pattern[str]:
    words = either(_by_word()).replace(r"\s", r"\.?\s")
    return re.compile(rf"(?<![\w.-])(?P<label>(?i:{words}))(?:\.\s?:?|\s?:)\s(?=[^\W\d_a-z])")


@cache
def _letter() -> re.Pattern[str]:
    return re.compile(r"(?<![\w.-])(?P<label>[A-Z])\s?:\s(?=[^\W\d_a-z])")


@cache
def _with() -> re.Pattern[str]:
    return re.compile(rf"(?:^|(?<=[.,;|(–-]\s))(?i:{either(WITH)}):?\s(?=[^\W\d_a-z]\w+\s[^\W\d_a-z])")


@cache
def _country() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(COUNTRIES)}(?!\w)")


@cache
def _head() -> re.Pattern[str]:
    one = either(COUNTRIES)
    length = r"(?:\d{2,3}\s?(?:min|mn|мин|['’′]|分|분)\w*|[1-4]\s?h\s?\d{0,2}(?:\s?min)?)\.?"
    return re.compile(
        rf"\W*(?P<where>{one}(?:\s?[/,&–-]\s?{one}){{0,5}})[,.;]?\s\(?(?P<year>(?:18[89]|19\d|20[0-4])\d)\)?[,.;:|·•–-]?\s"
        rf"(?:[^\d\n]{{0,30}}\s)?(?P<length>{length})",
        re.IGNORECASE,
    )
