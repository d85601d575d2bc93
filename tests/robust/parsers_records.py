"""What must hold of each reader of a person's own records, of plans, manifests, packs and catalogues: `PARSERS`.

As in `parsers`: a check takes bytes and raises `AssertionError` where a promise is broken.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from cinequorum.batch.plan import load_plan
from cinequorum.catalogue.building import build
from cinequorum.catalogue.index import Catalogue
from cinequorum.catalogue.records.sheets import read_records
from cinequorum.diary.marks import SCALES, given_of, placed, scale_of, stars_of, ten_of
from cinequorum.diary.matching import Candidate, match
from cinequorum.diary.moments import day_of, moment, order_of
from cinequorum.diary.reading import Choices, Found, counted, read_diary
from cinequorum.diary.record import Failed, FilmNamed, LeftOut, Record, fingerprint
from cinequorum.diary.writing import json_lines, letterboxd_tables, refused_table
from cinequorum.errors import (
    CatalogueError,
    DiaryFileError,
    DiaryRowError,
    OtherManifest,
    PackError,
    PlanError,
    ShardBroken,
)
from cinequorum.packs.pack import from_bytes, merged, to_bytes
from cinequorum.packs.signing import check as check_signed
from cinequorum.records.manifest import DecisionsManifest, FilmsManifest, ReadingsManifest, load, save
from cinequorum.records.shards import Shard, read_shard, shard_path
from tests.robust.refused import refused

_FILE_CODES = ("empty", "too_large", "bomb", "path", "nested", "corrupt", "entities", "unknown")
_SCALES = ("stars", "ten", "hundred")
_CHOICES = (
    Choices(),
    Choices(role="seen", scale="ten", order="dmy"),
    Choices(role="list", list_name="One", scale="stars", order="mdy"),
    Choices(columns=(("name", "title"), ("year", "year"), ("date", "watched"), ("rating", "rating")), scale="hundred"),
)


def diaries(body: bytes) -> None:
    """A file of own records gives rows in their order, each a record, left out or failed; and records come back."""
    name = ("a.csv", "watchlist.csv", "a.json", "a.zip", "a")[len(body) % 5]
    for choices in (_CHOICES[0], _CHOICES[1 + sum(body[:9]) % 3]):
        with refused(DiaryFileError, *_FILE_CODES):
            _rows(read_diary(name, body, choices))


def _rows(found: Found) -> None:
    assert found.kind
    assert sum(counted(found.rows).values()) == len(found.rows)
    records = [row for row in found.rows if isinstance(row, Record)]
    for record in records:
        assert record.film.title or record.film.ids, record
        for when in (record.watched, record.rated, record.written, record.added):
            assert when is None or when == moment(when), when
            day_of(when)
        for given in (record.rating, record.joy):
            assert given is None or given.scale in SCALES, given
            stars_of(given)
            ten_of(given)
        assert fingerprint(record) == fingerprint(record)
    told = b"".join(line if line.endswith(b"\n") else line + b"\n" for line in json_lines(records))
    if records:
        again = read_diary("own.jsonl", told).rows
        kept = [row for row in again if isinstance(row, Record)]
        assert [fingerprint(one) for one in kept] == [fingerprint(one) for one in records]
        assert all(letterboxd_tables(records))
    failed = [row for row in found.rows if isinstance(row, Failed | LeftOut)]
    assert all(row.message for row in failed)
    assert refused_table(failed)


def moments(text: str) -> None:
    """A date as programs write it is one in the one form, or none; a mark is on its scale, or none."""
    lines = text.split("\n")[:20]
    for order in ("auto", "dmy", "mdy"):
        for line in lines:
            with refused(DiaryRowError, "date"):
                found = moment(line, order)
                assert found is None or moment(found) == found, (line, found)
                assert found is None or found[:4].isdigit()
                day_of(found)
    assert order_of(lines) in {"auto", "dmy", "mdy"}
    assert scale_of(lines) in _SCALES
    for line in lines:
        for scale in _SCALES:
            with refused(DiaryRowError, "rating"):
                _mark(line, scale)


def _mark(text: str, scale: str) -> None:
    given = given_of(text, scale)
    if given is not None:
        assert given.scale in SCALES, given
        kept, step = placed(given)
        assert kept in SCALES
        assert step
        assert stars_of(given) == "" or 0 <= float(stars_of(given)) <= 5
        assert ten_of(given) == "" or 0 <= float(ten_of(given)) <= 10


def meant(text: str) -> None:
    """Which film is meant: none is taken that shares neither number nor title and year; order changes nothing."""
    lines = (text.split("\n") + [""] * 6)[:6]
    year = 1900 + len(text) % 120
    films = tuple(
        Candidate(ref=str(at), title=line, year=year if at % 2 else None, titles=(lines[-1],))
        for at, line in enumerate(lines[1:])
    )
    named = FilmNamed(title=lines[0], original_title=lines[1], year=year)
    found = match(named, (), films)
    assert found.state in {"taken", "doubtful", "unknown"}
    assert (found.state == "taken") == bool(found.film)
    assert set(found.near) <= {film.ref for film in films}
    turned = match(named, (), films[::-1])
    assert (turned.state, turned.film, set(turned.near)) == (found.state, found.film, set(found.near))


def plans(body: bytes) -> None:
    """A plan is read as it says, or refused with the place and what is to be written there."""
    with TemporaryDirectory() as name:
        path = Path(name) / "plan.yaml"
        path.write_bytes(body)
        with refused(PlanError):
            plan = load_plan(path)
            assert plan.inputs
            assert plan.out.strip()
            assert 1 <= plan.partitions <= 4096
            assert 0 <= plan.sieve <= 1


def manifests(body: bytes) -> None:
    """A manifest comes back as it was; what is none, or of another version, is refused by name."""
    with TemporaryDirectory() as name:
        path = Path(name) / "readings.json"
        for kind in (ReadingsManifest, FilmsManifest, DecisionsManifest):
            path.write_bytes(body)
            with refused(OtherManifest, "other_manifest"):
                found = load(path, kind)
                assert found is not None
                save(path, found)
                assert load(path, kind) == found


def shards(body: bytes) -> None:
    """A shard that was changed in any way is broken, not read; under the digest of its rows it gives these rows."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        broken = _shard(folder, body, "0" * 32)
        with refused(ShardBroken, "shard_broken"):
            assert not read_shard(folder, broken), "no rows have that digest"
        whole = _shard(folder, gzip.compress(body, 1, mtime=0), sha256(body).hexdigest()[:32])
        assert read_shard(folder, whole) == body.split(b"\n")[:-1]


