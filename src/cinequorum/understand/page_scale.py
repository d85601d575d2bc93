"""The top of the author's scale where the page says it apart from the rating: "all ratings are out of four stars"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from cinequorum.model.opinion import Rating
from cinequorum.model.page import Page, Role
from cinequorum.text.data import scales
from cinequorum.text.numbers import CJK_NUMBER, NUMBER, either, number_of
from cinequorum.text.outlet_scales import OutletScale, kind_of, on_scale
from cinequorum.text.score_forms import UNKNOWN_SCALE, ParsedScore

_FLAGS = re.IGNORECASE
_RATED = (
    r"(?:ratings?|rated|reviews?|stars?|scores?|grades?|scale|wertung\w*|bewertung\w*|skala|notes?|notation|échelle|étoiles|"
    r"puntuaci\w+|calificaci\w+|escala|voti|scala|stelle|avalia\w+|notas?|оцен\w+|шкал\w+|hodnocení|stupnic\w+|ocen\w*|"
    r"skal\w+|schaal)"
)
_OF = rf"(?:out\sof(?:\sa\spossible)?|{either(scales.SCALE_TO)}|max(?:imum|\.)?(?:\sof)?|von|sur|su|de|sobre|из)"
_LEGEND = re.compile(
    rf"(?:{_RATED})[^.\n★☆]{{0,40}}?\b(?:[01]\s?{_OF}|out\sof(?:\sa\spossible)?|maximum\sof|max\.?|(?<=scale\s)of|von\smaximal|sur|sobre|из)\s?(?P<top>{NUMBER})\b(?!\s?[/%])",
    _FLAGS,
)
_LEGEND_CJK = re.compile(
    rf"(?P<top>{CJK_NUMBER})\s?(?:つ星|分|点|점|星)?(?:満点|满分|滿分|만점)|(?:满分|滿分)(?:为|是)?(?P<after>{CJK_NUMBER})"
)
_EQUALS = re.compile(r"(?P<stars>[★⭐]{4,5}|\*{4,5})\s?(?:=|:|–|-)\s?[^\W\d_]")  # "★★★★ = masterpiece", the best first
_IN_RATING = re.compile(
    rf"\((?:out\sof|of|von|sur|su|de|sobre|из|z|0|1)\s?(?:[-–]\s?|to\s)?(?P<top>{NUMBER})(?:\s[^()]{{1,12}})?\)", _FLAGS
)
_USUAL: Final = frozenset({4.0, 5.0, 6.0, 10.0, 20.0, 100.0})
_ROLES: Final = frozenset(
    {Role.BODY, Role.HEADING, Role.TITLE, Role.CAPTION, Role.NAVIGATION, Role.LEGAL, Role.BIO, Role.BYLINE}
)
_LONGEST = 400


def on_page_scale(rating: Rating, page: Page) -> Rating:
    """Give a bare rating the value that the page's own word on its scale implies; else return it unchanged."""
    if rating.value is not None or rating.note != UNKNOWN_SCALE or rating.scale not in {None, "stars"}:
        return rating
    found = _stated_top(page, rating)
    if found is None:
        return rating
    top, words = found
    score = ParsedScore(value=None, scale=rating.scale, raw=rating.raw, start=0, end=len(rating.raw))
    kind = kind_of(rating.scale)
    value = on_scale(score, OutletScale(kind=kind, top=top, reason=words))
    if value is None:
        return rating
    return replace(rating, value=value, scale=f"{kind}/{top:g}", note=f"the page states its scale: {words}")


def _stated_top(page: Page, rating: Rating) -> tuple[float, str] | None:
    """Return the top beside the rating, else the one top that the page's legends agree on, and the words."""
    line_start = page.text.rfind("\n", 0, rating.span.start) + 1
    line_end = page.text.find("\n", rating.span.end)
    line = page.text[line_start : line_end if line_end >= 0 else len(page.text)]
    near = [(number_of(m["top"]), m.group()) for m in _IN_RATING.finditer(line[:_LONGEST])]
    tops = {top: words for top, words in near if top is not None and top in _USUAL}
    if not tops:
        tops = dict(_legends(page))
    if len(tops) != 1:
        return None
    top, words = next(iter(tops.items()))
    return top, words


def _legends(page: Page) -> list[tuple[float, str]]:
    found: list[tuple[float | None, str]] = []
    for block in page.blocks:
        length = block.span.end - block.span.start
        if block.role not in _ROLES or length > _LONGEST:
            continue
        text = page.slice(block.span)
        for match in _LEGEND.finditer(text):
            found.append((number_of(match["top"]), match.group()))
        for match in _LEGEND_CJK.finditer(text):
            found.append((number_of(match["top"] or match["after"]), match.group()))
        if best := _EQUALS.match(text):
            found.append((float(len(best["stars"])), best.group()))
    return [(top, words) for top, words in found if top is not None and top in _USUAL]
