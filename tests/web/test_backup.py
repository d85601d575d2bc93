"""A backup brings back the very store, on either database, or says why it can't."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.db import connections
from hypothesis import given
from hypothesis import strategies as st

from cinequorum.errors import BackupError, StoreError
from cinequorum.store.ingest import plan_change
from cinequorum.store.port import Change
from cinequorum_web.backup import container, restoring, snapshot
from cinequorum_web.backup.making import make
from cinequorum_web.backup.restoring import Target, restore
from cinequorum_web.catalog import copying
from cinequorum_web.catalog.alike import check_alike
from cinequorum_web.catalog.copying import kept_models
from cinequorum_web.catalog.models import FilmRow, PageRow
from cinequorum_web.catalog.orm import CatalogStore
from cinequorum_web.members.models import Member, Review
from cinequorum_web.posters.models import Poster
from tests import postgres
from tests.reconcile.made_pages import pages
from tests.store.contract import film, holding, judgement, reading
from tests.web.conftest import POSTGRESQL, SQLITE, VARIABLE, Place
from tests.web.limits import files_of_at_most

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def fill(target: Target) -> CatalogStore:
    """Films with and without their documents, a judgement, a member, a poster, a session, a catalogue."""
    store = CatalogStore(target.using)
    store.apply(plan_change(store, pages(5, 6)))
    page = "a" * 32
    lantern = holding(film("lantern", "Zoë’s Lantern"), page)
    store.apply(Change(readings=(reading(page, "Zoë’s Lantern", 1931),), films=(lantern,)))
    store.apply(Change(judgements=(judgement("Zoë Müller", "Zoya Myuller"),)))
    ada = Member(username="ada", password="hashed")
    ada.save(using=target.using)
    Review.objects.using(target.using).create(member=ada, film="lantern", body="Cold, yet fair.")
    Poster.objects.using(target.using).create(
        film="lantern", digest="0" * 64, body=b"\x00\xff", media_type="image/png", width=1, height=1, added=NOW
    )
    Session.objects.using(target.using).create(session_key="k" * 32, session_data="", expire_date=NOW)
    (target.home / "catalogue").mkdir()
    (target.home / "catalogue" / "works.tsv").write_text("invented", encoding="utf-8")
    assert FilmRow.objects.using(target.using).filter(whole=False).exists()
    return store


@pytest.mark.parametrize("there", [SQLITE, POSTGRESQL])
@pytest.mark.parametrize("here", [SQLITE, POSTGRESQL])
def test_what_is_restored_is_the_same_store(here: str, there: str, place: Place, tmp_path: Path) -> None:
    """Row for row, on the same database and on the other; what is searched and what lies beside come too."""
    old = place(here)
    store = fill(old)
    made = make(tmp_path / "backup", old.using, old.home, NOW)
    new = place(there)
    done = restore(made.path, new, NOW, lambda: None)
    assert done.rows == made.rows == check_alike(kept_models(), old.using, new.using)
    assert made.rows["page"] > 1
    assert (made.rows["member"], made.rows["film_poster"], done.before) == (1, 1, None)
    again = CatalogStore(new.using)
    words = [*(card.title for card in store.films()), "zoë’s lant", "zoya", "the"]
    assert any(store.search(word) for word in words)
    assert [again.search(word) for word in words] == [store.search(word) for word in words]
    assert again.film("lantern") == store.film("lantern")
    for name in ("secret-key", "catalogue/works.tsv"):
        assert (new.home / name).read_bytes() == (old.home / name).read_bytes()


@pytest.mark.parametrize("kind", [SQLITE, POSTGRESQL])
def test_a_restored_store_goes_on(kind: str, place: Place, tmp_path: Path) -> None:
    """New rows are numbered after those that were restored."""
    old = place(kind)
    fill(old)
    made = make(tmp_path / "backup", old.using, old.home, NOW)
    new = place(kind)
    restore(made.path, new, NOW, lambda: None)
    store = CatalogStore(new.using)
    store.apply(plan_change(store, [reading("b" * 32, "Aurora", 1950)]))
    assert [card.id[0] for card in store.recent(2)] == ["b", "a"]


def test_nobody_is_signed_in_by_a_backup(place: Place, tmp_path: Path) -> None:
    """Sessions stay behind, and the file is for its owner's eyes."""
    old = place(SQLITE)
    fill(old)
    made = make(tmp_path / "backup", old.using, old.home, NOW)
    assert made.path.stat().st_mode & 0o077 == 0
    manifest = container.manifest_of(made.path)
    container.unpack(made.path, manifest, tmp_path / "unpacked")
    assert b"k" * 32 not in (tmp_path / "unpacked" / "store" / "cinequorum.sqlite3").read_bytes()


