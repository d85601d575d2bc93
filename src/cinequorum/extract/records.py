"""Records of user reviews: repeated stretches of a page, each with a date line that all share.

After MiBAT (Song, Lin, Cao 2010): records of users differ too much to be compared as wholes, so the page is cut at
what the site prints in every one, the date, and the cuts are compared with each other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from cinequorum.extract.data.listings import (
    AGO,
    AUTHOR_LOOKS,
    BETWEEN,
    NOISE,
    RATING_LABEL,
    RATING_LINE,
    TITLE_LOOKS,
)
from cinequorum.extract.drafts import Draft
from cinequorum.model.page import MarkKind
from cinequorum.text.dates import find_dates

_AGO = re.compile(AGO, re.IGNORECASE)
_NOISE = re.compile(NOISE, re.IGNORECASE)
_RATING = re.compile(RATING_LINE, re.IGNORECASE)
_RATING_LABEL = re.compile(RATING_LABEL, re.IGNORECASE)
_YEAR_LIKE = re.compile(r"\d{4}|\d[./-]\d\d?[./-]\d\d")
_TIME = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?", re.IGNORECASE)
_LONGEST_ANCHOR = 90  # characters of a line that holds a date and at most a name
_LONGEST_LABEL = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A line with the date of a review. `name` is what else it says; `shape` is alike for lines set alike."""

    draft: int
    stamp: str
    date: str | None
    name: str | None
    shape: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One review as the drafts that hold it: the whole from `first` to `last`, its words from `begin` to `end`.

    `rating` is (draft, start, end) of the printed rating.
    """

    first: int
    last: int
    begin: int
    end: int
    author: str | None
    anchor: Anchor
    title: int | None = None
    rating: tuple[int, int, int] | None = None
    labels: tuple[int, ...] = ()


def anchors_of(drafts: Sequence[Draft], order: str) -> tuple[Anchor, ...]:
    """Return the date lines of the most frequent shape, where there are two or more."""
    found = [a for i, d in enumerate(drafts) if d.role is None and (a := _anchor(i, d, order)) is not None]
    shapes = Counter(anchor.shape for anchor in found)
    if not shapes:
        return ()
    shape, count = max(shapes.items(), key=lambda item: (item[1], item[0]))
    return tuple(a for a in found if a.shape == shape) if count >= 2 else ()


def _anchor(index: int, draft: Draft, order: str) -> Anchor | None:
    text = draft.text
    if len(text) > _LONGEST_ANCHOR:
        return None
    start, end, date, form = _dated(text, order)
    if end == 0:
        return None
    time = _TIME.search(text, end)
    stop = time.end() if time and time.start() - end <= 6 else end
    rest = _RATING.sub(" ", _TIME.sub(" ", f"{text[:start]} {text[stop:]}"))
    words = re.findall(r"[^\W\d_][\w.'’-]*", rest)
    name = " ".join(w for w in rest.split() if w.strip(",:;|·•–—-()").lower() not in BETWEEN).strip(" ,:;|·•–—-()")
    if len(words) > 6:
        return None
    kept = " ".join(w.lower() if w.lower() in BETWEEN else "N" for w in words)
    shape = f"{form} {re.sub('(N )+N|N', 'N', kept)} {draft.look}"
    return Anchor(draft=index, stamp=text[start:stop], date=date, name=_name(name), shape=shape)


def _dated(text: str, order: str) -> tuple[int, int, str | None, str]:
    """Return where the one date of a line stands, its EDTF and its form; an end of 0 says there is none."""
    ago = _AGO.search(text) if len(text) <= 50 else None
    if ago is None and not _YEAR_LIKE.search(text):
        return 0, 0, None, ""
    mentions = [m for m in find_dates(text, order=order) if not m.yearless]
    if len(mentions) == 1:
        form = re.sub(r"[^\W\d_]+", "a", re.sub(r"\d+", "9", mentions[0].raw))
        return mentions[0].start, mentions[0].end, mentions[0].edtf, form
    return (ago.start(), ago.end(), None, "ago") if ago and not mentions else (0, 0, None, "")


def _name(text: str) -> str | None:
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


def cut(drafts: Sequence[Draft], anchors: Sequence[Anchor], floor: int) -> tuple[Record, ...]:
    """Cut a page at its date lines; nothing before draft `floor` belongs to the first record."""
    by_element = _elements(drafts, anchors)
    if by_element:
        return tuple(
            r for (a, b), anchor in zip(by_element, anchors, strict=True) if (r := _record(drafts, anchor, a, b))
        )
    before = _labels_before(drafts, anchors, floor)
    ends = [anchor.draft - before - 1 for anchor in anchors[1:]] + [len(drafts) - 1]
    cuts = [(anchor.draft - before, end) for anchor, end in zip(anchors, ends, strict=True)]
    return tuple(r for (a, b), anchor in zip(cuts, anchors, strict=True) if (r := _record(drafts, anchor, a, b)))


def _elements(drafts: Sequence[Draft], anchors: Sequence[Anchor]) -> list[tuple[int, int]]:
    """Return first and last draft of the element around each anchor, if each has one of its own."""
    chains = [drafts[a.draft].chain for a in anchors]
    shared = 0
    while all(len(c) > shared for c in chains) and len({c[shared] for c in chains}) == 1:
        shared += 1
    if any(len(c) <= shared for c in chains) or len({c[shared] for c in chains}) < len(chains):
        return []
    found: list[tuple[int, int]] = []
    for anchor, chain in zip(anchors, chains, strict=True):
        inside = chain[: shared + 1]
        first = last = anchor.draft
        while first > 0 and drafts[first - 1].chain[: shared + 1] == inside:
            first -= 1
        while last + 1 < len(drafts) and drafts[last + 1].chain[: shared + 1] == inside:
            last += 1
        found.append((first, last))
    return found if all(last > first for first, last in found) else []


def _labels_before(drafts: Sequence[Draft], anchors: Sequence[Anchor], floor: int) -> int:
    """Count the lines over each date line that belong to its record: short in all records, leaving each a body."""
    best = 0
    for count in (1, 2, 3):
        tops = [anchor.draft - count for anchor in anchors]
        free = [floor, *(a.draft + 2 for a in anchors[:-1])]
        if not all(top >= least and is_label(drafts[top]) for top, least in zip(tops, free, strict=True)):
            break
        best = count
    return best


def _record(drafts: Sequence[Draft], anchor: Anchor, first: int, last: int) -> Record | None:
    """Sort the lines of one record into name, title, rating and words."""
    lines = [i for i in range(first, last + 1) if i != anchor.draft]
    rating = rating_in(drafts, first, last)
    above = [i for i in lines if i < anchor.draft and is_label(drafts[i]) and not (rating and rating[0] == i)]
    named = [i for i in lines if _looks(drafts[i], AUTHOR_LOOKS) and is_label(drafts[i])]
    title = next((i for i in lines if drafts[i].tag[0] == "h" or _looks(drafts[i], TITLE_LOOKS)), None)
    who = None if anchor.name else next((i for i in (*named, *reversed(above)) if i != title), None)
    if title is None and who is not None:
        title = next((i for i in reversed(above) if i != who), None)
    used = {i for i in (who, title, rating[0] if rating and rating[0] < anchor.draft else None) if i is not None}
    words = [i for i in lines if i not in used and (i > anchor.draft or i not in above) and not is_noise(drafts[i])]
    nameless = who is None and anchor.name is None and not above
    if nameless and len(words) >= 2 and words[0] > anchor.draft and is_label(drafts[words[0]]):
        who, words = words[0], words[1:]
    if not words:
        return None
    author = anchor.name or (drafts[who].text if who is not None else _beside(drafts, rating))
    labels = tuple(sorted({i for i in range(first, last + 1) if i < words[0] or i > words[-1]} - {title}))
    return Record(
        first=first,
        last=max(words[-1], anchor.draft),
        begin=words[0],
        end=words[-1],
        author=_tidy(author),
        anchor=anchor,
        title=title,
        rating=rating,
        labels=labels,
    )


def _beside(drafts: Sequence[Draft], rating: tuple[int, int, int] | None) -> str | None:
    """Return the name that stands in one line with the rating."""
    if rating is None or not is_label(drafts[rating[0]]):
        return None
    text = drafts[rating[0]].text
    return _name(f"{text[: rating[1]]} {text[rating[2] :]}".strip())


def _looks(draft: Draft, words: Sequence[str]) -> bool:
    names = re.split(r"[^a-z]+", draft.look.rpartition("/")[2].lower())
    return any(word in names for word in words)


def _tidy(author: str | None) -> str | None:
    if author is None:
        return None
    return re.sub(r"^(?:by|von|par|por|di|от)\s+", "", author, flags=re.IGNORECASE).strip(" ,:;|·•–—-") or None
