"""What is judged takes effect at once, comes before every comparison, and is undone without a trace."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cinequorum.model.film import Film
from cinequorum.model.judgement import Answer, Judgement, Pair, PairKind, Side, Signed, judge, spelling, withdraw
from cinequorum.model.reading import Reading
from cinequorum.pipeline import films_of
from cinequorum.reconcile.notes import with_notes
from cinequorum.reconcile.rulings import rulings_of
from cinequorum.store.ingest import plan_change
from cinequorum.store.judging import plan_judgements
from cinequorum.store.memory import MemoryStore
from cinequorum.store.port import Store
from tests.reconcile.build import Draft

SIGNED = Signed(author="Ada Editor", time="2026-05-01T10:00:00Z", evidence=("seen in the credits",))


def page(source: str, title: str, year: int | None = None, **credits: str) -> Reading:
    """A review that names people: field and name."""
    text = f"{title}. {'. '.join(credits.values())}."
    draft = Draft(source=source, text=text, title=title, year=year)
    for field, name in credits.items():
        draft.says(field.rstrip("_"), name, name)
    return draft.reading()


PAGES = (
    page("a", "The Lock", 1931, director="Nora Vell", cast="Ivan Brandt"),
    page("b", "The Lock", 1931, director="Nora Vell", cast="I. Brandt"),
    page("c", "The Lock", 1932, director="Otto Quist"),
    page("d", "The Lock", None, cast="Yvan Brandt"),
    page("e", "The Lock", 1958, director="Nora Vell"),
    page("f", "Schleuse", 1931, director="Nora Vel", cast="Ivan Brand"),
    page("g", "Quite Another", 2001, cast="Ivan Brandt", cast_="I. Brandt"),
)
BY_SOURCE = {reading.page.source: reading for reading in PAGES}


def side(source: str) -> Side:
    return Side(key=BY_SOURCE[source].page.id, name=BY_SOURCE[source].film.title)  # type: ignore[union-attr]


def films(left: str, right: str, answer: Answer, kind: PairKind = PairKind.FILM) -> Judgement:
    return judge(Pair(kind=kind, left=side(left), right=side(right)), answer, SIGNED)


def names(left: str, right: str, answer: Answer, on: str | None = None) -> Judgement:
    pair = Pair(
        kind=PairKind.PERSON, left=spelling(left), right=spelling(right), within=side(on) if on is not None else None
    )
    return judge(pair, answer, SIGNED)


def store_of(readings: Sequence[Reading] = PAGES) -> MemoryStore:
    store = MemoryStore()
    store.apply(plan_change(store, readings))
    return store


def all_films(store: Store) -> list[Film | None]:
    return [store.film(card.slug) for card in store.films()]


def judged(*judgements: Judgement) -> Store:
    store = store_of()
    for judgement in judgements:
        store.apply(plan_judgements(store, [judgement]))
    return store


def pages_of(store: Store) -> set[str]:
    """The films of a store, each as the letters of its pages."""
    return {"".join(entry.source for entry in film.sources) for film in all_films(store) if film is not None}


def test_before_anybody_judges() -> None:
    """What the tests below start from: years one apart are one film, another language's title is another."""
    assert pages_of(store_of()) == {"abcd", "e", "f", "g"}


def test_one_film_of_two() -> None:
    """Two films judged the same are one, with all their pages, and the film says on whose word."""
    store = judged(films("a", "f", Answer.SAME))
    assert pages_of(store) == {"abcdf", "e", "g"}
    film = next(film for film in all_films(store) if film is not None and len(film.sources) == 5)
    assert [j.told() for j in film.judgements] == ["judged the same by Ada Editor on 2026-05-01: seen in the credits"]


def test_two_films_of_one() -> None:
    """Films judged different are parted: each page goes where its people and year say."""
    assert pages_of(judged(films("a", "c", Answer.DIFFERENT))) == {"abd", "c", "e", "f", "g"}


def test_who_fits_both_sides_alike_goes_with_neither() -> None:
    """A page that nothing ties to one of the parted films becomes a film of its own: no guess."""
    bare = page("h", "The Lock")
    store = store_of((PAGES[0], PAGES[2], bare))
    assert pages_of(store) == {"ach"}
    store.apply(plan_judgements(store, [films("a", "c", Answer.DIFFERENT)]))
    assert pages_of(store) == {"a", "c", "h"}


