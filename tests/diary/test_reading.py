"""Exports of each program, with the odd rows that their users have met, give every row: taken, failed or left out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cinequorum.diary.files import MOST
from cinequorum.diary.reading import Choices, Found, counted, read_diary
from cinequorum.diary.record import Failed, Given, InList, LeftOut, Record
from cinequorum.errors import DiaryFileError
from tests.diary import exports

DAY = "2024-02-09"
LOCK, THREE, MADE = "The Lock", (3, 0, 1), "2025-07-13T00:49:07+00:00"


def found(body: Any, name: str = "export", **choices: Any) -> Found:
    data = body if isinstance(body, bytes) else body.encode() if isinstance(body, str) else json.dumps(body).encode()
    return read_diary(name, data, Choices(**choices))


def records(body: Any, **choices: Any) -> list[Record]:
    return [row for row in found(body, **choices).rows if isinstance(row, Record)]


def told(record: Record) -> tuple[object, ...]:
    given = f"{record.rating.value} {record.rating.scale}" if record.rating else ""
    return record.film.title, given, record.watched, record.rated, record.written, record.added


@pytest.mark.parametrize("folder", ["", "letterboxd-ada-2024/"])
def test_an_archive_of_letterboxd(folder: str) -> None:
    """All its tables; a day and its text are one entry; what was deleted there stays out; each date is its own."""
    rows = found(exports.packed(exports.LETTERBOXD, folder)).rows
    ferry, again, lock, *_ = (row for row in rows if isinstance(row, Record))
    assert told(ferry) == ('The "Salt" Ferry, Part One', "4.5 stars", "2024-01-30", None, None, "2024-02-02")
    assert (ferry.tags, again.again, again.watched) == (("at home", "with Bo"), True, "2024-02-02")
    assert (lock.review, lock.written) == ('Cold.\n\nShe said "no", and rowed.', "2024-03-01")
    assert sum(1 for row in rows if isinstance(row, Record) and row.review.startswith("Cold.")) == 1
    assert [told(row) for row in rows if isinstance(row, Record) and row.rated] == [
        ("The Lock", "3.5 stars", None, "2024-02-03", None, None)
    ]
    marks = [
        (row.seen, row.wanted, row.liked) for row in rows if isinstance(row, Record) and row.film.ids and not row.lists
    ]
    assert marks == [(1, 0, 0), (1, 0, 0), (0, 1, 0), (0, 0, 1), (0, 0, 0)]
    lists = [row.lists[0] for row in rows if isinstance(row, Record) and row.lists]
    assert lists[0] == InList(name="Water, always", position=1, about="Two\nlines.", note="the first")
    failed = [(row.source.row, row.code) for row in rows if isinstance(row, Failed)]
    assert failed == [(7, "date"), (8, "rating"), (9, "cells")]
    left = {row.source.file.removeprefix(folder) for row in rows if isinstance(row, LeftOut)}
    assert left == {"comments.csv", "deleted/diary.csv", "likes/lists.csv", "profile.csv", "ratings.csv"}


def test_half_a_row_is_a_row() -> None:
    """What is missing at its end is empty; a day that is missing is missing."""
    rows = found(exports.DIARY).rows
    assert told(rows[3]) == ("The Sluice", "", None, None, None, "2024-03-02")  # type: ignore[arg-type]


def test_the_row_stays_as_it_was() -> None:
    """Its number is the spreadsheet's, its cells are word for word; so it can be found and mended."""
    source = found(exports.DIARY).rows[0].source
    assert source is not None
    assert (source.row, dict(source.raw)["Name"]) == (2, 'The "Salt" Ferry, Part One')


def test_a_bare_list_is_what_its_owner_says() -> None:
    """Films seen, wished for and liked have the same columns: asked, proposed by the name, never guessed."""
    one = read_diary("watchlist.csv", exports.WATCHLIST.encode())
    assert one.ask is not None
    assert (one.ask.what, one.ask.role, one.rows) == ("role", "wanted", ())
    nameless = read_diary("export.csv", exports.WATCHLIST.encode()).ask
    assert nameless is not None
    assert not nameless.role
    assert [(row.wanted, row.added) for row in records(exports.WATCHLIST, role="wanted")] == [(True, "2022-07-01")]
    (seen,) = records(exports.WATCHLIST, role="seen")
    assert (seen.seen, seen.watched) == (True, None)


