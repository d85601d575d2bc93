"""A store that speaks as much of S3 as a reader asks for, on this machine, and misbehaves when told to."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape

BUCKET, KEY, SECRET = "crawls", "invented-key", "invented-secret"
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'


@dataclass(slots=True)
class Bucket:
    """What lies in it, by key. `breaks`: how many answers of a key still end in the middle. `asked`: bytes sent."""

    port: int = 0
    objects: dict[str, bytes] = field(default_factory=dict)
    breaks: dict[str, int] = field(default_factory=dict)
    asked: list[tuple[str, str, int]] = field(default_factory=list)

    @property
    def environment(self) -> dict[str, str]:
        """The settings under which a client finds it, and asks nobody else."""
        return {
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{self.port}",
            "AWS_ACCESS_KEY_ID": KEY,
            "AWS_SECRET_ACCESS_KEY": SECRET,
            "AWS_DEFAULT_REGION": "us-east-1",
            "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_MAX_ATTEMPTS": "1",
            "AWS_CONFIG_FILE": "/dev/null",
            "AWS_SHARED_CREDENTIALS_FILE": "/dev/null",
        }


def _tag(body: bytes) -> str:
    return f'"{hashlib.md5(body, usedforsecurity=False).hexdigest()}"'


def _handler(bucket: Bucket) -> type[BaseHTTPRequestHandler]:  # noqa: C901 # one answer after the other
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_HEAD(self) -> None:
            self._answer()

        def do_GET(self) -> None:
            self._answer()

        def _answer(self) -> None:
            path, query = urlsplit(self.path).path, parse_qs(urlsplit(self.path).query)
            name, _, key = unquote(path).lstrip("/").partition("/")
            if f"Credential={KEY}/" not in self.headers.get("Authorization", ""):
                self._fail(403, "InvalidAccessKeyId", "The key that you gave is not known here.")
            elif name != BUCKET:
                self._fail(404, "NoSuchBucket", "There is no such bucket.")
            elif not key:
                self._list(query.get("prefix", [""])[0])
            elif key not in bucket.objects:
                self._fail(404, "NoSuchKey", "There is no such key.")
            else:
                self._give(key, bucket.objects[key])

        def _give(self, key: str, body: bytes) -> None:
            if self.headers.get("If-Match", _tag(body)) != _tag(body):
                self._fail(412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold")
                return
            first, last = 0, len(body) - 1
            if wanted := self.headers.get("Range", "").removeprefix("bytes="):
                begin, _, end = wanted.partition("-")
                first, last = int(begin), min(int(end or last), last)
            part = body[first : last + 1]
            self.send_response(206 if wanted else 200)
            self._heads(len(part))
            self.send_header("ETag", _tag(body))
            self.send_header("Last-Modified", "Sun, 17 May 2020 08:09:10 GMT")
            self.end_headers()
            if self.command == "HEAD":
                return
            bucket.asked.append((key, wanted, len(part)))
            if bucket.breaks.get(key, 0):
                bucket.breaks[key] -= 1
                part, self.close_connection = part[: len(part) // 2], True
            self.wfile.write(part)

        def _list(self, prefix: str) -> None:
            rows = "".join(
                f"<Contents><Key>{escape(key)}</Key><Size>{len(body)}</Size><ETag>{escape(_tag(body))}</ETag>"
                "<LastModified>2020-05-17T08:09:10.000Z</LastModified><StorageClass>STANDARD</StorageClass></Contents>"
                for key, body in sorted(bucket.objects.items())
                if key.startswith(prefix)
            )
            self._write(200, f"<ListBucketResult><IsTruncated>false</IsTruncated>{rows}</ListBucketResult>")

        def _fail(self, status: int, code: str, message: str) -> None:
            self._write(status, f"<Error><Code>{code}</Code><Message>{message}</Message></Error>")

        def _write(self, status: int, xml: str) -> None:
            body = (_XML + xml).encode()
            self.send_response(status)
            self._heads(len(body))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

        def _heads(self, length: int) -> None:
            self.send_header("Content-Length", str(length))

        def log_message(self, format: str, *args: object) -> None:
            pass

    return Handler


@contextmanager
def served() -> Iterator[Bucket]:
    """Serve a bucket while the block lasts."""
    bucket = Bucket()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(bucket))
    bucket.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield bucket
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