def test_films_of_one_title_and_year_have_addresses_of_their_own() -> None:
    """Parting two films loses neither, whatever they are called."""
    store = judged(films("a", "b", Answer.DIFFERENT))
    slugs = [card.slug for card in store.films()]
    assert len(slugs) == len(set(slugs))
    assert sorted(letter for pages in pages_of(store) for letter in pages) == list("abcdefg")
    assert {"the-lock-1931", "the-lock-1931-nora-vell"} <= set(slugs)


def test_a_page_is_moved_out_alone() -> None:
    """A page that is not about the film leaves it, and takes nobody along."""
    assert pages_of(judged(films("b", "a", Answer.DIFFERENT, PairKind.PAGE))) == {"acd", "b", "e", "f", "g"}


def tied(kind: PairKind, left: Reading, right: Reading, answer: Answer) -> Judgement:
    sides = [Side(key=r.page.id, name=r.page.source) for r in (left, right)]
    return judge(Pair(kind=kind, left=sides[0], right=sides[1]), answer, SIGNED)


def test_a_page_that_is_moved_out_takes_no_other_judged_page_along() -> None:
    """Not even one that it resembles more than the film's other pages do: that one was not judged to leave."""
    first = page("p", "The Weir", 1950)
    second, out = (page(letter, "The Weir", 1950, director="Otto Quist", cast="Ana Ruiz") for letter in "qr")
    abroad = page("s", "Das Wehr", 1950)
    store = store_of((first, second, out, abroad))
    made = (tied(PairKind.FILM, second, abroad, Answer.SAME), tied(PairKind.PAGE, out, first, Answer.DIFFERENT))
    store.apply(plan_judgements(store, made))
    assert pages_of(store) == {"pqs", "r"}


def test_pages_moved_out_are_one_film_only_if_their_people_agree() -> None:
    """Two pages of other directors, both not about the film, are two other films; of one director they are one."""
    film = page("p", "The Weir", 1950, cast="Ana Ruiz")
    others = [page(s, "The Weir", 1950, director=name) for s, name in (("q", "Otto Quist"), ("r", "Nora Vell"))]
    again = page("s", "The Weir", 1950, director="Otto Quist")
    store = store_of((film, *others, again))
    made = [tied(PairKind.PAGE, one, film, Answer.DIFFERENT) for one in (*others, again)]
    store.apply(plan_judgements(store, made))
    assert pages_of(store) == {"p", "qs", "r"}


def test_two_pages_that_are_each_not_about_the_other_ones_film() -> None:
    """Judged from both sides, the other pages still find their way."""
    one, other = page("p", "The Weir", 1950, director="Otto Quist"), page("q", "The Weir", 1951, director="Nora Vell")
    third = page("r", "The Weir", 1951, director="Nora Vell")
    store = store_of((one, other, third))
    made = [tied(PairKind.PAGE, *pair, Answer.DIFFERENT) for pair in ((one, other), (other, one))]
    store.apply(plan_judgements(store, made))
    assert pages_of(store) == {"p", "qr"}


def test_no_third_page_brings_together_what_is_apart() -> None:
    """Two pages judged different stay apart though a judged third one fits both: it goes where it fits better."""
    one, third = page("p", "The Weir", 1950, director="Otto Quist"), page("q", "The Weir", 1950, cast="Ana Ruiz")
    other, abroad = page("r", "The Weir", 1950, cast="Ana Ruiz"), page("s", "Das Wehr", 1950)
    store = store_of((one, third, other, abroad))
    made = (tied(PairKind.FILM, third, abroad, Answer.SAME), tied(PairKind.FILM, one, other, Answer.DIFFERENT))
    store.apply(plan_judgements(store, made))
    assert pages_of(store) == {"p", "qrs"}


def test_a_judgement_parts_nothing_that_it_does_not_speak_of() -> None:
    """Two pages of one film that name different directors stay on it when each is joined with a page elsewhere."""
    one, other = page("p", "The Weir", 1950, director="Otto Quist"), page("q", "The Weir", 1950, director="Nora Vell")
    abroad = page("r", "Das Wehr", 1950), page("s", "Le Barrage", 1950)
    store = store_of((one, other, *abroad))
    assert pages_of(store) == {"pq", "r", "s"}
    made = [tied(PairKind.FILM, *pair, Answer.SAME) for pair in ((one, abroad[0]), (other, abroad[1]))]
    store.apply(plan_judgements(store, made))
    assert pages_of(store) == {"pqrs"}


