"""Pages as they look once their markup is lost, and which of their lines belong to a known body."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from cinequorum.extract.data.markup import BLOCKS

_BLOCKS = frozenset(BLOCKS) | {"td", "th", "option", "br"}
_UNSEEN = frozenset({"script", "style", "noscript", "template", "head", "title", "iframe", "object", "svg", "math"})
WORD = re.compile(r"\w+")
_RUN = 4  # words of a run that is looked up in the body
_MOST_PLACES = 24  # places in the body that one line is tried at
_ENOUGH = 0.75  # share of a line's runs that must stand in the body: ends of lines may be cut otherwise there
_SECOND_LEVEL = frozenset({"co", "com", "net", "org", "gov", "edu", "ac", "or", "ne", "go", "gob", "gouv", "nom"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Flat:
    """A page without markup: its lines, which of them are body, the body as people wrote it down, its site."""

    name: str
    site: str
    sort: str
    source: str
    lines: tuple[str, ...]
    body: tuple[bool, ...]
    gold: str


def flat_pages(data_dir: Path) -> Iterator[Flat]:
    """Read the two collections under `data_dir`, one page after the other; pages without lines or body are left out."""
    for row in rows_of(data_dir):
        lines = flatten(row["html"])
        if lines and row["gold"].strip():
            yield Flat(
                name=row["name"],
                site=site_of(row["url"] or row["name"]),
                sort=row["sort"],
                source=row["source"],
                lines=lines,
                body=lines_in(lines, row["gold"]),
                gold=row["gold"],
            )


def rows_of(data_dir: Path) -> Iterator[dict[str, Any]]:
    """Yield name, url, sort, source, html and gold of each page of both collections."""
    from pyarrow.parquet import read_table

    for row in read_table(data_dir / "wcxb_dev.parquet").to_pylist():
        yield {
            "name": row["file_id"], "url": row["url"], "sort": row["page_type"], "source": "wcxb",
            "html": row["html"], "gold": row["main_content"] or "",
        }  # fmt: skip
    for row in read_table(data_dir / "article_extraction_181.parquet").to_pylist():
        yield {
            "name": row["page_id"], "url": row["url"], "sort": "article", "source": "aeb",
            "html": row["html"], "gold": row["article_body"] or "",
        }  # fmt: skip


def site_of(url: str) -> str:
    """Return the registered domain of an address, near enough to keep a site's pages together.

    >>> site_of("https://film.example.co.uk/a"), site_of("http://www.example.com/")
    ('example.co.uk', 'example.com')
    """
    host = urlsplit(url if "//" in url else f"//{url}").hostname or url
    parts = host.split(".")
    size = 3 if len(parts) > 2 and len(parts[-1]) == 2 and parts[-2] in _SECOND_LEVEL else 2
    return ".".join(parts[-size:])


def flatten(html: str, *, nodes: bool = False) -> tuple[str, ...]:
    """Return a page's text as a naive tool prints it: a line a block (or, for `nodes`, a line a text node).

    >>> flatten("<nav><a>Home</a> <a>Films</a></nav><p>It <i>rains</i>.</p>")
    ('Home Films', 'It rains.')
    """
    from selectolax.lexbor import LexborHTMLParser

    node: Any = LexborHTMLParser(html).body
    lines: list[str] = []
    parts: list[str] = []
    deep = 0
    while node is not None:
        tag = node.tag
        if tag == "-text":
            parts.append(node.text_content or "")
        if nodes or tag in _BLOCKS:
            _flush(parts, lines)
        child = None if tag in _UNSEEN else node.child
        if child is not None:
            node, deep = child, deep + 1
            continue
        while node.next is None and deep > 0:
            node, deep = node.parent, deep - 1
            if node.tag in _BLOCKS:
                _flush(parts, lines)
        node = node.next if deep > 0 else None
    _flush(parts, lines)
    return tuple(lines)


def _flush(parts: list[str], lines: list[str]) -> None:
    line = " ".join("".join(parts).split())
    parts.clear()
    if line:
        lines.append(line)


def lines_in(lines: Sequence[str], gold: str) -> tuple[bool, ...]:
    """Tell which lines stand in `gold`, each once and in the same order: the chain that covers most words.

    >>> lines_in(["Menu", "It rains all day.", "Read more", "It rains all day."], "It rains all day.")
    (False, True, False, False)
    """
    words = WORD.findall(gold.lower())
    places = _places(words)
    chain = _Chain()
    for number, line in enumerate(lines):
        own = WORD.findall(line.lower())
        if own:
            chain.add(number, len(own), _candidates(own, words, places))
    found = chain.best()
    return tuple(number in found for number in range(len(lines)))


def _places(words: Sequence[str]) -> dict[tuple[str, ...], list[int]]:
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for size in range(1, _RUN + 1):
        for at in range(len(words) - size + 1):
            places[tuple(words[at : at + size])].append(at)
    return places


def _candidates(own: Sequence[str], words: Sequence[str], places: dict[tuple[str, ...], list[int]]) -> Iterator[int]:
    """Yield the places in the body where a line may begin."""
    if len(own) <= _RUN:
        yield from places.get(tuple(own), ())[: 4 * _MOST_PLACES]
        return
    runs = [tuple(own[i : i + _RUN]) for i in range(len(own) - _RUN + 1)]
    starts: Counter[int] = Counter()
    for i, run in enumerate(runs):
        for at in places.get(run, ())[:_MOST_PLACES]:
            starts[at - i] += 1
    for start in sorted(starts):
        near = sum(starts[start + shift] for shift in range(-3, 4))
        if starts[start] == max(starts[start + shift] for shift in range(-3, 4)) and near >= _ENOUGH * len(runs):
            yield max(start, 0)


class _Chain:
    """The heaviest chain of (line, place) pairs in which both grow: dynamic programming over a frontier."""

    def __init__(self) -> None:
        self.ends: list[int] = [-1]
        self.weights: list[float] = [0.0]
        self.links: list[tuple[int, Any] | None] = [None]

    def add(self, number: int, size: int, starts: Iterator[int]) -> None:
        """Try to append a line of `size` words at each place; all from the state before this line."""
        fresh = []
        for start in starts:
            at = bisect_right(self.ends, start) - 1  # ends are exclusive: equal means next to it
            tight = 0.5 if self.ends[at] == start else 0.0
            fresh.append((start + size, self.weights[at] + size + tight, (number, self.links[at])))
        for end, weight, link in fresh:
            self._put(end, weight, link)

    def _put(self, end: int, weight: float, link: tuple[int, Any]) -> None:
        at = bisect_right(self.ends, end)
        if self.weights[at - 1] >= weight:
            return
        if self.ends[at - 1] == end:
            at -= 1
            self.weights[at], self.links[at] = weight, link
        else:
            self.ends.insert(at, end)
            self.weights.insert(at, weight)
            self.links.insert(at, link)
        at += 1
        while at < len(self.ends) and self.weights[at] <= weight:
            del self.ends[at], self.weights[at], self.links[at]

    def best(self) -> set[int]:
        """Return the numbers of the lines of the heaviest chain."""
        found = set()
        link = self.links[-1]
        while link is not None:
            found.add(link[0])
            link = link[1]
        return found
