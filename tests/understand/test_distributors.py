"""Who brings the film out, as sentences of releases tell it, each with near misses. Names behind "by" are invented."""

from __future__ import annotations

import pytest

from cinequorum.understand.facts import find_claims
from cinequorum.understand.prose import prose_of
from tests.understand.pages import page_from_text
from tests.understand.test_facts_claims import films


def said(sentence: str, language: str) -> set[tuple[str, str]]:
    text = f"# Foghorn\n{sentence}\nFoghorn stays with you for days."
    found = find_claims(prose_of(page_from_text(text, language=language)), films("Foghorn"))
    return {(claim.predicate, claim.value) for claim in found}


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        ("en", "Foghorn opens in cinemas on 6 March 2021 from Curzon.", "Curzon"),
        ("en", "Foghorn is in theaters now from Pale Harbour Pictures.", "Pale Harbour Pictures"),
        ("en", "The film is distributed in the UK by Pale Harbour.", "Pale Harbour"),
        ("it", "Il film è distribuito in Italia da Porto Pallido.", "Porto Pallido"),
        ("de", "Foghorn startet am 6. März 2021 im Verleih von Nebelhafen in den Kinos.", "Nebelhafen"),
        ("de", "Der Film läuft im Kino (Verleih: Neue Häfen).", "Neue Häfen"),
        ("fr", "Foghorn, distribué en France par Quai et Brume, sort mercredi.", "Quai et Brume"),
        ("es", "Distribuida por Puerto Pálido, la película llega a los cines.", "Puerto Pálido"),
        ("pt", "O filme chega aos cinemas com distribuição da Porto Filmes.", "Porto Filmes"),
        ("ru", "Фильм распространяет компания «Бледная гавань».", "Бледная гавань"),
    ],
)
def test_a_distributor_in_prose(language: str, sentence: str, expected: str) -> None:
    """Behind "distributed by" any name, behind "from" one that is known or says that it is a company's."""
    assert ("distributor", expected) in said(sentence, language)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "In the film leaflets are distributed by Anna Miller."),
        ("en", "The keeper opens a letter from Anna Miller."),
        ("en", "The leaflets were distributed by Anna Miller."),
        ("it", "Nel film il pane è distribuito dai soldati."),
        ("it", "Esce dal cinema con Anna Rossi."),
        ("fr", "Il sort du cinéma et va chez Anna."),
        ("es", "La película llega de la mano de Pedro Marín."),
        ("ru", "В фильме листовки распространяет Анна."),
    ],
)
def test_others_who_bring_something(language: str, sentence: str) -> None:
    """Leaflets, letters, directors."""
    assert "distributor" not in {predicate for predicate, _ in said(sentence, language)}


def test_where_a_film_is_distributed_is_not_where_it_is_set() -> None:
    """The country of a distributor is no setting."""
    assert "setting" not in {p for p, _ in said("Il film è distribuito in Italia da Porto Pallido.", "it")}
