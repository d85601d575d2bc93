"""What a page gives away, and whether it warns."""

from __future__ import annotations

from cinequorum.model.opinion import Spoiler

from cinequorum.understand.prose import Films, Prose
from cinequorum.understand.spoiler_warning import spoiler_warning as spoiler_warning


def find_spoilers(prose: Prose, films: Films) -> tuple[Spoiler, ...]:
    """Return the sentences that give something away, in text order."""
    return ()


def page_level(spoilers: tuple[Spoiler, ...]) -> str:
    """Return `major`, `mild` or `none` for a page (or a review) with these spoilers."""
    return "none"
