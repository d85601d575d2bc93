"""Under which names a film's people are found."""

from __future__ import annotations

from cinequorum.model.claim import CREDITS
from cinequorum.model.film import Film
from cinequorum.names.ties import spelling_key


def names_on(film: Film) -> frozenset[str]:
    """Return every spelling of a person's name on a film's page, credited or only spoken of, case put aside."""
    spellings = [spelling for person in film.people for spelling in person.spellings]
    for fact in (*film.facts, *film.statements):
        if fact.field in CREDITS:
            spellings += [fact.value, *fact.variants]
            spellings += [spelling for other in fact.dissent for spelling in (other.value, *other.variants)]
        if (subject := fact.qualifier("subject")) is not None:
            spellings.append(subject)
    return frozenset(map(spelling_key, spellings))


def name_keys(film: Film) -> frozenset[str]:
    """Return the keys under which a film is filed for the names on its page."""
    return frozenset(f"name:{name}" for name in names_on(film))
