"""What the lines of a page say of its kind by how they follow each other: entries, marks by one label, tables of films.

Texts of every make lose their markup, and with it headings and lists; what stays is that lines come in turns.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from cinequorum.extract.data.kinds import (
    FORMATS,
    ONLY_TRAILERS,
    SECTIONS,
    SEVERAL_FILMS,
    SHEET_FIELDS,
    TRAILER_LINES,
    TRAILER_WORDS,
)
from cinequorum.extract.evidence import RECORD_LABELS, Evidence, label_of
from cinequorum.extract.wording import wording
from cinequorum.text.sheet_labels import labels_of

_MARKED = re.compile(
    r"(?P<label>[^\W\d_][^:：\n]{1,40}?)\s?[:：–—-]\s?"
    r"(?:\d{1,2}(?:[.,]\d)?\s?(?:/|out of|von|sur|de|su|из)\s?(?:4|5|6|10|100)|[★⭐✭½☆]{1,10}|[A-F][+-]?|\d{1,3}\s?%)"
    r"[\W_]{0,4}"
)
_LONGEST_MARK = 70  # characters of a line that is a mark under a label
_TITLE_WORDS = 8  # of a line that may be a title
_PROSE_WORDS = 10  # of the line under it
_LEAST_ENTRIES = 5
_ODD_HEADINGS = 5  # lines to each that was taken for a heading by its look
_SHARE = 0.65  # of the lines that such entries make up
_TRAILERS = re.compile(TRAILER_WORDS, re.IGNORECASE)
_ONLY_TRAILERS = re.compile(ONLY_TRAILERS, re.IGNORECASE)
_TRAILER_LINE = re.compile(TRAILER_LINES, re.IGNORECASE)
_HEADLINE = 120  # characters of a line that heads a report
_LEAST_REPORTS = 4
_REPORTS = 0.15  # of the lines
_TOP = 10  # lines in which a page shows its trailer
_WIDE_ROW = re.compile(r"[^\W\d_][^\s：。]{0,14}：[^。！？\n]{1,50}")
_LEAST_WIDE = 6
_LEAST_LINKED = 3
_SEVERAL = re.compile(SEVERAL_FILMS, re.IGNORECASE)
_CELLS = re.compile(r"\s[:|]\s")
_COLUMNS = 4
_NAMED_COLUMNS = 3
_CELL = 30  # characters of a column's name
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SECTIONS = frozenset(SECTIONS)
_SHEET_FIELDS = frozenset((*SHEET_FIELDS, "year"))
_FORMATS = frozenset(FORMATS)
_LITTLE = 40  # words of a page that is little more than its data
_RECORD = 4  # fields of a film's record in a front matter


def by_layout(evidence: Evidence) -> Iterator[tuple[str, float, str]]:
    """Yield kind, weight and reason for how the lines of a page follow each other."""
    yield from _entries(evidence)
    yield from _trailers(evidence)
    if evidence.linked_films >= _LEAST_LINKED:
        yield "list", 1.5 + 0.5 * min(evidence.linked_films, 8), f"lines link to {evidence.linked_films} films"
    if several := _SEVERAL.search(evidence.headline or ""):
        yield "list", 1.2, f"the headline is about “{several[0]}”"
    marks = repeated_marks(evidence)
    if marks:
        yield "list", 2.0 + 0.5 * min(marks, 6), f"{marks} marks under the same label"
    wide = sum(bool(_WIDE_ROW.fullmatch(line)) for line in evidence.lines)
    if wide >= _LEAST_WIDE and 3 * wide >= len(evidence.lines) and any(map(label_of, evidence.lines)):
        yield "listing", 2.0, f"{wide} rows with a colon of East Asian print"
    rows = _table_of_films(evidence)
    if rows:
        yield "list", 4.0, f"a table of {rows} films"
    if is_record(evidence) and sum(evidence.sizes) < _LITTLE:
        yield "listing", 2.5, "fields of a film's record and no prose"


def repeated_marks(evidence: Evidence) -> int:
    """Count the ratings that stand under one and the same label: one film has one, or each under another label.

    >>> lines = ("Brine", "Our score: 4/5", "Salt", "Our score: 2/5", "Kelp", "Our score: 3/5")
    >>> repeated_marks(Evidence(lines=lines, sizes=(1, 3, 1, 3, 1, 3)))
    3
    """
    short = (line for line in evidence.lines if len(line) <= _LONGEST_MARK)
    labels = Counter(match["label"].casefold() for line in short if (match := _MARKED.fullmatch(line.strip())))
    most = max(labels.values(), default=0)
    return most if most >= 3 and evidence.reviews < 2 else 0


def is_record(evidence: Evidence) -> bool:
    """Tell whether the front matter is a film's record."""
    keys = {stated.key.partition(".")[0] for stated in evidence.stated if stated.origin == "front-matter"}
    return len(keys & _SHEET_FIELDS) >= _RECORD


