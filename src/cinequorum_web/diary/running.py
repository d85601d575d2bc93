"""An import: the file read, each row's film looked for, what it says given its place; batch by batch, to go on with."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterator, Sequence

import msgspec
from django.db import transaction
from django.utils.timezone import now

from cinequorum.diary.matching import DOUBTFUL, TAKEN, Match
from cinequorum.diary.reading import Choices, Found, read_diary
from cinequorum.diary.record import Failed, FilmNamed, Outcome, Record, fingerprint
from cinequorum.model.typed import from_json, from_plain
from cinequorum_web.diary.kept import Kept
from cinequorum_web.diary.models import Entry, EntryState, Import
from cinequorum_web.diary.placing import Deed, Placing
from cinequorum_web.diary.shelf import matches

BATCH = 500
_GIVEN = (("rating", "score"), ("joy", "joy"))
Told = Callable[[int, int], None]


def open_import(of: Import) -> Found:
    """Return what the file of an import holds, as far as its owner has said what it is. Raises `DiaryFileError`."""
    body = zlib.decompress(bytes(of.body or b""))
    return read_diary(of.name, body, choices_of(of))


def choices_of(of: Import) -> Choices:
    """Return what the owner of an import has said of its file."""
    return from_plain(of.choices, Choices)


def nobody(_done: int, _total: int) -> None:
    """Tell nobody how far an import is."""


def run(of: Import, told: Told = nobody) -> None:
    """Take the rows of an import, from where it was broken off; each batch is written whole or not at all."""
    rows = in_order(open_import(of).rows)
    of.total = len(rows)
    placing = Placing(kept=Kept(of.member), now=of.made, wins=of.wins, ours=_given_by(of))
    for at in range(of.done, len(rows), BATCH):
        with transaction.atomic():
            some = rows[at : at + BATCH]
            _take(of, some, placing)
            of.done, of.beat = at + len(some), now()
            of.save(update_fields=["done", "total", "beat", "repeated"])
        told(of.done, of.total)


def in_order(rows: Sequence[Outcome]) -> list[Outcome]:
    """Return rows in the order in which they are taken: of several ratings of one film the newest comes last.

    That of a day of the diary is as old as the day, and goes before those that say when they were given.
    """

    def age(row: Outcome) -> tuple[int, str]:
        if not isinstance(row, Record):
            return 3, ""
        if row.source is None and (row.rating or row.review):
            return 3, ""  # of our own export, in whose order the one that stands comes last
        if row.rated:
            return 2, row.rated
        return (1, row.watched or row.written or "") if row.rating or row.review else (0, "")

    return sorted(rows, key=age)


def entry_of(of: Import, row: Outcome) -> Entry:
    """Return the row of the table for a row of the file, its film not looked for yet."""
    if isinstance(row, Record):
        document = msgspec.json.encode(row)
        title = (row.film.title or row.film.original_title).replace("\x00", "")
        return Entry(
            member=of.member, of=of, key=fingerprint(row), named=named(row.film), title=title, year=row.film.year,
            state=EntryState.UNKNOWN, document=document,
        )  # fmt: skip
    source = row.source
    state = EntryState.FAILED if isinstance(row, Failed) else EntryState.LEFT
    key = hashlib.sha256(f"{of.pk} {msgspec.json.encode(row).decode()}".encode()).hexdigest()
    return Entry(
        member=of.member, of=of, key=key, named="", title=dict(source.raw).get("Name", ""), state=state,
        why=row.message.replace("\x00", ""), document=msgspec.json.encode(row),
    )  # fmt: skip


def named(film: FilmNamed) -> str:
    """Return the same word for rows that name a film in one way, so that one decision is for all of them."""
    return hashlib.sha256(msgspec.json.encode((film.title, film.original_title, film.year))).hexdigest()


def record_of(entry: Entry) -> Record:
    """Return the record of a row that is one."""
    return from_json(bytes(entry.document), Record)


def put(entry: Entry, deed: Deed) -> None:
    """Say in a row what it did."""
    entry.state, entry.made = deed.state, deed.note()


def _take(of: Import, rows: Sequence[Outcome], placing: Placing) -> None:
    fresh: dict[str, tuple[Entry, Record | None]] = {}
    for row in rows:
        entry = entry_of(of, row)
        fresh.setdefault(entry.key, (entry, row if isinstance(row, Record) else None))
    known = set(Entry.objects.filter(member=of.member, key__in=fresh).values_list("key", flat=True))
    of.repeated += len(rows) - len(fresh.keys() - known)
    taken = [both for key, both in fresh.items() if key not in known]
    deeds = list(_placed([(entry, record) for entry, record in taken if record is not None], placing))
    placing.kept.write()
    for entry, deed in deeds:
        put(entry, deed)
    Entry.objects.bulk_create([entry for entry, _ in taken], batch_size=100)


def _placed(rows: Sequence[tuple[Entry, Record]], placing: Placing) -> Iterator[tuple[Entry, Deed]]:
    decided = _decided(rows)
    for (entry, record), found in zip(rows, matches([record.film for _, record in rows]), strict=True):
        note(entry, found)
        if entry.state == EntryState.DOUBTFUL and entry.named in decided:
            entry.film, entry.decided = decided[entry.named], True
            entry.state = EntryState.PLACED if entry.film else EntryState.UNKNOWN
        if entry.film:
            yield entry, placing.place(record, entry.film)


def note(entry: Entry, found: Match) -> None:
    """Say in a row which film it is about, or which it may be."""
    entry.film, entry.near, entry.why = found.film, list(found.near), found.why
    states = {TAKEN: EntryState.PLACED, DOUBTFUL: EntryState.DOUBTFUL}
    entry.state = states.get(found.state, EntryState.UNKNOWN)


def _decided(rows: Sequence[tuple[Entry, Record]]) -> dict[str, str]:
    """Return what the member has decided before of films that are named so."""
    if not rows:
        return {}
    names = {entry.named for entry, _ in rows}
    found = Entry.objects.filter(member=rows[0][0].member, named__in=names, decided=True).order_by("pk")
    return dict(found.values_list("named", "film"))


def _given_by(of: Import) -> set[tuple[str, str]]:
    """Return the films that this import has rated already, before it was broken off."""
    if not of.done:
        return set()
    rows = list(of.entries.exclude(film="").values_list("film", "made"))
    marks = [(film, made.get("mark", {}).get("after", {})) for film, made in rows]
    given = {(film, what) for film, after in marks for what, name in _GIVEN if name in after}
    return given | {(film, "review") for film, made in rows if "review" in made and "body" not in made["review"]}
