"""What joining pages needs of one page's text, worked out from the reading alone."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from hashlib import blake2b

from cinequorum.model.notes import Notes
from cinequorum.model.reading import Reading
from cinequorum.reconcile.credit_lines import text_credit
from cinequorum.reconcile.data import text_credits
from cinequorum.reconcile.imprints import imprint_of

RULES = 1
"""To be raised when the code that makes notes changes what it makes; the tables are seen to by themselves."""


def noted(reading: Reading) -> Reading:
    """Return the reading with its notes, made anew where they are missing or were made by other rules."""
    return (
        reading
        if reading.notes is not None and reading.notes.made_by == rules()
        else replace(reading, notes=notes_of(reading))
    )


def notes_of(reading: Reading) -> Notes:
    """Return the notes on one page."""
    return Notes(made_by=rules(), imprint=imprint_of(reading), credit=text_credit(reading.page))


@lru_cache(maxsize=1)
def rules() -> str:
    """Return the name of the rules in force: their number and a digest of their tables."""
    tables = (text_credits.BEFORE, text_credits.LABELS, text_credits.AGENCIES)
    return f"{RULES}-{blake2b(repr(tables).encode(), digest_size=6).hexdigest()}"
