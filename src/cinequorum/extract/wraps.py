"""Lines of plain text that are less, or more, than a paragraph: broken to a width by hand, or marked as headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_NARROW, _WIDE = 45, 100  # characters of the widest line of a text that was broken by hand
_RAGGED = 4  # characters by which a hand breaks a line early, or the widest line falls short of the margin
_ITEM = re.compile(r"(?:[-*+•·–—>|]|\d{1,3}[.)]|[^\W\d_a-z][\w ’']{0,25}:)\s")
_RULE = re.compile(r"([=\-~^\"'*+#`:._])\1{2,199}")
_LONGEST_HEADING = 120
_EQUALS = re.compile(r"(={1,6})\s{1,3}(\S.{0,150}?)(?:\s{1,3}\1)?")
_OUTLINE = re.compile(r"\*{1,6}\s{1,3}(\S.{0,150})")
_KEYWORD = re.compile(r"#\+([A-Za-z_]{2,20}):\s{0,9}(\S.{0,300})")
_FIELD = re.compile(r":([A-Za-z][\w -]{1,30}):\s{1,9}(\S.{0,300})")
_SIGNED = 30  # lines at the beginning in which an outline shows what it is


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, or several joined to a paragraph; `heading` where the text marks it as one."""

    text: str
    heading: bool = False


def headed(lines: Sequence[str]) -> list[Line]:
    """Find the headings of reStructuredText, AsciiDoc, wikis and Org; what only marks them is left out.

    >>> headed(["The Lamp", "========", "A quiet film.", "== Cast", "* one"])[:2]
    [Line(text='The Lamp', heading=True), Line(text='A quiet film.', heading=False)]
    """
    outline = any(_KEYWORD.fullmatch(line) for line in lines[:_SIGNED])
    found: list[Line] = []
    for number, line in enumerate(lines):
        below = lines[number + 1] if number + 1 < len(lines) else ""
        above = lines[number - 1] if number else ""
        if _underlines(line, above) or (_underlines(line, below) and _over(lines, number)):
            continue
        if _underlines(below, line):
            found.append(Line(line, heading=True))
        else:
            found.append(_marked(line, outline=outline))
    return found


def _underlines(rule: str, title: str) -> bool:
    """Tell whether a line of signs underlines the line above it: as long as it, or a few signs longer."""
    return (
        bool(title)
        and len(title) <= _LONGEST_HEADING
        and len(title) <= len(rule) <= len(title) + 8
        and bool(_RULE.fullmatch(rule))
        and not _RULE.fullmatch(title)
    )


def _over(lines: Sequence[str], number: int) -> bool:
    """Tell whether a line of signs stands over a title that has the same below."""
    return number + 2 < len(lines) and lines[number + 2] == lines[number]


def _marked(line: str, *, outline: bool) -> Line:
    if line[:1] == "=" and (match := _EQUALS.fullmatch(line)):
        return Line(match[2], heading=True)
    if outline and (match := _KEYWORD.fullmatch(line)):
        title = match[1].lower() == "title"
        return Line(match[2] if title else f"{match[1].lower()}: {match[2]}", heading=title)
    if outline and (match := _OUTLINE.fullmatch(line)):
        return Line(match[1], heading=True)
    if line[:1] == ":" and (match := _FIELD.fullmatch(line)):
        return Line(f"{match[1]}: {match[2]}")
    return Line(line)


def unwrapped(lines: Sequence[Line]) -> list[Line]:
    """Join the lines of each paragraph that was broken to the text's width; all others stay as they are.

    A line was broken if the next line's first word would not have fitted behind it. A paragraph of three lines and
    more tells that by itself, one of two lines where the others tell the width.
    """
    runs = list(_runs(lines))
    widths = [max(len(line.text) for line in run) for run in runs if len(run) >= 3 and _broken(run, 0)]
    width = max(widths, default=0)
    joined: list[Line] = []
    for run in runs:
        if len(run) >= 2 and width and _broken(run, width if len(run) == 2 else 0):
            joined.append(Line(" ".join(line.text for line in run)))
        else:
            joined.extend(run)
    return joined


def _runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Cut at empty lines, headings and items of lists."""
    run: list[Line] = []
    for line in lines:
        if run and (not line.text or line.heading or _ITEM.match(line.text)):
            yield run
            run = []
        run.append(line)
        if not line.text or line.heading:
            yield run
            run = []
    if run:
        yield run


def _broken(run: Sequence[Line], width: int) -> bool:
    """Tell whether each line but the last of a paragraph was broken because the next word did not fit."""
    texts = [line.text for line in run]
    width = width or max(map(len, texts))
    if not all(texts) or not _NARROW <= width <= _WIDE:
        return False
    full = all(
        len(a) <= width + _RAGGED and width < len(a) + 1 + len(b.split(" ", 1)[0]) + _RAGGED for a, b in pairwise(texts)
    )
    ended = sum(text[-1] in ".!?…:;" for text in texts[:-1])
    return full and ended <= 0.5 * (len(texts) - 1)
