"""IMDb's files: what is taken of them, and what odd rows do."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from cinequorum.catalogue.entries import MOST_PEOPLE, Work
from cinequorum.errors import CatalogueError
from tests.catalogue.files import AKAS, BASICS, NAMES, basics_row, built, target, works, write


def basics(folder: Path, *rows: str, name: str = "title.basics.tsv") -> Path:
    return write(folder / name, [BASICS, *rows])


def test_a_row_becomes_a_work(tmp_path: Path) -> None:
    """Title, original title, year and kind; `\\N` is nothing."""
    path = basics(
        tmp_path,
        basics_row(1, "The Lantern", originalTitle="Die Laterne"),
        basics_row(2, "A Short Walk", titleType="short", startYear="\\N"),
        basics_row(3, "Harbour Street", titleType="tvMiniSeries"),
        name="title.basics.tsv.gz",
    )
    built(path)
    lantern = Work(title="The Lantern", original_title="Die Laterne", year=1931, ids=("tt0000001",))
    assert works(path, "lantern, the") == (lantern,)
    assert works(path, "DIE LATERNE!") == (lantern,)
    assert [(w.kind, w.year) for w in works(path, "A Short Walk")] == [("short", None)]
    assert [w.kind for w in works(path, "Harbour Street")] == ["series"]
    assert works(path, "The Lanterns") == ()


def test_what_is_no_film_is_left_out_and_counted(tmp_path: Path) -> None:
    """Episodes, games and adult titles are no part of the catalogue."""
    path = basics(
        tmp_path,
        basics_row(1, "Pilot Light", titleType="tvEpisode"),
        basics_row(2, "Pilot Light", titleType="videoGame"),
        basics_row(3, "Pilot Light", isAdult="1"),
        basics_row(4, "Other"),
    )
    (report,) = built(path).files
    assert report.tally.left_out == {"tvEpisode": 1, "videoGame": 1, "adult": 1}
    assert works(path, "Pilot Light") == ()


def test_quotation_marks_mean_nothing(tmp_path: Path) -> None:
    """The files are not quoted: a quotation mark belongs to the title, and swallows no rows."""
    path = basics(tmp_path, basics_row(1, '"Heart'), basics_row(2, 'So "Far"'), basics_row(3, "After"))
    built(path)
    assert [w.title for w in works(path, "Heart")] == ['"Heart']
    assert [w.title for w in works(path, "So Far")] == ['So "Far"']
    assert len(works(path, "After")) == 1


@pytest.mark.parametrize(("end", "mark"), [("\r\n", ""), ("\n", "\ufeff"), ("\r\n", "\ufeff")])
def test_line_ends_and_marks_of_other_systems(tmp_path: Path, end: str, mark: str) -> None:
    """A file that went through Windows reads the same."""
    path = write(tmp_path / "basics.txt", [BASICS, basics_row(1, "The Lantern")], end=end, mark=mark)
    built(path)
    assert [w.year for w in works(path, "The Lantern")] == [1931]


def test_broken_rows_are_passed_over_and_named(tmp_path: Path) -> None:
    """A stray tab, a year that is none, an identifier that is none, no title: line and reason are told."""
    path = basics(
        tmp_path,
        basics_row(1, "One\tTab"),
        basics_row(2, "Late", startYear="31"),
        basics_row(3, "Strange", tconst="nm0000003"),
        basics_row(4, "\\N"),
        basics_row(5, "The Lantern"),
    )
    (report,) = built(path).files
    assert (report.tally.broken, report.tally.taken) == (4, 1)
    assert [f"{path}, line {n}: " in e for n, e in enumerate(report.tally.examples, 2)] == [True] * 4
    assert "11 columns instead of 9" in report.tally.examples[0]


def test_films_of_one_title_stay_apart(tmp_path: Path) -> None:
    """Same title and even same year: two identifiers, two works. One identifier twice: one work."""
    path = basics(tmp_path, basics_row(1, "Home"), basics_row(2, "Home"), basics_row(2, "Home"))
    built(path)
    assert [w.ids for w in works(path, "Home")] == [("tt0000001",), ("tt0000002",)]


def test_people_and_titles_are_joined(tmp_path: Path) -> None:
    """name.basics gives people, directors first; title.akas gives further titles. The order of files is free."""
    path = basics(tmp_path, basics_row(1, "The Lantern"), basics_row(10000001, "Harbour"))
    names = write(
        tmp_path / "name.basics.tsv",
        [
            NAMES,
            "nm1\tAda Example\t1900\t\\N\tactress,producer\ttt0000001,tt0000009",
            "nm2\tHugo Sample\t\\N\t\\N\tdirector\ttt0000001,tt10000001",
            "nm3\tNobody Known\t\\N\t\\N\t\\N\t\\N",
        ],
    )
    akas = write(
        tmp_path / "title.akas.tsv",
        [AKAS, "tt0000001\t1\tLa lanterne\tFR\t\\N\timdbDisplay\t\\N\t0", "tt0000009\t1\tElse\tFR\t\\N\t\\N\t\\N\t0"],
    )
    built(names, akas, path)
    assert works(path, "La Lanterne") == works(path, "The Lantern")
    assert works(path, "The Lantern")[0].people == ("Hugo Sample", "Ada Example")
    assert works(path, "Harbour")[0].people == ("Hugo Sample",)
    assert works(path, "Else") == ()


def test_people_have_an_end(tmp_path: Path) -> None:
    """Of a work for which hundreds are known, the first two dozen are kept."""
    path = basics(tmp_path, basics_row(1, "The Lantern"))
    rows = [f"nm{n}\tExtra {n:03d}\t\\N\t\\N\tactor\ttt0000001" for n in range(300)]
    built(path, write(tmp_path / "name.basics.tsv", [NAMES, *rows]))
    assert len(works(path, "The Lantern")[0].people) == MOST_PEOPLE


def test_people_without_titles_are_refused(tmp_path: Path) -> None:
    """name.basics by itself is no catalogue; the message says what to add."""
    path = write(tmp_path / "name.basics.tsv", [NAMES, "nm1\tAda Example\t\\N\t\\N\tactress\ttt0000001"])
    with pytest.raises(CatalogueError, match=r"name\.basics\.tsv, line 1: .*title\.basics"):
        built(path)


def test_a_file_of_imdb_that_is_not_used_says_so(tmp_path: Path) -> None:
    """title.ratings and the like are told from a table of films."""
    path = write(tmp_path / "title.ratings.tsv", ["tconst\taverageRating\tnumVotes", "tt0000001\t5.7\t2000"])
    with pytest.raises(CatalogueError, match=r"line 1: this file of IMDb is not used"):
        built(path)


def test_an_archive_cut_short_is_an_error(tmp_path: Path) -> None:
    """A download that broke off names the file and the line, and makes no catalogue."""
    rows = [basics_row(n, f"Film {n * 7919}") for n in range(9000)]
    whole = gzip.compress("\n".join([BASICS, *rows]).encode())
    path = tmp_path / "title.basics.tsv.gz"
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(CatalogueError, match=r"title\.basics\.tsv\.gz, line \d+: the archive ends too early"):
        built(path)
    assert not target(path).exists()
    assert list(target(path).parent.iterdir()) == []


def test_a_file_of_another_shape_does_not_run_to_its_end(tmp_path: Path) -> None:
    """The right header over the wrong rows: a thousand broken rows and none good is enough."""
    path = basics(tmp_path, *["one\ttwo"] * 1500)
    with pytest.raises(CatalogueError, match="line 1001: 2 columns instead of 9; not one of the first"):
        built(path)
