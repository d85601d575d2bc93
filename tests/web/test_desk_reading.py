"""Pages handed in at the desk: read, reported, refused with a reason at the field, and read again after an upgrade."""

from __future__ import annotations

import html
import io
import struct
import zipfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from cinequorum.model.codec import decode, encode
from cinequorum.model.reading import Reading
from cinequorum_web.catalog.models import PageRow
from cinequorum_web.catalog.orm import CatalogStore
from cinequorum_web.curation import intake
from cinequorum_web.curation.models import Act, AuditEntry, Job, JobPage, JobState, KeptPage
from cinequorum_web.curation.work import work_off
from tests.web.desk import sent, shown, signed_in

REVIEW = """# The Weir Keeper (1987)

By Mara Quill, 4 May 1987

Directed by Otto Quist, The Weir Keeper is a quiet triumph. Vera Holm plays the keeper with a stare that
could stop a river, and the black-and-white photography is superb. It runs 97 minutes and not one of them
is wasted. A masterpiece of patience. Four stars out of five.
"""
OTHER = REVIEW.replace("Mara Quill", "Ola Berg").replace("a quiet triumph", "a slow river of a film")


@pytest.fixture(autouse=True)
def here(settings: object) -> None:
    """Jobs are done in this process."""
    settings.DESK_WORKER = "here"  # type: ignore[attr-defined]


@pytest.fixture
def curator(db: None) -> Client:
    return signed_in("curator")


def packed(**files: bytes) -> SimpleUploadedFile:
    """A zip archive; `__` in a name stands for a slash, `_dot_` for a full stop."""
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in files.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), body)
    return SimpleUploadedFile("pages.zip", into.getvalue())


def named(name: str, body: bytes = REVIEW.encode()) -> SimpleUploadedFile:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as archive:
        archive.writestr(name, body)
    return SimpleUploadedFile("pages.zip", into.getvalue())


def the_job() -> Job:
    work_off()
    return Job.objects.filter(kind__in=("ingest", "reread")).latest("pk")


def test_a_pasted_page_makes_a_film(curator: Client) -> None:
    """It is read, reported with its film and facts, kept to be read again, and told to the log."""
    sent(curator, "/desk/read/", paste=REVIEW, source="https://weekly.example/weir", token="p")
    job = the_job()
    assert (job.state, job.done, job.error) == (JobState.DONE, 1, "")
    (row,) = job.pages.all()
    assert (row.state, row.film, row.body) == ("read", "the-weir-keeper-1987", None)
    assert row.facts > 0
    body = shown(curator, f"/desk/jobs/{job.pk}/")
    assert "/films/the-weir-keeper-1987/" in body
    assert curator.get("/films/the-weir-keeper-1987/").status_code == 200
    assert KeptPage.objects.get().page_id == row.page_id
    assert AuditEntry.objects.get().act == Act.READ


def test_a_form_sent_twice_is_one_job(curator: Client) -> None:
    """The second leads to the same job."""
    for _ in range(2):
        sent(curator, "/desk/read/", paste=REVIEW, token="twice")
    assert Job.objects.filter(kind="ingest").count() == 1


def test_files_and_archives_are_reported_page_by_page(curator: Client) -> None:
    """Read, already here, no page: each file has its line."""
    files = [
        SimpleUploadedFile("weir.md", REVIEW.encode()),
        SimpleUploadedFile("same.md", REVIEW.encode()),
        SimpleUploadedFile("still.png", b"\x89PNG\r\n\x1a\n" + bytes(40)),
        packed(reviews__weir_dot_md=OTHER.encode(), style_dot_css=b"p { margin: 0 }"),
    ]
    sent(curator, "/desk/read/", file=files, token="f")
    found = {row.source: row.state for row in the_job().pages.all()}
    assert found == {
        "weir.md": "read",
        "same.md": "known",
        "still.png": "refused",
        "pages.zip/reviews/weir.md": "read",
        "pages.zip/style.css": "refused",
    }
    assert {card.sources for card in CatalogStore().films()} == {2}


def bomb() -> SimpleUploadedFile:
    """A megabyte in a thousand bytes, sixty times over."""
    return packed(**{f"page{n}_dot_txt": bytes(1_100_000) for n in range(60)})


