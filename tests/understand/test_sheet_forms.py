"""Sheets of facts as sites print them: strips, glued labels, cut lists, money; and prose credits outside English."""

from __future__ import annotations

import pytest

from cinequorum.understand.facts.cells import SheetLine
from cinequorum.understand.facts.fitting import FIT
from cinequorum.understand.facts.labels import labelled_in, predicates_of
from cinequorum.understand.facts.rows import _person
from cinequorum.understand.facts.single_values import single_value
from cinequorum.understand.facts.strips import _strip


def test_a_strip_may_begin_with_its_director() -> None:
    """The director, the year, the kind of film and its length stand side by side."""
    found = {(p.predicate, p.value) for p in _strip("dir. Ada Quillfeather · 1962 · Drama / Romance · 98 min")}
    assert {("director", "Ada Quillfeather"), ("year", "1962"), ("genre", "Drama"), ("runtime", "98")} <= found


@pytest.mark.parametrize("text", ["dir. by nobody at all · 1962 · 98 min", "Directions: 98 min on foot, then left"])
def test_what_is_no_name_directs_nothing(text: str) -> None:
    """Words that are no names are no director."""
    assert all(piece.predicate != "director" for piece in _strip(text))


def test_a_label_may_be_glued_to_its_value() -> None:
    """`Roteiro:Ann Lee` is read where it begins a line, and nothing is read within one."""
    assert [(x.predicates, x.value) for x in labelled_in("Roteiro:Ann Lee", "pt")] == [(("writer",), "Ann Lee")]
    assert list(labelled_in("see the note on Roteiro:Ann", "pt")) == []
    assert list(labelled_in("director:https://films.example", "en")) == []


def test_casting_names_the_cast_in_french_only() -> None:
    """Elsewhere the word names who chose the performers."""
    assert predicates_of("Casting", "fr") == ("cast",)
    assert predicates_of("Casting", "cs") == predicates_of("Casting", "en") == ()


@pytest.mark.parametrize(("value", "kept"), [("Ann Lee, Mara Venn, ...", True), ("Ann Lee, she said, ...", False)])
def test_a_list_that_is_cut_short_is_a_list(value: str, kept: bool) -> None:  # noqa: FBT001
    """Three dots after the last comma say that there are more names."""
    assert (_person(SheetLine(predicate="producer", value=value, start=0)) is not None) is kept


@pytest.mark.parametrize("text", ["$100 000 000", "€12.5 million", "40 млн руб.", "1,200,000 Kč"])
def test_money_is_money_in_any_currency(text: str) -> None:
    """An amount with a currency before or after it."""
    assert FIT["budget"](text)


@pytest.mark.parametrize("text", ["100 000", "a lot of $", "$", "unknown"])
def test_figures_without_a_currency_are_none(text: str) -> None:
    """A number alone may be votes."""
    assert not FIT["box_office"](text)


@pytest.mark.parametrize(
    ("cell", "title"),
    [
        ("Туман (Tuman)", "Туман"),
        ("Nebelhorn (The Foghorn)", "Nebelhorn"),
        ("Foghorn (1931)", "Foghorn (1931)"),
        ("(500) Foghorns", "(500) Foghorns"),
    ],
)
def test_a_title_in_a_cell_is_one_title(cell: str, title: str) -> None:
    """What stands behind it in brackets is a transcription or a translation; a number is part of it."""
    assert single_value("original_title", cell) == title
