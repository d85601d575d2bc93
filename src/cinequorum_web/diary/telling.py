"""What is told of an import: how many rows became what, and the short lists of what is to decide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Min, QuerySet

from cinequorum.diary.record import Failed, LeftOut
from cinequorum.model.typed import from_json
from cinequorum_web.diary.models import Entry, EntryState, Import
from cinequorum_web.diary.running import record_of
from cinequorum_web.diary.saying import said_in, told
from cinequorum_web.members.films import FilmRef, films_at
from cinequorum_web.members.models import Member

KINDS = tuple(EntryState.values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A film as the file names it, what its rows say, and the films that it may be."""

    pk: int
    title: str
    year: int | None
    rows: int
    said: str
    why: str
    films: tuple[FilmRef, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row as the report lists it."""

    title: str
    year: int | None
    said: str
    why: str
    where: str
    film: FilmRef | None = None
    pk: int = 0


def counts(of: Import) -> dict[str, int]:
    """Return how many rows of an import became what; those that an earlier import had brought are already here."""
    found = dict.fromkeys(KINDS, 0)
    found |= dict(of.entries.order_by().values_list("state").annotate(n=Count("pk")))
    found["same"] += of.repeated
    return found


def waiting(member: Member) -> QuerySet[Entry]:
    """Return the rows of a member's imports that are kept until their films are here."""
    return Entry.objects.filter(member=member, state=EntryState.UNKNOWN)


def doubts(of: Import, at: int, most: int) -> tuple[tuple[Doubt, ...], int]:
    """Return some of what is to decide, each film once, and how much that is in all."""
    rows = of.entries.filter(state=EntryState.DOUBTFUL).order_by()
    groups = rows.values("named").annotate(first=Min("pk"), n=Count("pk")).order_by("first")
    total = rows.values("named").distinct().count()
    some = list(groups[at : at + most])
    entries = Entry.objects.in_bulk([one["first"] for one in some])
    films = films_at(slug for entry in entries.values() for slug in entry.near)
    return tuple(_doubt(entries[one["first"]], one["n"], films) for one in some), total


def lines(entries: Sequence[Entry]) -> tuple[Line, ...]:
    """Return rows as the report lists them."""
    films = films_at(entry.film for entry in entries if entry.film)
    return tuple(_line(entry, films.get(entry.film)) for entry in entries)


def refused(of: Import) -> list[Failed | LeftOut]:
    """Return the rows that were not taken, as they were read."""
    rows = of.entries.filter(state__in=(EntryState.FAILED, EntryState.LEFT)).order_by("pk")
    kinds: dict[str, type[Failed] | type[LeftOut]] = {EntryState.FAILED: Failed, EntryState.LEFT: LeftOut}
    return [from_json(bytes(row.document), kinds[row.state]) for row in rows.iterator()]


def _doubt(entry: Entry, rows: int, films: Mapping[str, FilmRef]) -> Doubt:
    near = tuple(films[slug] for slug in entry.near if slug in films)
    said = said_in(record_of(entry))
    return Doubt(pk=entry.pk, title=entry.title, year=entry.year, rows=rows, said=said, why=told(entry.why), films=near)


def _line(entry: Entry, film: FilmRef | None) -> Line:
    if entry.state in (EntryState.FAILED, EntryState.LEFT):
        kind: type[Failed] | type[LeftOut] = Failed if entry.state == EntryState.FAILED else LeftOut
        source = from_json(bytes(entry.document), kind).source
        raw = " · ".join(value for _, value in source.raw)[:200]
        return Line(title=raw, year=None, said="", why=told(entry.why), where=_where(source.file, source.row))
    record = record_of(entry)
    where = _where(record.source.file, record.source.row) if record.source else ""
    return Line(
        title=entry.title,
        year=entry.year,
        said=said_in(record),
        why=told(entry.why),
        where=where,
        film=film,
        pk=entry.pk,
    )


def _where(file: str, row: int) -> str:
    return f"{file[-60:]}, {row}" if row else file[-60:]
