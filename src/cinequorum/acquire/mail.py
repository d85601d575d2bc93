"""Pages out of mails: mailboxes of press releases and newsletters, single mails, and pages saved as MHTML.

A mail becomes a page as a mail program would print it: subject, sender and date in the page's head, where reading looks
for headline, author, outlet and date; below them the HTML part, or the text. The bytes kept are those of that page.
"""

from __future__ import annotations

import re
from binascii import Error as NoBase64
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.policy import Compat32
from email.utils import parseaddr, parsedate_to_datetime
from html import escape
from typing import BinaryIO

from cinequorum.acquire.files import from_bytes
from cinequorum.acquire.types import OnSkip, ReadOptions, Skipped, unheard
from cinequorum.errors import PageTooLarge, UnreadablePage
from cinequorum.model.page import RawPage
from cinequorum.model.reading import Failure
from cinequorum.text.charset import decode

_DEFAULT = ReadOptions()
_LINE = 1 << 16
_LONGEST_HEAD = 8000  # characters of one head: the library takes the square of what is longer
_WITH_PARTS = 4  # times the size of a page: a mail carries pictures too
_BROADCAST = re.compile(r"(?i)\b(?:no-?reply|newsletter|news|info|press|presse|prensa|mail|hello|team)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Letter:
    """The bytes of one mail, and the byte of the mailbox where it begins; None where it is too large to be kept."""

    at: int
    body: bytes | None


class _Heads(Compat32):
    """Reads mails with heads of bounded length."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """Return the name of a head and the begin of its value."""
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_LONGEST_HEAD]


def from_mbox(
    file: BinaryIO, source: str, options: ReadOptions = _DEFAULT, *, on_skip: OnSkip = unheard
) -> Iterator[RawPage | Failure]:
    """Yield a page for each mail of a mailbox (RFC 4155), one at a time.

    A page's source is `mid:` and the mail's own id where it has one, else the mailbox, `#` and the byte where the mail
    begins. Mails without text are counted for `on_skip`; one that is too large or garbled is a `Failure`.
    """
    without = 0
    for letter in _letters(file, options.most_bytes * _WITH_PARTS):
        where = f"{source}#{letter.at}"
        if letter.body is None:
            yield Failure(source=where, code="too_large", message=f"{where}: the mail is too large")
            continue
        made = _page(letter.body, where, options)
        without += made is None
        if made is not None:
            yield made
    if without:
        on_skip(Skipped(source=source, reason="a mail without text", count=without, what="record"))


def from_mail(
    file: BinaryIO, source: str, options: ReadOptions = _DEFAULT, *, on_skip: OnSkip = unheard
) -> Iterator[RawPage | Failure]:
    """Yield the page of a file that is one mail (RFC 5322, `.eml`). As `from_mbox`."""
    body = file.read(options.most_bytes * _WITH_PARTS + 1)
    if len(body) > options.most_bytes * _WITH_PARTS:
        yield Failure(source=source, code="too_large", message=f"{source}: the mail is too large")
    elif (made := _page(body, source, options)) is not None:
        yield made
    else:
        on_skip(Skipped(source=source, reason="a mail without text"))


def from_mhtml(
    file: BinaryIO, source: str, options: ReadOptions = _DEFAULT, *, on_skip: OnSkip = unheard
) -> Iterator[RawPage | Failure]:
    """Yield the page that a browser saved with its pictures in one file (RFC 2557), under the page's own address.

    Its bytes are those that the browser saved, its time that of saving. A file without a page in it is a `Failure`.
    """
    whole = _opened(file.read(options.most_bytes * _WITH_PARTS))
    part = _text_of(whole, ("text/html",)) if whole is not None else None
    if whole is None or part is None:
        yield Failure(source=source, code="corrupt", message=f"{source}: there is no page in it")
        return
    address = _header(whole, "Snapshot-Content-Location") or _header(part, "Content-Location") or source
    yield _taken(_bytes_of(part), address, part, _dated(whole))


def _letters(file: BinaryIO, most: int) -> Iterator[_Letter]:
    """Cut a mailbox at the lines that begin with `From ` after an empty one."""
    lines, size, start, at, empty = list[bytes](), 0, 0, 0, True
    while line := file.readline(_LINE):
        if empty and line.startswith(b"From ") and at > start:
            yield _Letter(at=start, body=b"".join(lines) if size <= most else None)
            lines, size, start = [], 0, at
        size += len(line)
        if size <= most:
            lines.append(line)
        at += len(line)
        empty = not line.strip()
    if b"".join(lines).strip():
        yield _Letter(at=start, body=b"".join(lines) if size <= most else None)


def _page(body: bytes, where: str, options: ReadOptions) -> RawPage | Failure | None:
    """Return the page of a mail; None where it has no text."""
    mail = _opened(body.partition(b"\n")[2] if body.startswith(b"From ") else body)
    if mail is None:
        return Failure(source=where, code="corrupt", message=f"{where}: the parts of the mail are nested too deep")
    part = _text_of(mail, ("text/html", "text/plain"))
    text = _decoded(part) if part is not None else ""
    if part is None or not text.strip():
        return None
    name = _header(mail, "Message-ID").strip("<> ")
    shown = text if part.get_content_type() == "text/html" else f"<pre>{escape(text)}</pre>"
    made = f"{_head(mail)}\n{shown}\n</body></html>\n".encode(errors="replace")
    if len(made) > options.most_bytes:
        return Failure(source=where, code="too_large", message=PageTooLarge(where, options.most_bytes).message)
    return _taken(made, f"mid:{name}" if name else where, None, _dated(mail))


def _taken(body: bytes, source: str, part: Message | None, date: datetime | None) -> RawPage | Failure:
    charset = part.get_content_charset() if part is not None else "utf-8"
    try:
        page = from_bytes(body, source, media_type="text/html", charset=charset)
    except UnreadablePage as error:
        return Failure(source=source, code=error.code, message=error.message)
    return replace(page, fetched_at=date.strftime("%Y-%m-%dT%H:%M:%SZ") if date else None)


def _head(mail: Message) -> str:
    """Return the head of a mail's page: what reading takes headline, author, outlet and date from."""
    name, address = _sender(_header(mail, "From"))
    outlet = name if _BROADCAST.search(name) else address.rpartition("@")[2]
    date, subject = _dated(mail), escape(_header(mail, "Subject"))
    metas = [
        ("name", "author", "" if _BROADCAST.search(name) else name),
        ("property", "og:site_name", outlet),
        ("property", "article:published_time", date.isoformat() if date else ""),
    ]
    told = "".join(f'<meta {kind}="{key}" content="{escape(value)}">\n' for kind, key, value in metas if value)
    top = f"<h1>{subject}</h1>" if subject else ""
    return (
        f'<!doctype html>\n<html><head><meta charset="utf-8">\n<title>{subject}</title>\n{told}</head>\n<body>\n{top}'
    )


def _sender(told: str) -> tuple[str, str]:
    """Return the sender's name and address; neither where the library loses itself in remarks within remarks."""
    try:
        return parseaddr(told)
    except RecursionError:
        return "", ""


def _text_of(mail: Message, kinds: tuple[str, ...]) -> Message | None:
    """Return the first part of the first kind that there is, attachments left aside."""
    parts = [part for part in mail.walk() if not part.is_multipart() and part.get_content_disposition() != "attachment"]
    return next((part for kind in kinds for part in parts if part.get_content_type() == kind), None)


def _opened(body: bytes) -> Message | None:
    """Return a mail; None where its parts are nested deeper than the library can follow, which calls itself."""
    try:
        mail = message_from_bytes(body, policy=_Heads())
        for _part in mail.walk():
            pass
    except RecursionError:
        return None
    return mail


def _bytes_of(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _decoded(part: Message) -> str:
    from cinequorum.text.charset import charset_of

    body = _bytes_of(part)
    return decode(body, charset_of(body, part.get_content_charset()))


def _header(mail: Message, name: str) -> str:
    """Return a head's value on one line; one that is encoded wrongly as it stands."""
    raw = str(mail.get(name) or "")
    try:
        found = str(make_header(decode_header(raw)))
    except (MessageError, NoBase64, LookupError, UnicodeError, ValueError):
        found = raw
    return " ".join(found.encode(errors="replace").decode().split())


def _dated(mail: Message) -> datetime | None:
    try:
        date = parsedate_to_datetime(_header(mail, "Date"))
        return date.replace(tzinfo=date.tzinfo or UTC).astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
