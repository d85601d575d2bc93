"""What a page passes on, guesses, bounds, estimates or asks is told as that, and less probable."""

from __future__ import annotations

import pytest

from cinequorum.model.claim import Claim, Manner
from cinequorum.model.reading import SubjectFilm
from cinequorum.understand.facts import find_claims
from cinequorum.understand.prose import Films, prose_of
from tests.understand.pages import page_from_text


def told(text: str, field: str, language: str = "en") -> list[Claim]:
    """The claims on one field of the page's film, which its headline names."""
    page = page_from_text(f"# Salt Harbour\n{text}", language=language, kind="news", published="2019-03-01")
    film = SubjectFilm(title="Salt Harbour", year=None, span=page.span(0, 12), p=0.9)
    return [claim for claim in find_claims(prose_of(page), Films(subject=film)) if claim.predicate == field]


@pytest.mark.parametrize(
    ("text", "field", "language", "manner"),
    [
        ("Salt Harbour reportedly had a budget of $90 million.", "budget", "en", Manner.HEARSAY),
        ("Salt Harbour had a budget of $90 million.", "budget", "en", Manner.FACT),
        ("The film grossed at least $90 million.", "box_office", "en", Manner.LOWER_BOUND),
        ("The film grossed an estimated $90 million.", "box_office", "en", Manner.ESTIMATE),
        ("Salt Harbour could be released on 5 May 2019.", "release", "en", Manner.SPECULATION),
        ("Salt Harbour is expected to be released on 5 May 2019.", "release", "en", Manner.SPECULATION),
        ("Salt Harbour will be released on 5 May 2019, but it might flop.", "release", "en", Manner.FACT),
        ("Will Salt Harbour be released on 5 May 2019?", "release", "en", Manner.QUESTION),
        ("La película recaudó más de 3 millones de euros.", "box_office", "es", Manner.LOWER_BOUND),
        ("La película recaudó 3 millones de euros.", "box_office", "es", Manner.FACT),
    ],
)
def test_a_claim_is_of_the_kind_that_its_sentence_says(text: str, field: str, language: str, manner: Manner) -> None:
    """The words stand in the claim's own clause."""
    assert [claim.manner for claim in told(text, field, language)] == [manner]


def test_what_is_hedged_is_less_probable() -> None:
    """A guess is kept, with a lower probability than the statement has."""
    (sure,) = told("Salt Harbour had a budget of $90 million.", "budget")
    (passed_on,) = told("Salt Harbour reportedly had a budget of $90 million.", "budget")
    assert 0.5 <= passed_on.p < sure.p


@pytest.mark.parametrize(
    ("text", "field", "kinds"),
    [
        ("Salt Harbour may have been edited by Ulla Prueba.", "editor", [(Manner.SPECULATION, None)]),
        ("It was apparently produced by Carl Sample.", "producer", [(Manner.HEARSAY, None)]),
        ("According to the Post, the film was shot by Ulla Prueba.", "cinematographer", [(Manner.HEARSAY, "the Post")]),
        ("Según Sample Post, la película fue dirigida por Ulla Prueba.", "director", [(Manner.HEARSAY, "Sample Post")]),
        ("Laut Filmblatt wurde der Film von Ulla Prueba inszeniert.", "director", [(Manner.HEARSAY, "Filmblatt")]),
        ("The Sample Post reports that Ulla Prueba plays Mara.", "cast", [(Manner.HEARSAY, "The Sample Post")]),
        ("According to the Sample Post, the film cost $4 million.", "budget", [(Manner.HEARSAY, "the Sample Post")]),
        ("It is expected to win the Golden Lion at Venice.", "award", [(Manner.SPECULATION, None)]),
        ("It is rumoured to win the Golden Lion at Venice.", "award", [(Manner.HEARSAY, None)]),
        ("Perhaps the best film of the year, it won the Golden Lion at Venice.", "award", [(Manner.FACT, None)]),
        ("It is perhaps the best film directed by Ulla Prueba.", "director", [(Manner.FACT, None)]),
        ("It could only be directed by Ulla Prueba.", "director", [(Manner.FACT, None)]),
        ("According to director Ulla Prueba, the film is about rain.", "director", [(Manner.FACT, None)]),
        ("Secondo film diretto da Ulla Prueba, racconta un mulino.", "director", [(Manner.FACT, None)]),
        ("O filme, o segundo dirigido por Ulla Prueba, é lento.", "director", [(Manner.FACT, None)]),
    ],
)  # fmt: skip
def test_credits_and_prizes_are_of_the_kind_their_words_give_and_name_who_is_cited(
    text: str, field: str, kinds: list[tuple[Manner, str | None]]
) -> None:
    """What hedges a credit stands right before it; whoever is cited for it is its holder."""
    assert [(claim.manner, claim.holder) for claim in told(text, field)] == kinds


@pytest.mark.parametrize(
    ("text", "credits"),
    [
        ("Ulla Prueba wrote and directed the film.", {"director", "writer"}),
        ("Ulla Prueba escribe y dirige la película.", {"director", "writer"}),
        ("Ulla Prueba photographed the film.", {"cinematographer"}),
        ("Ulla Prueba photographed the president.", set()),
    ],
)
def test_verbs_for_two_trades_give_both(text: str, credits: set[str]) -> None:
    """Who writes and directs does both; who photographs the film is its cinematographer."""
    trades = ("director", "writer", "cinematographer")
    assert {trade for trade in trades if told(text, trade)} == credits


@pytest.mark.parametrize(
    ("text", "field", "amounts"),
    [
        ("It was made on a budget of $4 million.", "budget", ["4000000"]),
        ("It was made on a budget of $4 million.", "box_office", []),
        ("The budget was at least $4 million.", "budget", ["4000000"]),
        ("It made $4 million at home.", "box_office", ["4000000"]),
        ("The budget of the earlier film was $4 million.", "budget", []),
    ],
)
def test_a_budget_is_no_earning(text: str, field: str, amounts: list[str]) -> None:
    """What was made on a budget is spent; another film's budget is not this one's."""
    assert [claim.value for claim in told(text, field)] == amounts
