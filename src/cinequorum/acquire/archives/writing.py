"""Keeping what was fetched: WARC records, and WACZ files of them with an index and digests."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
import zipfile
from base64 import b32encode
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO
from uuid import NAMESPACE_URL, uuid5

from cinequorum.acquire.archives.cdx import Entry
from cinequorum.acquire.line import Exchange

_PIECES = "transfer-encoding"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the least that a ZIP archive can say
NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
WACZ_VERSION = "1.1.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a record lies in its file, and the digest of what it holds."""

    offset: int
    length: int
    digest: str = ""


class Keeper:
    """A WARC file that grows by one record at a time, each a gzip member, each on the disk when `keep` returns.

    `size` is how far the file counts: what stands behind it is what an interruption left, and is cut off.
    """

    def __init__(self, path: Path, size: int, software: str) -> None:
        self._path = path
        self._file = path.open("r+b" if path.exists() else "w+b")
        self._file.truncate(size)
        self._file.seek(0, io.SEEK_END)
        if not size:
            told = f"software: {software}\r\nformat: WARC File Format 1.1\r\n".encode()
            self._write(gzip.compress(_record("warcinfo", f"{path.name}", told, {}), mtime=0))

    @property
    def size(self) -> int:
        """How many bytes count."""
        return self._file.tell()

    def keep(self, exchange: Exchange, at: datetime) -> Place:
        """Write down an answer. One that nothing has changed (304) is a revisit of what was kept before."""
        offset, same = self._file.tell(), exchange.status == 304
        block = _block(exchange)
        digest = "" if same else "sha1:" + b32encode(hashlib.sha1(exchange.body).digest()).decode()
        heads = {"WARC-Date": at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")}
        heads |= {"WARC-IP-Address": exchange.address} if exchange.address else {}
        heads |= {"WARC-Profile": NOT_MODIFIED} if same else {"WARC-Payload-Digest": digest}
        record = _record("revisit" if same else "response", exchange.at, block, heads)
        length = self._write(gzip.compress(record, mtime=0))
        return Place(offset=offset, length=length, digest=digest)

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _write(self, member: bytes) -> int:
        self._file.write(member)
        self._file.flush()
        os.fsync(self._file.fileno())
        return len(member)


def _record(kind: str, address: str, block: bytes, heads: dict[str, str]) -> bytes:
    from fastwarc.warc import WarcRecord, WarcRecordType

    record = WarcRecord()
    seed = hashlib.sha256(block).hexdigest()
    urn = str(uuid5(NAMESPACE_URL, f"{address} {heads.get('WARC-Date', '')} {seed}")).encode()
    record.init_headers(getattr(WarcRecordType, kind), urn)
    record.headers["WARC-Filename" if kind == "warcinfo" else "WARC-Target-URI"] = address
    for name, value in heads.items():
        record.headers[name] = value
    if kind == "warcinfo":
        record.headers["Content-Type"] = "application/warc-fields"
    else:
        record.is_http = True
    record.set_bytes_content(block)
    out = io.BytesIO()
    record.write(out, checksum_data=True)
    return out.getvalue()


def _block(exchange: Exchange) -> bytes:
    """Return an answer as it came. Its pieces are joined, and its heads say so in the way that crawlers do."""
    lines = [f"HTTP/1.1 {exchange.status} {exchange.reason}".rstrip()]
    joined = any(name.lower() == _PIECES for name, _ in exchange.heads)
    for name, value in exchange.heads:
        if name.lower() == _PIECES:
            lines.append(f"X-Crawl-{name}: {value}")
        elif not (joined and name.lower() == "content-length"):
            lines.append(f"{name}: {value}")
    if joined:
        lines.append(f"Content-Length: {len(exchange.body)}")
    return "\r\n".join(lines).encode("latin-1", "replace") + b"\r\n\r\n" + exchange.body


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """What a WACZ file says of itself."""

    created: datetime
    software: str
    title: str = ""


def pack(warc: Path, entries: Iterable[Entry], package: Package, out: Path) -> None:
    """Write a WACZ file of a WARC file: its pages, index and digests. It is there, whole, or not at all.

    `entries` are its records in their order; those with status 200 are its pages. The format: specs.webrecorder.net,
    WACZ 1.1.1.
    """
    held = sorted(entries, key=lambda entry: (entry.line(), entry.offset))
    pages = [json.dumps({"format": "json-pages-1.0", "id": "pages", "title": "All pages"})]
    pages += [
        json.dumps({"id": str(uuid5(NAMESPACE_URL, f"{e.url} {e.stamp}")), "url": e.url, "ts": _iso(e.stamp)})
        for e in held
        if e.status == 200
    ]
    index = "".join(f"{entry.line()}\n" for entry in held).encode()
    half = out.with_name(f".{out.name}.half")
    with zipfile.ZipFile(half, "w") as archive, warc.open("rb") as records:
        made = [
            _add(archive, f"archive/{warc.name}", records),
            _add(archive, "indexes/index.cdx", io.BytesIO(index)),
            _add(archive, "pages/pages.jsonl", io.BytesIO("".join(f"{page}\n" for page in pages).encode())),
        ]
        told = json.dumps(_datapackage(package, made), indent=2).encode()
        _add(archive, "datapackage.json", io.BytesIO(told))
        seal = {"path": "datapackage.json", "hash": f"sha256:{hashlib.sha256(told).hexdigest()}"}
        _add(archive, "datapackage-digest.json", io.BytesIO(json.dumps(seal, indent=2).encode()))
    with half.open("rb") as file:
        os.fsync(file.fileno())
    half.replace(out)


def _datapackage(package: Package, resources: list[dict[str, object]]) -> dict[str, object]:
    return {
        "profile": "data-package",
        "wacz_version": WACZ_VERSION,
        "software": package.software,
        "created": package.created.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "title": package.title,
        "resources": resources,
    }


def _add(archive: zipfile.ZipFile, path: str, body: IO[bytes]) -> dict[str, object]:
    """Store a part, and return what the package says of it."""
    info = zipfile.ZipInfo(path, date_time=_EPOCH)
    digest, size = hashlib.sha256(), 0
    with closing(body), archive.open(info, "w", force_zip64=True) as part:
        while block := body.read(1 << 20):
            digest.update(block)
            size += len(block)
            part.write(block)
    name = path.rpartition("/")[2]
    return {"name": name, "path": path, "hash": f"sha256:{digest.hexdigest()}", "bytes": size}


def _iso(stamp: str) -> str:
    return datetime.strptime(stamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