def liar() -> SimpleUploadedFile:
    """A bomb whose list says that it is small."""
    body = bytearray(packed(page_dot_txt=bytes(25_000_000)).read())
    at = body.index(b"PK\x01\x02")
    body[at + 24 : at + 28] = struct.pack("<I", 1000)
    return SimpleUploadedFile("liar.zip", bytes(body))


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (lambda: SimpleUploadedFile("setup.exe", b"MZ" + bytes(100)), "is a program"),
        (lambda: SimpleUploadedFile("page.html", b"\x7fELF" + bytes(100)), "is a program"),
        (lambda: packed(run_dot_sh=b"#!/bin/sh\nrm -rf ~"), "is a program"),
        (lambda: named("../../etc/cron.d/page.md"), "leads out of it"),
        (lambda: named("/etc/page.md"), "leads out of it"),
        (lambda: named("a/..\\..\\page.md"), "leads out of it"),
        (lambda: named("C:/page.md"), "leads out of it"),
        (bomb, "unpacks to far more"),
        (liar, "archive"),
        (lambda: packed(**{f"p{n}_dot_txt": b"x" for n in range(501)}), "More than 500 files"),
        (lambda: SimpleUploadedFile("broken.zip", b"PK\x03\x04 not one"), "broken or protected"),
        (packed, "no file"),
        (lambda: SimpleUploadedFile("big.txt", b"word " * 4_100_000), "larger than 20 MB"),
    ],
)  # fmt: skip
def test_what_is_no_page_is_refused_at_the_field(curator: Client, made: object, told: str) -> None:
    """Nothing of it is kept, no job is made, and what was typed beside it stays."""
    response = curator.post("/desk/read/", {"file": made(), "source": "https://kept.example/", "token": "x"})  # type: ignore[operator]
    body = html.unescape(response.content.decode())
    assert response.status_code == 400
    assert told in body
    assert 'id="id_file_error"' in body
    assert "https://kept.example/" in body
    assert not Job.objects.exists()
    assert not JobPage.objects.exists()


@pytest.mark.parametrize(
    ("typed", "field", "told"),
    [
        ({}, "paste", "Paste a page"),
        ({"paste": "   \n"}, "paste", "Paste a page"),
        ({"paste": REVIEW, "address": "https://a.example/"}, "address", "Give one of these"),
        ({"paste": REVIEW, "source": "javascript:alert(1)"}, "source", "no address"),
        ({"address": "http://127.0.0.1/page"}, "address", "not on the open web"),
        ({"address": "http://[::1]:80/"}, "address", "not on the open web"),
        ({"address": "http://169.254.169.254/latest/meta-data"}, "address", "not on the open web"),
        ({"address": "file:///etc/passwd"}, "address", "no address of a page"),
        ({"address": "https://a.example:6379/"}, "address", "unusual port"),
        ({"address": "https://user:word@a.example/"}, "address", "no address of a page"),
    ],
)  # fmt: skip
def test_a_wrong_form_is_said_at_the_field(curator: Client, typed: dict[str, str], field: str, told: str) -> None:
    """What was typed is kept, and nothing is read."""
    response = curator.post("/desk/read/", {**typed, "token": "x"})
    body = html.unescape(response.content.decode())
    assert response.status_code == 400
    assert told in body.split(f'id="id_{field}_error"')[1]
    assert all(value.strip().splitlines()[0] in body for value in typed.values() if value.strip())
    assert not Job.objects.exists()


