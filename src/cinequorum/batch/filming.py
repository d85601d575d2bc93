"""The second stage of a plan: readings in force become films, and only those films are made that have changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from msgspec.structs import replace

from cinequorum.batch.current import Placed, in_force
from cinequorum.batch.drafting import Card, Drafted, DraftWork, FinishWork, Members, draft, finish
from cinequorum.batch.engines import Engine
from cinequorum.batch.exchange import LayWork, cut_evenly, laid_for, lay_out
from cinequorum.batch.labour import Watch, all_done
from cinequorum.model.codec import decode, encode
from cinequorum.model.film import Similar
from cinequorum.model.page import content_id
from cinequorum.reconcile.grouping import group_subjects
from cinequorum.reconcile.titles import addresses
from cinequorum.records.manifest import Bucket, FilmsManifest, MadeWith, ReadingsManifest, digest_of
from cinequorum.records.receipts import key_of
from cinequorum.records.shards import Shard, is_there, read_shard, write_shard
from cinequorum.records.versions import films_version
from cinequorum.score.similar import similar_of

_BUCKET = 64  # films in a bucket, at least half as many as soon as there are so many
_HELD = 4000  # readings that one partition holds in memory: some 60 MB

Linked = tuple[tuple[str, tuple[Similar, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """Where films are made, by whom, in how many partitions, and who is told."""

    folder: Path
    engine: Engine
    partitions: int
    watch: Watch


def make_films(making: Making, readings: ReadingsManifest, before: FilmsManifest | None) -> FilmsManifest:
    """Return the films of these readings. `before` are those of earlier ones; what of them has not changed stays.

    The films are those that `cinequorum.pipeline` makes of the readings at hand, whatever the engine and the number of
    partitions. Raises `ShardBroken`, `DiskFull`, `WorkGivenUp`.
    """
    made_with, digest = films_version(), digest_of(readings)
    if before is not None and not _is_whole(making.folder, before):
        before = None  # films are a view: it is made again
    if before is not None and (before.made_with, before.inputs) == (made_with, (digest,)):
        return before
    placed = in_force(making.folder, readings.slices)
    films = _members(placed, made_with)
    drafted = _drafted(making, _Wanted(placed, readings), films, before)
    return FilmsManifest(
        stage="films",
        inputs=(digest,),
        counts={"films": sum(map(len, films)), "pages": sum(len(film.pages) for some in films for film in some)},
        made_with=made_with,
        members=write_shard(making.folder, (encode(film) for some in films for film in some)),
        buckets=_finished(making, films, drafted),
    )


def _is_whole(folder: Path, films: FilmsManifest) -> bool:
    shards = [shard for one in films.buckets for shard in (one.drafts, one.cards, one.films)]
    return all(is_there(folder, shard) for shard in [films.members, *shards])


def _members(placed: Mapping[str, Placed], made_with: MadeWith) -> list[tuple[Members, ...]]:
    """Tell the films apart, and lay them in buckets by their first page: the layout follows from the films alone."""
    groups = group_subjects(one.row.subject for one in placed.values() if one.row.subject is not None)
    count = 1
    while count * _BUCKET < len(groups):
        count *= 2
    buckets: list[list[Members]] = [[] for _ in range(count)]
    for group in groups:
        pages = tuple(subject.page for subject in group)
        made_of = key_of(made_with, [(page, placed[page].row.reading) for page in pages])
        buckets[bucket_of(pages, count)].append(Members(made_of=made_of, pages=pages))
    return [tuple(sorted(some, key=lambda film: min(film.pages))) for some in buckets]


def bucket_of(pages: Sequence[str], count: int) -> int:
    """Return which of so many buckets (a power of two) a film of these pages is in."""
    return int(content_id(min(pages).encode())[:8], 16) % count


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Where readings lie."""

    placed: Mapping[str, Placed]
    manifest: ReadingsManifest

    def shard(self, page: str) -> tuple[Shard, int]:
        one = self.placed[page]
        shard = self.manifest.slices[one.slice].readings
        assert shard is not None
        return shard, one.row.at


