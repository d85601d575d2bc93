"""Menus around a plain text are set apart; nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cinequorum.acquire.files import from_bytes
from cinequorum.extract.outskirts import Outskirts, outskirts
from cinequorum.extract.page import extract
from cinequorum.model.page import FURNITURE, Role
from tests.examples import examples

HEAD = ("Skip to content", "Quay Post", "Home", "Films", "Music", "Search", "Log in", "Sign up", "Newsletter", "Menu")
FOOT = ("About us", "Contact", "Privacy policy", "Terms of use", "Cookie settings", "Advertise", "Follow us", "Log in")
PROSE = (
    "The ferry of the title leaves at night, and nobody on board knows who has paid for the journey or why.",
    "For two hours the camera stays below deck with the stoker, who speaks little and sees all that happens there.",
    "It is a patient film, made by people who know that a ship is a small town with a bar and too many secrets.",
    "When the night is over the ferry turns around, and the stoker has to decide whether he goes with it again.",
)


def lines_of(*parts: tuple[str, ...]) -> list[str]:
    return [line for part in parts for line in part]


def test_a_page_between_menus() -> None:
    """The headline is the page's own, the menus are navigation, title, byline and grade are kept."""
    own = ("Night Ferry: who paid the stoker?", "By Ann Lee", "5 March 2021", *PROSE, "Four stars out of five", "B+")
    page = extract(from_bytes("\n".join(lines_of(HEAD, own, FOOT)).encode(), "a.txt"))
    roles = {page.slice(block.span): block.role for block in page.blocks}
    assert page.headline == own[0]
    assert (page.author, page.published) == ("Ann Lee", "2021-03-05")
    assert {roles[line] for line in (*HEAD[:-1], *FOOT[2:])} <= FURNITURE
    assert all(roles[line] is Role.BODY for line in (*PROSE, "Four stars out of five", "B+"))


def test_nothing_is_dropped() -> None:
    """Furniture stays in the page's text."""
    lines = lines_of(HEAD, ("Night Ferry",), PROSE, FOOT)
    page = extract(from_bytes("\n".join(lines).encode(), "a.txt"))
    assert page.text.split("\n") == lines


@pytest.mark.parametrize(
    "lines",
    [
        lines_of(PROSE, PROSE, PROSE, PROSE),
        lines_of(("Night Ferry (2020)", "★★★★", "88 minutes", "Norway"), PROSE, PROSE, ("Grade: A-",)),
        ["Night Ferry", *(f"Label {number}: value of it" for number in range(20)), *PROSE],
        ["Night Ferry", *PROSE, "Cast", *("Ann Lee as the stoker", "Bo Li as the captain") * 10],
    ],
)
def test_texts_without_menus_have_no_outskirts(lines: list[str]) -> None:
    """Prose, facts above a review, data sheets and casts are the page's own text."""
    assert outskirts(lines) == Outskirts()


def test_a_cast_above_the_foot_is_kept() -> None:
    """After the label of a data sheet only what follows the first menu line is a menu."""
    cast = ("Cast", "Ann Lee", "Bo Li", "Cy Moreau", "Di Novak", "Ed Park", "Flo Quist")
    lines = lines_of(HEAD, ("Night Ferry",), PROSE, cast, FOOT)
    below = {lines[index] for index in outskirts(lines).below}
    assert not below & set(cast)


def test_a_sentence_among_menus_is_prose() -> None:
    """Alone in a long row of menu lines a sentence of the text stays the page's own."""
    menu = ["About us", "Follow us", "Contact", "Privacy policy", "Advertise"]
    lines = ["Newsletter", *[PROSE[2]] * 3, "2020", *menu, PROSE[2], "Follow us"]
    assert len(lines) - 2 not in outskirts(lines).below


@examples(40)
@given(st.lists(st.sampled_from([*HEAD, *PROSE, *FOOT, "Cast", "2020", "★★"]), max_size=60))
def test_outskirts_lie_outside(lines: list[str]) -> None:
    """Whatever the lines are: the menus above come before those below, and prose is in neither."""
    found = outskirts(lines)
    assert max(found.above, default=-1) < min(found.below, default=len(lines))
    assert not {lines[index] for index in found.above | found.below} & set(PROSE)
