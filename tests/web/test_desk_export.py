"""Everything goes out as files by one command or one button, and comes back as the same site, address by address."""

from __future__ import annotations

import csv
import importlib.util
import json
import re
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client

from cinequorum.errors import CinequorumError, MissingExtra, StoreError
from cinequorum.store.port import Change
from cinequorum_web.catalog.models import FilmRow, PageRow
from cinequorum_web.catalog.orm import CatalogStore
from cinequorum_web.curation.exporting import FORMATS, MANIFEST, export
from cinequorum_web.curation.importing import import_from
from cinequorum_web.curation.models import Act, AuditEntry, Job
from cinequorum_web.curation.work import work_off
from cinequorum_web.members.models import Comment, FilmList, Follow, ListEntry, Mark, Member, Review, Viewing
from tests.web.desk import LOCK, SLUICE, filled, member, sent, shown, signed_in
from tests.web.ferry_pages import COURIER, READINGS
from tests.web.films import SALT_FERRY, SLUG, bare

ADDRESSES = (
    "/", "/films/", f"/films/{SLUG}/", f"/films/{SLUG}/?spoilers=all", f"/films/{SLUG}/disagreements/",
    f"/films/{SLUG}/reviews/", f"/films/{SLUG}/sources/", f"/films/{SLUG}/facts/cinematographer/",
    "/films/glass-orchard-2017/", f"/films/{LOCK}/", f"/films/{LOCK}/facts/runtime/", f"/films/{SLUICE}/",
    "/people/ingrid-solheim/", "/people/nora-vell/", f"/sources/{COURIER.id}/", "/search/?q=solheim",
    "/search/?q=lock", f"/api/v1/films/{SLUG}", f"/api/v1/films/{LOCK}", "/api/v1/films", "/feeds/films.atom",
    "/feeds/sources.atom", "/releases.ics", "/sitemap.xml", "/films/no-such/", f"/members/on/{LOCK}/",
    "/members/@the-member/", "/members/@the-member/diary/", "/members/@the-member/ratings/",
    "/members/@the-member/watchlist/", "/members/@the-member/lists/", "/members/@the-member/reviews/",
)  # fmt: skip
_MARKS = re.compile(r'name="(?:csrfmiddlewaretoken|token)" value="[^"]*"')


@pytest.fixture
def empty(db: None) -> Callable[[], None]:
    """Makes the database again what it is now: empty."""
    point = transaction.savepoint()
    return lambda: transaction.savepoint_rollback(point)


def everything() -> None:
    """Films made by hand and of pages, a merge, a correction, a judgement taken back, reviews of members."""
    store = filled()
    store.apply(Change(readings=READINGS, films=(SALT_FERRY, bare())))
    curator = signed_in("curator")
    sent(curator, f"/desk/films/{LOCK}/facts/runtime/", value="97", reason="=1+1", locked="on", token="c")
    sent(curator, f"/desk/films/{LOCK}/merge/", other=SLUICE, sure="yes", token="m")
    sent(curator, f"/desk/films/{LOCK}/facts/genre/", value="Drama", reason="seen", token="g")
    sent(curator, "/desk/undo/", number=store.judgements()[-1].id, token="u")
    review = Review.objects.create(member=member("member"), film=LOCK, body="-Quiet, and long.")
    Review.objects.create(member=member("curator"), film=LOCK, body="Hidden words.", hidden=True)
    Comment.objects.create(review=review, member=member("admin"), body="It is.", once="o")
    shelves(member("member"))


def shelves(owner: Member) -> None:
    """A diary, marks, lists and somebody followed, each with something that is nobody else's business."""
    when = datetime(2025, 3, 9, 20, 15, tzinfo=UTC)
    Mark.objects.create(member=owner, film=LOCK, score=80, given="4", scale="stars", rated=when, liked=when)
    Mark.objects.create(member=owner, film=SLUICE, wanted=when)
    Mark.objects.create(member=member("curator"), film=SLUG, score=11, given="11", scale="hundred", rated=when)
    Member.objects.filter(username="the-curator").update(hides_ratings=True)
    Viewing.objects.create(member=owner, film=LOCK, watched=date(2025, 3, 9))
    Viewing.objects.create(member=owner, film=SLUG, watched=date(2019, 7, 1), private=True)
    for title, private in (("Locks", False), ("Guilty pleasures", True)):
        made = FilmList.objects.create(member=owner, title=title, private=private)
        ListEntry.objects.create(of=made, film=LOCK)
    Follow.objects.create(follower=owner, followed=member("admin"))