@pytest.mark.parametrize(
    ("name", "kind", "row", "counts"),
    [
        ("IMDB_NEW", "imdb", ("The Lock", "8 ten", None, "2021-04-04", None, None), (1, 1, 2)),
        ("IMDB_2017", "imdb", ("The Lock", "8 ten", None, "2017-11-08", None, None), (1, 0, 1)),
        ("IMDB_RESAVED", "imdb", ("The Lock", "8 ten", None, "2021-04-03", None, None), (2, 0, 0)),
        ("IMDB_OLD", "imdb", ("The Lock", "8 ten", None, "2012-06-14", None, None), (1, 0, 1)),
        ("TMDB", "tmdb", ("The Lock", "7.5 ten", None, "2023-05-02T09:29:50+00:00", None, None), (1, 0, 1)),
        ("TMDB_JSON", "tmdb", ("The Lock", "9 ten", None, "2023-05-02T09:29:50+00:00", None, None), (1, 0, 0)),
        ("MOVARY_HISTORY", "movary", ("The Lock", "", "2023-01-02", None, None, None), (3, 0, 0)),
        ("MOVARY_RATINGS", "movary", ("The Lock", "8 ten", None, None, None, None), (1, 0, 1)),
        ("MOVARY_WISHES", "movary", ("The Pier", "", None, None, None, "2023-05-02T10:00:00"), (1, 0, 0)),
        ("YAMTRACK", "yamtrack", (LOCK, "9.5 ten", f"{DAY}T20:15:00+00:00", None, None, MADE), THREE),
        ("YAMTRACK_OLD", "yamtrack", ("The Lock", "9 ten", "2024-02-09", None, None, None), (1, 0, 0)),
        ("YAMTRACK_SLASHED", "yamtrack", ("The Lock", "9 ten", "2024-03-04", None, None, None), (2, 0, 1)),
        ("NEODB_MARKS", "neodb", ("The Lock", "8 ten", None, None, f"{DAY}T10:00:00+00:00", f"{DAY}T10:00:00+00:00"),
         (2, 0, 1)),
        ("NEODB_REVIEWS", "neodb", ("The Lock", "", None, None, "2024-02-11T10:00:00+00:00", None), (1, 0, 0)),
        ("RYOT", "ryot", ("The Lock", "", "2024-02-09", None, None, None), (4, 0, 3)),
        ("RYOT_OLD", "ryot", ("The Lock", "", "2024-02-09T10:00:00+00:00", None, None, None), (2, 0, 2)),
        ("NFO_BY_HAND", "nfo", ("Lock & Key", "", None, None, None, None), (1, 0, 0)),
        ("NFO", "nfo", ("The Lock", "8 ten", "2024-03-15T21:30:00", None, None, "2020-01-01T10:00:00"), (1, 0, 0)),
        ("VIDEODB", "nfo", ("The Pier", "", None, None, None, None), (1, 0, 2)),
    ],
)  # fmt: skip
def test_a_file_of_each_program(name: str, kind: str, row: tuple[object, ...], counts: tuple[int, int, int]) -> None:
    """It is known by its content, whatever it is called; no date is another, and none is made up; series stay out."""
    one = found(getattr(exports, name))
    assert (one.kind, one.ask) == (kind, None)
    assert told(next(row for row in one.rows if isinstance(row, Record))) == row
    assert tuple(counted(one.rows).values()) == counts


def test_lists_of_imdb_and_tmdb() -> None:
    """They look alike and are asked about; what stands in them beside is taken."""
    assert found(exports.IMDB_LIST).ask is not None
    lock, pier = records(exports.IMDB_LIST, role="list", list_name="Winter")
    assert told(lock) == ("The Lock", "8 ten", None, "2021-04-04", None, "2020-07-09")
    assert lock.lists == (InList(name="Winter", position=1, note="for winter"),)
    assert (pier.wanted, pier.lists[0].position) == (False, 2)
    (wish,) = records(exports.TMDB_WISHES, role="wanted")
    assert (wish.film.title, wish.wanted, wish.rated, wish.added) == ("부두", True, None, "2023-05-02T09:29:50+00:00")


def test_an_archive_of_trakt() -> None:
    """The history keeps its moments as they are; lists are called what their owner calls them."""
    rows = found(exports.packed(exports.TRAKT)).rows
    by_file = {row.source.file: row for row in rows if isinstance(row, Record) and row.source}
    assert by_file["watched-history-1.json"].watched == "2014-04-05T23:27:00+00:00"
    assert by_file["ratings-movies.json"].rating == Given(value="9", scale="ten")
    assert by_file["lists-watchlist.json"].wanted
    entry = InList(name="Wet & Cold", position=1, about="All of it.", note="first")
    assert by_file["lists-list-77-wet-cold.json"].lists == (entry,)
    comment = by_file["comments-movies.json"]
    assert (comment.review, comment.spoilers, comment.written) == ("She rows.", True, "2014-04-08T10:00:00+00:00")
    assert by_file["ratings-movies.json"].film.ids == (
        ("imdb", "tt0000101"), ("tmdb", "201"), ("trakt", "the-lock-1931"),
    )  # fmt: skip
    assert "collection-movies-1.json" in {row.source.file for row in rows if isinstance(row, LeftOut)}


