"""Mails, lists, packed answers and archives that were made to take for ever, to fill the memory or to lead out."""

from __future__ import annotations

import gzip
import io
import struct
import time
import warnings
import zipfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

import pytest

from cinequorum.acquire.archives.answer import Packing, unpacked
from cinequorum.acquire.archives.wacz import from_wacz
from cinequorum.acquire.archives.warc import from_warc
from cinequorum.acquire.mail import from_mail, from_mbox, from_mhtml
from cinequorum.acquire.packing import unpack
from cinequorum.acquire.sources import listing
from cinequorum.acquire.sources.listing import listing_of
from cinequorum.acquire.sources.markup import walk
from cinequorum.acquire.types import ReadOptions
from cinequorum.errors import PageTooLarge, UnreadablePage
from cinequorum.model.page import RawPage
from cinequorum.model.reading import Failure

AT = "https://paper.example/list"
EMPTY = gzip.compress(b"", mtime=0)
SMALL = ReadOptions(most_bytes=1_000_000)


def codes(found: Iterable[RawPage | Failure]) -> list[str]:
    """Return what came: `page`, or the code of a failure."""
    return [one.code if isinstance(one, Failure) else "page" for one in found]


def seconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def grows(work: Callable[[int], object], size: int) -> bool:
    """Tell whether four times the size takes more than eight times as long, and long enough to be told."""
    for _ in range(3):
        took = seconds(lambda: work(4 * size))
        if took < 0.3 or took < 8 * seconds(lambda: work(size)):
            return False
    return True


def mailed(body: bytes) -> list[str]:
    return codes(from_mail(io.BytesIO(body), "a.eml"))


def nested(deep: int) -> bytes:
    parts = (b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (i, i) for i in range(deep))
    return b"From: a@lantern.example\n" + b"".join(parts) + b"Content-Type: text/plain\n\nNight Ferry\n"


def test_a_mail_within_mails_without_end() -> None:
    """What is nested deeper than can be followed is refused by its name, and the mails after it are read."""
    within = b"Content-Type: message/rfc822\n\n" * 5000 + b"\nNight Ferry"
    assert mailed(nested(20)) == ["page"]
    assert mailed(nested(5000)) == mailed(within) == ["corrupt"]
    assert codes(from_mhtml(io.BytesIO(nested(5000)), "a.mhtml")) == ["corrupt"]
    box = b"From a\n" + nested(5000) + b"\n\nFrom b\nSubject: x\n\nNight Ferry\n"
    assert codes(from_mbox(io.BytesIO(box), "a.mbox")) == ["corrupt", "page"]


def test_a_sender_of_nothing_but_brackets() -> None:
    """The mail is read without a sender."""
    assert mailed(b"From: " + b"(" * 100_000 + b"\n\nNight Ferry") == ["page"]


