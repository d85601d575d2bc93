"""Pages out of WARC files: all of them, under their addresses, and each fault by itself."""

from __future__ import annotations

import gzip
import io
import os
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cinequorum.acquire.archives.resync import next_record
from cinequorum.acquire.files import from_paths
from cinequorum.acquire.types import ReadOptions, Skipped
from cinequorum.model.page import RawPage, content_id
from cinequorum.model.reading import Failure
from tests.acquire.archives.samples import HTML, Sample, packed, page, record, taken

FOUR = [Sample(number=number) for number in range(4)]
FORMS = {
    "in the clear": b"".join(record(sample) for sample in FOUR),
    "a member each": b"".join(packed(sample) for sample in FOUR),
    "one member for all": gzip.compress(b"".join(record(sample) for sample in FOUR)),
    "two in a member": b"".join(gzip.compress(b"".join(record(s) for s in pair)) for pair in (FOUR[:2], FOUR[2:])),
}


@pytest.mark.parametrize("form", FORMS)
def test_an_archive_gives_its_pages(form: str) -> None:
    """Each page comes with its bytes, address, type, charset and the time it was fetched, in the archive's order."""
    found = taken(FORMS[form])
    assert found.numbers == [0, 1, 2, 3]
    assert not found.failures
    first = found.pages[0]
    assert (first.body, first.id) == (page(0), content_id(page(0)))
    assert (first.source, first.media_type, first.charset) == ("https://paper.example/0", "text/html", "utf-8")
    assert first.fetched_at == "2020-05-17T08:09:10Z"


def test_what_is_no_page_is_left_out_and_counted() -> None:
    """Requests, revisits, redirects, errors, images and empty answers are no pages and no failures."""
    found = taken(
        record(FOUR[0])
        + record(Sample(number=1, kind="request"))
        + record(Sample(number=1, kind="revisit"))
        + record(Sample(number=1, kind="warcinfo"))
        + record(Sample(number=2, status="301 Moved", heads=b"Location: /3\r\n"))
        + record(Sample(number=2, status="404 Not Found"))
        + record(Sample(number=2, heads=b"Content-Type: image/png\r\n"))
        + record(Sample(number=2, heads=b"Content-Type: text/plain\r\n"))
        + record(Sample(number=2, body=b""))
        + record(Sample(number=2, body=b"\x89PNG\r\n"))
        + record(FOUR[3])
    )
    assert found.numbers == [0, 3]
    assert not found.failures
    assert found.left == {
        "a record of type request": 1,
        "a record of type revisit": 1,
        "a record of type warcinfo": 1,
        "an answer with status 301": 1,
        "an answer with status 404": 1,
        "an answer that is no page": 2,
        "an empty answer": 1,
        "an answer that is no text": 1,
    }


def test_other_records_that_are_pages() -> None:
    """A stored resource that is HTML is a page; so is HTML without a stated type. A DNS answer is none."""
    clear = record(Sample(number=1, kind="resource", http=b""))
    stored = clear.replace(b"application/http; msgtype=response", b"text/html")
    dns = record(Sample(number=2, http=b"")).replace(b"application/http; msgtype=response", b"text/dns")
    found = taken(stored + dns + record(Sample(number=3, heads=b"")))
    assert (found.numbers, found.failures) == ([1, 3], [])


def _chunks(body: bytes) -> bytes:
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (body[:20], body[20:])) + b"0\r\n\r\n"


@pytest.mark.parametrize(
    ("heads", "body"),
    [
        (b"Transfer-Encoding: chunked\r\n", _chunks(page(0))),
        (b"Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", _chunks(gzip.compress(page(0)))),
        (b"Content-Encoding: gzip\r\n", gzip.compress(page(0))),
        (b"Content-Encoding: deflate\r\n", zlib.compress(page(0))),
        (b"Content-Encoding: deflate\r\n", zlib.compress(page(0))[2:-4]),
        (b"Content-Encoding: br\r\n", b"\x0b\x02\x80<p>ab\x03"),
        (b"Transfer-Encoding: chunked\r\n", page(0)),  # unpacked by what stored it
        (b"Content-Encoding: gzip\r\n", page(0)),
        (b"Content-Encoding: br\r\n", page(0)),
    ],
)
def test_a_body_is_unpacked(heads: bytes, body: bytes) -> None:
    """Pieces are joined, compression is undone; a body that was stored unpacked under such heads is taken as it is."""
    found = taken(record(Sample(number=0, body=body, heads=HTML + heads)))
    assert not found.failures
    assert found.pages[0].body in (page(0), b"<p>ab")


