"""Scripts are told apart and read by their tables."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cinequorum.names.scripts import reading, script_of, simplified

READINGS = [
    ("Μελίνα", "melina"),
    ("Παπαμιχαήλ", "papamichail"),
    ("グレタ", "gureta"),
    ("ティルダ", "tiruda"),
    ("ひろこ", "hiroko"),
    ("ｼﾞｬﾝ", "jan"),
    ("박찬욱", "bakchanuk"),
    ("ז'אן", "zhan"),
    ("ג׳ון", "jwn"),
    ("كوثر", "kwthr"),
    ("Чхеидзе", "chkheidze"),
    ("Łódź", "lodz"),
]


@pytest.mark.parametrize(("word", "latin"), READINGS)
def test_a_word_is_read_by_the_table_of_its_script(word: str, latin: str) -> None:
    """Letters, groups of letters and half-width forms read as the tables say."""
    assert reading(word) == latin


@given(st.text(max_size=30))
def test_any_text_has_a_reading_in_plain_letters(text: str) -> None:
    """A reading is lower-case ASCII letters and digits, whatever the text."""
    found = reading(text)
    assert found == "" or (found.isascii() and found.isalnum() and found == found.lower())
    assert script_of(text)


def test_old_and_new_characters_are_one() -> None:
    """Traditional and simplified forms of one name are equal; another character of the same sound is not."""
    assert simplified("陳凱歌") == simplified("陈凯歌")
    assert simplified("陈凯戈") != simplified("陈凯歌")
