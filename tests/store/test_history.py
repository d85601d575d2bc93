"""A film as of a day is made of what had been read, or published, by then; and what is otherwise is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cinequorum.model.film import Film
from cinequorum.model.judgement import Answer, Pair, PairKind, Side, Signed, judge
from cinequorum.model.reading import Reading
from cinequorum.store.changes import Changes, changes
from cinequorum.store.history import Days, film_at
from cinequorum.store.ingest import plan_change
from cinequorum.store.judging import plan_judgements
from cinequorum.store.memory import MemoryStore
from tests.reconcile.made_pages import pages
from tests.store.contract import judgement

FIRST = date(2026, 1, 1)
FILM = 6  # pages
OUT = ("2020-02-01", "2020-03", "2021", None, "2020-02-03", "2022-01-01")


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = datetime(2026, 1, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


def one_film() -> list[Reading]:
    """Pages about one film, each published on another day."""
    store = MemoryStore()
    store.apply(plan_change(store, pages(5, 4 * FILM)))
    largest = max(store.films(), key=lambda card: card.sources)
    held = [*store.readings_of(store.members(frozenset({largest.slug}))[largest.slug])][:FILM]
    return [replace(r, page=replace(r.page, published=out)) for r, out in zip(held, OUT, strict=True)]


@pytest.fixture(scope="module")
def told() -> tuple[MemoryStore, str, list[Reading]]:
    """A store that got one page a day, the slug of the film, and the pages."""
    clock = Clock()
    store = MemoryStore(clock)
    readings = one_film()
    for reading in readings:
        store.apply(plan_change(store, [reading]))
        clock.now += timedelta(days=1)
    (slug,) = {card.slug for card in store.films() if card.sources == len(readings)}
    return store, slug, readings


def ids(film: Film | None) -> set[str]:
    return set() if film is None else {entry.id for entry in film.sources}


def test_there_are_pages_to_tell_apart(told: tuple[MemoryStore, str, list[Reading]]) -> None:
    """The cases below would prove nothing on one page."""
    assert len(told[2]) == FILM


def test_known_on_a_day(told: tuple[MemoryStore, str, list[Reading]]) -> None:
    """What had been read by its end, day by day; before the first page there is no film."""
    store, slug, readings = told
    assert film_at(store, slug, Days(known=FIRST - timedelta(days=1))).film is None
    for n in range(len(readings)):
        past = film_at(store, slug, Days(known=FIRST + timedelta(days=n)))
        assert ids(past.film) == {r.page.id for r in readings[: n + 1]}
        assert (past.pages, past.unread) == (len(readings), len(readings) - n - 1)


def test_as_known_today_is_the_film(told: tuple[MemoryStore, str, list[Reading]]) -> None:
    """The same document, but for what is like it: that is asked of other films."""
    store, slug, _ = told
    whole = store.film(slug)
    assert whole is not None
    assert film_at(store, slug, Days()).film == replace(whole, similar=())


@pytest.mark.parametrize(
    ("day", "fits", "undated"),
    [
        ("2020-02-01", {"2020-02-01"}, 1),
        ("2020-03-30", {"2020-02-01", "2020-02-03"}, 1),
        ("2020-03-31", {"2020-02-01", "2020-02-03", "2020-03"}, 1),
        ("2021-12-30", {"2020-02-01", "2020-02-03", "2020-03"}, 1),
        ("2021-12-31", {"2020-02-01", "2020-02-03", "2020-03", "2021"}, 1),
    ],
)
def test_true_on_a_day(day: str, fits: set[str], undated: int, told: tuple[MemoryStore, str, list[Reading]]) -> None:
    """What had certainly been published by then, whenever it was read; pages without a date can't be placed."""
    store, slug, readings = told
    past = film_at(store, slug, Days(true=date.fromisoformat(day)))
    there = {r.page.published for r in readings}
    wanted = {r.page.id for r in readings if r.page.published in fits}
    assert ids(past.film) == wanted
    assert past.undated == (undated if None in there else 0)
    assert past.later == len(readings) - len(wanted) - past.undated