@pytest.mark.parametrize(
    ("head", "unit"),
    [(b"Subject: ", b"=?utf-8?q?a?= "), (b"Content-Type: text/plain; a=\"", b";"),
     (b"Content-Type: text/plain", b"; a*0=b"),
     (b"Subject: a\n", b" b\n"), (b"From: ", b"a, "), (b"Date: ", b"1 "), (b"Content-Disposition: a; b=\"", b'\\"')],
)  # fmt: skip
def test_heads_of_mails_take_the_time_of_their_size(head: bytes, unit: bytes) -> None:
    """Four times as long a head takes no eight times as long to read."""
    assert not grows(lambda size: mailed(head + unit * (size // len(unit)) + b"\n\nNight Ferry"), 100_000)


def test_text_between_elements_takes_the_time_of_its_size() -> None:
    """Of an element's text the beginning is kept, whatever stands between its words."""
    nothing: Callable[..., None] = lambda *_: None  # noqa: E731
    assert not grows(lambda size: walk(b"<urlset>" + b"a<b/>" * size, begin=nothing, end=nothing), 20_000)


def test_elements_within_elements_without_end() -> None:
    """A list nested deeper than lists are is broken there; what stood before is kept."""
    page = b"<url><loc>https://paper.example/a</loc></url>"
    found = listing_of(b"<urlset>" + page + b"<a>" * 100_000, AT)
    assert found is not None
    assert found.pages == ("https://paper.example/a",)
    assert found.broken == "its elements are nested too deep"


LAUGHS = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTWARD = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("told", [LAUGHS, OUTWARD, OUTWARD.replace(b"ENTITY a", b"ENTITY % a")])
@pytest.mark.parametrize(
    "body",
    [b"<rss><channel><item><link>https://paper.example/&b;&a;</link></item></channel></rss>",
     b"<urlset><url><loc>https://paper.example/&b;&a;</loc></url></urlset>", b'<opml><outline url="https://paper.example/&a;"/></opml>'],
)  # fmt: skip
@pytest.mark.parametrize("charset", ["utf-8", "utf-7", "utf-16"])
def test_entities_are_not_read(told: bytes, body: bytes, charset: str) -> None:
    """A list that declares them is refused or read without them, in whatever character set they are declared."""
    if charset == "utf-7":
        told = told.replace(b"<", b"+ADw-")
    whole = b'<?xml version="1.0" encoding="%s"?>' % charset.encode() + told + body
    with suppress(UnreadablePage):
        found = listing_of(whole if charset != "utf-16" else whole.decode().encode("utf-16"), AT)
        assert not found or not [one for one in found.pages if "root:" in one or "aaaa" in one]


def test_an_outward_doctype_is_not_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a file nor a server that a list names is opened."""

    def opened(*_: object, **__: object) -> None:
        raise AssertionError("something was opened")

    monkeypatch.setattr("socket.create_connection", opened)
    monkeypatch.setattr("urllib.request.urlopen", opened)
    for root in (b"rss", b"urlset", b"opml"):
        with pytest.raises(UnreadablePage):
            listing_of(b'<!DOCTYPE x SYSTEM "http://127.0.0.1/x.dtd"><' + root + b"><x>", AT)


def test_a_feed_has_a_size(monkeypatch: pytest.MonkeyPatch) -> None:
    """What reads feeds is slow, so they may be smaller than sitemaps are."""
    monkeypatch.setattr(listing, "MOST_FEED", 1000)
    with pytest.raises(PageTooLarge):
        listing_of(b"<rss>" + b"<link/>" * 1000, AT)


def test_what_unpacks_without_end() -> None:
    """No more than a page may have is ever unpacked, by any packing, however often it was packed."""
    body = b"\0" * 50_000_000
    packed = gzip.compress(body, 1)
    assert len(unpacked(packed, Packing(content="gzip", most=1_000_000))) == 1_000_001
    twice = gzip.compress(packed)
    assert len(unpacked(twice, Packing(content="gzip, gzip", most=1_000_000))) == 1_000_001
    with pytest.raises(PageTooLarge):
        unpack(packed, "a", SMALL)


def test_many_empty_members_take_the_time_of_their_size() -> None:
    """A body of nothing but ends of packed stretches: what stands behind each is not copied again and again."""
    assert unpacked(EMPTY * 3 + gzip.compress(b"Night Ferry") * 2, Packing(content="gzip")) == b"Night Ferry" * 2
    assert not grows(lambda size: unpacked(EMPTY * size, Packing(content="gzip")), 50_000)


ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<!doctype html><p>Night Ferry"


def record(length: bytes = str(len(ANSWER)).encode(), body: bytes = ANSWER) -> bytes:
    """Return a record of a web archive that says it has this length."""
    heads = b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: http://paper.example/x\r\n"
    told = b"WARC-Date: 2020-01-01T00:00:00Z\r\nContent-Type: application/http\r\nContent-Length: " + length
    return heads + told + b"\r\n\r\n" + body + b"\r\n\r\n"


@pytest.mark.parametrize(
    "length",
    [b"9" * 20, b"9" * 6000, b"-5", b"0", b"1e9", b"", b"0x10", b"2147483648", b"18446744073709551617", b"\xb2"],
)
def test_a_record_that_lies_about_its_length(length: bytes) -> None:
    """It is told as a failure; the record behind it is read."""
    found = codes(from_warc(io.BytesIO(record(length) + record()), "a.warc"))
    assert found[0] != "page"
    assert "page" in found


def zipped(*files: tuple[str, bytes], how: int = zipfile.ZIP_STORED) -> bytes:
    made = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # two of one name
        with zipfile.ZipFile(made, "w", how) as archive:
            for name, body in files:
                archive.writestr(name, body)
    return made.getvalue()


def overlapping(count: int) -> bytes:
    """Return an archive in which every name leads to the same bytes."""
    made = bytearray(zipped(*((f"{i}.warc", b"") for i in range(count)), ("z.warc", record())))
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        last, at = archive.getinfo("z.warc"), archive.start_dir
    while made[at : at + 4] == b"PK\x01\x02":
        struct.pack_into("<III", made, at + 16, last.CRC, last.file_size, last.file_size)
        struct.pack_into("<I", made, at + 42, last.header_offset)
        at += 46 + sum(struct.unpack_from("<HHH", made, at + 28))
    return bytes(made)


def test_parts_that_lie_in_one_another() -> None:
    """An archive whose names all lead to the same bytes is read once, and called damaged."""
    assert codes(from_wacz(io.BytesIO(overlapping(500)), "a.wacz")).count("page") <= 1
    assert codes(from_wacz(io.BytesIO(overlapping(500)), "a.wacz"))[0] == "corrupt"
    assert codes(from_wacz(io.BytesIO(zipped(("a.warc", record()), ("b.warc", record()))), "a.wacz")).count("page") == 2


def test_a_part_that_unpacks_to_far_more() -> None:
    """A part that is packed a thousand to one is refused by its name; the parts beside it are read."""
    whole = zipped(("a.warc", record() + b"\0" * 60_000_000), ("b.warc", record()), how=zipfile.ZIP_DEFLATED)
    found = list(from_wacz(io.BytesIO(whole), "a.wacz"))
    assert codes(found)[0] == "corrupt"
    assert found[0].source == "a.wacz/a.warc"
    assert "page" in codes(found[1:])


@pytest.mark.parametrize(
    "name",
    ["../../etc/a.warc", "/etc/a.warc", "C:\\Windows\\a.warc", "a\x1b[2Jb.warc", "a\nb.warc", "NUL.warc",
     "é" * 9000 + ".warc"],
)  # fmt: skip
def test_names_in_an_archive_lead_nowhere(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are names and nothing else: nothing is written anywhere."""
    monkeypatch.chdir(tmp_path)
    found = codes(from_wacz(io.BytesIO(zipped((name, record()), (name, record()))), "a.wacz"))
    assert found.count("page") == 2
    assert not list(tmp_path.iterdir())


def test_a_page_of_nothing_but_remarks() -> None:
    """Whether some bytes are a page is told at once, also where every mark could end a remark."""
    from cinequorum.acquire.sniffing import looks_like_document

    assert looks_like_document(b"<!-- a --> <!-- b --><!doctype html>")
    assert seconds(lambda: looks_like_document(b" <!--a--> " * 1000)) < 0.3
