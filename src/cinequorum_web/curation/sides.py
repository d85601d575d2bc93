"""Both sides of a question with what is known of them: the sentences in which a name stands, a film's first facts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cinequorum.model.codec import decode
from cinequorum.model.doubt import Doubt
from cinequorum.model.film import Fact, Film, SourceEntry, Support
from cinequorum.model.judgement import PairKind, Side
from cinequorum.model.page import PROSE
from cinequorum.model.reading import Reading
from cinequorum.model.wall import behind_wall
from cinequorum.names.ties import spelling_key
from cinequorum_web.catalog import queries
from cinequorum_web.catalog.models import FilmRow, PageRow
from cinequorum_web.curation.asking import FactDoubt
from cinequorum_web.pages.labels import FIELDS, KINDS, plain
from cinequorum_web.pages.shelf import Evidence, Shelf, looked_at
from cinequorum_web.pages.words import counted, percent, say_value, source_name

SHOWN = 3  # pieces of evidence a side
FILMS = 2  # films on which a name is looked up
KNOWN_BY = ("director", "year", "cast", "writer", "country", "runtime")
EACH = 2  # facts of one field
OPENING = 420  # letters of a page


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownBy:
    """One thing that a film is known by, with the sentence that says so."""

    label: str
    value: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SideView:
    """One side of a question."""

    name: str
    href: str
    notes: tuple[str, ...]
    known: tuple[KnownBy, ...]
    evidence: tuple[Evidence, ...]
    opening: str = ""
    language: str = ""
    key: str = ""


def sides_of(doubt: Doubt | FactDoubt, allowed: str) -> tuple[SideView, ...]:
    """Return the sides of a question; nothing where what it is about is here no more."""
    if isinstance(doubt, FactDoubt):
        return _values(doubt, allowed)
    if doubt.pair.kind is PairKind.PERSON:
        films = [film for slug in doubt.films[:FILMS] if (film := film_at(slug)) is not None]
        sides = [_person(side, films, allowed) for side in (doubt.pair.left, doubt.pair.right)]
        return tuple(sides) if films else ()
    if doubt.pair.kind is PairKind.FILM:
        films = [film for side in (doubt.pair.left, doubt.pair.right) if (film := film_with(side.key)) is not None]
        return tuple(film_view(film, allowed) for film in films) if len({film.slug for film in films}) == 2 else ()
    film = film_with(doubt.pair.right.key)
    page = page_view(doubt.pair.left.key, allowed)
    return (page, film_view(film, allowed)) if page is not None and film is not None else ()


def film_at(slug: str) -> Film | None:
    """Return a film by its address."""
    row = queries.film_row(slug)
    return None if row is None else queries.film_of_row(row)


def film_with(page_id: str) -> Film | None:
    """Return the film that a page is on."""
    row = FilmRow.objects.filter(pages__page_id=page_id).first()
    return None if row is None else queries.film_of_row(row)


def film_view(film: Film, allowed: str) -> SideView:
    """Return a film by what it is known by."""
    shown = behind_wall(film, allowed)
    facts = [fact for field in KNOWN_BY for fact in shown.having(field)[:EACH]]
    shelf = shelf_for(shown, [fact.support for fact in facts], allowed, most=1)
    return SideView(
        name=f"{film.title} ({film.year})" if film.year else film.title,
        href=f"/films/{film.slug}/",
        notes=(counted(len(film.sources), "source"),),
        known=tuple(_known(fact, shelf) for fact in facts),
        evidence=(),
    )


def page_view(page_id: str, allowed: str) -> SideView | None:
    """Return a page by its headline and its first words; None where it is not here."""
    row = PageRow.objects.filter(page_id=page_id).first()
    if row is None:
        return None
    reading = decode(bytes(row.document), Reading)
    page = reading.page
    named = source_name(page.source, page.outlet, page.author)
    film = f"{reading.film.title}{f' ({reading.film.year})' if reading.film.year else ''}" if reading.film else ""
    return SideView(
        name=(row.title or "") or named,
        href=f"/sources/{page_id}/",
        notes=tuple(filter(None, (named, KINDS.get(page.kind.name, plain(page.kind.name)), film and f"names {film}"))),
        known=(),
        evidence=(),
        opening=_opening(reading, allowed),
        language=page.language,
    )


def shelf_for(film: Film, support: Iterable[tuple[Support, ...]], allowed: str, most: int = SHOWN) -> Shelf:
    """Return the readings behind these words of a film."""
    ids = frozenset(carrier.span.page for held in support for carrier in looked_at(held, most))
    row = queries.film_row(film.slug)
    bodies = queries.readings_of(row, ids) if row is not None else ()
    return Shelf((decode(body, Reading) for body in bodies), film.sources, allowed, most)


def _person(side: Side, films: list[Film], allowed: str) -> SideView:
    """A spelling, with the sentences in which it stands."""
    wanted, found, roles = spelling_key(side.key), list[Evidence](), dict[str, None]()
    for film in films:
        held = tuple(_where(wanted, film))
        found += shelf_for(film, [held], allowed).evidence(held)
        for person in film.people:
            if wanted in map(spelling_key, person.spellings):
                roles |= {
                    f"{FIELDS.get(field, plain(field))}{f' as {role}' if role else ''}, {film.title}": None
                    for field, role in person.credits
                }
    return SideView(name=side.name, href="", notes=tuple(roles)[:SHOWN], known=(), evidence=tuple(found[:SHOWN]))


def _where(wanted: str, film: Film) -> Iterable[Support]:
    """The words of a film's pages that are this spelling; a name that stands inside longer words comes last."""
    support = [carrier for person in film.people for carrier in person.support]
    yield from (carrier for carrier in support if spelling_key(carrier.raw) == wanted)
    yield from (c for c in support if spelling_key(c.raw) != wanted and wanted in spelling_key(c.raw))