def _drafted(
    making: Making, wanted: _Wanted, films: Sequence[tuple[Members, ...]], before: FilmsManifest | None
) -> list[Drafted]:
    """Make the films of every bucket that has one which was not made before."""
    stays = {number: kept for number, some in enumerate(films) if (kept := _kept(number, some, len(films), before))}
    old = _old(making.folder, before)
    changed = [number for number in range(len(films)) if number not in stays]
    fresh = [film for number in changed for film in films[number] if film.made_of not in old]
    count = _partitions(making, len(changed), sum(len(film.pages) for film in fresh))
    laid = _laid(making, wanted, fresh, (len(films), count))
    work = [
        DraftWork(
            folder=making.folder,
            films=tuple((number, films[number]) for number in changed if number % count == partition),
            before=_earlier(before, [n for n in changed if n % count == partition], len(films)),
            readings=laid_for(partition, laid),
        )
        for partition in range(count)
    ]
    done = all_done(making.engine, draft, work, lambda n: making.watch("films", n, len(work)))
    return sorted([*stays.values(), *(one for some in done for one in some)], key=lambda one: one.bucket)


def _partitions(making: Making, buckets: int, pages: int) -> int:
    return max(1, min(buckets, max(making.partitions, -(-pages // _HELD))))


def _kept(number: int, films: tuple[Members, ...], count: int, before: FilmsManifest | None) -> Drafted | None:
    if before is None or len(before.buckets) != count or before.buckets[number].made != key_of(films):
        return None
    return Drafted(bucket=number, drafts=before.buckets[number].drafts, cards=before.buckets[number].cards)


def _old(folder: Path, before: FilmsManifest | None) -> frozenset[str]:
    if before is None:
        return frozenset()
    return frozenset(decode(row, Members).made_of for row in read_shard(folder, before.members))


def _earlier(before: FilmsManifest | None, numbers: Sequence[int], count: int) -> tuple[Shard, ...]:
    """The drafts among which those of these buckets were before; their count may have been doubled or halved."""
    if before is None:
        return ()
    had = len(before.buckets)
    least = min(had, count)
    wanted = {number % least for number in numbers}
    return tuple(one.drafts for number, one in enumerate(before.buckets) if number % least in wanted)


def _laid(
    making: Making, wanted: _Wanted, films: Sequence[Members], counts: tuple[int, int]
) -> list[tuple[Shard, ...]]:
    """Lay the readings of these films out for the partitions that their buckets are in."""
    buckets, partitions = counts
    goes: dict[Shard, list[tuple[int, int]]] = defaultdict(list)
    for film in films:
        partition = bucket_of(film.pages, buckets) % partitions
        for page in film.pages:
            shard, at = wanted.shard(page)
            goes[shard].append((at, partition))
    heaps = cut_evenly(goes, partitions)
    work = [LayWork(folder=making.folder, into=making.folder, wanted=heap, partitions=partitions) for heap in heaps]
    return all_done(making.engine, lay_out, work, lambda n: making.watch("shuffle", n, len(work)))


def _linked(folder: Path, drafted: Sequence[Drafted]) -> list[Linked]:
    """Find out of the cards which address each film has and what is like it, bucket by bucket."""
    cards = [[decode(row, Card) for row in read_shard(folder, one.cards)] for one in drafted]
    every = [card for some in cards for card in some]
    slugs = addresses([card.claimed for card in every])
    links = [replace(card.links, slug=slug) for card, slug in zip(every, slugs, strict=True)]
    ranked = sorted(range(len(links)), key=lambda at: links[at].slug)
    like = dict(zip(ranked, similar_of([links[at] for at in ranked]), strict=True))
    found: Iterator[tuple[str, tuple[Similar, ...]]] = ((slugs[at], like[at]) for at in range(len(links)))
    return [tuple(next(found) for _ in some) for some in cards]


def _finished(making: Making, films: Sequence[tuple[Members, ...]], drafted: Sequence[Drafted]) -> tuple[Bucket, ...]:
    linked = _linked(making.folder, drafted)
    work = [
        FinishWork(folder=making.folder, drafts=one.drafts, linked=links)
        for one, links in zip(drafted, linked, strict=True)
    ]
    shards = all_done(making.engine, finish, work, lambda n: making.watch("links", n, len(work)))
    return tuple(
        Bucket(made=key_of(some), drafts=one.drafts, cards=one.cards, films=shard)
        for some, one, shard in zip(films, drafted, shards, strict=True)
    )
