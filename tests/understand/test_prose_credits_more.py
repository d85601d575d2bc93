"""Credits in the words of many languages, each with a near miss. The films and the people are invented."""

from __future__ import annotations

import pytest

from cinequorum.model.claim import Claim
from cinequorum.understand.facts import find_claims
from cinequorum.understand.prose import prose_of
from tests.understand.pages import page_from_text
from tests.understand.test_facts_claims import films


def told(sentence: str, language: str = "en") -> tuple[Claim, ...]:
    text = f"# Foghorn\n{sentence}\nFoghorn stays with you for days."
    return find_claims(prose_of(page_from_text(text, kind="critic_review", language=language)), films("Foghorn"))


def said(sentence: str, language: str = "en") -> set[tuple[str, str]]:
    return {(claim.predicate, claim.value) for claim in told(sentence, language)}


@pytest.mark.parametrize(
    ("language", "sentence", "fact"),
    [
        ("it", "Merito di un ottimo Paolo Corsi alla fotografia.", ("cinematographer", "Paolo Corsi")),
        ("it", "Alla regia c'è Stefano Corsi, al montaggio Anna Rossi.", ("editor", "Anna Rossi")),
        ("it", "Kaze Nagare (titolo originale del film) è un inno.", ("original_title", "Kaze Nagare")),
        ("es", "Contará con el regreso de Manuel Lubo en la fotografía.", ("cinematographer", "Manuel Lubo")),
        ("fr", "On retrouve Paul Martin à la photographie.", ("cinematographer", "Paul Martin")),
        ("de", "Vin Dorn ist da. Herr Dorn spielt den Fährmann Torp.", ("cast", "Vin Dorn")),
        (
            "pt",
            "Com seu editor, Jacques Vieira (de outros dois filmes), ele liga as cenas.",
            ("editor", "Jacques Vieira"),
        ),
        ("en", "The co-directors and co-producers, Anna Butler and Tom Dean, wait.", ("producer", "Tom Dean")),
        ("en", "The soundtrack performed entirely on a zither by Anton Kars is bold.", ("composer", "Anton Kars")),
        ("en", "Jeff Garner is Captain Bree, and he sells it.", ("cast", "Jeff Garner")),
        ("pt", "As atuações do grande Paulo Marques e da jovem Gisela Moura.", ("cast", "Gisela Moura")),
        ("de", "Tom Richter war da. Die von Richter geschriebene Geschichte packt.", ("writer", "Tom Richter")),
        ("de", "Nach einem Drehbuch von Ben Tag inszenierte Anna Stein den Film.", ("director", "Anna Stein")),
        ("it", "Regia di Anna Molino, con Tommaso Marte e Giovanna Rossi.", ("cast", "Giovanna Rossi")),
        ("en", "With Jane Miller as the widow and Tom Porter as the boatman.", ("cast", "Jane Miller")),
        ("en", "Melissa Lane's character, the vengeful cop who hunts Kenny, is flat.", ("cast", "Melissa Lane")),
        ("en", "It is directed by prominent director _Maniram_.", ("director", "Maniram")),
        ("en", "It is an Oslo-set thriller.", ("setting", "Oslo")),
        ("es", "En mayo de 2016 se estrena la película Foghorn.", ("release", "2016-05")),
        ("en", "Foghorn is a fantasy action adventure featuring Tom Marsh.", ("genre", "fantasy")),
        ("en", "It is one of the best film noir and mystery films around.", ("genre", "film noir")),
        ("ru", "Это мрачный триллер о вине.", ("genre", "триллер")),
        ("cs", "Je to temný thriller o vině.", ("genre", "thriller")),
        ("pl", "Franz Muller (Jan Nowak) pomaga. Olo (Marek Konrad) nie.", ("cast", "Jan Nowak")),
        ("ru", "Матвей (Иван Новиков) и его отец (Пётр Новиков) молчат.", ("cast", "Пётр Новиков")),
    ],
)
def test_a_sentence_credits_somebody(language: str, sentence: str, fact: tuple[str, str]) -> None:
    """What stands around the names says the trade; the words are tables, their places rules."""
    assert fact in said(sentence, language)


@pytest.mark.parametrize(
    ("language", "sentence", "fact"),
    [
        ("it", "Alla regia Stefano Corsi, alla fotografia Anna Rossi.", ("cinematographer", "Stefano Corsi")),
        ("en", "Foghorn, a love story by Anna Butler, is bold.", ("writer", "Anna Butler")),
        ("fr", "L'acteur qui joue Lucas n'a pas le rôle le plus facile.", ("cast", "L'acteur")),
        ("en", "Jane Doe is Irish, and it shows. The Irish love her.", ("cast", "Jane Doe")),
        ("en", "Anna Schmidt (Alice Vale) waits for Holly (Tom Marsh).", ("cast", "Anna Schmidt")),
        ("de", "Nach einem Drehbuch von Ben Tag inszenierte Anna Stein den Film.", ("director", "Ben Tag")),
        ("en", "Then (Kent Stone, the Chicago Riots, the War) it ends.", ("cast", "Kent Stone")),
        ("en", "It showed at the 2019 Toronto International Film Festival.", ("setting", "2019 Toronto")),
        ("es", "El 5 de mayo de 2019 se estrena la serie de todos.", ("release", "2019-05-05")),
        ("ru", "Это не триллер.", ("genre", "триллер")),
        ("en", "The soundtrack stands by Anton Kars.", ("composer", "Anton Kars")),
    ],
)
def test_a_near_miss_credits_nobody(language: str, sentence: str, fact: tuple[str, str]) -> None:
    """The same words in another place say something else."""
    assert fact not in said(sentence, language)


def test_a_love_story_by_its_director_comes_from_no_text() -> None:
    """`A love story by` says what sort of film it is; `from a story by` says whose text it follows."""
    assert not [c for c in told("Foghorn is a love story by Anna Butler.") if c.predicate == "based_on"]
    assert ("writer", "Anna Butler") in said("It is made from a story by Anna Butler.")


def test_parts_come_before_players_where_the_page_has_it_so() -> None:
    """A full name before a parenthesis is the part where the page's other parentheses hold performers."""
    found = {
        (c.value, c.role) for c in told("Holly (Tom Marsh) meets Anna Schmidt (Alice Vale).") if c.predicate == "cast"
    }
    assert ("Alice Vale", "Anna Schmidt") in found


def test_a_rough_length_gives_way_to_the_exact_one() -> None:
    """`Two hours` beside `117 minutes` is no second length; alone it stays, and one far off stays as well."""

    def lengths(text: str) -> set[str]:
        return {c.value for c in told(text) if c.predicate == "runtime"}

    assert lengths("Runtime: 117 minutes\nIt is a slog through a two-hour film.") == {"117"}
    assert lengths("The film runs for two hours.") == {"120"}
    assert lengths("Runtime: 77 minutes\nThe film runs for two hours.") == {"77", "120"}
