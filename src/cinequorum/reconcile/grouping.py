"""Which readings are of the same film."""

from __future__ import annotations

from collections.abc import Sequence

from cinequorum.model.reading import Reading


def block_keys(reading: Reading) -> frozenset[str]:
    """Return the keys under which readings of the same film may be found together; none for a page without a film."""
    return frozenset()


def group_by_film(readings: Sequence[Reading]) -> tuple[tuple[Reading, ...], ...]:
    """Put readings of the same film together, in an order that does not depend on the input's."""
    return ()
