"""Titles and outlets are found in a page's prose as they are written there."""

from __future__ import annotations

import pytest

from cinequorum.reconcile.writings import outlets_in, titles_in


@pytest.mark.parametrize(
    ("title", "prose", "places"),
    [
        ("Salt Road", "We saw Salt Road, SALT-ROAD and the salt road.", [(7, 16), (18, 27)]),
        ("Kin", "Kin and \u212ain, but no Kindness, no okin", [(0, 3), (8, 11)]),
        ("Émile", "Émile is no Émilie, as ÉMILE knows.", [(0, 5), (23, 28)]),
        ("8½", "In 8½ he is 8½ times late; 18½ is none.", [(3, 5), (12, 14)]),
    ],
)
def test_a_title_is_found_where_it_is_written_as_one(title: str, prose: str, places: list[tuple[int, int]]) -> None:
    """In any case that begins with a capital, joined by a few signs, and never within a word."""
    assert list(titles_in(prose, title)) == places


def test_outlets_are_found_by_all_their_words() -> None:
    """In any case, with signs around them; a name of which a word is missing is none."""
    prose = "Box Office Mojo (LETTERBOXD) and the Box Office, rotten tomatoes; unletterboxdlike."
    assert {name for name, *_ in outlets_in(prose)} == {"Box Office Mojo", "Letterboxd", "Rotten Tomatoes"}
    assert [prose[a:b] for name, a, b in outlets_in(prose) if name == "Letterboxd"] == ["LETTERBOXD"]
