"""From a store to a pack, from a pack to a film, and from a pack into a store."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import TypeVar

from cinequorum.errors import PackError
from cinequorum.model.codec import decode
from cinequorum.model.film import Film
from cinequorum.model.judgement import Judgement, Withdrawal
from cinequorum.model.page import Span
from cinequorum.model.reading import Failure, Reading
from cinequorum.packs.pack import JUDGEMENT, READING, WITHDRAWAL, Pack, Sheet, Statement, pack_of, row_of
from cinequorum.packs.signing import Signer, signed
from cinequorum.store.barring import refusal
from cinequorum.store.ingest import plan_change
from cinequorum.store.judging import plan_judgements
from cinequorum.store.memory import MemoryStore
from cinequorum.store.port import Store

S = TypeVar("S", Reading, Judgement, Withdrawal)
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """How much of a pack was new to a store; `refused` are pages that were taken down there."""

    pages: int
    judgements: int
    films: tuple[str, ...]
    refused: tuple[Failure, ...] = ()


def make(store: Store, film: Film, signer: Signer) -> Pack:
    """Return what the store states about a film, signed: its pages as they were read, and the decisions on it.

    Of a page that came from a file only the file's name goes along, not where it lay on this machine.
    """
    pages = store.members(frozenset({film.slug}))[film.slug]
    rests_on = {row.id for row in (*film.judgements, *(j for c in film.contradictions for j in (c.apart, *c.same)))}
    statements: list[Statement] = [travelling(reading) for reading in store.readings_of(pages)]
    statements += [row for row in store.judgements() if row.id in rests_on]
    statements += _withdrawing(rests_on, store.withdrawals())
    rows = [row_of(one) for one in statements]
    listed = tuple(sorted({row.digest for row in rows}))
    sheet = Sheet(slug=film.slug, title=film.title, year=film.year, rows=listed, signer="", signature="")
    return pack_of([signed(sheet, signer)], rows)


def travelling(reading: Reading) -> Reading:
    """Return a reading without what only this machine needs: the way to its file, and what is noted to be quicker."""
    source = reading.page.source
    if not _ADDRESS.match(source):
        source = re.split(r"[/\\]", source.rstrip("/\\"))[-1] or source
    return replace(reading, page=replace(reading.page, source=source), notes=None)


def films_in(pack: Pack) -> tuple[Film, ...]:
    """Return the films that all rows of a pack tell together, by the rules of this version; nothing is kept.

    Where servers read one page in two ways, one of the readings is taken: always the same, whoever merged the packs.
    """
    store = MemoryStore()
    take(store, pack)
    found = (store.film(card.slug) for card in store.films())
    return tuple(film for film in found if film is not None)


def take(store: Store, pack: Pack) -> Taken:
    """Bring what is new in a pack into the store, in two steps that each are written or not; twice changes nothing.

    A page that the store has stays as the store read it. The caller has the store `alone`.
    """
    readings = _readings(pack)
    there = store.known(reading.page.id for reading in readings)
    barred = store.barred()
    refused = tuple(refusal(one.page.source) for one in readings if barred.bars(one.page))
    new = [one for one in readings if one.page.id not in there and not barred.bars(one.page)]
    change = plan_change(store, new)
    if new:
        store.apply(change)
    known = {row.id for row in store.judgements()} | {row.id for row in store.withdrawals()}
    judgements = [row for row in _made(pack, JUDGEMENT, Judgement) if row.id not in known]
    withdrawals = [row for row in _made(pack, WITHDRAWAL, Withdrawal) if row.id not in known]
    if judgements or withdrawals:
        store.apply(plan_judgements(store, judgements, withdrawals))
    films = tuple(film.slug for film in change.made)
    return Taken(pages=len(new), judgements=len(judgements) + len(withdrawals), films=films, refused=refused)


def _readings(pack: Pack) -> list[Reading]:
    """Return one reading of each page, in the order of their ids; of several the one whose digest is the last."""
    found: dict[str, Reading] = {}
    for _, row in sorted(pack.rows.items()):
        if row.kind == READING:
            reading = decode(row.body, Reading)
            found[reading.page.id] = _sound(reading)
    return [reading for _, reading in sorted(found.items())]


def _sound(reading: Reading) -> Reading:
    """Return a reading that points into its own text only. Raises `PackError` for another."""
    most, page = len(reading.page.text), reading.page.id
    for span in spans_in(reading):
        if span.page != page or not 0 <= span.start <= span.end <= most:
            raise PackError(page, "damaged", f"is read wrongly: it points to {span.start} to {span.end} of {span.page}")
    return reading


def spans_in(value: object) -> Iterator[Span]:
    """Yield every place that a statement points to, however deep it stands."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from spans_in(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from spans_in(getattr(value, field.name))


def _made(pack: Pack, kind: str, of: type[S]) -> Sequence[S]:
    return [decode(row.body, of) for _, row in sorted(pack.rows.items()) if row.kind == kind]


def _withdrawing(rows: set[str], withdrawals: Iterable[Withdrawal]) -> list[Withdrawal]:
    """Return what takes back any of these rows, or takes that back."""
    found, reached = [], set(rows)
    for row in withdrawals:  # in the order in which they came: what is taken back came before
        if row.of in reached:
            reached.add(row.id)
            found.append(row)
    return found
