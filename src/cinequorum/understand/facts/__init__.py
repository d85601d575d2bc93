"""Facts with the words that carry them."""

from __future__ import annotations

from cinequorum.model.claim import Claim
from cinequorum.understand.prose import Films, Prose

__all__ = ["find_claims"]


def find_claims(prose: Prose, films: Films) -> tuple[Claim, ...]:
    """Return every claim of the page about its subject film, in text order."""
    return ()
