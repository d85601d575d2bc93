"""What is written can be read again: our own lines word for word, and tables that Letterboxd takes."""

from __future__ import annotations

import csv
import io
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from cinequorum.diary.marks import LETTERS
from cinequorum.diary.readers.common import Choices
from cinequorum.diary.reading import read_diary
from cinequorum.diary.record import Failed, FilmNamed, Given, InList, Record, Source, fingerprint
from cinequorum.diary.writing import MOST_BYTES, MOST_ROWS, json_lines, letterboxd_tables, refused_table

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
NAMES = WORDS.filter(bool)
DAYS = (
    st.dates().map(lambda day: f"{1900 + day.year % 130}{day.isoformat()[4:]}").filter(lambda day: "-02-29" not in day)
)
MOMENTS = st.none() | DAYS | DAYS.map(lambda day: f"{day}T20:15:00+00:00") | DAYS.map(lambda day: day[:7])
RATINGS = st.one_of(
    st.none(),
    st.integers(1, 10).map(lambda n: Given(value=f"{n / 2:g}", scale="stars")),
    st.integers(1, 100).map(lambda n: Given(value=f"{n / 10:g}", scale="ten")),
    st.integers(0, 100).map(lambda n: Given(value=str(n), scale="hundred")),
    st.integers(1, 5).map(lambda n: Given(value=str(n), scale="hearts")),
    st.sampled_from(sorted(LETTERS)).map(lambda name: Given(value=name, scale="letters")),
    st.sampled_from(["up", "down"]).map(lambda name: Given(value=name, scale="thumbs")),
)
IDS = st.dictionaries(st.sampled_from(["imdb", "tmdb", "trakt"]), NAMES, max_size=2).map(
    lambda ids: tuple(sorted(ids.items()))
)
FILMS = st.builds(FilmNamed, title=NAMES, original_title=WORDS, year=st.none() | st.integers(1880, 2100), ids=IDS)
LISTS = st.builds(InList, name=NAMES, position=st.none() | st.integers(1, 5000), about=WORDS, note=WORDS)
SOURCES = st.builds(
    Source, kind=NAMES, file=WORDS, row=st.integers(0, 9), raw=st.lists(st.tuples(WORDS, WORDS), max_size=3).map(tuple)
)
RECORDS = st.builds(
    Record,
    film=FILMS,
    rating=RATINGS,
    joy=RATINGS,
    **dict.fromkeys(("watched", "rated", "written", "added", "imported"), MOMENTS),
    **dict.fromkeys(("seen", "quality", "again", "wanted", "liked", "private", "spoilers"), st.booleans()),
    **dict.fromkeys(("review", "note"), WORDS),
    tags=st.lists(WORDS, max_size=3).map(tuple),
    lists=st.lists(LISTS, max_size=2).map(tuple),
    source=st.none() | SOURCES,
)


@settings(max_examples=80, deadline=None)
@given(st.lists(RECORDS, max_size=5))
def test_our_lines_give_the_same_records(records: list[Record]) -> None:
    """Word for word, with where they stood; and written again they are the same bytes."""
    body = b"".join(json_lines(records))
    found = read_diary("any name", body).rows
    assert found == tuple(records)
    assert b"".join(json_lines(row for row in found if isinstance(row, Record))) == body


@settings(max_examples=40, deadline=None)
@given(RECORDS, st.randoms())
def test_a_fingerprint_is_of_what_is_said(record: Record, luck: random.Random) -> None:
    """Not of where it stands or when it came."""
    import msgspec

    moved = msgspec.structs.replace(record, source=Source(kind="x", row=luck.randrange(9)), imported="2020-01-01")
    other = msgspec.structs.replace(record, seen=not record.seen)
    assert fingerprint(moved) == fingerprint(record) != fingerprint(other)


def record(title: str, **said: object) -> Record:
    return Record(film=FilmNamed(title=title, year=1931, ids=(("tmdb", "201"),)), **said)  # type: ignore[arg-type]


def rows_of(table: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table.decode(), newline="")))


def test_a_table_for_letterboxd() -> None:
    """Days, ratings in its scale, texts; wishes and private texts are not in it."""
    given = Given(value="7.5", scale="ten")
    seen = record(
        "The Lock",
        watched="2024-02-09T20:15:00+00:00",
        rating=given,
        again=True,
        review='Cold,\n"yes".',
        tags=("a", "b"),
    )
    own = record("The Pier", rating=Given(value="8", scale="ten"), review="Mine.", private=True)
    (table,) = letterboxd_tables([seen, record("The Sluice", wanted=True), own])
    one, other = rows_of(table)
    assert (one["Title"], one["Year"], one["tmdbID"], one["WatchedDate"], one["Rewatch"]) == (
        "The Lock",
        "1931",
        "201",
        "2024-02-09",
        "true",
    )
    assert (one["Rating"], one["Rating10"], one["Tags"], one["Review"]) == ("4", "", "a, b", 'Cold,\n"yes".')
    assert (other["Rating10"], other["Review"]) == ("8", "")


def test_tables_for_letterboxd_keep_its_limits() -> None:
    """No file is over 1 MB or too long to be gone through; all rows are in one of them."""
    long = [record(f"Film {n}", watched="2024-02-09", review="é" * 4_000) for n in range(300)]
    many = [record(f"Film {n}", watched="2024-02-09") for n in range(2 * MOST_ROWS + 1)]
    for records in (long, many):
        tables = letterboxd_tables(records)
        assert all(len(table) <= MOST_BYTES and len(rows_of(table)) <= MOST_ROWS for table in tables)
        assert [row["Title"] for table in tables for row in rows_of(table)] == [one.film.title for one in records]
    assert len(letterboxd_tables(many)) == 3


def test_a_table_for_letterboxd_is_read_again() -> None:
    """What it can hold comes back."""
    one = record("The Lock", watched="2024-02-09", seen=True, rating=Given(value="3.5", scale="stars"), review="Cold.")
    (back,) = read_diary("x", letterboxd_tables([one])[0], Choices()).rows
    assert isinstance(back, Record)
    assert fingerprint(back) == fingerprint(one)


def test_no_cell_of_the_failed_is_a_formula() -> None:
    """Whoever opens the table in a spreadsheet runs nothing; they see where each row stood."""
    source = Source(kind="table", file="=cmd", row=7, raw=(("=Title", "@x"),))
    table = refused_table([Failed(source=source, code="date", message="-1+1 is no date")]).decode("utf-8-sig")
    _, row = csv.reader(io.StringIO(table, newline=""))
    assert row == ["'=cmd", "7", "date", "'-1+1 is no date", "'=Title: @x"]
