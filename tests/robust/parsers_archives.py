"""What must hold of each reader of files that hold many pages, or name them: `PARSERS` has one check for each.

As in `parsers`: a check takes bytes and raises `AssertionError` where a promise is broken. Limits are set low, so that
what they bound is reached by small inputs.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from math import isfinite
from urllib.parse import urlsplit

from cinequorum.acquire.addresses import site_of, stated_canonical, tidied
from cinequorum.acquire.archives.answer import Garbled, Packing, is_page, unpacked
from cinequorum.acquire.archives.cdx import entry_of, sort_key
from cinequorum.acquire.archives.resync import is_whole, next_record
from cinequorum.acquire.archives.wacz import from_wacz
from cinequorum.acquire.archives.warc import from_warc
from cinequorum.acquire.holders import Holder, holder_of
from cinequorum.acquire.mail import from_mail, from_mbox, from_mhtml
from cinequorum.acquire.packing import unpack
from cinequorum.acquire.reserved import reservation
from cinequorum.acquire.robots import Answered, asked_delay, why_not
from cinequorum.acquire.sources.listing import listing_of
from cinequorum.acquire.types import ReadOptions, Skipped
from cinequorum.errors import UnreadablePage
from cinequorum.model.page import RawPage
from cinequorum.model.reading import Failure
from cinequorum.text.charset import decode
from tests.robust.refused import refused

MOST = 5_000  # bytes of a page
_OPTIONS = ReadOptions(most_bytes=MOST)
_CODES = frozenset({"empty", "binary", "charset", "corrupt", "too_large"})
_AT = "https://paper.example/list"
_CODINGS = ("", "gzip", "deflate", "br", "zstd", "gzip, deflate", "deflate, gzip", "br, br")


def archives(body: bytes) -> None:
    """A WARC file gives pages and failures, each of a place in it; the next record is where it is sought or after."""
    _held(from_warc, body)
    file, at = io.BytesIO(body), 0
    for _ in range(8):
        found = next_record(file, at)
        if found is None:
            break
        assert at <= found < len(body)
        assert is_whole(file, found) in {True, False}
        at = found + 1


def packages(body: bytes) -> None:
    """A WACZ file gives what is in its WARC files, or says what is wrong with it."""
    _held(from_wacz, body)


def mails(body: bytes) -> None:
    """A mailbox, a mail and a page saved with its pictures give pages and failures; what one file is, its head says."""
    for read in (from_mbox, from_mail, from_mhtml):
        _held(read, body)
    for name in ("a.mbox", "a.eml", "a.mhtml", "a.warc.gz", "a"):
        holder = holder_of(name, body[:500])
        assert holder is not None or name == "a"


def _held(read: Holder, body: bytes) -> None:
    skipped: list[Skipped] = []
    found = [_one(made) for made in read(io.BytesIO(body), "a", _OPTIONS, on_skip=skipped.append)]
    again = [_one(made) for made in read(io.BytesIO(body), "a", _OPTIONS, on_skip=lambda _: None)]
    assert found == again, "the second reading differs from the first"
    assert all(one.count > 0 and one.reason for one in skipped)
    assert len(found) <= 10 + len(body) // 2


def _one(made: RawPage | Failure) -> object:
    assert made.source
    made.source.encode()
    if isinstance(made, Failure):
        assert made.code in _CODES, made
        assert made.message
        return made
    assert 0 < len(made.body) <= 4 * MOST
    decode(made.body, made.charset).encode("utf-8", "surrogatepass")
    assert made.media_type in {"text/html", "text/markdown", "text/plain"}
    return made.id, made.source, made.fetched_at


def bodies(body: bytes) -> None:
    """A body is unpacked as its heads say, to no more than is asked for, or refused."""
    coding = _CODINGS[sum(body[:4]) % len(_CODINGS)]
    packing = Packing(transfer=("", "chunked")[len(body) % 2], content=coding, most=MOST, cut=len(body) % 3 == 0)
    with suppress(Garbled):
        assert len(unpacked(body, packing)) <= MOST + 1
    with suppress(UnreadablePage):
        assert len(unpack(body, "a", _OPTIONS)) <= max(MOST, len(body))
    assert is_page(body[:40].decode("latin-1"), body) in {True, False}


def listings(body: bytes) -> None:
    """A list names addresses in their one spelling, each once; one that can't be read is refused by name."""
    with refused(UnreadablePage, "corrupt", "too_large"):
        found = listing_of(body, _AT)
        for named in (found.pages, found.lists) if found else ():
            assert len(set(named)) == len(named)
            for address in named:
                assert tidied(address) == address


def robots(body: bytes) -> None:
    """What a site lets programs fetch is a yes or a reason; what it asks them to wait is a time."""
    for status in (200, 0, 404, 429, 503):
        answered = Answered(status=status, body=body)
        reason = why_not(answered, "https://paper.example/ferry?id=7")
        assert reason is None or reason
        delay = asked_delay(answered)
        assert delay is None or (isfinite(delay) and delay >= 0), delay
    head, _, rest = body.decode("latin-1").partition("\n")
    for said in (reservation([("X-Robots-Tag", head), ("tdm-reservation", head)]), reservation([], rest.encode())):
        assert said is None or said


def indexes(text: str) -> None:
    """A line of a CDXJ index is an entry that is written back as it was read, or none."""
    for line in text.split("\n"):
        entry = entry_of(line)
        if entry is None:
            continue
        with suppress(ValueError):  # an address that is none has no key
            sort_key(entry.url)
            again = entry_of(entry.line())
            assert again is None or (again.offset, again.length) == (entry.offset, entry.length), entry


def addresses(text: str) -> None:
    """An address has one spelling, which has one spelling; it is one of the web and has a host."""
    for line in text.split("\n"):
        for found in (tidied(line), tidied(line, _AT)):
            if found is not None:
                assert tidied(found) == found, (line, found, tidied(found))
                assert urlsplit(found).scheme in {"http", "https"}
                assert urlsplit(found).hostname
                assert found.startswith(site_of(found))
    own = stated_canonical(text.encode("utf-8", "replace"), _AT)
    assert own is None or own.startswith("https://paper.example")


def _on_text(check: Callable[[str], None]) -> Callable[[bytes], None]:
    return lambda body: check(body.decode("utf-8", "replace"))


def _named(checks: Iterable[Callable[[bytes], None]]) -> dict[str, Callable[[bytes], None]]:
    return {check.__name__: check for check in checks}


PARSERS: Mapping[str, Callable[[bytes], None]] = {
    **_named((archives, packages, mails, bodies, listings, robots)),
    "indexes": _on_text(indexes),
    "addresses": _on_text(addresses),
}
