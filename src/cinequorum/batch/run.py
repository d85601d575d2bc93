"""Running a plan: what is new or outdated is read, and films are made of what is in force."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from msgspec import MsgspecError
from msgspec.structs import replace as with_fields

from cinequorum.acquire.types import Skipped
from cinequorum.batch.current import page_rows
from cinequorum.batch.engines import Engine, Lost
from cinequorum.batch.filming import Making, make_films
from cinequorum.batch.known import write_known
from cinequorum.batch.labour import Watch
from cinequorum.batch.mending import is_in, is_whole, merged, put_broken_away
from cinequorum.batch.plan import Plan
from cinequorum.batch.reading import ReadWork, read_slice
from cinequorum.batch.slicing import Slice, slices_beside, slices_of
from cinequorum.batch.tables import write_tables
from cinequorum.errors import CinequorumError, ShardBroken
from cinequorum.model.codec import decode, encode
from cinequorum.model.reading import Failure
from cinequorum.records.files import alone_in, sweep, write_whole
from cinequorum.records.manifest import (
    DECISIONS,
    FILMS,
    READINGS,
    DecisionsManifest,
    FilmsManifest,
    ReadingsManifest,
    ReadSlice,
    digest_of,
    load,
    save,
)
from cinequorum.records.receipts import forget
from cinequorum.records.shards import tidy
from cinequorum.records.versions import reading_version

_SEEN: Final = "seen.json"
_PASSING: Final = frozenset({"denied", "missing", "unreachable", "extra", "given_up", "crashed"})
"""Codes of failures that another run may not meet: a slice with one of them is looked at again."""


def unwatched(_what: str, _done: int, _total: int) -> None:
    """Take no notice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSummary:
    """What a run did. `new` counts readings made by it, `pages` and `films` all that there are now.

    `left_out` counts the pages that it told at a glance not to be about films. `broken` are shards that were found cut
    or changed; what they held was read again where the input is still there.
    """

    slices: int
    new: int
    pages: int
    films: int
    failed: tuple[Failure, ...]
    skipped: tuple[Skipped, ...]
    broken: tuple[str, ...] = ()
    left_out: int = 0


def run_plan(plan: Plan, engine: Engine, watch: Watch = unwatched, *, check: bool = False) -> RunSummary:
    """Do what is left to be done of a plan: read what is new or outdated, then make the films that have changed.

    `check`: read every shard first and hold it against its digest; without it only their lengths are looked at.

    The same input gives the same files, byte for byte, whatever the engine, the partitions, the order of the work, and
    how often it was stopped before. Raises `FolderBusy`, `DiskFull`, `OtherManifest`, `RecordsError`, `WorkGivenUp`;
    what was finished by then is kept, and the next run goes on from there.
    """
    with alone_in(plan.folder):
        sweep(plan.folder)
        changed = put_broken_away(plan.folder) if check else ()
        summary = _run_whole(plan, engine, watch)
        _put_away(plan.folder)
    return replace(summary, broken=(*changed, *summary.broken))


def _put_away(folder: Path) -> None:
    """Delete what was in passing: receipts, and shards that no manifest names."""
    kept = {
        digest
        for name, kind in ((READINGS, ReadingsManifest), (FILMS, FilmsManifest), (DECISIONS, DecisionsManifest))
        if (manifest := load(folder / name, kind)) is not None
        for digest in manifest.digests
    }
    forget(folder)
    tidy(folder, kept)
    for known in folder.glob("known-*.bin"):
        known.unlink()


def _run_whole(plan: Plan, engine: Engine, watch: Watch) -> RunSummary:
    """Do both stages; a shard that turns out to be broken is put away, and what it held is read again."""
    broken: list[str] = []
    new = 0
    while True:
        try:
            summary = _Reading(plan, engine, watch).run()
            new += summary.new
            films = _films(plan, engine, watch)
            if plan.parquet:
                _tables(plan, engine, watch)
        except ShardBroken as error:
            if error.path in broken:
                raise
            broken.append(error.path)
            Path(error.path).unlink(missing_ok=True)
        else:
            return replace(summary, new=new, films=films.counts["films"], broken=(*broken, *summary.broken))


def _tables(plan: Plan, engine: Engine, watch: Watch) -> None:
    readings, films = load(plan.folder / READINGS, ReadingsManifest), load(plan.folder / FILMS, FilmsManifest)
    assert readings is not None
    assert films is not None
    write_tables(plan.folder, engine, (readings, films), watch)


def _films(plan: Plan, engine: Engine, watch: Watch) -> FilmsManifest:
    readings = load(plan.folder / READINGS, ReadingsManifest)
    assert readings is not None
    whole = tuple(one for one in readings.slices if is_whole(plan.folder, one))
    readings = with_fields(readings, slices=whole)
    before = load(plan.folder / FILMS, FilmsManifest)
    making = Making(folder=plan.folder, engine=engine, partitions=plan.partitions, watch=watch)
    films = make_films(making, readings, before)
    if films != before:
        save(plan.folder / FILMS, films)
    return films


