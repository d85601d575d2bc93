"""A source whose words are another's: of its text only sentences that carry something, each cut, and not too many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cinequorum.model.page import Block
from cinequorum.model.reading import Reading
from cinequorum.text.quoting import around, count_words
from cinequorum.text.sentences import sentence_spans
from cinequorum_web.pages.ink import Layer, Note, Piece

SHARE = 3  # of the page's words, one in so many is shown: what is beyond is read at the source
FEWEST = 3  # sentences that are shown however short the page is

Place = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """One sentence, or its words around what it carries: each stands with a link to the page that it is from."""

    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """What is marked on a page: what was read, what may not be shown, and the places that links lead to."""

    notes: Sequence[Note]
    walls: Sequence[Note]
    anchors: Sequence[Place]
    linked: frozenset[Place]


def excerpts_of(reading: Reading, marked: Marked, most: int) -> tuple[tuple[Excerpt, ...], int]:
    """Return the sentences that carry something, at most `most` words of each, and how many more there are.

    Those that the film's page leads to come first where there are too many; they stand in the order of the text. What
    is behind the wall is left out.
    """
    sentences = [*_carrying(reading, marked)]
    ranked = sorted(sentences, key=lambda one: (not _leads(one, marked.linked), one))
    room = count_words(reading.page.text) // SHARE
    chosen: list[Place] = []
    for one in ranked:
        room -= min(most, count_words(reading.page.text[slice(*one)]))
        if room >= 0 or len(chosen) < FEWEST:
            chosen.append(one)
    shown = tuple(_excerpt(reading.page.text, one, marked, most) for one in sorted(chosen))
    return shown, len(sentences) - len(chosen)


def _carrying(reading: Reading, marked: Marked) -> Iterator[Place]:
    """Yield the sentences with a note or a place that a link leads to; one that is behind the wall is none."""
    notes, walls = Layer(marked.notes), Layer(marked.walls)
    for low, high in _sentences(reading):
        carries = notes.touching(low, high) or _within(marked.linked, low, high)
        if carries and not walls.touching(low, high):
            yield low, high


def _sentences(reading: Reading) -> Iterator[Place]:
    page = reading.page
    blocks: Iterable[Block] = sorted(page.blocks, key=lambda block: block.span)
    for block in blocks:
        start = block.span.start
        for low, high in sentence_spans(page.text[start : block.span.end], page.language):
            yield start + low, start + high


def _excerpt(text: str, sentence: Place, marked: Marked, most: int) -> Excerpt:
    low, high = sentence
    note = min(Layer(marked.notes).touching(low, high), key=lambda one: (one.start, -one.end), default=None)
    start, end = (low, high) if note is None else (max(low, note.start), min(high, note.end))
    before, words, after = around((text[low:start], text[start:end], text[end:high]), most)
    anchors = tuple(f"c-{a}-{b}" for a, b in _within(marked.anchors, low, high))
    bare = Piece(text=before.lstrip(), anchors=anchors, kind="", says="", walled="")
    core = Piece(text=words, anchors=(), kind=note.kind if note else "", says=note.says if note else "", walled="")
    rest = Piece(text=after.rstrip(), anchors=(), kind="", says="", walled="")
    return Excerpt(pieces=(bare, core, rest))


def _within(places: Iterable[Place], low: int, high: int) -> list[Place]:
    return sorted(place for place in places if low <= place[0] < high)


def _leads(sentence: Place, linked: Iterable[Place]) -> bool:
    return bool(_within(linked, *sentence))
