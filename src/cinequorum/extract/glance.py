"""What a page shows at a glance: words of its head, text, address and links, without a parse.

A page that is not about films is to be told in a fiftieth of the time of a reading. Every step is linear in what is
looked at, however the markup is broken; all is looked at in lower case.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from itertools import islice, pairwise
from urllib.parse import unquote

from cinequorum.text.charset import decode
from cinequorum.text.film_talk import FilmTalk, talk_in, words_of

_MARKUP = 600_000  # characters of a page that are looked at
_TEXT = 20_000  # characters of what it shows: as many as a whole reading asks for words about films
_SHOWS = 150_000  # characters of markup around them
_HEAD = 80_000  # characters in which a head ends
_LONGEST = 400  # characters of one value of the head
_MOST = 60  # values of one sort
_LINKS, _LONGEST_HOST = 600, 80
_HIDDEN = re.compile(r"<(?:(script|style|template|svg)\b|!--)")
_TAG = re.compile(r"<[^<>]*>")
_NAME = re.compile(r"""(?:name|property|itemprop)\s?=\s?["']?([\w:.-]{1,60})""")
_CONTENT = re.compile(r"""content\s?=\s?(?:"([^"]{1,3000})"|'([^']{1,3000})')""")
_SAYING = re.compile(r"title|description|keywords|section|tag$|og:type|genre|categor")
_TYPE = re.compile(r"""["']\s?:\s?\[?\s?["'](\w{3,40})""")
_SCHEMA = re.compile(r"(\w{3,40})[\"'\s]")
_HOST = re.compile(r"(?:www\.|m\.)?([\w-]{1,60}(?:\.[\w-]{1,40}){1,4})")
_FRONT = re.compile(r"\s{0,20}(?:---|\+\+\+)[ \t]{0,10}\n(.{0,6000}?)\n(?:---|\+\+\+)\s", re.DOTALL)
_LINE = re.compile(r"^#{1,2}\s+(\S[^\n]{0,300})", re.MULTILINE)
_WORD = re.compile(r"[^\W\d_]+")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LONGEST_WORD = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """Tokens and how often each occurs. `said`: of the text; `marked`: of head, address and links, with a prefix.

    `talk` counts words about films in the text, `headed` those in the head; `length` is the number of words.
    """

    said: dict[str, int]
    marked: frozenset[str]
    talk: FilmTalk
    headed: FilmTalk
    length: int


def glance_at(body: bytes, source: str, charset: str | None = None) -> Glance:
    """Look at a page's bytes and address. Never fails: bytes that are no text give few words.

    >>> sorted(glance_at(b"<title>Night Ferry</title><p>A film", "https://a.example/kino/1").marked)
    ['h:ferry', 'h:night', 'u:kino']
    """
    page = decode(body[: 4 * _MARKUP], charset)[:_MARKUP].lower()
    html = _TAG.search(page[:_HEAD]) is not None
    head = list(_head_of(page[:_HEAD])) if html else []
    text = unescape((_shown(page) if html else page)[:_TEXT])
    title = unescape("\n".join(value[:_LONGEST] for value in (*head, *_front_of(page))))
    words, titled = words_of(text), words_of(title)
    said = _tokens(words)
    marked = {f"h:{word}" for word in _tokens(titled)} | {f"u:{word}" for word in _address(source)}
    if html:
        marked |= {f"t:{name}" for name in _types(page)} | {f"a:{host}" for host in _hosts(page)}
    return Glance(
        said=said,
        marked=frozenset(marked),
        talk=talk_in(words, text),
        headed=talk_in(titled, title, title),
        length=sum(said.values()),
    )


def outside(body: bytes, charset: str | None = None) -> Glance:
    """Look at a page without its paragraphs: what is left is the site's furniture, or most of it."""
    page = decode(body[: 4 * _MARKUP], charset)[:_MARKUP].lower()
    first, *others = re.split(r"<p\b", page)
    return glance_at(" ".join((first, *(piece.partition("</p>")[2] for piece in others))).encode(), "")


def _head_of(page: str) -> Iterator[str]:
    """Yield title, first headings and what the meta elements say of the page in words."""
    for begun in page.split("<title", 1)[1:]:
        yield begun.partition(">")[2].partition("<")[0]
    for begun in page.split("<meta", _MOST)[1:]:
        meta = begun[:3_000].partition(">")[0]
        name, content = _NAME.search(meta), _CONTENT.search(meta)
        if name and content and _SAYING.search(name[1]):
            yield content[1] or content[2]
    for begun in page.split("<h1", 3)[1:]:
        yield _TAG.sub(" ", "<h1" + begun.partition("</h1")[0][:_LONGEST])


def _front_of(page: str) -> Iterator[str]:
    """Yield the front matter of a page's source, and its first headings in Markdown."""
    front = _FRONT.match(page)
    if front:
        yield from front[1].splitlines()[:_MOST]
    if "\n#" in page[:_HEAD] or page.startswith("#"):
        yield from (line[1] for line in islice(_LINE.finditer(page[:_HEAD]), 2))


def _types(page: str) -> set[str]:
    """Return the types of structured data."""
    named = [_TYPE.match(piece) for piece in page.split("@type", _MOST)[1:]]
    named += [_SCHEMA.match(piece) for piece in page.split("schema.org/", _MOST)[1:]]
    return {name[1] for name in named if name}


def _hosts(page: str) -> set[str]:
    """Return the hosts that a page names, links and pictures alike."""
    pieces = page.split("://", _LINKS)[1:]
    return {host[1] for piece in {piece[:_LONGEST_HOST] for piece in pieces} if (host := _HOST.match(piece))}


def _shown(page: str) -> str:
    """Return a page's text without markup, scripts and styles; one that is not closed hides all the rest."""
    parts, at, size = [], 0, 0
    for hidden in _HIDDEN.finditer(page):
        if hidden.start() < at:
            continue
        parts.append(page[at : hidden.start()])
        size += len(parts[-1])
        closing = f"</{hidden[1]}" if hidden[1] else "-->"
        end = page.find(closing, hidden.end())
        at = len(page) if end < 0 else end + len(closing)
        if size > _SHOWS or end < 0:
            break
    parts.append(page[at : at + _SHOWS])
    return _TAG.sub(" ", " ".join(parts)[:_SHOWS])


def _address(source: str) -> list[str]:
    """Return the words of an address without its host: they are the same on all pages of a site."""
    path = source.split("://", 1)[-1].partition("/")[2] if "://" in source else source
    return [word for word in _WORD.findall(unquote(path[:_LONGEST]).lower()) if len(word) > 1]


def _tokens(words: Mapping[str, int]) -> dict[str, int]:
    """Return words as they are, and pairs of neighbouring letters of those that no spaces part."""
    found: dict[str, int] = {}
    for word, times in words.items():
        if word.isascii() or not _UNSPACED.search(word):
            if len(word) <= _LONGEST_WORD:
                found[word] = found.get(word, 0) + times
            continue
        for pair in map("".join, pairwise(word)) if len(word) > 1 else (word,):
            found[pair] = found.get(pair, 0) + times
    return found
