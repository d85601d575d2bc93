"""Bringing records into a store: what is new in one transaction, or everything anew."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from cinequorum.batch.current import page_rows
from cinequorum.batch.drafting import Members, page_of
from cinequorum.batch.engines import Serial
from cinequorum.batch.exchange import LayWork, cut_evenly, laid_for, lay_out
from cinequorum.batch.labour import Watch, all_done
from cinequorum.batch.mending import is_whole
from cinequorum.batch.run import unwatched
from cinequorum.errors import RecordsError, ShardBroken, StoreBusy
from cinequorum.model.codec import decode
from cinequorum.model.reading import Failure, Reading
from cinequorum.records.files import alone_in, sweep
from cinequorum.records.manifest import FILMS, READINGS, FilmsManifest, ReadingsManifest, ReadSlice, load
from cinequorum.records.shards import Shard, is_there, read_shard, shard_path
from cinequorum.store.barring import refusal
from cinequorum.store.ingest import plan_change
from cinequorum.store.port import Change, Keeping, Store

_AT_ONCE = 400  # pages joined with the store in one go
_PASSING = "loading"  # the folder of what is only needed while loading
_HELD = 4000  # pages of which the readings are held in memory as text: some 60 MB


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadOptions:
    """`drop`: everything is made anew out of the records. `watch` is told how far it has come."""

    drop: bool = False
    watch: Watch = unwatched


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadSummary:
    """What a load did: pages that are `new` in the store or read anew, `films` that changed, and shards that failed.

    `kept`: people's decisions were new, and are in the records now.
    """

    new: int
    films: int
    failed: tuple[Failure, ...] = ()
    kept: bool = False


class _Page(NamedTuple):
    """A page to be loaded: where its reading is."""

    source: str
    shard: Shard
    at: int


def load_records(folder: Path, store: Store, options: LoadOptions = LoadOptions()) -> LoadSummary:
    """Bring the readings in a folder of records into a store, all of them or none, and make their films.

    Only what has not been loaded is looked at. What people decided and wrote is kept in the records, and brought back
    where the store has none of it. Raises `StoreBusy` where another program is changing the store, `FolderBusy` where
    one is writing the records, `StoreError` where the store goes away: nothing has changed then.
    """
    _manifest(folder)  # before the lock, which would make a folder and leave a file where nothing is to be loaded
    if isinstance(store, Keeping):
        store.widen(_refuse)
    with alone_in(folder), store.alone(_refuse):
        sweep(folder)
        manifest = _manifest(folder)
        fresh = options.drop or store.page_count() == 0
        kept = _keep(folder, store) if store.page_count() else False
        try:
            with store.together():
                summary = _Loading(folder, store, options).load(manifest, fresh=fresh)
        except ShardBroken as error:
            raise _with_remedy(error, folder, manifest) from error
        kept |= _keep(folder, store, anew=fresh)
        shutil.rmtree(folder / _PASSING, ignore_errors=True)
        return replace(summary, kept=kept)


def _with_remedy(error: ShardBroken, folder: Path, manifest: ReadingsManifest) -> ShardBroken:
    """Put a shard of readings that turned out to be broken away, so that a run makes it again; say so."""
    path = Path(error.path)
    if path not in {shard_path(folder, digest) for digest in manifest.digests}:  # what people decided is made by no run
        return error
    path.unlink(missing_ok=True)
    return ShardBroken(error.path, f"{error.message}; nothing was loaded, and `cinequorum run` makes it again")


def _manifest(folder: Path) -> ReadingsManifest:
    manifest = load(folder / READINGS, ReadingsManifest)
    if manifest is None:
        raise RecordsError(str(folder), f"holds no records: there is no {READINGS}; `cinequorum run` makes them")
    return manifest


def _keep(folder: Path, store: Store, *, anew: bool = False) -> bool:
    return isinstance(store, Keeping) and store.keep(folder, anew=anew)


def _refuse() -> None:
    raise StoreBusy("another cinequorum is changing the store; nothing was loaded")


class _Loading:
    """One load, within its transaction."""

    def __init__(self, folder: Path, store: Store, options: LoadOptions) -> None:
        self._folder = folder
        self._store = store
        self._options = options
        self._films: set[str] = set()
        self._barred: list[Failure] = []

    def load(self, manifest: ReadingsManifest, *, fresh: bool) -> LoadSummary:
        if self._options.drop:
            self._store.clear()
        if fresh and isinstance(self._store, Keeping):
            self._join(self._store.bring(self._folder), recorded=False)
        known = self._store.loaded()
        new = [one for one in manifest.slices if one.pages is not None and one.pages.digest not in known]
        whole = [one for one in new if is_whole(self._folder, one)]
        pages = self._pages(whole)
        for number, some in enumerate(self._readings(pages)):
            self._join(some, recorded=True)
            self._options.watch("loading", min((number + 1) * _AT_ONCE, len(pages)), len(pages))
        self._store.apply(Change(loaded=tuple(one.pages.digest for one in whole if one.pages is not None)))
        if fresh and isinstance(self._store, Keeping):
            self._store.forward(self._folder)
        failed = (*(_broken(one) for one in new if one not in whole), *self._barred)
        return LoadSummary(new=len(pages) - len(self._barred), films=len(self._films), failed=failed)

    def _pages(self, slices: Sequence[ReadSlice]) -> dict[str, _Page]:
        """The pages of these slices that are in force: beside one another, and beside those in the store."""
        found: dict[str, _Page] = {}
        for number, row in page_rows(self._folder, slices):
            shard = slices[number].readings
            if row.at >= 0 and shard is not None and (row.page not in found or row.source <= found[row.page].source):
                found[row.page] = _Page(row.source, shard, row.at)
        for one in self._store.filed_as(self._store.known(found)):
            if one.part.subject.source < found[one.part.subject.page].source:
                del found[one.part.subject.page]
        return found

    def _readings(self, pages: Mapping[str, _Page]) -> Iterator[tuple[Reading, ...]]:
        """Yield the readings of these pages, those of a film beside one another: then each film is made once."""
        order = self._by_film(pages)
        parts = [order[at : at + _HELD] for at in range(0, len(order), _HELD)]
        partition = {page: number for number, part in enumerate(parts) for page in part}
        laid = self._laid(pages, partition, len(parts))
        for number, part in enumerate(parts):
            shards = laid_for(number, laid)
            rows = {page_of(row): row for shard in shards for row in read_shard(self._folder / _PASSING, shard)}
            waiting = iter(part)
            while some := tuple(decode(rows[page], Reading) for page in islice(waiting, _AT_ONCE)):
                yield some

    def _by_film(self, pages: Mapping[str, _Page]) -> list[str]:
        if len(pages) <= _AT_ONCE:
            return sorted(pages)
        films = load(self._folder / FILMS, FilmsManifest)
        film: dict[str, int] = {}
        if films is not None and is_there(self._folder, films.members):
            for number, row in enumerate(read_shard(self._folder, films.members)):
                film |= dict.fromkeys(decode(row, Members).pages, number)
        return sorted(pages, key=lambda page: (film.get(page, len(film)), page))

    def _laid(self, pages: Mapping[str, _Page], partition: Mapping[str, int], count: int) -> list[tuple[Shard, ...]]:
        goes: dict[Shard, list[tuple[int, int]]] = {}
        for page, one in pages.items():
            goes.setdefault(one.shard, []).append((one.at, partition[page]))
        heaps = cut_evenly(goes, max(1, count))
        into = self._folder / _PASSING
        work = [LayWork(folder=self._folder, into=into, wanted=heap, partitions=count) for heap in heaps]
        return all_done(Serial(), lay_out, work, lambda done: self._options.watch("sorting", done, len(work)))

    def _join(self, readings: Sequence[Reading], *, recorded: bool) -> None:
        if not readings:
            return
        barred = self._store.barred()
        self._barred += [refusal(one.page.source) for one in readings if barred.bars(one.page)]
        change = plan_change(self._store, readings)
        self._films |= {film.slug for film in change.made}
        self._store.apply(replace(change, recorded=recorded))


def _broken(one: ReadSlice) -> Failure:
    why = "its shard is cut or missing; `cinequorum run` makes it again where the pages are still there"
    return Failure(source=one.source, code=ShardBroken.code, message=why)
