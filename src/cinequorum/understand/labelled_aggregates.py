"""Aggregates in boxes: a figure on a line of its own beside the label that says whose it is, a count near them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, pairwise
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from cinequorum.model.opinion import Rating
from cinequorum.model.page import Role, Span
from cinequorum.text.alternatives import any_of
from cinequorum.text.fold import fold
from cinequorum.text.scores import parse_score
from cinequorum.understand.counts import COUNT, count_of
from cinequorum.understand.data import aggregates
from cinequorum.understand.prose import Prose
from cinequorum.understand.stated_aggregates import on_least_top, site_score

_FLAGS = re.IGNORECASE
_FIGURE = r"[★⭐]?\s?(?P<n>\d{1,3}(?:[.,]\d{1,3})?)\s?(?:(?P<percent>[%％])|/\s?(?P<top>\d{1,3})(?![\d/]))?"
_COUNTED = any_of((*aggregates.COUNTED_CRITICS, *aggregates.COUNTED_USERS, *aggregates.VOTERS))
_BARE = re.compile(_FIGURE)
_WITH_COUNT = re.compile(rf"{_FIGURE}\s?[(（·|,–-]?\s?(?P<count>{COUNT})\+?\s{_COUNTED}(?!\w).{{0,40}}", _FLAGS)
_VOTED = re.compile(rf"[(（]?\s?(?P<count>{COUNT})\+?\s{any_of(aggregates.VOTERS)}(?!\w)\.?[)）]?", _FLAGS)
_LABEL_FIRST = re.compile(rf"(?P<label>[^\d:：]{{2,40}}?)\s?[:：–=|]?\s{_FIGURE}", _FLAGS)
_LABEL_LAST = re.compile(rf"{_FIGURE}\s(?P<label>[^\d]{{2,40}})", _FLAGS)
_LONE_COUNT = re.compile(rf"[(（]?\s?(?P<count>{COUNT})\+?\s?(?:[^\W\d_]{{1,14}}\s?){{0,2}}[)）]?", _FLAGS)
_BASED = re.compile(
    rf"(?<!\w){any_of(aggregates.RATED_FROM)}:?\s(?P<count>{COUNT})\+?\s(?:{_COUNTED}|{any_of(aggregates.RATERS)})(?!\w)",
    _FLAGS,
)
_LABELS: Final = {fold(label): "users" for label in (*aggregates.USERS_LABELS, *aggregates.CJK_USERS)} | {
    fold(label): "critics" for label in (*aggregates.CRITICS, *aggregates.CJK_CRITICS)
}
_WORDS: Final = {"users": aggregates.USERS_WORDS, "critics": aggregates.CRITICS_WORDS}
_WHO: Final = {fold(word): by for by, words in _WORDS.items() for word in words}
_RATED: Final = frozenset(map(fold, aggregates.RATING_WORDS))
_LINKS: Final = frozenset(map(fold, aggregates.LABEL_LINKS))
_SITES: Final = {fold(site): site for site in aggregates.SITE_BY}
_EXTRA_WORDS: Final = ("icon", "logo", "rating", "score", "movie", "film")
_EXTRA: Final = re.compile(rf"(?<!\w){any_of(_EXTRA_WORDS)}(?!\w)", _FLAGS)
_DIGIT: Final = re.compile(r"\d")
_SIDE: Final = frozenset(
    {Role.RELATED, Role.COMMENTS, Role.ADVERT, Role.LEGAL, Role.METADATA, Role.USER_REVIEW, Role.BIO}
)
_LABEL, _LINE = 40, 90  # characters of a label and of a line of a box
_LINES = 4000
_MOST_BOXES = 2  # different figures under one label: the film's, and another beside it
_SLACK = 2  # lines such as "See all" between a label and its figure where a count or the label's words vouch for it


class _Line(Struct, frozen=True, gc=False):  # a page has hundreds
    """A short line of a box: who its label names (`site` where it is a known one), its figure, its count.

    `sure` is True for a label of a site or with a word for a rating: then its figure may stand a line further.
    """

    span: Span
    text: str = ""
    by: str | None = None
    site: str | None = None
    figure: str | None = None
    count: int | None = None
    sure: bool = False


@dataclass(frozen=True, slots=True)
class _Box:
    """A label with its figure, how many rated, and how many lines lie between the two."""

    label: _Line
    figure: _Line
    count: int | None
    gap: int = 0


def labelled_aggregates(prose: Prose) -> Iterator[Rating]:
    """Yield the figures that stand beside the label of those who rated, each label once.

    Labels come before their figures or after them, all on a page alike. A bare figure is read on its site's scale, or
    on the least usual one that holds it where a count or a fraction shows that it is no count itself.
    """
    lines = list(islice(_lines(prose), _LINES))
    found = max((_boxed(lines, 1), _boxed(lines, -1)), key=lambda boxes: (len(boxes), -sum(box.gap for box in boxes)))
    whole = [_Box(line, line, line.count) for line in lines if line.by and line.figure]
    whole += [] if found or whole else _voted(lines)
    seen: set[tuple[str, str | None]] = set()
    for box in (*_of_one_film(found, _MOST_BOXES), *_of_one_film(whole, 1)):
        rating = _rating(box.label, box.figure, box.count)
        if rating and (rating.by, box.label.site) not in seen:
            seen.add((rating.by, box.label.site))
            yield rating


def _of_one_film(boxes: Sequence[_Box], most: int) -> Iterator[_Box]:
    """Yield the closest boxes of each label, where they hold few different figures: many are a list's of films."""
    closest: dict[tuple[str | None, str | None], list[_Box]] = {}
    for box in sorted(boxes, key=_looseness):
        held = closest.setdefault((box.label.by, box.label.site), [box])
        if box is not held[0] and _looseness(box) == _looseness(held[0]):
            held.append(box)
    for held in closest.values():
        if len({box.figure.figure for box in held}) <= most:
            yield from held


