"""Whose words stand somewhere is told of many places as of one; values are told apart as numpy tells them."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from cinequorum.model.page import Span
from cinequorum.pipeline import part_of
from cinequorum.reconcile.likeness import _distinct
from cinequorum.reconcile.notes import with_notes
from cinequorum.reconcile.places import Hearing, Places
from cinequorum.reconcile.voices import review_at, voices_of, witness_at
from tests.reconcile.made_pages import pages


@settings(max_examples=25)
@given(seed=st.integers(0, 10**6), count=st.integers(1, 8))
def test_many_places_as_one_by_one(seed: int, count: int) -> None:
    """In shared sentences, in user reviews, in a page's own words, and behind its end."""
    group = sorted(map(with_notes, pages(seed, count)), key=lambda r: (r.page.source, r.page.id))
    voices = voices_of(group)
    places = [
        (number, at, index if (index := review_at(reading, Span(page="", start=at, end=at))) is not None else -1)
        for number, reading in enumerate(group)
        for at in range(0, len(reading.page.text) + 40, 17)
    ]
    page, start, review = (np.array(column, dtype=np.int64) for column in zip(*places, strict=True))
    found = Hearing([part_of(reading) for reading in group], voices).at(Places(page, start, review)).tolist()
    assert found == [
        witness_at(voices, group[number], Span(page=group[number].page.id, start=at, end=at + 1))
        for number, at, _ in places
    ]


@given(st.lists(st.integers(0, 12) | st.integers(0, 2**64 - 1), max_size=60))
def test_distinct_values(values: list[int]) -> None:
    """The values in order, where each is first, and which of them each is."""
    given_ones = np.array(values, dtype=np.uint64)
    expected = np.unique(given_ones, return_index=True, return_inverse=True)
    assert all(np.array_equal(one, other) for one, other in zip(_distinct(given_ones), expected, strict=True))
