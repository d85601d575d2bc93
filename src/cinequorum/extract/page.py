"""From bytes to a page: text, blocks, headline, byline, date, language, kind, user reviews."""

from __future__ import annotations

from cinequorum.model.page import Page, RawPage


def extract(raw: RawPage) -> Page:
    """Take a page apart. Raises `UnreadablePage` where the bytes are no text."""
    raise NotImplementedError
