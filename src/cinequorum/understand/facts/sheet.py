"""Data-sheet lines (`Director: Jane Doe`), captions (`Jane Doe as Anna`), bare lines of a listing (a country)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from cinequorum.model.claim import CREDITS, Claim
from cinequorum.model.page import Block, Role
from cinequorum.text.dates import find_dates
from cinequorum.text.fold import fold
from cinequorum.understand.data.countries import COUNTRIES
from cinequorum.understand.data.genres import GENRES
from cinequorum.understand.data.roles import LABELS
from cinequorum.understand.facts.person_names import find_names
from cinequorum.understand.facts.scene import Scene, either, words_in
from cinequorum.understand.facts.technical import minutes_in

_CAPTION: Final = re.compile(
    r"^(?P<who>[^.:;,()]{4,60}?)\s(?:as|als|como|dans le rôle de)\s(?P<part>[^.:;()]{2,60}?)(?:\sin\s.{1,80})?\.?$"
)
_PLAYER: Final = re.compile(r"^(?P<who>.+?)\s*(?:\((?P<paren>[^()]+)\)|\s+as\s+(?P<part>.+)|\s\.{2,}\s?(?P<dots>.+))?$")
_SPLIT: Final = re.compile(r"\s*(?:,(?!\s*(?:Jr|Sr)\b)|;|/|\||•|·|\band\b|\bund\b|\bet\b|\by\b|&)\s*(?![^()]*\))")
_COLON: Final = re.compile("[:：]")
_RATIO: Final = re.compile(r"([1-4])[.:,](\d{1,2})\s?:\s?1")
_MOST: Final = 40  # names read from one sheet line


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLine:
    """A labelled value: the predicate that the label names, the value, and where it starts in the page's text."""

    predicate: str
    value: str
    start: int
    rule: str = field(default="sheet.line/1")
    p: float = 0.95


def find_sheet(scene: Scene) -> Iterator[Claim]:
    """Yield the claims of labelled lines, of captions, and in listings of bare lines."""
    for block in scene.page.having(Role.BODY, Role.HEADING, Role.CAPTION):
        text = scene.page.slice(block.span)
        if len(text) <= 1500 and block.role is not Role.CAPTION:
            for line in _labelled(text, block.span.start):
                yield from sheet_claims(scene, line)
        if len(text) <= 160:
            yield from _caption(scene, block, text)
    if scene.page.kind.name in ("listing", "user_reviews"):
        yield from _bare_lines(scene)


def sheet_claims(scene: Scene, line: SheetLine) -> Iterator[Claim]:
    """Turn a labelled value into claims: one a name for credits, canonical text for everything else."""
    if line.predicate in CREDITS:
        yield from _people(scene, line)
    else:
        for value, start, end in _values(line, scene.page.language):
            yield _claim(scene, line, value, (start, end))


def _people(scene: Scene, line: SheetLine) -> Iterator[Claim]:
    for piece, at in _pieces(line.value):
        match = _PLAYER.match(piece)
        who = match["who"].strip() if match else piece
        names = [n for n in find_names(who if not who.isupper() else who.title()) if n.full or len(who.split()) == 1]
        if len(names) != 1 or names[0].end - names[0].start < len(who) - 2:
            continue
        part = (match["paren"] or match["part"] or match["dots"]) if match and line.predicate == "cast" else None
        start = line.start + at
        words = scene.page.span(start, start + len(piece))
        yield Claim(
            predicate=line.predicate,
            value=who[names[0].start : names[0].end],
            raw=piece,
            span=words,
            rule=line.rule,
            p=line.p,
            role=part.strip() if part else None,
        )


def _pieces(value: str) -> Iterator[tuple[str, int]]:
    at = 0
    for count, piece in enumerate(_SPLIT.split(value)):
        if count >= _MOST:
            return
        found = value.find(piece, at)
        at = found + len(piece)
        bare = piece.strip(" .")
        if bare:
            yield bare, found + piece.find(bare)


def _values(line: SheetLine, language: str) -> Iterator[tuple[str, int, int]]:
    whole = (line.start, line.start + len(line.value))
    single = _single_value(line, language)
    if line.predicate in ("country", "language", "genre", "production_company", "distributor"):
        for piece, at in _pieces(line.value):
            if len(piece) <= 60:
                yield piece, line.start + at, line.start + at + len(piece)
    elif single:
        yield single, *whole


