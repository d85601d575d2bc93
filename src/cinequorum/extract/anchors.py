"""What a site prints in every user review, by which a page can be cut: the date, the rating, the author's line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from cinequorum.extract.data.listings import (
    AGO,
    AUTHOR_LOOKS,
    BETWEEN,
    NOISE,
    RATING_LABEL,
    RATING_LINE,
    REVIEW_LOOKS,
    UNRATED,
)
from cinequorum.extract.drafts import Draft
from cinequorum.extract.furniture import is_review_heading
from cinequorum.model.page import MarkKind
from cinequorum.text.dates import ANY, find_dates

_AGO = re.compile(AGO, re.IGNORECASE)
_NOISE = re.compile(NOISE, re.IGNORECASE)
_RATING = re.compile(RATING_LINE, re.IGNORECASE)
_RATING_LABEL = re.compile(RATING_LABEL, re.IGNORECASE)
_FIGURES = re.compile(r"[\d★☆⭐½✭✮:]")
_UNRATED = re.compile(rf"(?:^|[\s|·•,(–—-]){UNRATED}(?=$|[\s|·•,)–—-])", re.IGNORECASE)
_YEAR_LIKE = re.compile(r"\d{4}|\d[./-]\d\d?[./-]\d\d")
_TIME = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?", re.IGNORECASE)
_LONGEST_ANCHOR = 90  # characters of a line that holds a date and at most a name
_LONGEST_LABEL = 60
_TAIL = 30  # characters at the end of a review in which its date may stand
_FAMILIES = 3  # most frequent shapes of each sort that are tried


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A line that every review has. `name` is who it names; `shape` is alike for lines set alike.

    `stamp` and `date` are what it says of the time: as printed, and in EDTF; None where it says nothing.
    """

    draft: int
    stamp: str | None
    date: str | None
    name: str | None
    shape: str


def families_of(drafts: Sequence[Draft], order: str) -> Iterator[tuple[Anchor, ...]]:
    """Yield the sets of lines of one shape by which a page may be cut, dates before ratings before authors' names.

    Ratings and names count only on pages that announce reviews, by a heading or by the names of their elements.
    """
    shown = [(index, draft) for index, draft in enumerate(drafts) if draft.role is None]
    dated = [anchor for index, draft in shown if (anchor := _anchor(index, draft, order)) is not None]
    yield from _families(dated, fewest=2)
    if not any(is_of_reviews(draft.look) or is_review_heading(draft.text) for _, draft in shown):
        return
    marked = [(index, draft) for index, draft in shown if draft.chain and len(draft.text) <= _LONGEST_ANCHOR]
    yield from _families([a for i, d in marked if (a := _rating_anchor(i, d)) is not None], fewest=3)
    named = [(i, d) for i, d in marked if looks(d, AUTHOR_LOOKS) and is_label(d)]
    yield from _families([_bare(i, _set(d), bare_name(d.text)) for i, d in named], fewest=3)


def _families(anchors: Sequence[Anchor], fewest: int) -> Iterator[tuple[Anchor, ...]]:
    shapes: dict[str, list[Anchor]] = {}
    for anchor in anchors:
        shapes.setdefault(anchor.shape, []).append(anchor)
    common = sorted(shapes.values(), key=lambda found: (-len(found), found[0].draft))
    yield from (tuple(found) for found in common[:_FAMILIES] if len(found) >= fewest)


def _rating_anchor(index: int, draft: Draft) -> Anchor | None:
    found = rating_in((draft,), 0, 0) if _FIGURES.search(draft.text) else None
    if found is None:
        return None
    rest = f"{draft.text[: found[1]]} {draft.text[found[2] :]}".strip(" ,:;|·•–—-()")
    return _bare(index, f"rating {_set(draft)}", bare_name(rest)) if len(rest.split()) <= 5 else None


def _set(draft: Draft) -> str:
    """Return how a block is set; numbers in class names tell its neighbours from it, not its kind."""
    return re.sub(r"\d+", "9", draft.look)


