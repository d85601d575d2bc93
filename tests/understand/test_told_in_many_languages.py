"""Credits, prizes, lengths and sums as sentences of many languages tell them, each with a near miss."""

from __future__ import annotations

import pytest

from cinequorum.model.claim import Claim
from cinequorum.understand.facts import find_claims
from cinequorum.understand.facts.lengths import minutes_in
from cinequorum.understand.prose import prose_of
from tests.understand.pages import page_from_text
from tests.understand.test_facts_claims import films


def _claims(sentence: str, language: str, *, kind: str = "critic_review") -> tuple[Claim, ...]:
    text = f"# Foghorn\n{sentence}\nFoghorn stays with you for days."
    return find_claims(prose_of(page_from_text(text, kind=kind, language=language)), films("Foghorn"))


def _said(sentence: str, language: str) -> set[tuple[str, str]]:
    return {(claim.predicate, claim.value) for claim in _claims(sentence, language)}


@pytest.mark.parametrize(
    ("language", "sentence", "fact"),
    [
        ("pt", "O elenco ainda inclui nomes como Marco Falso e Karen Inventada.", ("cast", "Karen Inventada")),
        ("it", "Cast d'eccellenza (Alba Rovere, Danny Hurst) per un film che non convince.", ("cast", "Danny Hurst")),
        ("pl", "W obsadzie znaleźli się Anna Nowak i Piotr Zieliński.", ("cast", "Piotr Zieliński")),
        ("cs", "Mezi herci najdeme jména jako Jiří Smyšlený a Anna Malá.", ("cast", "Anna Malá")),
        ("en", "Anna Miller, who directed, wrote and edited this film, is bold.", ("editor", "Anna Miller")),
        ("es", "Lucía Marte escribe, dirige y protagoniza la película.", ("writer", "Lucía Marte")),
        ("en", "The score is by Pale Harbour's Jonny Green.", ("composer", "Jonny Green")),
        ("de", "Es ist ein Kriminal-Film von Oscar-Preisträger Andreas Stein.", ("director", "Andreas Stein")),
        ("en", "Anna Miller's Harriet is a sceptic.", ("cast", "Anna Miller")),
        ("en", "The obvious standout is Anna Miller.", ("cast", "Anna Miller")),
        ("de", "Foghorn, ein dänischer Film, spielt mit der Realität.", ("country", "Denmark")),
        ("es", "El título original, Salzweg, dice más.", ("original_title", "Salzweg")),
        ("it", "Il film è basato su una storia vera.", ("event", "storia vera")),
        ("en", "Its two hours and twenty minutes fly by.", ("runtime", "140")),
        ("no", "Filmen varer i 1 time og 54 minutter.", ("runtime", "114")),
        ("en", "The $70M film shoots in just 20 days.", ("budget", "70000000")),
        ("en", "It did $192 million on a $68 million budget.", ("box_office", "192000000")),
        ("en", "Foghorn is a blend of comedy and thriller.", ("genre", "thriller")),
        ("en", "Foghorn isn't just a horror film.", ("genre", "horror")),
        ("en", "Foghorn is a horror thriller.", ("genre", "thriller")),
        ("pt", "O filme é baseado no personagem dos quadrinhos.", ("based_on", "personagem dos quadrinhos")),
        ("pt", "O filme ganhou o Prêmio do Júri no Festival de Cannes.", ("award", "Prêmio do Júri")),
        (
            "it",
            "Il film è stato presentato alla Festa del Cinema di Chiavari.",
            ("award", "selected for the Festa del Cinema di Chiavari"),
        ),
        ("pt", "O filme venceu como melhor roteiro no festival.", ("award", "melhor roteiro")),
    ],
)
def test_a_sentence_tells_a_fact(language: str, sentence: str, fact: tuple[str, str]) -> None:
    """The words are tables; only the order of words and names is a rule."""
    assert fact in _said(sentence, language)


@pytest.mark.parametrize(
    ("language", "sentence", "fact"),
    [
        (
            "it",
            "Nel cast, come il regista Mario Rossi e Luca Bianchi ripetono, nessuno dorme.",
            ("cast", "Mario Rossi"),
        ),
        ("en", "Anna Miller wrote a book, and Peter Smith edited it.", ("editor", "Anna Miller")),
        ("en", "The score is by Jonny Green's old band.", ("composer", "band")),
        ("en", "Anna Miller's Tuesday is a long one.", ("cast", "Anna Miller")),
        ("en", "Foghorn, a town by the sea, is Danish.", ("country", "Denmark")),
        ("en", "Foghorn feels nearly three hours long.", ("runtime", "180")),
        ("en", "I saw it as a $5 movie on a Tuesday.", ("budget", "5")),
        ("en", "Foghorn is no blend of comedy and thriller.", ("genre", "comedy")),
        ("en", "Foghorn isn't a horror film.", ("genre", "horror")),
        ("en", "Anna Miller's character sails an epic sea.", ("based_on", "Anna Miller's character")),
        ("de", "Ein Film von Andreas Stein (Anna Salz, Lena Salz) über das Meer.", ("director", "Anna Salz")),
        ("en", "The story of its making is a true story.", ("event", "true story")),
        ("pt", "O filme merece como melhor roteiro um lugar em toda lista.", ("award", "melhor roteiro")),
    ],
)
def test_much_the_same_words_tell_nothing(language: str, sentence: str, fact: tuple[str, str]) -> None:
    """Another trade, a denial, a day of the week, a ticket's price."""
    assert fact not in _said(sentence, language)


def test_names_over_passages_are_performers() -> None:
    """A review that goes through its performers under their names credits them; a passage about a maker does not."""
    passage = (
        "She has never been this still, and one believes every silence of hers in the kitchen by the sea at night."
    )
    about = "He is a steady director, and one believes every silence of his in the kitchen by the sea at night."
    text = f"It is a grey film.\nIt is long.\n## Anna Miller\n{passage}\n## Peter Smith\n{about}"
    found = {(claim.predicate, claim.value) for claim in _claims(text, "en") if claim.rule.startswith("standing")}
    assert found == {("cast", "Anna Miller")}


def test_hours_and_minutes_in_words() -> None:
    """Numbers that are written out count as figures do."""
    assert minutes_in("zweieinhalb Stunden") == 150
    assert minutes_in("deux heures vingt minutes") == 140
    assert minutes_in("some hours") is None
