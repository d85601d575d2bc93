"""What a page shows at a glance: words of its head, text, address and links, without a parse.

A page that is not about films is to be told in a fiftieth of the time of a reading. Every step is linear in what is
looked at, however the markup is broken; all is looked at in lower case.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from itertools import pairwise, tee
from urllib.parse import unquote

from cinequorum.extract import skim
from cinequorum.text.film_talk import FilmTalk, talk_in, words_of
from cinequorum.text.word_counts import UNSPACED

_LONGEST = 400  # characters of one value of the head
_WORD = re.compile(r"[^\W\d_]+")
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


def glance_at(body: bytes, source: str, charset: str | None = None, reach: skim.Reach = skim.WHOLE) -> Glance:
    """Look at a page's bytes and address, as far as `reach`. Never fails: bytes that are no text give few words.

    >>> sorted(glance_at(b"<title>Night Ferry</title><p>A film", "https://a.example/kino/1").marked)
    ['h:ferry', 'h:night', 'u:kino']
    """
    return _look(skim.in_small(body, charset), source, reach)


def glances_at(body: bytes, source: str, charset: str | None = None) -> Iterator[Glance]:
    """Look further and further, as `glance_at`: each next look is taken when it is asked for."""
    page = skim.in_small(body, charset)
    return (_look(page, source, reach) for reach in skim.LOOKS)


def _look(page: bytes, source: str, reach: skim.Reach) -> Glance:
    html = skim.has_tags(page)
    inside, signs = tee(skim.signs_in(page) if html else ())
    shown = skim.shown_in(page, inside, reach.markup) if html else page
    text = unescape(skim.words_in(shown[: 4 * reach.text])[: reach.text])
    head = (*skim.head_in(page, signs), *skim.front_in(page))
    title = unescape("\n".join(value[:_LONGEST] for value in head))
    words, titled = words_of(text), words_of(title)
    said = _tokens(words)
    marked = {f"h:{word}" for word in _tokens(titled)} | {f"u:{word}" for word in _address(source)}
    if html:
        slashes = skim.slashes_in(page, reach.links)
        marked |= {f"t:{name}" for name in skim.types_in(page, slashes)}
        marked |= {f"a:{host}" for host in skim.hosts_in(page, slashes)}
    return Glance(
        said=said,
        marked=frozenset(marked),
        talk=talk_in(words, text),
        headed=talk_in(titled, title, title),
        length=sum(said.values()),
    )


def outside(body: bytes, charset: str | None = None) -> Glance:
    """Look at a page without its paragraphs: what is left is the site's furniture, or most of it."""
    first, *others = re.split(rb"<p\b", skim.in_small(body, charset))
    return glance_at(b" ".join((first, *(piece.partition(b"</p>")[2] for piece in others))), "")


def _address(source: str) -> list[str]:
    """Return the words of an address without its host: they are the same on all pages of a site."""
    path = source.split("://", 1)[-1].partition("/")[2] if "://" in source else source
    return [word for word in _WORD.findall(unquote(path[:_LONGEST]).lower()) if len(word) > 1]


def _tokens(words: Mapping[str, int]) -> dict[str, int]:
    """Return words as they are, and pairs of neighbouring letters of those that no spaces part."""
    if "".join(words).isascii() and max(map(len, words), default=0) <= _LONGEST_WORD:  # as most pages in English
        return dict(words)
    found = {word: times for word, times in words.items() if len(word) <= _LONGEST_WORD and word.isascii()}
    for word, times in words.items():
        if word.isascii():
            continue
        if not UNSPACED.search(word):
            if len(word) <= _LONGEST_WORD:
                found[word] = found.get(word, 0) + times
            continue
        for pair in map("".join, pairwise(word)) if len(word) > 1 else (word,):
            found[pair] = found.get(pair, 0) + times
    return found
