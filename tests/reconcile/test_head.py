"""A film's head, made of the parts of its pages, is the film without the words: nothing else tells them apart."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.coverage import pages_of, subjects
from cinequorum.model.part import Part
from cinequorum.model.record import SourceRecord
from cinequorum.pipeline import Learned, film_of, grouped, head_of, learned_from, part_of
from cinequorum.reconcile.notes import with_notes
from tests.reconcile.heads import gathered, wordless
from tests.reconcile.made_pages import pages

RECORDS = learned_from((SourceRecord(source="quay post", field="release", answered=40, right=0.4),), ())


@pytest.mark.parametrize("learned", [Learned(), RECORDS])
@settings(max_examples=10, deadline=None)
@given(seed=st.integers(0, 10**6), count=st.integers(1, 10))
def test_a_head_is_the_film_without_its_words(learned: Learned, seed: int, count: int) -> None:
    """On pages that differ in every way: with and without records of their sources."""
    for group in grouped(pages(seed, count)):
        assert wordless(head_of(gathered(group), learned=learned)) == wordless(film_of(group, learned=learned))


def test_a_head_of_many_pages() -> None:
    """Sixty pages of prose with copied synopses, regular critics and lists of user reviews."""
    (group,) = grouped(pages_of(subjects(3, seed=2)[0], 60))
    assert wordless(head_of(gathered(group))) == wordless(film_of(group))


@settings(max_examples=8, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_parts_come_back_as_they_were(seed: int) -> None:
    """What is stored of a page is read again to the last field, whatever is on it."""
    for reading in pages(seed, 3):
        part = part_of(with_notes(reading))
        assert msgspec.msgpack.decode(msgspec.msgpack.encode(part), type=Part) == part
