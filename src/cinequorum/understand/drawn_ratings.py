"""Ratings that are drawn: an image's alternative text, the names of an element's class, its data and its width."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cinequorum.model.opinion import Rating
from cinequorum.model.page import Mark, MarkKind, Page, Role
from cinequorum.text.score_forms import ParsedScore
from cinequorum.text.scores import find_scores, parse_score
from cinequorum.understand.rating_lines import stray_blocks

_TOPPED = re.compile(
    r"\b(?:rating|stars?|score|note|rate)s?[-_]?(?P<n>\d(?:[-_.,]?5)?|10)\b[-_]?(?:of|out-of|sur)[-_]?(?P<top>5|10)",
    re.IGNORECASE,
)
_TENS = re.compile(
    r"\b(?:all)?stars?[-_]?(?P<n>[0-4][05]|50)\b", re.IGNORECASE
)  # "allstar40", "stars_35": 4 and 3.5 of 5
_DATA = re.compile(r"\bdata-(?:rating|score|stars?)(?:-value)?=(?P<n>\d{1,3}(?:[.,]\d{1,2})?)(?=\s|$)")
_DATA_TOP = re.compile(
    r"\bdata-(?:rating|score|stars?)[\w-]*(?:max|best|total|out-?of|scale)[\w-]*=(?P<top>\d{1,3})(?=\s|$)"
)
_WIDTH = re.compile(r"\bwidth\s?:\s?(?P<n>\d{1,3}(?:\.\d{1,2})?)\s?%")
_LONGEST = 24
_SHARE = re.compile(r"\d{1,3}(?:\.\d{1,2})?%")
_OTHERS = re.compile(r"tomato|audience|user|critic|member|public", re.IGNORECASE)
_SIDE = frozenset({Role.RELATED, Role.COMMENTS, Role.ADVERT, Role.LEGAL, Role.USER_REVIEW, Role.NAVIGATION})


def drawn_ratings(page: Page) -> Iterator[Rating]:
    """Yield the drawn ratings outside reviews of users, lists of other articles and adverts."""
    stray = {index for index, _ in stray_blocks(page)}
    aside = [b.span for index, b in enumerate(page.blocks) if b.role in _SIDE and index not in stray]
    for mark in page.marks:
        if mark.kind not in {MarkKind.IMAGE, MarkKind.CLASS} or not mark.target:
            continue
        if any(span.start <= mark.span.start < span.end for span in aside):
            continue
        found = _drawn(mark, page.slice(mark.span))
        if found:
            score, raw = found
            yield Rating(by="author", raw=raw, value=score.value, scale=score.scale, span=mark.span, note=score.note)


def _drawn(mark: Mark, shown: str) -> tuple[ParsedScore, str] | None:
    target = mark.target or ""
    scores = find_scores(target)
    if scores:
        return scores[0], scores[0].raw
    if mark.kind is not MarkKind.CLASS or _OTHERS.search(target):
        return None
    for raw, figure in (*_figures(target), *_words(target, shown)):
        score = parse_score(figure)
        if score and (score.value is not None or score.scale):
            return score, raw
    return None


def _words(target: str, shown: str) -> Iterator[tuple[str, str]]:
    """Yield what an element of ratings shows, where that is no more than a rating; a share only of stars.

    One sign alone is an icon.
    """
    text = shown.strip()
    if 1 < len(text) <= _LONGEST and (not _SHARE.fullmatch(text) or "star" in target.lower()):
        yield text, text


def _figures(target: str) -> Iterator[tuple[str, str]]:
    """Yield the words of a class, an attribute or a style that hold a rating, and the rating as a fraction."""
    if match := _TOPPED.search(target):
        yield match.group(), f"{re.sub('[-_]', '.', match['n'])}/{match['top']}"
    top, value = _DATA_TOP.search(target), _DATA.search(target)
    if value and top:
        yield f"{value.group()} {top.group()}", f"{value['n']}/{top['top']}"
    if match := _TENS.search(target):
        yield match.group(), f"{int(match['n']) / 10:g}/5"
    if match := _WIDTH.search(target):
        yield match.group(), f"{match['n']}%"
