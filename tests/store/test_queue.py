"""The queue asks what is open, the most valuable first, and nothing that was decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from cinequorum.model.doubt import Doubt
from cinequorum.model.judgement import Answer, Judgement, PairKind, Signed, judge, withdraw
from cinequorum.model.reading import Reading
from cinequorum.store import memory
from cinequorum.store.ingest import plan_change
from cinequorum.store.judging import plan_judgements
from cinequorum.store.memory import MemoryStore
from cinequorum.store.queue import queue_of
from tests.reconcile.made_pages import pages
from tests.store.test_judging import page

SIGNED = Signed(author="Ada Editor", time="2026-05-01T10:00:00Z")

BRANDS = (
    page("a", "The Lock", 1931, director="Nora Vell", cast="Ivan Brand"),
    page("b", "The Lock", 1931, director="Nora Vell", cast="Ivan Brandt"),
)
WEIRS = (
    page("c", "The Weir", 1950, director="Otto Quist"),
    page("d", "The Weir", 1952, director="Otto Quist"),
)


def store_of(*readings: Reading) -> MemoryStore:
    store = MemoryStore()
    store.apply(plan_change(store, readings))
    return store


def doubts(store: MemoryStore, kind: PairKind) -> list[Doubt]:
    return [doubt for doubt in queue_of(store).doubts if doubt.pair.kind is kind]


def names(found: Sequence[Doubt]) -> list[tuple[str, str]]:
    return [(doubt.pair.left.name, doubt.pair.right.name) for doubt in found]


def decide(store: MemoryStore, doubt: Doubt, answer: Answer) -> Judgement:
    row = judge(doubt.pair, answer, SIGNED)
    store.apply(plan_judgements(store, [row]))
    return row


def test_names_that_were_neither_joined_nor_parted_are_asked_about() -> None:
    """A letter more in a surname is a slip or somebody else: with the reasons for and against."""
    (doubt,) = doubts(store_of(*BRANDS), PairKind.PERSON)
    assert names([doubt]) == [("Ivan Brand", "Ivan Brandt")]
    assert doubt.pair.within is None
    assert "same given name" in doubt.pro
    assert "both credited under cast" in doubt.pro
    assert doubt.films == ("the-lock-1931",)


def test_a_page_that_names_both_speaks_against() -> None:
    """Who writes two names in one list means two people."""
    both = page("h", "The Lock", 1931, cast="Ivan Brand", cast_="Ivan Brandt")
    (before,) = doubts(store_of(*BRANDS), PairKind.PERSON)
    (after,) = doubts(store_of(*BRANDS, both), PairKind.PERSON)
    assert after.p < before.p
    assert after.contra == ("1 page credit both, h among them",)


def test_a_part_of_a_name_is_asked_about_on_its_film_only() -> None:
    """A bare surname that fits two persons is a question for this film, and at most one of them is meant."""
    store = store_of(
        page("a", "The Lock", 1931, cast="Ivan Brand", cast_="Vera Brand"), page("b", "The Lock", 1931, cast="Brand")
    )
    found = doubts(store, PairKind.PERSON)
    assert names(found) == [("Brand", "Ivan Brand"), ("Brand", "Vera Brand")]
    assert all(doubt.pair.within is not None and doubt.p < 0.5 for doubt in found)
    assert all("the name fits 2 persons of this film" in doubt.contra for doubt in found)


def test_the_same_doubt_on_two_films_is_one_question() -> None:
    """One answer serves both; the voices of both make it more valuable."""
    store = store_of(
        *BRANDS,
        page("c", "The Weir", 1950, cast="Ivan Brand"),
        page("d", "The Weir", 1950, cast="Ivan Brandt"),
    )
    (doubt,) = doubts(store, PairKind.PERSON)
    assert (doubt.voices, doubt.films) == (2, ("the-lock-1931", "the-weir-1950"))


def test_films_kept_apart_by_a_year_are_asked_about() -> None:
    """One title and director, and years two apart: a festival's year or another film."""
    (doubt,) = doubts(store_of(*WEIRS), PairKind.FILM)
    assert names([doubt]) == [("The Weir (1950)", "The Weir (1952)")]
    assert "both directed by Otto Quist" in doubt.pro
    assert "1950 and 1952" in doubt.contra


