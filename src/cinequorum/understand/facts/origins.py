"""Where and when a film is set, and what it is made from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from cinequorum.model.claim import Claim
from cinequorum.model.page import Role
from cinequorum.understand.facts.credit import about_other
from cinequorum.understand.facts.marking import PERSON
from cinequorum.understand.facts.rule import rule
from cinequorum.understand.facts.scene import NAME, Line, Scene

_BOOK: Final = (
    r"(?:novel|novella|book|books|memoir|short\sstory|story|play|stage\splay|comic|comics|"
    r"comic\sbook|graphic\snovel|manga|series|novels|trilogy|poem|autobiography|biography|article|"
    r"video\sgame|game|musical|bestseller|best-seller|novela|libro|cómic|roman|livre|buch|romane)"
)
_BOOK_CUES: Final = tuple(re.findall(r"[^\W\d_]+", _BOOK.replace(r"\s", " ")))
_SOURCE: Final = rule(
    r"\b(?:based\s(?:\w+\s)?(?:up)?on|adapted\sfrom|adaptation\sof|inspired\sby|adapts|drawn\sfrom|"
    r"basada\sen|basado\sen|"
    r"adaptación\sde|adapté\s(?:de|du)|adaptée\sde|d['’]après|nach\sdem|basierend\sauf|"
    r"based\son)\s(?P<what>[^.;:()]{3,100})",
    (
        *("based", "adapted", "adaptation", "inspired", "adapts", "drawn", "basada", "basado", "adaptación", "adapté"),
        *("adaptée", "après", "nach", "basierend"),
    ),
)
_OWNED_BOOK: Final = rule(rf"(?P<what>{{P}}['’]s?\s(?:[\w-]+\s){{0,3}}{_BOOK}\b)", _BOOK_CUES)
_BOOK_BY: Final = rule(rf"(?P<what>\b{_BOOK}\s(?:by|de|von)\s{{P}})", ("by", "de", "von"))
_CREDITED: Final = rule(rf"(?P<what>{{P}},\s(?:whose|the\sauthor\sof\sthe)\s{_BOOK})", ("whose", "author"))
_WHAT_END: Final = re.compile(
    r",\s|\s(?:and\s(?:it|the film|directed|starring)|which|who|that|with|starring|directed|in which|but|where|as)\b"
)
_COUNTED: Final = re.compile(r"\d[\d.,]*\s(?:\w+\s){0,2}(?:ratings?|reviews?|votes?|critics?|users?|scores?)\b", re.I)
_TRUE: Final = re.compile(r"\b(?:true|real|actual|fact|facts|events|hechos|historia\sreal|réels|wahre)", re.IGNORECASE)


def find_origins(scene: Scene) -> Iterator[Claim]:
    """Yield settings and sources from the page's sentences."""
    cues = _cues()
    for line in scene.lines:
        if cues.isdisjoint(line.words) or line.sentence.role is Role.HEADING:
            continue
        yield from _sources(scene, line)
    yield from _plot_line(scene)


def _sources(scene: Scene, line: Line) -> Iterator[Claim]:
    for found, p in ((_SOURCE, 0.85), (_OWNED_BOOK, 0.8), (_BOOK_BY, 0.8), (_CREDITED, 0.7)):
        for match in found.matches(line):
            what = re.split(r"--|\s[–—]\s", line.text[slice(*match.span("what"))])[0]
            end = _WHAT_END.search(what)
            what = (what[: end.start()] if end and found is not _CREDITED else what).strip(" ,")
            book = re.search(rf"\b{_BOOK}\b", what, re.IGNORECASE)
            named = NAME.search(line.marked[match.start("what") : match.start("what") + len(what)])
            person = found is _SOURCE and named is not None and named[0][0] == PERSON
            if (
                _TRUE.search(what)
                or _COUNTED.match(what)
                or not (book or person)
                or about_other(line, match.start(), match.start())
            ):
                continue
            words = scene.words(line, match.start(), match.start("what") + len(what))
            what = _with_author(line, match.start(), what)
            yield Claim(
                predicate="based_on",
                value=what,
                raw=words.raw,
                span=words.span,
                rule="origins.source/1",
                p=p,
                holder=scene.holder(line),
            )


def _with_author(line: Line, at: int, what: str) -> str:
    """Put a name for the pronoun: `his own novel` is a novel by the person named last before it."""
    match = re.match(rf"(?:his|her|their)\s(?:own\s)?(?P<book>(?:[\w-]+\s){{0,2}}{_BOOK})$", what, re.IGNORECASE)
    names = [line.text[n.start : n.end] for n in line.names if n.full and n.end <= at]
    return f"{match['book']} by {names[-1]}" if match and names else what


def _plot_line(scene: Scene) -> Iterator[Claim]:
    """Read the setting out of a synopsis in the metadata."""
    for datum in scene.page.metadata:
        if datum.key not in ("plot", "synopsis", "summary", "description", "logline"):
            continue
        yield from _plot_source(scene, datum.value, datum.span.start)


def _plot_source(scene: Scene, text: str, offset: int) -> Iterator[Claim]:
    match = re.search(rf"\b[Bb]ased on (?P<what>[^.;]{{3,80}}\b{_BOOK})\b", text)
    if match and offset >= 0:
        span = scene.page.span(offset + match.start(), offset + match.end())
        yield Claim(predicate="based_on", value=match["what"], raw=match[0], span=span, rule="origins.plot/1", p=0.85)


@cache
def _cues() -> frozenset[str]:
    """Return words, one of which stands in every sentence with a genre, a source or a setting."""
    found = (_SOURCE, _OWNED_BOOK, _BOOK_BY, _CREDITED)
    return frozenset().union(*(each.cues for each in found))
