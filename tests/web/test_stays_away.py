"""What was taken down comes in by no command and no form, and is not asked for where its address tells it."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from cinequorum.acquire.files import from_bytes
from cinequorum.acquire.line import Line
from cinequorum.batch.engines import Serial
from cinequorum.batch.loading import LoadOptions, load_records
from cinequorum.batch.run import run_plan
from cinequorum.cli.main import status_of
from cinequorum.pipeline import read
from cinequorum.store.ingest import plan_change
from cinequorum_web.catalog.models import PageRow
from cinequorum_web.catalog.orm import CatalogStore
from cinequorum_web.curation import export_job, exporting, reading
from cinequorum_web.curation.models import JobKind, JobPage, KeptPage
from cinequorum_web.curation.work import ask_for, work_off
from cinequorum_web.rights.takedown import Order, named, take_down
from cinequorum_web.tokens.models import Scope
from tests.acquire.archives.test_crawl import PATTERNS
from tests.acquire.archives.test_crawl import make as made_crawl
from tests.acquire.gather.pretended import Web, line_to, pretended
from tests.batch.planned import page, planned
from tests.web.conftest import BACKENDS, Place
from tests.web.crash_site import Site, in_use, two_films, words_in
from tests.web.desk import member, sent, signed_in
from tests.web.doors import with_token
from tests.web.test_tokens_api import ask

ORDER = Order(reason="the writer asks", asked_by="the writer", name="the-admin")
TAKE_DOWN = ("takedown", "add", "echo.example", "--reason", "the writer asks", "--asked-by", "the writer", "--yes")
REVIEW = (
    "<!doctype html><title>The Lock (1931): review</title><h1>The Lock (1931)</h1><p>“The Lock” (1931), directed by "
    "Nora Vell, is a film in which the Gullhaven ferry sails through a long evening and nobody speaks a word.</p>"
)
WORD = "Gullhaven"
TOLD = "[taken_down]"


@pytest.fixture(params=BACKENDS)
def site(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> Iterator[Site]:
    """A store in use on either database, for commands too."""
    place: Place = request.getfixturevalue("place")
    settings.DESK_WORKER = "here"
    found = Site(target=place(request.param), folder=tmp_path, made=lambda: place(request.param))
    monkeypatch.setenv("CINEQUORUM_HOME", str(found.target.home))
    two_films(found)
    with in_use(found):
        yield found


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    """A pretended web, asked by every line that is made."""
    with pretended() as made:
        line = line_to(made.port)
        monkeypatch.setattr(Line, "__init__", lambda self, *_: self.__dict__.update(line.__dict__))
        yield made


def test_an_address_is_not_asked_for(site: Site, web: Web, capfd: pytest.CaptureFixture[str]) -> None:
    """`ingest` and `gather` name it and ask nobody; one that leads to it, or lies in an archive, is refused then."""
    before = str(site.folder / "before")
    assert status_of(["gather", "http://a.example/here", "--out", before, "--delay", "0.2"]) == 0
    asked = len(web.asked)
    for what in ("http://a.example/here", "barred.example"):
        take_down(named(what), ORDER)
    addresses = ("http://a.example/here", "http://www.barred.example/any", "http://a.example/moved")
    assert status_of(["ingest", *addresses]) == 1
    assert capfd.readouterr().err.count(TOLD) == 3
    assert {url for url, _ in web.asked[asked:]} & set(addresses) == {"http://a.example/moved"}
    assert status_of(["ingest", before]) == 1
    assert capfd.readouterr().err.count(TOLD) == 1
    (site.folder / "list.txt").write_text("\n".join((*addresses[:2], "http://a.example/one")), encoding="utf-8")
    asked = len(web.asked)
    assert (
        status_of(["gather", str(site.folder / "list.txt"), "--out", str(site.folder / "out"), "--delay", "0.2"]) == 1
    )
    assert capfd.readouterr().err.count(TOLD) == 2
    assert {url for url, _ in web.asked[asked:]} & set(addresses) == set()
    assert "http://a.example/one" in web.times()
    assert "film here is invented" not in words_in(site)


def test_it_is_left_out_of_a_crawl(site: Site, capfd: pytest.CaptureFixture[str]) -> None:
    """`crawl` names it and takes the others."""
    crawl = made_crawl(site.folder / "crawl")
    command = ["crawl", crawl.cluster, "paper.example", "--root", str(crawl.root)]
    take_down(named("https://paper.example/films/11"), ORDER)
    assert status_of([*command, "--out", str(site.folder / "some.warc.gz"), "--format", "json"]) == 1
    told = json.loads(capfd.readouterr().out)
    assert told["pages"] == len(PATTERNS["paper.example"]) - 1
    assert [(one["source"], one["error"]["code"]) for one in told["failed"]] == [
        ("https://paper.example/films/11", "taken_down")
    ]


def test_records_do_not_bring_it_back(site: Site, capfd: pytest.CaptureFixture[str]) -> None:
    """`load`, with --drop too, refuses the page and a copy of it under another name, and says so of each."""
    plan = planned(site.folder / "plan", 8)
    run_plan(plan, Serial())
    load_records(plan.folder, site.store)
    (gone,) = [one.page.id for one in site.store.readings() if "film of page 3" in one.page.text]
    count = site.store.page_count()
    take_down(named(gone), ORDER)
    (plan.root / "pages" / "copy.md").write_text(page(3) + "\n \n", encoding="utf-8")
    (plan.root / "pages" / "free.md").write_text(page(8), encoding="utf-8")
    run_plan(plan, Serial())
    found = load_records(plan.folder, site.store)
    assert ([one.code for one in found.failed], found.new) == (["taken_down"], 1)
    assert site.store.page_count() == count
    capfd.readouterr()
    assert status_of(["load", str(plan.folder), "--drop"]) == 1
    assert capfd.readouterr().err.count(TOLD) == 2
    assert "film of page 3" not in words_in(site)
    assert "film of page 8" in words_in(site)


def test_kept_bytes_do_not_come_back_with_records(site: Site) -> None:
    """A page that came by hand is in the records of what people decided; taken down, it is not made again of them."""
    plan = planned(site.folder / "plan", 3)
    run_plan(plan, Serial())
    sent(signed_in("curator"), "/desk/read/", paste=REVIEW, source="https://quay.example/lock", token="1")
    load_records(plan.folder, site.store)
    assert WORD in words_in(site)
    take_down(named("https://quay.example/lock"), ORDER)
    load_records(plan.folder, site.store, LoadOptions(drop=True))
    assert WORD not in words_in(site)
    assert not KeptPage.objects.exists()
    other = site.made()
    load_records(plan.folder, CatalogStore(other.using))
    assert WORD not in words_in(Site(target=other, folder=site.folder, made=site.made)), "the newest state was kept"


WAYS = ("paste", "file", "archive", "address", "program")


@pytest.mark.parametrize("way", WAYS)
def test_the_desk_takes_it_by_no_way(site: Site, web: Web, way: str) -> None:
    """Pasted, as a file, in an archive, fetched, sent by a program with a token: one row that says why not."""
    web.bodies["http://a.example/lock"] = REVIEW.encode()
    raw = from_bytes(REVIEW.encode(), "http://a.example/lock", media_type="text/html")
    take_down(named(raw.id), ORDER)
    take_down(named(raw.source), ORDER)
    _hand_in(way, raw.source)
    row = JobPage.objects.get()
    assert (row.code, row.body, row.title) == ("taken_down", None, "")
    assert WORD not in words_in(site)


def _hand_in(way: str, source: str) -> None:
    curator = signed_in("curator")
    if way == "paste":
        sent(curator, "/desk/read/", paste=REVIEW, source=source, token="1")
    elif way == "address":
        sent(curator, "/desk/read/", address=source, token="1")
    elif way == "program":
        body = {"paste": REVIEW, "source": source}
        answer = ask(with_token(member("curator"), Scope.INGEST), "POST", "/api/v1/pages", body)
        assert answer.status_code == 202, answer.content
    else:
        sent(curator, "/desk/read/", file=_upload(way), token="1")


def _upload(way: str) -> SimpleUploadedFile:
    if way == "file":
        return SimpleUploadedFile("lock.html", REVIEW.encode())
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w") as archive:
        archive.writestr("lock.html", REVIEW)
    return SimpleUploadedFile("lock.zip", body.getvalue())


def test_what_is_taken_down_while_it_is_read_is_not_kept(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The desk's job finds out when it writes: neither reading nor bytes stay, and the row says why."""
    through = reading.read

    def slowly(raws: Any) -> Iterator[Any]:
        outcomes = list(through(raws))
        take_down(named("quay.example"), ORDER)
        yield from outcomes

    monkeypatch.setattr(reading, "read", slowly)
    sent(signed_in("curator"), "/desk/read/", paste=REVIEW, source="https://quay.example/lock", token="1")
    assert JobPage.objects.get().code == "taken_down"
    assert not KeptPage.objects.exists()
    assert WORD not in words_in(site)


