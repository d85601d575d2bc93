"""In a row behind a person, a word for several films or a filmography's label, the pieces are titles."""

from __future__ import annotations

import pytest

from cinequorum.understand.prose import prose_of
from cinequorum.understand.title_runs import titles_in_rows
from tests.understand.pages import page_from_text


def _titles(sentence: str, language: str) -> set[str]:
    page = page_from_text(f"# Foghorn\n{sentence}\nThe film stays with you.", language=language)
    prose = prose_of(page)
    rows = (titles_in_rows(prose, index, frozenset()) for index in range(len(prose.sentences)))
    return {mention.title for row in rows for mention in row}


@pytest.mark.parametrize(
    ("language", "sentence", "titles"),
    [
        ("de", "Er stammt von Andreas Stein (Findet Salz, Seil, Findet Dora).", {"Findet Salz", "Findet Dora"}),
        ("es", "Incluso obras menores, como El gran muro o El puerto gris, valen más.", {"El gran muro"}),
        ("en", "It recalls films such as Nine Tides, Salt Road and Grey Water.", {"Nine Tides", "Grey Water"}),
        ("ca", "Filmografia: La paret blanca, Sal grossa, Nou marees", {"La paret blanca", "Nou marees"}),
    ],
)
def test_a_row_names_films(language: str, sentence: str, titles: set[str]) -> None:
    """Commas and small words say where each begins and ends."""
    assert titles <= _titles(sentence, language)


@pytest.mark.parametrize(
    ("language", "sentence", "title"),
    [
        ("en", "It is by Anna Miller (Norway, Sweden).", "Norway"),
        ("en", "Harriet (Anna Miller, Peter Smith) sails on.", "Anna Miller"),
        ("en", "He worked with actors such as Nine Tides, Salt Road and Grey Water.", "Salt Road"),
        ("en", "It recalls films such as those of the war, Norway and Sweden.", "Norway"),
    ],
)
def test_other_rows_name_none(language: str, sentence: str, title: str) -> None:
    """Countries, performers behind their part, words that are no films."""
    assert title not in _titles(sentence, language)
