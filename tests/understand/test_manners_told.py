"""How firmly sentences of many languages credit somebody; designers and formats in them. Names are invented."""

from __future__ import annotations

import pytest

from cinequorum.understand.facts import find_claims
from cinequorum.understand.prose import prose_of
from tests.understand.pages import page_from_text
from tests.understand.test_facts_claims import films


def said(sentence: str, language: str) -> set[tuple[str, str, str]]:
    text = f"# Foghorn\n{sentence}\nFoghorn stays with you for days."
    found = find_claims(prose_of(page_from_text(text, language=language)), films("Foghorn"))
    return {(claim.predicate, claim.value, claim.manner.value) for claim in found}


@pytest.mark.parametrize(
    ("language", "sentence", "manner"),
    [
        ("es", "Al parecer, la película está dirigida por Ben Halm.", "hearsay"),
        ("es", "La película habría sido dirigida por Ben Halm.", "hearsay"),
        ("es", "¿Está dirigida por Ben Halm?", "question"),
        ("es", "¿Por qué emociona la película dirigida por Ben Halm?", "fact"),
        ("it", "Il film sarebbe diretto da Ben Halm.", "hearsay"),
        ("it", "A quanto pare il film è diretto da Ben Halm.", "hearsay"),
        ("it", "Il film è diretto da Ben Halm?", "question"),
        ("pt", "O filme teria sido dirigido por Ben Halm.", "hearsay"),
        ("pt", "O filme foi dirigido por Ben Halm?", "question"),
        ("fr", "Le film serait réalisé par Ben Halm.", "hearsay"),
        ("fr", "Pourquoi le film réalisé par Ben Halm déçoit-il ?", "fact"),
        ("de", "Dem Vernehmen nach wurde der Film von Ben Halm inszeniert.", "hearsay"),
        ("ru", "Якобы фильм снял режиссёр Ben Halm.", "hearsay"),
        ("ru", "Режиссёром фильма стал Ben Halm.", "fact"),
        ("en", "The film is directed by Ben Halm?", "question"),
        ("en", "Why does the film directed by Ben Halm fail?", "fact"),
        ("en", "The film is directed by Ben Halm, and who would have guessed?", "fact"),
    ],
)
def test_how_firmly_a_director_is_told(language: str, sentence: str, manner: str) -> None:
    """Passed on, asked, or taken for settled by a question about something else."""
    assert ("director", "Ben Halm", manner) in said(sentence, language)


@pytest.mark.parametrize(
    ("language", "sentence", "fact"),
    [
        ("de", "Das Budget lag bei 5 Millionen Euro.", ("budget", "5000000")),
        ("ru", "Бюджет фильма составил 5 млн долларов.", ("budget", "5000000")),
        ("de", "Für das Szenenbild zeichnet Lena Frost verantwortlich.", ("production_designer", "Lena Frost")),
        ("fr", "La chef décoratrice Lena Frost construit un phare.", ("production_designer", "Lena Frost")),
        ("es", "La dirección de arte de Lena Frost deslumbra.", ("production_designer", "Lena Frost")),
        ("it", "La scenografa Lena Frost costruisce un faro.", ("production_designer", "Lena Frost")),
        ("pt", "O design de produção de Lena Frost é soberbo.", ("production_designer", "Lena Frost")),
        ("ru", "Художник-постановщик Иван Петров построил маяк.", ("production_designer", "Иван Петров")),
        ("de", "Gedreht wurde auf 16-mm-Film.", ("format", "16mm")),
        ("es", "Rodada en 35 mm, la película es bella.", ("format", "35mm")),
        ("ru", "Фильм снят на 35-мм плёнку.", ("format", "35mm")),
    ],
)
def test_designers_formats_and_sums(language: str, sentence: str, fact: tuple[str, str]) -> None:
    """Who built it, on what it was shot, what it cost."""
    assert (*fact, "fact") in said(sentence, language)


@pytest.mark.parametrize(
    ("language", "sentence", "predicate"),
    [
        ("de", "Er findet eine alte 35mm-Kamera im Keller.", "format"),
        ("es", "Encontró una bala de 35 mm.", "format"),
        ("en", "Her dress was designed by Lena Frost.", "production_designer"),
    ],
)
def test_cameras_bullets_and_dresses(language: str, sentence: str, predicate: str) -> None:
    """Things in the film are not what the film is made of."""
    assert predicate not in {found for found, _, _ in said(sentence, language)}
