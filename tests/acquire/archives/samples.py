"""Records of invented pages, whole or wrong in one way."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
from dataclasses import dataclass, field

from cinequorum.acquire.archives.warc import from_warc
from cinequorum.acquire.types import ReadOptions, Skipped
from cinequorum.model.page import RawPage
from cinequorum.model.reading import Failure

HTML = b"Content-Type: text/html; charset=utf-8\r\n"


def page(number: int) -> bytes:
    """Return the body of an invented page."""
    return f"<!doctype html><title>Film {number}</title><p>Film {number} is an invented film.".encode()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A record to be made; what is None is as it should be."""

    number: int
    body: bytes | None = None
    kind: str = "response"
    status: str = "200 OK"
    heads: bytes = HTML
    extra: bytes = b""  # heads of the record
    length: int | None = None
    http: bytes | None = None
    digest: bool = False


def record(sample: Sample) -> bytes:
    """Return the bytes of a record in the clear."""
    body = page(sample.number) if sample.body is None else sample.body
    http = f"HTTP/1.1 {sample.status}\r\n".encode() + sample.heads + b"\r\n" if sample.http is None else sample.http
    block = http + body
    digest = base64.b32encode(hashlib.sha1(block).digest()) if sample.digest else b""
    return (
        b"WARC/1.0\r\nWARC-Type: %s\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-%012d>\r\n"
        b"WARC-Date: 2020-05-17T08:09:10Z\r\nWARC-Target-URI: https://paper.example/%d\r\n"
        b"Content-Type: application/http; msgtype=response\r\n%s%sContent-Length: %d\r\n\r\n%s\r\n\r\n"
    ) % (
        sample.kind.encode(),
        sample.number,
        sample.number,
        sample.extra,
        b"WARC-Block-Digest: sha1:%s\r\n" % digest if digest else b"",
        len(block) if sample.length is None else sample.length,
        block,
    )


def packed(sample: Sample) -> bytes:
    """Return a record in a gzip member of its own, as archives keep them."""
    return gzip.compress(record(sample), mtime=0)


@dataclass(slots=True)
class Taken:
    """What an archive gave."""

    pages: list[RawPage] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    skips: list[Skipped] = field(default_factory=list)

    @property
    def numbers(self) -> list[int]:
        """The numbers of the pages, out of their addresses."""
        return [int(page.source.rsplit("/", 1)[1]) for page in self.pages]

    @property
    def left(self) -> dict[str, int]:
        """What was left out, how often."""
        return {skipped.reason: skipped.count for skipped in self.skips}


def taken(archive: bytes, options: ReadOptions | None = None) -> Taken:
    """Read an archive."""
    found = Taken()
    for one in from_warc(io.BytesIO(archive), "a.warc", options or ReadOptions(), on_skip=found.skips.append):
        (found.failures if isinstance(one, Failure) else found.pages).append(one)  # type: ignore[arg-type]
    return found
