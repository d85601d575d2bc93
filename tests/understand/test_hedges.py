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
