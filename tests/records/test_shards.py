"""Shards, and the files under them."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cinequorum.errors import DiskFull, RecordsError, ShardBroken
from cinequorum.records.files import sweep, whole_file, write_whole
from cinequorum.records.receipts import forget, give, receipt
from cinequorum.records.shards import Shard, is_there, read_shard, shard_path, tidy, write_shard
from tests.examples import examples

ROWS = [b'{"film":"The Salt Ladder"}', b'{"film":"Orchard of Bells"}', b""]


@examples(40)
@given(st.lists(st.binary(max_size=60).map(lambda row: row.replace(b"\n", b" ")), max_size=8))
def test_rows_come_back_as_they_were(rows: list[bytes]) -> None:
    """What is written is read; the same rows give the same name and the same bytes, other rows another name."""
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        shard = write_shard(Path(one), rows)
        assert read_shard(Path(one), shard) == rows
        assert write_shard(Path(other), iter(rows)) == shard
        assert shard_path(Path(one), shard.digest).read_bytes() == shard_path(Path(other), shard.digest).read_bytes()
        assert write_shard(Path(one), [*rows, b"more"]).digest != shard.digest


def test_a_shard_cut_anywhere_is_told(tmp_path: Path) -> None:
    """No byte can be missing without being told, by its length at once and by reading it."""
    shard = write_shard(tmp_path, ROWS)
    path = shard_path(tmp_path, shard.digest)
    data = path.read_bytes()
    for length in range(len(data)):
        path.write_bytes(data[:length])
        assert not is_there(tmp_path, shard)
        with pytest.raises(ShardBroken, match=shard.digest):
            read_shard(tmp_path, shard)
    path.write_bytes(data)
    assert is_there(tmp_path, shard)
    assert read_shard(tmp_path, shard) == ROWS


@examples(60)
@given(at=st.floats(0, 0.999), change=st.integers(1, 255))
def test_a_changed_byte_gives_no_other_row(at: float, change: int) -> None:
    """Whatever byte is changed, the rows are those written, or the shard is told to be broken."""
    with TemporaryDirectory() as folder:
        shard = write_shard(Path(folder), ROWS)
        path = shard_path(Path(folder), shard.digest)
        data = bytearray(path.read_bytes())
        data[int(at * len(data))] ^= change
        path.write_bytes(data)
        with suppress(ShardBroken):
            assert read_shard(Path(folder), shard) == ROWS


def test_a_missing_shard_is_told(tmp_path: Path) -> None:
    """A shard that is not there, or can't be opened, is broken."""
    shard = Shard(digest="ab" * 16, rows=1, packed=1)
    assert not is_there(tmp_path, shard)
    with pytest.raises(ShardBroken, match="cannot be read"):
        read_shard(tmp_path, shard)


def test_only_what_is_named_stays(tmp_path: Path) -> None:
    """Shards that no manifest names are deleted, and their folders."""
    one, other = write_shard(tmp_path, ROWS), write_shard(tmp_path, [])
    assert tidy(tmp_path, {one.digest}) == 1
    assert (is_there(tmp_path, one), is_there(tmp_path, other)) == (True, False)
    assert not shard_path(tmp_path, other.digest).parent.exists()


def test_rows_that_fail_halfway_leave_nothing(tmp_path: Path) -> None:
    """Where the rows end with an error there is no shard, and no file in passing."""
    with pytest.raises(ZeroDivisionError):
        write_shard(tmp_path, (b"row" for _ in [1, 1 // 0]))
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Without room the file stays as it was, and the error says why."""
    write_whole(tmp_path / "manifest", b"old")

    def full(file: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskFull, match="no room"):
        write_whole(tmp_path / "manifest", b"new")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("manifest", b"old")]


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """A file in the place of the folder is told with its path."""
    (tmp_path / "file").touch()
    with pytest.raises(RecordsError, match="file"):
        write_whole(tmp_path / "file" / "manifest", b"new")


def test_what_was_left_unfinished_is_swept(tmp_path: Path) -> None:
    """Files of a program that was killed are deleted, and no others."""
    write_whole(tmp_path / "kept", b"kept")
    with whole_file(tmp_path / "below") as (file, _):
        file.write(b"half")
        file.flush()
        for path in (tmp_path / "below").iterdir():
            os.link(path, tmp_path / path.name)  # what a kill would leave
    assert sweep(tmp_path) == 1
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["kept"]


def test_a_receipt_that_makes_no_sense_is_none(tmp_path: Path) -> None:
    """Work whose receipt is missing or broken is done again."""
    shard = write_shard(tmp_path, ROWS)
    give(tmp_path, "key", shard)
    assert receipt(tmp_path, "key", Shard) == shard
    assert receipt(tmp_path, "other", Shard) is None
    (tmp_path / "receipts" / "key.json").write_text('{"digest": 1')
    assert receipt(tmp_path, "key", Shard) is None
    forget(tmp_path)
    assert not (tmp_path / "receipts").exists()
