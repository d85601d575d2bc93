"""Where a page is cut into records: around each anchor, at the element that holds no other, else at lines between.

After MiBAT (Song, Lin, Cao 2010): records of users differ too much to be compared as wholes, so the page is cut at
what the site prints in every one, most often the date, and the cuts are compared with each other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from msgspec import Struct

from cinequorum.extract.furniture import is_comment_heading
from cinequorum.extract.reviews.anchors import Anchor
from cinequorum.extract.reviews.ratings import is_figure, printed_rating
from cinequorum.extract.reviews.view import View, is_label, is_noise, set_of
from cinequorum.model.page import Role

_MOST_ABOVE = 4  # lines over the anchor that can belong to its record
_MOST_OF = 0.8  # of the records that must agree
_SHORT = 60
_FEWEST_RUNS = 2
_ENDS = frozenset({Role.LEGAL, Role.COMMENTS, Role.RELATED, Role.ADVERT, Role.NAVIGATION, Role.BIO})


class Cut(Struct, frozen=True, kw_only=True):
    """One record's stretch of drafts around its anchor. `depth` is its element's place in the chain, -1 for lines."""

    anchor: Anchor
    first: int
    last: int
    depth: int = -1


def by_element(view: View, anchors: Sequence[Anchor], floor: int) -> tuple[Cut, ...]:
    """Cut at the outermost element around each anchor that holds no other anchor, equally high for all."""
    chains = [view.drafts[a.draft].chain for a in anchors]
    outside = view.drafts[floor - 1].chain if floor > 0 else ()
    own = [
        max(_shared(chain, chains[j]) if 0 <= j < len(chains) else _shared(chain, outside) for j in (i - 1, i + 1))
        for i, chain in enumerate(chains)
    ]
    if not anchors or any(depth >= len(chain) for depth, chain in zip(own, chains, strict=True)):
        return ()
    height = Counter(len(chain) - depth for chain, depth in zip(chains, own, strict=True)).most_common(1)[0][0]
    found = []
    for anchor, chain, least in zip(anchors, chains, own, strict=True):
        depth = max(least, len(chain) - height)
        first, last = _stretch(view, anchor.draft, depth)
        found.append(Cut(anchor=anchor, first=max(first, floor), last=last, depth=depth))
    if not any(cut.last > cut.first or cut.anchor.words for cut in found):
        return ()
    return tuple(sorted([*found, *_adopted(view, found)], key=lambda cut: cut.first))


def _adopted(view: View, cuts: Sequence[Cut]) -> Iterator[Cut]:
    """Yield the records among these that lack the anchor: elements of the same parent that begin as most of them do."""
    look, many = Counter(set_of(view.drafts[cut.first]) for cut in cuts).most_common(1)[0]
    if len(cuts) < 3 or many < _MOST_OF * len(cuts):
        return
    parents = {(cut.depth, view.drafts[cut.first].chain[: cut.depth]) for cut in cuts}
    for depth, parent in parents:
        taken = {view.drafts[cut.first].chain[depth] for cut in cuts if cut.depth == depth}
        for index in range(min(c.first for c in cuts), max(c.last for c in cuts) + 1):
            chain = view.drafts[index].chain
            if len(chain) <= depth or chain[depth] in taken or chain[:depth] != parent:
                continue
            taken.add(chain[depth])
            first, last = _stretch(view, index, depth)
            if set_of(view.drafts[first]) == look and last > first:
                yield Cut(anchor=Anchor(draft=-1, shape="none"), first=first, last=last, depth=depth)


def _shared(one: Sequence[int], other: Sequence[int]) -> int:
    """Count the elements that two blocks have in common."""
    for depth, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return depth
    return min(len(one), len(other))


def _stretch(view: View, index: int, depth: int) -> tuple[int, int]:
    """Return the first and the last draft in the element at this depth around a draft."""
    element = view.drafts[index].chain[depth]
    first = last = index
    while first > 0 and _holds(view, first - 1, depth, element):
        first -= 1
    while last + 1 < len(view.drafts) and _holds(view, last + 1, depth, element):
        last += 1
    return first, last


def _holds(view: View, index: int, depth: int, element: int) -> bool:
    chain = view.drafts[index].chain
    return len(chain) > depth and chain[depth] == element


def by_line(view: View, anchors: Sequence[Anchor], floor: int) -> tuple[Cut, ...]:
    """Cut above the lines that stand over every anchor; the last record ends where furniture begins."""
    if _stand_below(view, anchors, floor):
        return ()
    above = _lines_above(view, anchors, floor)
    firsts = [anchor.draft - above for anchor in anchors]
    lasts = [first - 1 for first in firsts[1:]]
    longest = max((last - first for first, last in zip(firsts, lasts, strict=False)), default=None)
    lasts.append(_end_after(view, anchors[-1], longest))
    return _whole(anchors, firsts, lasts)


def _stand_below(view: View, anchors: Sequence[Anchor], floor: int) -> bool:
    """Tell whether the anchors stand under the words: something is said before the first and nothing after the last."""
    first, last = anchors[0].draft, anchors[-1].draft
    if _end_each(view, anchors, floor):
        return True
    before = _begin_before(view, first, max(floor, first - 8))
    ended = last + 1 < len(view.drafts) and view.roles[last + 1] in _ENDS
    after = last if ended else _end_after(view, anchors[-1], None)
    return _spoken(view, before, first) and not _spoken(view, last + 1, after + 1)


def _end_each(view: View, anchors: Sequence[Anchor], floor: int) -> bool:
    """Tell whether each anchor ends the same run of lines, from the heading of reviews on, and no run follows the last.

    "Title, stars, words, by whom" over and over ends under its last name, whatever the page says at its foot.
    """
    if view.html or floor - 1 not in view.headings or any(anchor.words for anchor in anchors):
        return False
    bounds = [floor - 1, *(anchor.draft for anchor in anchors)]
    runs = {_manner(view, start + 1, end) for start, end in pairwise(bounds)}
    if len(runs) > 1 or len(anchors) < _FEWEST_RUNS:
        return False
    run = next(iter(runs))
    foot = anchors[-1].draft + 1
    return "words" in run and _manner(view, foot, min(foot + len(run), len(view.drafts))) != run


def _manner(view: View, first: int, last: int) -> tuple[str, ...]:
    return tuple(
        "rating" if printed_rating(draft) else "label" if is_label(draft.text) else "words"
        for draft in view.drafts[first:last]
    )


def by_words(view: View, anchors: Sequence[Anchor]) -> tuple[Cut, ...]:
    """Cut out the sentences that begin at each anchor: names and buttons stand over them, anything after the last."""
    cuts = []
    for anchor, after in zip_longest(anchors, anchors[1:]):
        last, end = anchor.draft, after.draft - 2 if after else len(view.drafts)
        while last + 1 < end and not is_label(view.drafts[last + 1].text) and view.roles[last + 1] not in _ENDS:
            last += 1
        cuts.append(Cut(anchor=anchor, first=anchor.draft, last=last))
    return tuple(cuts)


def closing(view: View, anchors: Sequence[Anchor], floor: int) -> tuple[Cut, ...]:
    """Cut below every anchor: names and dates that stand under the words."""
    firsts = [anchor.draft + 1 for anchor in anchors[:-1]]
    longest = max((b.draft - first for first, b in zip(firsts, anchors[1:], strict=True)), default=anchors[0].draft)
    firsts.insert(0, _begin_before(view, anchors[0].draft, max(floor, anchors[0].draft - longest)))
    if not _spoken(view, firsts[0], anchors[0].draft):
        return ()
    return _whole(anchors, firsts, [anchor.draft for anchor in anchors])


def _spoken(view: View, first: int, last: int) -> bool:
    """Tell whether there are sentences between two drafts, not names and titles alone."""
    texts = (view.drafts[i].text for i in range(first, last))
    return any(not is_label(text) and not is_noise(text) for text in texts)


def _whole(anchors: Sequence[Anchor], firsts: Sequence[int], lasts: Sequence[int]) -> tuple[Cut, ...]:
    cuts = [Cut(anchor=a, first=f, last=z) for a, f, z in zip(anchors, firsts, lasts, strict=True)]
    return tuple(cut for cut in cuts if cut.first <= cut.anchor.draft <= cut.last)


def _lines_above(view: View, anchors: Sequence[Anchor], floor: int) -> int:
    """Count the lines over each anchor that belong to its record: short in most records, set alike, no buttons."""
    best = 0
    for count in range(1, _MOST_ABOVE + 1):
        tops = [anchor.draft - count for anchor in anchors]
        free = [floor, *(a.draft + 1 + (a.words is None) for a in anchors[:-1])]
        held = [top for top, least in zip(tops, free, strict=True) if top >= least]
        if len(held) < _MOST_OF * len(anchors) or tops[0] < floor:
            break
        figures = len(held) == len(anchors) and all(is_figure(view.drafts[top].text) for top in held)
        if not figures and (sum(_over(view, top) for top in held) < _MOST_OF * len(anchors) or _alike(view, held)):
            break
        if view.html and Counter(set_of(view.drafts[top]) for top in held).most_common(1)[0][1] < _MOST_OF * len(held):
            break
        best = count
    return best


def _over(view: View, index: int) -> bool:
    """Tell whether a line can stand over a review: a name, a title, a rating."""
    draft = view.drafts[index]
    if printed_rating(draft):
        return True
    text = draft.text
    short = len(text) <= _SHORT and len(text.split()) <= 9 and text[-1] not in ".…。;,"
    return (short or is_label(text)) and draft.role is not Role.CAPTION and not is_noise(text)


def _alike(view: View, lines: Sequence[int]) -> bool:
    """Tell whether most of these lines are one and the same: buttons and labels under the record before."""
    if len(lines) < 3:
        return False
    plain = [i for i in lines if not printed_rating(view.drafts[i])]
    texts = Counter(re.sub(r"\d+", "9", view.drafts[i].text) for i in plain)
    return bool(texts) and texts.most_common(1)[0][1] >= 0.5 * len(lines)


def _end_after(view: View, anchor: Anchor, longest: int | None) -> int:
    """Return the last draft of the last record: before the furniture, no longer than the others, in their element."""
    begin = anchor.draft + 1
    end = len(view.drafts) - 1 if longest is None else min(len(view.drafts) - 1, anchor.draft + max(1, longest))
    parent = view.drafts[anchor.draft].chain[:-1]
    for index in range(begin, end + 1):
        draft = view.drafts[index]
        outside = view.html and draft.chain[: len(parent)] != parent
        ended = (view.roles[index] in _ENDS and index > begin) or draft.role is not None
        if outside or ended or is_comment_heading(draft.text) or index in view.headings:
            return index - 1
    return end


def _begin_before(view: View, anchor: int, floor: int) -> int:
    """Return the first draft of the first record that ends in its anchor: after a heading or anything set apart."""
    first = anchor
    while first > floor and view.roles[first - 1] is not Role.TITLE and first - 1 not in view.headings:
        first -= 1
    return first