def is_format(key: str, value: str) -> bool:
    """Tell a film's format under `type`: "feature" and "short" are sorts of films, not of articles, in its record."""
    return key == "type" and value.strip().casefold() in _FORMATS


def _entries(evidence: Evidence) -> Iterator[tuple[str, float, str]]:
    """Weigh lines that are titles by their look, each with one paragraph under it, from the first to the last."""
    if evidence.reviews or len(evidence.lines) < 2 * _LEAST_ENTRIES:
        return
    told = list(zip(evidence.lines, evidence.sizes, strict=True))
    found = {
        line.casefold()
        for (line, size), (_, under) in pairwise(told)
        if under >= _PROSE_WORDS and _is_title(line, size)
    }
    headed = _ODD_HEADINGS * len(evidence.headings) > len(found)  # sections of one text
    if len(found) >= _LEAST_ENTRIES and 2 * len(found) >= _SHARE * len(told) and not headed:
        yield "list", 1.5 + 0.4 * min(len(found), 9), f"{len(found)} lines with one paragraph under each"


def _is_title(line: str, size: int) -> bool:
    bare = line.strip(" *_#•-–")
    begins = bare[:1].isdigit() or (bare[:1].isalpha() and not bare[:1].islower())
    named = begins and size <= _TITLE_WORDS and len(line) <= _HEADLINE and bare[-1:] not in ".?!…:;,。？！："
    return named and label_of(bare) is None and bare.casefold() not in _SECTIONS and not _MARKED.fullmatch(line.strip())


def _trailers(evidence: Evidence) -> Iterator[tuple[str, float, str]]:
    """Weigh reports of several trailers on one page, and a line that shows the one trailer of another."""
    headline = (evidence.headline or "").strip()
    if _ONLY_TRAILERS.fullmatch(headline):
        yield "list", 2.0, f"headed “{headline}”"
    told = zip(evidence.lines, evidence.sizes, strict=True)
    heads = {
        line.casefold()
        for (line, _), (_, under) in pairwise(told)
        if len(line) <= _HEADLINE and under >= _PROSE_WORDS and _TRAILERS.search(line)
    }
    if len(heads) >= max(_LEAST_REPORTS, _REPORTS * len(evidence.lines)):
        yield "list", 4.0 + 0.5 * min(len(heads), 8), f"{len(heads)} reports of trailers under each other"
        yield "trailer_news", -2.0, "several trailers"
    elif any(_TRAILER_LINE.fullmatch(line.strip()) for line in evidence.lines[:_TOP]) and _is_cool(evidence):
        yield "trailer_news", 1.5, "shows a trailer and hardly judges"


_COOL = 1.5  # words of judgement in a hundred


def _is_cool(evidence: Evidence) -> bool:
    return wording(evidence.text).tones["judging"] < _COOL


def label_cells(line: str) -> int:
    """Count the cells of a row, or of a table that lies in one line, that are labels of a film's record.

    >>> label_cells("| Director | Ann Lee | | Year | 2016 | | Runtime | 116 min |")
    3
    """
    return (
        sum(cell.strip(" *_:|").casefold() in RECORD_LABELS for cell in _CELLS.split(f" {line} "))
        if " | " in line
        else 0
    )


def _table_of_films(evidence: Evidence) -> int:
    """Count the dated rows under a row that names the columns of several films' records."""
    for at, line in enumerate(evidence.lines[:-1]):
        cells = (
            [cell.strip(" *_:|").casefold() for cell in _CELLS.split(line)] if " : " in line or " | " in line else []
        )
        if len(cells) < _COLUMNS or any(len(cell) > _CELL or _YEAR.search(cell) for cell in cells):
            continue
        if sum(map(_names_column, cells)) >= _NAMED_COLUMNS:
            rows = [row for row in evidence.lines[at + 1 :] if len(_CELLS.split(row)) >= _COLUMNS]
            years = sum(len(_YEAR.findall(row)) for row in rows)
            return years if years >= 2 else 0
    return 0


def _names_column(cell: str) -> bool:
    """Tell a column of a film's record by how its name begins ("Rok vydání")."""
    words = cell.split()
    return any(" ".join(words[:count]) in labels_of() for count in range(1, min(3, len(words)) + 1))
