"""A look at a page's words never says that a label is not there that its lines would show."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cinequorum.text.data.labels import LABELS
from cinequorum.understand.detail_signs import names_maker
from cinequorum.understand.label_words import FIELDS, READ, fields_named, may_name_maker

_LABELS = [(field, label) for field in FIELDS for label in LABELS[field]]
_MAKERS = [label for field, label in _LABELS if field == "director"]


@given(st.sampled_from(_LABELS), st.sampled_from((str.lower, str.upper, str.title)))
def test_a_label_is_named_in_whatever_case(told: tuple[str, str], case: object) -> None:
    """Its field is among those that the text may name, with the signs beside it that pages print."""
    field, label = told
    assert callable(case)
    if case(label).casefold() != label.casefold():
        return  # a letter that loses its dot on the way: the lines would not be told for labels either
    for line in (f"{case(label)}: Ann Inventa", f"Salt\n* {case(label)} - 1999\nBo", f"| {case(label)} | Bo |"):
        assert field in fields_named(line)


@given(st.sampled_from([*_MAKERS, "dir.", "a film by", "un film de"]))
def test_who_says_who_made_it_is_let_pass(label: str) -> None:
    """Every line that tells a maker stands in a text that may name one."""
    for line in (f"{label}: Ann Inventa", f"{label} Ann Inventa", f"({label} Ann Inventa)"):
        if names_maker(line):
            assert may_name_maker(f"Salt\n{line}\nRope")


def test_what_is_longer_than_is_looked_at_may_name_anything() -> None:
    """Beyond what is looked at nothing is ruled out."""
    assert fields_named("salt " * READ) == frozenset(FIELDS)


@pytest.mark.parametrize("text", ["これは塩の話。", "เกลือ"])
def test_words_that_no_spaces_part_may_be_labels(text: str) -> None:
    """Where words grow together nothing is ruled out."""
    assert fields_named(text) == frozenset(FIELDS)


def test_a_page_about_salt_names_none() -> None:
    """Most pages have no such words."""
    assert not fields_named("Pour the water slowly.")
    assert not may_name_maker("Pour the water slowly.")
