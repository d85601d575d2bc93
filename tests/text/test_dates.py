from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cinequorum.text.dates import find_dates, numeric_order, parse_date
from tests.examples import examples

FOUND = [
    ("In cinemas February 5th, 2021.", "en", ["2021-02-05"]),
    ("It opens on 5 February and, on disc, on Jan. 29.", "en", ["--02-05", "--01-29"]),
    ("Seen 29/11/2025 00:00, posted 11/09/2024 08:43", "en", ["2025-11-29", "2024-09-11"]),
    ("Posted 11/09/2024", "en", []),
    ("watched 2021-03-03", "en", ["2021-03-03"]),
    ("Sat Nov 17 16:15:21 EST 2018", "en", ["2018-11-17"]),
    ("Thu Nov 22 17:55:26 2018, from Nov 5 07:00 +0100 2017", "en", ["2018-11-22", "2017-11-05"]),
    ("March 5 19:30 1917", "en", ["--03-05"]),
    ("March 5, 19:30 1984 (dir. Lee)", "en", ["--03-05"]),
    ("May 3 7:30 PM 2046", "en", ["--05-03"]),
    ("March 5 20:00 room 1900", "en", ["--03-05"]),
    ("on Nov 17 at 16:15", "en", ["--11-17"]),
    ("Due in March 2021", "en", ["2021-03"]),
    ("the festival runs 5-7 February 2021", "en", ["2021-02-05"]),
    ("the festival runs Sept. 2–12, 2020", "en", ["2020-09-02"]),
    ("You may 10 times march 12 miles", "en", []),
    ("May 2,000 people see it", "en", []),
    ("made in 1962", "en", []),
    ("version 2.10.1.5", "en", []),
    ("Estreno el 25 de junio de 2009", "es", ["2009-06-25"]),
    ("Kinostart: 5. Februar 2021", "de", ["2021-02-05"]),
    ("Sortie le 1er août 2020", "fr", ["2020-08-01"]),
    ("nelle sale dal 3 marzo", "it", ["--03-03"]),
    ("estreia em 7 de março de 2019", "pt", ["2019-03-07"]),
    ("в прокате с 5 марта 2021 года", "ru", ["2021-03-05"]),
    ("v kinech od 1. května 2018", "cs", ["2018-05-01"]),
    ("2021年3月5日公開", "ja", ["2021-03-05"]),
    ("2019. 8. 21. 17:16", "ko", ["2019-08-21"]),
    ("2021년 3월 5일 개봉", "ko", ["2021-03-05"]),
    ("the Mars 2020 mission", "en", []),
    ("From 3 March to 5 April 2021, on disc in March 2022", "en", ["--03-03", "2021-04-05", "2022-03"]),
    ("يعرض في 5 كانون الأول 2021", "ar", ["2021-12-05"]),
]


@pytest.mark.parametrize(("text", "language", "dates"), FOUND)
def test_dates_are_found_as_people_write_them(text: str, language: str, dates: list[str]) -> None:
    """Dates are read in the page's language; what cannot be told apart is left out."""
    mentions = find_dates(text, language)
    assert [m.edtf for m in mentions] == dates
    assert all(text[m.start : m.end] == m.raw for m in mentions)


@pytest.mark.parametrize(
    ("text", "order", "date"),
    [
        ("2012-07-19T12:58:53-04:00", "auto", "2012-07-19"),
        ("2009-08-06 18:33", "auto", "2009-08-06"),
        ("Thu, 19 Jul 2012 12:58:53 -0400", "auto", "2012-07-19"),
        ("11/09/2024", "auto", None),
        ("11/09/2024", "dmy", "2024-09-11"),
        ("11/09/2024", "mdy", "2024-11-09"),
        ("13/02/99", "mdy", "1999-02-13"),
        ("05.02.2021", "auto", "2021-02-05"),
        ("2021", "auto", "2021"),
        ("2021-03", "auto", "2021-03"),
        ("20 lipca 2020", "auto", "2020-07-20"),
        ("February 5", "auto", None),
        ("soon", "auto", None),
        ("2021-02-31", "auto", None),
    ],
)
def test_a_whole_string_is_read_as_one_date(text: str, order: str, date: str | None) -> None:
    """One string gives one EDTF date, or None where the day is not certain."""
    assert parse_date(text, order=order) == date


def test_the_page_decides_the_order_of_numeric_dates() -> None:
    """A single day above twelve settles all others; contradicting dates settle nothing."""
    assert numeric_order(["1/2/2020", "25/2/2020"]) == "dmy"
    assert numeric_order(["1/2/2020", "2/25/2020"]) == "mdy"
    assert numeric_order(["25/2/2020", "2/25/2020"]) is None
    assert numeric_order(["1/2/2020"]) is None


def test_a_part_of_a_longer_number_is_no_numeric_date() -> None:
    """Version numbers, addresses and paths hold no dates; a date at the very start of a text is one."""
    assert numeric_order(["31/12/2020"]) == "dmy"
    assert [numeric_order([text]) for text in ("1.31/12/2020", "7-31/12/2020", "131/12/2020", "/31/12/2020")] == [
        None
    ] * 4


@examples(60)
@given(st.text(alphabet="0123456789/.-, aMary年月日Jn", max_size=60))
def test_mentions_lie_in_order_inside_the_text(text: str) -> None:
    """Mentions never overlap, stay in the text and show what they say."""
    end = 0
    for mention in find_dates(text):
        assert end <= mention.start < mention.end <= len(text)
        assert mention.raw == text[mention.start : mention.end]
        end = mention.end


def test_vietnamese_months_are_numbers() -> None:
    """The word for month stands before its number; without a year there is no date of publication."""
    assert [m.edtf for m in find_dates("Ngày 12 tháng 3, 2021 và 5 tháng 12 năm 2020")] == ["2021-03-12", "2020-12-05"]
    assert find_dates("trong 12 tháng 3 người") == ()
