"""Other films that a front matter lists, on made-up pages."""

from __future__ import annotations

import pytest

from cinequorum.acquire.files import from_bytes
from cinequorum.extract.page import extract
from cinequorum.model.page import Page, Span
from cinequorum.model.reading import OtherFilm, SubjectFilm
from cinequorum.understand.filed_films import with_filed

HERE = Span(page="0" * 32, start=0, end=1)
SUBJECT = SubjectFilm(title="Night Ferry", year=None, span=HERE, p=0.9)


def page(front_matter: str) -> Page:
    return extract(from_bytes(f"---\ntitle: Night Ferry\n{front_matter}\n---\nNight Ferry is slow.\n".encode(), "a.md"))


@pytest.mark.parametrize(
    ("front_matter", "found"),
    [
        (
            "votes:\n  - film: Salt Road\n    n: 2\n  - film: Nine Tides\n    n: 0",
            [("Salt Road", None), ("Nine Tides", None)],
        ),
        (
            "like:\n  - title: Salt Road (1971)\n  - title: Nine Tides (2009)",
            [("Salt Road", 1971), ("Nine Tides", 2009)],
        ),
        ("like:\n  - title: Salt Road\n  - title: Nine Tides", []),
        ("like:\n  - film: Night Ferry\n  - film: Nine Tides", [("Nine Tides", None)]),
        ("like:\n  - film: Salt Road", []),
        ("books:\n  - title: Salt Road (1965)\n  - title: Nine Tides (1971)", []),
        ("shots:\n  - film: 12\n  - film: 24", []),
        ("like:\n  - song: Salt Road\n  - song: Nine Tides", []),
    ],
)
def test_lists_of_films_are_other_films(front_matter: str, found: list[tuple[str, int | None]]) -> None:
    """Under a key for films, or with their years; the page's own is none of them, and one entry is no list."""
    read = page(front_matter)
    others = with_filed((), read, SUBJECT)
    assert [(film.title, film.year) for film in others] == found
    assert all(read.slice(film.span) == film.title for film in others)


def test_a_film_is_told_once() -> None:
    """What the text names already stays as it is."""
    read = page("like:\n  - film: Salt Road\n  - film: Nine Tides")
    named = OtherFilm(title="Salt Road", year=1971, relation="compared", p=0.5, span=HERE)
    assert [film.title for film in with_filed((named,), read, SUBJECT)] == ["Salt Road", "Nine Tides"]
    assert named in with_filed((named,), read, SUBJECT)


def test_without_a_film_of_its_own_a_page_is_a_list_itself() -> None:
    """Its entries are read elsewhere."""
    assert not with_filed((), page("like:\n  - film: Salt Road\n  - film: Nine Tides"), None)
