"""What a line of a page that lost its markup shows by itself: its length, its characters, the sort of its words.

Counted over the whole page at once: a page of a hundred lines takes half a millisecond.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain as joined
from itertools import repeat
from typing import TYPE_CHECKING

from cinequorum.extract.data.line_words import CUES, FUNCTION_WORDS, MARKS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_OTHER, _BREAK, _SPACE, _UPPER, _LOWER, _LETTER, _DIGIT, *_REST = range(7 + len(MARKS))
_STOP, _COMMA, _COLON, _CLOSING, _OPENING, _PARTING, _MONEY, _HANDLE = _REST
_CLASSES = 7 + len(MARKS)
_CATEGORIES = {"Lu": _UPPER, "Lt": _UPPER, "Ll": _LOWER, "Lo": _LETTER, "Lm": _LETTER, "Nd": _DIGIT, "Zs": _SPACE}
_TOKEN = re.compile(r"[^\W\d_]+")
_CUES = tuple(CUES)
_KINDS = 2 + len(_CUES)  # no known word, a function word, one of the cues
_KIND = {
    **{word: 1 for words in FUNCTION_WORDS.values() for word in words},
    **{word: 2 + number for number, words in enumerate(CUES.values()) for word in words},
}
_BEYOND = re.compile("[\U00010000-\U0010ffff]")
_LAST = 0xFFFF  # the last character of the basic plane
_CLIP = 2000  # characters of a line that are looked at
_CONTENT = 5  # letters of a word that may carry a page's subject

NAMES = (
    "characters", "words", "letters a word", "stop at end", "question at end", "colon at end", "stops inside",
    "any stop inside", "commas", "words in capitals", "capitalised words", "small words", "function words",
    "function words in all", "letters without case", "digits", "begins small", "begins capital", "begins with digit",
    "begins with mark", "parting marks", "handles", "digits parted", "long numbers", "money", "quotes", "colons",
    "at most two words", "cue words", *(f"cue {name}" for name in _CUES),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of a page that may carry its subject: `line` and `word` number them, each pair once."""

    line: NDArray[np.int64]
    word: NDArray[np.int64]


def own_features(lines: Sequence[str]) -> tuple[NDArray[np.float32], Words]:
    """Return one row a line, a column for each of `NAMES`, and the words that may carry the page's subject.

    >>> rows, _ = own_features(["Home | Films | Contact", "It rains all day, and nobody minds."])
    >>> [round(float(row[NAMES.index("function words")]), 2) for row in rows]
    [0.0, 0.29]
    """
    text = _text(lines)
    tokens, line = _tokens(text.lower())
    return _rows(text, _kinds(tokens, line, len(lines))), _words(tokens, line)


def own_rows(lines: Sequence[str]) -> NDArray[np.float32]:
    """Return the rows of `own_features` alone."""
    text = _text(lines)
    return _rows(text, _kinds(*_tokens(text.lower()), len(lines)))


def _text(lines: Sequence[str]) -> str:
    return "\n".join(line[:_CLIP].replace("\n", " ") or " " for line in lines) + "\n"


def _rows(text: str, kinds: NDArray[np.int64]) -> NDArray[np.float32]:
    import numpy as np

    return np.concatenate([_shape(text, kinds), np.log1p(kinds[:, 2:])], axis=1, dtype=np.float32)


def _tokens(text: str) -> tuple[list[str], NDArray[np.int64]]:
    """Return the words of a text, made of letters alone, and the line of each.

    Everything else is blanked out and the text split: half the time of a search for words.
    """
    import numpy as np

    coded = text.encode("utf-16-le", "replace")
    if len(coded) > 2 * len(text):  # few texts: letters and pictures beyond the basic plane
        found = [_TOKEN.findall(part) for part in text.split("\n")]
        return list(joined.from_iterable(found)), np.repeat(np.arange(len(found)), list(map(len, found)))
    codes = np.frombuffer(coded, np.uint16)
    blanked = _letters().take(codes)  # half the time of an index
    is_letter = blanked != ord(" ")
    opens = is_letter.copy()
    opens[1:] = is_letter[1:] > is_letter[:-1]
    lines = np.flatnonzero(codes == ord("\n")).searchsorted(np.flatnonzero(opens))
    return blanked.tobytes().decode("utf-16-le").split(), lines


def _kinds(tokens: Sequence[str], line: NDArray[np.int64], lines: int) -> NDArray[np.int64]:
    """Count each line's words of each kind."""
    import numpy as np

    kind = np.fromiter(map(_KIND.get, tokens, repeat(0)), dtype=np.int64, count=len(tokens))
    return np.bincount(line * _KINDS + kind, minlength=lines * _KINDS).reshape(lines, _KINDS)


