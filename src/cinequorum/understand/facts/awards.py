"""Festivals and prizes: what was won, what was only nominated, where the film was shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from cinequorum.model.claim import Claim
from cinequorum.text.relative import shifted
from cinequorum.understand.data.festivals import (
    AWARDS,
    BEST,
    BEST_OF,
    CATEGORIES,
    DOUBT,
    FESTIVAL_AT,
    FESTIVAL_HEADS,
    FESTIVAL_JOINTS,
    FESTIVALS,
    NOMINATED,
    PRIZES,
    SELECTED,
    WON,
)
from cinequorum.understand.facts.carried import goes_on_about_other
from cinequorum.understand.facts.credit import about_other
from cinequorum.understand.facts.rule import Rule, plain_rule
from cinequorum.understand.facts.scene import Line, Scene, either, pattern

_NUMBER: Final = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen)"
_YEARS_AGO: Final = re.compile(
    r"\b(?P<which>last|this)\syear\b|\bin\s(?P<year>(?:19|20)\d\d)\b|\b(?P<at>(?:19|20)\d\d)\s(?=\w)", re.I
)
_PERSON: Final = pattern(
    r"(?:winner|winners|nominee|nominees|nominated|winning)\s(?:\w+\s){0,3}{N}|{N}['’]s\s[^.]{0,30}$"
)
_ADORNED: Final = pattern(r"-\w+\s(?:[\w-]+\s){0,2}{F}")
_WORD: Final = re.compile(r"[\w’'-]+")


def find_awards(scene: Scene) -> Iterator[Claim]:
    """Yield the film's festivals and prizes. Guesses about prizes to come yield nothing."""
    for line in scene.lines:
        if line.sentence.review is None and line.text.rstrip().endswith("?"):
            continue
        yield from _shown(scene, line)
        yield from _prizes(scene, line)


def _shown(scene: Scene, line: Line) -> Iterator[Claim]:
    for match in _shown_rule().in_text(line):
        if about_other(line, match.start(), match.end()) or _doubtful(line.text[: match.start()]):
            continue
        festival = _festival_of(match["festival"])
        year, how = _year(scene, line.text[max(0, match.start() - 30) : match.end() + 20])
        qualifiers = [("festival", festival), ("result", "selected"), *([("year", year)] if year else [])]
        qualifiers += [("raw_date", how)] if how else []
        premiere = bool(re.search(r"premi[eè]r|uraufgeführt|estren", match[0], re.IGNORECASE))
        qualifiers += (
            [("resolved", "page_date")] if how and year else [("premiere", "true")] if how and premiere else []
        )
        words = scene.words(line, match.start(), match.end())
        yield Claim(
            predicate="award",
            value=f"selected for the {festival}",
            raw=words.raw,
            span=words.span,
            rule="awards.shown/1",
            p=0.85,
            qualifiers=tuple(sorted(qualifiers)),
            holder=scene.holder(line),
        )
        if year and premiere:
            extra = (("raw_date", how), ("resolved", "page_date")) if how else ()
            yield Claim(
                predicate="release",
                value=year,
                raw=words.raw,
                span=words.span,
                rule="awards.premiere/1",
                p=0.8,
                qualifiers=tuple(sorted((("festival", festival), ("window", "festival"), *extra))),
                holder=scene.holder(line),
            )


def _prizes(scene: Scene, line: Line) -> Iterator[Claim]:
    for match in _prize_rule().in_text(line):
        result = _result(line.text, match)
        if result is None or not _is_ours(line, match) or goes_on_about_other(scene, line):
            continue
        festival = _body_of(line.text, match)
        words = scene.words(line, *_wider(line.text, match))
        qualifiers = [("result", result), *([("festival", festival)] if festival else [])]
        yield Claim(
            predicate="award",
            value=re.sub(r"\s+", " ", match[0]).strip(" ,."),
            raw=words.raw,
            span=words.span,
            rule="awards.prize/1",
            p=0.8,
            qualifiers=tuple(sorted(qualifiers)),
            holder=scene.holder(line),
        )


def _is_ours(line: Line, match: re.Match[str]) -> bool:
    """Say whether the prize is the film's: `Oscar-winning` must adorn its title, nobody else's name stand by it."""
    if re.match(r"-\w", line.text[match.end() :]) and not _ADORNED.match(line.marked, match.end()):
        return False
    if about_other(line, match.start(), match.end()) or _PERSON.search(line.marked, match.start()):
        return False
    return not _doubtful(line.text[max(0, match.start() - 45) : match.start()])