def test_a_charset_of_the_head_is_believed() -> None:
    """A page that does not name its charset is in the one that the server named."""
    heads = b"Content-Type: text/html; charset=koi8-r\r\n"
    found = taken(record(Sample(number=0, heads=heads, body="<p>Кино без границ".encode("koi8-r"))))
    assert found.pages[0].charset == "koi8-r"


FAULTS = {
    "longer than the file": record(Sample(number=1, length=3000)),
    "longer, swallowing the next": record(Sample(number=1, length=600)),
    "longer than any page": record(Sample(number=1, length=10**13)),
    "no length": record(FOUR[1]).replace(b"Content-Length", b"X-Length"),
    "not the digest": record(Sample(number=1, digest=True)).replace(b"Film 1", b"Film 9"),
    "no answer": record(Sample(number=1, http=b"garbage")),
    "endless heads": record(Sample(number=1, heads=b"X: " + b"x" * 60_000 + b"\r\n")),
    "broken pieces": record(Sample(number=1, body=b"ff\r\nshort", heads=HTML + b"Transfer-Encoding: chunked\r\n")),
    "broken gzip": record(Sample(number=1, body=b"\x1f\x8b\x08garbage", heads=HTML + b"Content-Encoding: gzip\r\n")),
    "cut gzip": record(
        Sample(number=1, body=gzip.compress(page(1) * 50)[:-20], heads=HTML + b"Content-Encoding: gzip\r\n")
    ),
    "broken brotli": record(Sample(number=1, body=b"\xff\xff\xff", heads=HTML + b"Content-Encoding: br\r\n")),
    "noise": b"this is no record\r\n" * 9,
}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("form", ["clear", "packed"])
def test_one_fault_costs_one_record(fault: str, form: str) -> None:
    """One failure names the archive and a byte of it; the pages before and after are there, once."""
    form_of = gzip.compress if form == "packed" else bytes
    found = taken(b"".join(form_of(one) for one in (record(FOUR[0]), FAULTS[fault], record(FOUR[2]), record(FOUR[3]))))
    assert found.numbers == [0, 2, 3]
    assert [failure.code for failure in found.failures] == [
        "too_large" if fault == "longer than any page" else "corrupt"
    ]
    assert found.failures[0].source.startswith("a.warc#")


def test_a_body_that_its_archiver_cut_is_read() -> None:
    """An archive that says that it cut a page itself gives what there is of it."""
    heads = HTML + b"Content-Encoding: gzip\r\n"
    body = gzip.compress(b"<p>" + os.urandom(9000).hex().encode())[:4000]
    found = taken(record(Sample(number=0, body=body, heads=heads, extra=b"WARC-Truncated: length\r\n")))
    assert not found.failures
    assert found.pages[0].body.startswith(b"<p>")


def test_a_page_too_large_is_named_and_the_rest_read() -> None:
    """Packed and unpacked pages over the limit are failures; a large film file is only left out."""
    small = ReadOptions(most_bytes=1000)
    bomb = Sample(number=1, body=gzip.compress(b"<p>" + b"x" * 10**6), heads=HTML + b"Content-Encoding: gzip\r\n")
    long = Sample(number=2, body=b"<p>" + b"x" * 100_000)
    film = Sample(number=2, body=b"x" * 100_000, heads=b"Content-Type: video/mp4\r\n")
    found = taken(b"".join(map(packed, (FOUR[0], bomb, long, film, FOUR[3]))), small)
    assert found.numbers == [0, 3]
    assert [failure.code for failure in found.failures] == ["too_large", "too_large"]
    assert found.left == {"an answer that is no page": 1}


