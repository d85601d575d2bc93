"""What the model makes of sentences and of their text together is what it makes of each by itself."""

from __future__ import annotations

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cinequorum.understand.clauses import clauses, surely_one
from cinequorum.understand.lexicon import texts_of
from cinequorum.understand.ngrams import tokens
from cinequorum.understand.parting import parted
from cinequorum.understand.polarity import NOTHING, leanings, leanings_of_parts, vocabulary_of

WORDS = (
    "The",
    "plot",
    "is",
    "dull",
    "but",
    "well-made",
    "Harbour",
    "superb",
    "she",
    "dies",
    ".",
    "!",
    "?",
    "\n",
    "Xyz",
)
SENTENCES = st.lists(st.sampled_from(WORDS), max_size=9).map(lambda words: tuple(tokens(" ".join(words))))


def on_lines(sentences: list[tuple[str, ...]]) -> list[str]:
    """The tokens of a text of these sentences, each on a line of its own."""
    found: list[str] = []
    for sentence in sentences:
        found += ["."] if found and found[-1] != "." else []
        found += sentence
    return found


@given(st.lists(st.lists(SENTENCES, max_size=4), max_size=3), st.lists(SENTENCES, max_size=2))
@settings(max_examples=60, deadline=None)
def test_sentences_and_texts_are_seen_as_each_by_itself(
    texts: list[list[tuple[str, ...]]], beside: list[tuple[str, ...]]
) -> None:
    """Whatever stands before, after or beside a sentence."""
    seen = leanings_of_parts(texts, beside)
    assert seen.sentences == leanings([sentence for text in texts for sentence in text])
    assert seen.wholes == leanings([on_lines(text) for text in texts])
    assert seen.beside == leanings(beside)


def test_runs_do_not_reach_over_the_end_of_a_sentence() -> None:
    """ "well acted" is known, but not where one sentence ends in "well" and the next begins with "acted"."""
    apart, joined = leanings_of_parts([[("well",), ("acted",)]], []), leanings([("well", "acted")])
    assert sum(seen.known for seen in apart.sentences) < joined[0].known
    assert leanings_of_parts([[]], []).wholes == (NOTHING,)


@given(st.text("aZ-'’.!? é\nWİ", max_size=40))
def test_a_text_is_parted_as_for_either(text: str) -> None:
    """Words as lists of words have them, tokens as the model has them."""
    words, found = parted(text)
    assert (words, found) == (texts_of(text), tokens(text.replace("-", " ")))


@given(st.lists(st.sampled_from(("It", "is", "dull", "yet", "while", "even", "if", "fine", ",", ";", ":")), max_size=8))
def test_what_is_surely_one_clause_is_one(words: list[str]) -> None:
    """No turning word and no stop: one clause at most."""
    text = " ".join(words)
    assert not surely_one(text, texts_of(text), "en") or len(clauses(text)) <= 1


KEYS = st.lists(
    st.one_of(st.integers(0, 2**32 - 1), st.integers(0, 40), st.integers(2**32 - 40, 2**32 - 1)), max_size=60
)


@example([1, 2, 2**32 - 2], [2**32 - 1])
@given(KEYS, KEYS)
@settings(deadline=None, max_examples=60)
def test_the_known_are_found_wherever_they_lie(known: list[int], asked: list[int]) -> None:
    """However many begin alike, at both ends of the range too, and repeated ones each time."""
    keys = np.array(sorted(set(known)), dtype=np.uint32)
    which, place = vocabulary_of(keys).known(np.array([*asked, *known], dtype=np.uint32))
    expected = [(i, sorted(set(known)).index(key)) for i, key in enumerate([*asked, *known]) if key in set(known)]
    assert list(zip(which.tolist(), place.tolist(), strict=True)) == expected
