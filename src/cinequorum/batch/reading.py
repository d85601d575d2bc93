"""The first stage of a plan: a slice of the input becomes a shard of readings and a shard of what they are filed by."""

from __future__ import annotations

import faulthandler
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from cinequorum.batch.budget import UNLIMITED, Budget
from cinequorum.batch.known import Known
from cinequorum.batch.local import outcome_of, read_all
from cinequorum.batch.slicing import Slice, pages_in
from cinequorum.batch.workers import Outcome
from cinequorum.extract.sieve import film_chance
from cinequorum.model.codec import encode
from cinequorum.model.page import RawPage, content_id
from cinequorum.model.part import Subject
from cinequorum.model.reading import Failure, Reading
from cinequorum.reconcile.notes import with_notes
from cinequorum.reconcile.subjects import subject_of
from cinequorum.records.manifest import MadeWith, ReadSlice
from cinequorum.records.receipts import give, key_of, receipt
from cinequorum.records.shards import Shard, write_shard
from cinequorum.understand.options import UnderstandOptions


class PageRow(Struct, frozen=True, kw_only=True, array_like=True):
    """A page that was looked at: its id and source, and which row of the slice's readings it is, -1 for none.

    `reading` is the digest of that row. `subject` is what tells the page's film, None where it is about none. `chance`
    is how likely it was that the page is about films, where it was left out for that, else None.
    """

    page: str
    source: str
    at: int = -1
    reading: str = ""
    subject: Subject | None = None
    chance: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadWork:
    """One piece of the stage. `known`: the file of pages that need no reading. `run` counts the runs.

    `apart`: each page in a process of its own, after one of them has broken the process that read them all. `sieve`:
    the chance of being about films under which a page is left out, 0 for none.
    """

    root: Path
    folder: Path
    slice: Slice
    made_with: MadeWith
    run: int
    keep: str
    known: Path | None = None
    catalogue: Path | None = None
    known_films: bool = True
    seconds: int = 0
    apart: bool = False
    guarded: bool = False
    sieve: float = 0.0

    @property
    def key(self) -> str:
        """The name of all that goes into it."""
        return key_of(
            "read",
            self.slice.key,
            self.slice.state,
            self.made_with,
            self.run,
            self.keep,
            self.known and self.known.name,
        )


def read_slice(work: ReadWork) -> ReadSlice:
    """Read the pages of a slice that are not known. What was done before is not done again.

    Raises `DiskFull`, `RecordsError`.
    """
    done = receipt(work.folder, work.key, ReadSlice)
    if done is None:
        done = _read(work)
        give(work.folder, work.key, done)
    return done


def _read(work: ReadWork) -> ReadSlice:
    made = _Made(keep=work.keep)
    known = Known(work.known)
    fresh = (page for page in pages_in(work.root, work.slice) if _is_new(page, known))
    worth = _sifted(fresh, work.sieve, made) if work.sieve else fresh
    readings = write_shard(work.folder, made.rows(_outcomes(work, worth)))
    pages = write_shard(work.folder, map(encode, (*made.pages, *made.left_out)))
    return ReadSlice(
        slice=work.slice.key,
        source=work.slice.name,
        run=work.run,
        made_with=work.made_with,
        readings=_unless_empty(readings),
        pages=_unless_empty(pages),
        failed=tuple(made.failed),
        left_out=len(made.left_out),
    )


def _unless_empty(shard: Shard) -> Shard | None:
    return shard if shard.rows else None


def _is_new(page: RawPage | Failure, known: Known) -> bool:
    return isinstance(page, Failure) or (page.id, page.source) not in known


class _Made:
    """Sorts outcomes: rows of readings go out, what they are filed by and what failed stays here."""

    def __init__(self, keep: str) -> None:
        self._keep = keep
        self.pages: list[PageRow] = []
        self.left_out: list[PageRow] = []
        self.failed: list[Failure] = []

    def rows(self, outcomes: Iterable[Outcome]) -> Iterator[bytes]:
        at = 0
        for outcome in outcomes:
            if isinstance(outcome, Failure):
                self.failed.append(outcome)
                continue
            subject = subject_of(outcome)
            if not subject.titles and self._keep == "films":
                self.pages.append(PageRow(page=outcome.page.id, source=outcome.page.source))
                continue
            row = encode(with_notes(outcome))
            self.pages.append(_row(outcome, at, row, subject))
            at += 1
            yield row


def _sifted(pages: Iterable[RawPage | Failure], least: float, made: _Made) -> Iterator[RawPage | Failure]:
    """Let pass what may be about films; of what is left out, its place and its chance are kept."""
    for page in pages:
        chance = 1.0 if isinstance(page, Failure) else _chance(page)
        if isinstance(page, Failure) or chance >= least:
            yield page
        else:
            made.left_out.append(PageRow(page=page.id, source=page.source, chance=round(chance, 4)))


def _chance(page: RawPage) -> float:
    """Return how likely a page is about films. A defect of the sieve leaves no page out."""
    try:
        return film_chance(page)
    except Exception:  # noqa: BLE001  reading the page whole finds out what is wrong with it
        return 1.0


def _row(reading: Reading, at: int, row: bytes, subject: Subject) -> PageRow:
    return PageRow(
        page=reading.page.id,
        source=reading.page.source,
        at=at,
        reading=content_id(row),
        subject=subject if subject.titles else None,
    )


def _outcomes(work: ReadWork, pages: Iterable[RawPage | Failure]) -> Iterator[Outcome]:
    options = _options(work.catalogue, known_films=work.known_films)
    if work.apart:
        budget = Budget(seconds=float(work.seconds)) if work.seconds else UNLIMITED
        return read_all(pages, 1, options, budget)
    return _watched(pages, options, work.seconds if work.guarded else 0)


def _watched(pages: Iterable[RawPage | Failure], options: UnderstandOptions, seconds: int) -> Iterator[Outcome]:
    """Read the pages here; a page that takes too long ends the process, even from within foreign code."""
    if not seconds:
        yield from (outcome_of(page, options) for page in pages)
        return
    with open(os.devnull, "w", encoding="ascii") as nowhere:
        for page in pages:
            faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
            try:
                outcome = outcome_of(page, options)
            finally:
                faulthandler.cancel_dump_traceback_later()
            yield outcome


@lru_cache(maxsize=4)
def _options(catalogue: Path | None, *, known_films: bool) -> UnderstandOptions:
    """What pages are read with; a catalogue is opened once in a process."""
    if catalogue is None:
        return UnderstandOptions(known_films=known_films)
    from cinequorum.catalogue.index import Catalogue

    return UnderstandOptions(catalogue=Catalogue.open(catalogue), known_films=known_films)
