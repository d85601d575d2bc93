"""Cast and crew as cards: under each trade's name the persons, each a link to a page of his or her own.

The names need not look like names: that they link to addresses of one shape (`/person/...`) under the label of a trade
says it. A line after a name that says "as", or what follows every actor's name, is the part.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final
from urllib.parse import urlsplit

from msgspec import Struct

from cinequorum.model.claim import CREDITS, Claim
from cinequorum.model.page import MarkKind, Page, Role, Span
from cinequorum.understand.data.roles import PART_WORDS
from cinequorum.understand.facts.labels import predicates_of
from cinequorum.understand.facts.person_names import find_names
from cinequorum.understand.facts.scene import Scene, either

_FEWEST: Final = 3  # cards on a page: two links under a word that is also a label are chance
_LONGEST_NAME: Final = 60  # characters
_LONGEST_LABEL: Final = 40
_FAR: Final = 120  # lines under one label
_HIDDEN: Final = (Role.METADATA, Role.USER_REVIEW, Role.COMMENTS, Role.CAPTION, Role.BYLINE)
_CLOSING: Final = ")）"
_COUNT: Final = re.compile(rf"\s*[（(]\d{{1,4}}[{_CLOSING}]$")
_PLAIN: Final = re.compile(r"[^\W\d_]+")  # a segment of an address that is the same for all persons
_LETTERS: Final = re.compile(r"[^\W\d_]{2}")

_SHARE: Final = 0.6
_UNCASED: Final = re.compile(
    r"[\u0590-\u06ff\u0e00-\u0e7f\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3][^\W\d_a-zA-Z]{1,11}(?:[ ・·•-]\w{1,12}){0,4}"
)

_Shape = tuple[str, ...]


class _Line(Struct, frozen=True, kw_only=True, gc=False):  # a page has hundreds
    """A line of the page, and the shape of the address it links to: None where it is no link as a whole."""

    text: str
    span: Span
    shape: _Shape | None = None
    heading: bool = False


_Section = tuple[tuple[str, ...], tuple[_Line, ...]]  # what a label names, and the lines under it


@dataclass(frozen=True, slots=True, kw_only=True)
class _Card:
    """A person under a label: what the label names, the line of the name, and the lines up to the next person."""

    predicates: tuple[str, ...]
    name: _Line
    rest: tuple[_Line, ...]


def find_cards(scene: Scene) -> Iterator[Claim]:
    """Yield the credits that a page shows as cards."""
    lines = _lines(scene.page)
    sections = list(_sections(lines, scene.page.language))
    shape = _shape_of_persons(lines, sections)
    if shape is None:
        return
    for predicates, under in sections:
        cards = list(_cards(predicates, under, shape))
        regular = len(cards) >= _FEWEST and all(len(card.rest) == 1 for card in cards[:-1])
        for card in cards:
            yield from _claims(card, every_part=regular)


def _shape_of_persons(lines: Sequence[_Line], sections: Sequence[_Section]) -> _Shape | None:
    """Return the shape of address that persons have on this page; None where nothing shows that there are cards.

    Under a director's or performers' label and another one, names link to it, and hardly anything else does: a menu
    with "Photography" and "Music" in it links everything alike.
    """
    under = {line.span: line for _, held in sections for line in held if line.shape}
    counts = Counter(line.shape for line in under.values() if line.shape)
    everywhere = Counter(line.shape for line in lines if line.shape)
    for shape, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        held = [predicates for predicates, found in sections if any(line.shape == shape for line in found)]
        trades = {predicate for predicates in held for predicate in predicates}
        names = sum(_reads_as_name(line.text) for line in under.values() if line.shape == shape)
        enough = count >= _FEWEST and len(trades) > 1 and trades & {"director", "cast"}
        if enough and count >= _SHARE * everywhere[shape] and names >= _SHARE * count:
            return shape
    return None


def _reads_as_name(text: str) -> bool:
    """Tell whether a text is a full name, or a short one in a script without capitals."""
    names = find_names(text)
    return _UNCASED.fullmatch(text) is not None or (len(names) == 1 and names[0].full and names[0].start == 0)


def _lines(page: Page) -> tuple[_Line, ...]:
    links = sorted((m.span.start, m.span.end, m.target or "") for m in page.marks if m.kind is MarkKind.LINK)
    ends = {start: (end, target) for start, end, target in reversed(links)}  # where several begin the shortest counts
    found: list[_Line] = []
    for block in page.blocks:
        if block.role in _HIDDEN:
            continue
        at = block.span.start
        for line in page.slice(block.span).split("\n"):
            text = line.strip()
            if text:
                start = at + line.find(text)
                whole = _Line(text=text, span=page.span(start, start + len(text)), heading=block.role is Role.HEADING)
                found += _pieces(page, whole, ends[start]) if start in ends else (whole,)
            at += len(line) + 1
    return tuple(found)


def _pieces(page: Page, line: _Line, link: tuple[int, str]) -> tuple[_Line, ...]:
    """Part a line that begins with a link, of which `link` has end and target, from the rest: `Jane Doe as Anna`."""
    span, end = line.span, link[0]
    shape = _shape(link[1]) if span.start < end <= span.start + _LONGEST_NAME else None
    if shape is None:
        return (line,)
    if end >= span.end:
        return (_Line(text=line.text, span=span, shape=shape, heading=line.heading),)
    name = page.span(span.start, end)
    rest = page.slice(page.span(end, span.end))
    start = end + len(rest) - len(rest.lstrip())
    return (
        _Line(text=page.slice(name).strip(), span=name, shape=shape, heading=line.heading),
        _Line(text=rest.strip(), span=page.span(start, span.end)),
    )


@lru_cache(maxsize=1024)  # menus stand twice on a page, and persons link to pages of one shape
def _shape(address: str) -> _Shape | None:
    """Return the segments of an address that come before what tells one person from another.

    >>> _shape("https://films.example/celebrity/28383?from=page"), _shape("/tvurce/55380-ann-lee/prehled/")
    (('celebrity',), ('tvurce',))
    """
    segments = [s for s in urlsplit(address).path.split("/") if s]
    plain = tuple(s for s in segments[:-1] if _PLAIN.fullmatch(s))
    return plain or None


def _sections(lines: Sequence[_Line], language: str) -> Iterator[_Section]:
    """Yield each label of a trade that stands alone, with the lines up to the next label or heading."""
    labels = {at: predicates for at, line in enumerate(lines) if (predicates := _trades(line, language))}
    ends = sorted({*labels, *(at for at, line in enumerate(lines) if line.heading), len(lines)})
    for at, predicates in labels.items():
        end = ends[bisect_left(ends, at + 1)]
        yield predicates, tuple(lines[at + 1 : min(end, at + 1 + _FAR)])


def _trades(line: _Line, language: str) -> tuple[str, ...]:
    if len(line.text) > _LONGEST_LABEL or line.text[:1].islower():
        return ()
    words = _COUNT.sub("", line.text) if line.text[-1:] in _CLOSING else line.text
    found = predicates_of(words.rstrip(" :："), language)
    return found if found and CREDITS.issuperset(found) else ()


def _cards(predicates: tuple[str, ...], lines: Sequence[_Line], shape: _Shape) -> Iterator[_Card]:
    """Yield the persons under a label, up to a line that can only be the next label, which we do not know."""
    places = [at for at, line in enumerate(lines) if line.shape == shape and _LETTERS.search(line.text)]
    cards = [
        _Card(predicates=predicates, name=lines[at], rest=tuple(lines[at + 1 : after]))
        for at, after in zip(places, [*places[1:], len(lines)], strict=False)
    ]
    parts = "cast" in predicates and bool(cards) and _has_note(cards[0])
    for card in cards:
        yield card
        if not parts and _has_note(card):
            return


def _has_note(card: _Card) -> bool:
    """Tell whether a line without a link follows a name that says no part and is no aside."""
    return any(not line.shape and not _as().match(line.text) and line.text[0] not in "([（" for line in card.rest)


def _claims(card: _Card, *, every_part: bool) -> Iterator[Claim]:
    part = _part(card, every_part=every_part)
    for predicate in card.predicates:
        yield Claim(
            predicate=predicate,
            value=card.name.text,
            raw=card.name.text,
            span=card.name.span,
            rule="cards.person/1",
            p=0.92,
            role=part if predicate == "cast" else None,
        )


def _part(card: _Card, *, every_part: bool) -> str | None:
    if not card.rest or card.rest[0].shape is not None:
        return None
    said = _as().match(card.rest[0].text)
    if said:
        return said["part"].strip()
    return card.rest[0].text if every_part and len(card.rest[0].text) <= _LONGEST_NAME else None


@cache
def _as() -> re.Pattern[str]:
    """`as Anna`, `饰：安娜`, `Role: Anna`."""
    return re.compile(rf"(?:{either(PART_WORDS)})\s*[:：]?\s*(?P<part>\S.{{0,79}})", re.IGNORECASE)
