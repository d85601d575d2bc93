"""What elements say in their attributes, with the place where they say it: dates, ratings, users, microdata.

A date may stand in `datetime` while the page shows "3 days ago", a rating in the width of a bar, an author's name in
an element of that class inside a line. Readers of records ask which of these lie in the element of a record.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cinequorum.extract.data.listings import AUTHOR_LOOKS, NO_AUTHOR_LOOKS, USER_LINK, USER_PARTS, USER_SIGNS

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
_USER_PARTS = frozenset(USER_PARTS)
_TOLD = frozenset({"class", "style", "itemprop", "itemtype", "title", "data-date"})
_OF_TAGS = {"a": "href", "time": "datetime"}
_DATED = frozenset({"title", "data-date"})
_DIGIT = re.compile(r"\d")
_WORDS = re.compile(r"[a-z]+")
_HUMPS = re.compile(r"(?<=[a-z])(?=[A-Z])")
_AUTHORS = frozenset(AUTHOR_LOOKS)
_AUTHORS_CORES = tuple(look for look in AUTHOR_LOOKS if not any(o in look for o in AUTHOR_LOOKS if o != look))
_NO_AUTHORS = frozenset(NO_AUTHOR_LOOKS)


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
        self._kept: list[tuple[str, str, tuple[int, ...], Place]] = []
        self._ends: list[Place] = []

    def enter(self, said: Sequence[tuple[str, str]], chain: tuple[int, ...], at: Place) -> range:
        """Take in what an element says that opens at a place; return what `leave` needs."""
        begin = len(self._kept)
        if begin >= _MOST:
            return range(0)
        for kind, value in said:
            self._kept.append((kind, value, chain, at))
            self._ends.append(at)
        return range(begin, len(self._kept))

    def leave(self, opened: range, at: Place) -> None:
        """Close an element at a place."""
        for index in opened:
            self._ends[index] = at

    def found(self) -> tuple[Clue, ...]:
        """Return all clues, in the order of the elements that gave them."""
        return tuple(
            Clue(kind=kind, value=value, chain=chain, first=first, last=last)
            for (kind, value, chain, first), last in zip(self._kept, self._ends, strict=True)
        )


def telling_keys(tag: str, keys: Sequence[str]) -> tuple[str, ...]:
    """Return those of an element's attributes that may be clues, in their order.

    >>> telling_keys("a", ("id", "class", "href", "data-id", "data-score")), telling_keys("div", ("href", "datetime"))
    (('class', 'href', 'data-score'), ())
    """
    of_tag = _OF_TAGS.get(tag, "")
    return tuple(
        key
        for key in keys
        if key in _TOLD or key == of_tag or (key[:5] == "data-" and (_RATING_KEY.match(key) or _TOP_KEY.match(key)))
    )


def said_by(
    attributes: Mapping[str, str | None], keys: Sequence[str], names: Sequence[tuple[str, str]]
) -> list[tuple[str, str]]:
    """Return kind and value of each thing that an element says.

    `keys` are those of its attributes that may be clues, `names` is what its class says.
    """
    said: list[tuple[str, str]] = []
    width = None
    for key in keys:
        raw = attributes[key]
        if not raw:
            continue
        if key == "class":
            said += names
        elif key == "href":
            if names_user(raw):
                said.append(("user", raw))
        elif key == "style":
            width = _WIDTH.search(raw) if "width" in raw else None
        else:
            said += _of_attribute(key, raw, attributes)
    if width:
        said.append(("width", f"{width[1]}%"))
    return said


def names_user(href: str) -> bool:
    """Tell whether an address is a user's page; a cheap look first, since a page is full of links."""
    low = href.lower()
    if _USER_PARTS.isdisjoint(low.split("/")):
        for sign in USER_SIGNS:  # any() takes twice as long
            if sign in low:
                break
        else:
            return False
    return _USER.search(low) is not None


def _of_attribute(key: str, value: str, attributes: Mapping[str, str | None]) -> list[tuple[str, str]]:
    """Read one attribute that may say something: microdata, a date, a figure."""
    if key == "itemprop":
        shown = attributes.get("content") or attributes.get("datetime") or ""
        return [(f"prop:{name}", shown) for name in value.lower().split()[:2]]
    if key == "itemtype":
        return [("review", "")] if value.rstrip("/").endswith("Review") else []
    if key == "datetime":
        return [("date", value)]
    if key in _DATED:
        return [("date", value)] if _DATE.search(value[:40]) else []
    if _FIGURE.match(value):
        return [("rating" if _RATING_KEY.match(key) else "top", value)]
    return []


def said_by_names(names: str) -> tuple[tuple[str, str], ...]:
    """Read what the names of an element's class say: whose name it shows, how many stars it draws.

    >>> said_by_names("userName"), said_by_names("stars-4_5")
    ((('author', ''),), (('drawn', '4.5'),))
    """
    said = (("author", ""),) if _shows_author(names[:120]) else ()
    rated = "star" in names or "rat" in names or "note" in names
    figure = _CLASS_RATING.search(names) if rated and _DIGIT.search(names) else None
    return (*said, ("drawn", re.sub(r"[-_]", ".", figure[1]))) if figure else said


def _shows_author(names: str) -> bool:
    low = names.lower()
    for look in _AUTHORS_CORES:  # few names hold one, and to part names into words takes twice as long
        if look in low:
            spread = low if low == names else _HUMPS.sub(" ", names).lower()
            words = _WORDS.findall(spread)
            return not _AUTHORS.isdisjoint(words) and _NO_AUTHORS.isdisjoint(words)
    return False