def _single_value(line: SheetLine, language: str) -> str | None:
    value = line.value.strip()
    if line.predicate == "runtime":
        minutes = minutes_in(value) or minutes_in(value + " min")
        return str(minutes) if minutes and 1 <= minutes <= 900 else None
    if line.predicate == "year":
        match = re.search(r"(?:18|19|20)\d\d", value)
        return match[0] if match else None
    if line.predicate == "release":
        dates = [d for d in find_dates(value, language) if not d.yearless]
        return dates[0].edtf if dates else None
    if line.predicate == "aspect_ratio":
        match = _RATIO.search(value)
        return f"{float(f'{match[1]}.{match[2]}'):.2f}" if match else None
    if line.predicate == "colour":
        return "black_and_white" if re.search(r"black|b&w|schwarz|noir|negro", value, re.I) else "colour"
    return value if len(value) <= 80 else None


def _claim(scene: Scene, line: SheetLine, value: str, place: tuple[int, int]) -> Claim:
    span = scene.page.span(place[0], min(place[1], place[0] + 400))
    qualifiers = (("window", "cinema"),) if line.predicate == "release" else ()
    return Claim(
        predicate=line.predicate,
        value=value,
        raw=scene.page.slice(span),
        span=span,
        rule=line.rule,
        p=line.p,
        qualifiers=qualifiers,
    )


def _labelled(text: str, offset: int) -> Iterator[SheetLine]:
    """Yield `label: value` lines; a line must begin with the label, and prose after it ends the value."""
    if not _may_have_label(text):
        return
    for match in _label_pattern().finditer(text):
        predicate = _predicate_of(match["label"])
        value = match["value"].strip()
        if predicate and value and not _is_prose(predicate, value):
            start = offset + match.start("value") + match["value"].find(value)
            yield SheetLine(predicate=predicate, value=value, start=start)


def _may_have_label(text: str) -> bool:
    """Say whether a label's last word stands before any colon: a fiftieth of the cost of looking for the label."""
    colons = (text[max(0, m.start() - 30) : m.start()] for m in _COLON.finditer(text))
    return any(words[-1] in _label_ends() for words in map(words_in, colons) if words)


def _is_prose(predicate: str, value: str) -> bool:
    if predicate in CREDITS:
        return bool(re.search(r"\b(?:is|are|was|were|has|have|that|which|who|his|her)\b", value))
    return len(value) > 120


def _predicate_of(label: str) -> str | None:
    return _labels().get(fold(label))


def _caption(scene: Scene, block: Block, text: str) -> Iterator[Claim]:
    match = _CAPTION.match(text.strip())
    if match is None or block.role is Role.HEADING:
        return
    names = [n for n in find_names(match["who"]) if n.full]
    parts = find_names(match["part"])
    if len(names) != 1 or not parts or (names[0].start, names[0].end) != (0, len(match["who"])):
        return
    yield Claim(
        predicate="cast",
        value=match["who"],
        raw=text,
        span=block.span,
        rule="sheet.caption/1",
        p=0.93,
        role=match["part"].strip(),
    )


def _bare_lines(scene: Scene) -> Iterator[Claim]:
    """In a listing a line that is nothing but a country or a genre says where and what the film is."""
    first_review = min((r.span.start for r in scene.page.reviews), default=len(scene.page.text))
    for match in re.finditer(r"[^\n]+", scene.page.text[: min(first_review, 20_000)]):
        word = match[0].strip(" \t.-•|")
        predicate = "country" if word in COUNTRIES else "genre" if fold(word) in _genre_words() else None
        if predicate:
            start = match.start() + match[0].find(word)
            line = SheetLine(predicate=predicate, value=word, start=start, rule="sheet.bare/1", p=0.85)
            yield _claim(scene, line, word, (start, start + len(word)))


@cache
def _labels() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for predicate, labels in LABELS.items():
        for label in labels:
            found.setdefault(fold(label), predicate)
    return found


@cache
def _label_ends() -> frozenset[str]:
    return frozenset(words_in(label)[-1] for group in LABELS.values() for label in group)


@cache
def _genre_words() -> frozenset[str]:
    return frozenset(fold(w) for name, words in GENRES.items() for w in (name, *words))


@cache
def _label_pattern() -> re.Pattern[str]:
    labels = either(label for group in LABELS.values() for label in group)
    stop = rf"(?=\n|$|\s[|•·]\s|\s{{1,3}}(?i:{labels})\s?[:：]|(?<=[a-z]{{3}})\.\s)"
    return re.compile(
        rf"(?:^|\n|[|•·]\s|(?<=\s))[*_\s-]{{0,4}}(?P<label>(?i:{labels}))"
        rf"\s?[:：][*_]{{0,2}}\s(?P<value>[^\n]{{1,600}}?){stop}"
    )
