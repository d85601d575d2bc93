"""Which nation's film it is, as sentences call it, each with near misses. The films are invented."""

from __future__ import annotations

import pytest

from cinequorum.understand.facts import find_claims
from cinequorum.understand.facts.film_nations import find_film_nations
from cinequorum.understand.facts.scene import scene_of
from cinequorum.understand.prose import prose_of
from tests.understand.pages import page_from_text
from tests.understand.test_facts_claims import films


def countries(sentence: str, language: str) -> list[str]:
    text = f"# Foghorn\n{sentence}\nFoghorn stays with you for days."
    found = find_claims(prose_of(page_from_text(text, language=language)), films("Foghorn"))
    return sorted(claim.value for claim in found if claim.predicate == "country")


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        ("en", "This French-Belgian co-production is a slow burn.", ["France", "Belgium"]),
        (
            "en",
            "A Mexican, American & Danish co-production, it was shot in a week.",
            ["Mexico", "United States", "Denmark"],
        ),
        ("en", "A co-production between Poland and Ireland, it is bleak.", ["Poland", "Ireland"]),
        ("en", "The Icelandic film follows a keeper.", ["Iceland"]),
        ("en", "The Danish crime thriller Foghorn is out.", ["Denmark"]),
        ("de", "Die deutsch-österreichische Koproduktion erzählt von einem Wärter.", ["Germany", "Austria"]),
        ("de", "Dieses norwegische Drama handelt von einem Wärter.", ["Norway"]),
        ("fr", "Cette coproduction franco-belge suit un gardien.", ["France", "Belgium"]),
        ("fr", "Le film danois raconte une tempête.", ["Denmark"]),
        ("es", "La película chilena cuenta la vida de un farero.", ["Chile"]),
        ("it", "Questo dramma islandese commuove.", ["Iceland"]),
        ("pt", "É uma coprodução luso-brasileira.", ["Portugal", "Brazil"]),
        ("ru", "Новый российский фильм «Foghorn» рассказывает о маяке.", ["Russia"]),
        ("ru", "Немецкая драма рассказывает о смотрителе маяка.", ["Germany"]),
        ("ru", "Фильм совместного производства Франции и Грузии трогает.", ["France", "Georgia"]),
    ],
)
def test_a_film_called_by_its_nation(language: str, sentence: str, expected: list[str]) -> None:
    """Pointed at, titled, made together, or as the sentence's first words."""
    assert countries(sentence, language) == sorted(expected)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The German film industry is in trouble."),
        ("en", "The Polish star stays in the light."),
        ("en", "He loves an old French film and hums its tune."),
        ("en", "It is hard to see this film as Danish."),
        ("en", "In the end this film tells us nothing."),
        ("en", "It pains me to say this about an Australian film."),
        ("de", "Der deutsche Regisseur erzählt von einem Wärter."),
        ("de", "Das deutsche Kino hat ein Problem."),
        ("fr", "Elle pense à un film italien."),
        ("es", "El actor mexicano narra la historia."),
        ("ru", "Он снялся в немецком фильме."),
    ],
)
def test_nations_of_others(language: str, sentence: str) -> None:
    """Persons, industries, other films, and `us` that is no country."""
    assert countries(sentence, language) == []


def test_another_film_is_another_nation_s() -> None:
    """What a sentence says of a film that the page only compares with."""
    text = "# Foghorn\nI love Tin Soldiers. This Danish film is a classic."
    scene = scene_of(prose_of(page_from_text(text)), films("Foghorn", "Tin Soldiers"))
    assert list(find_film_nations(scene)) == []
