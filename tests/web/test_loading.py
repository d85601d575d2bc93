"""Records into a store, on either database."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from django.db import connections

from cinequorum.batch import loading, slicing
from cinequorum.batch.engines import Serial
from cinequorum.batch.loading import LoadOptions, load_records
from cinequorum.batch.plan import Plan
from cinequorum.batch.run import run_plan
from cinequorum.errors import FolderBusy, OtherManifest, RecordsError, StoreBusy, StoreError
from cinequorum.model.judgement import Answer, Pair, PairKind, Signed, judge
from cinequorum.reconcile.sides import film_side
from cinequorum.records.shards import shard_path
from cinequorum.store.correcting import Correction, plan_correction
from cinequorum.store.ingest import plan_change
from cinequorum.store.judging import plan_judgements
from cinequorum.store.memory import MemoryStore
from cinequorum.store.port import Store
from cinequorum.store.rebuild import plan_rebuild
from cinequorum_web.catalog.alike import state_of
from cinequorum_web.catalog.clearing import MADE
from cinequorum_web.catalog.copying import kept_models
from cinequorum_web.catalog.models import FormerSlug, PageRow
from cinequorum_web.catalog.orm import CatalogStore
from cinequorum_web.members.models import Member, Review
from tests.batch.planned import films, held_by_another, planned, readings, write_pages
from tests.store.contract import OpenStore, reading
from tests.web.conftest import POSTGRESQL, SQLITE, Place

SECONDS = 60
SIGNED = Signed(author="Editor Penrose", time="2024-05-01T10:00:00Z", evidence=("looked at it",))


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cut little input into several slices, and load it in several goes."""
    monkeypatch.setattr(slicing, "_USUAL", 3)
    monkeypatch.setattr(loading, "_AT_ONCE", 4)
    monkeypatch.setattr(loading, "_HELD", 8)


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    """Twelve pages about four films, run into records."""
    made = planned(tmp_path / "plan")
    run_plan(made, Serial())
    return made


def shown(store: Store) -> dict[str, Any]:
    """All that a site shows of films and pages, in an order of its own."""
    return {
        "films": {card.slug: store.film(card.slug) for card in store.films()},
        "cards": store.films(),
        "pages": sorted(store.readings(), key=lambda one: one.page.id),
        "found": [hit for word in ("salt", "bells", "quillfeather", "harbour") for hit in store.search(word)],
        "came": _came(store),
        "log": (store.judgements(), store.withdrawals()),
        "learned": (store.records(), store.leanings()),
    }


def _came(store: Store) -> dict[str, Any]:
    """When each page came to a database."""
    if not isinstance(store, CatalogStore):
        return {}
    return dict(PageRow.objects.using(store.using).values_list("page_id", "added"))


def test_a_store_shows_the_films_of_the_records(plan: Plan, open_store: OpenStore) -> None:
    """What is loaded is what the run made: pages, films, addresses, links; loaded again, nothing changes."""
    store = open_store()
    first = load_records(plan.folder, store)
    assert (first.new, first.films, first.failed) == (12, 4, ())
    assert [store.film(film.slug) for film in films(plan)] == films(plan)
    before = shown(store)
    assert load_records(plan.folder, store).new == 0
    assert shown(store) == before


def test_in_memory_it_is_the_same(plan: Plan, open_store: OpenStore) -> None:
    """The reference store shows what the databases show."""
    one, other = MemoryStore(), open_store()
    load_records(plan.folder, one)
    load_records(plan.folder, other)
    assert shown(one)["films"] == shown(other)["films"]


def test_what_comes_later_is_all_that_is_loaded(tmp_path: Path, open_store: OpenStore) -> None:
    """Loaded piece by piece, a store shows what it shows of all at once, and nothing is loaded twice."""
    plan = planned(tmp_path / "plan", 5)
    store, told = open_store(), []
    for until in (5, 9, 12):
        write_pages(tmp_path / "plan" / "pages", range(until))
        run_plan(plan, Serial())
        told.append(load_records(plan.folder, store).new)
    assert told == [5, 4, 3]
    whole = MemoryStore()
    load_records(plan.folder, whole)
    assert shown(store)["films"] == shown(whole)["films"]
    assert shown(store)["pages"] == shown(whole)["pages"]


