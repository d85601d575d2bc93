"""Persons' names are told from titles, places and the words that begin sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cinequorum.understand.facts.person_names import find_names, is_maker
from tests.examples import examples


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("When Lars von Trier met Director Jane Campion", ["Lars von Trier", "Jane Campion"]),
        ("Samuel L. Jackson and Robert Downey Jr. wept", ["Samuel L. Jackson", "Robert Downey Jr."]),
        ("the Dardenne brothers’ film", ["Dardenne brothers"]),
        ("Chiwetel Ejiofor’s eyes; Jean-Pierre Léaud's hands", ["Chiwetel Ejiofor", "Jean-Pierre Léaud"]),
        ("Michael J. Fox and Mae West", ["Michael J. Fox", "Mae West"]),
        ("In New York, at the Cannes Film Festival, on Black Friday", []),
        ("The Academy Award went to Universal Pictures in South Korea", []),
        ("Bong Joon-ho, Park Chan-wook", ["Bong Joon-ho", "Park Chan-wook"]),
    ],
)
def test_full_names_are_found(text: str, names: list[str]) -> None:
    assert [text[n.start : n.end] for n in find_names(text) if n.full] == names


def test_statesmen_are_no_makers() -> None:
    assert not is_maker("Winston Churchill")
    assert is_maker("Agnès Varda")


def test_a_nickname_alone_is_no_name() -> None:
    """Where both words around a nickname are no names, nothing is left: "The “Duke” Director"."""
    assert find_names("The “Duke” Director says") == ()


@examples(80)
@given(st.text(max_size=200))
def test_names_lie_in_order_inside_the_text(text: str) -> None:
    at = 0
    for name in find_names(text):
        assert at <= name.start < name.end <= len(text)
        at = name.end
