"""The headline of a page that lost its markup: the first line that can be one, or the line that comes twice.

Above a headline stand what was a button, the day and whoever wrote it. A headline is printed again where the way to the
page ends ("Start > Reviews > Foghorn"), in the window's title, or over the picture: a line that comes twice at the top
is the page's own where the first line is neither printed nor spoken of again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from cinequorum.extract.data.furniture import BUTTONS
from cinequorum.extract.data.kinds import HEADLINES
from cinequorum.extract.drafts import Draft
from cinequorum.extract.furniture import role_of_line
from cinequorum.extract.signature import agency_name
from cinequorum.text.dates import ANY, find_dates
from cinequorum.text.fold import fold

_TOP = 14  # lines among which a headline is printed again
_LOOKED = 60  # lines among which a row of a record comes again and again
_SKIPPED = 4  # lines that may stand over a headline
_PROSE = 25  # words of a line that is surely prose
_SENTENCE = 12  # words of a line that speaks of something
_WORDS, _LETTERS = 25, 160  # of the longest headline
_LONG = 4  # letters of a word that says something
_ROW = 3  # equal lines in a row, which are captions or buttons
_TRAIL = re.compile(r"\s+[>»›/→|]\s+")
_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_LEFT_OVER = 10  # letters beside a date: the day of the week


def headline_line(drafts: Sequence[Draft], inside: Sequence[int]) -> int | None:
    """Return the index of the draft that is the page's headline, None for a page that begins with its text.

    `inside` are the indexes of the drafts that may be the page's own text.
    """
    own = _printed_again(drafts, inside)
    if own is None:
        own = _telling(drafts, inside)
    if own is not None:
        return own
    for index in inside[:_SKIPPED]:
        text = drafts[index].text
        if not says_nothing(text):
            return index if looks_like_title(text) else None
    return None


def looks_like_title(text: str) -> bool:
    """Tell whether a page's first line can be its headline: short, no full sentence, not set in asterisks.

    >>> looks_like_title("‘A Long Road’ Trailer: Two Brothers and a Truck"), looks_like_title("It rains.")
    (True, False)
    """
    bare = text.rstrip(" \"'”’»")
    if len(text.split()) > _WORDS or len(text) > _LETTERS or bare[-1:] in ".;,:…":
        return False
    return text[0] not in "*_[(#>" and any(char.isalpha() for char in text)


def says_nothing(text: str) -> bool:
    """Tell a line over a headline: a button, a day with its hour, a reporter with an agency.

    >>> says_nothing("Monday, October 12, 2015 - 21:16"), says_nothing("zurück"), says_nothing("Anna Holm / STT")
    (True, True, True)
    >>> says_nothing("Foghorn"), says_nothing("October Sky")
    (False, False)
    """
    bare = fold(text)
    return bare in _BUTTONS or agency_name(text) is not None or _is_day(text)


_BUTTONS = frozenset(map(fold, BUTTONS))


def _is_day(text: str) -> bool:
    """Tell a line that is a whole date, with the day of the week and the hour or without."""
    if len(text) > _LETTERS or not any(char.isdigit() for char in text):
        return False
    found = [date for date in find_dates(text, ANY) if len(date.edtf) == _WHOLE]
    if len(found) != 1:
        return False
    rest = _CLOCK.sub("", text[: found[0].start] + " " + text[found[0].end :])
    return len(_LETTER.findall(rest)) <= _LEFT_OVER and not any(char.isdigit() for char in rest)


_WHOLE = len("2015-10-12")


def _printed_again(drafts: Sequence[Draft], inside: Sequence[int]) -> int | None:
    """Return the first line that is printed twice at the top, unless the first line of all is the headline itself."""
    top = [*_before_prose(drafts, inside)][:_TOP]
    keys = [fold(drafts[index].text) for index in top]
    ends = [fold(_TRAIL.split(drafts[index].text)[-1]) for index in top]
    times = Counter([*keys, *(end for end, key in zip(ends, keys, strict=True) if end != key)])
    below = Counter(fold(drafts[index].text) for index in inside[len(top) : _LOOKED])
    rows = {key for (key, second), third in zip(pairwise(keys), keys[2:], strict=False) if key == second == third}
    if not keys or times[keys[0]] > 1 or (ends[0] == keys[0] and _is_spoken_of(drafts, inside)):
        return None
    prose = [fold(drafts[i].text) for i in inside[:_LOOKED] if len(drafts[i].text.split()) >= _SENTENCE]
    for index, key in zip(top, keys, strict=True):
        text = drafts[index].text
        again = 1 < times[key] < _ROW and not below[key] and key not in rows
        if again and _may_be(text) and _is_told(key, prose):
            return index
    return None


def _telling(drafts: Sequence[Draft], inside: Sequence[int]) -> int | None:
    """Return the one line under a menu that says what it is about: a title with its year or its marks, a review's.

    The lines above it are as short as a site's name, its motto and its menu.
    """
    lines = [*_before_prose(drafts, inside)][:_MENU]
    if not lines or _says_what(drafts[lines[0]].text):
        return None
    found = [index for index in lines if _says_what(drafts[index].text)]
    if len({fold(drafts[index].text) for index in found}) != 1 or lines.index(found[0]) < _ABOVE:
        return None
    return found[0] if looks_like_title(drafts[found[0]].text.lstrip("[(")) else None


def _says_what(text: str) -> bool:
    """Tell a line with a year in brackets at its end, a title in its marks, or a review's headline with its sign.

    >>> _says_what("Movie Review : Foghorn"), _says_what("Foghorn (1931)"), _says_what("《雾港》观后感")
    (True, True, True)
    >>> _says_what("Movie Reviews"), _says_what("© Site (2019)"), _says_what("Foghorn")
    (False, False, False)
    """
    if "©" in text or role_of_line(text) is not None:
        return False
    marked = _DATED.search(text) or _MARKED.search(text)
    return bool(marked or (_SIGN.search(text) and _REVIEWS.search(text)))


_MENU = 40  # lines of a menu with the site's name over it
_ABOVE = 2  # lines above a headline that make a menu
_DATED = re.compile(r"\S\s[(\[](?:18[89]|19\d|20\d)\d[)\]]\W{0,2}$")
_MARKED = re.compile(r"《[^《》]{1,40}》|『[^『』]{1,40}』")
_SIGN = re.compile(r"\s?[:：]\s|\s[–—-]\s")
_REVIEWS = re.compile("|".join(f"(?:{pattern})" for pattern in HEADLINES["critic_review"]), re.IGNORECASE)


def _before_prose(drafts: Sequence[Draft], inside: Sequence[int]) -> Iterator[int]:
    """Yield the lines above the first paragraph: what is printed again below it is a heading of a table of contents."""
    for index in inside:
        text = drafts[index].text
        if len(text.split()) >= _PROSE or len(text) > _LETTERS:
            return
        yield index


def _is_told(key: str, prose: Sequence[str]) -> bool:
    """Tell whether the prose has a word of the line; over a record without prose any line may be the headline."""
    said = [word for word in key.split() if len(word) >= _LONG or not word.isascii()]
    return not prose or any(f" {word}" in f" {text}" for word in said for text in prose)


def _may_be(text: str) -> bool:
    """Tell a line that can be a headline; what a tag in brackets opens can, too."""
    bare = re.sub(r"^\[[^\[\]]{2,20}\]\s", "", text)
    return looks_like_title(bare) and not says_nothing(text) and role_of_line(text) is None and len(fold(text)) > 1


def _is_spoken_of(drafts: Sequence[Draft], inside: Sequence[int]) -> bool:
    """Tell whether half the words of the first line, or more, come again in the prose below it."""
    said = {word for word in fold(drafts[inside[0]].text).split() if len(word) >= _LONG}
    prose = {
        word
        for i in inside[1:_LOOKED]
        if len(drafts[i].text.split()) >= _SENTENCE
        for word in fold(drafts[i].text).split()
    }
    return bool(said) and 2 * len(said & prose) >= len(said)