def test_the_first_source_of_a_page_holds_whenever_it_comes(tmp_path: Path) -> None:
    """The same bytes in two places are one page, that of the place that comes first, in whatever order they come."""
    folders = {"b-first": ("b.md", "a.md"), "a-first": ("a.md", "b.md")}
    found = []
    for name, files in folders.items():
        plan, store = planned(tmp_path / name, 3), MemoryStore()
        text = (tmp_path / name / "pages" / "page-0000.md").read_bytes() + b"\nAnother line.\n"
        for file in files:
            (tmp_path / name / "pages" / file).write_bytes(text)
            run_plan(plan, Serial())
            load_records(plan.folder, store)
        found.append([one.page.source for one in store.readings()])
    assert found[0] == found[1]
    assert "pages/a.md" in found[0]


def _decide(store: Store) -> None:
    """Let people judge, correct, and read a page in by hand; let the store learn."""
    by_slug = {card.slug: store.film(card.slug) for card in store.films()}
    salt, ferry = by_slug["the-salt-ladder-1987"], by_slug["the-glass-ferry-1964"]
    assert salt is not None
    assert ferry is not None
    pair = Pair(kind=PairKind.FILM, left=film_side(salt), right=film_side(ferry))
    store.apply(plan_judgements(store, [judge(pair, Answer.SAME, SIGNED)]))
    store.apply(plan_change(store, [reading("by-hand", "Lanterns by Hand", 1999)]))
    bells = store.film("orchard-of-bells-2003")
    assert bells is not None
    change, _ = plan_correction(store, bells, Correction(field="genre", label="Genre", value="fable"), SIGNED)
    store.apply(change)
    store.apply(plan_rebuild(store))


def test_dropped_and_made_again_it_is_the_same_site(plan: Plan, open_store: OpenStore) -> None:
    """Pages, films, search, judgements, corrections, what came by hand, former addresses: all as before."""
    store = open_store()
    load_records(plan.folder, store)
    _decide(store)
    before, former = shown(store), _former(store)
    assert former
    summary = load_records(plan.folder, store, LoadOptions(drop=True))
    assert summary.kept
    assert shown(store) == before
    assert _former(store) == former


def _former(store: Store) -> list[tuple[str, str]]:
    assert isinstance(store, CatalogStore)
    return sorted(FormerSlug.objects.using(store.using).values_list("slug", "film__slug"))


@pytest.mark.parametrize("kinds", [("sqlite", POSTGRESQL), (POSTGRESQL, "sqlite")])
def test_a_lost_database_is_made_again_on_either_kind(plan: Plan, place: Place, kinds: tuple[str, str]) -> None:
    """Into an empty database of another kind comes the same site, with all that members and editors have."""
    lost = CatalogStore(place(kinds[0]).using)
    load_records(plan.folder, lost)
    _decide(lost)
    ada = Member.objects.db_manager(lost.using).create_user("ada", "ada@films.example", "a long pass phrase")
    Review.objects.using(lost.using).create(member=ada, film="orchard-of-bells-2003", body="Bells!")
    load_records(plan.folder, lost)  # keeps what they wrote
    found = CatalogStore(place(kinds[1]).using)
    load_records(plan.folder, found)
    assert _alike(found) == _alike(lost)
    for model in kept_models():
        if model not in MADE:
            assert state_of(model, found.using) == state_of(model, lost.using), model
    later = Member.objects.db_manager(found.using).create_user("bo", "bo@films.example", "another pass phrase")
    assert later.pk != ada.pk


def _alike(store: Store) -> dict[str, Any]:
    """What is shown on either kind of database: where the words that were found are cut off is each one's own."""
    told = shown(store)
    return told | {"found": sorted((hit.kind, hit.slug) for hit in told["found"])}


def test_what_is_deleted_is_kept_no_longer(plan: Plan, open_store: OpenStore) -> None:
    """The records hold the newest state of what people wrote, and no words that somebody has taken back."""
    store = open_store()
    load_records(plan.folder, store)
    assert isinstance(store, CatalogStore)
    ada = Member.objects.db_manager(store.using).create_user("ada", "ada@films.example", "a long pass phrase")
    load_records(plan.folder, store)
    assert _holds(plan.folder, b"ada@films.example")
    ada.delete()
    load_records(plan.folder, store)
    run_plan(plan, Serial())
    assert not _holds(plan.folder, b"ada@films.example")


def _holds(folder: Path, words: bytes) -> bool:
    return any(words in gzip.decompress(path.read_bytes()) for path in folder.rglob("*.gz"))


def test_records_are_for_their_owner_alone(plan: Plan, open_store: OpenStore) -> None:
    """Shards hold addresses and hashed passwords: no other user of the machine may read them."""
    load_records(plan.folder, open_store())
    assert {path.stat().st_mode & 0o077 for path in plan.folder.rglob("*.gz")} == {0}


