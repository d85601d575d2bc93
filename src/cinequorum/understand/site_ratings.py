"""Ratings that the description of a known site found: whose they are and their scale are known beforehand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from cinequorum.model.opinion import Rating
from cinequorum.model.page import Metadatum, Page
from cinequorum.text.scores import ParsedScore, parse_score

_GROUPS: Final = (("users", "users"), ("critics", "critics"), ("top", "critics"))
_STARS = re.compile(r"[★⭐]")
_FIGURE = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?")
_SHORT_COUNT = re.compile(r"(?<!\d)(\d{1,9}(?:[.,]\d{1,9})?)\s?([KMkm]|тыс|млн|万)")
_TIMES: Final = {"k": 1000, "m": 1_000_000, "тыс": 1000, "млн": 1_000_000, "万": 10_000}


def site_ratings(page: Page) -> Iterator[Rating]:
    """Yield the aggregates that a known site's description found: the users', the critics', the top critics'."""
    for group, by in _GROUPS:
        value, count = page.meta(f"site.{group}.value"), page.meta(f"site.{group}.count")
        best = page.meta(f"site.{group}.best")
        if value is not None:
            yield _aggregate(by, value, count, best)


def _aggregate(by: str, value: Metadatum, count: Metadatum | None, best: Metadatum | None) -> Rating:
    score = parse_score(value.value)
    if score is not None and score.value is None and best is not None:
        score = on_scale(score, best.value)
    return Rating(
        by=by,
        raw=value.value,
        value=score.value if score else None,
        scale=score.scale if score else None,
        span=value.span,
        count=whole(count.value) if count else None,
        note=None if score and score.value is not None else "scale unknown",
    )


def on_scale(score: ParsedScore, best: str) -> ParsedScore:
    """Return a score whose own words do not tell its scale, read on the scale that the site uses.

    >>> on_scale(parse_score("★★★½"), "5").value, on_scale(parse_score("8"), "10").value
    (70.0, 80.0)
    """
    stars = len(_STARS.findall(score.raw)) + 0.5 * ("½" in score.raw)
    figure = _FIGURE.search(score.raw)
    number = f"{stars:g}" if stars else figure[0].replace(",", ".") if figure else None
    scaled = parse_score(f"{number}/{best}") if number and float(number) <= float(best) else None
    if scaled is None or scaled.value is None:
        return score
    return replace(score, value=scaled.value, scale=f"stars/{best}" if stars else scaled.scale, note=None)


def whole(raw: str) -> int | None:
    """Return a count as a number, also where it is shortened.

    >>> whole("12,345"), whole("1.2M"), whole("37K ratings"), whole("many")
    (12345, 1200000, 37000, None)
    """
    short = _SHORT_COUNT.search(raw)
    if short:
        return round(float(short[1].replace(",", ".")) * _TIMES[short[2].lower()])
    digits = "".join(re.findall(r"\d", raw))
    return int(digits) if 0 < len(digits) <= 9 else None
