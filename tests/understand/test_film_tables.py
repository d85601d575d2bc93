"""A table whose head names its columns says of each film what its row holds; other tables say nothing."""

from __future__ import annotations

import pytest

from cinequorum.acquire.files import from_bytes
from cinequorum.pipeline import read
from cinequorum.understand.film_tables import film_rows
from tests.understand.pages import page_from_text

MARKDOWN = """# Films of my winter

Every film that I saw this winter, with the year in which the director finished it.

| Film | Year | Director | My mark |
|---|---|---|---|
| The Salt Road | 2014 | Anna Inventa | 8/10 |
| Rope: A Story | 2016 | Marco Ficticio | 5/10 |
| Nine Tides | 2018 | Petra Erfunden | 7/10 |
"""

HTML = """<html lang="cs"><head><title>Filmy</title></head><body><h1>Filmy, které jsem viděla</h1>
<p>Tabulka filmů, které jsem letos viděla v kině, a kdo je režíroval.</p><table>
<tr><th>Kdo</th><th>Název filmu</th><th>Režisér</th><th>Hrají</th><th>Rok vydání</th></tr>
<tr><td>Eva</td><td>Slaná cesta: Návrat</td><td>Anna Vymyšlená</td><td>Petr Novák, Jana Malá</td><td>2014</td></tr>
<tr><td></td><td>Lano</td><td>Marek Fiktivní</td><td>Lenka Horská</td><td>2016</td></tr>
<tr><td>Jan</td><td>Sedm tichých vln</td><td>Petra Smyšlená</td><td>Ota Dolní, Ivan Horní</td><td>2018</td></tr>
<tr><td>Eva</td><td>Poslední přívoz</td><td>Karel Nebývalý</td><td>Dana Bílá</td><td>2019</td></tr>
</table></body></html>"""


def _said(body: str, media_type: str) -> set[tuple[str | None, str, str]]:
    reading = read(from_bytes(body.encode(), "page", media_type=media_type))
    return {(c.qualifier("film"), c.predicate, c.value) for c in reading.claims if c.rule == "tabled.cell/1"}


def test_a_row_speaks_of_its_film() -> None:
    """The colon of a title does not move the cells behind it."""
    said = _said(MARKDOWN, "text/markdown")
    assert ("Rope: A Story", "director", "Marco Ficticio") in said
    assert ("Nine Tides", "year", "2018") in said


def test_an_empty_cell_does_not_move_the_others() -> None:
    """A column that nobody knows may be empty; the first words of a column's name are enough."""
    said = _said(HTML, "text/html")
    assert ("Lano", "director", "Marek Fiktivní") in said
    assert ("Slaná cesta: Návrat", "cast", "Jana Malá") in said


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Book | Author | Year\nSalt | Anna Inventa | 2014\nRope | Ben Falso | 2016", id="books"),
        pytest.param("Film | Director | Year\nSalt | Anna Inventa | 2014", id="one-row-is-no-list"),
        pytest.param("Film | Director | Year\nSalt | Anna Inventa | soon\nRope | Ben Falso | later", id="no-years"),
        pytest.param("Film: Salt\nDirector: Anna Inventa\nYear: 2014", id="a-sheet-of-one-film"),
    ],
)
def test_other_tables_have_no_film_rows(text: str) -> None:
    """A head without films, one row, cells that do not fit their columns, a sheet."""
    assert film_rows(page_from_text(text)) == ()
