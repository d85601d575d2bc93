"""A title that may be the page's subject, and the evidence for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

WELL_STATED: Final = 1.5
FIRMLY_STATED: Final = 2.5
SURELY_STATED: Final = 4.0
"""Weights from which metadata or a headline state a title well, firmly, surely."""

SET_OFF: Final = frozenset({"quoted", "emphasis", "link", "capitals"})
"""Forms of mentions that typography sets off."""

BROUGHT_IN: Final = "brought in by"
"""How the reason begins that words for films give: "the first trailer for Brine"."""


@dataclass(slots=True)
class Candidate:
    """A title that may be the page's subject, with the evidence gathered so far (mutable while it is gathered).

    `stated` is the greatest weight with which metadata or a headline state it; `others` are its second titles.
    """

    title: str
    place: tuple[int, int] | None
    score: float = 0.0
    year: int | None = None
    stated: float = 0.0
    whole: bool = False
    in_body: int = 0
    set_off: int = 0
    others: list[str] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    weights: dict[str, float] = field(default_factory=dict)

    def add(self, weight: float, reason: str, group: str | None = None) -> None:
        """Add evidence: `weight` in log odds, `reason` in words; of one group (or one reason) the greatest counts."""
        if reason not in self.reasons:
            self.reasons.append(reason)
        before = self.weights.get(group or reason)
        if before is None or weight > before:
            self.score += weight - (before or 0.0)
            self.weights[group or reason] = weight
