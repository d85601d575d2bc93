"""Patterns of many words find what the words one by one would find."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cinequorum.text.alternatives import any_of, begun_by

_WORDS = st.lists(st.text("abAB é.ß", min_size=1, max_size=5), min_size=1, max_size=12)


def _one_by_one(words: list[str]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))) + ")"


@pytest.mark.parametrize("flags", [0, re.IGNORECASE])
@example(words=["abbbb", "ABa", "ab"], text="aba")  # without case the second begins with the third
@given(words=_WORDS, text=st.text("abAB é.ß-", max_size=40))
def test_the_same_is_found_as_one_by_one(flags: re.RegexFlag, words: list[str], text: str) -> None:
    """The longest word that stands at a place is found, whatever the others are and whether case counts."""
    for frame in ("{}", r"\b{}\b", "(?:{}-?)+$"):
        ours, plain = (
            re.compile(frame.replace("{}", words_pattern), flags)
            for words_pattern in (any_of(words), _one_by_one(words))
        )
        assert [m.span() for m in ours.finditer(text)] == [m.span() for m in plain.finditer(text)]


def test_no_words_fit_nowhere_but_at_nothing() -> None:
    """A pattern of no words is one all the same, and takes no letter."""
    assert re.fullmatch(any_of([]), "")
    assert not re.fullmatch(any_of([]), "a")


def test_a_word_may_begin_another_one() -> None:
    """Where what follows does not fit behind the longer word, the shorter one is tried."""
    found = re.fullmatch(rf"{any_of(['film', 'filmmaker'])}(?P<rest>maker)", "filmmaker")
    assert found
    assert found["rest"] == "maker"


def test_spaces_are_what_the_rule_says() -> None:
    """A space of a phrase may be any white space, or a hyphen."""
    assert re.fullmatch(any_of(["film by"], r"[\s-]"), "film-by")


@given(
    words=st.lists(st.text("abAB é.", min_size=1, max_size=4).filter(lambda word: word[0].isalnum()), min_size=1),
    text=st.text("abAB é.-_", max_size=40),
)
def test_words_are_found_where_one_begins_in_any_case(words: list[str], text: str) -> None:
    """The same is found as by the words themselves behind what is no letter, case left out of account."""
    plain = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})", re.IGNORECASE)
    begun = re.compile(begun_by(words))
    assert [m.start() for m in begun.finditer(text)] == [m.start() for m in plain.finditer(text)]