def _values(doubt: FactDoubt, allowed: str) -> tuple[SideView, ...]:
    film = film_at(doubt.film)
    if film is None:
        return ()
    wanted = {value for value, _, _ in doubt.values}
    shown = behind_wall(film, allowed)
    fact = next((f for f in shown.having(doubt.field) if f.dissent and {f.value, *_others(f)} >= wanted), None)
    if fact is None:
        return ()
    held = [(fact.value, fact.p, fact.witnesses, fact.support)]
    held += [(d.value, d.p, len({s.witness for s in d.support}), d.support) for d in fact.dissent]
    shelf = shelf_for(shown, [support for *_, support in held], allowed)
    return tuple(
        SideView(
            name=say_value(doubt.field, value),
            href=f"/films/{film.slug}/facts/{doubt.field}/",
            notes=(percent(p), counted(n, "witness", "witnesses")),
            known=(),
            evidence=shelf.evidence(support),
            key=value,
        )
        for value, p, n, support in held
    )


def _others(fact: Fact) -> set[str]:
    return {other.value for other in fact.dissent}


def _known(fact: Fact, shelf: Shelf) -> KnownBy:
    return KnownBy(
        label=FIELDS.get(fact.field, plain(fact.field)),
        value=say_value(fact.field, fact.value),
        evidence=shelf.evidence(fact.support),
    )


def _opening(reading: Reading, allowed: str) -> str:
    """The first words of a page's prose that give nothing away."""
    blocks = [block.span for block in reading.page.blocks if block.role in PROSE]
    kept = [reading.page.slice(span) for span in blocks if allowed == "all" or reading.gives_away(span) == "none"]
    text = " ".join(kept)
    return text if len(text) <= OPENING else text[:OPENING].rsplit(" ", 1)[0] + "…"


def sources_named(entries: Iterable[SourceEntry]) -> tuple[tuple[str, str, str], ...]:
    """Return the sources of a film: id, title, name."""
    return tuple(
        (entry.id, (entry.title if entry.title_spoiler == "none" else None) or source_name(entry.source),
         source_name(entry.source, entry.outlet, entry.author))
        for entry in entries
    )  # fmt: skip
