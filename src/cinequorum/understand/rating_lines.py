"""The lines in which an author's rating can stand: the review's own, and a bare rating just under or inside it.

A line that is nothing but "★★★½" or "Grade: B+" often falls out of a page's main content with the menus around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from cinequorum.model.page import Block, Page, Role
from cinequorum.text.data import scales
from cinequorum.text.fold import fold
from cinequorum.text.scores import find_scores
from cinequorum.understand.data import aggregates
from cinequorum.understand.prose import Prose, Sentence

_OWN = frozenset({Role.BODY, Role.HEADING, Role.TITLE})
_STRAY = frozenset({Role.NAVIGATION, Role.CAPTION, Role.BYLINE})
_LONGEST = 80
_UNDER = 3  # blocks under the last of the review
_BRACKETS = re.compile(r"\([^()]{0,30}\)")
_CUES = tuple(map(fold, (*scales.CUES, *scales.CJK_CUES, *aggregates.OVERALL_LABELS)))


def rating_lines(prose: Prose) -> tuple[Sentence, ...]:
    """Return the author's own sentences and the stray lines that hold nothing but a rating, in text order."""
    page = prose.page
    own = [_whole(page, s) for s in prose.sentences if s.review is None and s.role in _OWN]
    stray = [
        Sentence(text=prose.page.slice(b.span), span=b.span, role=b.role, block=index, position=1.0)
        for index, b in stray_blocks(prose.page)
        if _is_rating(prose.page.slice(b.span))
    ]
    return tuple(sorted({s.span: s for s in (*own, *stray)}.values(), key=lambda s: s.span))


def _whole(page: Page, sentence: Sentence) -> Sentence:
    """Return a short block as one line: stars set apart by spaces are cut where sentences are."""
    block = page.blocks[sentence.block]
    if block.span == sentence.span or block.span.end - block.span.start > _LONGEST:
        return sentence
    return replace(sentence, text=page.slice(block.span), span=block.span)


def stray_blocks(page: Page) -> Iterator[tuple[int, Block]]:
    """Yield the short blocks set apart from the review that stand in it or right under it."""
    held = [index for index, block in enumerate(page.blocks) if block.role in _OWN]
    if not held:
        return
    for index in range(held[0], min(held[-1] + _UNDER + 1, len(page.blocks))):
        block = page.blocks[index]
        if block.role in _STRAY and block.span.end - block.span.start <= _LONGEST:
            yield index, block


def _is_rating(text: str) -> bool:
    """Tell whether a line holds one rating and little else: nothing, or the word that announces it before it."""
    scores = find_scores(text)
    if len(scores) != 1:
        return False
    before, after = fold(_BRACKETS.sub(" ", text[: scores[0].start])), fold(text[scores[0].end :])
    announced = any(before.endswith(cue) for cue in _CUES)
    return announced or not (before or after)
