"""What must hold of every reading, whatever the bytes were."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from msgspec import Struct

from cinequorum.acquire.files import from_bytes
from cinequorum.errors import UnreadablePage
from cinequorum.model.codec import decode, encode, reading_document
from cinequorum.model.page import MarkKind, Page, Span
from cinequorum.model.reading import Reading
from cinequorum.pipeline import read


def reading_of(body: bytes, source: str) -> Reading | None:
    """Read the bytes as a page of that name; None where they are refused by name. Nothing else may be raised."""
    try:
        return read(from_bytes(body, source))
    except UnreadablePage as error:
        refused = error
    assert refused.code
    assert refused.source == source
    return None


def check(body: bytes, source: str, *, twice: bool = True) -> Reading | None:
    """Assert all that must hold of a reading of these bytes, and return it."""
    reading = reading_of(body, source)
    if twice:
        assert reading_of(body, source) == reading, "the second reading differs from the first"
    if reading is not None:
        check_reading(reading)
    return reading


def check_reading(reading: Reading) -> None:
    """Assert that the reading's text is text, its spans lie in it, its quotes stand there, and it can be stored."""
    text = reading.page.text
    text.encode("utf-8")
    for span in spans_in(reading):
        assert span.page == reading.page.id
        assert 0 <= span.start <= span.end <= len(text), span
    check_blocks(reading.page)
    check_quotes(reading)
    encoded = encode(reading)
    assert decode(encoded, Reading) == reading
    assert encode(decode(encoded, Reading)) == encoded
    encode(reading_document(reading))


def check_blocks(page: Page) -> None:
    """Assert that the blocks are in order, apart, and hold every character of the text but line ends."""
    at = 0
    text = page.text
    for block in page.blocks:
        assert at <= block.span.start <= block.span.end
        assert not text[at : block.span.start].strip()
        at = block.span.end
    assert not text[at:].strip()


def check_quotes(reading: Reading) -> None:
    """Assert that what is quoted stands where its span points, which may show the whole sentence around it."""
    page = reading.page
    quoted = [(claim.raw, claim.span) for claim in reading.claims]
    for raw, span in quoted:
        assert raw in page.slice(span), (raw, page.slice(span))
    rated = [*reading.ratings, *(review.rating for review in reading.reviews if review.rating is not None)]
    for rating in rated:  # one that is drawn, or stated by an attribute, has the place where that stands
        drawn = any(m.kind is MarkKind.CLASS and m.span.start <= rating.span.start <= m.span.end for m in page.marks)
        assert drawn or rating.raw in page.slice(rating.span) or rating.span.start == rating.span.end, rating
    for stated in page.metadata:
        assert page.slice(stated.span).strip() or not stated.value


def spans_in(value: object) -> Iterator[Span]:
    """Yield every span anywhere in a value."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from spans_in(item)
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from spans_in(getattr(value, name))
    elif is_dataclass(value):
        for field in fields(value):
            yield from spans_in(getattr(value, field.name))