def test_a_page_about_no_film_is_on_no_film_page() -> None:
    """It stays among the sources, and its film is made without it."""
    store = judged(films("f", "a", Answer.NOT_APPLICABLE, PairKind.PAGE))
    assert pages_of(store) == {"abcd", "e", "g"}
    assert store.reading(BY_SOURCE["f"].page.id) == with_notes(BY_SOURCE["f"])


def test_a_page_is_moved_from_one_film_to_another() -> None:
    """Not of this film and of that one: two judgements."""
    store = judged(films("b", "a", Answer.DIFFERENT, PairKind.PAGE), films("b", "e", Answer.SAME, PairKind.PAGE))
    assert pages_of(store) == {"acd", "be", "f", "g"}


def spelt(store: Store, slug: str) -> set[tuple[str, ...]]:
    """The people of a film, each by the spellings."""
    film = store.film(slug)
    assert film is not None
    return {person.spellings for person in film.people}


def test_different_wins_over_any_score() -> None:
    """Even two writings of one name stay two people's if somebody says so, on every film."""
    assert ("I. Brandt", "Ivan Brandt", "Yvan Brandt") in spelt(store_of(), "the-lock-1931")
    store = judged(names("I. Brandt", "Ivan Brandt", Answer.DIFFERENT))
    assert {("I. Brandt",), ("Ivan Brandt", "Yvan Brandt")} <= spelt(store, "the-lock-1931")
    assert {("I. Brandt",), ("Ivan Brandt",)} == spelt(store, "quite-another-2001")


def test_the_same_joins_spellings_that_no_comparison_would() -> None:
    """A stage name and a civil one are one person on every film that has both; the person says on whose word."""
    store = judged(names("Nora Vell", "Ivan Brandt", Answer.SAME))
    film = store.film("the-lock-1931")
    assert film is not None
    (person,) = [p for p in film.people if "Nora Vell" in p.spellings]
    assert person.spellings == ("I. Brandt", "Ivan Brandt", "Nora Vell", "Yvan Brandt")
    assert any("judged the same by Ada Editor on 2026-05-01: seen in the credits" in why for why in person.evidence)


def test_a_judgement_within_a_film_holds_there_only() -> None:
    """A bare surname is another person's on another film."""
    store = judged(names("Ivan Brandt", "I. Brandt", Answer.DIFFERENT, on="g"))
    assert spelt(store, "quite-another-2001") == {("I. Brandt",), ("Ivan Brandt",)}
    assert spelt(store, "the-lock-1931") == spelt(store_of(), "the-lock-1931")


def people_at(store: Store, slug: str) -> set[str]:
    """The films on the page of a person."""
    return set(store.person_films(slug))


def test_two_people_of_one_spelling_are_parted_film_by_film() -> None:
    """Marked on a film, a name there is another person's than elsewhere, and one mark is one person on all films."""
    pages = (*PAGES, page("h", "Third Thing", 1990, cast="Ivan Brandt"))
    store = store_of(pages)
    before = all_films(store)
    on = {reading.page.source: Side(key=reading.page.id, name="film") for reading in pages}
    assert people_at(store, "ivan-brandt") == {"quite-another-2001", "the-lock-1931", "third-thing-1990"}

    def parted(source: str, mark: str = "the younger") -> Judgement:
        left, right = spelling("Ivan Brandt"), spelling(f"Ivan Brandt ({mark})")
        return judge(Pair(kind=PairKind.PERSON, left=left, right=right, within=on[source]), Answer.DIFFERENT, SIGNED)

    row = parted("g")
    store.apply(plan_judgements(store, [row]))
    assert people_at(store, "ivan-brandt") == {"the-lock-1931", "third-thing-1990"}
    assert people_at(store, "ivan-brandt-the-younger") == {"quite-another-2001"}
    film = store.film("quite-another-2001")
    assert film is not None
    assert film.judgements == (row,)
    assert "Ivan Brandt here is Ivan Brandt (the younger): judged different by Ada" in film.people[0].evidence[-1]
    again = parted("h")
    store.apply(plan_judgements(store, [again]))
    assert people_at(store, "ivan-brandt-the-younger") == {"quite-another-2001", "third-thing-1990"}
    other = parted("g", "the elder")
    store.apply(plan_judgements(store, [other]))
    assert people_at(store, "ivan-brandt") == {"quite-another-2001", "the-lock-1931"}, "of two marks neither holds"
    rows = [withdraw(one.id, SIGNED) for one in (row, again, other)]
    store.apply(plan_judgements(store, withdrawn=rows))
    assert all_films(store) == before