def pages(client: Client) -> dict[str, tuple[int, str, str]]:
    """What every address answers, forms' marks put aside."""
    found = {}
    for address in ADDRESSES:
        response = client.get(address)
        body = b"".join(response) if response.streaming else response.content
        found[address] = (response.status_code, response.get("Location", ""), _MARKS.sub("", body.decode()))
    return found


def test_an_import_gives_the_same_site(empty: Callable[[], None], tmp_path: Path) -> None:
    """Every address answers as before, merged and corrected films among them; and a second export is the first."""
    everything()
    before = pages(Client())
    assert before[f"/films/{SLUICE}/"][:2] == (301, f"/films/{LOCK}/")
    export(tmp_path / "out", "jsonl")
    empty()
    assert not PageRow.objects.exists()
    films, count = import_from(tmp_path / "out")
    assert (films, count) == (FilmRow.objects.count(), PageRow.objects.count())
    after = pages(Client())
    assert {address for address in ADDRESSES if after[address] != before[address]} == set()
    export(tmp_path / "again", "jsonl")
    for path in sorted((tmp_path / "out" / "store").iterdir()):
        assert (tmp_path / "again" / "store" / path.name).read_bytes() == path.read_bytes(), path.name


def test_what_was_decided_can_be_undone_after_an_import(empty: Callable[[], None], tmp_path: Path) -> None:
    """The log comes along whole: a merge made before is parted after."""
    everything()
    export(tmp_path / "out", "jsonl")
    empty()
    import_from(tmp_path / "out")
    Member.objects.filter(username="the-curator").update(role="curator")
    merged = next(row for row in CatalogStore().judgements() if row.kind.value == "film")
    sent(signed_in("curator"), "/desk/undo/", number=merged.id, token="x")
    assert {LOCK, SLUICE} <= {card.slug for card in CatalogStore().films()}
    assert "97 min" in shown(Client(), f"/films/{LOCK}/")


@pytest.mark.parametrize("form", FORMATS)
def test_each_format_has_every_table(db: None, tmp_path: Path, form: str) -> None:
    """With a manifest that counts, and a note on what may be done with it."""
    if form == "parquet" and importlib.util.find_spec("pyarrow") is None:
        pytest.skip("pyarrow is not installed")
    everything()
    made = export(tmp_path / form, form)
    names = {"films", "people", "facts", "claims", "reviews", "scores", "judgements", "corrections",
             "member_reviews", "member_comments"}  # fmt: skip
    assert {name for name in made.rows if "/" not in name} == {f"{name}.{form}" for name in names}
    assert made.rows[f"corrections.{form}"] == 2
    assert made.rows[f"member_reviews.{form}"] == 1
    told = json.loads((tmp_path / form / MANIFEST).read_text())
    assert {one["name"]: one["rows"] for one in told["files"]} == dict(made.rows)
    assert "words of those who wrote them" in (tmp_path / form / "LICENCE.txt").read_text()
    assert _rows(tmp_path / form / f"films.{form}") == made.rows[f"films.{form}"] == FilmRow.objects.count()


def _rows(path: Path) -> int:
    if path.suffix == ".parquet":
        import pyarrow.parquet

        return int(pyarrow.parquet.read_table(path).num_rows)
    with path.open(encoding="utf-8-sig", newline="") as file:
        return sum(1 for _ in (csv.DictReader(file) if path.suffix == ".csv" else file))


def test_no_cell_of_a_spreadsheet_is_run(db: None, tmp_path: Path) -> None:
    """What begins like a formula has an apostrophe before it in CSV, and only there."""
    everything()
    for form, wanted in (("csv", "'-Quiet"), ("jsonl", '"-Quiet')):
        export(tmp_path / form, form)
        assert wanted in (tmp_path / form / f"member_reviews.{form}").read_text(encoding="utf-8")


def test_nothing_private_goes_out(db: None, tmp_path: Path) -> None:
    """No hidden text, no password, no address of mail."""
    everything()
    someone = member("member")
    someone.email = "secret@mail.example"
    someone.set_password("a long secret word")
    someone.save()
    export(tmp_path / "out", "jsonl")
    text = "".join(path.read_text() for path in (tmp_path / "out").rglob("*.jsonl"))
    told = ("Hidden words.", "secret@mail.example", someone.password, "sessionid")
    for word in (*told, "Guilty pleasures", "2019-07-01", '"score":11'):
        assert word not in text


def test_members_come_without_a_way_in(empty: Callable[[], None], tmp_path: Path) -> None:
    """Their names and words are there; no password fits, and nobody has a role that was not given here."""
    everything()
    export(tmp_path / "out", "jsonl")
    empty()
    import_from(tmp_path / "out")
    found = {one.username: one for one in Member.objects.all()}
    assert set(found) == {"the-admin", "the-curator", "the-member"}
    assert not any(one.has_usable_password() or one.is_superuser for one in found.values())
    assert {one.role for one in found.values()} == {"member"}


