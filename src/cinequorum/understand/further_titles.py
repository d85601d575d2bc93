"""Titles that no rule proposes: further parts of headlines and headings, and lines above the text.

The rules of the headline cut it where they know a frame. Here every part is taken that may be the title: what stands
between two signs, a run of capitals, what the text repeats, and, where a page lost its headline or never marked it,
the short lines above its first paragraph. Most of them are none; the learned weights decide (`film_model`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final

from cinequorum.model.page import Block, MarkKind, Page, Role
from cinequorum.names.titles import title_key
from cinequorum.understand.agreement import compact
from cinequorum.understand.candidate import Candidate
from cinequorum.understand.data import headlines, works
from cinequorum.understand.headline_frame import unframed
from cinequorum.understand.headline_parts import YEAR
from cinequorum.understand.headlines import place_of
from cinequorum.understand.title_lines import is_generic
from cinequorum.understand.title_shape import PEOPLES, places_of, trimmed

WORD: Final = re.compile(r"[^\W_]+(?:[’'.&-][^\W_]+)*[!?]?")
"""A word of a headline, with its apostrophes and hyphens."""
SMALL: Final = frozenset((*works.JOINERS, *works.LOOSE_JOINERS, *headlines.FILLERS))
"""Words that a title may have in small letters, and that do not end one."""
SENTENCE_WORDS: Final = frozenset(headlines.SENTENCE_WORDS)

_SIGNS: Final = re.compile(r"\s*[|｜»«/•·_–—]\s*|\s-{1,2}\s|\s::\s|:\s|：")
_DATED: Final = re.compile(rf"^(?P<title>.{{1,80}}?)[\s–-]{{0,3}}[(\[（]?{YEAR}[)\]）]?$")
_SUMMARIES: Final = frozenset({"subtitle", "description", "excerpt", "og:description", "summary"})
_MOST: Final = 40  # titles
_LONGEST: Final = 80  # characters of one
_LONGEST_HEAD, _MOST_WORDS, _LONGEST_RUN = 160, 24, 8
_READ: Final = 20_000  # characters of the text in which runs are looked for
_HEADINGS: Final = 4
_TOP: Final = 40  # blocks
_NEAR: Final = 16  # blocks between a line and the first paragraph
_PARAGRAPH: Final = 60  # characters
_EDGES: Final = " -–—|:·•_*"
_APART: Final = -2.0  # log odds of what no rule proposes


@dataclass(frozen=True, slots=True)
class Head:
    """A text in which a page names itself; `sort`: `headline`, `data`, `heading` or `summary`."""

    text: str
    sort: str


def heads_of(page: Page) -> tuple[Head, ...]:
    """Return the page's headline, those in its data, its first headings and its summaries, each text once."""
    texts: dict[str, str] = {}
    if page.headline:
        texts[page.headline.strip()] = "headline"
    for block in page.having(Role.TITLE)[:2]:
        texts.setdefault(page.slice(block.span).strip(), "headline")
    for meta in page.metadata:
        if meta.key in works.HEADLINE_KEYS:
            texts.setdefault(meta.value.strip(), "data")
    for block in page.having(Role.HEADING)[:_HEADINGS]:
        texts.setdefault(page.slice(block.span).strip(), "heading")
    for meta in page.metadata:
        if meta.key in _SUMMARIES:
            texts.setdefault(meta.value.strip(), "summary")
    return tuple(Head(text[:_LONGEST_HEAD], sort) for text, sort in texts.items() if text)


def lines_above(page: Page, own: frozenset[str]) -> dict[str, int]:
    """Return the short lines above the first paragraph that are no links, by title key: how many blocks above it.

    Beginners' pages mark their menus and their films alike; what is no link is no menu. `own`: the site's names.
    """
    first = next((i for i, block in enumerate(page.blocks[:_TOP]) if _is_paragraph(block)), None)
    if first is None:
        return {}
    links = {mark.span.start for mark in page.marks if mark.kind is MarkKind.LINK}
    found: dict[str, int] = {}
    for index in range(max(0, first - _NEAR), first):
        block = page.blocks[index]
        if block.role is Role.NAVIGATION and block.span.start not in links:
            line = page.slice(block.span).strip()
            if 1 < len(line) <= _PARAGRAPH and compact(line) not in own and not is_generic(line):
                for title in (line, _undated(line)):
                    found.setdefault(title_key(title), first - index)
    found.pop("", None)
    return found


