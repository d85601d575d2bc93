"""Plain text: paragraphs that were broken to a width, headings of several notations."""

from __future__ import annotations

import textwrap

import pytest

from cinequorum.acquire.files import from_bytes
from cinequorum.extract.lines import drafts_of_lines
from cinequorum.extract.page import extract
from cinequorum.extract.wraps import headed
from cinequorum.model.page import Role

PROSE = (
    "The keeper of the lamp has lived on the rock for thirty years, and the film takes its time to say why he stays. "
    "When a boat brings a stranger, the two men talk about the weather, about fish, and about nothing else at all."
)
SHORT = "Peter Holm plays the stranger with a limp that comes and goes, which is the best joke."


@pytest.mark.parametrize("width", [60, 72, 80])
def test_paragraphs_broken_to_a_width_are_joined(width: int) -> None:
    """Under a title and menus too, each paragraph is one block again, whatever the width."""
    broken = "\n\n".join(textwrap.fill(text, width) for text in (PROSE, SHORT, PROSE))
    drafts = drafts_of_lines(f"The Lamp\n\nHome\nNews\nContact\nAbout us\nSearch\n\n{broken}\n")
    assert [d.text for d in drafts] == [
        "The Lamp",
        "Home",
        "News",
        "Contact",
        "About us",
        "Search",
        PROSE,
        SHORT,
        PROSE,
    ]


@pytest.mark.parametrize(
    "lines",
    [
        "Director: Anna Karlsen, who made Rain Again\nCast: Peter Holm, Ida Lund, Jo Berg and a dog\nCountry: Norway",
        "The lamp is red and it is old.\nNobody knows who lit it first of all.\nThe sea is grey and it is very cold.\n",
        "- The lamp is red and was lit by nobody on this rock\n- The sea is grey and it is older than the keeper\n- x",
    ],
)
def test_lines_that_stand_by_themselves_are_not_joined(lines: str) -> None:
    """Fields, sentences and items are lines of their own."""
    assert len(drafts_of_lines(lines)) == len(lines.strip().split("\n"))


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        ("The Lamp\n========\n\nA quiet film.\n\nCast\n----\n\nPeter Holm", ["The Lamp", "Cast"]),
        ("========\nThe Lamp\n========\n\nA quiet film.", ["The Lamp"]),
        ("= The Lamp\n:author: Ida Lund\n\nA quiet film.\n\n== Cast\n\nPeter Holm", ["The Lamp", "Cast"]),
        ("#+TITLE: The Lamp\n\n* Plot\nA quiet film.\n** Cast\nPeter Holm", ["The Lamp", "Plot", "Cast"]),
        ("The Lamp\n\n* A quiet film\n* A long film\n----\n-----\n=====\nThe end ---------", []),
    ],
)
def test_headings_of_other_notations_are_found(text: str, headings: list[str]) -> None:
    """reStructuredText, AsciiDoc and Org mark headings; bullets and rules mark none."""
    assert [line.text for line in headed(text.split("\n")) if line.heading] == headings


def test_marks_of_headings_are_no_text() -> None:
    """The page shows the words of headings and fields, and has them as headings."""
    text = f"= The Lamp\n:author: Ida Lund\n\n{PROSE}\n\n== The cast\n\n{SHORT}\n"
    page = extract(from_bytes(text.encode(), "lamp.adoc"))
    assert "=" not in page.text
    assert "author: Ida Lund" in page.text
    assert "The cast" in [page.slice(block.span) for block in page.having(Role.HEADING)]
    assert all(page.text[block.span.start : block.span.end].strip() for block in page.blocks)
