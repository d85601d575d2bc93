"""Where and when a film is set: as a sentence says outright, or as the plot is told.

`Set in 1974 Boston` says it. Elsewhere a story's people live, work or arrive at a place: `a couple living in Lyon`, `an
Edinburgh youth`, `2042, Los Angeles.`. Such words count near the beginning of a page, where plots are told, and not in
sentences about how the film was made or shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from cinequorum.model.claim import Claim
from cinequorum.model.page import Role
from cinequorum.understand.data.countries import COUNTRIES, PLACES
from cinequorum.understand.data.settings import (
    DURING,
    ERAS,
    LOCALES,
    OF_PLACE,
    OFF_SCREEN,
    PREPOSITIONS,
    STAYS,
    SURELY_IN,
    TOWNS,
)
from cinequorum.understand.facts.credit import about_other
from cinequorum.understand.facts.marking import NEXT, OTHER, SUBJECT
from cinequorum.understand.facts.rule import Rule, plain_rule
from cinequorum.understand.facts.said import Said, said
from cinequorum.understand.facts.scene import Line, Scene, either

_SET: Final = plain_rule(
    re.compile(
        r"\b(?:[Ss]et|takes\splace|unfolds|transcurre|ambientada|ambientado|ambientato|se\sdéroule|se\spassa|spielt|speelt|"
        r"angesiedelt)\s(?:\w+ly\s)?"
        r"(?P<where>(?:in|on|during|around|at|against|amid|en|à|im|dans|em|no|na|nella|nel|a)\s"
        r"(?:[A-Z]\.(?=[A-Z]\.)|(?<=[A-Z])\.|[^.;:()]){3,90})"
    ),
    (
        *("set", "takes", "unfolds", "transcurre", "ambientada", "ambientado", "ambientato", "déroule", "passa"),
        *("spielt", "speelt", "angesiedelt"),
    ),
)
_PLACE_SET: Final = plain_rule(
    re.compile(
        r"(?<![\w-])(?P<where>(?:[A-Z][\w’'.]+\s){0,2}[A-Z][\w’'.]+|(?:1[5-9]|20)\d\ds?)-set\s(?=[a-z])"
        r"(?!up|piece|list|aside)"
    ),
    ("set",),
)
_FESTIVAL: Final = re.compile(
    r"\s(?:[A-Z]\w+\s){0,3}(?:Festival|Filmfest\w*|Film\sAwards|Awards)\b"
)  # `the 2019 Oslo Film Festival`
_CUT: Final = re.compile(
    r",\s(?!\d{4})(?=[a-zF])|,\sstarring|\s(?:that|which|who|where|follows?|is|the\sstory|the\sfilm)\b"
)
_DATE: Final = re.compile(
    r"\b(?:(?:1[5-9]|20)\d\d(?:['’]?s)?|\d0s|(?:nine|eight)teenth century|future|Victorian|medieval)\b"
)
_CAPITALISED: Final = r"[^\W\d_a-z][\w'’-]+(?:\s[^\W\d_a-z][\w'’-]+){0,2}"
_PLOT: Final = 14  # sentences of the body in which the plot is told
_FIRST: Final = 3
_FILM_MARKS: Final = (SUBJECT, NEXT[SUBJECT], OTHER, NEXT[OTHER])
_REPORTS: Final = frozenset({"news", "interview", "other", "list"})


def find_settings(scene: Scene) -> Iterator[Claim]:
    """Yield where and when the film is set, from its sentences and from a synopsis among the page's data."""
    told = 0
    for line in scene.lines:
        role = line.sentence.role
        if role is Role.HEADING:
            continue
        yield from _stated(scene, line)
        if role not in (Role.BODY, Role.METADATA) or told >= _PLOT:
            continue
        told += role is Role.BODY
        if scene.page.kind.name not in _REPORTS and not _off_screen(line):
            yield from _told(scene, line, first=told <= _FIRST)
    yield from _plot_line(scene)


