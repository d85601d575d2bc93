"""What a page's bytes show without a parse: what its head says, its text, its structured data, the hosts it names.

All that is looked for begins with a sign of ASCII. So the page is searched as bytes of UTF-8 with small letters, and
only what is found is decoded: a page is some ten times what it shows. What is found is kept as places, not as pieces:
to copy a page takes as long as to search it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice, takewhile

from cinequorum.text.charset import charset_of, decode

_MARKUP = 600_000  # bytes of a page that are looked at
_HEAD = 80_000  # bytes in which a head ends
_HEADING, _META = 400, 3_000  # bytes of one
_MOST = 60  # values of one sort
_TRIES = 12  # signs that may open the closing tag, before a search for the whole tag is quicker
_LINKS, _LONGEST_HOST = 600, 80
_SIGN = re.compile(rb"<(?:s(?:cript|tyle|vg)\b|t(?:emplate\b|itle)|!--|meta|h1)")
_ENDS = {
    b"<script": b"</script",
    b"<style": b"</style",
    b"<template": b"</template",
    b"<svg": b"</svg",
    b"<!--": b"-->",
}
_TAG = re.compile(rb"<[^<>]*>")
_BEHIND_TAG = re.compile(rb">([^<]+)")
_NAME = re.compile(r"""(?:name|property|itemprop)\s?=\s?["']?([\w:.-]{1,60})""")
_CONTENT = re.compile(r"""content\s?=\s?(?:"([^"]{1,3000})"|'([^']{1,3000})')""")
_SAYING = re.compile(r"title|description|keywords|section|tag$|og:type|genre|categor")
_TYPE = re.compile(rb"""type["']\s?:\s?\[?\s?["'](\w{3,40})""")
_SCHEMA = re.compile(rb"""(?:www\.)?schema\.org/(\w{3,40})["'\s]""")
_HOST = re.compile(r"(?:www\.|m\.)?([\w-]{1,60}(?:\.[\w-]{1,40}){1,4})")
_DOCUMENT = re.compile(rb"\s{0,200}<(?:!doctype|html)\b")
_FRONT = re.compile(rb"\s{0,20}(?:---|\+\+\+)[ \t]{0,10}\n(.{0,6000}?)\n(?:---|\+\+\+)\s", re.DOTALL)
_LINE = re.compile(rb"#{1,2}\s+(\S[^\n]{0,300})")
_SIGN_OF_LINE = re.compile(rb"\n#")  # two signs are found in half of the time of `bytes.find`
_SLASHES = re.compile(rb"//")

_COLON = ord(":")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How far one looks: bytes of markup around what a page shows, characters of that, bytes in which links stand."""

    markup: int
    text: int
    links: int


WHOLE = Reach(markup=150_000, text=20_000, links=_MARKUP)
"""All that is ever looked at: of text as much as a whole reading asks for words about films."""

LOOKS = (
    Reach(markup=10_000, text=2_000, links=20_000),
    Reach(markup=25_000, text=5_000, links=50_000),
    WHOLE,
)
"""How far one looks in turn: the first tells most pages, in a third of the time."""

Signs = Iterable[tuple[int, bytes]]
"""Where elements begin that are hidden or belong to the head, in their order, and by which sign each is known."""


def in_small(body: bytes, charset: str | None = None) -> bytes:
    """Return the begin of a page in UTF-8, its ASCII in small letters; bytes that are no text stay as they are."""
    if (charset or charset_of(body)) == "utf-8":
        return body[:_MARKUP].lower()
    return decode(body[: 4 * _MARKUP], charset)[:_MARKUP].lower().encode("utf-8", "replace")


def words_in(part: bytes) -> str:
    """Return a piece of a page as text in small letters."""
    text = part.decode("utf-8", "replace")
    return text if text.isascii() else text.lower()  # ASCII is small in the page


def has_tags(page: bytes) -> bool:
    """Tell whether there is a tag in the begin of a page."""
    return _TAG.search(page, 0, _HEAD) is not None


def signs_in(page: bytes) -> Signs:
    """Yield where elements begin that are hidden or belong to the head, in one search for all, as far as one asks."""
    return ((sign.start(), sign[0]) for sign in _SIGN.finditer(page))


def head_in(page: bytes, signs: Signs) -> Iterator[str]:
    """Yield title, first headings and what the meta elements say of the page in words."""
    inside = list(takewhile(lambda sign: sign[0] < _HEAD, signs))
    for at in _behind(inside, b"<title", 1):
        begin = page.find(b">", at, _HEAD) + 1
        yield words_in(page[begin : _up_to(page, b"<", begin, _HEAD)]) if begin else ""
    for at in _behind(inside, b"<meta", _MOST):
        meta = words_in(page[at : _up_to(page, b">", at, min(at + _META, _HEAD))])
        name, content = _NAME.search(meta), _CONTENT.search(meta)
        if name and content and _SAYING.search(name[1]):
            yield content[1] or content[2]
    for at in _behind(inside, b"<h1", 3):
        end = min(at + _HEADING, _up_to(page, b"</h1", at, _HEAD))
        yield words_in(_TAG.sub(b" ", b"<h1" + page[at:end]))


def _behind(signs: Signs, wanted: bytes, most: int) -> Iterator[int]:
    found = (at + len(sign) for at, sign in signs if sign == wanted and at + len(sign) <= _HEAD)
    return islice(found, most)


def _up_to(page: bytes, sign: bytes, begin: int, end: int) -> int:
    """Return where the sign stands before `end`, and `end` where it does not."""
    at = page.find(sign, begin, end)
    return at if at >= 0 else end


def front_in(page: bytes) -> Iterator[str]:
    """Yield the front matter of a page's source, and its first headings in Markdown; a document of HTML has none."""
    if _DOCUMENT.match(page):
        return
    front = _FRONT.match(page)
    if front:
        yield from words_in(front[1]).splitlines()[:_MOST]
    yield from islice(_lines_in(page), 2)


