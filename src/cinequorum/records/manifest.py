"""Manifests: what a stage has made so far, of what, and with which code. Written last: what none names is not there."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from cinequorum.errors import OtherManifest
from cinequorum.model.codec import encode
from cinequorum.model.page import content_id
from cinequorum.model.reading import Failure
from cinequorum.model.typed import from_json
from cinequorum.records.files import told, write_whole
from cinequorum.records.shards import Shard

FORMAT = 1
"""The number of the form of manifests; one of another number is refused by name."""

READINGS, FILMS, DECISIONS = "readings.json", "films.json", "decisions.json"
"""The manifests of a folder of records."""

T = TypeVar("T", bound="Manifest")


class MadeWith(Struct, frozen=True, kw_only=True, order=True):
    """What a stage was run with: the program's version, digests of its code and its models, and further settings."""

    cinequorum: str
    code: str
    models: str
    settings: str = ""


class ReadSlice(Struct, frozen=True, kw_only=True):
    """What came of one slice of the input. `slice` names it by its place and state, `run` counts the runs.

    `readings` has one row a page that was read, `pages` one row a page that was looked at. `source` is where the
    slice lies. `left_out` counts the pages that were told at a glance not to be about films.
    """

    slice: str
    source: str
    run: int
    made_with: MadeWith
    readings: Shard | None
    pages: Shard | None
    failed: tuple[Failure, ...] = ()
    left_out: int = 0


class Manifest(Struct, frozen=True, kw_only=True):
    """What all manifests have: the form, the stage, what went in, and how many of what came out."""

    stage: str
    format: int = FORMAT
    inputs: tuple[str, ...] = ()
    counts: Mapping[str, int] = {}

    @property
    def digests(self) -> frozenset[str]:
        """The shards that it names."""
        return frozenset()


class ReadingsManifest(Manifest, frozen=True, kw_only=True):
    """The readings made so far, in the order of the runs: rows are only ever added."""

    slices: tuple[ReadSlice, ...] = ()

    @property
    def digests(self) -> frozenset[str]:
        """The shards that it names."""
        found = (shard for one in self.slices for shard in (one.readings, one.pages))
        return frozenset(shard.digest for shard in found if shard is not None)


class Bucket(Struct, frozen=True, kw_only=True):
    """Some of the films. `made` names what they were made of, `films` are the finished ones, `drafts` and `cards` what
    they are finished from.
    """

    made: str
    drafts: Shard
    cards: Shard
    films: Shard


class FilmsManifest(Manifest, frozen=True, kw_only=True):
    """The films as the readings have them. `members` has one row a film, with its pages; `inputs` has one digest.

    That is the digest of the manifest of readings.
    """

    made_with: MadeWith
    members: Shard
    buckets: tuple[Bucket, ...] = ()

    @property
    def digests(self) -> frozenset[str]:
        """The shards that it names."""
        found = (shard for one in self.buckets for shard in (one.drafts, one.cards, one.films))
        return frozenset(shard.digest for shard in (self.members, *found))


class DecisionsManifest(Manifest, frozen=True, kw_only=True):
    """What people decided and wrote, as a store had it last: rows by table, pages that came by hand, old addresses.

    `came` says when pages came, those up to the row numbered `until`.
    """

    tables: Mapping[str, Shard]
    pages: Shard
    former: Shard
    came: tuple[Shard, ...] = ()
    until: int = 0

    @property
    def digests(self) -> frozenset[str]:
        """The shards that it names."""
        return frozenset(shard.digest for shard in (*self.tables.values(), self.pages, self.former, *self.came))


def save(path: Path, manifest: Manifest) -> str:
    """Write a manifest in the place of the one before, all or nothing; return its digest."""
    data = msgspec.json.format(encode(manifest), indent=1)
    write_whole(path, data + b"\n")
    return content_id(encode(manifest))


def digest_of(manifest: Manifest) -> str:
    """Return what names a manifest: a digest of all it says."""
    return content_id(encode(manifest))


def load(path: Path, kind: type[T]) -> T | None:
    """Return the manifest at `path`, None where there is none.

    Raises `OtherManifest` for one of another version and for what is none: nothing is written over either.
    """
    if not path.exists():
        return None
    with told(path):
        data = path.read_bytes()
    try:
        head = msgspec.json.decode(data)
        found = head.get("format") if isinstance(head, dict) else None
        if found == FORMAT:
            return from_json(data, kind)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise OtherManifest(str(path), f"is no manifest: {error}") from error
    raise OtherManifest(str(path), f"is a manifest of version {found}; this program knows version {FORMAT}")