def test_a_mark_without_a_film_or_another_name_parts_nobody() -> None:
    """Only a mark in parentheses after the very spelling, on one film, means a namesake."""
    for row in (
        names("Ivan Brandt", "Ivan Brandt (the younger)", Answer.DIFFERENT),
        names("Ivan Brandt", "Ivan Brandt (the younger)", Answer.SAME, on="g"),
        names("Ivan Brandt", "Iwan Brandt (the younger)", Answer.DIFFERENT, on="g"),
    ):
        assert people_at(judged(row), "ivan-brandt") == {"quite-another-2001", "the-lock-1931"}


def test_unsure_changes_nothing() -> None:
    """Who cannot tell decides nothing, and is not named as if he had."""
    rows = [films("a", "f", Answer.UNSURE), films("b", "a", Answer.UNSURE, PairKind.PAGE)]
    store = judged(*rows, names("Nora Vell", "Ivan Brandt", Answer.UNSURE))
    assert all_films(store) == all_films(store_of())


def test_a_new_page_finds_what_was_judged() -> None:
    """Pages that come later are put where the judgements put them: in any order, the same films."""
    log = [films("a", "f", Answer.SAME), films("a", "c", Answer.DIFFERENT), names("Nora Vel", "Nora Vell", Answer.SAME)]
    store = MemoryStore()
    store.apply(plan_judgements(store, log))
    for reading in reversed(PAGES):
        store.apply(plan_change(store, [reading]))
    assert all_films(store) == all_films(judged(*log))
    assert {film.slug: film for film in films_of(PAGES, rulings_of(log))} == {
        film.slug: film for film in all_films(store) if film is not None
    }


def test_a_contradiction_is_told_and_nothing_of_it_holds() -> None:
    """a is f, f is e, a is not e: none of the three has any effect until one is taken back."""
    log = [films("a", "f", Answer.SAME), films("f", "e", Answer.SAME), films("e", "a", Answer.DIFFERENT)]
    store = judged(*log)
    assert pages_of(store) == pages_of(store_of())
    (clash,) = rulings_of(store.judgements()).contradictions
    assert (clash.apart, set(clash.same)) == (log[2], set(log[:2]))
    film = store.film("the-lock-1931")
    assert film is not None
    assert film.contradictions == (clash,)
    store.apply(plan_judgements(store, withdrawn=[withdraw(log[1].id, SIGNED)]))
    assert all_films(store) == all_films(judged(log[0], log[2]))


def test_what_a_contradiction_held_up_takes_effect_on_every_film() -> None:
    """Once it is mended, also films that name nobody of whom the row taken back spoke are made again."""
    chain = [("Nora Vell", "Ivan Brandt"), ("Ivan Brandt", "A One"), ("A One", "B Two")]
    log = [*(names(*pair, Answer.SAME) for pair in chain), names("B Two", "Nora Vell", Answer.DIFFERENT)]
    store = judged(*log)
    assert spelt(store, "the-lock-1931") == spelt(store_of(), "the-lock-1931")
    store.apply(plan_judgements(store, withdrawn=[withdraw(log[2].id, SIGNED)]))
    assert any({"Nora Vell", "Ivan Brandt"} <= set(spellings) for spellings in spelt(store, "the-lock-1931"))


def test_no_film_is_lost_to_another_of_its_address() -> None:
    """Two titles that are one in Latin letters are two films with two addresses, also when they come one by one."""
    store = MemoryStore()
    for reading in (page("a", "Волга", 1950, director="Otto Quist"), page("b", "Volga", 1950, director="Nora Vell")):
        store.apply(plan_change(store, [reading]))
    assert sorted("".join(pages_of(store))) == ["a", "b"]


