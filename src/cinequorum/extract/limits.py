"""How much of a very large page is looked at, and what to say where it is more. Its text is always kept whole.

The limits are some hundred times what pages of prose have; they keep the time for a page that is a whole forum, or
was made to be slow, in step with its size.
"""

from __future__ import annotations

REVIEWS_SEARCHED = 30_000
"""Blocks among which visitors' reviews are looked for: some 5,000 reviews, and a few seconds."""

KIND_WEIGHED = 3000
"""Lines of the body by which the kind of a page is judged: more tell no more."""

FRONT_MATTER = 60_000
"""Characters of front matter that are read as such."""

MARKDOWN = 500_000
"""Characters of Markdown whose markup is read; markdown-it takes some 6 seconds for these."""

BRACKETS = 20_000
"""Opening brackets of such a text; unmatched ones take time that grows with their square."""

MAIN_BLOCKS = 12_000
"""Blocks of HTML whose main text the trained network tells; that of larger pages is told by density alone."""


def warnings_of(blocks: int, lines: int, html: int) -> tuple[str, ...]:
    """Say what was not looked at in full on a page of so many blocks, lines of body and characters of HTML.

    >>> warnings_of(40_000, 10, 0)
    ('visitors’ reviews were looked for among the first 30,000 of 40,000 blocks only',)
    """
    found = []
    if blocks > REVIEWS_SEARCHED:
        found.append(
            f"visitors’ reviews were looked for among the first {REVIEWS_SEARCHED:,} of {blocks:,} blocks only"
        )
    if lines > KIND_WEIGHED:
        found.append(f"the kind of the page was judged by the first {KIND_WEIGHED:,} of {lines:,} lines only")
    if html and blocks > MAIN_BLOCKS:
        found.append("the page is so large that its main text was told by density alone")
    return tuple(found)


def too_long_markdown(text: str) -> tuple[str, ...]:
    """Say why the markup of a Markdown text is not read; nothing where it is."""
    if len(text) > MARKDOWN:
        return (f"of more than {MARKDOWN:,} characters the Markdown was read as plain lines",)
    if text.count("[") > BRACKETS:
        return (f"with more than {BRACKETS:,} brackets the Markdown was read as plain lines",)
    return ()
