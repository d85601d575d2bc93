"""The scale that an outlet rates on, from its other ratings: what a bare "7" or "★★★" is out of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from cinequorum.text.numbers import number_of
from cinequorum.text.score_forms import ParsedScore

FEWEST_STATED: Final = 5  # ratings with a stated top before an outlet's bare ones are read on it
AGREED: Final = 0.9
FEWEST_BARE: Final = 20  # bare figures whose highest tells their top
_TOP = re.compile(r"(?P<kind>stars|out_of)/(?P<top>\d{1,3})")


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletScale:
    """The top of an outlet's ratings of one sort (`stars` or `out_of`), and how it is known."""

    kind: str
    top: float
    reason: str


def kind_of(scale: str | None) -> str:
    """Return the sort of rating that a scale belongs to: stars, or plain figures."""
    return "stars" if scale is not None and scale.startswith("stars") else "out_of"


def outlet_scale(scores: Sequence[ParsedScore], kind: str) -> OutletScale | None:
    """Return the scale of an outlet's bare ratings of this sort; None where its other ratings do not tell.

    Either nine of ten stated tops agree and no bare figure is over it, or the bare figures are many and their highest
    leaves one top: over 5 only 10, 4.5 and 5 only 5.

    >>> from cinequorum.text.scores import parse_score
    >>> stated = [parse_score(f"{n}/10") for n in (3, 5, 6, 7, 9)]
    >>> scale = outlet_scale([*stated, parse_score("8")], "out_of")
    >>> scale.top, scale.reason
    (10.0, 'as in 5 other ratings')
    """
    stated = Counter(float(m["top"]) for s in scores if (m := _TOP.fullmatch(s.scale or "")) and m["kind"] == kind)
    bare = [n for s in scores if s.value is None and kind_of(s.scale) == kind and (n := _figure(s)) is not None]
    highest = max(bare, default=0.0)
    total = sum(stated.values())
    if total >= FEWEST_STATED:
        top, times = stated.most_common(1)[0]
        if times >= AGREED * total and highest <= top:
            return OutletScale(kind=kind, top=top, reason=f"as in {times} other ratings")
    if len(bare) >= FEWEST_BARE and kind == "out_of":
        top = 10.0 if 5 < highest <= 10 else 5.0 if 4 < highest <= 5 else 0.0
        return OutletScale(kind=kind, top=top, reason=f"highest of {len(bare)} bare figures") if top else None
    return None


def on_scale(score: ParsedScore, scale: OutletScale) -> float | None:
    """Return a bare rating's value on 0..100 under an outlet's scale, None where it is over its top.

    A bare 0 or 1 has none: collections print "10/10" as 1, and 94 % of 110 such reviews are favourable.
    """
    number = _figure(score)
    return None if number is None or not 1 < number <= scale.top else round(100 * number / scale.top, 2)


def _figure(score: ParsedScore) -> float | None:
    """Return the figure of a bare rating, stars counted."""
    raw = score.raw.strip()
    found = re.search(r"\d{1,3}(?:[.,]\d{1,8})?(?:\s?½|[\s-]1/2)?|½", raw)
    if found and not re.search(r"[★⭐*]", raw):
        return number_of(found.group())
    full = sum(char in "★✭✮✯⭐🌟✪✫✬*" for char in raw)
    return full + (0.5 if re.search(r"½|1/2|⯨|⯪", raw) else 0.0) if full else number_of(raw.split(" ")[0])
