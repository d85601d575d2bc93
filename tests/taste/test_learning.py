"""What is learned depends on the marks alone: not on their order, and not silently on broken ones."""

from __future__ import annotations

import random
from math import inf, nan

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cinequorum.errors import TasteError
from cinequorum.taste import OwnFilm, Rated, Stance, Taste, TasteOptions, Wish, learn
from tests.taste.invented import DESERT, OPTIONS, SEA, liking, marks, taste, traits


@settings(max_examples=5, deadline=None)
@given(st.integers(0, 1000))
def test_the_order_of_the_input_changes_nothing(seed: int) -> None:
    """Shuffled marks and traits give the same bytes."""
    some, about = marks(), traits()
    random.Random(seed).shuffle(some)
    random.Random(seed).shuffle(about)
    assert learn(some, about, OPTIONS).to_bytes() == taste().to_bytes()


def test_other_names_of_people_change_no_suggestion() -> None:
    """Who is called what does not matter, as long as names are told apart."""
    renamed = [Rated(who=f"{one.who} the {len(one.who)}th", film=one.film, score=one.score) for one in marks()]
    wish = Wish(n=5)
    assert learn(renamed, traits(), OPTIONS).suggest(liking(SEA[:2]), wish) == taste().suggest(liking(SEA[:2]), wish)


def test_bytes_come_back_as_the_same_taste() -> None:
    """A stored taste answers as before, and is stored to the same bytes again."""
    data = taste().to_bytes()
    back = Taste.from_bytes(data)
    assert back.to_bytes() == data
    assert back.suggest(liking(SEA[:2])) == taste().suggest(liking(SEA[:2]))
    assert back.learned == taste().learned


@pytest.mark.parametrize("at", [0, 7, 12, 300, -1])
def test_damaged_bytes_are_named(at: int) -> None:
    """One changed byte anywhere is noticed."""
    data = bytearray(taste().to_bytes())
    data[at] ^= 0xFF
    with pytest.raises(TasteError):
        Taste.from_bytes(bytes(data))
    with pytest.raises(TasteError):
        Taste.from_bytes(bytes(data[:20]))


@pytest.mark.parametrize("score", [nan, inf, -inf, -1.0, 100.5])
def test_a_mark_that_is_no_number_on_the_scale_is_an_error(score: float) -> None:
    """Broken marks are refused by name, in learning and in asking."""
    with pytest.raises(TasteError, match="Tide"):
        learn([Rated(who="a", film="Tide", score=score)])
    with pytest.raises(TasteError, match="Tide"):
        taste().suggest([OwnFilm(film="Tide", score=score)])


def test_empty_names_are_an_error() -> None:
    """Neither a person nor a film may be nameless."""
    with pytest.raises(TasteError):
        learn([Rated(who="", film="Tide", score=50)])
    with pytest.raises(TasteError):
        learn([Rated(who="a", film="", score=50)])


def test_several_marks_of_one_person_for_one_film_become_their_mean_and_are_told() -> None:
    """A second review by the same critic is merged, not counted twice."""
    twice = learn([Rated(who="a", film="Tide", score=40), Rated(who="a", film="Tide", score=80)])
    once = learn([Rated(who="a", film="Tide", score=60)])
    assert twice.learned.merged == 1
    assert twice.means[0] == once.means[0]


def test_nothing_at_all_can_be_learned_from() -> None:
    """No marks and no traits: a taste that suggests nothing, and can be stored."""
    empty = learn([])
    assert empty.suggest(liking(SEA)) == ()
    assert empty.like("Tide") == ()
    assert empty.expect((), "Tide") is None
    assert Taste.from_bytes(empty.to_bytes()).films == ()


def test_traits_alone_suggest_too() -> None:
    """Before anybody marked anything, films with the same people and genres are near each other."""
    fresh = learn([], traits())
    assert {one.film for one in fresh.like("Tide", 3)} <= {*SEA, "Estuary"}


def test_a_film_joined_to_the_head_weighs_what_it_weighs_within_it() -> None:
    """With one film in the tail, its weights are those of the full inverse."""
    films = [Rated(who=one.who, film=one.film, score=90) for one in marks()]
    films += [Rated(who=f"member {n:02}", film="Zenith", score=90) for n in range(3)]
    alone = TasteOptions(ridge=5.0, kinship=0.0, levelling=0.0, turns=1)
    whole = learn(films, (), alone)
    parted = learn(films, (), TasteOptions(ridge=5.0, kinship=0.0, levelling=0.0, turns=1, head=len(SEA + DESERT)))
    zenith = whole.place["Zenith"]
    for taken in (whole.rated.row(zenith), whole.rated.columns == zenith):
        np.testing.assert_allclose(whole.rated.values[taken], parted.rated.values[taken], rtol=1e-3, atol=1e-6)


def test_a_member_is_expected_to_like_what_is_like_their_favourites() -> None:
    """Who marks sea films high and desert films low is expected to do so again, within an interval."""
    own = [OwnFilm(film=film, score=95) for film in SEA[:4]] + [OwnFilm(film=film, score=15) for film in DESERT[:4]]
    sea, sand = taste().expect(own, SEA[5]), taste().expect(own, DESERT[5])
    assert sea is not None
    assert sand is not None
    assert sea.score > sand.score
    assert 0 <= sea.low < sea.score < sea.high <= 100
    assert (sea.own, sea.others) == (8, sum(one.film == SEA[5] for one in marks()))


@settings(max_examples=15, deadline=None)
@given(st.sets(st.sampled_from(SEA + DESERT)), st.sampled_from(list(Stance)))
def test_whatever_is_seen_is_never_suggested(seen: set[str], stance: Stance) -> None:
    """For any set of films and any stance but wanting, none of them comes back."""
    found = {one.film for one in TASTE.suggest([OwnFilm(film=film, stance=stance) for film in seen], Wish(n=99))}
    assert stance is Stance.WANTED or not found & seen


TASTE = taste()
