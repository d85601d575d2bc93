"""Hypothesis strategies for pages that follow the grammar of HTML, Markdown, text and JSON-LD only here and there."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.robust import pieces

WORDS = st.sampled_from(
    pieces.NAMES + pieces.TITLES + pieces.DATES + pieces.RATINGS + pieces.SENTENCES * 2 + pieces.ODD
) | st.text(max_size=12)
GAPS = st.sampled_from(("", " ", " ", "\n", "\n\n", "\t", ", ", ": ", " | "))


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Lines of names, titles, dates, ratings and sentences."""
    parts = draw(st.lists(st.tuples(WORDS, GAPS), max_size=40))
    return "".join(word + gap for word, gap in parts)


@st.composite
def opened(draw: st.DrawFn) -> str:
    """One opening tag with attributes, now and then cut off."""
    attributes = draw(st.lists(st.sampled_from(pieces.ATTRIBUTES), max_size=3))
    end = draw(st.sampled_from((">", ">", ">", "/>", "")))
    return f"<{' '.join([draw(st.sampled_from(pieces.TAGS)), *attributes])}{end}"


CLOSED = st.sampled_from(pieces.TAGS).map(lambda tag: f"</{tag}>")


def documents() -> st.SearchStrategy[str]:
    """HTML: elements that are closed, and tags that are not."""
    return st.recursive(
        WORDS | opened() | CLOSED | scripts(),
        lambda inner: st.tuples(st.sampled_from(pieces.TAGS), st.lists(inner, max_size=5)).map(
            lambda made: f"<{made[0]}>{' '.join(made[1])}</{made[0]}>"
        ),
        max_leaves=40,
    )


def values() -> st.SearchStrategy[str]:
    """JSON-LD, whole and broken."""
    whole = st.lists(st.sampled_from(pieces.JSON), max_size=20).map(" ".join)
    return whole | st.lists(st.sampled_from(pieces.JSON[:5]), max_size=9).map(lambda made: "{" + ", ".join(made) + "}")


def scripts() -> st.SearchStrategy[str]:
    """A script element with JSON-LD in it."""
    return values().map(lambda value: f'<script type="application/ld+json">{value}</script>')


def markdowns() -> st.SearchStrategy[str]:
    """Markdown: its signs between words, HTML and template tags."""
    piece = WORDS | st.sampled_from(pieces.MARKDOWN) | GAPS | opened()
    return st.lists(piece, max_size=60).map("".join)