def _stated(scene: Scene, line: Line) -> Iterator[Claim]:
    """Read `set in 1974 Boston`, `1974 Boston`, `the Boston locales`."""
    if not _SET.cues.isdisjoint(line.words):
        for match in _SET.in_text(line):
            where = _CUT.split(match["where"])[0]
            yield from _setting(scene, line, (match.start(), match.start("where") + len(where)), 0.82)
    yield from _hyphened(scene, line)
    for rule in (_dated_place(), _locale()):
        found = next(rule.in_text(line), None)
        if found is None or _FESTIVAL.match(line.text, found.end()):
            continue
        yield from _setting(scene, line, found.span(), 0.75 if rule is _dated_place() else 0.68)


def _hyphened(scene: Scene, line: Line) -> Iterator[Claim]:
    """Read `a Boston-set thriller`, `the 1950s-set romance`."""
    for match in _PLACE_SET.in_text(line):
        if not about_other(line, match.start(), match.end()):
            named = (("date" if match["where"][:1].isdigit() else "place", match["where"]),)
            what = Said(predicate="setting", value=match["where"], rule="settings.hyphen/1", p=0.8, qualifiers=named)
            yield said(scene, line, match.span(), what)


def _off_screen(line: Line) -> bool:
    return not _off_screen_words().isdisjoint(line.words)


def _told(scene: Scene, line: Line, *, first: bool) -> Iterator[Claim]:
    """Read the places of a plot; of the very first sentences any place after a preposition."""
    language = scene.page.language[:2]
    rules = [(_of_place(), 0.68), (_surely_in(), 0.68), (_era(), 0.66), (_opening(), 0.7)]
    if language in STAYS:
        rules.append((_stay(language), 0.64))
    if first and scene.page.kind.name != "feature":
        rules.append((_in_place(language), 0.6))
    for found, p in rules:
        match = next(found.in_text(line), None)
        if match and not _in_title(scene, line, match) and not about_other(line, match.start(), match.end()):
            what = Said(
                predicate="setting",
                value=match["place"],
                rule="settings.told/1",
                p=p,
                qualifiers=(("date" if found is _era() else "place", match["place"]),),
            )
            yield said(scene, line, match.span(), what)


def _in_title(scene: Scene, line: Line, match: re.Match[str]) -> bool:
    """Tell whether a place is a film's title or a part of the page's film's: `City of Salt`, `Gran Torino`."""
    subject = scene.films.subject
    title = f"{subject.title} {subject.original_title or ''}" if subject else ""
    return line.marked[match.start("place")] in _FILM_MARKS or match["place"] in title


def _setting(scene: Scene, line: Line, place: tuple[int, int], p: float) -> Iterator[Claim]:
    raw = line.text[place[0] : place[1]]
    date, where = _DATE.search(raw), _place_in(raw)
    if (date or where) and not about_other(line, place[0], place[0]):
        raw = re.sub(r"(?<=0)['’](?=s\b)", "", raw)
        value = re.sub(
            r"^(?i:set|takes place|unfolds)\s+(?:\w+ly\s)?(?i:in|on|during|around|at)\s+(?:the\s)?", "", raw
        ).strip(" ,")
        named = (("date", date[0] if date else ""), ("place", where))
        what = Said(predicate="setting", value=value, rule="settings.stated/1", p=p, qualifiers=named)
        yield said(scene, line, place, what)


def _place_in(raw: str) -> str:
    known = _place().search(raw)
    if known:
        return known[0]
    after = re.search(
        r"\b(?:in|of|near|outside|on|en|de|à|nella|nel|na)\s(?:la\s|the\s(?:\w+\s){0,3}(?:town|city|village|island|"
        r"district)\sof\s)?((?:[A-Z][\w'’-]+\s?){1,3})",
        raw,
    )
    return after[1].strip() if after else ""


def _plot_line(scene: Scene) -> Iterator[Claim]:
    """Read the setting out of a synopsis in the metadata."""
    for datum in scene.page.metadata:
        if datum.key not in ("plot", "synopsis", "summary", "description", "logline"):
            continue
        match = _dated_place().found.search(datum.value) or _place().search(datum.value)
        title = scene.films.subject.title if scene.films.subject else ""
        if match and scene.page.kind.name not in _REPORTS and match[0] not in title:
            span = scene.page.span(datum.span.start, min(datum.span.end, datum.span.start + 400))
            yield Claim(
                predicate="setting",
                value=match[0],
                raw=scene.page.slice(span),
                span=span,
                rule="settings.plot/1",
                p=0.65,
                qualifiers=(("place", _place_in(match[0])),),
            )


