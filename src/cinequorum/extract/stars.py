"""Ratings that are drawn and not written: rows of icons, the names of images, data in attributes, bars."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from cinequorum.text.scores import find_scores

_STAR = re.compile(r"star(?!t|k|bucks|ring|r)|\bgrade\b", re.IGNORECASE)
_HALF = re.compile(r"half", re.IGNORECASE)
_EMPTY = re.compile(
    r"empty|outline|border|regular|inactive|disabled|(?:^|[\s_/#-])(?:o|off|far|fal|gr[ae]y|none|unfilled|blank|no|0)(?:$|[\s_.-])",
    re.IGNORECASE,
)
_LIT = re.compile(
    r"checked|selected|active|gold|yellow|orange|(?:^|[\s_/#-])(?:on|fill|filled|full|solid|lit|fas|100)(?:$|[\s_.-])",
    re.IGNORECASE,
)
_VOTING = frozenset({"input", "button", "label", "a", "option"})
_LIGATURES = {"star": "★", "grade": "★", "star_rate": "★", "star_half": "½", "star_border": "☆", "star_outline": "☆"}
_MOST = 10
_FEWEST = 3
_WHOLE_ROW = 5  # as many icons alike may be there to be voted with
_OF = re.compile(
    r"(?:^|[^\d])(?P<n>\d(?:[._-]?5)?)[\s_-]?(?:of|out[\s_-]of|von|sur)[\s_-]?(?P<top>4|5|6|10)(?=$|[^\d])",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_NAMED = re.compile(
    r"(?:^|[^a-z\d])(?:stars?|rating|sterne|etoiles|estrellas|stelle)[\s_-]?(?P<n>[0-5](?:[._-]5|[05])?)(?=$|[^\d.])"
    r"|(?:^|[^\d])(?P<m>[0-5](?:[._-]5|[05])?)[\s_-]?(?:stars?|sterne|etoiles|estrellas|stelle)(?=$|[^a-z])",
    re.IGNORECASE,
)
_ENDING = re.compile(r"\.[a-z]{3,4}$", re.IGNORECASE)
_TOP_KEY = re.compile(r"data-(?:[a-z]+-)*(?:max|best|total|out-?of|scale)(?:-[a-z]+)*$")
_VALUE_KEY = re.compile(r"data-(?:rating|score|stars?)(?:-value)?$")
_FIGURE = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?")
_TENS = re.compile(r"(?:^|[\s_-])(?:all)?stars?[-_]?(?P<n>[0-4][05]|50)(?=$|[\s_-])", re.IGNORECASE)
_VARIABLE = re.compile(r"--(?:rating|score|stars?|value)\s*:\s*(?P<n>\d(?:\.\d{1,2})?)")
_VARIABLE_TOP = re.compile(r"--(?:max|total|out-of|best)[\w-]*\s*:\s*(?P<top>\d{1,2})")
_WIDTH = re.compile(r"(?:^|;|\s)width\s*:\s*(?P<n>\d{1,3}(?:\.\d{1,2})?)\s*%")


@dataclass(frozen=True, slots=True)
class Leaf:
    """One innermost element: its tag, its names (class, source of an image) and its own words."""

    tag: str
    names: str
    words: str
    style: str | None = None


def drawn_inside(leaves: Sequence[Leaf]) -> str | None:
    """Return what an element of ratings shows that holds no words: a row of stars, or the share that a bar covers."""
    row = row_of_stars(leaves)
    if row is None and not any(leaf.words for leaf in leaves):
        return next((width for leaf in leaves if (width := bar_width(leaf.style))), None)
    return row


def row_of_stars(leaves: Sequence[Leaf]) -> str | None:
    """Return the stars that an element draws with nothing but icons inside, None where it is no row of stars.

    Icons named as lit leave those without a name dark; five alike and unnamed may wait for a vote, and are none.

    >>> row_of_stars([Leaf("i", "star on", "")] * 3 + [Leaf("i", "star", "")] * 2)
    '★★★☆☆'
    """
    icons = [leaf for leaf in leaves if leaf.words or leaf.names]
    if not _FEWEST <= len(icons) <= _MOST or any(leaf.tag in _VOTING for leaf in leaves):
        return None
    signs = [_sign(leaf) for leaf in icons]
    if any(not sign for sign in signs):
        return None
    told = {"lit", "☆", "½"} & set(signs)
    if not told and len(signs) >= _WHOLE_ROW:
        return None
    plain = "☆" if "lit" in told else "★"
    return "".join("★" if sign == "lit" else plain if sign == "plain" else sign for sign in signs)


def _sign(leaf: Leaf) -> str:
    """Return `½`, `☆`, `lit`, `plain`, or nothing for an element that is no star."""
    if leaf.words:
        sign = _LIGATURES.get(leaf.words.lower(), "")
        return "lit" if sign == "★" else sign
    return sign_of(leaf.names) if _STAR.search(leaf.names) else ""


def sign_of(names: str) -> str:
    """Return which star an icon of these names is: `½`, `☆`, `lit`, or `plain` where nothing is said.

    >>> [sign_of(n) for n in ("fa fa-star-half-o", "far fa-star", "bi bi-star-fill", "fa fa-star")]
    ['½', '☆', 'lit', 'plain']
    """
    if _HALF.search(names):
        return "½"
    return "☆" if _EMPTY.search(names) else "lit" if _LIT.search(names) else "plain"


def named_stars(source: str) -> str | None:
    """Return the stars that an image's file name tells, as signs, or as a fraction where it tells their top.

    >>> [named_stars(name) for name in ("/i/stars-3.5.png", "4_stars.gif", "3-of-4-stars.svg", "star.png")]
    ['★★★½', '★★★★', '3/4 stars', None]
    """
    name = source.split("?", 1)[0].rstrip("/").rpartition("/")[2][-60:]
    if not _DIGIT.search(name):
        return None
    name = _ENDING.sub("", name)
    topped = _OF.search(name)
    if topped:
        return f"{_number(topped['n'])}/{topped['top']} stars"
    match = _NAMED.search(name)
    if match is None:
        return None
    number = float(_number(match["n"] or match["m"]))
    return ("★" * int(number) + ("½" if number % 1 else "")) or None


def _number(raw: str) -> str:
    figure = re.sub(r"[_-]", ".", raw)
    return f"{int(figure) / 10:g}" if len(figure) == 2 and figure.isdigit() else figure


def told_rating(tag: str, attributes: Mapping[str, str | None], names: str) -> str | None:
    """Return the rating that an element's data, measure, style or class state with its top: "3.5/5", "70%".

    >>> told_rating("meter", {"value": "7", "max": "10"}, ""), told_rating("span", {}, "allstar40 rating")
    ('7/10', '4/5 stars')
    """
    if tag in {"meter", "progress"}:
        return _fraction(attributes.get("value"), attributes.get("max"))
    value = next((v for k, v in attributes.items() if v and _VALUE_KEY.match(k)), None)
    top = next((v for k, v in attributes.items() if v and _TOP_KEY.match(k)), None)
    if value and top:
        return _fraction(value, top)
    style = attributes.get("style") or ""
    variable, most = _VARIABLE.search(style), _VARIABLE_TOP.search(style)
    if variable:
        return _fraction(variable["n"], most["top"]) if most else f"{variable['n']} stars"
    tens, topped = _TENS.search(names), _OF.search(names)
    if topped:
        return f"{_number(topped['n'])}/{topped['top']}"
    return f"{int(tens['n']) / 10:g}/5 stars" if tens else None


def bar_width(style: str | None) -> str | None:
    """Return the width of a bar as a percentage: stars are often drawn by covering a share of five.

    >>> bar_width("width: 70%")
    '70%'
    """
    match = _WIDTH.search(style or "")
    return f"{match['n']}%" if match and 0 < float(match["n"]) <= 100 else None


@lru_cache(maxsize=4096)  # a page says "share this" of each of its entries
def rated_label(label: str) -> bool:
    """Tell whether an element's label says a rating, in whatever words."""
    return len(label) <= 80 and bool(find_scores(label))


def _fraction(value: str | None, top: str | None) -> str | None:
    if not value or not top or not _FIGURE.fullmatch(value.strip()) or not _FIGURE.fullmatch(top.strip()):
        return None
    most = float(top.replace(",", "."))
    return f"{value.strip()}/{most:g}" if most in {4, 5, 6, 10, 20, 100} else None
