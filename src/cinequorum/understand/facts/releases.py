"""When, where and how the film comes out: each date bound to its window, its platform and its film."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from cinequorum.model.claim import Claim
from cinequorum.model.page import Role
from cinequorum.text.dates import DateMention
from cinequorum.understand.data.festivals import FESTIVALS
from cinequorum.understand.data.windows import DISTRIBUTORS, PLATFORMS, TRIGGERS, WEAK_TRIGGERS, WINDOWS
from cinequorum.understand.facts.marking import OTHER, SUBJECT
from cinequorum.understand.facts.release_dates import WINDOW_WORDS, release_dates, window_then
from cinequorum.understand.facts.release_years import era_year, full_date
from cinequorum.understand.facts.rule import cue_words
from cinequorum.understand.facts.scene import Line, Scene, either, pattern
from cinequorum.understand.facts.territories import territory_in

_FILM_MARK: Final = re.compile(f"[{SUBJECT}{OTHER}]")
_JOINT: Final = re.compile(
    r"[,;]?\s(?:and|before|then|followed|ahead|while|und|dann|et|puis|y|luego|e|poi|depois|i|и)\s|[,;]\s"
)
_FEW_WORDS: Final = 2  # "Am", "El", "On Friday"
_SOON: Final = 60  # characters
_GOES_ON: Final = 40
_BEFORE_SCREEN: Final = 20  # "UK cinemas": the country stands before the first word for coming out
_INFERRED: Final = 0.9  # of a probability is left where the year is inferred
_VIA: Final = re.compile(r"^[^,;.]{0,60}")
# "opens fire on 2 June", "opens with a funeral in May": not every opening is a release.
_NO_RELEASE: Final = re.compile(
    r"\b(?:open(?:s|ed|ing)?\s(?:fire|with|the|up|his|her|their|a|an|to)|hits?\s(?:the|him|her|a)\s(?!screens?|cinemas|"
    r"theat|shelves|multiplex)|arriv\w+\s(?:at|with|from|home)|lands?\s(?:a|the|his|her|at)|drops?\s(?:the|his|her|a|by)|"
    r"is\sout\s(?:of|to)|sets?\s(?:in|on|during|against))\b",
    re.IGNORECASE,
)
_STRONG: Final = re.compile(
    r"(?:world\s|se\s|fue\s|est\s)?(?:releas|premi[eè]r|estren|kinostart|sort|uscit|премьера)", re.IGNORECASE
)
_HELD: Final = re.compile(
    r"\b(?:screening had been|called off|test screening|press conference|award|ceremony|"
    r"(?:prior\sto|before|ahead\sof|leading\sup\sto|until|weeks?\sfrom)\s(?:the|its|their)\s(?:\w+\s)?(?:release|premiere|launch))\b",
    re.I,
)
_NO_WINDOW: Final = re.compile(r"\btheatrical\s(?:windows?|cut|version|trailer|poster|experience)\b", re.IGNORECASE)
_PLANNED: Final = re.compile(
    r"\b(?:slated|set|due|scheduled|planned|expected|geplant\w*|prévue?s?|previst[oa]s?)\s(?:for|für|pour|para|per)\b",
    re.IGNORECASE,
)
_OWN: Final = pattern(
    r"{F}|\b(?:film|movie|picture|it|which|trailer|restoration|drama|thriller|comedy|sequel|feature|season|series|biopic|"
    r"documentary|película|filme|cinta)\b"
)
_OF_OTHER: Final = pattern(r"{O}")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """A date and the words that belong to it: from the date before it up to the comma after it."""

    date: DateMention
    start: int
    end: int


def find_releases(scene: Scene) -> Iterator[Claim]:
    """Yield a release for each date and window of the film."""
    dated = []
    for line in scene.lines:
        if line.sentence.role is Role.TITLE or line.sentence.review is not None:
            continue
        if not _cues().isdisjoint(line.words):
            dated += [(line, piece) for piece in _told(scene, line)]
    year = None if scene.page.published else _own_year(dated)
    for line, piece in dated:
        yield from _claims(scene, line, piece, year)


def _told(scene: Scene, line: Line) -> Iterator[_Piece]:
    """Yield the dates of a sentence on which the film comes out."""
    told = False
    for piece in _pieces(line, scene.page.language, scene.page.published):
        told = _is_release(line, piece) or (told and _goes_on(line.text[piece.start : piece.date.start]))
        if told:
            yield piece


def _own_year(dated: Sequence[tuple[Line, _Piece]]) -> int | None:
    """The year that the releases of a page without a date give away."""
    days = [piece.date.edtf for _, piece in dated if piece.date.edtf.startswith("--")]
    words = (line.text[piece.start : piece.end] for line, piece in dated)
    return era_year(days, {window for told in words for window, _ in windows_in(told)}) if days else None


def _pieces(line: Line, language: str, published: str | None) -> Iterator[_Piece]:
    dates = release_dates(line, language, published)
    begin = 0
    for date in dates:
        tail = _VIA.match(line.text[date.end :])
        end = date.end + (tail.end() if tail else 0)
        later = next((d.start for d in dates if d.start >= date.end), None)
        if later is not None:
            end = min(end, later, _own_end(line.text, date.end, later))
        yield _Piece(date=date, start=begin, end=end)
        begin = end


def _own_end(text: str, start: int, end: int) -> int:
    """Where the words of a date end, if another with its own window, verb or country follows: "and on Mubi in May"."""
    for joint in _JOINT.finditer(text, start, end):
        rest = text[joint.end() : end]
        if _any_window().search(rest) or _trigger().search(rest) or territory_in(rest):
            return joint.start()
    return end


def _goes_on(before: str) -> bool:
    """Say whether a date has the verb of the one before it: "in the UK on 5 May and in France on 9 May"."""
    return len(before) < _GOES_ON and bool(territory_in(before))


def _territory(words: str) -> str:
    """The country that is named from the first word for coming out on: a film is also shot in countries."""
    if len(words) < _GOES_ON:
        return territory_in(words)
    told = next(iter(sorted(m.start() for p in (_trigger(), _any_window()) if (m := p.search(words)))), None)
    return territory_in(words[max(0, told - _BEFORE_SCREEN) :]) if told is not None else ""


def _is_release(line: Line, piece: _Piece) -> bool:
    words = line.text[piece.start : piece.end]
    if not _triggered(line, piece) or _HELD.search(words):
        return False
    marks = list(_FILM_MARK.finditer(line.marked, 0, piece.date.start))
    if marks:
        return marks[-1][0] == SUBJECT
    return SUBJECT not in line.marked[piece.date.end :] or not _clause_break(line.text[piece.date.end :])


def _triggered(line: Line, piece: _Piece) -> bool:
    """Say whether the words of a date speak of a release: a window near it, or a verb with the film before it."""
    words = line.text[piece.start : piece.end]
    before = line.text[piece.start : piece.date.start]
    if piece.date.edtf.isdigit():  # "released in 1987" says when the film was made; a window says that it came out
        told = _any_window().search(words) and any(v[0].lower() not in WINDOW_WORDS for v in _trigger().finditer(words))
        return bool(told or _PLANNED.search(before)) and not line.text.rstrip().endswith("?")
    if window_then().search(before) or (_any_window().search(words) and _trigger().search(words)):
        return True
    verb = _trigger().search(before)
    if verb is None and _led_by_date(line, piece):
        return True
    if verb is None or verb[0].lower() in WEAK_TRIGGERS or _NO_RELEASE.search(before, verb.start()):
        return False
    return bool(_STRONG.match(verb[0])) or bool(_OWN.search(line.marked[: piece.start + verb.start()]))


def _led_by_date(line: Line, piece: _Piece) -> bool:
    """Say whether a sentence begins with the date and goes on with a verb for coming out and the film."""
    before, after = line.text[: piece.date.start], line.text[piece.date.end :].lstrip(" ,")
    verb = _trigger().match(after)
    if verb is None or not _STRONG.match(verb[0]) or len(before.split()) > _FEW_WORDS:
        return False
    return SUBJECT in line.marked[piece.date.end : piece.date.end + _SOON]


def _clause_break(text: str) -> bool:
    return bool(re.search(r";|\sand\s|\swhile\s", text))


def _claims(scene: Scene, line: Line, piece: _Piece, year: int | None) -> Iterator[Claim]:
    value, resolved = full_date(piece.date.edtf, scene.page.published, year)
    raw_date = (("raw_date", piece.date.raw),) if piece.date.yearless else ()
    if raw_date and not piece.date.edtf.startswith("--"):
        resolved = (("resolved", "page_date"),)
    words = scene.words(line, *_span(line, piece))
    for window, platform in windows_in(line.text[piece.start : piece.end]):
        named = (
            ("platform", platform),
            ("distributor", _distributor(line, piece)),
            ("territory", "" if window == "festival" else _territory(line.text[piece.start : piece.end])),
        )
        extra = tuple(x for x in named if x[1])
        yield Claim(
            predicate="release",
            value=value,
            raw=words.raw,
            span=words.span,
            rule="releases.dated/1",
            p=(0.88 if window != "cinema" else 0.82) * (_INFERRED if ("resolved", "custom") in resolved else 1),
            qualifiers=tuple(sorted((("window", window), *extra, *resolved, *raw_date))),
            holder=scene.holder(line),
        )


def _span(line: Line, piece: _Piece) -> tuple[int, int]:
    start = (
        piece.start + len(line.text[piece.start : piece.end]) - len(line.text[piece.start : piece.end].lstrip(" ,;"))
    )
    return max(start, piece.end - 390), piece.end


def windows_in(words: str) -> list[tuple[str, str]]:
    """Return the windows that the words name, streaming services with their name; a bare date is for cinemas."""
    words = _NO_WINDOW.sub(" ", words)
    found: list[tuple[str, str]] = []
    for window, names in PLATFORMS.items():
        found += [(window, match[0]) for match in _phrases(names).finditer(words)]
    lowered = words.lower()
    for window, phrases in WINDOWS.items():
        if _phrases(phrases).search(lowered) and window not in {w for w, _ in found}:
            found.append((window, ""))
    if not found and _festival().search(words):
        return [("festival", "")]
    if len(found) > 1:
        found = [x for x in found if x[0] != "festival"]
    if any(w == "virtual_cinema" for w, _ in found):
        found = [x for x in found if x[0] != "cinema"]
    return found or [("cinema", "")]


def _distributor(line: Line, piece: _Piece) -> str:
    match = re.search(r"\b(?:via|from|through|by)\s", line.text[piece.start : piece.end])
    if not match:
        return ""
    rest = line.text[piece.start + match.end() : piece.end]
    return next((name for name in sorted(DISTRIBUTORS, key=len, reverse=True) if rest.startswith(name)), "")


@cache
def _phrases(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(phrases)}(?!\w)")


@cache
def _cues() -> frozenset[str]:
    return cue_words((*TRIGGERS, *(phrase.lower() for phrase in WINDOW_WORDS)))


@cache
def _any_window() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(WINDOW_WORDS)}(?!\w)", re.IGNORECASE)


@cache
def _festival() -> re.Pattern[str]:
    """`premiere at` a festival that is known by one name."""
    names = either(name for names in FESTIVALS.values() for name in names)
    return re.compile(rf"(?i:premi[eè]r)\w*\s(?:at|in|à|a|en|auf|beim?)\s(?:the\s|de\s|der\s|den\s)?{names}(?!\w)")


@cache
def _trigger() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(TRIGGERS)}(?!\w)", re.IGNORECASE)