def further_candidates(
    page: Page, heads: tuple[Head, ...], above: Mapping[str, int], known: frozenset[str]
) -> Iterator[Candidate]:
    """Yield the titles whose keys are not `known`, each where it stands on the page; without evidence of their own.

    `heads` and `above` are what `heads_of` and `lines_above` returned for the page.
    """
    found: dict[str, str] = {}
    for title in _titles(page, heads, above):
        bare = trimmed(title.strip(_EDGES))
        key = title_key(bare) if 0 < len(bare) <= _LONGEST else ""
        if key and key not in known and bare.casefold() not in PEOPLES:
            found.setdefault(key, bare)
    for title in islice(found.values(), _MOST):
        place = place_of(page, title)
        if place is not None:
            candidate = Candidate(title=title, place=place, score=_APART)
            candidate.add(0.0, "a part of the headline, or a line above the text")
            yield candidate


def _titles(page: Page, heads: tuple[Head, ...], above: Mapping[str, int]) -> Iterator[str]:
    body = "\n".join(page.slice(block.span) for block in page.having(Role.BODY, Role.USER_REVIEW))[:_READ]
    for head in heads:
        if head.sort != "summary":
            yield from _parts(head.text)
        yield from _runs(head.text, body)
    if not page.having(Role.TITLE):
        for block in _lines(page, above):
            line = page.slice(block.span)
            yield line
            yield _undated(line)


def _lines(page: Page, above: Mapping[str, int]) -> Iterator[Block]:
    for block in page.blocks[:_TOP] if above else ():
        if block.role is Role.NAVIGATION and title_key(page.slice(block.span)) in above:
            yield block


def _parts(text: str) -> Iterator[str]:
    """Yield a headline's parts between signs, and each without its frame and its year."""
    for part in dict.fromkeys((text, *_SIGNS.split(text))):
        bare = unframed(part)
        yield part
        yield bare
        yield _undated(bare)


def _undated(words: str) -> str:
    match = _DATED.match(words)
    return match["title"] if match else words


def _runs(text: str, body: str) -> Iterator[str]:
    """Yield the longest runs of words that the text below shares, and the runs of capitals."""
    words = list(WORD.finditer(text))[:_MOST_WORDS]
    start = 0
    while start < len(words):
        first = words[start].group()
        if first[0].islower() or first.casefold() in SENTENCE_WORDS:
            start += 1
            continue
        shared = _shared_end(text, words, start, body)
        for end in {shared, _capitals_end(text, words, start)}:
            if start < end and end - start < len(words) and not words[end - 1].group().endswith(_OWNING):
                yield text[words[start].start() : words[end - 1].end()]
        start = max(shared, start + 1)


def _shared_end(text: str, words: list[re.Match[str]], start: int, body: str) -> int:
    """Return the index after the longest run from `start` that the text below holds; 0 if there is none."""
    if next(places_of(body, words[start].group()), None) is None:
        return 0
    for end in range(min(len(words), start + _LONGEST_RUN), start, -1):
        run = text[words[start].start() : words[end - 1].end()]
        told = end - start > 1 or len(run) > _SHORT
        if told and words[end - 1].group().casefold() not in SMALL and next(places_of(body, run), None) is not None:
            return end
    return 0


_SHORT: Final = 3
_OWNING: Final = ("'s", "’s")


def _capitals_end(text: str, words: list[re.Match[str]], start: int) -> int:
    """Return the index after the run of capitals and small words from `start`, small words at its end left out."""
    end = start + 1
    while end < len(words) and _goes_on(text, words[end - 1], words[end]):
        end += 1
    while words[end - 1].group().casefold() in SMALL and end > start:
        end -= 1
    return end


def _goes_on(text: str, before: re.Match[str], word: re.Match[str]) -> bool:
    fits = not word.group()[0].islower() or word.group().casefold() in SMALL
    return fits and text[before.end() : word.start()].strip() in {"", "-", "&", ","}


def _is_paragraph(block: Block) -> bool:
    return block.role in {Role.BODY, Role.USER_REVIEW} and block.span.end - block.span.start > _PARAGRAPH
