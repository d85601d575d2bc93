"""A name in italics is a title where titles stand in italics and the name stands nowhere else."""

from __future__ import annotations

import pytest

from cinequorum.understand.mentions import titles_named
from cinequorum.understand.prose import prose_of
from tests.understand.pages import page_from_text

TITLES = "She made _The Salt Road_, _Rope and Water_, _Nine Tides_ and _The Paper Boat_ in those years."


def titles(text: str, language: str = "en") -> list[str]:
    page = page_from_text(f"# The work of a lifetime\n{text}", kind="feature", language=language)
    return [m.title for m in titles_named(prose_of(page)).mentions]


def test_a_name_in_italics_among_titles_in_italics_is_a_title() -> None:
    assert "Anna Holm" in titles(f"{TITLES}\nThe last one is _Anna Holm_, and few saw it.")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (f"{TITLES}\nThe last part is of _Anna Holm_, and few saw it. Anna Holm was a keeper.", "en"),
        ("She made _The Salt Road_.\nThe last part is of _Anna Holm_, and few saw it.", "en"),
        (f"{TITLES}\nThe last one is _Anna Holm_, and few saw it.", "nb"),
    ],
)
def test_a_person_is_named_upright_too(text: str, language: str) -> None:
    """Nor does one title say what italics are for, nor do languages whose titles have no capitals."""
    assert "Anna Holm" not in titles(text, language)
