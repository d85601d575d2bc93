"""Records of user reviews: repeated stretches of a page, each with a line that all share.

After MiBAT (Song, Lin, Cao 2010): records of users differ too much to be compared as wholes, so the page is cut at
what the site prints in every one, most often the date, and the cuts are compared with each other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cinequorum.extract.anchors import Anchor, bare_name, is_label, is_noise, looks, rating_in
from cinequorum.extract.data.listings import AUTHOR_LOOKS, TITLE_LOOKS
from cinequorum.extract.drafts import Draft


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
    named = [i for i in lines if looks(drafts[i], AUTHOR_LOOKS) and is_label(drafts[i])]
    heads = (i for i in lines if drafts[i].tag[0] == "h" or looks(drafts[i], TITLE_LOOKS))
    title = next((i for i in heads if i not in named), None)
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
    return bare_name(f"{text[: rating[1]]} {text[rating[2] :]}".strip())


def _tidy(author: str | None) -> str | None:
    if author is None:
        return None
    return re.sub(r"^(?:by|von|par|por|di|от)\s+", "", author, flags=re.IGNORECASE).strip(" ,:;|·•–—-") or None
