"""Data sheets of which only the text is left: labels in small letters or printed twice, values on the next line.

`год` over `2005`; `Countries` over `France USA`, whose links are gone; `Director Director`, once for wide screens and
once for narrow ones. Where the markup is lost a part of a sheet may look like a menu or like somebody's review, so the
roles of the blocks say nothing: five labels of different kinds with fit values, one of them a person's trade, make a
sheet, and a director's label that comes twice makes a list of films, of which nothing is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from msgspec import Struct

from cinequorum.model.claim import CREDITS, Claim
from cinequorum.model.page import Page, Role
from cinequorum.understand.data.countries import COUNTRIES, LANGUAGES
from cinequorum.understand.data.genres import GENRES
from cinequorum.understand.facts.cells import SheetLine, sheet_claims
from cinequorum.understand.facts.fitting import FIT
from cinequorum.understand.facts.labels import begins_label, label_starts, labelled_in, predicates_of
from cinequorum.understand.facts.person_names import find_names
from cinequorum.understand.facts.scene import Scene, either

_LEAST: Final = 5  # kinds of labels
_FAR: Final = 14  # lines from one label of a sheet to the next
_LABEL: Final = 40  # characters
_VALUE: Final = 300
_CAST: Final = 40  # lines under the label of the cast
_READ: Final = 4_000  # lines of a page
_HIDDEN: Final = (Role.METADATA, Role.COMMENTS)
_CUT: Final = re.compile(r"\s*+,?\s*+(?:\.{3}|…)(?:\s?[^\W\d_]{2,12})?$")  # `drama, crime, ... more`
_NOTE: Final = re.compile(r"\s*\([^()]{1,20}\)$")  # `premiere (world)`
_SUM: Final = re.compile(r"^\+?\s?\S[^=]{2,40}=\s?(?P<sum>[^=]*?\d)(?:\s[^\W\d_]+)?$")  # `+ $9 404 = $76 669 gross`
_ONCE: Final = ("runtime", "year", "budget", "certificate", "original_title", "colour")


class _Text(Struct, frozen=True, kw_only=True, gc=False):  # a page has hundreds
    """A line of the page and where it starts."""

    text: str
    start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """A label with its value: the line of the label, and what it says."""

    index: int
    line: SheetLine


def find_flat_sheets(scene: Scene) -> Iterator[Claim]:
    """Yield what a sheet without markup says of the page's film."""
    entries = list(_entries(_lines(scene.page), scene.page.language))
    for sheet in _sheets(entries):
        seen: set[str] = set()
        for entry in sheet:
            if entry.line.predicate in _ONCE and entry.line.predicate in seen:
                continue
            seen.add(entry.line.predicate)
            yield from sheet_claims(scene, entry.line)


def _lines(page: Page) -> tuple[_Text, ...]:
    found: list[_Text] = []
    for block in page.blocks:
        if block.role in _HIDDEN or len(found) > _READ:
            continue
        at = block.span.start
        for line in page.slice(block.span).split("\n"):
            text = line.strip()
            if text:
                found.append(_Text(text=text, start=at + line.find(text)))
            at += len(line) + 1
    return tuple(found)


def _entries(lines: Sequence[_Text], language: str) -> Iterator[_Entry]:
    for index, line in enumerate(lines):
        label = _label_of(line.text) if begins_label(line.text) or "(" in line.text else ""
        predicates = predicates_of(label, language) if label else ()
        if not predicates:
            yield from _with_colon(index, line, language)
        elif index + 1 < len(lines):
            yield from _under(index, lines[index + 1], label, predicates)
            if "cast" in predicates and _is_names(lines[index + 1].text):
                yield from _performers(index, lines[index + 2 : index + 2 + _CAST])


def _performers(index: int, lines: Sequence[_Text]) -> Iterator[_Entry]:
    """Read the rest of a cast that has a line for each name, up to the first line that is none."""
    for line in lines:
        if not _is_names(line.text) or _label_of(line.text):
            return
        row = SheetLine(predicate="cast", value=line.text, start=line.start, rule="flat_sheets.row/1", p=0.88)
        yield _Entry(index=index, line=row)


