"""Data-sheet lines (`Director: Jane Doe`), captions (`Jane Doe as Anna`), bare lines of a listing (a country)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from cinequorum.model.claim import CREDITS, Claim
from cinequorum.model.page import FURNITURE, Block, Role
from cinequorum.text.fold import fold
from cinequorum.understand.counts import VOTERS
from cinequorum.understand.data.countries import COUNTRIES
from cinequorum.understand.data.genres import GENRES
from cinequorum.understand.facts.cast_tables import table_head
from cinequorum.understand.facts.cells import SheetLine, sheet_claims
from cinequorum.understand.facts.labels import Labelled, labelled_in, predicates_of
from cinequorum.understand.facts.person_names import find_names
from cinequorum.understand.facts.scene import Scene

_CAPTION: Final = re.compile(
    r"^(?P<who>[^.:;,()]{4,60}?)\s(?:as|als|como|dans le rôle de)\s(?P<part>[^.:;()]{2,60}?)"
    r"(?:\s(?:in|is|was|who|ist|est|es|è|é)\s.{1,80})?\.?$"
)
_AS: Final = re.compile(r"\s(?:as|als|como)\s")
_BARE_LABEL: Final = re.compile(r"\s*+(?P<label>[^\n:：]{2,40}?)\s?[:：]\s*")
_COLONS: Final = (":", "：")
_AGENCY: Final = re.compile(
    r"[^/|,;\n]{3,40}\s?/\s?(?:[a-z][\w.-]+|[A-Z]{2,6}\b)|©|\([cC]\)|[^,;\n]{0,40}\b(?:dpa|epa|afp|AFP|EPA|AP|Reuters|Getty)\b"
)
_LEAST_LABELS: Final = 3
_BY_TITLE: Final = 2  # labels, and blocks after the title
_MENU: Final = 5  # genres in a row: no film has so many lines of them
_NEXT: Final = 2  # lines from one of them to the next
_SAME_LABEL: Final = 2  # lines with one label: screenwriters by `screenplay` and `story`


def find_sheet(scene: Scene) -> Iterator[Claim]:
    """Yield the claims of labelled lines, of captions, and in listings of bare lines."""
    lines: list[SheetLine] = []
    for block in scene.page.having(Role.BODY, Role.HEADING, Role.CAPTION):
        text = scene.page.slice(block.span)
        if len(text) <= 1500 and block.role is not Role.CAPTION:
            lines += _labelled(scene, text, block.span.start)
        if len(text) <= 160:
            yield from _caption(scene, block, text)
    cells = list(_cells(scene))
    for line in _of_one_film(lines, stated={claim.predicate for claim in cells}):
        yield from sheet_claims(scene, line)
    yield from cells
    yield from _aside(scene)
    if scene.page.kind.name in ("listing", "user_reviews"):
        yield from _bare_lines(scene)


def _of_one_film(lines: Sequence[SheetLine], stated: Collection[str]) -> Iterator[SheetLine]:
    """Yield the lines of the film's own sheet: all of them, unless the label of its director keeps coming back.

    Then they are the records of a list, as of related films: the film's is the first one, or none of them where the
    director is `stated` elsewhere, in the cells of a table.
    """
    records = sorted({line.start for line in lines if line.predicate == "director"})
    listed = len(records) > _SAME_LABEL
    end = records[0] if listed and "director" in stated else records[1] if listed else None
    yield from (line for line in lines if end is None or line.start < end)


def _cells(scene: Scene) -> Iterator[Claim]:
    """Read labels and values in blocks of their own; among furniture only where three labels show a data sheet."""
    shown = [b for b in scene.page.blocks if b.role not in (Role.METADATA, Role.USER_REVIEW, Role.COMMENTS)]
    pairs = [(label, line) for label, value in pairwise(shown) for line in _two_blocks(scene, label, value)]
    aside = {line.predicate for label, line in pairs if label.role in FURNITURE}
    for label, line in pairs:
        if label.role not in FURNITURE or len(aside) >= _LEAST_LABELS:
            yield from sheet_claims(scene, line)


def _aside(scene: Scene) -> Iterator[Claim]:
    """Read labelled lines outside the main content where they make a data sheet: three labels, each but once.

    Beside an article stand lists of other films, whose sheets repeat the same labels.
    """
    found: list[tuple[Block, SheetLine]] = []
    for block in scene.page.having(Role.BYLINE, *(FURNITURE - {Role.CAPTION, Role.COMMENTS})):
        if block.span.end - block.span.start <= 1500:
            text = scene.page.slice(block.span)
            found += [(block, line) for line in _labelled(scene, text, block.span.start)]
    sheets = Counter(line.predicate for _, line in found)
    once = [line for _, line in found if sheets[line.predicate] <= _SAME_LABEL]
    kinds = {line.predicate for line in once}
    if (len(kinds) >= _LEAST_LABELS and kinds & CREDITS) or _by_the_title(scene, [b for b, _ in found], kinds):
        for line in once:
            yield from sheet_claims(scene, line)


def _by_the_title(scene: Scene, blocks: Sequence[Block], kinds: Collection[str]) -> bool:
    """Say whether two labels, the director's among them, stand in one block right after the page's title."""
    at = next((i for i, block in enumerate(scene.page.blocks) if block.role is Role.TITLE), None)
    if at is None or len(kinds) < _BY_TITLE or "director" not in kinds:
        return False
    return all(block in scene.page.blocks[at + 1 : at + 1 + _BY_TITLE] for block in blocks)


def _two_blocks(scene: Scene, label: Block, value: Block) -> Iterator[SheetLine]:
    """Read a label that stands alone before its value, as in the cells of a table or a definition list."""
    if label.span.end - label.span.start > 45 or value.span.end - value.span.start > 2500:
        return
    words = scene.page.slice(label.span)
    match = _BARE_LABEL.fullmatch(words) if words.rstrip().endswith(_COLONS) else None
    if match is None:
        return
    text = scene.page.slice(value.span)
    for predicate in predicates_of(match["label"], scene.page.language):
        if not _is_prose(predicate, text):
            at, words = value.span.start, match["label"]
            yield SheetLine(predicate=predicate, value=text, start=at, label=words, rule="sheet.cell/1", p=0.93)


def _labelled(scene: Scene, text: str, offset: int) -> Iterator[SheetLine]:
    """Yield `label: value` lines."""
    if ":" not in text and "：" not in text:  # most lines, of which neither look is worth its time
        return
    for found in () if table_head(text) else labelled_in(text, scene.page.language):
        for predicate in found.predicates:
            if not _is_prose(predicate, found.value) and not _is_picture(predicate, found):
                yield SheetLine(predicate=predicate, value=found.value, start=offset + found.start, label=found.label)


def _is_picture(predicate: str, found: Labelled) -> bool:
    """Say whether `Photo: Jane Doe/agency` names who took a picture: an agency or a sign of rights stands there."""
    return predicate == "cinematographer" and _AGENCY.match(found.value) is not None


def _is_prose(predicate: str, value: str) -> bool:
    if predicate == "based_on" and VOTERS.search(value):  # "Based on: 12,345 votes" is said of a rating
        return True
    if predicate in CREDITS:
        return bool(re.search(r"\b(?:is|are|was|were|has|have|that|which|who|his|her)\b", value))
    return len(value) > (300 if predicate in ("release", "award") else 120)


def _caption(scene: Scene, block: Block, text: str) -> Iterator[Claim]:
    match = _CAPTION.match(text.strip())
    if match is None or block.role is Role.HEADING or _AS.search(match["part"]):  # "Jane as Anna Bo as Carl"
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
    lines = list(re.finditer(r"[^\n]*[^\s][^\n]*", scene.page.text[: min(first_review, 20_000)]))
    title = fold(scene.films.subject.title) if scene.films.subject else ""
    menu = _menu(lines)
    for index, match in enumerate(lines):
        if index in menu:
            continue
        word = match[0].strip(" \t.-•|")
        predicate = "country" if word in COUNTRIES else "genre" if fold(word) in _genre_words() else None
        if predicate == "country" and title and _between_titles(lines[max(0, index - 1) : index + 2], title):
            continue
        if predicate:
            start = match.start() + match[0].find(word)
            line = SheetLine(predicate=predicate, value=word, start=start, rule="sheet.bare/1", p=0.85)
            yield from sheet_claims(scene, line)


def _menu(lines: Sequence[re.Match[str]]) -> frozenset[int]:
    """Return the places of lines of genres that stand in a menu: most of any lines in a row are genres, and many."""
    genres = [index for index, line in enumerate(lines) if fold(line[0].strip(" \t.-•|")) in _genre_words()]
    found: set[int] = set()
    run: list[int] = []
    for index in [*genres, len(lines) + _MENU]:
        if run and index - run[-1] > _NEXT:
            found.update(run if len(run) >= _MENU else ())
            run = []
        run.append(index)
    return frozenset(found)


def _between_titles(lines: Sequence[re.Match[str]], title: str) -> bool:
    """Say whether the lines on both sides are the film's title: what it is called in that country."""
    return len(lines) > 2 and all(title in fold(line[0]) for line in (lines[0], lines[-1]))


@cache
def _genre_words() -> frozenset[str]:
    return frozenset(fold(w) for name, words in GENRES.items() for w in (name, *words))