def test_a_remake_is_no_question() -> None:
    """Decades apart it is another film, and nobody is asked."""
    assert not doubts(store_of(WEIRS[0], page("e", "The Weir", 1988, director="Otto Quist")), PairKind.FILM)


def test_other_titles_are_asked_about_only_if_people_agree() -> None:
    """A film under another language's title has its director and an actor; a director's other film has not."""
    one = page("a", "The Lock", 1931, director="Nora Vell", cast="Ivan Brand")
    other = page("f", "Schleuse", 1931, director="Nora Vell", cast="Ivan Brand")
    next_one = page("g", "The Mill", 1931, director="Nora Vell", cast="Otto Quist")
    assert names(doubts(store_of(one, other, next_one), PairKind.FILM)) == [("Schleuse (1931)", "The Lock (1931)")]


def test_a_page_hardly_about_its_film_is_asked_about() -> None:
    """A page that was not surely about the film, and says nothing that the others say."""
    stray = page("s", "The Lock")
    assert stray.film is not None
    stray = replace(stray, film=replace(stray.film, p=0.5))
    (doubt,) = doubts(store_of(*BRANDS, stray), PairKind.PAGE)
    assert names([doubt]) == [("s", "The Lock (1931)")]
    named = page("t", "The Lock", director="Nora Vell")
    assert named.film is not None
    assert not doubts(store_of(*BRANDS, replace(named, film=replace(named.film, p=0.5))), PairKind.PAGE)


def test_what_was_decided_is_not_asked_again() -> None:
    """Each of the four answers takes the pair out of the queue; taking it back puts it in again."""
    stray = page("s", "The Lock")
    assert stray.film is not None
    pages = (*BRANDS, *WEIRS, replace(stray, film=replace(stray.film, p=0.5)))
    asked = queue_of(store_of(*pages))
    assert {doubt.pair.kind for doubt in asked.doubts} == set(PairKind)
    for doubt in asked.doubts:
        for answer in Answer:
            store = store_of(*pages)
            row = decide(store, doubt, answer)
            assert doubt.pair.keys not in {left.pair.keys for left in queue_of(store).doubts}, (doubt, answer)
            store.apply(plan_judgements(store, withdrawn=[withdraw(row.id, SIGNED)]))
            assert queue_of(store) == asked


def test_a_contradiction_is_in_the_queue_and_its_pairs_too() -> None:
    """Two people who decided differently are both put aside, so the question is open again."""
    store = store_of(*BRANDS)
    (doubt,) = doubts(store, PairKind.PERSON)
    decide(store, doubt, Answer.SAME)
    assert not doubts(store, PairKind.PERSON)
    decide(store, doubt, Answer.DIFFERENT)
    assert len(queue_of(store).contradictions) == 1
    assert names(doubts(store, PairKind.PERSON)) == [("Ivan Brand", "Ivan Brandt")]


def test_the_most_valuable_comes_first() -> None:
    """Value is how open a question is times the voices that its answer moves."""
    store = store_of(
        *BRANDS,
        page("i", "The Lock", 1931, cast="Ivan Brand"),
        page("j", "The Lock", 1931, cast="Ivan Brandt"),
        *WEIRS,
    )
    values = [doubt.value for doubt in queue_of(store).doubts]
    assert len(values) > 1
    assert values == sorted(values, reverse=True)


def test_the_order_of_pages_does_not_matter() -> None:
    """The same pages in another order give the same queue."""
    pages = (*BRANDS, *WEIRS)
    assert queue_of(store_of(*pages)) == queue_of(store_of(*reversed(pages)))


@pytest.mark.parametrize("seed", [2, 3, 5, 8, 13])
def test_the_queue_makes_no_documents_and_asks_as_if_they_were_there(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who says what on which page is enough: the same doubts, with the same reasons, voices and values."""
    store = store_of(*pages(seed, 12), *BRANDS, *WEIRS)
    with monkeypatch.context() as patch:
        patch.setattr(memory, "whole_film", lambda *_: pytest.fail("made for the queue"))
        before = queue_of(store)
    assert before.doubts
    assert all(store.film(card.slug) is not None for card in store.films())
    assert queue_of(store) == before
