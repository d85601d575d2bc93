"""Which records of two sources are taken for one film, and which stay in doubt."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cinequorum.catalogue.records import Credit, FilmRecord, Matching, match
from cinequorum.catalogue.records.matching import SURE, weigh
from tests.catalogue.invented import two_sources


def film(key: str, title: str = "", year: int | None = None, director: str = "") -> FilmRecord:
    return FilmRecord(
        key=key,
        titles=(title,) if title else (),
        years=(year,) if year else (),
        people=(Credit(role="director", name=director),) if director else (),
    )


def pairs(matching: Matching) -> set[tuple[str, str]]:
    return {(pair.left.key, pair.right.key) for pair in matching.matched}


def among_others(ours: Sequence[FilmRecord], theirs: Sequence[FilmRecord]) -> Matching:
    """Match the records among those of two larger sources, from which weights can be learnt."""
    left, right, _ = two_sources(80, seed=7)
    return match([*left, *ours], [*right, *theirs])


def test_most_films_of_two_sources_are_found_and_hardly_a_wrong_one() -> None:
    """Without a labelled pair: titles in other spellings, years one off, other actors named."""
    left, right, gold = two_sources(200, seed=1)
    found = match(left, right)
    said = pairs(found)
    assert len(said & gold) >= 0.98 * len(gold)
    assert len(said - gold) <= 0.01 * len(said)
    assert {record.key for record in found.left}.isdisjoint({one for one, _ in said})


def test_the_order_of_the_records_changes_nothing() -> None:
    """The same sources in another order give the same pairs with the same probabilities."""
    left, right, _ = two_sources(120, seed=2)
    first = match(left, right)
    chance = random.Random(3)
    chance.shuffle(left)
    chance.shuffle(right)
    again = match(left, right)
    assert (again.matched, again.doubtful) == (first.matched, first.doubtful)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (
            film("a", "The Lighthouse Keeper", 1951, "Otto Anders"),
            film("b", "Lighthouse Keeper, The", 1952, "O. Anders"),
        ),
        (
            film("a", "Der Leuchtturmwärter", 1951, "Otto Anders"),
            film("b", "DER LEUCHTTURMWARTER", 1951, "Anders, Otto"),
        ),
        (
            film("a", "Der Leuchtturmw?rter", 1951, "Otto Anders"),
            film("b", "Der Leuchtturmwärter", 1951, "Otto Anders"),
        ),
        (film("a", "Captain Zenobia Rides Again", 1951), film("b", "Captain Zenobia Rides Agian", 1951)),
        (
            film("a", "Zenobia: The Dragon of the Marshes", 1951, "Otto Anders"),
            film("b", "The Dragon of the Marshes", 1951, "Otto Anders"),
        ),
    ],
)
def test_one_film_in_two_spellings_is_matched(ours: FilmRecord, theirs: FilmRecord) -> None:
    """Articles, accents, lost letters, slips, titles with and without their first half."""
    assert ("a", "b") in pairs(among_others([ours], [theirs]))


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (
            film("a", "The Lighthouse Keeper", 1951, "Otto Anders"),
            film("b", "The Lighthouse Keeper", 1987, "Vera Zukunft"),
        ),
        (film("a", "Captain Zenobia", 1951, "Otto Anders"), film("b", "Captain Zenobia 2", 1955, "Otto Anders")),
        (film("a", "Captain Zenobia", 1951, "Otto Anders"), film("b", "Marshes at Dawn", 1951, "Otto Anders")),
        (film("a", "Zenobia", 1951, "Otto Anders"), film("b", "Zenobia", 1951, "Vera Zukunft")),
    ],
)
def test_two_films_are_not_matched(ours: FilmRecord, theirs: FilmRecord) -> None:
    """Remakes, sequels, other films of one maker, films of one title and year by two makers."""
    assert ("a", "b") not in pairs(among_others([ours], [theirs]))


def test_two_films_of_one_title_and_year_stay_doubtful() -> None:
    """With nothing to tell them apart neither is chosen, both are shown, and the reason is given."""
    found = among_others(
        [film("a", "Zenobia of the Marshes", 1951)],
        [film("b", "Zenobia of the Marshes", 1951), film("c", "Zenobia of the Marshes", 1951)],
    )
    doubtful = {(pair.left.key, pair.right.key): pair for pair in found.doubtful}
    assert {("a", "b"), ("a", "c")} <= set(doubtful)
    assert not {one for one, _ in pairs(found)} & {"a"}
    assert doubtful["a", "b"].p < 0.5 < SURE <= doubtful["a", "b"].alone


def test_a_dozen_films_of_one_title_and_year_are_shown_not_dropped() -> None:
    """However many rivals share the probability, none of them is passed off as having no partner."""
    ours = [film(f"a{n}", "Zenobia of the Marshes", 1951, "Otto Anders") for n in range(12)]
    theirs = [film(f"b{n}", "Zenobia of the Marshes", 1951, "Otto Anders") for n in range(12)]
    found = among_others(ours, theirs)
    assert not {record.key for record in ours} & ({one for one, _ in pairs(found)} | {r.key for r in found.left})


def test_the_director_tells_two_films_of_one_title_and_year_apart() -> None:
    """With the makers known each finds its own."""
    ours = [film("a", "Zenobia", 1951, "Otto Anders"), film("b", "Zenobia", 1951, "Vera Zukunft")]
    theirs = [film("x", "Zenobia", 1951, "Vera Zukunft"), film("y", "Zenobia", 1951, "Otto Anders")]
    assert {("a", "y"), ("b", "x")} <= pairs(among_others(ours, theirs))


def test_people_bring_together_what_titles_do_not() -> None:
    """A film under a translated title is shown by its people, surely where several agree."""
    people = tuple(Credit(role="cast", name=name) for name in ("Zita Quarz", "Ulrich Xanten", "Yvo Quendel"))
    ours = FilmRecord(key="a", titles=("Snow on the Border",), years=(1951,), people=people)
    theirs = FilmRecord(key="b", titles=("Sneg na granice",), years=(1951,), people=people)
    found = among_others([ours], [theirs])
    assert ("a", "b") in {(pair.left.key, pair.right.key) for pair in (*found.matched, *found.doubtful)}


def test_a_film_without_a_title_finds_its_partner_among_those_that_are_left() -> None:
    """Where nearly all films of one source are in the other, a person named nowhere else is enough."""
    left, right, _ = two_sources(80, seed=7)
    bare = [replace(record, titles=()) if n % 4 == 0 else record for n, record in enumerate(left)]
    star = (Credit(role="cast", name="Zita Quarz"),)
    busy = (Credit(role="cast", name="Ulrich Xanten"),)
    ours = [FilmRecord(key="a", people=star), FilmRecord(key="b", people=busy)]
    theirs = [FilmRecord(key="x", titles=("Snow on the Border",), people=star)]
    theirs += [FilmRecord(key=f"y{n}", titles=(f"Marsh{n} Fever{n}",), people=busy) for n in range(10)]
    found = {(pair.left.key, pair.right.key): pair.p for pair in weigh([*bare, *ours], [*right, *theirs], 0.0)}
    assert found["a", "x"] > 0.5
    assert all(found.get(("b", f"y{n}"), 0.0) < 0.5 for n in range(10))


def test_identifiers_outweigh_spelling() -> None:
    """The same identifier joins two titles; two identifiers of one database keep two like records apart."""
    same = [
        FilmRecord(key=key, titles=(title,), years=(1951,), ids=("tt0000123",))
        for key, title in (("a", "Zenobia"), ("b", "Cenobia"))
    ]
    other = [
        FilmRecord(key=key, titles=("Marsh Fever",), ids=(one,))
        for key, one in (("c", "tt0000777"), ("d", "tt0000888"))
    ]
    found = pairs(among_others([same[0], other[0]], [same[1], other[1]]))
    assert ("a", "b") in found
    assert ("c", "d") not in found


def test_another_episode_number_leaves_a_doubt() -> None:
    """The same title, year and season: numbered differently, or two episodes; that is for somebody to say."""
    ours, theirs = (
        FilmRecord(key=key, titles=("The Dragon of the Marshes",), years=(1951,), season="1", episode=episode)
        for key, episode in (("a", "4"), ("b", "5"))
    )
    found = among_others([ours], [theirs])
    assert ("a", "b") in {(pair.left.key, pair.right.key) for pair in found.doubtful}


def test_persons_are_matched_with_persons_only() -> None:
    """A film named after a person is not the person."""
    person = FilmRecord(key="a", titles=("Zita Quarz",), kind="person")
    named = FilmRecord(key="b", titles=("Zita Quarz",), kind="film")
    turned = FilmRecord(key="c", titles=("Quarz, Zita",), kind="person")
    found = match([person], [named, turned])
    said = {pair.right.key for pair in (*found.matched, *found.doubtful)}
    assert "b" not in said


def test_reasons_are_given_the_weightiest_first() -> None:
    """Each in words and log odds, those against a pair too."""
    found = among_others(
        [film("a", "The Lighthouse Keeper", 1951, "Otto Anders")],
        [film("b", "The Lighthouse Keeper", 1952, "Otto Anders")],
    )
    pair = next(pair for pair in found.matched if pair.left.key == "a")
    words = [reason.words for reason in pair.reasons]
    assert {"years one apart", "the same director"} <= set(words)
    assert [abs(r.weight) for r in pair.reasons] == sorted((abs(r.weight) for r in pair.reasons), reverse=True)


@pytest.mark.parametrize(
    "title", ["", "M", "🎬", "🎬🍿", "...", "A" * 10_000, "lantern " * 1_500, "映画", "\ufffd" * 50]
)
def test_odd_titles_are_compared_like_others(title: str) -> None:
    """One letter, emoji, signs, ten thousand characters: an answer, and the same title is found again."""
    found = among_others([film("a", title, 1951)], [film("b", title, 1951)])
    said = {(pair.left.key, pair.right.key) for pair in (*found.matched, *found.doubtful)}
    assert (("a", "b") in said) == bool(title)


@pytest.mark.parametrize("sizes", [(0, 0), (0, 3), (1, 1)])
def test_empty_and_tiny_sources(sizes: tuple[int, int]) -> None:
    """Nothing to learn from is no error."""
    left, right = ([film(str(n), f"Zenobia {n}", 1950) for n in range(size)] for size in sizes)
    found = match(left, right)
    assert len(found.left) + len({p.left.key for p in (*found.matched, *found.doubtful)}) == sizes[0]


def test_a_thousand_films_of_one_title_are_bounded_and_matched_with_none() -> None:
    """What everybody is called brings nobody together; time stays that of other sources of the size."""
    left = [film(f"a{n}", "Untitled", None) for n in range(2_000)]
    right = [film(f"b{n}", "Untitled", None) for n in range(2_000)]
    start = time.process_time()
    found = match(left, right)
    assert not found.matched
    assert time.process_time() - start < 20


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Zenobia", "Zenobia 2", "Marsh", "The Marsh", "🎬", ""]),
            st.sampled_from([None, 1950, 1951]),
        ),
        max_size=8,
    ),
    st.lists(
        st.tuples(st.sampled_from(["zenobia", "Zenobia II", "Marsh, The", "🎬"]), st.sampled_from([None, 1950])),
        max_size=8,
    ),
)
@settings(max_examples=40, deadline=None)
def test_no_record_is_matched_twice_and_none_is_lost(
    ours: list[tuple[str, int | None]], theirs: list[tuple[str, int | None]]
) -> None:
    """Every record is matched once, or doubtful, or left over."""
    left = [film(str(n), *one) for n, one in enumerate(ours)]
    right = [film(str(n), *one) for n, one in enumerate(theirs)]
    found = match(left, right)
    matched = [pair.left.key for pair in found.matched]
    assert len(matched) == len(set(matched))
    assert len({pair.right.key for pair in found.matched}) == len(matched)
    shown = {pair.left.key for pair in (*found.matched, *found.doubtful)}
    assert shown | {record.key for record in found.left} == {record.key for record in left}
    assert all(0 <= pair.p <= pair.alone + 1e-4 for pair in (*found.matched, *found.doubtful))
