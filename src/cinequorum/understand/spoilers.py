"""What a page gives away, and whether it warns."""

from __future__ import annotations

from cinequorum.model.opinion import Spoiler
from cinequorum.model.page import Span
from cinequorum.understand.prose import Films, Prose


def find_spoilers(prose: Prose, films: Films) -> tuple[Spoiler, ...]:
    """Return the sentences that give something away, in text order."""
    return ()


def spoiler_warning(prose: Prose) -> Span | None:
    """Return the words in which the page warns of spoilers, or None."""
    return None


def page_level(spoilers: tuple[Spoiler, ...]) -> str:
    """Return `major`, `mild` or `none` for a page (or a review) with these spoilers."""
    return "none"
