"""What of a film and of a page can be searched, and what of it may be shown."""

from __future__ import annotations

from collections.abc import Iterator

from anyascii import anyascii

from cinequorum.model.film import Fact, Film, Person
from cinequorum.model.page import PROSE
from cinequorum.model.reading import Reading
from cinequorum.model.wall import behind_wall
from cinequorum_web.search.port import Entry


def film_entries(film: Film) -> Iterator[Entry]:
    """Yield what finds a film: its titles, and what is known of it that gives nothing away; then each of its people."""
    titles = (film.title, *film.titles, *((film.original_title,) if film.original_title else ()))
    year = (str(film.year),) if film.year else ()
    yield Entry(
        kind="film",
        ref=film.slug,
        film=film.slug,
        title=film.title,
        year=film.year,
        names=(*_spellings(titles), *year),
        safe=_facts_text(behind_wall(film, "none")),
        walled=_facts_text(film),
    )
    for person in film.people:
        yield _person_entry(film, person)


def source_entry(reading: Reading, film: str) -> Entry:
    """Return what finds a page: its prose, with the sentences that give something away kept apart."""
    page = reading.page
    safe, walled = [], []
    for block in page.blocks:
        if block.role in PROSE:
            kept, cut = _split(reading, block.span.start, block.span.end)
            safe.append(kept)
            walled.append(cut)
    return Entry(
        kind="source",
        ref=page.id,
        film=film,
        sort=page.kind.name,
        title=(page.headline or "") if reading.headline_gives_away == "none" else "",
        names=tuple(name for name in (page.author, page.outlet) if name),
        safe="\n".join(filter(str.strip, safe)),
        walled="\n".join(filter(str.strip, walled)),
    )


def _person_entry(film: Film, person: Person) -> Entry:
    return Entry(
        kind="person",
        ref=f"{film.slug}/{person.slug}",
        film=film.slug,
        title=person.name,
        names=_spellings((person.name, *person.spellings)),
    )


def _spellings(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return each spelling once, and its Latin letters where it has others."""
    latin = (anyascii(name) for name in names)
    return tuple(dict.fromkeys((*names, *latin)))


def _facts_text(film: Film) -> str:
    words: list[str] = []
    for fact in (*film.facts, *film.statements):
        words += [*_fact_words(fact)]
    for person in film.people:
        words += [person.name, *person.spellings]
    words += [comparison.title for comparison in film.comparisons]
    return "\n".join(dict.fromkeys(" ".join(word.split()) for word in words if word))


def _fact_words(fact: Fact) -> Iterator[str]:
    yield fact.value
    yield fact.role or ""
    yield from fact.variants
    yield from (value for _, value in fact.qualifiers)
    for other in fact.dissent:
        yield other.value
        yield from other.variants


def _split(reading: Reading, start: int, end: int) -> tuple[str, str]:
    """Return the text between two places without its spoilers, and the spoilers. A page that warns is all spoiler."""
    text = reading.page.text
    if reading.spoiler_warning is not None:
        return "", text[start:end]
    safe, walled, at = [], [], start
    for spoiler in sorted(reading.spoilers, key=lambda spoiler: spoiler.span):
        low, high = max(spoiler.span.start, at), min(spoiler.span.end, end)
        if low < high:
            safe.append(text[at:low])
            walled.append(text[low:high])
            at = high
    return "".join((*safe, text[at:end])), " ".join(walled)
