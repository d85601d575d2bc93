"""Parts of performers who are placed without one, on made-up sentences."""

from __future__ import annotations

import pytest

from cinequorum.model.claim import Claim
from cinequorum.model.page import Span
from cinequorum.model.reading import OtherFilm, SubjectFilm
from cinequorum.understand.facts.told_parts import with_parts
from cinequorum.understand.prose import Films, prose_of
from tests.catalogue.known import known
from tests.understand.pages import page_from_text

HERE = Span(page="0" * 32, start=0, end=1)
FILMS = Films(
    subject=SubjectFilm(title="Night Ferry", year=None, span=HERE, p=0.9),
    others=(OtherFilm(title="Salt Road", year=None, relation="mentioned", p=0.9, span=HERE),),
)


def part(sentence: str, name: str = "Ann Marlowe", *others: str) -> str | None:
    page = page_from_text(f"So it begins. {sentence}")
    at = page.text.index(name)
    claims = [
        Claim(predicate="cast", value=who, raw=who, span=page.span(at, at + len(name)), rule="made/1", p=0.9)
        for who in (name, *others)
    ]
    return with_parts(prose_of(page, known()), FILMS, claims)[0].role


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Ann Marlowe nails it as Harriet.", "Harriet"),
        ("Ann Marlowe is just okay as the Lady Harriet Quell.", "Lady Harriet Quell"),
        ("Ann Marlowe, who had a calm turn, shines as Harriet.", "Harriet"),
        ("Then the lead dog Chief (Ann Marlowe) barks.", "Chief"),
        ("Alongside her friend, Harriet (played by Ann Marlowe), she leaves.", "Harriet"),
        ("This is Harriet Quell, portrayed with calm force by Ann Marlowe.", "Harriet Quell"),
        ("Ann Marlowe and Bob Roe shine as Harriet.", None),
        ("Ann Marlowe shines. He comes as Harriet.", None),
        ("Ann Marlowe is as good as in her youth.", None),
        ("Ann Marlowe is as calm here as Bob Roe.", None),
        ("Ann Marlowe is as calm as Tom Hollow.", None),
        ("Ann Marlowe is as calm as Harriet.", None),
        ("It is not Salt Road (Ann Marlowe) again.", None),
        ("Ann Marlowe shines as Harriet's sister.", None),
        ("Ann Marlowe, who is superb as Mr. Brown, leaves.", "Mr. Brown"),
        ("Ann Marlowe is superb as Dr. Quell.", "Dr. Quell"),
        ("Ann Marlowe is superb as French teacher Claire Quell.", None),
        ("Ann Marlowe is superb as Chicago lawyer Harriet Quell.", None),
        ("Ann Marlowe also serves as Executive Producer.", None),
        ("Ann Marlowe, best known as Detective Quell, is here.", None),
        ("Ann Marlowe, seen in hits such as Oldhand, is here.", None),
        ("Ann Marlowe was never so good as Ophelia in Hamlet.", None),
        ("Ann Marlowe won the prize as Best Actress.", None),
        ("Ann Marlowe is as cool as Norway.", None),
        ("Harriet Smith (Ann Marlowe) leaves.", None),
        ("He went to New York (Ann Marlowe).", None),
    ],
)
def test_the_sentence_names_the_part(sentence: str, told: str | None) -> None:
    """Behind `as`, before brackets, before `played by`; no person between, no performer, no film, no owner."""
    assert part(sentence, "Ann Marlowe", "Tom Hollow") == told


def test_a_part_that_is_there_stays() -> None:
    """Other rules know better; other languages have other words."""
    page = page_from_text("Ann Marlowe nails it as Harriet.")
    claim = Claim(
        predicate="cast", value="Ann Marlowe", raw="Ann Marlowe", span=page.span(0, 11), rule="made/1", p=0.9, role="A"
    )
    assert with_parts(prose_of(page), FILMS, [claim])[0].role == "A"