def test_an_older_export_has_no_members(empty: Callable[[], None], tmp_path: Path) -> None:
    """It is brought in as it is."""
    everything()
    out = export(tmp_path / "out", "jsonl").folder
    told = json.loads((out / MANIFEST).read_text())
    told["files"] = [one for one in told["files"] if one["name"] not in ("store/members.jsonl", "store/comments.jsonl")]
    (out / MANIFEST).write_text(json.dumps(told))
    for name in ("members", "comments"):
        (out / "store" / f"{name}.jsonl").unlink()
    empty()
    assert import_from(out)[0] == FilmRow.objects.count()
    assert not Member.objects.exists()


def test_nobody_is_taken_for_a_member_who_is_here(empty: Callable[[], None], tmp_path: Path) -> None:
    """A name that is taken stops the import, with nothing half-imported."""
    everything()
    export(tmp_path / "out", "jsonl")
    empty()
    Member.objects.create(username="The-Member")
    with pytest.raises(CinequorumError, match="the-member here already"):
        import_from(tmp_path / "out")
    assert not PageRow.objects.exists()


def test_a_damaged_or_foreign_export_is_refused(empty: Callable[[], None], tmp_path: Path) -> None:
    """In a sentence, with nothing half-imported."""
    everything()
    with pytest.raises(StoreError, match="not empty"):
        import_from(export(tmp_path / "out", "jsonl").folder)
    export(tmp_path / "csv", "csv")
    empty()
    for folder, told in ((tmp_path, "is no export"), (tmp_path / "csv", "cannot be imported")):
        with pytest.raises(CinequorumError, match=told):
            import_from(folder)
    path = tmp_path / "out" / "store" / "films.jsonl"
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(CinequorumError, match="not as it was made"):
        import_from(tmp_path / "out")
    path.unlink()
    with pytest.raises(CinequorumError, match="missing"):
        import_from(tmp_path / "out")
    told = json.loads((tmp_path / "out" / MANIFEST).read_text())
    told["files"] = [{"name": "../csv/films.csv", "rows": 1, "sha256": "0"}]
    (tmp_path / "out" / MANIFEST).write_text(json.dumps(told))
    with pytest.raises(CinequorumError, match="outside"):
        import_from(tmp_path / "out")
    assert not PageRow.objects.exists()


def test_an_export_needs_a_folder_of_its_own(db: None, tmp_path: Path) -> None:
    """One that holds something is left alone; so is a file."""
    (tmp_path / "mine.txt").write_text("mine")
    for place in (tmp_path, tmp_path / "mine.txt"):
        with pytest.raises(CinequorumError):
            export(place, "jsonl")
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_parquet_without_its_library_says_what_to_install(
    db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On the command line, and at the field of the button."""
    find = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name, *rest: None if name == "pyarrow" else find(name, *rest)
    )
    with pytest.raises(MissingExtra, match="parquet"):
        export(tmp_path / "out", "parquet")
    assert not (tmp_path / "out").exists()
    response = signed_in("admin").post("/desk/export/", {"format": "parquet", "token": "p"})
    assert response.status_code == 400
    assert "cinequorum[parquet]" in response.content.decode()
    assert not Job.objects.exists()


def test_one_button_gives_a_file(db: None, tmp_path: Path, settings: object) -> None:
    """An administrator asks, waits and downloads; the log says so; a moderator gets nothing."""
    settings.DESK_WORKER, settings.CINEQUORUM_HOME = "here", tmp_path  # type: ignore[attr-defined]
    everything()
    admin = signed_in("admin")
    for _ in range(2):
        sent(admin, "/desk/export/", format="jsonl", token="e")
    work_off()
    job = Job.objects.get(kind="export")
    assert (job.state, job.error) == ("done", "")
    response = admin.get(f"/desk/jobs/{job.pk}/file/")
    with zipfile.ZipFile(BytesIO(b"".join(response))) as archive:
        assert {"manifest.json", "LICENCE.txt", "films.jsonl", "store/pages.jsonl"} <= set(archive.namelist())
    assert AuditEntry.objects.filter(act=Act.EXPORTED).count() == 1
    assert signed_in("moderator").get(f"/desk/jobs/{job.pk}/file/").status_code == 403
    assert [path.name for path in (tmp_path / "exports").iterdir()] == [f"cinequorum-export-{job.pk}.zip"]
