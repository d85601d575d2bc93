"""What is nearly a credit, a running time or a source, and is none. The films and the people are invented."""

from __future__ import annotations

import pytest

from cinequorum.model.claim import Claim
from cinequorum.understand.facts import claims_of_page, find_claims
from cinequorum.understand.prose import prose_of
from tests.catalogue.known import known
from tests.understand.pages import page_from_text
from tests.understand.test_facts_claims import films


def told(sentence: str) -> tuple[Claim, ...]:
    text = f"# Foghorn\n{sentence}\nFoghorn stays with you for days."
    return find_claims(prose_of(page_from_text(text, kind="critic_review")), films("Foghorn"))


@pytest.mark.parametrize(
    ("near", "right", "predicate"),
    [
        (
            "I saw Foghorn as part of the Harbour International Film Festival.",
            "Foghorn is the second Anna Butler film.",
            "director",
        ),
        ("Foghorn is a Truly Beautiful Film with Novel Ideas.", "Foghorn is the latest Anna Butler Film.", "director"),
        ("Fun fact: this was Anna Butler's favorite movie.", "This is Anna Butler's slow movie.", "director"),
        ("He'd directed 15 films before this one.", "Anna Butler directed 15 films before this one.", "director"),
        (
            "It is a letter straight to their writers Totally nobody liked it.",
            "It is a letter straight to their writers Anna Butler and Tom Dean.",
            "writer",
        ),
        (
            "The audience is aware of it for an agonizing 45 minutes.",
            "Foghorn runs for an agonizing 145 minutes.",
            "runtime",
        ),
        ("I posted a little 1.5 hour-long video on the film here.", "It is a 1.5 hour-long film.", "runtime"),
        (
            "The bodyguard is hired in director Anna Butler's darkly comic film, adapted and sharp.",
            "Foghorn is based on Anna Butler's darkly comic novel.",
            "based_on",
        ),
        ("Source: Foghorn (2014) on IMDb", "Source: a novel by Anna Butler", "based_on"),
        ("Source: the Harbour, on Wikipedia", "Source: a play by Anna Butler", "based_on"),
        (
            "It uses the tragic history of the Jewish Flood as a backdrop for two cousins.",
            "It has Anna Butler as a captain with two cousins.",
            "cast",
        ),
        (
            "It was copied in the 1996 Dead Men Waiting (starring Tom Dean).",
            "It has a captain (Tom Dean).",
            "cast",
        ),
    ],
)
def test_what_is_nearly_said_is_not_said(near: str, right: str, predicate: str) -> None:
    """Each beside the sentence that does say it."""
    assert predicate not in {claim.predicate for claim in told(near)}
    assert predicate in {claim.predicate for claim in told(right)}


def test_a_part_that_is_played_by_somebody_plays_nothing() -> None:
    """The name before the verb is the part's."""
    claims = told("It follows the lawyer Johnny Ramos, who is portrayed by the great Paul Dean.")
    assert "Johnny Ramos" not in {claim.value for claim in claims if claim.predicate == "cast"}


@pytest.mark.parametrize(("asked", "predicate"), [(True, "cast"), (False, "director")])
def test_whose_film_it_is_may_be_a_performer_s(*, asked: bool, predicate: str) -> None:
    """Where the known film of the title has another director, and that person in its cast."""
    text = "# Night Ferry\nI finished Ann Marlowe's Night Ferry last night, and I liked the film.\nNight Ferry is slow."
    prose = prose_of(page_from_text(text, kind="critic_review"), known() if asked else None)
    found = {claim.predicate for claim in claims_of_page(prose, films("Night Ferry")) if claim.value == "Ann Marlowe"}
    assert found == {predicate}


def test_a_misspelt_key_tells_the_cast() -> None:
    """So many write it so."""
    text = "# Foghorn\nStaring: Anna Butler, Tom Dean\nRuntime: 97 min\nFoghorn is slow."
    page = page_from_text(text, kind="critic_review")
    claims = find_claims(prose_of(page), films("Foghorn"))
    assert {claim.value for claim in claims if claim.predicate == "cast"} == {"Anna Butler", "Tom Dean"}
