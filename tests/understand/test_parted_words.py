"""Words and tokens of an English text are the same whether it is parted once or twice, and lists of names are told."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cinequorum.understand.bare_facts import states_facts
from cinequorum.understand.lexicon import texts_of
from cinequorum.understand.ngrams import tokens
from cinequorum.understand.parting import parted
from cinequorum.understand.remembered import remembering

PARTS = (
    "slow-burning",
    "Ada",
    "Ada-May",
    "I",
    "don't",
    "rock'n'roll",
    "O’Dea",
    "NOT",
    "-",
    "'",
    "…",
    ".",
    "!",
    "?",
    ";",
)


@settings(max_examples=150)
@given(st.one_of(st.lists(st.sampled_from(PARTS)).map(" ".join), st.text(max_size=60)))
def test_parting_once_gives_the_words_of_the_lists_and_the_tokens_of_the_model(text: str) -> None:
    assert parted(text) == (texts_of(text), tokens(text))


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("Odile Marr, Jonas Pike, Wanda Oyelaran and Teo", True),
        ("Odile Marr and Jonas Pike are in it for the money", False),
        ("marr, Pike, OYELARAN, Teo", True),
        ("marr, pike, Oyelaran, Teo", False),
    ],
)
def test_a_list_of_names_states_facts_and_a_sentence_with_names_does_not(text: str, *, listed: bool) -> None:
    assert states_facts(text, frozenset()) is listed


def test_what_is_remembered_is_worked_out_once() -> None:
    asked: list[str] = []

    def work(word: str) -> int:
        asked.append(word)
        return len(word)

    length = remembering(work)
    assert [length("film"), length("reel"), length("film")] == [4, 4, 4]
    assert asked == ["film", "reel"]
