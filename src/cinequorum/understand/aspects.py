"""What a page thinks of each side of its film."""

from __future__ import annotations

from cinequorum.model.opinion import Aspect
from cinequorum.understand.prose import Films, Prose


def find_aspects(prose: Prose, films: Films) -> tuple[Aspect, ...]:
    """Return the clear opinions on aspects of the subject film, each with its sentence."""
    return ()
