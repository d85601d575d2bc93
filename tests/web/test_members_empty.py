"""What new members find where they have nothing yet."""

from __future__ import annotations

import pytest

from tests.web.membership import as_, body_of, member

START = 'href="/films/"'


@pytest.mark.parametrize("place", ["", "diary/", "watchlist/", "ratings/", "reviews/", "statistics/"])
def test_an_empty_shelf_of_ones_own_says_how_to_begin(db: None, place: str) -> None:
    """It leads to films; to others it says that there is nothing, and asks nobody to do anything."""
    ada = member("ada")
    address = f"/members/@ada/{place}"
    own = body_of(as_(ada), address).partition("<main")[2]
    assert START in own
    assert "Nothing to" not in own
    assert "You have written" not in body_of(as_(None), address)
