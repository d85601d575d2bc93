"""What the reading of a page may lean on besides the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from cinequorum.catalogue.index import Catalogue


@dataclass(frozen=True, slots=True, kw_only=True)
class UnderstandOptions:
    """What a page is read with.

    `catalogue`: a local film catalogue that confirms titles, or None. It adds no facts. `known_films`: whether words of
    the page are weighed with the films that are known everywhere (`catalogue.known`). They add no facts either.
    """

    catalogue: Catalogue | None = None
    known_films: bool = False


PAGE_ALONE: Final = UnderstandOptions()
"""Nothing besides the page."""

USUAL: Final = UnderstandOptions(known_films=True)
"""What the program reads with where nothing else is asked for."""
