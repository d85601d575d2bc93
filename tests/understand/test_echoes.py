"""What gives a story away is known wherever on the page it stands; what merely resembles it is left alone."""

from __future__ import annotations

import pytest

from cinequorum.model.opinion import Spoiler
from cinequorum.model.page import Block, Kind, Page, Role, Span
from cinequorum.understand.echoes import with_echoes

SECRET = "In the last scene Maud drowns in the mill pond."


def page_of(*blocks: tuple[Role, str]) -> Page:
    text = "\n".join(words for _, words in blocks)
    made, at = [], 0
    for role, words in blocks:
        made.append(Block(role=role, span=Span(page="p", start=at, end=at + len(words))))
        at += len(words) + 1
    return Page(
        id="p",
        source="p.txt",
        text=text,
        language="en",
        kind=Kind(name="critic_review", p=0.9),
        headline=None,
        author=None,
        outlet=None,
        published=None,
        blocks=tuple(made),
    )


def found(*blocks: tuple[Role, str]) -> list[str]:
    page = page_of((Role.BODY, SECRET), *blocks)
    spoilers = (Spoiler(level="major", p=0.9, span=page.span(0, len(SECRET))),)
    return [page.slice(one.span) for one in with_echoes(spoilers, page)][1:]


@pytest.mark.parametrize("role", [Role.TITLE, Role.RELATED, Role.METADATA, Role.CAPTION])
def test_a_block_that_repeats_it_is_kept_back(role: Role) -> None:
    """A title, a teaser, words for previews: the whole block, also where it is cut short."""
    assert found((role, f"Mill: {SECRET}")) == [f"Mill: {SECRET}"]
    assert found((role, "In the last scene Maud drowns…")) == ["In the last scene Maud drowns…"]


def test_of_prose_the_sentence_is_kept_back() -> None:
    """A visitor's heading, or a paragraph that says it again."""
    assert found((Role.USER_REVIEW, f"A fine film. {SECRET} Go and see it.")) == [SECRET]


def test_what_merely_resembles_it_stays() -> None:
    """Four words in common, or the same words in another order."""
    assert found((Role.TITLE, "In the last scene of summer"), (Role.RELATED, "The mill pond, where Maud drowns")) == []


def test_pages_that_give_nothing_away_are_left_as_they_are() -> None:
    """No spoilers, no echoes."""
    assert with_echoes((), page_of((Role.BODY, SECRET))) == ()
