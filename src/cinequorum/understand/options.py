"""What the reading of a page may lean on besides the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from cinequorum.catalogue.index import Catalogue


@dataclass(frozen=True, slots=True, kw_only=True)
class UnderstandOptions:
    """`catalogue`: a local film catalogue that confirms titles, or None. It adds no facts."""

    catalogue: Catalogue | None = None


PAGE_ALONE: Final = UnderstandOptions()
"""Nothing besides the page."""