@pytest.mark.parametrize("kind", [SQLITE, POSTGRESQL])
def test_a_store_that_holds_something_is_replaced_only_when_told_so(kind: str, place: Place, tmp_path: Path) -> None:
    """And is kept: what was there comes back out of its file."""
    old, other = place(kind), place(kind)
    fill(old)
    made = make(tmp_path / "backup", old.using, old.home, NOW)
    CatalogStore(other.using).apply(Change(films=(film("aurora", "Aurora"),)))
    with pytest.raises(StoreError, match="--replace"):
        restore(made.path, other, NOW, lambda: None)
    assert [card.slug for card in CatalogStore(other.using).films()] == ["aurora"]
    told = Target(using=other.using, home=other.home, replace=True)
    done = restore(made.path, told, NOW, lambda: None)
    assert check_alike(kept_models(), old.using, other.using)["page"] == made.rows["page"]
    assert done.before is not None
    restore(done.before, told, datetime(2026, 3, 2, tzinfo=UTC), lambda: None)
    assert [card.slug for card in CatalogStore(other.using).films()] == ["aurora"]


def test_others_write_meanwhile(place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a PostgreSQL store gets while it is backed up is not in the backup, not even in part."""
    old = place(POSTGRESQL)
    fill(old)
    before = PageRow.objects.using(old.using).count()
    copy = copying.copy_rows

    def disturbed(source: str, target: str) -> None:
        url = os.environ[VARIABLE]
        code = (
            "import django; from pathlib import Path; from cinequorum_web.catalog.store import open_store\n"
            "from cinequorum.store.port import Change\nfrom tests.store.contract import reading\n"
            f"open_store(Path({str(old.home)!r})).apply(Change(readings=(reading('c' * 32, 'Late', 1990),)))"
        )
        subprocess.run([sys.executable, "-c", code], check=True, env={**os.environ, VARIABLE: url})
        copy(source, target)

    monkeypatch.setattr(snapshot, "copy_rows", disturbed)
    made = make(tmp_path / "backup", old.using, old.home, NOW)
    assert made.rows["page"] == before
    assert PageRow.objects.using(old.using).count() == before + 1


def test_a_database_that_goes_away(
    place: Place, cluster: postgres.Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Is said so; the backup of before stays, and a restore that is broken off leaves the store as it was."""
    old, new = place(POSTGRESQL), place(POSTGRESQL)
    fill(old)
    made = make(tmp_path / "backup", old.using, old.home, NOW)
    before = made.path.read_bytes()

    def gone(*_args: object) -> None:
        cluster.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'cinequorum'")
        assert PageRow.objects.using(old.using).exists()

    monkeypatch.setattr(snapshot, "copy_rows", gone)
    with pytest.raises(StoreError, match="no backup was made"):
        make(made.path, old.using, old.home, NOW)
    assert made.path.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
    connections[old.using].close()
    monkeypatch.setattr(restoring, "copy_index", gone)
    with pytest.raises(StoreError, match="nothing was restored"):
        restore(made.path, new, NOW, lambda: None)
    connections[new.using].close()
    assert not FilmRow.objects.using(new.using).exists()


@pytest.mark.parametrize("kind", [SQLITE, POSTGRESQL])
def test_who_writes_right_after_a_restore_does_not_disturb_it(
    kind: str, place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The site may run: it keeps a document, a member rates, before the restore has said that it is done."""
    old, new = place(kind), place(kind)
    fill(old)
    made = make(tmp_path / "backup", old.using, old.home, NOW)

    def write(*_args: object) -> None:
        FilmRow.objects.using(new.using).update(title="looked at")

    monkeypatch.setattr(restoring, "_put_beside", write)
    assert restore(made.path, new, NOW, lambda: None).rows == made.rows
    assert set(FilmRow.objects.using(new.using).values_list("title", flat=True)) == {"looked at"}


@pytest.mark.parametrize("kind", [SQLITE, POSTGRESQL])
def test_killed_in_the_middle_of_a_restore(kind: str, place: Place, tmp_path: Path) -> None:
    """The store is empty still, or whole; doing it again is enough."""
    old, new = place(SQLITE), place(kind)
    fill(old)
    made = make(tmp_path / "backup", old.using, old.home, NOW)
    for alias in (old.using, new.using):
        connections[alias].close()
    if (child := os.fork()) == 0:
        setattr(restoring, "copy_index" if kind == POSTGRESQL else "_put_beside", _die)
        restore(made.path, new, NOW, lambda: None)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL
    assert PageRow.objects.using(new.using).count() == (0 if kind == POSTGRESQL else made.rows["page"])
    again = Target(using=new.using, home=new.home, replace=True)
    assert restore(made.path, again, NOW, lambda: None).rows == made.rows


def _die(*_args: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_full_disk(place: Place, tmp_path: Path) -> None:
    """Is said so; the backup of before stays, and nothing half-written lies beside it."""
    old = place(SQLITE)
    fill(old)
    made = make(tmp_path / "backup", old.using, old.home, NOW)
    before = made.path.read_bytes()
    for most in (0, made.size // 2, made.size * 3):
        with files_of_at_most(most), pytest.raises((BackupError, StoreError)) as told:
            make(made.path, old.using, old.home, NOW)
        assert "no backup was made" in str(told.value) or "cannot be written" in str(told.value)
        assert made.path.read_bytes() == before
        assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a backup that holds one small file."""
    folder = tmp_path_factory.mktemp("whole")
    (folder / "store").write_bytes(b"what is kept" * 9)
    container.write(folder / "backup", {"store": folder / "store"}, {"migrations": []})
    return (folder / "backup").read_bytes()


@given(data=st.data())
def test_one_turned_bit_is_noticed(whole: bytes, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    """Wherever it is: no byte of a backup may be another."""
    at, bit = data.draw(st.integers(0, len(whole) - 1)), data.draw(st.integers(0, 7))
    path = tmp_path_factory.mktemp("turned") / "backup"
    path.write_bytes(whole[:at] + bytes([whole[at] ^ (1 << bit)]) + whole[at + 1 :])
    with pytest.raises(BackupError) as told:
        container.manifest_of(path)
    assert told.value.code in ("damaged", "foreign", "cut")
    assert str(path) in str(told.value)


@given(data=st.data())
def test_a_cut_backup_is_noticed(whole: bytes, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    """Wherever it ends."""
    path = tmp_path_factory.mktemp("cut") / "backup"
    path.write_bytes(whole[: data.draw(st.integers(0, len(whole) - 1))])
    with pytest.raises(BackupError) as told:
        container.manifest_of(path)
    assert told.value.code in ("cut", "foreign")


def test_the_whole_one_is_taken(whole: bytes, tmp_path: Path) -> None:
    """The bytes that the tests above spoil are good."""
    (tmp_path / "backup").write_bytes(whole)
    container.unpack(tmp_path / "backup", container.manifest_of(tmp_path / "backup"), tmp_path / "there")
    assert (tmp_path / "there" / "store").read_bytes() == b"what is kept" * 9


def test_other_files_are_neither_restored_nor_overwritten(place: Place, tmp_path: Path) -> None:
    """A page, another archive, a folder, nothing at all: each is named, and stays."""
    target = place(SQLITE)
    shutil.make_archive(str(tmp_path / "other"), "zip", target.home)
    (tmp_path / "page.html").write_text("<p>Invented.</p>", encoding="utf-8")
    for name, code in (("other.zip", "cut"), ("page.html", "foreign"), ("home-0", "missing"), ("none", "missing")):
        with pytest.raises(BackupError, match=name) as told:
            restore(tmp_path / name, target, NOW, lambda: None)
        assert told.value.code == code
    before = (tmp_path / "page.html").read_bytes()
    with pytest.raises(BackupError, match="no backup of this program"):
        make(tmp_path / "page.html", target.using, target.home, NOW)
    assert (tmp_path / "page.html").read_bytes() == before


@pytest.mark.parametrize(
    ("told", "code"),
    [({"migrations": ["catalog.9999_from_the_future"], "cinequorum": "9.9"}, "newer"), ({"backup": 2}, "newer")],
)
def test_a_backup_of_a_later_version_is_refused(
    told: dict[str, object], code: str, place: Place, tmp_path: Path
) -> None:
    """Its tables are not known here: nothing of it is brought in."""
    (tmp_path / "store").write_bytes(b"")
    container.write(tmp_path / "backup", {"store": tmp_path / "store"}, told)
    with pytest.raises(BackupError) as refused:
        restore(tmp_path / "backup", place(SQLITE), NOW, lambda: None)
    assert refused.value.code == code


def test_a_backup_that_does_not_come_back_is_not_called_good(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Proving it is no formality: rows that are lost on the way are noticed, and no file is left."""
    old = place(POSTGRESQL)
    fill(old)
    copy = copying.copy_rows

    def lossy(source: str, target: str) -> None:
        copy(source, target)
        PageRow.objects.using(target).filter(page_id="a" * 32).update(title="another")

    monkeypatch.setattr(snapshot, "copy_rows", lossy)
    with pytest.raises(StoreError, match="the table page is not the same"):
        make(tmp_path / "backup", old.using, old.home, NOW)
    assert not (tmp_path / "backup").exists()


def test_a_damaged_store_makes_no_backup(place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of SQLite whose pages are broken is not handed on as good."""
    old = place(SQLITE)
    fill(old)
    wrote = container.write

    def broken(path: Path, files: dict[str, Path], told: dict[str, object]) -> None:
        store = files["store/cinequorum.sqlite3"]
        size = store.stat().st_size
        with store.open("r+b") as file:
            file.seek(size // 2)
            file.write(b"\xff" * 8192)
        wrote(path, files, told)

    monkeypatch.setattr(container, "write", broken)
    with pytest.raises(BackupError, match="damaged"):
        make(tmp_path / "backup", old.using, old.home, NOW)
    assert not (tmp_path / "backup").exists()
