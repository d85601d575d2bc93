"""A store that is brought from SQLite to another database is the same store there."""

from __future__ import annotations

from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator

from cinequorum.errors import StoreError
from cinequorum.store.ingest import plan_change
from cinequorum.store.port import Change
from cinequorum_web.catalog.models import FilmRow, FormerSlug, PageRow
from cinequorum_web.catalog.opening import at_folder
from cinequorum_web.catalog.orm import CatalogStore
from cinequorum_web.catalog.store import open_store as open_at
from cinequorum_web.members.models import Member, Review
from cinequorum_web.moving import move
from tests.reconcile.made_pages import pages
from tests.store.contract import OpenStore, film, holding, judgement, reading
from tests.web.conftest import VARIABLE


@pytest.fixture
def old(open_store: OpenStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CatalogStore:
    """A SQLite store with films, one of them without its document, a judgement, and an address of before."""
    monkeypatch.setenv("CINEQUORUM_HOME", str(tmp_path / "home"))
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv(VARIABLE, raising=False)
        store = open_at(tmp_path / "old")
    assert isinstance(store, CatalogStore)
    store.apply(plan_change(store, pages(5, 6)))
    page = "a" * 32
    store.apply(
        Change(
            readings=(reading(page, "Zoë’s Lantern", 1931),),
            films=(holding(film("zoes-lantern", "Zoë’s Lantern"), page),),
            judgements=(judgement("Zoë Müller", "Zoya Myuller"),),
        )
    )
    store.apply(Change(films=(holding(film("lantern", "Zoë’s Lantern"), page),), gone=("zoes-lantern",)))
    return store


def rows(store: CatalogStore) -> list[object]:
    """What no reader is shown, and must not change: numbers, moments, addresses of before, what is yet to be made."""
    held = PageRow.objects.using(store.using).order_by("pk").values_list("pk", "page_id", "added")
    films = FilmRow.objects.using(store.using).order_by("pk").values_list("pk", "slug", "updated", "whole")
    return [*held, *films, *FormerSlug.objects.using(store.using).values_list("slug", "film__slug")]


def test_everything_is_there(old: CatalogStore, open_store: OpenStore, tmp_path: Path) -> None:
    """Films, pages, order, moments, judgements, searches: as in the store that was left, which stays as it was."""
    before = rows(old)
    move(tmp_path / "old")
    new = open_store()
    assert isinstance(new, CatalogStore)
    assert rows(new) == rows(old) == before
    assert ("zoes-lantern", "lantern") in before
    assert (new.films(), new.recent(9), new.judgements()) == (old.films(), old.recent(9), old.judgements())
    assert {card.slug: new.film(card.slug) for card in new.films()} == {c.slug: old.film(c.slug) for c in old.films()}
    assert {hit.slug for hit in new.search("zoë’s lant")} == {"lantern"}


def test_new_pages_come_after_the_old_ones(old: CatalogStore, open_store: OpenStore, tmp_path: Path) -> None:
    """Rows are numbered on."""
    move(tmp_path / "old")
    new = open_store()
    new.apply(plan_change(new, [reading("b" * 32, "Aurora", 1950)]))
    assert [card.id[0] for card in new.recent(2)] == ["b", "a"]


def test_members_come_too(old: CatalogStore, open_store: OpenStore, tmp_path: Path) -> None:
    """With what they wrote, their addresses and their second factors: nobody gets in more easily than before."""
    using = at_folder(tmp_path / "old")
    ada = Member(username="ada", password="hashed", role="admin")
    ada.save(using=using)
    Review.objects.using(using).create(member=ada, film="lantern", body="Cold, yet fair.")
    EmailAddress.objects.using(using).create(user=ada, email="ada@mail.example", primary=True)
    Authenticator.objects.using(using).create(user=ada, type="totp", data={"secret": "kept"})
    move(tmp_path / "old")
    new = open_store()
    assert isinstance(new, CatalogStore)
    there = Member.objects.using(new.using).get()
    assert (there.pk, there.username, there.role) == (ada.pk, "ada", "admin")
    assert Review.objects.using(new.using).get().body == "Cold, yet fair."
    assert EmailAddress.objects.using(new.using).get().email == "ada@mail.example"
    assert Authenticator.objects.using(new.using).get().data == {"secret": "kept"}
    again = Member(username="bo")
    again.save(using=new.using)
    assert again.pk > ada.pk


def test_a_store_that_holds_something_is_not_overwritten(
    old: CatalogStore, open_store: OpenStore, tmp_path: Path
) -> None:
    """Neither added to: whoever wants that ingests."""
    store = open_store()
    store.apply(Change(films=(film("aurora", "Aurora"),)))
    with pytest.raises(StoreError, match="not empty"):
        move(tmp_path / "old")
    assert [card.slug for card in store.films()] == ["aurora"]


@pytest.mark.parametrize("open_store", ["sqlite"], indirect=True)
def test_a_folder_without_a_store_is_said_so(old: CatalogStore, tmp_path: Path) -> None:
    """Neither is one made there; and no store is brought to itself."""
    (tmp_path / "empty").mkdir()
    with pytest.raises(StoreError, match="no store lies in"):
        move(tmp_path / "empty")
    assert list((tmp_path / "empty").iterdir()) == []
    open_at(tmp_path / "home").close()
    with pytest.raises(StoreError, match="set CINEQUORUM_DATABASE_URL first"):
        move(tmp_path / "home")