@cache
def _known() -> str:
    return either(dict.fromkeys((*PLACES, *COUNTRIES, *TOWNS)))


@cache
def _cues() -> tuple[str, ...]:
    return (*PLACES, *COUNTRIES, *TOWNS)


@cache
def _off_screen_words() -> frozenset[str]:
    return frozenset(OFF_SCREEN)


@cache
def _place() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_known()}(?![\w-])")


@cache
def _dated_place() -> Rule:
    found = re.compile(
        r"\b(?:(?:18|19|20)\d\d(?:['’]?s)?|near-future|post-?\s?war|wartime|modern-day|occupied|defeated|ancient|medieval|"
        rf"present-day)\s(?:(?!and\s|in\s|to\s|the\s|nach\s|la\s|en\s|a\s)[a-z]\w*\s)?{_known()}(?![\w-])"
    )
    return plain_rule(found, _cues())


@cache
def _locale() -> Rule:
    """`the San Francisco locales`, `the gritty New York atmosphere`."""
    found = re.compile(rf"(?<!\w){_known()}\s(?:[a-z][\w-]*\s)?{either(LOCALES)}\b")
    return plain_rule(found, LOCALES)


@cache
def _of_place() -> Rule:
    """`An Edinburgh youth`, `his barren New York bachelor-pad`."""
    found = re.compile(
        r"\b(?i:an?|the|his|her|their|two|three|young|retired)\s(?:[a-z][\w-]+\s){0,2}"
        rf"(?P<place>{_known()})(?:['’]s)?\s(?:[a-z-]+\s)?{either(OF_PLACE)}\b"
    )
    return plain_rule(found, OF_PLACE)


@cache
def _surely_in() -> Rule:
    """`a couple living in Lyon`, `the village of Orr`: after these words a name is a place's."""
    found = re.compile(rf"(?<!\w){either(SURELY_IN)}\s(?P<place>{_CAPITALISED})")
    return plain_rule(found, SURELY_IN)


@cache
def _era() -> Rule:
    found = re.compile(
        rf"(?<!\w)(?i:{either(DURING)})\s(?:the\s|la\s|le\s|des?\s|den\s|dem\s)?(?P<place>{either(ERAS)})(?!\w)"
    )
    return plain_rule(found, ERAS)


@cache
def _opening() -> Rule:
    """`2042, Los Angeles.` or `Los Angeles, 2042:` at the beginning of a sentence."""
    label = r"(?:[^\W\d_]{4,12}\s?:\s)?"
    year = r"(?:1[5-9]|20)\d\d"
    town_first = rf"{either((*PLACES, *TOWNS))},\s(?:[^\W\d_]+\s)?{year}"
    found = re.compile(rf"^{label}(?P<place>(?:[^\W\d_]+\s)?{year},\s{_known()}|{town_first})\s?(?=[.:–—-]|$)")
    return plain_rule(found, _cues())


@cache
def _stay(language: str) -> Rule:
    """A word for what a story's people do, and a place at most five words on."""
    found = re.compile(
        rf"(?<!\w)(?i:{either(STAYS[language])})(?:,?\s(?!and\s)[^\s.;:!?()]+){{0,5}}?\s{either(PREPOSITIONS[language])}\s"
        rf"(?:[a-zà-ÿ][\w'’-]*\s){{0,3}}?(?P<place>{_known()})(?![\w-])"
    )
    return plain_rule(found, _cues())


@cache
def _in_place(language: str) -> Rule:
    before = either(PREPOSITIONS.get(language, PREPOSITIONS["en"]))
    found = re.compile(
        rf"\b(?:{before}|escape|across|outside|an?)\s(?:the\s)?(?:[a-z][\w-]*\s)?(?P<place>{_known()})(?![\w-])"
    )
    return plain_rule(found, _cues())