def test_a_folder_is_for_administrators_and_under_the_root(
    db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A curator has no such field; an administrator gets no further than the folder that is named."""
    root = tmp_path / "pages"
    (root / "in").mkdir(parents=True)
    (root / "in" / "weir.md").write_text(REVIEW)
    (tmp_path / "secret.md").write_text(OTHER)
    (root / "out").symlink_to(tmp_path)
    admin, curator = signed_in("admin"), signed_in("curator")
    assert "no folder" in shown_refusal(admin, "in").lower()
    monkeypatch.setenv(intake.ROOT, str(root))
    assert "Paste a page" in shown_refusal(curator, "in")
    for asked in ("..", "../", "/etc", "out", "in/../../", str(tmp_path)):
        body = shown_refusal(admin, asked)
        assert "outside the one" in body or "no such folder" in body, asked
    assert "null characters" in shown_refusal(admin, "a\x00b").lower()
    sent(admin, "/desk/read/", folder="in", token="ok")
    assert [row.source for row in the_job().pages.all()] == ["in/weir.md"]


def shown_refusal(client: Client, folder: str) -> str:
    response = client.post("/desk/read/", {"folder": folder, "token": f"t{folder[:9]}"})
    assert response.status_code == 400, folder
    return html.unescape(response.content.decode())


def test_a_job_asks_for_itself_until_it_is_done(curator: Client) -> None:
    """The page of a job that waits comes again by itself, and can be held still."""
    job = Job.objects.create(
        kind="export", name="x", what="y", state=JobState.WORKING, beat="2999-01-01T00:00Z", total=4
    )
    assert curator.get(f"/desk/jobs/{job.pk}/")["Refresh"] == "2"
    assert "Refresh" not in curator.get(f"/desk/jobs/{job.pk}/?still=1").headers
    Job.objects.filter(pk=job.pk).update(state=JobState.DONE)
    assert "Refresh" not in curator.get(f"/desk/jobs/{job.pk}/").headers
    assert curator.get("/desk/jobs/99999/").status_code == 404


def test_a_job_whose_worker_is_gone_begins_again(curator: Client) -> None:
    """Three times at most; and what fails changes nothing."""
    job = Job.objects.create(kind="queue", name="x", what="y", state=JobState.WORKING, beat="2020-01-01T00:00Z")
    assert work_off() == 1
    job.refresh_from_db()
    assert (job.state, job.tries) == (JobState.DONE, 1)
    Job.objects.filter(pk=job.pk).update(state=JobState.WORKING, beat="2020-01-01T00:00Z", tries=3)
    assert work_off() == 0


def test_differences_are_shown_before_they_are_taken(curator: Client) -> None:
    """What an older version read differently: how it was and is; left, nothing changes; taken, it does."""
    sent(curator, "/desk/read/", paste=REVIEW, token="p")
    work_off()
    row = PageRow.objects.get()
    now = decode(bytes(row.document), Reading)
    import dataclasses

    older = dataclasses.replace(now, page=dataclasses.replace(now.page, author="A. N. Other"), claims=now.claims[:-1])
    PageRow.objects.filter(pk=row.pk).update(document=encode(older))
    for answer, state, author in (("drop", JobState.DROPPED, "A. N. Other"), ("take", JobState.TAKEN, "Mara Quill")):
        sent(curator, "/desk/jobs/again/", token=answer)
        job = the_job()
        assert job.state == JobState.ASKING
        body = html.unescape(shown(curator, f"/desk/jobs/{job.pk}/"))
        assert '<span class="was" dir="auto">A. N. Other</span>' in body
        assert '<span class="is" dir="auto">Mara Quill</span>' in body
        sent(curator, f"/desk/jobs/{job.pk}/answer/", answer=answer, token=f"a{answer}")
        job.refresh_from_db()
        assert job.state == state
        assert decode(bytes(PageRow.objects.get().document), Reading).page.author == author
        assert not JobPage.objects.exclude(outcome=None).exists()
    assert AuditEntry.objects.filter(act=Act.REREAD).count() == 1
    sent(curator, "/desk/jobs/again/", token="more")
    assert the_job().state == JobState.DONE


def test_an_upload_without_end_is_stopped(curator: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes after the limit is kept nowhere; what was typed before stays, and the field says so."""
    monkeypatch.setattr("cinequorum_web.curation.uploads.MOST", 100_000)
    files = [SimpleUploadedFile(f"p{n}.txt", b"word " * 10_000) for n in range(4)]
    response = curator.post("/desk/read/", {"token": "x", "source": "https://kept.example/", "file": files})
    body = html.unescape(response.content.decode())
    assert response.status_code == 400
    assert "at once" in body.split('id="id_file_error"')[1]
    assert "https://kept.example/" in body
    assert not Job.objects.exists()


def test_a_stopped_upload_leaves_no_file(curator: Client, settings: object, tmp_path: Path) -> None:
    """Neither one that was stopped nor one that was refused; memory and disk are as before."""
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path  # type: ignore[attr-defined]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("cinequorum_web.curation.uploads.MOST", 4_000_000)
        big = [SimpleUploadedFile(f"p{n}.txt", b"word " * 600_000) for n in range(2)]
        assert curator.post("/desk/read/", {"token": "x", "file": big}).status_code == 400
    program = SimpleUploadedFile("setup.exe", b"MZ" + bytes(3_000_000))
    response = curator.post("/desk/read/", {"token": "y", "file": program, "source": "https://kept.example/"})
    assert response.status_code == 400
    assert "is a program" in html.unescape(response.content.decode()).split('id="id_file_error"')[1]
    response.close()
    assert list(tmp_path.iterdir()) == []
    assert not Job.objects.exists()


def test_what_is_read_past_is_read_in_pieces() -> None:
    """Never by lines: a body need not have any."""
    from cinequorum_web.bounded import Pieces

    with pytest.raises(TypeError):
        iter(Pieces(io.BytesIO(b"a\nb")))  # type: ignore[call-overload]
    assert Pieces(io.BytesIO(b"abc")).read(2) == b"ab"


def test_a_text_beyond_what_a_form_takes_is_said_at_its_field(curator: Client, settings: object) -> None:
    """With what was typed before it; the file beside it is not taken either."""
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 50_000  # type: ignore[attr-defined]
    typed = {"token": "x", "source": "https://kept.example/", "paste": "word " * 20_000}
    response = curator.post("/desk/read/", {**typed, "file": SimpleUploadedFile("a.txt", REVIEW.encode())})
    body = html.unescape(response.content.decode())
    assert response.status_code == 400
    told = body.split('id="id_paste_error"')[1].split("</ul>")[0]
    assert "longer than one page may be" in told
    assert "is not in the field any more" in told
    assert "word word" not in body
    assert 'value="https://kept.example/"' in body
    assert "choose files" not in body
    assert not Job.objects.exists()


def test_any_other_form_that_is_too_much_is_refused_as_a_whole(curator: Client, settings: object) -> None:
    """With a page that says so, whichever way it was sent; nothing of it is acted on."""
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 50_000  # type: ignore[attr-defined]
    long = "word " * 20_000
    for response in (
        curator.post("/desk/jobs/again/", {"token": "x", "film": long}),
        curator.post("/desk/jobs/again/", f"token=x&film={long}", content_type="application/x-www-form-urlencoded"),
    ):
        assert response.status_code == 413
        assert "more than can be taken at once" in response.content.decode()
    assert not Job.objects.exists()