def _lines_in(page: bytes) -> Iterator[str]:
    signs = (sign.start() + 1 for sign in _SIGN_OF_LINE.finditer(page, 0, _HEAD))
    at = 0
    for begun in chain((0,) if page.startswith(b"#") else (), signs):
        line = _LINE.match(page, begun, _HEAD) if begun >= at else None
        if line:
            at = line.end()
            yield words_in(line[1])


def shown_in(page: bytes, signs: Signs, most: int = WHOLE.markup) -> bytes:
    """Return what a page shows: no markup, scripts and styles. One that is not closed hides all the rest.

    `most`: bytes of markup that are searched for it.
    """
    parts, at, size = list[bytes](), 0, 0
    for start, sign in signs:
        closing = _ENDS.get(sign)
        if closing is None or start < at:
            continue
        parts.append(page[at:start])
        size += len(parts[-1])
        end = _closed(page, closing, start + len(sign))
        at = len(page) if end < 0 else end + len(closing)
        at += page.startswith(b">", at)
        if size > most or end < 0:
            break
    parts.append(page[at : at + most + 1])  # one more tells that there is more
    markup = b" ".join(parts)
    return _untagged(markup if len(markup) <= most else _cut(markup, most))


def _closed(page: bytes, closing: bytes, at: int) -> int:
    """Return where the sign `closing` stands behind `at`, -1 where it does not.

    One byte is found in a fraction of the time of several, and a script of data has few that open a tag.
    """
    for _ in range(_TRIES):
        at = page.find(closing[:1], at)
        if at < 0 or page.startswith(closing, at):
            return at
        at += 1
    return page.find(closing, at)


def _cut(markup: bytes, most: int) -> bytes:
    """Return the begin of markup, without a tag that would be cut apart."""
    opened = markup.rfind(b"<", 0, most)
    return markup[: most if markup.find(b">", max(0, opened), most) >= 0 else max(0, opened)]


def _untagged(markup: bytes) -> bytes:
    """Return markup with a space for a tag or several.

    To take out what stands behind each tag takes a third of the time of cutting the tags out, and gives the same words
    where every sign that opens a tag is closed, once, before the next.
    """
    first = markup.find(b"<")
    shown = b" ".join((markup[: max(0, first)], *_BEHIND_TAG.findall(markup, max(0, first))))
    once = first >= 0 and b">" not in shown and markup.count(b"<") == markup.count(b">")
    return shown if once else _TAG.sub(b" ", markup)


def slashes_in(page: bytes, most: int = WHOLE.links) -> Sequence[int]:
    """Return the places behind two slashes, where addresses begin, in the first `most` bytes."""
    return [slashes.end() for slashes in _SLASHES.finditer(page, 0, most)]


def types_in(page: bytes, slashes: Sequence[int]) -> set[str]:
    """Return the types of structured data."""
    named = (_TYPE.match(page, at) for at in _at_signs(page))
    schema = (_SCHEMA.match(page, at) for at in slashes)
    return {words_in(name[1]) for found in (named, schema) for name in islice(filter(None, found), _MOST)}


def _at_signs(page: bytes) -> Iterator[int]:
    at = page.find(b"@")
    while at >= 0:
        yield at + 1
        at = page.find(b"@", at + 1)


def hosts_in(page: bytes, slashes: Sequence[int]) -> set[str]:
    """Return the hosts that a page names with their scheme, links and pictures alike."""
    schemed = islice((at for at in slashes if at > 2 and page[at - 3] == _COLON), _LINKS)
    pieces = {page[at : at + _LONGEST_HOST] for at in schemed}
    return {host[1] for piece in pieces if (host := _HOST.match(words_in(piece)))}