def test_what_hangs_on_a_contradiction_only_by_one_end_holds() -> None:
    """Judgements that are no part of the contradiction keep their effect."""
    log = [
        names("A One", "B Two", Answer.SAME),
        names("B Two", "A One", Answer.DIFFERENT),
        names("Ivan Brandt", "B Two", Answer.SAME),
        names("Ivan Brandt", "Nora Vell", Answer.SAME),
    ]
    assert ("I. Brandt", "Ivan Brandt", "Nora Vell", "Yvan Brandt") in spelt(judged(*log), "the-lock-1931")


def test_undo_gives_back_the_very_film() -> None:
    """After taking back, the film is the former one to the last field, and the log has both rows."""
    judgement = films("a", "f", Answer.SAME)
    store = judged(judgement)
    assert all_films(store) != all_films(store_of())
    store.apply(plan_judgements(store, withdrawn=[withdraw(judgement.id, SIGNED)]))
    assert all_films(store) == all_films(store_of())
    assert [row.id for row in store.judgements()] == [judgement.id]
    assert [row.of for row in store.withdrawals()] == [judgement.id]


def test_undoing_the_undoing_restores() -> None:
    """A withdrawal can be taken back like a judgement."""
    judgement = films("a", "f", Answer.SAME)
    store = judged(judgement)
    taken = withdraw(judgement.id, SIGNED)
    store.apply(plan_judgements(store, withdrawn=[taken]))
    store.apply(plan_judgements(store, withdrawn=[withdraw(taken.id, SIGNED)]))
    assert all_films(store) == all_films(judged(judgement))


@pytest.mark.parametrize("author", ["", "  "])
def test_nobody_judges_unsigned(author: str) -> None:
    """A judgement without an author, or of a thing with itself, is refused."""
    with pytest.raises(ValueError, match="author"):
        judge(films("a", "f", Answer.SAME).pair, Answer.SAME, Signed(author=author, time="2026-05-01"))
    with pytest.raises(ValueError, match="itself"):
        names("Nora Vell", "Nora Vell ", Answer.SAME)


ANSWERS = st.sampled_from(list(Answer))
LETTERS = st.sampled_from("abcdefg")
SPELLINGS = st.sampled_from(["Nora Vell", "Nora Vel", "Ivan Brand", "I. Brandt", "Ivan Brandt", "Yvan Brandt"])
KINDS = st.sampled_from([PairKind.FILM, PairKind.PAGE])
JUDGEMENTS = st.one_of(
    st.tuples(LETTERS, LETTERS, ANSWERS, KINDS).filter(lambda t: t[0] != t[1]).map(lambda t: films(*t)),
    st.tuples(SPELLINGS, SPELLINGS, ANSWERS, st.one_of(st.none(), LETTERS))
    .filter(lambda t: t[0] != t[1])
    .map(lambda t: names(*t)),
)


@given(st.lists(JUDGEMENTS, max_size=6, unique_by=lambda j: j.id), st.data())
@settings(max_examples=25, deadline=None)
def test_judged_and_undone_is_as_before(log: list[Judgement], data: st.DataObject) -> None:
    """Whatever is judged, one by one or at once is the same; no page is lost; taking all back leaves no trace."""
    store = judged(*log)
    assert all_films(store) == sorted(
        films_of(PAGES, rulings_of(log)), key=lambda film: [card.slug for card in store.films()].index(film.slug)
    )
    filmless = rulings_of(log).filmless
    assert sorted("".join(pages_of(store))) == [s for s, r in BY_SOURCE.items() if r.page.id not in filmless]
    for judgement in data.draw(st.permutations(log)):
        store.apply(plan_judgements(store, withdrawn=[withdraw(judgement.id, SIGNED)]))
    assert all_films(store) == all_films(store_of())


@given(st.lists(JUDGEMENTS, max_size=6, unique_by=lambda j: j.id))
@settings(max_examples=25, deadline=None)
def test_what_holds_is_kept(log: list[Judgement]) -> None:
    """Pages judged the same are on one film's page, pages judged different never, but for what contradicts itself."""
    rulings = rulings_of(log)
    home = {
        reading.page.id: film.slug
        for film in films_of(PAGES, rulings)
        for reading in PAGES
        if reading.page.id in {entry.id for entry in film.sources}
    }
    for judgement in {row for rows in rulings.by_page.values() for row in rows}:
        left, right = (home.get(key) for key in judgement.keys)
        if judgement.answer is Answer.SAME and not {*judgement.keys} & rulings.filmless:
            assert left == right
        if judgement.answer is Answer.DIFFERENT:
            assert left != right or left is None