def _voted(lines: Sequence[_Line]) -> Iterator[_Box]:
    """Yield figures over a line that counts votes and nothing else: the users', though no label says so."""
    for line, below in pairwise(lines):
        if line.by or not line.figure or not re.search(r"[.,/%]", line.figure):
            continue
        voted = _VOTED.fullmatch(below.text)
        count = count_of(voted["count"]) if voted else below.count if line.sure and below.sure else None
        if count is not None:
            yield _Box(replace(line, by="users"), line, count)


def _looseness(box: _Box) -> tuple[bool, int]:
    return box.count is None, box.gap


def _lines(prose: Prose) -> Iterator[_Line]:
    page = prose.page
    for block in page.blocks:
        if block.role in _SIDE:
            continue
        whole = page.slice(block.span)
        text = whole.strip(" :()|·•*")
        text = text.rstrip(" ★⭐") or text
        line = _line(block.span, text) if 0 < len(text) <= _LINE else _Line(block.span)
        counts = line.figure == text and whole.lstrip().startswith("(")  # "(250)" counts something
        yield replace(line, figure=None) if counts else line


def _line(span: Span, text: str) -> _Line:
    if _BARE.fullmatch(text):
        return _Line(span, text, figure=text)
    if text[0].isdigit() or text[0] in "★⭐":
        if match := _WITH_COUNT.fullmatch(text):
            return _Line(span, text, figure=_shown(match), count=count_of(match["count"]))
        if (match := _LABEL_LAST.fullmatch(text)) and (who := _who(match["label"])):
            return _Line(span, text, who[0], who[1], _shown(match))
    if len(text) <= _LABEL and (who := _who(text)):
        return _Line(span, text, who[0], who[1], sure=who[2])
    if not _DIGIT.search(text):
        return _Line(span, text)
    if match := _LABEL_FIRST.fullmatch(text):
        if who := _who(match["label"]):
            return _Line(span, text, who[0], who[1], _shown(match))
        if all(word in _RATED for word in fold(match["label"]).split()):
            return _Line(span, text, figure=_shown(match), sure=True)
    counted = _BASED.search(text) or (_LONE_COUNT.fullmatch(text) if len(text) <= _LABEL else None)
    return _Line(span, text, count=count_of(counted["count"]) if counted else None, sure=bool(counted))


def _shown(match: re.Match[str]) -> str:
    end = max(match.end("n"), match.end("percent"), match.end("top"))
    return match.string[match.start("n") : end]


@lru_cache(maxsize=4096)  # menus stand twice on a page, and on every page of their site
def _who(text: str) -> tuple[str, str | None, bool] | None:
    """Return who a label names, of which site, and whether it says that they rate; None where it is no label."""
    folded = plain = fold(text)
    if not text.isascii() or any(word in folded for word in _EXTRA_WORDS):
        plain = fold(_EXTRA.sub(" ", text).replace("-", " ")) or folded
    site = _SITES.get(folded) or _SITES.get(plain)
    by = _LABELS.get(folded) or (aggregates.SITE_BY[site] if site else _LABELS.get(plain))
    if by:
        return by, site, True
    words = folded.split()
    named = {who for word in words if (who := _WHO.get(word))}
    rest = [word for word in words if word not in _WHO and word not in _LINKS]
    if len(named) != 1 or len(words) > 5 or any(word not in _RATED for word in rest):
        return None
    return named.pop(), None, bool(rest)


def _boxed(lines: Sequence[_Line], step: int) -> list[_Box]:
    """Return each label with its figure and count, the figure after the label (`step` 1) or before it (-1)."""
    found = []
    for index, label in enumerate(lines):
        if label.by is None or label.figure is not None:
            continue
        at, count = _figure_near(lines, index, step)
        if at is not None:
            after = max(at, index) + 1
            near = lines[after].count if after < len(lines) and not lines[after].figure else None
            found.append(_Box(label, lines[at], lines[at].count or count or near, abs(at - index)))
    return found


def _figure_near(lines: Sequence[_Line], index: int, step: int) -> tuple[int | None, int | None]:
    """Return where a label's figure stands, and a count passed on the way to it."""
    slack, count = (1 if lines[index].sure else 0), None
    for at in range(index + step, index + 5 * step, step):
        line = lines[at] if 0 <= at < len(lines) else None
        if line is None or not line.text or line.by:
            return None, None
        if line.figure is not None:
            return at, count
        if line.count is not None:
            count, slack = line.count, max(slack, _SLACK if line.sure else 0)
            continue
        slack -= 1
        if slack < 0:
            return None, None
    return None, None


def _rating(label: _Line, figure: _Line, count: int | None) -> Rating | None:
    shown = (figure.figure or "").strip("★⭐ ")
    bare = not re.search(r"[%％/]", shown)
    score = site_score(shown, label.site) if label.site else parse_score(shown)
    note = f"as {label.site} rates" if label.site and bare else None
    if bare and not label.site and (count is not None or re.search(r"[.,]", shown)):
        score, note = on_least_top(shown)
    if score is None or score.value is None or label.by is None:
        return None
    start = figure.span.start + figure.text.find(shown)
    span = Span(page=figure.span.page, start=start, end=start + len(shown))
    return Rating(by=label.by, raw=shown, value=score.value, scale=score.scale, span=span, count=count, note=note)
