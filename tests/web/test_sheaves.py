"""The parts of a large film's pages are read from sheaves, which have just what the pages' own rows have."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from cinequorum.model.codec import pack, unpack
from cinequorum.model.judgement import Answer, Pair, PairKind, Side, Signed, judge, withdraw
from cinequorum.model.reading import Reading
from cinequorum.pipeline import films_of
from cinequorum.store.ingest import plan_change
from cinequorum.store.judging import plan_judgements
from cinequorum_web.catalog import parts, sheaves
from cinequorum_web.catalog.models import FilmRow, KeyRow, PageRow, PartRow, SheafRow
from cinequorum_web.catalog.orm import CatalogStore
from tests.reconcile.made_pages import pages
from tests.store.contract import OpenStore

SIGNED = Signed(author="Ada Editor", time="2026-05-01T10:00:00Z", evidence=("seen in the credits",))


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Films of two pages have sheaves, of four pages at most."""
    monkeypatch.setattr(sheaves, "FEWEST", 2)
    monkeypatch.setattr(sheaves, "MOST", 4)


def check(store: CatalogStore) -> None:
    """What is read from sheaves is what the rows of the pages have, of all keys and with any pages left out."""
    using = store.using
    for film in FilmRow.objects.using(using):
        own = set(film.pages.values_list("page_id", flat=True))
        held = [page for _, _, ids in sheaves._rows(using, film) for page, _ in unpack(ids, sheaves.Pages)]
        assert sorted(held) == (sorted(own) if len(own) >= sheaves.FEWEST else [])
    everything = frozenset(KeyRow.objects.using(using).values_list("key", flat=True))
    ids = sorted(PageRow.objects.using(using).values_list("page_id", flat=True))
    for keys in (everything, frozenset(sorted(everything)[::3])):
        for without in (frozenset[str](), frozenset(ids[::2])):
            rows = KeyRow.objects.using(using).filter(key__in=keys).values("page")
            found = {one.part.subject.page: one for one in sheaves.filed(using, keys, without)}
            assert found == {one.part.subject.page: one for one in parts.filed(using, rows, without)}
    slugs = FilmRow.objects.using(using).values_list("slug", flat=True)
    kept = frozenset(ids)
    assert sheaves.imprints(using, kept, slugs) == parts.imprints(using, kept, ())


def read_anew(reading: Reading) -> Reading:
    """The same page, of which less is understood."""
    return replace(reading, claims=reading.claims[:-1], notes=None)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_sheaves_have_what_the_pages_have(open_store: OpenStore, seed: int) -> None:
    """Pages come in any order, are read anew, are judged to be of another film, and come back."""
    store = open_store()
    assert isinstance(store, CatalogStore)
    draw = random.Random(seed)
    made = {reading.page.id: reading for reading in pages(seed, 14)}
    for number, reading in enumerate(draw.sample(list(made.values()), len(made))):
        store.apply(plan_change(store, [reading]))
        if number % 5 == 4:
            again = read_anew(draw.choice([one for page in made if (one := store.reading(page)) is not None]))
            made[again.page.id] = again
            store.apply(plan_change(store, [again]))
        check(store)
    whole = {film.slug: film for film in films_of(made.values())}
    assert {slug: store.film(slug) for slug in whole} == whole
    film = max(whole.values(), key=lambda film: len(film.sources))
    sides = [Side(key=entry.id, name=entry.source) for entry in film.sources[:2]]
    apart = judge(Pair(kind=PairKind.PAGE, left=sides[0], right=sides[1]), Answer.DIFFERENT, SIGNED)
    store.apply(plan_judgements(store, [apart]))
    check(store)
    store.apply(plan_judgements(store, withdrawn=[withdraw(apart.id, Signed(author="Bo Ek", time="2026-05-02"))]))
    check(store)
    assert {slug: store.film(slug) for slug in whole} == whole


def test_sheaves_of_other_rules_are_passed_over(open_store: OpenStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """When parts are made by other rules, no old one is read; the next page brings new sheaves."""
    store = open_store()
    assert isinstance(store, CatalogStore)
    made = pages(4, 9)
    store.apply(plan_change(store, made[:8]))
    for module in ("cinequorum.reconcile.parts", "cinequorum_web.catalog.parts", "cinequorum_web.catalog.sheaves"):
        monkeypatch.setattr(f"{module}.made_by", lambda: "other rules")
    store.apply(plan_change(store, made[8:]))
    told = {one.part.made_by for one in parts.filed_as(store.using, [reading.page.id for reading in made])}
    assert told == {"other rules"}
    touched = SheafRow.objects.using(store.using).filter(film__pages__page_id=made[8].page.id)
    assert {row.made_by for row in touched} == {"other rules"}
    assert {card.slug: store.film(card.slug) for card in store.films()} == {f.slug: f for f in films_of(made)}


def test_parts_of_another_form_are_made_anew(open_store: OpenStore) -> None:
    """A part that other rules made may look otherwise: it is not read, whatever it is."""
    store = open_store()
    assert isinstance(store, CatalogStore)
    made = pages(4, 9)
    store.apply(plan_change(store, made[:8]))
    PartRow.objects.using(store.using).update(part=pack(["rules of old", 1, [2.5]]))
    SheafRow.objects.using(store.using).update(made_by="rules of old", parts=b"")
    store.apply(plan_change(store, made[8:]))
    assert {card.slug: store.film(card.slug) for card in store.films()} == {f.slug: f for f in films_of(made)}


def test_a_sheaf_is_not_written_again_for_each_page(open_store: OpenStore) -> None:
    """Rows are joined only while they are small: of nine pages that come one by one four stay where they are."""
    store = open_store()
    assert isinstance(store, CatalogStore)
    alike = [reading for reading in pages(6, 30) if reading.film is not None]
    for reading in alike[:12]:
        store.apply(plan_change(store, [reading]))
    rows = SheafRow.objects.using(store.using)
    assert max(len(unpack(bytes(row.pages), sheaves.Pages)) for row in rows.all()) <= sheaves.MOST
    full = {row.pk for row in rows.all() if len(unpack(bytes(row.pages), sheaves.Pages)) == sheaves.MOST}
    assert full
    store.apply(plan_change(store, alike[12:14]))
    assert full <= set(rows.values_list("pk", flat=True))