def _words(tokens: Sequence[str], line: NDArray[np.int64]) -> Words:
    """Number the words that may carry the page's subject."""
    import numpy as np

    numbers = {token: number for number, token in enumerate(dict.fromkeys(tokens))}
    carry = np.fromiter((len(t) >= _CONTENT and t not in _KIND for t in numbers), dtype=np.bool_, count=len(numbers))
    number = np.fromiter(map(numbers.__getitem__, tokens), dtype=np.int64, count=len(tokens))
    most = max(1, len(numbers))
    pairs = np.sort((line * most + number)[carry[number]])
    pairs = pairs[np.diff(pairs, prepend=-1) != 0]
    return Words(line=pairs // most, word=pairs % most)


def _shape(text: str, kinds: NDArray[np.int64]) -> NDArray[np.float64]:
    """Count characters of each class and where they stand."""
    import numpy as np

    page = _Characters(text)
    n, per_line, count = page.lines, page.per_line, page.count
    wide = per_line[:, _LETTER]
    words = np.maximum(np.maximum(count(page.opens), wide / 2), 1.0)
    letters = per_line[:, [_UPPER, _LOWER, _LETTER]].sum(axis=1)
    first, last, stops = page.first, page.last, page.stops
    capital = page.opens & (page.sort == _UPPER)
    columns = [
        np.log1p(page.size), np.log1p(words), letters / words, last == _STOP, page.question, last == _COLON,
        np.log1p(stops), stops > 0, per_line[:, _COMMA] / words, count(capital & (page.after == _UPPER)) / words,
        count(capital) / words, count(page.opens & (page.sort == _LOWER)) / words, kinds[:, 1] / words,
        np.log1p(kinds[:, 1]), wide / np.maximum(letters, 1), per_line[:, _DIGIT] / page.size, first == _LOWER,
        first == _UPPER, first == _DIGIT, first > _DIGIT, np.log1p(per_line[:, _PARTING]), per_line[:, _HANDLE] > 0,
        count(page.parted) > 0, np.log1p(count(page.long_number)), per_line[:, _MONEY] > 0,
        (per_line[:, _OPENING] + per_line[:, _CLOSING]) / words, per_line[:, _COLON] > 0, words <= 2,
        kinds[:, 2:].sum(axis=1) / np.maximum(kinds.sum(axis=1) - kinds[:, 1], 1),
    ]  # fmt: skip
    return np.stack(columns, axis=1).reshape(n, len(columns))


class _Characters:
    """A page's characters by class, and the places that matter among them, as arrays over the whole page."""

    def __init__(self, text: str) -> None:
        import numpy as np

        codes = _codes(text)
        sort = _sorts().take(codes)
        is_break = sort == _BREAK
        ends = np.flatnonzero(is_break)
        starts = np.concatenate([[0], ends[:-1] + 1])
        gap = is_break | (sort == _SPACE)
        digit = sort == _DIGIT
        self.starts = starts
        self.sort, self.lines, self.size = sort, len(ends), np.maximum(ends - starts, 1)
        line = np.repeat(np.arange(len(ends)), ends - starts + 1)
        self.after = np.append(sort[1:], np.uint8(_BREAK))
        self.opens = ~gap
        self.opens[1:] &= gap[:-1]
        self.parted = sort > _DIGIT
        self.parted[1:] &= digit[:-1]
        self.parted &= _later(digit, 1)
        self.long_number = digit & _later(digit, 1) & _later(digit, 2) & _later(digit, 3)
        self.per_line = np.bincount(line * _CLASSES + sort, minlength=len(ends) * _CLASSES).reshape(-1, _CLASSES)
        self.first = sort[starts]
        self.question = codes[np.maximum(ends - 1, 0)] == ord("?")
        last = sort[np.maximum(ends - 1, 0)]
        self.last = np.where(last == _CLOSING, sort[np.maximum(ends - 2, 0)], last)
        stops = (sort == _STOP) & (self.after != _STOP) & ~self.parted
        self.stops = np.maximum(self.count(stops) - (self.last == _STOP), 0)

    def count(self, where: NDArray[np.bool_]) -> NDArray[np.int64]:
        """Count the marked characters of each line."""
        import numpy as np

        return np.add.reduceat(where, self.starts, dtype=np.int64)


def _later(flags: NDArray[np.bool_], by: int) -> NDArray[np.bool_]:
    import numpy as np

    return np.concatenate([flags[by:], np.zeros(min(by, len(flags)), bool)])


def _codes(text: str) -> NDArray[np.uint16]:
    """Return the characters' numbers; those beyond the basic plane count as its last one."""
    import numpy as np

    coded = text.encode("utf-16-le", "replace")
    if len(coded) > 2 * len(text):
        coded = _BEYOND.sub(chr(_LAST), text).encode("utf-16-le", "replace")
    return np.frombuffer(coded, np.uint16)


@cache
def _letters() -> NDArray[np.uint16]:
    """Return for each character of the basic plane itself where words are made of it, else a space."""
    import numpy as np

    signs = map(chr, range(_LAST + 1))
    kept = np.fromiter((sign.isalnum() and not sign.isdecimal() for sign in signs), np.bool_, _LAST + 1)
    return np.where(kept, np.arange(_LAST + 1, dtype=np.uint16), np.uint16(ord(" ")))


@cache
def _sorts() -> NDArray[np.uint8]:
    """Return the class of each character of the basic plane; those above it are other letters or pictures."""
    import numpy as np

    table = np.array([_CATEGORIES.get(unicodedata.category(chr(code)), _OTHER) for code in range(_LAST + 1)], np.uint8)
    for number, marks in enumerate(MARKS.values(), start=7):
        table[[ord(mark) for mark in marks]] = number
    table[[ord("\n"), ord(" "), ord("\t")]] = _BREAK, _SPACE, _SPACE
    return table