@settings(deadline=None, max_examples=150)
@given(form=st.sampled_from(sorted(FORMS)), share=st.floats(min_value=0, max_value=1))
def test_a_cut_archive_gives_what_is_before_the_cut(form: str, share: float) -> None:
    """What it gives is a beginning of its pages, and a failure says that it is not all; but nothing can tell of a cut
    just between two records."""
    whole = FORMS[form]
    cut = int(share * len(whole))
    found = taken(whole[:cut])
    numbers = found.numbers
    assert numbers == [0, 1, 2, 3][: len(numbers)]
    assert all(one.body == page(number) for one, number in zip(found.pages, numbers, strict=True))
    between = cut and next_record(io.BytesIO(whole), cut) == cut
    assert found.failures or cut == len(whole) or between


@settings(deadline=None, max_examples=150)
@given(which=st.integers(0, 3), at=st.integers(0, 10_000), noise=st.binary(min_size=1, max_size=40))
def test_noise_in_a_member_costs_no_other(which: int, at: int, noise: bytes) -> None:
    """Bytes overwritten anywhere in a packed record: the other pages are there, each once, and nothing is made up."""
    members = [packed(sample) for sample in FOUR]
    start = at % (len(members[which]) - len(noise))
    members[which] = members[which][:start] + noise + members[which][start + len(noise) :]
    found = taken(b"".join(members))
    assert [number for number in found.numbers if number != which] == [n for n in range(4) if n != which]
    assert all(one.body == page(int(one.source[-1])) for one in found.pages if int(one.source[-1]) != which)
    assert len(found.pages) == 4 or found.failures


@settings(deadline=None, max_examples=60)
@given(noise=st.binary(max_size=300))
def test_noise_is_a_failure(noise: bytes) -> None:
    """Whatever the bytes are: no page, a failure, and no error."""
    found = taken(noise)
    assert not found.pages
    assert found.failures


def test_a_sign_by_chance_is_no_record() -> None:
    """Three bytes as a gzip member begins, and the word WARC in a sentence, are not taken for records."""
    noise = b"\x1f\x8b\x08 and WARC/1.0 in a line" * 3
    member = packed(FOUR[0])
    assert next_record(io.BytesIO(noise + member), 0) == len(noise)
    assert next_record(io.BytesIO(noise), 0) is None


@pytest.mark.parametrize("before", [(1 << 20) - 5, (1 << 20) - 1, 1 << 20, (1 << 20) + 2047, (1 << 21) - 3])
def test_a_record_is_found_over_the_edge_of_a_block(before: int) -> None:
    """Where a record begins near the end of the bytes that are looked at together, it is found all the same."""
    noise = b"\n" * before
    assert next_record(io.BytesIO(noise + packed(FOUR[0])), 0) == before
    assert next_record(io.BytesIO(noise + record(FOUR[0])), 0) == before


def test_files_are_told_by_name_and_content(tmp_path: Path) -> None:
    """An archive in a folder is read among pages; one under another name when it is given by name."""
    (tmp_path / "a.html").write_bytes(page(7))
    (tmp_path / "b.warc.gz").write_bytes(FORMS["a member each"])
    (tmp_path / "c.warc").write_bytes(record(Sample(number=8)) + record(Sample(number=8, kind="request")))
    (tmp_path / "d.warc.gz").write_bytes(b"")
    (tmp_path / "e.download").write_bytes(FORMS["in the clear"])
    skips = list[Skipped]()
    found = list(from_paths([str(tmp_path), str(tmp_path / "e.download")], on_skip=skips.append))
    pages = [one.source.rsplit("/", 1)[1] for one in found if isinstance(one, RawPage)]
    assert pages == ["a.html", "0", "1", "2", "3", "8", "0", "1", "2", "3"]
    assert [one.source for one in found if isinstance(one, Failure)] == [f"{tmp_path}/d.warc.gz#0"]
    assert {(s.what, s.reason) for s in skips} == {
        ("record", "a record of type request"),
        ("file", "text that is called .download"),
    }


def test_without_the_extra_it_names_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where archives can't be read for want of a library, each is a failure that says what to install."""
    monkeypatch.setattr("cinequorum.acquire.archives.warc.find_spec", lambda name: None)
    (tmp_path / "a.html").write_bytes(page(7))
    (tmp_path / "b.warc").write_bytes(record(FOUR[0]))
    first, second = from_paths([str(tmp_path)])
    assert isinstance(first, RawPage)
    assert isinstance(second, Failure)
    assert (second.code, "cinequorum[archives]" in second.message) == ("extra", True)
