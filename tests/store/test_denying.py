"""What an editor takes out has no vote any more, whoever says it, and stays on record until that is taken back."""

from __future__ import annotations

import pytest

from cinequorum.model.film import Film
from cinequorum.model.judgement import Signed, withdraw
from cinequorum.pipeline import films_of
from cinequorum.reconcile.rulings import rulings_of
from cinequorum.store.correcting import Correction, plan_correction
from cinequorum.store.ingest import plan_change
from cinequorum.store.judging import plan_judgements
from cinequorum.store.memory import MemoryStore
from tests.reconcile.build import Draft

SIGNED = Signed(author="Ada Editor", time="2026-05-01T10:00:00Z")
SLUG = "the-lock-1931"
FIRST = "The Lock, with Ada Quill and Ben Sorrel, opened in Norway on 3 May 1931 and in Sweden on 3 May 1931."
SECOND = "The Lock, a drama with Ada Quil, Ben Sorrel and Cleo Tarn, opened in Norway on 3 May 1931."


@pytest.fixture
def store() -> MemoryStore:
    """A film of two pages that agree on its cast, one with a slip, and on a release."""
    first = Draft(source="a", text=FIRST, title="The Lock", year=1931)
    first.says("cast", "Ada Quill", "Ada Quill").says("cast", "Ben Sorrel", "Ben Sorrel")
    for country in ("Norway", "Sweden"):
        first.says("release", "1931-05-03", "3 May 1931", window="cinema", territory=country)
    second = Draft(source="b", text=SECOND, title="The Lock", year=1931).says("genre", "drama", "drama")
    for name in ("Ada Quil", "Ben Sorrel", "Cleo Tarn"):
        second.says("cast", name, name)
    second.says("release", "1931-05-03", "3 May 1931", window="cinema", territory="Norway")
    store = MemoryStore()
    for draft in (first, second):
        store.apply(plan_change(store, [draft.reading()]))
    return store


def noted(store: MemoryStore, field: str, value: str, **more: str) -> str:
    qualifiers = tuple(sorted((name, word) for name, word in more.items() if name != "locked"))
    correction = Correction(
        field=field, label=field, value=value, qualifiers=qualifiers, locked="locked" in more,
        denied="locked" not in more,
    )  # fmt: skip
    change, tie = plan_correction(store, film(store), correction, SIGNED)
    store.apply(change)
    return tie


def film(store: MemoryStore) -> Film:
    found = store.film(SLUG)
    assert found is not None
    return found


def values(store: MemoryStore, field: str) -> list[str]:
    return sorted(fact.value for fact in film(store).having(field))


def test_a_person_is_taken_out_under_every_spelling(store: MemoryStore) -> None:
    """Neither among the cast nor among the people; what the pages said is on record, with why it doesn't count."""
    assert len(values(store, "cast")) == 3
    noted(store, "cast", "Ada Quill")
    assert values(store, "cast") == ["Ben Sorrel", "Cleo Tarn"]
    assert "Ada Quill" not in {person.name for person in film(store).people}
    kept = [fact for fact in film(store).statements if fact.field == "cast"]
    assert {"Ada Quill", "Ada Quil"} <= {fact.value for fact in kept}
    assert any("taken out by an editor" in (fact.note or "") for fact in kept)


def test_nobody_else_goes(store: MemoryStore) -> None:
    """A name that nobody has takes nothing out, and is no fact itself."""
    noted(store, "cast", "Dora Quill")
    assert len(values(store, "cast")) == 3
    noted(store, "genre", "comedy")
    assert values(store, "genre") == ["drama"]


def test_a_release_is_taken_out_for_its_country_only(store: MemoryStore) -> None:
    """The same day elsewhere stays."""
    noted(store, "release", "1931-05-03", window="cinema", territory="Norway")
    (left,) = film(store).having("release")
    assert left.qualifier("territory") == "Sweden"


def test_a_lock_stands_against_a_denial(store: MemoryStore) -> None:
    """Two editors against each other have decided nothing."""
    noted(store, "genre", "drama", locked="yes")
    noted(store, "genre", "drama")
    assert values(store, "genre") == ["drama"]


def test_the_only_value_can_go(store: MemoryStore) -> None:
    """The field is empty then."""
    noted(store, "genre", "drama")
    assert values(store, "genre") == []


def test_taken_back_the_film_is_as_it_was(store: MemoryStore) -> None:
    """To the last letter."""
    before = film(store)
    tie = noted(store, "cast", "Ben Sorrel")
    assert len(values(store, "cast")) == 2
    store.apply(plan_judgements(store, withdrawn=[withdraw(tie, SIGNED)]))
    assert film(store) == before


def test_lists_and_rebuilds_agree(store: MemoryStore) -> None:
    """A film made of all pages at once has what the one made step by step has."""
    noted(store, "cast", "Ben Sorrel")
    (made,) = films_of(tuple(store.readings()), rulings_of(store.judgements(), store.withdrawals()))
    assert [(f.field, f.value) for f in made.facts] == [(f.field, f.value) for f in film(store).facts]
