"""Whose taste is mine: agreement is shrunken, and a weighted score never hides the plain one."""

from __future__ import annotations

import pytest

from cinequorum.taste import OwnFilm, Rated, agreement, weighted_score

FILMS = tuple(f"film {number:02}" for number in range(20))
MINE = tuple(OwnFilm(film=film, score=float(5 * number)) for number, film in enumerate(FILMS))


def like_me(who: str, films: int, points: float = 0.0) -> list[Rated]:
    """Someone who marks as the member does, `points` higher."""
    return [Rated(who=who, film=one.film, score=min(100.0, (one.score or 0) * 0.8 + points)) for one in MINE[:films]]


def test_who_shares_more_films_agrees_more_surely() -> None:
    """The same agreement over few films is shrunken further and has the wider interval."""
    many, few = agreement(MINE, like_me("Many", 20) + like_me("Few", 3))
    assert (many.who, many.n, few.who, few.n) == ("Many", 20, "Few", 3)
    assert 1 > many.value > few.value > 0
    assert many.high - many.low < few.high - few.low


def test_the_opposite_taste_is_below_nothing() -> None:
    """Who likes what the member dislikes has a negative agreement; who shares one film is left out."""
    turned = [Rated(who="Turned", film=one.film, score=100 - (one.score or 0)) for one in MINE]
    found = agreement(MINE, [*turned, Rated(who="Stranger", film=FILMS[0], score=10)])
    assert [one.who for one in found] == ["Turned"]
    assert found[0].value < -0.5


def test_critics_who_agree_make_the_weighted_score() -> None:
    """The one who agrees carries it, moved to the member's scale; the plain mean and both numbers stand beside it."""
    known = agreement(MINE, like_me("Near", 20, 15.0))
    found = weighted_score([Rated(who="Near", film="x", score=80), Rated(who="Far", film="x", score=20)], known)
    assert found is not None
    assert found.plain == 50
    assert (found.n, found.agreeing) == (2, 1)
    assert found.value == pytest.approx(80 - known[0].difference * 20 / 28)
    assert found.low < found.value < found.high


def test_where_nobody_agrees_the_plain_mean_stands() -> None:
    """No known voice: the value is the plain mean, and says that nobody agreeing was heard; no voice: nothing."""
    found = weighted_score([Rated(who="Far", film="x", score=20)], ())
    assert found is not None
    assert (found.value, found.agreeing) == (20, 0)
    assert weighted_score((), ()) is None
