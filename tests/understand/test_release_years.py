"""The year of a day that is printed without one, on a page without a date."""

from __future__ import annotations

import pytest

from cinequorum.model.claim import Claim
from tests.understand.test_facts_claims import claims_of


def releases(sentence: str, published: str | None = None) -> list[Claim]:
    case = {"text": f"# The Quay\n{sentence}", "film": "The Quay", "published": published}
    return [claim for claim in claims_of(case) if claim.predicate == "release"]


def test_a_way_that_few_years_knew_gives_the_year_away() -> None:
    """Cinemas sold seats for films at home from 2020 to 2022; of these years 2021 alone has the day on a Friday."""
    (claim,) = releases("The Quay opens in virtual cinemas on March 12.")
    assert (claim.value, claim.qualifier("resolved"), claim.qualifier("raw_date")) == (
        "2021-03-12",
        "custom",
        "March 12",
    )


def test_the_other_days_of_the_page_get_the_same_year() -> None:
    """What comes after the virtual cinemas comes in the same year, whatever its day of the week."""
    found = releases("The Quay opens in virtual cinemas on March 12, before going to VOD on March 30.")
    assert {claim.value for claim in found} == {"2021-03-12", "2021-03-30"}


@pytest.mark.parametrize(
    "sentence",
    [
        "The Quay opens in cinemas on March 12.",  # cinemas there always are
        "The Quay opens in virtual cinemas on March 10.",  # a Friday in none of these years
        "The Quay opens in virtual cinemas on March 12 and on VOD on March 11.",  # 2021 or 2022
    ],
)
def test_nothing_is_made_up(sentence: str) -> None:
    """Where no year or more than one fits, the dates stay without a year."""
    assert {claim.value[:4] for claim in releases(sentence)} == {"XXXX"}


def test_the_page_s_own_date_comes_first() -> None:
    """A page with a date needs no guess."""
    (claim,) = releases("The Quay opens in virtual cinemas on March 12.", "2022-03-01")
    assert (claim.value, claim.qualifier("resolved")) == ("2022-03-12", "page_date")