def test_the_two_dates_are_told_apart(told: tuple[MemoryStore, str, list[Reading]]) -> None:
    """A page must have been read by the one and published by the other."""
    store, slug, readings = told
    both = film_at(store, slug, Days(known=FIRST + timedelta(days=1), true=date(2020, 2, 29)))
    assert ids(both.film) == {readings[0].page.id}
    assert both.days == Days(known=FIRST + timedelta(days=1), true=date(2020, 2, 29))


def test_decisions_of_later_do_not_count() -> None:
    """What people decided is known from the day on which they did."""
    store = MemoryStore(Clock())
    store.apply(plan_change(store, one_film()))
    (slug,) = {card.slug for card in store.films() if card.sources > 1}
    people = [person.name for person in (store.film(slug) or pytest.fail("no film")).people]
    made = replace(judgement(people[0], people[1]), time="2026-02-01T00:00:00+00:00")
    store.apply(plan_judgements(store, (made,)))
    before = film_at(store, slug, Days(known=date(2026, 1, 31))).film
    after = film_at(store, slug, Days(known=date(2026, 2, 1))).film
    assert before is not None
    assert after is not None
    assert before.judgements == ()
    assert [row.id for row in after.judgements] == [made.id]


@pytest.mark.parametrize("answer", [Answer.DIFFERENT, Answer.NOT_APPLICABLE])
def test_a_page_taken_off_later_is_on_the_film_as_it_was_known(answer: Answer) -> None:
    """Before the day on which somebody took it off it was there; taken back, it is there again."""
    store = MemoryStore(Clock())
    readings = one_film()
    store.apply(plan_change(store, readings))
    (slug,) = {card.slug for card in store.films() if card.sources > 1}
    film, page = (Side(key=one.page.id, name=one.page.source) for one in readings[:2])
    pair = Pair(kind=PairKind.PAGE, left=page, right=film)
    made = judge(pair, answer, Signed(author="Ada Editor", time="2026-02-01T00:00:00+00:00", evidence=("seen",)))
    store.apply(plan_judgements(store, (made,)))
    (slug,) = store.films_with((film.key,))
    everything = {one.page.id for one in readings}
    before, after = (film_at(store, slug, Days(known=day)) for day in (date(2026, 1, 31), date(2026, 2, 1)))
    assert ids(before.film) == everything
    assert before.pages == FILM
    assert ids(after.film) == ids(film_at(store, slug, Days()).film) == everything - {page.key}
    assert [source.id for source in changes(after.film, before.film).sources if source.new] == [page.key]


def test_what_is_otherwise_is_told(told: tuple[MemoryStore, str, list[Reading]]) -> None:
    """Each page that came, and each fact that came with it; one carried by more is moved."""
    store, slug, readings = told
    one, two = (film_at(store, slug, Days(known=FIRST + timedelta(days=n))).film for n in (0, len(readings) - 1))
    found = changes(one, two)
    assert {source.id for source in found.sources if source.new} == {r.page.id for r in readings[1:]}
    kinds = {change.kind for change in found.facts}
    assert "came" in kinds
    assert "moved" in kinds
    moved = next(change for change in found.facts if change.kind == "moved")
    assert moved.before != moved.after


@given(days=st.tuples(st.integers(-1, FILM), st.integers(-1, FILM)))
def test_changes_there_and_back(days: tuple[int, int], told: tuple[MemoryStore, str, list[Reading]]) -> None:
    """Nothing is otherwise from a state to itself; the way back has each change the other way round."""
    store, slug, _ = told
    one, two = (film_at(store, slug, Days(known=FIRST + timedelta(days=n))).film for n in days)
    there, back = changes(one, two), changes(two, one)
    assert changes(one, one) == Changes()
    assert {(c.field, c.value, c.before, c.after) for c in there.facts} == {
        (c.field, c.value, c.after, c.before) for c in back.facts
    }
    assert {(s.id, s.new) for s in there.sources} == {(s.id, not s.new) for s in back.sources}
    assert [(s.by, s.before, s.after) for s in there.scores] == [(s.by, s.after, s.before) for s in back.scores]
