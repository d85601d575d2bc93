"""Folded spellings are equal whatever their case, accents and punctuation."""

from __future__ import annotations

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from cinequorum.text.fold import fold
from tests.examples import examples


@examples(150)
@given(st.text(max_size=40))
def test_folding_drops_every_combining_mark(text: str) -> None:
    """What is left is what a look at each character leaves; plain words take a quicker way to the same end."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    assert fold(text) == re.sub(r"[\W_]+", " ", bare).strip()