def test_two_loaders_at_once_are_refused(plan: Plan, tmp_path: Path, open_store: OpenStore) -> None:
    """Who comes second to a store, or to records, is told and changes nothing."""
    one, other = open_store(), open_store()
    again = planned(tmp_path / "again")
    run_plan(again, Serial())
    with one.alone(lambda: None), pytest.raises(StoreBusy, match="another cinequorum"):
        _beside(lambda: load_records(again.folder, other), other)
    with held_by_another(plan.folder), pytest.raises(FolderBusy):
        load_records(plan.folder, other)
    assert other.page_count() == 0


def _beside(do: Callable[[], Any], store: Store) -> None:
    """Do something in a thread, which has connections of its own, and raise here what it raises there."""
    raised: list[BaseException] = []

    def run() -> None:
        try:
            do()
        except BaseException as error:  # noqa: BLE001 - handed on
            raised.append(error)
        finally:
            store.close()

    thread = Thread(target=run)
    thread.start()
    thread.join(SECONDS)
    if raised:
        raise raised[0]


def test_what_fails_halfway_leaves_nothing(plan: Plan, open_store: OpenStore) -> None:
    """A load that is broken off in the middle has changed nothing, and the next one does it all."""
    store = open_store()

    def watch(what: str, done: int, _total: int) -> None:
        if (what, done) == ("loading", 8):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load_records(plan.folder, store, LoadOptions(watch=watch))
    assert (store.page_count(), store.films(), store.loaded()) == (0, (), frozenset())
    assert load_records(plan.folder, store).new == 12


@pytest.mark.parametrize("open_store", [POSTGRESQL], indirect=True)
def test_a_server_that_goes_away_is_named(plan: Plan, open_store: OpenStore) -> None:
    """The connection ends in the middle: one error that says so, nothing half-loaded, and it can be done again."""
    store, other = open_store(), open_store()
    load_records(plan.folder, store)
    before = shown(store)
    write_pages(plan.root / "pages", range(12, 24))
    run_plan(plan, Serial())

    def watch(what: str, done: int, _total: int) -> None:
        if (what, done) == ("loading", 4):
            _beside(lambda: _end_others(store), other)

    with pytest.raises(StoreError, match="nothing was written"):
        load_records(plan.folder, store, LoadOptions(watch=watch))
    store.close()
    assert shown(store) == before
    assert load_records(plan.folder, store).new == 12


@pytest.mark.parametrize("open_store", [SQLITE], indirect=True)
def test_a_full_disk_is_named(open_store: OpenStore) -> None:
    """A store for which no room is left, wherever that shows, is not said to be gone."""
    store = open_store()
    assert isinstance(store, CatalogStore)
    with connections[store.using].cursor() as cursor:
        (pages,) = cursor.execute("PRAGMA page_count").fetchone()
        cursor.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(StoreError, match="nothing was written: the disk is full"), store.together():
            cursor.execute("CREATE TABLE much AS SELECT zeroblob(1000000) AS bytes")


def _end_others(store: Store) -> None:
    assert isinstance(store, CatalogStore)
    with connections[store.using].cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE pid <> pg_backend_pid() AND datname = current_database()"
        )


def test_a_cut_shard_is_named_and_the_rest_is_loaded(plan: Plan, open_store: OpenStore) -> None:
    """The pages of a broken shard are missing until it is mended; then they are loaded, and no other twice."""
    store = open_store()
    broken = readings(plan).slices[0].readings
    assert broken is not None
    path = shard_path(plan.folder, broken.digest)
    path.write_bytes(path.read_bytes()[:40])
    summary = load_records(plan.folder, store)
    assert [failure.code for failure in summary.failed] == ["shard_broken"]
    assert summary.new == 12 - broken.rows
    run_plan(plan, Serial())
    assert load_records(plan.folder, store).new == broken.rows
    whole = MemoryStore()
    load_records(plan.folder, whole)
    assert shown(store)["films"] == shown(whole)["films"]


@pytest.mark.parametrize("data", ['{"format": 0}', "{"])
def test_another_manifest_is_refused(plan: Plan, data: str) -> None:
    """Records of another version are named, and nothing is loaded of them."""
    store = MemoryStore()
    (plan.folder / "readings.json").write_text(data)
    with pytest.raises(OtherManifest):
        load_records(plan.folder, store)
    assert store.page_count() == 0


def test_a_folder_without_records_is_said_so(tmp_path: Path) -> None:
    """A folder in which nothing was run holds no records, and nothing is left in it; one that is none is not made."""
    for folder in (tmp_path, tmp_path / "none"):
        with pytest.raises(RecordsError, match="cinequorum run"):
            load_records(folder, MemoryStore())
    assert list(tmp_path.iterdir()) == []
