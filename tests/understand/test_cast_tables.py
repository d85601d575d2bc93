"""Tables of performers and parts are read by their heads, whatever language these are in."""

from __future__ import annotations

import pytest

from cinequorum.acquire.files import from_bytes
from cinequorum.pipeline import read

FILM = "<h1>Night Ferry (1999)</h1><p>A film directed by Ann Inventa about a ferry at night and its quiet stoker.</p>"
TABLES = {
    "part first, with notes": (["Character", "Actor", "Notes"], ["Lena", "Ada Example", "first film"]),
    "performer first": (["Schauspieler", "Rolle"], ["Ada Example", "Lena"]),
    "another script": (["キャラクター", "声優", "備考"], ["Lena", "Ada Example", "前作から続投"]),
    "three columns of parts": (["Año", "Actriz", "Personaje"], ["1999", "Ada Example", "Lena"]),
}


def cast(table: str) -> list[tuple[str, str | None]]:
    reading = read(from_bytes(f"<html><body>{FILM}{table}</body></html>".encode(), "a.html"))
    return [(claim.value, claim.role) for claim in reading.claims if claim.predicate == "cast"]


def html(*rows: list[str]) -> str:
    return "<table>" + "".join(f"<tr>{''.join(f'<td>{c}</td>' for c in row)}</tr>" for row in rows) + "</table>"


@pytest.mark.parametrize("name", TABLES)
def test_the_head_says_which_column_is_which(name: str) -> None:
    """Each row is a performer with a part; the head itself is nobody."""
    head, row = TABLES[name]
    assert cast(html(head, row)) == [("Ada Example", "Lena")]


def test_pipes_in_a_text() -> None:
    """The same in Markdown."""
    text = "# Night Ferry (1999)\n\nA film by Ann Inventa.\n\n| Role | Actor |\n|---|---|\n| Lena | Ada Example |\n"
    reading = read(from_bytes(text.encode(), "a.md"))
    assert [(c.value, c.role) for c in reading.claims if c.predicate == "cast"] == [("Ada Example", "Lena")]


def test_a_second_table_begins_anew() -> None:
    """The next head ends a table, though its cells are as many."""
    first, second = html(["Actor", "Role"], ["Ada Example", "Lena"]), html(["Role", "Actor"], ["Holm", "Bo Beispiel"])
    assert cast(first + second) == [("Ada Example", "Lena"), ("Bo Beispiel", "Holm")]


@pytest.mark.parametrize(
    "table",
    [
        html(["Actor", "Age"], ["Ada Example", "41"]),
        html(["Day", "Actor", "Role"], ["Mon"], ["Lena"]),
        html(["Role", "Actor"], ["", "—"], ["Lena", "12 ?"]),
    ],
    ids=["no part", "no cells", "no names"],
)
def test_near_misses(table: str) -> None:
    """No part, no cell or no name: nobody is credited."""
    assert all(value not in {"Lena", "—", "12 ?", "41"} for value, _ in cast(table))


def test_votes_are_no_source() -> None:
    """ "Based on: 714 739 votes" is said of a rating."""
    text = "Night Ferry (1999)\n\nA film.\n\nRate: 8.1/10\nBased on: 714 739 votes\nDirector: Ann Inventa\n"
    reading = read(from_bytes(text.encode(), "a.txt"))
    assert "based_on" not in {claim.predicate for claim in reading.claims}
