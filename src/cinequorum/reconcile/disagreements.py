"""Every point on which the sources of one film do not say the same."""

from __future__ import annotations

from collections.abc import Sequence

from cinequorum.model.film import Disagreement
from cinequorum.model.reading import Reading
from cinequorum.reconcile.evidence import Evidence
from cinequorum.reconcile.people import Cast
from cinequorum.reconcile.voices import Voices


def disagreements_of(
    readings: Sequence[Reading], voices: Voices, evidence: Sequence[Evidence], cast: Cast
) -> tuple[Disagreement, ...]:
    """Return the cards of one film."""
    return ()
