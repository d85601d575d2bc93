"""What elements say in their attributes, with the place where they say it: dates, ratings, users, microdata.

A date may stand in `datetime` while the page shows "3 days ago", a rating in the width of a bar, an author's name in
an element of that class inside a line. Readers of records ask which of these lie in the element of a record.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from cinequorum.extract.data.listings import AUTHOR_LOOKS, NO_AUTHOR_LOOKS, USER_LINK

Place = tuple[int, int]  # a draft, and a place in its text
_MOST = 60_000  # clues of one page: some 10,000 reviews
_DATE = re.compile(r"\d{4}.?\D{1,12}\d{1,2}|\d{1,2}\D{1,12}\d{4}|^\d{4}-\d\d")
_WIDTH = re.compile(r"(?:^|;|\s)width\s*:\s*(\d{1,3}(?:\.\d+)?)%")
_RATING_KEY = re.compile(r"data-(?:rating|score|stars?|value|note|rate|grade)(?:-value)?$")
_FIGURE = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?(?:\s?/\s?\d{1,3})?$")
_TOP_KEY = re.compile(r"data-(?:max|best|out-?of|total|scale|max-?(?:rating|score|stars?|value))$")
_CLASS_RATING = re.compile(
    r"(?:^|[\s_-])(?:rated|rating|stars?|star-rating|note|allstar)-?_?(\d{1,3}(?:[-_.]5)?)(?:$|\s|-?t$)"
)
_USER = re.compile(USER_LINK, re.IGNORECASE)
_WORDS = re.compile(r"[a-z]+")
_HUMPS = re.compile(r"(?<=[a-z])(?=[A-Z])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clue:
    """One thing that an element says. `kind`: `date`, `rating`, `top`, `author`, `user`, `review`, `prop:NAME`.

    `chain` are the block elements around it, itself included where it is one; it holds the text from `first` to `last`.
    """

    kind: str
    value: str
    chain: tuple[int, ...]
    first: Place
    last: Place


class Clues:
    """The clues of a page, collected while its tree is walked."""

    def __init__(self) -> None:
        self.found: list[Clue] = []

    def enter(self, attributes: Mapping[str, str | None], tag: str, chain: tuple[int, ...], at: Place) -> range | None:
        """Take in an element that opens at a place; return what `leave` needs, None where it says nothing."""
        begin = len(self.found)
        if begin < _MOST:
            for kind, value in _said(attributes, tag):
                self.found.append(Clue(kind=kind, value=value, chain=chain, first=at, last=at))
        return range(begin, len(self.found)) if len(self.found) > begin else None

    def leave(self, opened: range, at: Place) -> None:
        """Close an element at a place."""
        for index in opened:
            self.found[index] = replace(self.found[index], last=at)


def _said(attributes: Mapping[str, str | None], tag: str) -> list[tuple[str, str]]:
    said = []
    for key, raw in attributes.items():
        value = raw or ""
        if key == "itemprop":
            shown = attributes.get("content") or attributes.get("datetime") or ""
            said += [(f"prop:{name}", shown) for name in value.lower().split()[:2]]
        elif key == "itemtype" and value.rstrip("/").endswith("Review"):
            said.append(("review", ""))
        elif (key == "datetime" and tag == "time") or (key in {"title", "data-date"} and _DATE.search(value[:40])):
            said.append(("date", value))
        elif key == "href" and tag == "a" and _USER.search(value):
            said.append(("user", value))
        elif key == "class":
            said += _of_class(value)
        elif key[:5] == "data-" and _FIGURE.match(value):
            said += [("rating", value)] if _RATING_KEY.match(key) else [("top", value)] if _TOP_KEY.match(key) else []
    width = _WIDTH.search(attributes.get("style") or "")
    if width:
        said.append(("width", f"{width[1]}%"))
    return said


@lru_cache(maxsize=20_000)
def _of_class(names: str) -> tuple[tuple[str, str], ...]:
    """Read what the names of an element's class say: whose name it shows, how many stars it draws."""
    words = set(_WORDS.findall(_HUMPS.sub(" ", names[:120]).lower()))
    said = (("author", ""),) if words & _AUTHORS and not words & _NO_AUTHORS else ()
    figure = _CLASS_RATING.search(names) if any(char.isdigit() for char in names) else None
    return (*said, ("drawn", re.sub(r"[-_]", ".", figure[1]))) if figure else said


_AUTHORS = frozenset(AUTHOR_LOOKS)
_NO_AUTHORS = frozenset(NO_AUTHOR_LOOKS)
