"""Who made the film and who brings it out, where a company's name says so: under labels, in sentences, by a copyright.

A company's name is one of the table, or capitalised words of which one is a word for such companies (`Pictures`).
In news a studio that decides about the film is taken for one that makes it, if it is the only one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from cinequorum.model.claim import Claim
from cinequorum.understand.data.companies import (
    BRINGS,
    BROUGHT_BY,
    COMMON_NAMES,
    COMPANY_WORDS,
    DECIDES,
    MADE_BY,
)
from cinequorum.understand.data.windows import DISTRIBUTORS
from cinequorum.understand.facts.credit import about_other
from cinequorum.understand.facts.labels import label_starts, predicates_of
from cinequorum.understand.facts.row_lines import Row
from cinequorum.understand.facts.rule import Rule, cue_words, plain_rule
from cinequorum.understand.facts.said import Said, said
from cinequorum.understand.facts.scene import Scene, either

_ASIDE: Final = re.compile(r"\s*\([^()]{0,60}\)")
_MOST: Final = 12  # companies under one label
_LONGEST: Final = 120
_LABEL: Final = 40
_NEWS: Final = ("news", "trailer_news")
_BAR: Final = " | "
_FIELDS: Final = ("production_company", "distributor")


def find_companies(scene: Scene) -> Iterator[Claim]:
    """Yield the companies that made the page's film, and those that bring it out."""
    rows = scene.rows
    labels = frozenset(scene.label_rows)
    for index, row in enumerate(rows):
        if index in labels:
            yield from _under_label(scene, row, rows[index + 1 : index + 1 + _MOST])
        if _BAR in row.text:
            yield from _before_release(scene, row)
    cues = _cues()
    for line in scene.lines:
        if cues.isdisjoint(line.words) and "©" not in line.text:
            continue
        for found, predicate, p in _sentences():
            for match in found.in_text(line):
                if not about_other(line, match.start(), match.end()) and not _of_another_year(scene, match[0]):
                    what = Said(predicate=predicate, value=match["who"], rule="companies.told/1", p=p)
                    yield said(scene, line, match.span(), what)
    if scene.page.kind.name in _NEWS:
        yield from _deciding(scene)


def _of_another_year(scene: Scene, words: str) -> bool:
    """Tell whether a copyright's year is another than the film's: the picture is another film's."""
    year, film = re.search(r"©\s?(\d{4})", words), scene.films.subject
    return year is not None and film is not None and film.year is not None and abs(int(year[1]) - film.year) > 1


def _under_label(scene: Scene, label: Row, rows: Sequence[Row]) -> Iterator[Claim]:
    """Read the companies under `Production Companies`, a line each, with asides in parentheses."""
    text = label.text.rstrip(" :：")
    if not 2 <= len(text) <= _LABEL or text.lower().split(" ", 1)[0] not in label_starts():
        return
    predicates = [p for p in predicates_of(text, scene.page.language) if p in _FIELDS]
    for row in rows if predicates else ():
        name = _ASIDE.sub("", row.text).strip()
        if not row.text or not _company().fullmatch(name):
            return
        yield _claim(scene, row, (predicates[0], name))


def _before_release(scene: Scene, row: Row) -> Iterator[Claim]:
    """Read `Aurora Pictures | Release Date: 5 May 2013`."""
    head, _, rest = row.text.partition(_BAR)
    label = rest.split(":", 1)[0] if ":" in rest else ""
    if label and predicates_of(label, scene.page.language) == ("release",) and _company().fullmatch(head.strip()):
        yield _claim(scene, row, ("distributor", head.strip()))


def _claim(scene: Scene, row: Row, what: tuple[str, str]) -> Claim:
    start = row.start + row.text.find(what[1][:10])
    span = scene.page.span(start, min(start + len(what[1]), row.start + len(row.text)))
    raw = scene.page.slice(span)
    return Claim(predicate=what[0], value=what[1], raw=raw, span=span, rule="companies.row/1", p=0.9)


def _deciding(scene: Scene) -> Iterator[Claim]:
    """Read the one studio that a report lets decide something: `Aurora is still looking for a director`."""
    found: dict[str, Claim] = {}
    for line in scene.lines:
        for match in _decides().in_text(line):
            if not about_other(line, match.start(), match.end()):
                what = Said(predicate="production_company", value=match["who"], rule="companies.decides/1", p=0.6)
                found.setdefault(match["who"].split()[0], said(scene, line, match.span(), what))
    if len(found) == 1:
        yield from found.values()


@cache
def _names() -> str:
    """Return a pattern for a company's name: known, or capitalised words with one for companies among them."""
    word = r"(?:[^\W\d_a-z][\w.'’&-]*|\d{2}th|&)"
    known = either(name for name in DISTRIBUTORS if name not in COMMON_NAMES)
    return rf"(?:{known}(?![\w’'])|(?:{word}\s){{1,4}}{either(COMPANY_WORDS)}(?:\s{word}){{0,3}}(?!\w))"


@cache
def _company() -> re.Pattern[str]:
    return re.compile(_names())


@cache
def _sentences() -> tuple[tuple[Rule, str, float], ...]:
    """Return the rules for sentences, with what a name found by each is, and how probable."""
    who = rf"(?P<who>{_names()})"
    made = plain_rule(re.compile(rf"(?<!\w)(?i:{either(MADE_BY)})\s{who}"), MADE_BY)
    brought = plain_rule(re.compile(rf"(?<!\w)(?i:{either(BROUGHT_BY)})\s{who}"), BROUGHT_BY)
    brings = plain_rule(re.compile(rf"(?<!\w){who}\s(?i:{either(BRINGS)})(?!\w)"), BRINGS)
    owned = plain_rule(re.compile(rf"©\s?(?:\d{{4}}\s)?{who}"), _owner_cues())
    return (
        (made, "production_company", 0.82),
        (brought, "distributor", 0.82),
        (brings, "distributor", 0.82),
        (owned, "production_company", 0.6),
    )


@cache
def _decides() -> Rule:
    return plain_rule(
        re.compile(
            rf"(?<![\w’'])(?P<who>{either(n for n in DISTRIBUTORS if n not in COMMON_NAMES)})\s(?i:{either(DECIDES)})\s"
        ),
        DISTRIBUTORS,
    )


@cache
def _owner_cues() -> tuple[str, ...]:
    return (*DISTRIBUTORS, *(word for word in COMPANY_WORDS if word.isalpha()))


@cache
def _cues() -> frozenset[str]:
    return cue_words((*MADE_BY, *BROUGHT_BY, *BRINGS))
