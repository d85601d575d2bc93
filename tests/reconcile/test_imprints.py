"""Sentences as numbers: each has its own, whatever stands around it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cinequorum.reconcile import imprints

_SENTENCES = st.lists(
    st.lists(st.sampled_from(["a", "ferry", "sails", "at", "night", "0", "映"]), max_size=9), max_size=8
)


@pytest.mark.parametrize("at_once", [1, 7, 20_000])
@given(sentences=_SENTENCES)
def test_the_keys_of_a_sentence_are_its_own(at_once: int, sentences: list[list[str]]) -> None:
    """Made together or one by one, keys are the same; a sentence of fewer than three words has zeros."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(imprints, "_AT_ONCE", at_once)
        together = imprints._keys(sentences)
    assert together.shape == (len(sentences), imprints.KEYS)
    for row, words in zip(together, sentences, strict=True):
        assert row.tolist() == imprints._keys([words])[0].tolist()
        assert row.any() == (len(words) >= imprints.RUN)


def test_keys_stay_what_they_were() -> None:
    """Records hold keys: other keys for the same words would make old pages strangers to new ones."""
    keys = imprints._keys([imprints.words_of("The ferry sails at night, and nobody knows the captain.")])[0]
    assert keys[:3].tolist() == [132_441_733, 787_312_130, 335_722_396]
