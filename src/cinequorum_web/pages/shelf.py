"""The pages behind a film, opened at the sentences that carry its facts, with the spoiler wall in front of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cinequorum.model.film import SourceEntry, Support
from cinequorum.model.opinion import Spoiler
from cinequorum.model.page import Block, Page, Span
from cinequorum.model.reading import Reading
from cinequorum.model.wall import LEVELS, visible
from cinequorum.text.quoting import around
from cinequorum.text.sentences import sentence_spans
from cinequorum_web.pages.labels import MANNERS
from cinequorum_web.pages.words import source_name

MARGIN = 180  # code points kept on each side of the words, so that a page without full stops stays readable
NARROW = 70  # the same where a value has one piece of evidence, and another page the rest
MOST = 12  # pieces of evidence shown under one value; the rest is counted and stays in the document
AT_FIRST = 1  # pieces on the film page itself, which leads on to the rest


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The words that carry a value, in their sentence. `withheld` names the level of what is not shown, else ''."""

    before: str
    words: str
    after: str
    language: str
    name: str
    href: str
    copied: bool
    holder: str | None
    manner: str
    withheld: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedPage:
    """Of a page what its sentences are cut from."""

    id: str
    text: str
    language: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """Of a reading what a shelf needs: a fifth of the work of decoding all. No piece has more than `most` words."""

    page: QuotedPage
    spoilers: tuple[Spoiler, ...] = ()
    most: int | None = None


Quotable = Reading | Quoted


class Shelf:
    """The readings behind one page. Sentences are cut once per block. `most` pieces of evidence are given a value."""

    def __init__(
        self, readings: Iterable[Quotable], sources: Iterable[SourceEntry], allowed: str, most: int = MOST
    ) -> None:
        self._most = most
        self._margin = NARROW if most == AT_FIRST else MARGIN
        self._readings: Mapping[str, Quotable] = {reading.page.id: reading for reading in readings}
        self._sources: Mapping[str, SourceEntry] = {entry.id: entry for entry in sources}
        self._sentences: dict[tuple[str, int, int], list[tuple[int, int]]] = {}
        self.allowed = allowed
        self.query = query_of(allowed)

    def evidence(self, support: Sequence[Support]) -> tuple[Evidence, ...]:
        """Return the evidence for a value, what may be shown first."""
        found = [self._evidence(carrier) for carrier in looked_at(support, self._most)]
        return tuple(sorted(found, key=lambda piece: bool(piece.withheld))[: self._most])

    def more(self, support: Sequence[Support]) -> int:
        """Return how many pieces of evidence there are beside those that are given."""
        return max(0, len(support) - self._most)

    def name(self, page_id: str, source: str) -> str:
        """Return what a source is called."""
        entry = self._sources.get(page_id)
        return source_name(source, entry.outlet, entry.author) if entry else source_name(source)

    def href(self, span: Span) -> str:
        """Return the address of these words on our page about the source."""
        return f"/sources/{span.page}/{self.query}#c-{span.start}-{span.end}"

    def shows(self, *support: Support) -> bool:
        """Return whether all these words, and their sentences, may be shown."""
        return all(visible(self._sentence(carrier)[3], self.allowed) for carrier in support)

    def language(self, page_id: str) -> str:
        """Return the language of a page, or nothing where the page is not here."""
        reading = self._readings.get(page_id)
        return reading.page.language if reading else ""

    def _evidence(self, support: Support) -> Evidence:
        before, words, after, level = self._sentence(support)
        entry = self._sources.get(support.span.page)
        reading = self._readings.get(support.span.page)
        shown = visible(level, self.allowed)
        return Evidence(
            before=before if shown else "",
            words=words if shown else "",
            after=after if shown else "",
            language=reading.page.language if reading else "",
            name=self.name(support.span.page, support.source),
            href=self.href(support.span),
            copied=bool(entry and not entry.independent),
            holder=support.holder if shown else None,
            manner=MANNERS.get(support.manner, ""),
            withheld="" if shown else level,
        )

    def _sentence(self, support: Support) -> tuple[str, str, str, str]:
        """Return the sentence before, in and after the words, and the highest spoiler level that it touches."""
        reading = self._readings.get(support.span.page)
        span = support.span
        if reading is None or not 0 <= span.start <= span.end <= len(reading.page.text):
            return "", support.raw, "", support.spoiler
        low, high = self._bounds(reading.page, span)
        level = max(support.spoiler, spoiler_level(reading, low, high), key=LEVELS.index)
        text = reading.page.text
        left, right = max(low, span.start - self._margin), min(high, span.end + self._margin)
        before = ("…" if left > low else "") + text[left : span.start]
        after = text[span.end : right] + ("…" if right < high else "")
        pieces = before.lstrip(), text[span.start : span.end], after.rstrip()
        most = reading.most if isinstance(reading, Quoted) else None
        return (*(pieces if most is None else around(pieces, most)), level)

    def _bounds(self, page: Page | QuotedPage, span: Span) -> tuple[int, int]:
        block = next((b.span for b in page.blocks if b.span.start <= span.start < b.span.end), None)
        if block is None:
            return span.start, span.end
        key = (page.id, block.start, block.end)
        if key not in self._sentences:
            cut = sentence_spans(page.text[block.start : block.end], page.language)
            self._sentences[key] = [(block.start + low, block.start + high) for low, high in cut]
        touched = [(low, high) for low, high in self._sentences[key] if low < span.end and span.start < high]
        low = min((low for low, _ in touched), default=span.start)
        high = max((high for _, high in touched), default=span.end)
        return min(low, span.start), max(high, span.end)


def query_of(allowed: str) -> str:
    """Return what carries the reader's choice at the wall from page to page.

    >>> query_of("none"), query_of("all")
    ('', '?spoilers=all')
    """
    return "" if allowed == "none" else f"?spoilers={allowed}"


def looked_at(support: Sequence[Support], most: int) -> Sequence[Support]:
    """Return the carriers among which `most` are chosen: enough that some hidden ones leave enough."""
    return support[: 2 * most]


def spoiler_level(reading: Quotable, low: int, high: int) -> str:
    """Return the highest level of the spoilers that touch the text from `low` to `high`."""
    touching = (s.level for s in reading.spoilers if s.span.start < high and low < s.span.end)
    return max(touching, key=LEVELS.index, default="none")