def _shard(folder: Path, packed: bytes, digest: str) -> Shard:
    path = shard_path(folder, digest)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(packed)
    return Shard(digest=digest, rows=1, packed=len(packed))


def packs(body: bytes) -> None:
    """An evidence pack is taken only if it is what would be written of it; merged with itself it stays the same."""
    with refused(PackError, "foreign", "newer", "cut", "damaged"):
        pack = from_bytes("a", body)
        assert to_bytes(pack) == body
        assert to_bytes(merged((pack, pack))) == body
        with refused(PackError, "signature", "incomplete", "unsigned"):
            check_signed("a", pack)


def catalogues(body: bytes) -> None:
    """A dump makes a catalogue in which its films are found, or is refused with file and line."""
    with TemporaryDirectory() as name:
        dump, made = Path(name) / "dump", Path(name) / "works.tsv"
        dump.write_bytes(body)
        with refused(CatalogueError):
            built = build((dump,), made)
            with Catalogue.open(made) as catalogue:
                assert catalogue.works_listed == built.works
        with refused(CatalogueError):
            records = read_records(dump)
            assert len({record.key for record in records}) == len(records)


def catalogue_files(body: bytes) -> None:
    """A catalogue's own file that was damaged is refused, or gives works; it is not believed blindly."""
    with TemporaryDirectory() as name:
        path = Path(name) / "works.tsv"
        for written in (body, b'{"format":1,"works":2}\n' + body + b"\n"):
            path.write_bytes(written)
            with refused(CatalogueError), Catalogue.open(path) as catalogue:
                for line in body.decode("utf-8", "replace").split("\n")[:4]:
                    title = line.partition("\t")[0]
                    assert catalogue.has(title) == bool(catalogue.works(title))


def _on_text(check: Callable[[str], None]) -> Callable[[bytes], None]:
    return lambda body: check(body.decode("utf-8", "replace"))


def _named(checks: Iterable[Callable[[bytes], None]]) -> dict[str, Callable[[bytes], None]]:
    return {check.__name__: check for check in checks}


PARSERS: Mapping[str, Callable[[bytes], None]] = {
    **_named((diaries, plans, manifests, shards, packs, catalogues, catalogue_files)),
    "moments": _on_text(moments),
    "meant": _on_text(meant),
}
