"""Data-sheet lines (`Director: Jane Doe`), captions (`Jane Doe as Anna`), bare lines of a listing (a country)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from typing import Final

from cinequorum.model.claim import CREDITS, Claim
from cinequorum.model.page import FURNITURE, Block, Role
from cinequorum.text.fold import fold
from cinequorum.understand.data.countries import COUNTRIES
from cinequorum.understand.data.genres import GENRES
from cinequorum.understand.data.roles import LABELS
from cinequorum.understand.facts.cells import SheetLine, sheet_claims
from cinequorum.understand.facts.person_names import find_names
from cinequorum.understand.facts.scene import Scene, either, words_in

_CAPTION: Final = re.compile(
    r"^(?P<who>[^.:;,()]{4,60}?)\s(?:as|als|como|dans le rôle de)\s(?P<part>[^.:;()]{2,60}?)(?:\sin\s.{1,80})?\.?$"
)
_COLON: Final = re.compile("[:：]")
_BARE_LABEL: Final = re.compile(r"\s*(?P<label>[^\n:：]{2,40}?)\s?[:：]\s*")
_LEAST_LABELS: Final = 3
_SEPARATORS: Final = "\n|•·.;"


def find_sheet(scene: Scene) -> Iterator[Claim]:
    """Yield the claims of labelled lines, of captions, and in listings of bare lines."""
    blocks = scene.page.having(Role.BODY, Role.HEADING, Role.CAPTION)
    for block in blocks:
        text = scene.page.slice(block.span)
        if len(text) <= 1500 and block.role is not Role.CAPTION:
            for line in _labelled(scene, text, block.span.start):
                yield from sheet_claims(scene, line)
        if len(text) <= 160:
            yield from _caption(scene, block, text)
    yield from _cells(scene)
    if scene.page.kind.name in ("listing", "user_reviews"):
        yield from _bare_lines(scene)


def _cells(scene: Scene) -> Iterator[Claim]:
    """Read labels and values in blocks of their own; among furniture only where three labels show a data sheet."""
    shown = [b for b in scene.page.blocks if b.role not in (Role.METADATA, Role.USER_REVIEW, Role.COMMENTS)]
    pairs = [(label, line) for label, value in pairwise(shown) for line in _two_blocks(scene, label, value)]
    aside = {line.predicate for label, line in pairs if label.role in FURNITURE}
    for label, line in pairs:
        if label.role not in FURNITURE or len(aside) >= _LEAST_LABELS:
            yield from sheet_claims(scene, line)


def _two_blocks(scene: Scene, label: Block, value: Block) -> Iterator[SheetLine]:
    """Read a label that stands alone before its value, as in the cells of a table or a definition list."""
    if label.span.end - label.span.start > 45 or value.span.end - value.span.start > 2500:
        return
    match = _BARE_LABEL.fullmatch(scene.page.slice(label.span))
    if match is None:
        return
    text = scene.page.slice(value.span)
    for predicate in _predicates_of(match["label"], scene.page.language):
        if not _is_prose(predicate, text):
            yield SheetLine(predicate=predicate, value=text, start=value.span.start, rule="sheet.cell/1", p=0.93)


def _labelled(scene: Scene, text: str, offset: int) -> Iterator[SheetLine]:
    """Yield `label: value` lines; a line must begin with the label, and prose after it ends the value."""
    if not _may_have_label(text):
        return
    for match in _label_pattern().finditer(text):
        before = text[: match.start("label")].rstrip(" *_-–")
        if match["label"][0].islower() and before and before[-1] not in _SEPARATORS:
            continue
        value = match["value"].strip()
        for predicate in _predicates_of(match["label"], scene.page.language):
            if value and not _is_prose(predicate, value):
                start = offset + match.start("value") + match["value"].find(value)
                yield SheetLine(predicate=predicate, value=value, start=start)


def _may_have_label(text: str) -> bool:
    """Say whether a label's last word stands before any colon: a fiftieth of the cost of looking for the label."""
    colons = (text[max(0, m.start() - 30) : m.start()] for m in _COLON.finditer(text))
    return any(words[-1] in _label_ends() for words in map(words_in, colons) if words)


def _is_prose(predicate: str, value: str) -> bool:
    if predicate in CREDITS:
        return bool(re.search(r"\b(?:is|are|was|were|has|have|that|which|who|his|her)\b", value))
    return len(value) > (300 if predicate in ("release", "award") else 120)


def _predicates_of(label: str, language: str) -> tuple[str, ...]:
    """Return what a label names: `Regie und Buch` two trades, `Distribution` the cast in French only."""
    found = _labels().get(fold(label), ())
    if set(found) == {"cast", "distributor"}:
        return ("cast",) if language.startswith("fr") else ("distributor",)
    return found


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
            yield from sheet_claims(scene, line)


@cache
def _labels() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for predicate, labels in LABELS.items():
        for label in dict.fromkeys(fold(label) for label in labels):
            found[label] = (*found.get(label, ()), predicate)
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
