"""Before rules are asked, titles and names are marked, and sentences that cannot fit are put aside."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cinequorum.model.page import Span
from cinequorum.model.reading import OtherFilm, SubjectFilm
from cinequorum.understand.facts.marking import OTHER, SUBJECT, marker_of
from cinequorum.understand.facts.rule import rule, rules
from cinequorum.understand.facts.scene import scene_of
from cinequorum.understand.prose import Films, prose_of
from tests.understand.pages import page_from_text


def marked(text: str, title: str, *others: str) -> str:
    here = Span(page="0" * 32, start=0, end=1)
    films = Films(
        subject=SubjectFilm(title=title, year=None, span=here, p=0.9),
        others=tuple(OtherFilm(title=t, year=None, relation="mentioned", p=0.9, span=here) for t in others),
    )
    return scene_of(prose_of(page_from_text(text)), films).lines[0].marked


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We saw Reef Light twice.", True),
        ("We saw REEF LIGHT twice.", True),
        ("We saw Reef-Light twice.", True),
        ("We saw Light Reef twice.", False),
        ("We saw Reef Lighting twice.", False),
        ("We saw SubReef Light twice.", False),
        ("We saw the reef light twice.", False),
    ],
)
def test_a_title_is_marked_where_it_stands_whole(text: str, found: bool) -> None:  # noqa: FBT001
    assert (SUBJECT in marked(text, "Reef Light")) is found


def test_the_longer_of_two_titles_is_marked() -> None:
    """ "Harbour" is not seen inside "Harbour Nights"; a title without a letter is looked for everywhere."""
    assert marked("Better than Harbour Nights.", "8½", "Harbour", "Harbour Nights").count(OTHER) == 1
    assert SUBJECT in marked("Better than 8½.", "8½", "Harbour")


def test_only_the_titles_of_a_part_are_looked_for_in_it() -> None:
    """A part keeps the whole page's text: of the titles of two hundred parts it is searched for its own."""
    page = page_from_text("Night Ferry opens late.\nSalt Row is a day away.")
    here = Span(page="0" * 32, start=0, end=1)
    others = tuple(
        OtherFilm(title=t, year=None, relation="mentioned", p=0.9, span=here) for t in ("Night Ferry", "Salt Row")
    )
    films = Films(subject=None, others=others)
    part = replace(page, blocks=page.blocks[1:])
    assert [titles.found.pattern.count("|") for titles in marker_of(page, films).titles] == [1]
    assert [titles.found.pattern.count("|") for titles in marker_of(part, films).titles] == [0]


def test_rules_are_asked_together() -> None:
    """A match comes with its rule's name; a sentence without a cue is not searched, though the pattern would fit."""
    scene = scene_of(prose_of(page_from_text("Shot by Ada Brook.\nIt ends.")), Films(subject=None))
    both = rules({"shot": rule(r"shot by (?P<name>{P})", ("shot",)), "ends": rule(r"\bends", ("never",))})
    first, second = scene.lines
    assert [(name, match.group(0)[:7]) for name, match in both.matches(first)] == [("shot", "Shot by")]
    assert list(both.matches(second)) == []
