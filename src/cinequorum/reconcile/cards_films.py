"""Cards of other films that several voices bring up: what each says of it, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cinequorum.model.film import Comparison, Disagreement, DisagreementValue, Support
from cinequorum.model.page import Page, Span
from cinequorum.reconcile.cards import Case, safe_cards, value_of, voices_in
from cinequorum.reconcile.evidence import support_at
from cinequorum.text.sentences import sentence_spans

MOST_FILMS, MOST_VOICES = 12, 8
LONGEST = 25  # words of a quotation
_REACH = 600  # characters on either side of a title in which its sentence is looked for
_NOTE = (
    "Sentences of different voices on another film; what they add to each other, or deny, is for the reader to judge."
)


def film_cards(case: Case, comparisons: Sequence[Comparison]) -> tuple[Disagreement, ...]:
    """Return a card for each of the other films that at least two independent voices name, the most named first."""
    named = sorted((c for c in comparisons if c.n > 1), key=lambda c: (-c.n, c.title, c.year or 0))
    return tuple(card for one in named[:MOST_FILMS] for card in _cards(case, one))


def _cards(case: Case, other: Comparison) -> Iterator[Disagreement]:
    title = f"{other.title} ({other.year})" if other.year else other.title
    values = list(_sides(case, other.support))
    found = safe_cards(f"what is said of {title}", "compatible", values, _NOTE)
    yield from (card for card in found if voices_in(card.values) > 1)


def _sides(case: Case, supports: Sequence[Support]) -> Iterator[DisagreementValue]:
    """The first sentence of each voice that names the film."""
    pages = {reading.page.id: reading for reading in case.readings}
    heard: set[int] = set()
    for one in supports:
        if one.witness in heard or len(heard) >= MOST_VOICES:
            continue
        heard.add(one.witness)
        reading = pages[one.span.page]
        span = _sentence(reading.page, one.span)
        words = _excerpt(reading.page.text, span, one.span)
        yield value_of(f"“{words}”", [support_at(reading, span, case.voices)])


def _sentence(page: Page, span: Span) -> Span:
    """Return the sentence that a title stands in; the title alone where none is found."""
    first = max(page.text.rfind("\n", 0, span.start) + 1, span.start - _REACH)
    end = page.text.find("\n", span.end)
    text = page.text[first : min(end if end >= 0 else len(page.text), span.end + _REACH)]
    for start, stop in sentence_spans(text, page.language):
        if first + start <= span.start and span.end <= first + stop:
            return page.span(first + start, first + stop)
    return span


def _excerpt(text: str, sentence: Span, title: Span) -> str:
    """Return at most 25 words of the sentence, the title among them."""
    before = text[sentence.start : title.start].split()
    after = text[title.start : sentence.end].split()
    start = max(0, len(before) - max(LONGEST // 2, LONGEST - len(after)))
    room = LONGEST - (len(before) - start)
    words = " ".join([*before[start:], *after[:room]])
    return ("… " if start else "") + words + (" …" if room < len(after) else "")
