"""What of one page tells which film it is about: titles, year, numbers, people, and the keys it is filed under."""

from __future__ import annotations

import re

from cinequorum.model.claim import Manner, Scope
from cinequorum.model.page import NOTE
from cinequorum.model.part import Subject
from cinequorum.model.reading import Reading
from cinequorum.names.letters import sound_keys
from cinequorum.names.people import parse
from cinequorum.names.titles import title_key
from cinequorum.reconcile.data.plausible import YEAR
from cinequorum.reconcile.people import slug_of

_NOTE_KEY = "n:"
_BRACKETED = re.compile(r"([^()\[\]]{2,120}?)\s{0,3}[(\[]([^()\[\]]{4,120})[)\]]")

_OR = re.compile(r"(?P<short>.{3,60}?)(?:,?\sor:|,\sor,?)\s.{8,120}", re.IGNORECASE)


def subject_of(reading: Reading) -> Subject:
    """Return what tells which film a page is about."""
    if reading.page.kind.name == NOTE:
        return _of_note(reading)
    titles = titles_of(reading)
    return Subject(
        page=reading.page.id,
        source=reading.page.source,
        language=reading.page.language[:2],
        year=year_of(reading),
        titles=titles,
        title_keys=tuple(title_key(title) for title in titles),
        numbers=tuple(sorted(identifiers(reading))),
        directors=tuple(sorted(people(reading, "director"))),
        cast=tuple(sorted(people(reading, "cast"))),
        writers=tuple(sorted(people(reading, "writer"))),
        cinematographers=tuple(sorted(people(reading, "cinematographer"))),
        keys=tuple(sorted(block_keys(reading))),
    )


def _of_note(reading: Reading) -> Subject:
    """Return the subject of an editor's note, which no title joins to a film: a judgement does, and nothing else."""
    own = reading.page.id
    keys = tuple(sorted(block_keys(reading)))
    return Subject(
        page=own, source=reading.page.source, language=reading.page.language[:2], titles=(own,), title_keys=(own,),
        keys=keys,
    )  # fmt: skip


def block_keys(reading: Reading) -> frozenset[str]:
    """Return the keys under which readings of the same film may be found together; none for a page without a film.

    The keys of the title and the original title, both halves of a long one (one slip leaves one half whole), the
    numbers that databases give the film, its director, its writer and cinematographer in that year. Sharing a key is
    not yet being the same film. Films that would have one address share a key too: they are told apart together.
    """
    if reading.page.kind.name == NOTE:
        return frozenset((f"{_NOTE_KEY}{reading.page.id}",))
    keys = {f"id:{name}:{value}" for name, value in identifiers(reading)}
    if reading.film is not None:
        keys.add(f"s:{slug_of(reading.film.title)}")
    for title in titles_of(reading):
        bare = title_key(title).replace(" ", "")
        keys.add(f"t:{bare}")
        if len(bare) >= 10:
            keys |= {f"a:{bare[:5]}", f"z:{bare[-5:]}"}
    if keys:
        keys |= {f"d:{sound}" for sound in _sounds(reading, "director")}
        if year := year_of(reading):
            keys |= {f"m:{year}:{sound}" for sound in _sounds(reading, "writer") | _sounds(reading, "cinematographer")}
    return frozenset(keys)


def _sounds(reading: Reading, field: str) -> frozenset[str]:
    names = people(reading, field)
    return frozenset(sound for name in names for sound in sound_keys(parse(name).family))


def year_of(reading: Reading) -> int | None:
    """Return the film's year as the page states it: beside the title, else in its best claim."""
    if reading.film is not None and reading.film.year is not None and plausible(reading.film.year):
        return reading.film.year
    stated = [c for c in reading.claims if c.predicate == "year" and _is_year(c.value) and firm(c.manner, c.p)]
    best = max(stated, key=lambda c: (c.p, -c.span.start), default=None)
    return int(best.value) if best is not None else None


def plausible(year: int) -> bool:
    """Tell whether a film can be of that year.

    >>> plausible(1962), plausible(20021)
    (True, False)
    """
    return YEAR["least"] <= year <= YEAR["most"]


def _is_year(value: str) -> bool:
    return len(value) == len("2021") and value.isdecimal() and plausible(int(value))


def titles_of(reading: Reading) -> tuple[str, ...]:
    """Return the film's titles as the page states them, the parts of a double one among them."""
    if reading.film is None:
        return ()
    stated = [c.value for c in reading.claims if c.predicate == "original_title" and firm(c.manner, c.p)]
    found = (reading.film.title, reading.film.original_title, *stated)
    return tuple(dict.fromkeys(form for title in found if title for form in _forms(title)))


def _forms(title: str) -> tuple[str, ...]:
    """A title, and both parts of one that carries another in brackets: `Letyat zhuravli (The Cranes Are Flying)`."""
    match = _BRACKETED.fullmatch(title.strip())
    if match is None or match[2].strip().isdigit():
        long = _OR.fullmatch(title.strip())  # "Candide or: The Optimist"
        return (title, long["short"]) if long else (title,)
    return (title, match[1].strip(), match[2].strip())


def identifiers(reading: Reading) -> frozenset[tuple[str, str]]:
    """Return the numbers that databases give the film, each with its database."""
    return frozenset((c.role or "", c.value) for c in reading.claims if c.predicate == "source_id")


def people(reading: Reading, field: str) -> frozenset[str]:
    """Return whom a page names in one function, as a fact or an estimate and not too doubtfully."""
    return frozenset(
        c.value for c in reading.claims if c.predicate == field and c.scope is Scope.WORK and firm(c.manner, c.p)
    )


def is_note(subject: Subject) -> bool:
    """Tell whether this is the subject of an editor's note."""
    return any(key.startswith(_NOTE_KEY) for key in subject.keys)


def firm(manner: Manner, p: float) -> bool:
    """Tell whether a claim is put firmly enough to tell films apart by it."""
    return manner in (Manner.FACT, Manner.ESTIMATE) and p >= 0.4
