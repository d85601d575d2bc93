"""Under "Music" and "Books" stand songs and novels; a film that is named there has its year beside it."""

from __future__ import annotations

import pytest

from cinequorum.understand.mentions import titles_named
from cinequorum.understand.prose import prose_of
from tests.understand.pages import page_from_text


def titles(text: str) -> list[str]:
    page = page_from_text(f"# The month at the quay\n{text}", kind="feature")
    return [m.title for m in titles_named(prose_of(page)).mentions]


@pytest.mark.parametrize(
    ("head", "found"),
    [("Music", []), ("Films", ["Harbour Waltz"]), ("The films of a month with much music in it", ["Harbour Waltz"])],
)
def test_what_is_set_off_under_another_art_is_no_film(head: str, found: list[str]) -> None:
    assert titles(f"## {head}\nI could not do without _Harbour Waltz_ on those evenings.") == found


def test_the_next_heading_ends_the_part() -> None:
    assert titles("## Music\nSome _Harbour Waltz_ again.\n## Films\nThen I watched _The Long Tide_.") == [
        "The Long Tide"
    ]


def test_a_year_beside_the_words_makes_them_a_film() -> None:
    assert titles("## Music\nThe songs are from _Harbour Waltz_ (1962), which I watched.") == ["Harbour Waltz"]
