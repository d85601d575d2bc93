"""Tables of films: headers, delimiters, encodings, odd rows."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cinequorum.catalogue.entries import Work
from cinequorum.catalogue.sources import Source
from cinequorum.catalogue.table import listings
from cinequorum.errors import CatalogueError
from tests.catalogue.files import built, target, works

LANTERN = Work(
    title="The Lantern",
    original_title="Die Laterne",
    year=1931,
    people=("Hugo Sample", "Ada Example", "Bo Third"),
    ids=("tt0000001",),
)


def table(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "films.csv"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize(
    "text",
    [
        "title,original_title,year,director,cast,kind,imdb_id\n"
        'The Lantern,Die Laterne,1931,Hugo Sample,"Ada Example, Bo Third",film,tt0000001\n',
        "Const;Name;Original Title;Release Date;Directors;Stars;Title Type\r\n"
        "tt0000001;The Lantern;Die Laterne;1931-04-05;Hugo Sample;Ada Example|Bo Third;movie\r\n",
        "Titre\tTitre original\tAnnée\tRéalisateur\tActeurs\tIMDb URL\n"
        "The Lantern\tDie Laterne\t1931\tHugo Sample\tAda Example; Bo Third\thttps://www.imdb.com/title/tt0000001/\n",
        "Year|Film|Original name|Directed by|Starring|IMDb\n"
        "n/a|The Lantern (1931)|Die Laterne|Hugo Sample|Ada Example/Bo Third|tt0000001\n",
    ],
    ids=["commas", "semicolons", "tabs", "bars"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_headers_and_delimiters_in_common_spellings(tmp_path: Path, text: str, encoding: str) -> None:
    """Four people's ways to write one film, in three encodings."""
    path = table(tmp_path, text, encoding)
    built(path)
    assert works(path, "The Lantern") == (LANTERN,)


def test_a_title_is_enough(tmp_path: Path) -> None:
    """No year, no people: the title is found; an empty row is none."""
    path = table(tmp_path, "\n;\nfilm\n\nThe Lantern\n,\nHarbour Street\n")
    assert built(path).works == 2
    assert works(path, "Harbour Street") == (Work(title="Harbour Street"),)


def test_quoted_cells_may_have_delimiters_and_line_breaks(tmp_path: Path) -> None:
    """As spreadsheets write them."""
    path = table(tmp_path, 'title,year\n"Salt, Sea\nand ""Stone""",1931\nAfter,1932\n')
    built(path)
    assert [w.title for w in works(path, 'Salt, Sea and "Stone"')] == ['Salt, Sea and "Stone"']
    assert len(works(path, "After")) == 1


def test_kinds_that_are_no_films_are_left_out(tmp_path: Path) -> None:
    """A column of kinds decides; what it calls an episode or a game stays out."""
    path = table(tmp_path, "title,type\nSalt,TV Series\nSalt,Video Game\nSalt,Movie\nPepper,Short\n")
    (report,) = built(path).files
    assert sorted(w.kind for w in works(path, "Salt")) == ["film", "series"]
    assert report.tally.left_out == {"video game": 1}


def test_rows_twice_are_one_work(tmp_path: Path) -> None:
    """Same title and year: one work, unless their people have nobody in common."""
    path = table(
        tmp_path,
        "title,year,director\nHome,1999,Ada Example\nHome,1999,\nSalt,1999,Ada Example\nSalt,1999,Hugo Sample\n",
    )
    built(path)
    assert len(works(path, "Home")) == 1
    assert len(works(path, "Salt")) == 2


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "films.csv: the file is empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "films.csv: the file is not text"),
        (b"<!DOCTYPE html><html></html>", "films.csv, line 1: the file is a web page"),
        (
            b"city,people\nRome,3\n",
            "films.csv, line 1: no column is called title or the like; the columns are: city, p",
        ),
        (b"\n\ncity,people\n", "films.csv, line 3: no column is called title"),
        (b"title,year\n", "films.csv: no film found in 0 rows"),
        (b"title,year\n,1931\n", r"films.csv: no film found in 1 rows .*line 2: there is no title"),
        (b'title,year\nSalt,1999\n"' + b"x" * 200_000, "films.csv, line 3: the row cannot be read: .*quotation mark"),
        (b"\x1f\x8b\x08\0garbage", "films.csv: the file cannot be read|films.csv: the archive ends too early"),
    ],
)
def test_a_wrong_file_is_refused_with_a_reason(tmp_path: Path, data: bytes, message: str) -> None:
    """The message names the file, the line where there is one, and what is wrong."""
    path = tmp_path / "films.csv"
    path.write_bytes(data)
    with pytest.raises(CatalogueError, match=message):
        built(path)
    assert not target(path).exists()


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """A mistyped path is an error of one line."""
    with pytest.raises(CatalogueError, match=r"nowhere\.csv: cannot be opened: No such file"):
        built(tmp_path / "nowhere.csv")


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_text_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """No table makes the reader fail in any other way than its own."""
    path = tmp_path_factory.mktemp("t") / "t.csv"
    path.write_bytes(("title,year,cast\n" + text).encode())
    try:
        found = list(listings(Source(path=path)))
    except CatalogueError:
        return
    assert all(listing.work.title.strip() for listing in found)
