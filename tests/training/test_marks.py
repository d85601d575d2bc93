"""Marks of spoilers are told from talk of them, and cut out without what they stand before."""

from __future__ import annotations

import pytest

from cinequorum.training.marks import is_mark, unmarked

MARKS = ("SPOILERS", "** minor spoilers **", "(spoiler alert)", "This contains spoilers.", "Spoilers ahead!",
         "[spoilers in the next part] He didn't know.", "Spoiler: the baker did it.")  # fmt: skip
TALK = ("There are no spoilers here.", "The trailer alone is a spoiler if you ask me.", "I won't write any spoilers.",
        "The car with that spoiler drove off into the hills.", "(there aren't any spoilers)")  # fmt: skip


@pytest.mark.parametrize("sentence", MARKS)
def test_marks_warn(sentence: str) -> None:
    """Set off, in capitals, by itself or with a word of warning."""
    assert is_mark(sentence)


@pytest.mark.parametrize("sentence", TALK)
def test_talk_of_spoilers_warns_of_nothing(sentence: str) -> None:
    """Denied, or nothing but a word among others."""
    assert not is_mark(sentence)


def test_what_a_mark_stands_before_is_kept() -> None:
    """The mark alone is cut out where it is set off; the place is that of the first mark."""
    found = unmarked("A quiet harbour. ***SPOILERS*** The baker did it. (spoiler) He drowns in the bay.")
    assert "spoil" not in found.text.lower()
    assert found.text.split() == [
        "A",
        "quiet",
        "harbour.",
        "The",
        "baker",
        "did",
        "it.",
        "He",
        "drowns",
        "in",
        "the",
        "bay.",
    ]
    assert found.after is not None
    assert found.text[found.after :].split()[:2] == ["The", "baker"]


def test_a_mark_that_is_a_part_of_its_sentence_goes_with_it() -> None:
    """What is left would be no sentence, and would tell that there was a mark."""
    found = unmarked("A quiet harbour. This review contains spoilers about the baker. Lovely.")
    assert found.text.split() == ["A", "quiet", "harbour.", "Lovely."]
    assert found.warned


def test_who_says_nothing_of_spoilers_is_left_as_he_wrote() -> None:
    """But for stars and words of warning, which would tell the two classes apart."""
    assert unmarked("A quiet harbour.\nLovely.").after is None
    assert not unmarked("A spoiled child. Lovely.").warned
