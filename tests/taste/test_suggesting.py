"""Suggestions follow the member's own films, never repeat them, and say which of them they come from."""

from __future__ import annotations

import pytest

from cinequorum.taste import Basis, Comparison, OwnFilm, Stance, Tie, Wish, learn
from tests.taste.invented import DESERT, FRESH, OPTIONS, SEA, liking, marks, taste, traits

ALL_REASONS = Wish(n=4, why=100)


def test_films_liked_by_the_same_people_come_first() -> None:
    """Who likes two sea films is offered the other sea films before any desert film."""
    found = [one.film for one in taste().suggest(liking(SEA[:2]), Wish(n=5, diversity=0))]
    assert set(found[:4]) == set(SEA[2:])


@pytest.mark.parametrize("stance", [Stance.LIKED, Stance.DISLIKED, Stance.SEEN, Stance.NOT_INTERESTED])
def test_a_film_seen_or_turned_down_is_never_suggested(stance: Stance) -> None:
    """Whatever the member said of a film, short of wanting it, keeps it out."""
    own = (*liking(SEA[:2]), OwnFilm(film=SEA[2], stance=stance))
    assert SEA[2] not in [one.film for one in taste().suggest(own, Wish(n=50))]


def test_a_wanted_film_may_be_suggested_and_can_be_kept_out() -> None:
    """The watchlist is open to suggestions unless the wish says otherwise."""
    own = (*liking(SEA[:2]), OwnFilm(film=SEA[2], stance=Stance.WANTED))
    assert SEA[2] in [one.film for one in taste().suggest(own, Wish(n=50))]
    assert SEA[2] not in [one.film for one in taste().suggest(own, Wish(n=50, wanted_too=False))]


def test_the_shares_of_all_reasons_add_up_to_one() -> None:
    """Reasons, and the strands of each, are shares of all that spoke for a film."""
    for one in taste().suggest(liking(SEA[:3]), ALL_REASONS):
        assert sum(reason.share for reason in one.reasons) == pytest.approx(1)
        for reason in one.reasons:
            assert sum(strand.share for strand in reason.strands) == pytest.approx(reason.share)


def test_a_reason_names_the_member_s_films_and_what_ties_them() -> None:
    """Reasons name films of the member's own, with the shared director among the strands."""
    first = taste().suggest(liking(SEA[:3]), ALL_REASONS)[0]
    named = {reason.film for reason in first.reasons} - {None}
    assert named
    assert named <= set(SEA[:3])
    assert (Tie.DIRECTOR, "Ada Pell") in {(s.tie, s.value) for reason in first.reasons for s in reason.strands}


def test_a_film_without_marks_is_suggested_by_its_traits() -> None:
    """A fresh sea film reaches those who like sea films, and says that its traits carry it."""
    found = taste().suggest(liking(SEA), Wish(n=1, only=frozenset(FRESH)))
    assert [(one.film, one.basis) for one in found] == [("Estuary", Basis.TRAITS)]


def test_a_member_without_films_gets_popular_ones_and_is_told() -> None:
    """Nothing known of the member: widely liked films, with that as the only reason."""
    found = taste().suggest((), Wish(n=4, diversity=0.5))
    assert {one.basis for one in found} == {Basis.POPULAR}
    assert {reason.film for one in found for reason in one.reasons} == {None}
    assert {film for one in found for film in [one.film]} & set(SEA)
    assert {film for one in found for film in [one.film]} & set(DESERT)


def test_films_on_my_services_come_first_and_only_means_only() -> None:
    """`first` goes before everything, `only` shuts out everything else, `leave_out` what it names."""
    mine = liking(SEA[:2])
    assert taste().suggest(mine, Wish(n=3, first=frozenset({"Dune"})))[0].film != SEA[0]
    assert {one.film for one in taste().suggest(mine, Wish(n=9, only=frozenset({"Tide", "Keel"})))} == {"Tide", "Keel"}
    assert "Tide" not in {one.film for one in taste().suggest(mine, Wish(n=9, leave_out=frozenset({"Tide"})))}
    ahead = taste().suggest(mine, Wish(n=3, first=frozenset({"Lagoon"})))
    assert ahead[0].film == "Lagoon"


def test_a_critics_comparison_ties_films_that_share_nothing_else() -> None:
    """Three critics set Dune beside Tide: Tide's page names it, and says how many did."""
    compared = learn(marks(), traits(), OPTIONS, comparisons=[Comparison(film="Dune", other="Tide", witnesses=3)])
    found = {one.film: one for one in compared.like("Tide", 20)}
    strands = [strand for reason in found["Dune"].reasons for strand in reason.strands]
    assert (Tie.COMPARISON, 3) in [(strand.tie, strand.n) for strand in strands]
    assert "Dune" not in {one.film for one in taste().like("Tide", 20)}


def test_an_unknown_film_has_no_neighbours() -> None:
    """A film that the taste does not know yields nothing rather than an error."""
    assert taste().like("Nowhere") == ()
    assert taste().suggest(liking(("Nowhere",)), Wish(n=1))[0].basis is Basis.POPULAR
