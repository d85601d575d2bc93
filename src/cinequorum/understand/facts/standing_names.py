"""Persons whose bare names stand over a passage of a review each: the performers, whom it goes through one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from cinequorum.model.claim import CREDITS, Claim
from cinequorum.model.page import Block, Role
from cinequorum.text.fold import fold
from cinequorum.understand.data.bystanders import MAKERS, WORDS
from cinequorum.understand.facts.marking import is_name, words_in
from cinequorum.understand.facts.scene import Scene

_LONGEST: Final = 40  # characters of a name
_LEAST_PASSAGE: Final = 80  # characters under it
_FEWEST: Final = 2  # names that stand in lines of the text; a heading is one by itself
_TOP: Final = 2  # blocks at the head of a page, where its author stands
_NEXT: Final = 3  # blocks under a name in which its passage begins: a picture may come first
_SURE: Final = 0.72


def find_standing_names(scene: Scene, claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield a credit for each person whose name stands alone over a passage that speaks of no other trade."""
    if scene.page.kind.name != "critic_review" or scene.films.subject is None:
        return
    known = {fold(claim.value) for claim in claims if claim.predicate in CREDITS} | {fold(scene.page.author or "")}
    found = [block for at, block in enumerate(scene.page.blocks) if at >= _TOP and _stands(scene, at, block)]
    if len(found) < _FEWEST and not any(block.role is Role.HEADING for block in found):
        return
    for block in found:
        name = scene.page.slice(block.span)
        if fold(name) not in known:
            yield Claim(
                predicate="cast", value=name.strip(), raw=name, span=block.span, rule="standing_names/1", p=_SURE
            )


def _stands(scene: Scene, at: int, block: Block) -> bool:
    length = block.span.end - block.span.start
    if block.role not in (Role.HEADING, Role.BODY) or length > _LONGEST:
        return False
    if not is_name(scene.page.slice(block.span).strip(), sure=True):
        return False
    under = scene.page.blocks[at + 1 : at + 1 + _NEXT]
    passage = next((b for b in under if b.role is Role.BODY and b.span.end - b.span.start >= _LEAST_PASSAGE), None)
    return passage is not None and _others().isdisjoint(words_in(scene.page.slice(passage.span)))


@cache
def _others() -> frozenset[str]:
    """Words of a passage about somebody who made the film, or wrote about it."""
    return frozenset(MAKERS) | frozenset(WORDS)
