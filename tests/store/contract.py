"""What every store must do: one set of tests, run against each backend."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import pytest

from cinequorum.cli.doctor import complaints
from cinequorum.model.film import Comparison, Film, Person, SourceEntry
from cinequorum.model.judgement import Answer, Judgement, Pair, PairKind, Side, Signed, judge, spelling, withdraw
from cinequorum.model.opinion import Verdict
from cinequorum.model.page import Kind, Page, Span
from cinequorum.model.reading import Reading, SubjectFilm
from cinequorum.model.record import Leaning, SourceRecord
from cinequorum.pipeline import films_of
from cinequorum.reconcile.subjects import block_keys
from cinequorum.score.similar import links_of
from cinequorum.store.ingest import plan_change
from cinequorum.store.judging import plan_judgements
from cinequorum.store.memory import card_of
from cinequorum.store.port import Change, Store, titles_near
from cinequorum.store.queue import queue_of
from tests.reconcile.made_pages import pages

OpenStore = Callable[[], Store]


def reading(page_id: str, title: str, year: int | None = None) -> Reading:
    """A reading of an invented page about the film `title`."""
    text = f"{title} is a film."
    span = Span(page=page_id, start=0, end=len(title))
    page = Page(
        id=page_id,
        source=f"{page_id}.txt",
        text=text,
        language="en",
        kind=Kind(name="critic_review", p=0.9),
        headline=title,
        author=None,
        outlet=None,
        published=None,
        blocks=(),
    )
    film = SubjectFilm(title=title, year=year, span=span, p=0.9)
    return Reading(page=page, film=film, verdict=Verdict(label="none", value=None, p=1.0))


def film(slug: str, title: str, year: int | None = None, people: tuple[Person, ...] = ()) -> Film:
    """A film with nothing but a title, people and one source."""
    entry = SourceEntry(
        id=f"{slug}-page",
        source=f"{slug}.txt",
        kind="critic_review",
        kind_p=0.9,
        title=title,
        author=None,
        outlet=None,
        published=None,
        rating=None,
        rating_raw=None,
        verdict="none",
        spoiler_level="none",
        independent=True,
    )
    return Film(
        slug=slug,
        title=title,
        original_title=None,
        year=year,
        titles=(title,),
        facts=(),
        statements=(),
        people=people,
        disagreements=(),
        shared=(),
        critics=None,
        audience=None,
        aggregates=(),
        verdicts=(),
        aspects=(),
        consensus=(),
        comparisons=(),
        similar=(),
        reviews=(),
        sources=(entry,),
    )


def person(name: str, slug: str, *spellings: str) -> Person:
    """A director with some spellings."""
    return Person(
        name=name, slug=slug, credits=(("director", None),), spellings=(name, *spellings), evidence=(), support=()
    )


def judgement(left: str, right: str, answer: Answer = Answer.SAME) -> Judgement:
    """A judgement on two spellings."""
    pair = Pair(kind=PairKind.PERSON, left=spelling(left), right=spelling(right))
    return judge(pair, answer, Signed(author="Ada Editor", time="2026-05-01T10:00:00Z", evidence=("«seen»",), note="n"))


def beside(title: str) -> Comparison:
    """Another film that one voice names."""
    return Comparison(title=title, year=None, relation="compared", n=1, support=())


def holding(made: Film, *page_ids: str) -> Film:
    """The film with these pages."""
    return replace(made, sources=tuple(replace(made.sources[0], id=page_id) for page_id in page_ids))


class StoreContract:
    """Subclass this and give `open_store`."""

    @pytest.fixture
    def store(self, open_store: OpenStore) -> Store:
        return open_store()

    def test_changes_together_are_one(self, open_store: OpenStore) -> None:
        """Of several changes applied together all are written, or, where anything fails, none."""
        store = open_store()
        store.apply(Change(readings=(reading("p", "Solaris"),)))
        with suppress(ZeroDivisionError), store.together():
            store.apply(Change(readings=(reading("q", "Stalker"),), loaded=("mark",)))
            assert store.page_count() == 2
            _ = 1 / 0
        assert (store.page_count(), store.loaded()) == (1, frozenset())
        with store.together():
            store.apply(Change(readings=(reading("q", "Stalker"),), loaded=("mark",)))
            store.apply(Change(readings=(reading("r", "Mirror"),), loaded=("mark", "other")))
        assert (store.page_count(), store.loaded()) == (3, frozenset({"mark", "other"}))

    def test_cleared_it_has_its_judgements_left(self, open_store: OpenStore) -> None:
        """Pages, films and what is searched are gone, judgements and what was learned are not."""
        store = open_store()
        made = pages(3, 6)
        learned = SourceRecord(source="quay post", field="year", answered=3, right=0.9)
        store.apply(Change(judgements=(judgement("a", "b"),), records=(learned,), loaded=("mark",)))
        store.apply(plan_change(store, made))
        before = {card.slug: store.film(card.slug) for card in store.films()}
        assert before
        store.clear()
        assert (store.page_count(), store.films(), store.loaded()) == (0, (), frozenset())
        assert store.search("pier") == ()
        assert (len(store.judgements()), store.records()) == (1, (learned,))
        store.apply(plan_change(store, made))
        assert {card.slug: store.film(card.slug) for card in store.films()} == before

    def test_is_empty_at_first(self, store: Store) -> None:
        """A fresh store has nothing, and says so without errors."""
        assert store.films() == ()
        assert list(store.readings()) == []
        assert store.film("nothing") is None
        assert store.reading("0" * 32) is None
        assert store.search("anything") == ()
        assert store.recent(5) == ()
        assert store.page_count() == 0
        assert (store.judgements(), store.withdrawals(), store.records()) == ((), (), ())

    def test_gives_back_what_it_was_given(self, store: Store) -> None:
        """Readings and films come back equal, to the last field."""
        first, one = reading("a" * 32, "The Lantern", 1931), film("the-lantern-1931", "The Lantern", 1931)
        store.apply(Change(readings=(first,), films=(one,)))
        assert store.reading("a" * 32) == first
        assert store.film("the-lantern-1931") == one
        assert store.known(["a" * 32, "b" * 32]) == {"a" * 32}

    def test_twice_changes_nothing(self, store: Store) -> None:
        """The same change twice leaves the same store."""
        change = Change(readings=(reading("a" * 32, "The Lantern"),), films=(film("the-lantern", "The Lantern"),))
        store.apply(change)
        before = (store.films(), list(store.readings()))
        store.apply(change)
        assert (store.films(), list(store.readings())) == before

    def test_films_are_in_order_of_title_and_year(self, store: Store) -> None:
        """Order does not depend on when a film came in."""
        films = (film("z-2", "Zenith", 1950), film("a-1", "Aurora"), film("z-1", "Zenith", 1920), film("z-0", "Zenith"))
        store.apply(Change(films=films))
        assert [card.slug for card in store.films()] == ["a-1", "z-0", "z-1", "z-2"]

    def test_a_film_that_is_gone_is_gone(self, store: Store) -> None:
        """A merged film's old slug is no longer listed or found."""
        store.apply(Change(films=(film("old", "The Lantern"),)))
        store.apply(Change(films=(film("new", "The Lantern", 1931),), gone=("old",)))
        assert [card.slug for card in store.films()] == ["new"]
        assert store.film("old") is None
        assert [hit.slug for hit in store.search("lantern")] == ["new"]

    def test_readings_are_found_by_their_keys(self, store: Store) -> None:
        """A new page's film is joined with the pages filed under the same keys, and no others are read."""
        one, two = reading("a" * 32, "The Lantern"), reading("b" * 32, "Aurora")
        store.apply(Change(readings=(one, two)))
        assert list(store.readings(block_keys(two))) == [two]

    def test_films_are_found_by_what_links_them(self, store: Store) -> None:
        """By slug, title, those named beside them; a key that too many films have is told from the others."""
        one = replace(film("aurora", "The Aurora"), comparisons=(beside("Zenith"),))
        store.apply(Change(films=(one, film("zenith", "Zenith"), film("dusk", "Dusk"))))
        assert [link.slug for link in store.links(frozenset({"slug:dusk", "beside:zenith"}))] == ["aurora", "dusk"]
        assert store.links(frozenset({"title:aurora"})) == (links_of(one),)
        assert store.crowds(frozenset({"title:aurora", "title:noon"}), 0) == {"title:aurora"}
        assert store.crowds(frozenset({"title:aurora"}), 1) == frozenset()
        store.apply(Change(films=(film("aurora", "Dawn"),), gone=("dusk",)))
        assert store.links(frozenset({"title:aurora", "beside:zenith", "slug:dusk"})) == ()
        assert [link.title for link in store.links(frozenset({"slug:aurora", "title:zenith"}))] == ["Dawn", "Zenith"]

    def test_the_films_of_pages_are_known(self, store: Store) -> None:
        """Which films some pages belong to, also after one has gone from one film to another."""
        first, second = reading("a" * 32, "Aurora"), reading("b" * 32, "Zenith")
        films = (holding(film("aurora", "Aurora"), "a" * 32), holding(film("zenith", "Zenith"), "b" * 32))
        store.apply(Change(readings=(first, second), films=films))
        assert store.films_with(["a" * 32, "c" * 32]) == {"aurora"}
        store.apply(Change(films=(holding(films[1], "a" * 32, "b" * 32),), gone=("aurora",)))
        assert store.films_with(["a" * 32]) == {"zenith"}
        store.apply(Change(films=(holding(films[1], "b" * 32),)))
        assert store.films_with(["a" * 32]) == frozenset()

    def test_people_are_found_under_every_spelling(self, store: Store) -> None:
        """A search knows no accents, no case and every spelling; the last word may be unfinished."""
        director = person("Zoë Müller", "zoe-muller", "Zoya Myuller", "Зоя Мюллер")
        store.apply(Change(films=(film("aurora", "Aurora", people=(director,)),)))
        for query in ("zoe muller", "Zoë", "myull", "мюллер"):
            assert ("person", "zoe-muller") in {(hit.kind, hit.slug) for hit in store.search(query)}, query
        assert store.person_films("zoe-muller") == ("aurora",)

    def test_a_search_takes_any_text(self, store: Store) -> None:
        """Operators and quotes of a query language are words like any other."""
        store.apply(Change(films=(film("aurora", "Aurora"),)))
        for query in ('"', "AND", "a* OR (", "aurora NOT", "-", "  ", "NEAR/2", "aurora'; drop table film"):
            store.search(query)
        assert [hit.slug for hit in store.search("AURORA")] == ["aurora"]

    def test_recent_pages_come_newest_first(self, store: Store) -> None:
        """The pages added last lead, and no more than asked for."""
        for page_id, title in (("a" * 32, "Aurora"), ("b" * 32, "Zenith"), ("c" * 32, "Dusk")):
            store.apply(Change(readings=(reading(page_id, title),)))
        assert [card.id[0] for card in store.recent(2)] == ["c", "b"]
        assert store.page_count() == len(list(store.readings()))

    def test_near_titles_help_with_a_typo(self, store: Store) -> None:
        """An unknown title is answered with those that resemble it."""
        store.apply(Change(films=(film("aurora", "Aurora"), film("zenith", "Zenith"))))
        assert titles_near(store, "Auroa") == ("Aurora",)

    def test_records_of_sources_are_replaced_as_a_whole(self, store: Store) -> None:
        """What was learned last holds; a change without records leaves them."""
        old = SourceRecord(source="quay post", field="release", answered=12, right=0.91)
        new = (replace(old, right=0.5), SourceRecord(source="lantern", field="year", answered=3, right=0.8125))
        store.apply(Change(records=(old,)))
        store.apply(Change(records=new))
        store.apply(Change())
        assert store.records() == (new[1], new[0])

    def test_leanings_are_replaced_as_a_whole(self, store: Store) -> None:
        """What was learned last holds; a change without leanings leaves them."""
        old = Leaning(by="critic", name="ada invented", n=12, leaning=3.25, noise=11.5)
        new = (Leaning(by="outlet", name="quay post", n=9, leaning=-0.5, noise=15.52), replace(old, n=13))
        store.apply(Change(leanings=(old,)))
        store.apply(Change(leanings=new))
        store.apply(Change())
        assert store.leanings() == (new[1], new[0])

    def test_the_log_only_grows(self, store: Store) -> None:
        """Judgements come back equal, in the order in which they came; a row sent twice is one row; none is deleted."""
        one, two = judgement("Zoë Müller", "Zoya Myuller"), judgement("A. Lee", "Ada Lee", Answer.UNSURE)
        back = withdraw(one.id, Signed(author="Bo Ek", time="2026-05-02", evidence=("a mistake",)))
        store.apply(Change(judgements=(two,)))
        store.apply(Change(judgements=(one, two), withdrawals=(back,)))
        store.apply(Change(withdrawals=(back,)))
        assert store.judgements() == (two, one)
        assert store.withdrawals() == (back,)

    def test_a_judgement_changes_films_and_undo_restores_them(self, store: Store) -> None:
        """On every backend: two films judged the same are one; taken back, they are as they were."""
        pages = (reading("a" * 32, "The Lantern", 1931), reading("b" * 32, "Aurora", 1931))
        store.apply(plan_change(store, pages))
        before = [store.film(card.slug) for card in store.films()]
        sides = [Side(key=page.page.id, name=page.page.headline or "") for page in pages]
        pair = Pair(kind=PairKind.FILM, left=sides[0], right=sides[1])
        joined = judge(pair, Answer.SAME, Signed(author="Ada Editor", time="2026-05-01T10:00:00Z"))
        store.apply(plan_judgements(store, [joined]))
        (card,) = store.films()
        assert card.sources == 2
        assert {hit.slug for hit in store.search("aurora")} | {hit.slug for hit in store.search("lantern")} == {
            card.slug
        }
        store.apply(plan_judgements(store, withdrawn=[withdraw(joined.id, Signed(author="Bo Ek", time="2026-05-02"))]))
        assert [store.film(card.slug) for card in store.films()] == before

    @pytest.mark.parametrize("seed", [3, 11])
    def test_pages_one_by_one_make_what_all_at_once_make(self, store: Store, seed: int) -> None:
        """In any order, looked at in between or not: documents, lists and links are those of the library's films."""
        made = pages(seed, 9)
        for number, page in enumerate(random.Random(seed).sample(made, len(made))):
            store.apply(plan_change(store, [page]))
            if number % 4 == 2:
                assert all(store.film(card.slug) is not None for card in store.films())
        whole = {film.slug: film for film in films_of(made)}
        assert {card.slug: card for card in store.films()} == {
            slug: card_of(film, len(film.sources)) for slug, film in whole.items()
        }
        slugs = frozenset(f"slug:{slug}" for slug in whole)
        assert store.links(slugs) == tuple(links_of(whole[slug]) for slug in sorted(whole))
        assert store.similar(frozenset(whole)) == {slug: film.similar for slug, film in whole.items()}
        assert {slug: store.film(slug) for slug in whole} == whole

    def test_what_is_asked_of_all_films_makes_no_documents(self, store: Store) -> None:
        """Whether the store holds together, and what is open, is told without a document; then with all of them."""
        made = pages(5, 8)
        store.apply(plan_change(store, made))
        asked = (complaints(store), queue_of(store))
        assert asked[0] == ()
        assert [store.made(card.slug) for card in store.films()] == [None] * len(store.films())
        whole = [store.film(card.slug) for card in store.films()]
        assert [store.made(card.slug) for card in store.films()] == whole
        assert (complaints(store), queue_of(store)) == asked

    def test_readings_are_given_by_page(self, store: Store) -> None:
        """In order of page id, those that are there."""
        one, two = reading("a" * 32, "The Lantern"), reading("b" * 32, "Aurora")
        store.apply(Change(readings=(two, one)))
        assert [r.page.id for r in store.readings_of(["b" * 32, "c" * 32, "a" * 32])] == ["a" * 32, "b" * 32]

    def test_pages_keep_when_they_came(self, store: Store) -> None:
        """A page that is read again came when it came first."""
        store.apply(Change(readings=(reading("a" * 32, "The Lantern"),)))
        first = store.came(["a" * 32, "c" * 32])
        assert [*first] == ["a" * 32]
        assert first["a" * 32].utcoffset() == timedelta(0)
        store.apply(Change(readings=(reading("a" * 32, "The Lantern"), reading("b" * 32, "Aurora"))))
        again = store.came(["a" * 32, "b" * 32])
        assert again["a" * 32] == first["a" * 32] <= again["b" * 32]

    def test_support_outside_its_page_is_found(self, store: Store) -> None:
        """A claim that points behind the end of its page is told of, whether the film's document is there or not."""
        (page, *_) = pages(5, 1)
        far = replace(page.claims[0], span=Span(page=page.page.id, start=0, end=10**6))
        store.apply(plan_change(store, [replace(page, claims=(*page.claims[1:], far))]))
        assert any("points outside page" in told for told in complaints(store))
