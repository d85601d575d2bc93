"""What a film is made from: a book, a play, a game, another film; or that there is a book, since the page knows it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from cinequorum.model.claim import Claim
from cinequorum.model.page import Role
from cinequorum.understand.data.sources import BOOK_READ, BOOKS, MADE_FROM, SOURCES_IN_ONE, TOLD_BOOKS
from cinequorum.understand.facts.carried import goes_on_about_other
from cinequorum.understand.facts.credit import about_other, is_of_a_kind
from cinequorum.understand.facts.marking import OTHER, PERSON, with_single_words
from cinequorum.understand.facts.rule import Rule, plain_rule, rule
from cinequorum.understand.facts.said import Said, said
from cinequorum.understand.facts.scene import NAME, Line, Scene, either

_BOOK: Final = either(BOOKS)
_TOLD_BOOK: Final = either((*BOOKS, *TOLD_BOOKS))
_NEAR: Final = 28  # characters after "based on" in which the author stands where no book does
_WHAT_END: Final = re.compile(
    r",\s|\s(?:and\s(?:it|the film|directed|starring)|which|who|that|with|starring|directed|in which|but|where|as|"
    r"dirigid[ao]|escrit[ao]|que|qui|che|der|die|das|von\sdem|geht|gaat|erzählt|spielt|handelt|zeigt|folgt|begleitet|com|con|mit|avec)\b"
)
_COUNTED: Final = re.compile(r"\d[\d.,]*\s(?:\w+\s){0,2}(?:ratings?|reviews?|votes?|critics?|users?|scores?)\b", re.I)
_TRUE: Final = re.compile(
    r"\b(?:true|real|actual|fact|facts|events|hechos|historia\sreal|réels|réelle|vraie|wahre\w*|vera|vere|fatti|reais|"
    r"verídic\w+|waargebeurd\w*|реальн\w+|skutečn\w+|prawdziw\w+|gerçek)",
    re.IGNORECASE,
)
# "d'après un scénario de Jane Doe" says who wrote the film.
_SCRIPT: Final = re.compile(
    r"(?:[\w’'-]{1,5}\s){0,2}(?:original\s|own\s)?(?:screenplay|script|scénario|drehbuch|gui[oó]n|sceneggiatura|roteiro|"
    r"scenario|manus|scenariusz\w*|scénář\w*|сценари\w*)\b",
    re.IGNORECASE,
)
_ADJECTIVE: Final = re.compile(r"\bcomic$", re.IGNORECASE)
_FILM_NEXT: Final = re.compile(r"\s(?:film|movie|drama|thriller|western|fantasy|fable|caper|take|tone|touch)s?\b")
_ENGLISH: Final = re.compile(r"(?:based|adapt(?:ed|s|ation of)|inspired by|drawn)\b", re.IGNORECASE)
_OF_AUTHOR: Final = re.compile(
    r"(?:based|adapted|basad[ao]|basead[ao]|basé|basat[oa]|gebaseerd|basier|d['’]après|tiré|tratt[oa]|по мотивам)",
    re.IGNORECASE,
)
_PLOT_KEYS: Final = ("plot", "synopsis", "summary", "description", "logline")


def find_origins(scene: Scene) -> Iterator[Claim]:
    """Yield what the page's sentences say that its film is made from."""
    cues = _cues()
    lines = [line for line in scene.lines if not cues.isdisjoint(line.words) and line.sentence.role is not Role.HEADING]
    found = [claim for line in lines for claim in _sources(scene, line)]
    found += _plot_line(scene)
    yield from found or (claim for line in lines for claim in _known_book(scene, line))


def _sources(scene: Scene, line: Line) -> Iterator[Claim]:
    marked = with_single_words(line.marked, line.text)
    seen: list[tuple[int, int]] = []
    for found, p in _rules():
        for match in () if found.cues.isdisjoint(line.words) else found.found.finditer(marked):
            what = re.split(r"--|\s[–—]\s", line.text[slice(*match.span("what"))])[0]
            if p >= _rules()[0][1]:
                begin = re.match(rf"(?:[\w'’-]+\s){{0,4}}?{_TOLD_BOOK}\b", what, re.IGNORECASE)
                end = _WHAT_END.search(what, begin.end() if begin else 0)
                what = what[: end.start()] if end else what
            what = what.strip(" ,")
            if is_of_a_kind(line.text[: match.start("what")], what):
                continue
            bound = OTHER in match["what"]  # the other film is the source itself
            if not _is_source(line, match, what) or about_other(line, match.start(), match.start(), bound=bound):
                continue
            if not bound and goes_on_about_other(scene, line):
                continue
            if any(start <= match.start("what") < end for start, end in seen):
                continue
            seen.append(match.span("what"))
            place = (match.start(), match.start("what") + len(what))
            value = _with_author(line, match.start(), what)
            yield said(scene, line, place, Said(predicate="based_on", value=value, rule="origins.source/2", p=p))