def _with_colon(index: int, line: _Text, language: str) -> Iterator[_Entry]:
    """Read `Distributor: Aurora` for what it adds to a sheet: a page may mark one half of a sheet up as a menu."""
    if len(line.text) > _VALUE or not (":" in line.text or "：" in line.text):
        return
    for found in labelled_in(line.text, language):
        if found.start > len(found.label) + 4:
            return  # the label does not begin the line
        value = _Text(text=found.value, start=line.start + found.start)
        yield from _under(index, value, found.label, found.predicates)


def _label_of(text: str) -> str:
    """Return the label that fills a line; one printed twice counts once, the second time perhaps abbreviated.

    >>> _label_of("Director Director"), _label_of("Executive Producer Exec. Producer"), _label_of("премьера (мир)")
    ('Director', 'Executive Producer', 'премьера')
    >>> _label_of("She is late.")
    ''
    """
    bare = _NOTE.sub("", text.rstrip(" :："))
    words = bare.split(" ")
    half = len(words) // 2
    if 2 * half == len(words) and half and all(map(_abbreviates, words[half:], words[:half])):
        bare = " ".join(words[:half])
    known = 2 <= len(bare) <= _LABEL and bare.lower().split(" ", 1)[0] in label_starts()
    return bare if known else ""


def _abbreviates(short: str, word: str) -> bool:
    return short == word or (short.endswith(".") and len(short) > 2 and word.startswith(short[:-1]))


def _under(index: int, value: _Text, label: str, predicates: Sequence[str]) -> Iterator[_Entry]:
    """Yield the entries of a label whose value fits it."""
    text = _CUT.sub("", value.text)
    summed = _SUM.match(text)
    if summed:
        text, at = summed["sum"], value.start + summed.start("sum")
    else:
        at = value.start
    for predicate in predicates:
        for start, end in _places(predicate, text) if len(text) <= _VALUE else ():
            line = SheetLine(
                predicate=predicate,
                value=text[start:end],
                start=at + start,
                rule="flat_sheets.row/1",
                p=0.9,
                label=label,
            )
            yield _Entry(index=index, line=line)


def _places(predicate: str, text: str) -> tuple[tuple[int, int], ...]:
    """Return where a fit value's parts stand: the whole of it, or words of a list that only spaces part."""
    if predicate in CREDITS:
        return ((0, len(text)),) if _is_names(text) else ()
    words = _listed(predicate)
    if words is not None and " " in text and words.fullmatch(text):
        return tuple(match.span("word") for match in _word(predicate).finditer(text))
    fit = FIT.get(predicate)
    if predicate == "certificate":
        return ((0, len(text)),) if len(text) <= _LABEL and any(c.isdigit() for c in text) else ()
    return ((0, len(text)),) if fit and fit(text) else ()


def _is_names(text: str) -> bool:
    pieces = [piece.strip() for piece in text.split(",")]
    named = [find_names(piece) for piece in pieces]
    return all(
        len(names) == 1 and names[0].full and names[0][:2] == (0, len(piece))
        for names, piece in zip(named, pieces, strict=True)
    )


def _sheets(entries: Sequence[_Entry]) -> Iterator[list[_Entry]]:
    """Yield the runs of entries that are sheets of one film."""
    run: list[_Entry] = []
    for entry in [*entries, None]:
        if run and (entry is None or entry.index - run[-1].index > _FAR):
            kinds = {e.line.predicate for e in run}
            directed = {e.index for e in run if e.line.predicate == "director"}
            if len(kinds) >= _LEAST and kinds & CREDITS and len(directed) <= 1:
                yield run
            run = []
        if entry is not None:
            run.append(entry)


@cache
def _known(predicate: str) -> tuple[str, ...]:
    if predicate == "country":
        return COUNTRIES
    if predicate == "language":
        return LANGUAGES
    return tuple(word for name, words in GENRES.items() for word in (name, *words)) if predicate == "genre" else ()


@cache
def _word(predicate: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?P<word>{either(_known(predicate))})(?!\w)", re.IGNORECASE)


@cache
def _listed(predicate: str) -> re.Pattern[str] | None:
    """Return the pattern of known words with only spaces between them."""
    if not _known(predicate):
        return None
    words = either(_known(predicate))
    return re.compile(rf"{words}(?:\s{words}){{1,11}}", re.IGNORECASE)