def test_an_export_in_the_making_does_not_keep_it(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is taken down while an export is written is not in it when it has its name."""
    store = site.store
    raw = from_bytes(REVIEW.encode(), "https://echo.example/lock", media_type="text/html")
    store.apply(plan_change(store, [read(raw)]))
    through, made = exporting.export, list[int]()

    def slowly(*given: Any) -> Any:
        found = through(*given)
        made.append(PageRow.objects.count())
        if len(made) == 1:
            subprocess.run([sys.executable, "-m", "cinequorum", *TAKE_DOWN], check=True)
        return found

    monkeypatch.setattr(export_job, "export", slowly)
    ask_for(JobKind.EXPORT, member("admin"), "all", format="jsonl")
    work_off()
    assert made == [5, 4]
    (packed,) = (site.target.home / "exports").glob("*.zip")
    with zipfile.ZipFile(packed) as archive:
        assert not [name for name in archive.namelist() if WORD.encode() in archive.read(name)]


def test_an_older_backup_does_not_bring_it_back(site: Site, capfd: pytest.CaptureFixture[str]) -> None:
    """`restore` takes it out before anybody sees it, and keeps what was taken down and erased in mind."""
    store = site.store
    raw = from_bytes(REVIEW.encode(), "https://echo.example/lock", media_type="text/html")
    store.apply(plan_change(store, [read(raw)]))
    KeptPage.objects.create(page_id=raw.id, body=zlib.compress(raw.body), source=raw.source, media_type="text/html")
    backup = str(site.folder / "backup")
    assert status_of(["backup", backup]) == 0
    take_down(named("echo.example"), ORDER)
    assert status_of(["restore", backup, "--replace"]) == 0
    assert "1 pages that were taken down" in capfd.readouterr().err
    assert WORD not in words_in(site)
    assert not store.known({raw.id})
    store.apply(plan_change(store, [read(raw)]))
    assert not store.known({raw.id})
    assert Client().get(f"/sources/{raw.id}/").status_code == 410
