"""Ratings of exports: read as they were given, and where they can be kept on a scale of members."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from cinequorum.diary.record import Given
from cinequorum.errors import DiaryRowError

BEST: Final = {"stars": 5.0, "hearts": 5.0, "ten": 10.0, "hundred": 100.0}
SCALES: Final = frozenset({*BEST, "letters", "thumbs"})
LETTERS: Final = frozenset({"A+", "A", "A-", "B+", "B", "B-", "C+", "C", "C-", "D+", "D", "D-", "F"})
_UP: Final = frozenset({"up", "thumbs up", "thumb up", "like", "liked", "👍", "+1"})
_DOWN: Final = frozenset({"down", "thumbs down", "thumb down", "dislike", "disliked", "👎", "-1"})
_FIGURE = re.compile(r"(\d{1,3}(?:[.,]\d{1,6})?)\s?(?:/\s?(\d{1,3})|(%))?")
_SIGNS = re.compile(r"([★⭐*♥❤]{0,10})(?:️)?([½✬⯨]?)[☆♡]{0,10}")
_NOTHING = frozenset({"", "-", "–", "null", "none", "n/a", "nan"})
_OF = {"5": "stars", "10": "ten", "100": "hundred"}


def given_of(text: str, scale: str) -> Given | None:
    """Return the rating that a cell holds; None where it holds none, and for the 0 with which exports say so.

    What the cell itself says of its scale ("8/10", "70%", "★★★½", "B+", "up") goes before `scale`. Raises
    `DiaryRowError` with the code `rating` where it is none, or outside its scale.

    >>> given_of("3,5", "stars"), given_of("0", "ten"), given_of("70%", "ten").scale, given_of("★★★½", "ten").value
    (Given(value='3.5', scale='stars'), None, 'hundred', '3.5')
    """
    bare = text.strip()
    if bare.casefold() in _NOTHING:
        return None
    found = _worded(bare) or _signs(bare) or _figure(bare, scale)
    if found is None:
        raise DiaryRowError("rating", f"{bare[:40]!r} is no rating on this scale ({scale})")
    return None if found.scale in BEST and float(found.value) == 0 and scale != "hundred" else found


def scale_of(texts: Iterable[str]) -> str:
    """Return the scale on which a column's plain figures are most likely given: the least that holds them all.

    >>> scale_of(["3.5", "4", ""]), scale_of(["7", "4"]), scale_of(["71", "9"])
    ('stars', 'ten', 'hundred')
    """
    most = max((float(m[1].replace(",", ".")) for t in texts if (m := _FIGURE.fullmatch(t.strip()))), default=0.0)
    return next((name for name in ("stars", "ten") if most <= BEST[name]), "hundred")


def placed(given: Given) -> tuple[str, str]:
    """Return the scale on which a rating can be kept as it is, and its step: word for word where there is one.

    What lies between the steps of its own scale is kept on the one of a hundred.

    >>> placed(Given(value="3.5", scale="stars")), placed(Given(value="7.5", scale="ten"))
    (('stars', '3.5'), ('hundred', '75'))
    """
    if given.scale not in BEST:
        return given.scale, given.value
    value = float(given.value)
    step = 0.5 if given.scale == "stars" else 1.0
    if value and (value / step).is_integer():
        return given.scale, f"{value:g}"
    return "hundred", str(round(100 * value / BEST[given.scale]))


def stars_of(given: Given | None) -> str:
    """Return a rating in half stars of five, to the nearest; '' where there is none."""
    if given is None:
        return ""
    if given.scale not in BEST:
        worth = {"up": 80.0, "down": 20.0}.get(given.value)
        worth = worth if worth is not None else _letter(given.value)
    else:
        worth = 100 * float(given.value) / BEST[given.scale]
    return f"{max(1, int(worth / 10 + 0.5)) / 2:g}"


def ten_of(given: Given | None) -> str:
    """Return a rating as a whole number of ten where it is one on its own scale; '' else."""
    if given is None or given.scale not in ("ten", "hundred"):
        return ""
    value = 10 * float(given.value) / BEST[given.scale]
    return f"{value:g}" if value.is_integer() and value else ""


def _letter(name: str) -> float:
    order = sorted(LETTERS, key=lambda one: (one[0], {"+": 0, "": 1, "-": 2}[one[1:]]))
    return 100.0 * (len(order) - 1 - order.index(name)) / (len(order) - 1)


def _worded(text: str) -> Given | None:
    if text.upper().replace("−", "-") in LETTERS:
        return Given(value=text.upper().replace("−", "-"), scale="letters")
    low = text.casefold()
    if low in _UP or low in _DOWN:
        return Given(value="up" if low in _UP else "down", scale="thumbs")
    return None


def _signs(text: str) -> Given | None:
    match = _SIGNS.fullmatch(text)
    if match is None or not (match[1] or match[2]):
        return None
    value = len(match[1].replace("️", "")) + (0.5 if match[2] else 0.0)
    scale = "hearts" if match[1][:1] in ("♥", "❤") else "stars"
    return Given(value=f"{value:g}", scale=scale) if value <= BEST[scale] else None


def _figure(text: str, scale: str) -> Given | None:
    match = _FIGURE.fullmatch(text)
    if match is None:
        return None
    own = "hundred" if match[3] else _OF.get(match[2] or "", "" if match[2] else scale)
    value = float(match[1].replace(",", "."))
    if own not in BEST or value > BEST[own]:
        return None
    return Given(value=f"{value:g}", scale=own)