def closing_date(text: str, order: str) -> tuple[str, str] | None:
    """Return the date at the very end of a review, in EDTF and as printed, or None.

    >>> closing_date("I liked it a lot.(5.11.2011)", "dmy")
    ('2011-11-05', '5.11.2011')
    """
    tail = text[-_TAIL:]
    found = find_dates(tail, ANY, order=order) if tail.rstrip(" )].")[-1:].isdigit() else ()
    if found and not found[-1].yearless and len(tail.rstrip(" )].")) == found[-1].end:
        return found[-1].edtf, found[-1].raw
    return None


def _bare(index: int, shape: str, name: str | None) -> Anchor:
    return Anchor(draft=index, stamp=None, date=None, name=name, shape=shape)


def _anchor(index: int, draft: Draft, order: str) -> Anchor | None:
    text = draft.text
    if len(text) > _LONGEST_ANCHOR:
        return None
    start, end, date, form = _dated(text, order)
    if end == 0:
        return None
    time = _TIME.search(text, end)
    stop = time.end() if time and time.start() - end <= 6 else end
    rest = _UNRATED.sub(" ", _RATING.sub(" ", _TIME.sub(" ", f"{text[:start]} {text[stop:]}")))
    words = re.findall(r"[^\W\d_][\w.'’-]*", rest)
    name = " ".join(w for w in rest.split() if w.strip(",:;|·•–—-()").lower() not in BETWEEN).strip(" ,:;|·•–—-()")
    if len(words) > 6:
        return None
    kept = " ".join(w.lower() if w.lower() in BETWEEN else "N" for w in words)
    shape = f"{form} {re.sub('(N )+N|N', 'N', kept)} {_set(draft)}"
    return Anchor(draft=index, stamp=text[start:stop], date=date, name=bare_name(name), shape=shape)


def _dated(text: str, order: str) -> tuple[int, int, str | None, str]:
    """Return where the one date of a line stands, its EDTF and its form; an end of 0 says there is none."""
    ago = _AGO.search(text) if len(text) <= 50 else None
    if ago is None and not _YEAR_LIKE.search(text):
        return 0, 0, None, ""
    mentions = [m for m in find_dates(text, ANY, order=order) if not m.yearless]
    if len(mentions) == 1:
        form = re.sub(r"[^\W\d_]+", "a", re.sub(r"\d+", "9", mentions[0].raw))
        return mentions[0].start, mentions[0].end, mentions[0].edtf, form
    return (ago.start(), ago.end(), None, "ago") if ago and not mentions else (0, 0, None, "")


def bare_name(text: str) -> str | None:
    """Return a text that can be a user's name: short, with letters."""
    return text if 0 < len(text) <= 40 and any(char.isalpha() for char in text) else None


def is_label(draft: Draft) -> bool:
    """Tell whether a line can be a name, a title or a rating over a review: short and no sentence."""
    text = draft.text
    return len(text) <= _LONGEST_LABEL and len(text.split()) <= 6 and text[-1] not in ".!?…,;:"


def is_noise(draft: Draft) -> bool:
    """Tell whether a line is a button or a counter under a review."""
    return len(draft.text) <= 80 and bool(_NOISE.match(draft.text.strip()))


def rating_in(drafts: Sequence[Draft], first: int, last: int) -> tuple[int, int, int] | None:
    """Find the printed rating in the drafts from `first` to `last`: a line of its own, a labelled one, a marked one."""
    for index in range(first, last + 1):
        text = drafts[index].text
        match = _RATING.fullmatch(text) or _RATING_LABEL.match(text) or _RATING.match(text)
        if match and (len(text) <= 40 or match[0][0] in "★☆⭐"):
            return index, match.start(), match.end()
        marked = next((m for m in drafts[index].marks if m.kind is MarkKind.CLASS and len(text) <= 80), None)
        figure = _RATING.search(text, marked.start, marked.end) if marked else None
        if figure:
            return index, figure.start(), figure.end()
    return None


def looks(draft: Draft, words: Sequence[str]) -> bool:
    """Tell whether the element of a block carries one of these words in its class."""
    return not _class_words(draft.look.rpartition("/")[2]).isdisjoint(words)


@lru_cache(maxsize=5000)
def _class_words(look: str) -> frozenset[str]:
    return frozenset(re.split(r"[^a-z]+", look.lower()))


def is_of_reviews(look: str) -> bool:
    """Tell whether an element or the one around it is named after reviews."""
    return not _class_words(look).isdisjoint(REVIEW_LOOKS)
