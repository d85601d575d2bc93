"""A quick look at how a line begins never overlooks a label."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cinequorum.text.beginnings import begins_one
from cinequorum.text.sheet_labels import labels_of

LABELS = sorted(label for label in labels_of() if len(label) > 1)
may_be_label = begins_one(LABELS)


@settings(max_examples=60)
@given(st.sampled_from(LABELS), st.text(max_size=8))
def test_no_line_with_a_label_is_left_out(label: str, rest: str) -> None:
    """Whatever stands behind a label, and in whichever case it is written, the look says that it may be one."""
    assert may_be_label(label + rest)
    assert may_be_label(label.capitalize() + rest) or label.capitalize().casefold() != label


@pytest.mark.parametrize("line", ["", "x", "Zzz: none", "— Ann Lee", "dim"])
def test_lines_that_begin_otherwise_are_left_out(line: str) -> None:
    """A line is looked at no further where no label begins with its first letters."""
    assert not begins_one(["directed by", "导演"])(line)