@pytest.mark.parametrize("when", ["1970-01-01T00:00:00.000Z", "1969-12-31T19:00:00.000-05:00"])
def test_a_day_that_is_not_known_is_none(when: str) -> None:
    """Programs write the moment from which machines count, in some time zone, for "some day": the film was seen."""
    row = {"id": 1, "watched_at": when, "action": "watch", "type": "movie", "movie": exports.LOCK}
    (one,) = records([row])
    assert (one.seen, one.watched) == (True, None)


def test_a_film_that_was_broken_off_is_on_no_day() -> None:
    """It was not seen to its end; what was given it stays."""
    weir = next(one for one in records(exports.YAMTRACK_SLASHED) if one.film.title == "The Weir")
    assert (weir.seen, weir.watched, weir.rating) == (False, None, Given(value="3", scale="ten"))


def test_an_address_below_a_film_names_it() -> None:
    """Kodi allows one there: it counts where the file has no numbers of its own."""
    (one,) = records(exports.NFO_BY_HAND)
    assert one.film.ids == (("tmdb", "201"),)
    assert ("imdb", "tt0000101") in records(exports.NFO)[0].film.ids


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Titre;Titre original;Année;Note;Date de la note", "title original_title year rating rated"),
        ("Tytuł;Tytuł oryginalny;Rok produkcji;Ocena;Data oceny", "title original_title year rating rated"),
        ("Título;Título original;Año;Mi voto;Fecha de voto", "title original_title year rating rated"),
        ("Название;Год;Моя оценка;Дата просмотра", "title year rating watched"),
        ("Film;Produktionsjahr;Meine Bewertung;Gesehen am", "title year rating watched"),
        ("影名;上映年份;評分;观影日期", "title year rating watched"),
        ("映画タイトル;製作年;評価;鑑賞日", "title year rating watched"),
        ("영화 제목;개봉연도;별점;관람일", "title year rating watched"),
        ("Film adı;Yapım yılı;Puanım;İzleme tarihi", "title year rating watched"),
    ],
)
def test_columns_in_other_languages_are_proposed(head: str, expected: str) -> None:
    """Each column is proposed for what its name says."""
    row = ";".join(str(n) for n in range(len(head.split(";"))))
    ask = found(f"{head}\n{row}\n").ask
    assert ask is not None
    assert {name for name, _ in ask.guess} == set(expected.split())


def test_a_list_of_trakt_alone_is_asked_about() -> None:
    """Outside its archive, nothing says which list it is."""
    assert found(exports.TRAKT["lists-watchlist.json"]).ask is not None
    assert records(exports.TRAKT["lists-watchlist.json"], role="liked")[0].liked


def test_lines_of_neodb() -> None:
    """What lines say of items is joined with what the catalogue says of these; private is private; books stay out."""
    catalog, journal = exports.in_lines(exports.NEODB_CATALOG), exports.in_lines(exports.NEODB_JOURNAL)
    rows = found(exports.packed({"catalog.ndjson": catalog, "journal.ndjson": journal})).rows
    rating, shelf, comment, listed = (row for row in rows if isinstance(row, Record))
    assert told(rating) == ("The Lock", "8 ten", None, "2024-02-09T10:00:00+00:00", None, None)
    assert (shelf.seen, shelf.private, shelf.watched) == (True, True, None)
    assert (comment.review, listed.lists[0].name) == ("Cold.", "Water")
    assert counted(rows)["left"] == 1


def test_ryot_doesnt_say_its_scale() -> None:
    """It is told from the figures, said, and can be said otherwise; a private text is kept private."""
    assert found(exports.RYOT).scale == "hundred"
    review = next(row for row in records(exports.RYOT) if row.rating)
    assert (review.rating, review.spoilers) == (Given(value="85", scale="hundred"), True)


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_any_table_by_its_columns(charset: str, ends: str) -> None:
    """In any character set, with any separator and ends of lines: columns are proposed, and decided by their owner."""
    body = exports.IN_GERMAN.replace("\n", ends).encode(charset)
    ask = read_diary("x", body).ask
    assert ask is not None
    expected = {
        "title": "titel",
        "year": "jahr",
        "rating": "meine bewertung",
        "watched": "gesehen am",
        "review": "kommentar",
    }
    assert dict(ask.guess) == expected
    first, second = records(body, columns=ask.guess)
    assert told(first) == ("Die Schleuse", "7.5 ten", "2024-02-29", None, None, None)
    assert first.review.replace("\r\n", "\n").replace("\r", "\n") == "Kalt;\nsehr kalt"
    assert second.watched == "2024-03-01"