class _Reading:
    """The first stage of one run."""

    def __init__(self, plan: Plan, engine: Engine, watch: Watch) -> None:
        self._plan = plan
        self._engine = engine
        self._watch = watch
        self._catalogue = plan.root / plan.catalogue if plan.catalogue else None
        self._made_with = reading_version(_settings(plan, self._catalogue))
        self._failed: list[Failure] = []
        self._skipped: list[Skipped] = []

    def run(self) -> RunSummary:
        before = load(self._plan.folder / READINGS, ReadingsManifest)
        slices, failed = slices_of(self._plan.root, self._plan.inputs, self._skipped.append)
        self._failed += failed
        had = before.slices if before is not None else ()
        kept = tuple(one for one in had if is_whole(self._plan.folder, one))
        torn = tuple(one for one in had if not is_whole(self._plan.folder, one))
        finished = {one.slice for one in kept if self._is_finished(one)} - {one.slice for one in torn}
        beside = {piece.key for one in torn for piece in slices_beside(one.source, slices)}
        seen = _seen(self._plan.folder)
        todo = [one for one in slices if one.key not in finished or one.key in beside or seen.get(one.key) != one.state]
        made = self._read(todo, kept, {one.slice: one.run for one in torn})
        lost = self._lost_of(torn, kept, made)
        manifest = self._manifest(merged(had, made, torn, lost))
        why = "its shard is broken, and not all of its pages are there to be read again"
        self._failed += [Failure(source=one.source, code=ShardBroken.code, message=why) for one in lost]
        if before is None or digest_of(manifest) != digest_of(before):
            save(self._plan.folder / READINGS, manifest)
        states = {one.key: one.state for one in slices}
        if states != seen:
            write_whole(self._plan.folder / _SEEN, encode(states))
        return RunSummary(
            slices=len(todo),
            new=sum(one.readings.rows for one in made if one.readings is not None),
            pages=sum(one.pages.rows for one in (*kept, *made) if one.pages is not None),
            films=0,
            failed=tuple(self._failed),
            skipped=tuple(self._skipped),
            broken=tuple(one.source for one in torn if not is_in(one, lost)),
            left_out=sum(one.left_out for one in made),
        )

    def _lost_of(
        self, torn: Sequence[ReadSlice], kept: Sequence[ReadSlice], made: Sequence[ReadSlice]
    ) -> tuple[ReadSlice, ...]:
        """Return the slices with a broken shard of which not all pages were read again: these are there no more."""
        if not torn:
            return ()
        have = {(row.page, row.source) for _, row in page_rows(self._plan.folder, (*kept, *made))}
        anew = sum(one.pages.rows for one in made if one.pages is not None)
        lost = []
        for one in torn:
            try:
                gone = any((row.page, row.source) not in have for _, row in page_rows(self._plan.folder, [one]))
            except ShardBroken:  # which pages they were, nothing tells any more
                gone = one.pages is not None and anew < one.pages.rows
            if gone:
                lost.append(one)
        return tuple(lost)

    def _is_finished(self, one: ReadSlice) -> bool:
        return one.made_with == self._made_with and not any(failure.code in _PASSING for failure in one.failed)

    def _read(self, todo: Sequence[Slice], kept: Sequence[ReadSlice], runs: dict[str, int]) -> list[ReadSlice]:
        if not todo:
            return []
        current = [one for one in kept if one.made_with == self._made_with]
        pages = ((row.page, row.source) for _, row in page_rows(self._plan.folder, current))
        known = write_known(self._plan.folder, pages) if current else None
        run = max((one.run for one in kept), default=0) + 1
        work = [self._work(one, runs.get(one.key, run), known) for one in todo]
        made = self._done(work)
        self._failed += [failure for one in made for failure in one.failed]
        return sorted(made, key=lambda one: (one.run, one.slice))

    def _work(self, piece: Slice, run: int, known: Path | None) -> ReadWork:
        return ReadWork(
            root=self._plan.root,
            folder=self._plan.folder,
            slice=piece,
            made_with=self._made_with,
            run=run,
            keep=self._plan.keep,
            known=known,
            catalogue=self._catalogue,
            known_films=self._plan.known_films,
            seconds=self._plan.give_up_after,
            sieve=self._plan.sieve,
            guarded=not self._engine.is_here,
        )

    def _done(self, work: Sequence[ReadWork]) -> list[ReadSlice]:
        """Read the slices; one that breaks its process is read again with each page in a process of its own."""
        made: list[ReadSlice] = []
        left = list(work)
        for apart in (False, True):
            lost: list[ReadWork] = []
            pieces = [replace(one, apart=apart) for one in left]
            for number, result in self._engine.work(read_slice, pieces):
                if isinstance(result, CinequorumError):
                    raise result
                if isinstance(result, Lost):
                    lost.append(left[number])
                    why = result.why
                else:
                    made.append(result)
                self._watch("reading", len(made), len(work))
            left = lost
        self._failed += [
            Failure(source=one.slice.name, code="crashed", message=f"a slice of {len(one.slice.paths)} files: {why}")
            for one in left
        ]
        return made

    def _manifest(self, slices: Sequence[ReadSlice]) -> ReadingsManifest:
        return ReadingsManifest(
            stage="readings",
            inputs=self._plan.inputs,
            counts={
                "pages": sum(one.pages.rows for one in slices if one.pages is not None),
                "readings": sum(one.readings.rows for one in slices if one.readings is not None),
                "left out": sum(one.left_out for one in slices),
                "failed": sum(len(one.failed) for one in slices),
                "runs": max((one.run for one in slices), default=0),
            },
            slices=tuple(slices),
        )


def _seen(folder: Path) -> dict[str, str]:
    """The states in which slices were seen last. It is no record: without it the files are only looked into again."""
    try:
        return decode((folder / _SEEN).read_bytes(), dict[str, str])
    except (OSError, MsgspecError, ValueError, RecursionError):
        return {}


def _settings(plan: Plan, catalogue: Path | None) -> str:
    """What besides code and models decides a reading."""
    told = [f"sieve {plan.sieve:g}"] if plan.sieve else []
    told += [] if plan.known_films else ["without known films"]
    if catalogue is None:
        return ", ".join(told)
    from cinequorum.catalogue.index import Catalogue

    opened = Catalogue.open(catalogue)
    try:
        return ", ".join([f"catalogue of {opened.works_listed} works, {catalogue.stat().st_size} bytes", *told])
    finally:
        opened.close()