def _result(text: str, match: re.Match[str]) -> str | None:
    """Return how it ended, from the words around the prize: nearer words before farther ones."""
    near = text[match.start() : match.end()]
    before = text[max(0, match.start() - 60) : match.start()]
    after = text[match.end() : match.end() + 30]
    if _any(NOMINATED).search(near) or _any(NOMINATED).search(before) or _any(NOMINATED).match(after.lstrip(" -")):
        return "nominated"
    return "won" if _any(WON).search(before) or _any(WON).match(after.lstrip(" -")) else None


def _wider(text: str, match: re.Match[str]) -> tuple[int, int]:
    start = max(0, match.start() - 60)
    verb = [m.start() + start for m in _any((*WON, *NOMINATED)).finditer(text[start : match.start()])]
    return (verb[-1] if verb else match.start()), match.end()


def _year(scene: Scene, words: str) -> tuple[str, str]:
    """Return the year, and the words for it where it is told from the day of writing (which may be unknown)."""
    match = _YEARS_AGO.search(words)
    if match is None:
        return "", ""
    if match["year"] or match["at"]:
        return match["year"] or match["at"], ""
    value = shifted(match[0], scene.page.published or "")
    return value or "", match[0]


def _doubtful(text: str) -> bool:
    return bool(_any(DOUBT).search(text))


def _festival_of(name: str) -> str:
    return next((full for full, names in FESTIVALS.items() if name in names), name)


def _body_of(text: str, match: re.Match[str]) -> str | None:
    for body, names in AWARDS.items():
        if any(n in match[0] for n in names):
            return body
    festival = _any_festival().search(text) or re.search(rf"(?<!\w){_unknown()}", text)
    return _festival_of(festival[0]) if festival else None


@cache
def _any(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(words)}(?!\w)", re.IGNORECASE)


@cache
def _any_festival() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(n for names in FESTIVALS.values() for n in names)}(?!\w)")


@cache
def _shown_rule() -> Rule:
    known = either(n for names in FESTIVALS.values() for n in names)
    found = re.compile(
        rf"(?<!\w)(?i:{either(SELECTED)})(?!\w)[^.;:]{{0,60}}?(?:\b(?i:{either(FESTIVAL_AT)})(?:\s|['’])|(?<=\sopen)\s|(?<=\sopens)\s)"
        rf"(?:(?i:the|this\syear['’]s|last\syear['’]s|el|la|le|der|den|dem|il|o|os)\s)?(?:(?:19|"
        rf"20)\d\d\s)?(?:\d{{1,3}}(?:st|nd|rd|th|[.ºªeª]|ème)?\s(?:(?:edición|edição|edizione|édition|edition)\s\w{{1,4}}\s)?)?"
        rf"(?P<festival>{_unknown()}|{known})(?!\w)"
    )
    return plain_rule(found, SELECTED)


@cache
def _unknown() -> str:
    """Return a pattern for festivals by their form: `Pale Harbour Film Festival`, `Festival de Cine de Puerto Gris`."""
    english = r"[A-Z][\w-]+(?:\s[A-Z][\w-]+){0,4}\sFilm\sFestival"
    joint = rf"(?:{either(FESTIVAL_JOINTS)}(?:\s|(?<=['’]))){{1,5}}"
    place = r"[A-ZÀ-Þ][\w-]+(?:\s(?:[a-z]{1,3}\s)?[A-ZÀ-Þ][\w-]+){0,2}"
    return rf"(?:{english}|{either(FESTIVAL_HEADS)}\s(?:{joint})?{place})"


@cache
def _prize_rule() -> Rule:
    body = either(n for names in AWARDS.values() for n in names)
    prize = either(PRIZES)
    english = rf"[Bb]est\s(?:(?:[A-Z][\w-]+\s?){{1,4}}|{either(CATEGORIES)})"
    best = rf"(?:{english}|(?i:(?:{either(BEST)})\s(?:{either(BEST_OF)})))"
    named = rf"(?:[Aa]ward|[Pp]rize|[Hh]onou?rs?)\sfor\s{best}"
    found = re.compile(
        rf"(?<![\w-])(?:{_NUMBER}\s)?(?:{best}\s)?(?:{named}|{body}|{prize}|{best})(?:\s(?:[Nn]omination|[Aa]ward|[Ww]in)s?)?"
        rf"(?:\s(?:for|de|für|per|a|à|al|alla|do|da|za|för|for|por)\s(?:the\s|la\s|il\s|le\s|el\s|den\s|die\s)?{best})?(?!\w)"
    )
    return plain_rule(
        found,
        (
            *PRIZES,
            *(word.lower() for word in BEST),
            "award",
            "prize",
            "honors",
            "honours",
            *(n for names in AWARDS.values() for n in names),
        ),
    )