def test_unknown_columns_are_left_alone() -> None:
    """A column that nobody knows is kept in the row as it was, and says nothing."""
    body = exports.IMDB_NEW.replace("Directors", "Dwelling")
    assert records(body)[0].source.raw[-1] == ("Dwelling", "Nora Vell")  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("table", "code"),
    [
        ("Title,Year,Rating\nA,1931,4\nB,1932,stars\n", "rating"),
        ("Title,Year,Watched\nA,1931,3/4/2020\n", "date"),
        ("Title,Year,Rating\n,1931,4\n", "film"),
        ('Title,Year,Review\nA,1931,x\n"B,1932,y\nC,1933,z\n', "quote"),
        ("Title,Year,Review\nA,1931," + "x" * 140_000 + "\nB,1932,y\n", "cells"),
    ],
)
def test_a_row_that_cant_be_taken_is_named(table: str, code: str) -> None:
    """Others are not affected."""
    ask = found(table).ask
    assert ask is not None
    rows = found(table, columns=ask.guess).rows
    assert [row.code for row in rows if isinstance(row, Failed)] == [code]


def test_day_and_month_are_told_apart_by_the_whole_column() -> None:
    """One day after the 12th decides for all; or its owner does."""
    table = "Title,Watched\nA,3/4/2020\nB,25/4/2020\n"
    columns = (("title", "title"), ("watched", "watched"))
    assert [row.watched for row in records(table, columns=columns)] == ["2020-04-03", "2020-04-25"]
    assert [row.watched for row in records("Title,Watched\nA,3/4/2020\n", columns=columns, order="mdy")] == [
        "2020-03-04"
    ]


def test_numbers_alone() -> None:
    """A bare column of IMDb's numbers is enough."""
    (one, _) = records("tt0000101\ntt0000102\n", columns=(("imdb", "imdb"),), role="seen")
    assert one.film.ids == (("imdb", "tt0000101"),)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", "empty"),
        (b"   \n", "empty"),
        (exports.packed({"a.zip": exports.packed({"a.csv": "x"})}), "nested"),
        (exports.packed({"../diary.csv": exports.DIARY}), "path"),
        (exports.packed({"/etc/diary.csv": exports.DIARY}), "path"),
        (exports.packed({"C:\\diary.csv": exports.DIARY}), "path"),
        (exports.packed({"a.csv": "a" * 30_000_000}), "bomb"),
        (exports.packed(exports.LETTERBOXD)[:-40], "corrupt"),
        (exports.packed({"xl/workbook.xml": "<x/>"}), "unknown"),
        (exports.BOMB.encode(), "entities"),
        (b"<movie><title>The Lock</movie>", "corrupt"),
        (b"<html><body>Films</body></html>", "unknown"),
        (b"%PDF-1.4 films", "unknown"),
        (b"\x89PNG\r\n\x1a\n", "unknown"),
        (b'{"films": []}', "unknown"),
        (b'[{"movie": {"title": "The Lock"', "corrupt"),
        (b"a letter to a friend\nabout films\n", "unknown"),
        (b'{"format":"cinequorum-diary","version":99}\n', "unknown"),
        (b"x," * (MOST // 2) + b"y", "too_large"),
    ],
    ids=range(19),
)  # fmt: skip
def test_a_file_that_cant_be_taken_says_why(body: bytes, code: str) -> None:
    """By name, before anything is unpacked or kept."""
    with pytest.raises(DiaryFileError) as refusal:
        read_diary("file", body)
    assert refusal.value.code == code


def test_an_archive_that_lies_about_its_size(tmp_path: Path) -> None:
    """What its list says of a file's size is not believed."""
    body = bytearray(exports.packed({"ratings.csv": "a," * 200_000}))
    at = body.index(b"PK\x01\x02")
    body[at + 24 : at + 28] = (100).to_bytes(4, "little")
    with pytest.raises(DiaryFileError):
        read_diary("lies.zip", bytes(body))


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_any_bytes_are_rows_or_a_named_error(body: bytes) -> None:
    """Nothing else can come of a file."""
    try:
        rows = read_diary("any", body, Choices(role="seen", columns=(("title", "title"),))).rows
    except DiaryFileError:
        return
    assert all(isinstance(row, Record | Failed | LeftOut) for row in rows)
