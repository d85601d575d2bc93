"""A browser as the load needs it: one connection that is kept, cookies, and how long each answer took.

It is little more than a socket, so that two thousand of them leave the processor to the site that is measured.
"""

from __future__ import annotations

import asyncio
import gzip
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

CHECK = "k" * 32  # the mark against forged forms: a browser sends it twice, as cookie and as head
PATIENCE = 30.0  # seconds
NO_ANSWER = 0
"""The status of a request that got no answer: refused, cut off, or late."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back: status, heads in small letters, body, and the seconds from the first byte out to the last in."""

    status: int
    heads: Mapping[str, str]
    body: bytes
    seconds: float


@dataclass(slots=True, kw_only=True)
class Browser:
    """One person's browser or program."""

    port: int
    session: str = ""
    token: str = ""
    _streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = field(default=None, init=False)

    async def get(self, path: str) -> Answer:
        """Ask for a page."""
        return await self._ask("GET", path, b"", "")

    async def post(self, path: str, **fields: str) -> Answer:
        """Send a form."""
        return await self._ask("POST", path, urlencode(fields).encode(), "application/x-www-form-urlencoded")

    async def tell(self, method: str, path: str, told: object) -> Answer:
        """Send JSON, as programs do."""
        return await self._ask(method, path, json.dumps(told).encode(), "application/json")

    def close(self) -> None:
        """Hang up."""
        if self._streams is not None:
            self._streams[1].close()
            self._streams = None

    async def _ask(self, method: str, path: str, body: bytes, kind: str) -> Answer:
        begun = time.perf_counter()
        try:
            async with asyncio.timeout(PATIENCE):
                status, heads, found = await self._exchange(self._head(method, path, body, kind) + body)
        except (OSError, EOFError, ValueError, TimeoutError) as error:
            self.close()
            told = {"error": type(error).__name__}
            return Answer(status=NO_ANSWER, heads=told, body=b"", seconds=time.perf_counter() - begun)
        if heads.get("connection") == "close":
            self.close()
        return Answer(status=status, heads=heads, body=found, seconds=time.perf_counter() - begun)

    def _head(self, method: str, path: str, body: bytes, kind: str) -> bytes:
        lines = [f"{method} {path} HTTP/1.1", f"Host: 127.0.0.1:{self.port}", "Accept: */*", "Accept-Encoding: gzip"]
        if self.session:
            lines += [f"Cookie: sessionid={self.session}; csrftoken={CHECK}", f"X-CSRFToken: {CHECK}"]
        if self.token:
            lines.append(f"Authorization: Bearer {self.token}")
        if kind:
            lines += [f"Content-Type: {kind}", f"Content-Length: {len(body)}"]
        return "\r\n".join((*lines, "", "")).encode()

    async def _exchange(self, asked: bytes) -> tuple[int, dict[str, str], bytes]:
        if self._streams is None or self._streams[0].at_eof():
            self.close()
            self._streams = await asyncio.open_connection("127.0.0.1", self.port)
        reader, writer = self._streams
        writer.write(asked)
        first, *lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        split = (line.split(": ", 1) for line in lines if line)
        heads = {name.lower(): value for name, value in split}
        found = await _body(reader, heads)
        packed = heads.get("content-encoding") == "gzip"
        return int(first.split(" ", 2)[1]), heads, gzip.decompress(found) if packed else found


async def _body(reader: asyncio.StreamReader, heads: Mapping[str, str]) -> bytes:
    if heads.get("transfer-encoding") != "chunked":
        return await reader.readexactly(int(heads.get("content-length", "0")))
    found = b""
    while size := int(await reader.readuntil(b"\r\n"), 16):
        found += (await reader.readexactly(size + 2))[:-2]
    await reader.readexactly(2)
    return found