def _is_source(line: Line, match: re.Match[str], what: str) -> bool:
    """Tell whether words name a work: a book's kind near their beginning, another film, or a person."""
    if _TRUE.search(what) or _COUNTED.match(what) or _SCRIPT.match(what):
        return False
    after = line.text[match.start("what") + len(what) :]
    if _ADJECTIVE.search(what) and _FILM_NEXT.match(after):  # `her darkly comic film`
        return False
    if match.re is not _rules()[0][0].found:
        return True
    marked = line.marked[match.start("what") : match.start("what") + len(what)]
    named = NAME.search(marked)
    person = named is not None and named[0][0] == PERSON and named.start() <= _NEAR
    if person and _OF_AUTHOR.match(match[0]):
        return True
    gap = r"" if _ENGLISH.match(match[0]) else r"^(?:[\w'’-]+\s){0,4}?"
    return re.search(rf"{gap}\b{_TOLD_BOOK}\b", what, re.IGNORECASE) is not None


def _with_author(line: Line, at: int, what: str) -> str:
    """Put a name for the pronoun: `his own novel` is a novel by the person named last before it."""
    match = re.match(rf"(?:his|her|their)\s(?:own\s)?(?P<book>(?:[\w-]+\s){{0,2}}{_BOOK})$", what, re.IGNORECASE)
    names = [line.text[n.start : n.end] for n in line.names if n.full and n.end <= at]
    return f"{match['book']} by {names[-1]}" if match and names else what


def _known_book(scene: Scene, line: Line) -> Iterator[Claim]:
    """Read that there is a book: `I have not read the book`, `die Comicvorlage`."""
    for found, p in ((_read(), 0.62), (_in_one(), 0.72)):
        match = next(found.in_text(line), None)
        if match and OTHER not in line.marked[: match.start()] and not about_other(line, match.start(), match.end()):
            words = re.search(r"(?:\S+\s)?\S+$", match[0])
            value = words[0] if words else match[0]
            yield said(scene, line, match.span(), Said(predicate="based_on", value=value, rule="origins.read/1", p=p))


def _plot_line(scene: Scene) -> Iterator[Claim]:
    """Read the source out of a synopsis in the metadata."""
    for datum in scene.page.metadata:
        if datum.key not in _PLOT_KEYS or datum.span.start < 0:
            continue
        match = re.search(rf"\b[Bb]ased on (?P<what>[^.;]{{3,80}}\b{_BOOK})\b", datum.value)
        if match:
            start = datum.span.start + match.start()
            span = scene.page.span(start, start + len(match[0]))
            value, raw = match["what"], match[0]
            yield Claim(predicate="based_on", value=value, raw=raw, span=span, rule="origins.plot/1", p=0.85)


@cache
def _rules() -> tuple[tuple[Rule, float], ...]:
    """Return the rules with how probable they are: first the one for `based on`."""
    phrases = either(phrase for phrase in MADE_FROM if not phrase.startswith("based "))
    made = rule(
        rf"(?<!\w)(?:based\s(?:\w+\s)?(?:up)?on|{phrases})(?:\s|(?<=['’]))(?P<what>[^.;:()]{{3,100}})",
        ("based", *MADE_FROM),
    )
    owned = rule(rf"(?P<what>{{P}}['’]s?\s(?:[\w-]+\s){{0,3}}{_BOOK}\b)", BOOKS)
    by = rule(rf"(?P<what>\b{_BOOK}\s(?:by|de|von|di|van)\s{{P}})", BOOKS)
    credited = rule(rf"(?P<what>{{P}},\s(?:whose|the\sauthor\sof\sthe)\s{_BOOK})", ("whose", "author"))
    film_of = rule(r"\bfilm\s(?:version\s)?of\s(?P<what>[\w.]+['’]s?\s[“\"‘']?{O})", ("film",))
    remake = rule(r"\bremake\s(?:of|de|di|von|du)\s(?:[\w'’-]+\s){0,6}?(?P<what>{O}(?:\s\(\d{4}\))?)", ("remake",))
    filmed = rule(r"(?P<what>[^\W\d_]\w+)-verfilmung", ("verfilmung",))
    return (
        (made, 0.85),
        (owned, 0.8),
        (by, 0.8),
        (remake, 0.75),
        (credited, 0.7),
        (film_of, 0.7),
        (filmed, 0.7),
    )


@cache
def _read() -> Rule:
    return plain_rule(re.compile(rf"(?<!\w){either(BOOK_READ)}(?!\w)", re.IGNORECASE), BOOK_READ)


@cache
def _in_one() -> Rule:
    return plain_rule(re.compile(rf"(?<!\w){either(SOURCES_IN_ONE)}(?!\w)", re.IGNORECASE), SOURCES_IN_ONE)


@cache
def _cues() -> frozenset[str]:
    """Return words, one of which stands in every sentence with a source."""
    return frozenset().union(*(each.cues for each, _ in _rules()), _read().cues, _in_one().cues)
