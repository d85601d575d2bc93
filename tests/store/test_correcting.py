"""A correction is a claim with its source: one voice more, and the last word only where it is locked."""

from __future__ import annotations

import pytest

from cinequorum.model.film import Fact, Film
from cinequorum.model.judgement import Signed, withdraw
from cinequorum.model.page import NOTE
from cinequorum.pipeline import films_of
from cinequorum.reconcile.rulings import rulings_of
from cinequorum.store.correcting import Correction, plan_correction
from cinequorum.store.ingest import plan_change
from cinequorum.store.judging import plan_judgements
from cinequorum.store.memory import MemoryStore
from tests.reconcile.build import Draft

SIGNED = Signed(author="Ada Editor", time="2026-05-01T10:00:00Z")
MINUTES = Correction(field="runtime", label="Running time", value="97", quote="It runs 97 minutes.")


def filled(*rows: tuple[str, str, int, str]) -> MemoryStore:
    """A store of pages: source, title, year and running time of each."""
    store = MemoryStore()
    for source, title, year, minutes in rows:
        draft = Draft(source=source, text=f"{title} runs {minutes} minutes.", title=title, year=year)
        draft.says("runtime", minutes, minutes)
        store.apply(plan_change(store, [draft.reading()]))
    return store


@pytest.fixture
def store() -> MemoryStore:
    """Two films of one title, the first with two pages that agree."""
    return filled(("a", "The Lock", 1931, "104"), ("b", "The Lock", 1931, "104"), ("c", "The Lock", 1958, "88"))


def corrected(store: MemoryStore, correction: Correction, slug: str = "the-lock-1931") -> str:
    film = store.film(slug)
    assert film is not None
    change, tie = plan_correction(store, film, correction, SIGNED)
    store.apply(change)
    return tie


def runtime(store: MemoryStore, slug: str = "the-lock-1931") -> Fact:
    film = store.film(slug)
    assert film is not None
    (fact,) = film.having("runtime")
    return fact


def locked(value: str, field: str = "runtime") -> Correction:
    return Correction(field=field, label=field, value=value, locked=True)


def test_a_correction_is_one_voice_more(store: MemoryStore) -> None:
    """Unlocked, it stands beside what two pages say, with its words."""
    corrected(store, MINUTES)
    fact = runtime(store)
    assert fact.value == "104"
    assert [other.value for other in fact.dissent] == ["97"]
    (support,) = fact.dissent[0].support
    reading = store.reading(support.span.page)
    assert reading is not None
    assert reading.page.kind.name == NOTE
    assert reading.page.slice(support.span) == "97"
    assert "“It runs 97 minutes.”" in reading.page.text


def test_a_locked_value_is_shown(store: MemoryStore) -> None:
    """Locked, it is shown, the others beside it, and is never called certain."""
    corrected(store, locked("97"))
    fact = runtime(store)
    assert (fact.value, fact.qualifier("locked"), fact.status) == ("97", "yes", "disputed")
    assert 0.98 < fact.p < 1
    assert [other.value for other in fact.dissent] == ["104"]
    assert 0 < fact.dissent[0].p < 0.02


def test_a_locked_value_is_shown_to_the_letter(store: MemoryStore) -> None:
    """Also where it counts as the same as what the others say: a running time a minute off."""
    corrected(store, locked("103"))
    assert runtime(store).value == "103"


def test_two_locks_decide_nothing(store: MemoryStore) -> None:
    """Locks that exclude each other leave the vote as it is."""
    corrected(store, locked("97"))
    corrected(store, locked("61"))
    assert runtime(store).value == "104"


def test_a_note_is_on_its_film_only(store: MemoryStore) -> None:
    """Another film of that title is not drawn in, however the titles agree."""
    corrected(store, locked("97"))
    assert runtime(store, "the-lock-1958").value == "88"
    assert {card.slug for card in store.films()} == {"the-lock-1931", "the-lock-1958"}


def test_a_year_moves_the_film_and_nothing_else(store: MemoryStore) -> None:
    """A locked year is the film's year."""
    corrected(store, locked("1932", "year"))
    assert {card.slug: card.sources for card in store.films()} == {"the-lock-1932": 3, "the-lock-1958": 1}


def test_taken_back_the_film_is_as_it_was(store: MemoryStore) -> None:
    """To the last letter; the note is on no film, and no film is made of it."""
    before = store.film("the-lock-1931")
    tie = corrected(store, locked("97"))
    back = withdraw(tie, SIGNED)
    store.apply(plan_judgements(store, withdrawn=[back]))
    assert store.film("the-lock-1931") == before
    assert len(store.films()) == 2
    store.apply(plan_judgements(store, withdrawn=[withdraw(back.id, SIGNED)]))
    assert runtime(store).value == "97"


def test_a_rebuild_gives_the_same(store: MemoryStore) -> None:
    """Films made of all pages at once are those that were made one by one."""
    corrected(store, locked("97"))
    tie = corrected(store, MINUTES, "the-lock-1958")
    store.apply(plan_judgements(store, withdrawn=[withdraw(tie, SIGNED)]))
    rulings = rulings_of(store.judgements(), store.withdrawals())
    made: list[Film] = list(films_of(tuple(store.readings()), rulings))
    assert sorted(film.slug for film in made) == [card.slug for card in store.films()]
    assert {film.slug: film.having("runtime")[0].value for film in made} == {
        "the-lock-1931": "97",
        "the-lock-1958": "88",
    }
