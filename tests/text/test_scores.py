"""Rating strings become values on 0..100 only where their scale is known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cinequorum.text.scores import find_scores, parse_score
from tests.examples import examples

ALONE = [
    ("4/5", 80.0, "out_of/5"),
    ("3.5/4.0", 87.5, "out_of/4"),
    (" 8,5 / 10 ", 85.0, "out_of/10"),
    (".5/4", 12.5, "out_of/4"),
    ("0/4", 0.0, "out_of/4"),
    ("7 out of 10", 70.0, "out_of/10"),
    ("3 of 5", 60.0, "out_of/5"),
    ("7 sur 10", 70.0, "out_of/10"),
    ("four out of five", 80.0, "out_of/5"),
    ("two and a half out of four stars", 62.5, "stars/4"),
    ("tres estrellas de cinco", 60.0, "stars/5"),
    ("3 1/2 stars out of 4", 87.5, "stars/4"),
    ("5.5/5", 100.0, "out_of/5"),
    ("A+", 100.0, "letter"),
    ("A-", 91.0, "letter"),
    ("A minus", 91.0, "letter"),
    ("C-plus", 58.0, "letter"),
    ("B −", 67.0, "letter"),
    ("f", 0.0, "letter"),
    ("82%", 82.0, "percent"),
    ("★★★☆☆", 60.0, "stars/5"),
    ("★★½☆☆", 50.0, "stars/5"),
    ("★★★★★", 100.0, "stars/5"),
    ("Grade: B+", 83.0, "letter"),
    ("'3/4'", 75.0, "out_of/4"),
]
NO_SCALE = ["3", "7.5", "★★★½", "**1/2", "3 1/2 stars", "three stars"]
NOT_RATINGS = ["", "PG-13", "R", "Recommended", "2014", "1-5", "3.5.5", "G", "120%"]
PROSE = [
    ("RATING: 3 out of 5", ["3 out of 5"]),
    ("Grade: A-", ["A-"]),
    ("**Grade:** B", ["B"]),
    ("My verdict: 3 of 4: worth a look.", ["3 of 4"]),
    ("I give it a B+.", ["B+"]),
    ("Splendid. 8/10", ["8/10"]),
    ("Nota: 7,5/10", ["7,5/10"]),
    ("It earns 3 out of 4 stars from me.", ["3 out of 4 stars"]),
    ("Call it 10 out of 10 and be done.", ["10 out of 10"]),
    ("★★★★☆ A marvel.", ["★★★★☆"]),
    ("Born 4/5/1980, it ran 24/7 until 9/11.", []),
    ("Shot in 4:3, that is 1.33:1, for 3/4 of its length.", []),
    ("9 out of 10 people leave, and 4 out of 5 doctors agree.", []),
    ("Its four stars are rated R for a score by a man of 85.", []),
    ("It grosses 40% less at 7/10 screens.", []),
    ("A grade-school drama, rating PG-13.", []),
]


@pytest.mark.parametrize(("raw", "value", "scale"), ALONE)
def test_a_rating_on_a_stated_scale_has_a_value(raw: str, value: float, scale: str) -> None:
    score = parse_score(raw)
    assert score is not None
    assert (score.value, score.scale) == (value, scale)
    assert raw[score.start : score.end] == score.raw


@pytest.mark.parametrize("raw", NO_SCALE)
def test_a_rating_without_a_scale_keeps_its_words_and_has_no_value(raw: str) -> None:
    score = parse_score(raw)
    assert score is not None
    assert (score.value, score.raw, score.note) == (None, raw, "scale unknown")


@pytest.mark.parametrize("raw", NOT_RATINGS)
def test_other_strings_are_no_ratings(raw: str) -> None:
    assert parse_score(raw) is None


def test_a_value_over_the_top_is_clipped_and_says_so() -> None:
    score = parse_score("5.5/5")
    assert score is not None
    assert score.note == "over the top of its scale: 5.5/5"


@pytest.mark.parametrize(("text", "raws"), PROSE)
def test_in_prose_only_a_scale_or_a_cue_makes_a_rating(text: str, raws: list[str]) -> None:
    assert [score.raw for score in find_scores(text)] == raws


@examples(60)
@given(st.text(alphabet="0123456789/.,★☆½*% ABCDF+-outfstarsgrade:\n", max_size=60))
def test_spans_hold_the_raw_words_and_values_stay_in_range(text: str) -> None:
    last = 0
    for score in find_scores(text):
        assert text[score.start : score.end] == score.raw
        assert score.start >= last
        assert score.value is None or 0 <= score.value <= 100
        last = score.end
