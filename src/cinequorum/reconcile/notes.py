"""What joining pages needs of one page's text, worked out from the reading alone."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from hashlib import blake2b

from cinequorum.model.notes import Notes
from cinequorum.model.reading import Reading
from cinequorum.names.variants import capitalised_in
from cinequorum.reconcile.credit_lines import text_credit
from cinequorum.reconcile.data import outlet_names, talking_points, text_credits
from cinequorum.reconcile.imprints import imprint_of
from cinequorum.reconcile.talking import talk_of
from cinequorum.reconcile.writings import outlets_in, prose_of, title_words, titles_in

RULES = 1
"""To be raised when the code that makes notes changes what it makes; the tables are seen to by themselves."""


def with_notes(reading: Reading) -> Reading:
    """Return the reading with its notes, made anew where they are missing or were made by other rules."""
    known = reading.notes is not None and reading.notes.made_by == rules()
    return reading if known else replace(reading, notes=notes_of(reading))


def notes_on(reading: Reading) -> Notes:
    """Return the notes that a reading carries, or make them."""
    return reading.notes or notes_of(reading)


def notes_of(reading: Reading) -> Notes:
    """Return the notes on one page."""
    prose = prose_of(reading.page)
    title = reading.film.title.strip() if reading.film is not None else ""
    return Notes(
        made_by=rules(),
        imprint=imprint_of(reading),
        credit=text_credit(reading.page),
        names=capitalised_in(prose),
        talk=tuple(talk_of(reading.page)),
        outlets=tuple(outlets_in(prose)),
        titled=title_words(title) if title else "",
        titles=titles_in(prose, title) if title else (),
    )


@lru_cache(maxsize=1)
def rules() -> str:
    """Return the name of the rules in force: their number and a digest of their tables."""
    tables = (text_credits.BEFORE, text_credits.LABELS, text_credits.AGENCIES, outlet_names.OUTLETS)
    told = repr((*tables, sorted(talking_points.POINTS.items()), sorted(talking_points.FILM_WORDS)))
    return f"{RULES}-{blake2b(told.encode(), digest_size=6).hexdigest()}"
