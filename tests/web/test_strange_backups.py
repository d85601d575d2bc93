"""A backup that somebody else made: its digest is right, and nothing else about it."""

from __future__ import annotations

import hashlib
import json
import warnings
import zipfile
from pathlib import Path
from typing import Any

import pytest

from cinequorum.errors import BackupError
from cinequorum_web.backup import container

BODY = b"invented"
LISTED = {"name": "store/x", "bytes": len(BODY), "sha256": hashlib.sha256(BODY).hexdigest()}


def made(path: Path, manifest: Any, *files: tuple[str, bytes]) -> Path:
    """Return an archive that says by its last bytes that it is whole."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # two of one name
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(container.MANIFEST, manifest if isinstance(manifest, bytes) else json.dumps(manifest))
            for name, body in files:
                archive.writestr(name, body)
            archive.comment = b"0" * 64
    body = path.read_bytes()[:-64]
    path.write_bytes(body + hashlib.sha256(body).hexdigest().encode())
    return path


def unpacked(path: Path, folder: Path) -> None:
    container.unpack(path, container.manifest_of(path), folder)


def test_what_the_others_stand_on(tmp_path: Path) -> None:
    """Such an archive is taken where it is in order."""
    unpacked(made(tmp_path / "a", {"backup": 1, "files": [LISTED]}, ("store/x", BODY)), tmp_path / "there")
    assert (tmp_path / "there" / "store" / "x").read_bytes() == BODY


@pytest.mark.parametrize(
    "name",
    ["../x", "/tmp/x", "store/../../x", "C:\\x", "store\\..\\..\\x", "store/\x00x", "store/x\n", "", ".", "..",
     "store/.ssh", "x" * 300, "a/b/c/d/e/f", "store//x", "~/x", "store/x:stream", "\u202ex"],
)  # fmt: skip
def test_no_name_leads_out(name: str, tmp_path: Path) -> None:
    """Names are plain letters in at most three folders; nothing is written for any other."""
    path = made(tmp_path / "a", {"backup": 1, "files": [{**LISTED, "name": name}]}, (name or "x", BODY))
    (tmp_path / "there").mkdir()
    with pytest.raises(BackupError):
        unpacked(path, tmp_path / "there")
    assert sorted(found.name for found in tmp_path.rglob("*")) == ["a", "there"]


@pytest.mark.parametrize(
    "files",
    [[LISTED, LISTED], [{**LISTED, "bytes": 3}], [{**LISTED, "bytes": "many"}], [{**LISTED, "sha256": "0" * 64}],
     [LISTED, 7], [{"name": "store/x"}], "store/x", None, [{**LISTED, "name": "store/y"}],
     [{**LISTED, "name": ["store/x"]}]],
)  # fmt: skip
def test_a_list_that_does_not_fit(files: Any, tmp_path: Path) -> None:
    """It is damaged, and called so."""
    path = made(tmp_path / "a", {"backup": 1, "files": files}, ("store/x", BODY))
    with pytest.raises(BackupError):
        unpacked(path, tmp_path / "there")


def test_a_link_is_no_link(tmp_path: Path) -> None:
    """What an archive calls a link to another file comes out as a file with the words of the link in it."""
    link = zipfile.ZipInfo("store/x")
    link.external_attr = 0o120777 << 16
    target = b"/etc/passwd"
    listed = {"name": "store/x", "bytes": len(target), "sha256": hashlib.sha256(target).hexdigest()}
    path = made(tmp_path / "a", {"backup": 1, "files": [listed]}, (link, target))  # type: ignore[arg-type]
    unpacked(path, tmp_path / "there")
    assert not (tmp_path / "there" / "store" / "x").is_symlink()
    assert (tmp_path / "there" / "store" / "x").read_bytes() == target


def test_a_manifest_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of what an archive says of itself no more is read than such a list can have."""
    monkeypatch.setattr(container, "_MOST_TOLD", 1000)
    with pytest.raises(BackupError):
        container.manifest_of(made(tmp_path / "a", b'{"backup": 1, "files": [' + b" " * 2000 + b"]}"))
    with pytest.raises(BackupError):
        container.manifest_of(made(tmp_path / "b", b"[" * 900))
