"""Films made of their readings, partition by partition: all of a film but what only all films together tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec
from msgspec import Struct

from cinequorum.model.codec import decode, encode
from cinequorum.model.film import Film, Similar
from cinequorum.model.links import FilmLinks
from cinequorum.model.reading import Reading
from cinequorum.pipeline import film_of
from cinequorum.reconcile.titles import Claimed, claimed
from cinequorum.records.receipts import give, key_of, receipt
from cinequorum.records.shards import Shard, is_there, read_shard, write_shard
from cinequorum.score.similar import links_of


class Members(Struct, frozen=True, kw_only=True, array_like=True):
    """The pages of one film, in order. `made_of` names their readings and the rules by which films are made."""

    made_of: str
    pages: tuple[str, ...]


class Card(Struct, frozen=True, kw_only=True, array_like=True):
    """What finding addresses and links needs of a film."""

    made_of: str
    claimed: Claimed
    links: FilmLinks


class Draft(Struct, frozen=True, kw_only=True, array_like=True):
    """A film without the address and the links that it has among all films."""

    made_of: str
    card: msgspec.Raw
    film: msgspec.Raw


class Drafted(Struct, frozen=True, kw_only=True):
    """The drafts of one bucket, and their cards."""

    bucket: int
    drafts: Shard
    cards: Shard


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftWork:
    """The films of some buckets: `films` by bucket, `before` the drafts of which some may stay as they are.

    `readings` are the shards with all readings of the other films.
    """

    folder: Path
    films: tuple[tuple[int, tuple[Members, ...]], ...]
    before: tuple[Shard, ...]
    readings: tuple[Shard, ...]

    @property
    def key(self) -> str:
        """The name of all that goes into it: films are named by all that they are made of."""
        return key_of("draft", self.films)


def draft(work: DraftWork) -> tuple[Drafted, ...]:
    """Make the films of some buckets. Raises `ShardBroken`, `DiskFull`. Their readings are held in memory as text."""
    done = receipt(work.folder, work.key, tuple[Drafted, ...])
    if done is None or not all(is_there(work.folder, s) for one in done for s in (one.drafts, one.cards)):
        rows = {row.made_of: row for row in _before(work)}
        readings = dict(_readings(work.folder, work.readings))
        done = tuple(_bucket(work.folder, at, _drafts(films, rows, readings)) for at, films in work.films)
        give(work.folder, work.key, done)
    return done


def _before(work: DraftWork) -> Iterator[Draft]:
    wanted = {film.made_of for _, films in work.films for film in films}
    for shard in work.before:
        for row in read_shard(work.folder, shard):
            found = decode(row, Draft)
            if found.made_of in wanted:
                yield found


def _readings(folder: Path, shards: Iterable[Shard]) -> Iterator[tuple[str, bytes]]:
    for shard in shards:
        yield from ((page_of(row), row) for row in read_shard(folder, shard))


class _Named(Struct, frozen=True):
    id: str


class _Headed(Struct, frozen=True):
    page: _Named


def page_of(row: bytes) -> str:
    """Return the id of the page whose reading a row is."""
    return decode(row, _Headed).page.id


def _drafts(films: Iterable[Members], rows: dict[str, Draft], readings: dict[str, bytes]) -> Iterator[Draft]:
    for film in films:
        known = rows.get(film.made_of)
        yield known if known is not None else _made(film, [decode(readings[page], Reading) for page in film.pages])


def _made(members: Members, readings: Sequence[Reading]) -> Draft:
    film = film_of(readings)
    card = Card(made_of=members.made_of, claimed=claimed(film, members.pages), links=links_of(film))
    return Draft(made_of=members.made_of, card=msgspec.Raw(encode(card)), film=msgspec.Raw(encode(film)))


def _bucket(folder: Path, number: int, drafts: Iterable[Draft]) -> Drafted:
    cards: list[bytes] = []

    def rows() -> Iterator[bytes]:
        for one in drafts:
            cards.append(bytes(one.card))
            yield encode(one)

    shard = write_shard(folder, rows())
    return Drafted(bucket=number, drafts=shard, cards=write_shard(folder, cards))


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishWork:
    """The drafts of one bucket, with the address of each film and what is like it, in their order."""

    folder: Path
    drafts: Shard
    linked: tuple[tuple[str, tuple[Similar, ...]], ...]

    @property
    def key(self) -> str:
        """The name of all that goes into it."""
        return key_of("finish", self.drafts, self.linked)


def finish(work: FinishWork) -> Shard:
    """Write the finished films of a bucket, in order of address. Raises `ShardBroken`, `DiskFull`."""
    done = receipt(work.folder, work.key, Shard)
    if done is None or not is_there(work.folder, done):
        rows = read_shard(work.folder, work.drafts)
        films = [
            (slug, encode(replace(decode(decode(row, Draft).film, Film), slug=slug, similar=similar)))
            for row, (slug, similar) in zip(rows, work.linked, strict=True)
        ]
        done = write_shard(work.folder, (film for _, film in sorted(films)))
        give(work.folder, work.key, done)
    return done
