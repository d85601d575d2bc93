"""Facts with the words that carry them."""

from __future__ import annotations

from cinequorum.model.claim import Claim
from cinequorum.understand.facts.cast import find_cast
from cinequorum.understand.facts.credits import find_credits
from cinequorum.understand.facts.scene import scene_of
from cinequorum.understand.facts.settle import settle, with_surnames
from cinequorum.understand.prose import Films, Prose

__all__ = ["find_claims"]


def find_claims(prose: Prose, films: Films) -> tuple[Claim, ...]:
    """Return every claim of the page about its subject film, in text order."""
    if films.subject is None:
        return ()
    scene = scene_of(prose, films)
    found = [*find_credits(scene), *find_cast(scene)]
    return settle(with_surnames(found))
