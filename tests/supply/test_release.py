"""A release is the same bytes whenever it is built, and any change of it is noticed."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from genscripts.pins import ROOT
from genscripts.release import BILL, SIGNATURE, SUMS, committed, gaps, make, reproducible, signature_of
from genscripts.verify_release import faults

SECRET, OTHER = bytes(range(32)), bytes(range(1, 33))
PUBLIC = signature_of(b"", SECRET)[1].decode().strip()
FILES = {"a.whl": b"wheel", "a.tar.gz": b"sources", BILL: b"{}\n"}


@pytest.fixture
def release(tmp_path: Path) -> Path:
    make(tmp_path / "release", FILES, SECRET)
    return tmp_path / "release"


def test_a_whole_release_is_said_to_be_whole(release: Path) -> None:
    assert faults(release, PUBLIC) == []


@pytest.mark.parametrize("name", [*FILES, SUMS, SIGNATURE])
def test_a_changed_bit_is_noticed(release: Path, name: str) -> None:
    """In whichever file, and the signature of another is none."""
    body = bytearray((release / name).read_bytes())
    body[len(body) // 2] ^= 1
    (release / name).write_bytes(body)
    assert faults(release, PUBLIC)


def test_what_was_added_or_taken_away_is_noticed(release: Path) -> None:
    (release / "more.whl").write_bytes(b"more")
    (release / "a.whl").unlink()
    assert faults(release, PUBLIC) == ["a.whl is missing", "more.whl is not of this release"]


def test_another_key_is_noticed(tmp_path: Path) -> None:
    """Whoever makes it all anew has another key; a release without a signature is none."""
    make(tmp_path / "other", FILES, OTHER)
    make(tmp_path / "none", FILES, None)
    assert faults(tmp_path / "other", PUBLIC) == ["the sums are not signed by this key"]
    assert "cannot be read" in faults(tmp_path / "none", PUBLIC)[0]


def test_the_verifier_needs_nothing_of_the_program(release: Path, tmp_path: Path) -> None:
    """It runs alone, from another folder, and tells by its exit."""
    script = tmp_path / "verify_release.py"
    script.write_bytes((ROOT / "genscripts" / "verify_release.py").read_bytes())
    assert "cinequorum" not in script.read_text(encoding="utf-8")
    command = [sys.executable, str(script), str(release), PUBLIC]
    assert subprocess.run(command, cwd=tmp_path, check=False, capture_output=True).returncode == 0
    (release / "a.whl").write_bytes(b"wheeL")
    assert subprocess.run(command, cwd=tmp_path, check=False, capture_output=True).returncode == 1


@pytest.mark.slow
def test_two_builds_are_the_same_bytes_and_the_wheel_has_every_file() -> None:
    """Source archive and wheel: built twice from the same tree, whenever. What the program reads of itself is in it."""
    found = reproducible(1_700_000_000)
    assert [name.rpartition(".")[2] for name in sorted(found)] == ["whl", "gz"]
    (wheel,) = (body for name, body in found.items() if name.endswith(".whl"))
    wrong = [one for one in gaps(wheel, committed()) if one.endswith("missing")]  # the rest may be work on its way
    assert wrong == []


def packed(files: dict[str, str]) -> bytes:
    """A wheel that holds these, and what is told of it."""
    held = BytesIO()
    with ZipFile(held, "w") as archive:
        for name, body in {**files, "quay-1.dist-info/RECORD": ""}.items():
            archive.writestr(name, body)
    return held.getvalue()


def test_a_wheel_without_a_template_with_something_more_or_changed_is_no_release() -> None:
    """Its files are held against what was committed, by their content."""
    held = {"quay/a.py": "", "quay/templates/a.html": "<p>"}
    empty, page = "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391", "8caaf90f826ad377e458ecf21d6a33d1b78520a9"
    wanted = {"quay/a.py": empty, "quay/templates/a.html": page}
    assert gaps(packed(held), wanted) == []
    assert gaps(packed({"quay/a.py": ""}), wanted) == ["quay/templates/a.html is missing"]
    assert gaps(packed(held | {"quay/notes.txt": ""}), wanted) == ["quay/notes.txt is not committed"]
    assert gaps(packed(held | {"quay/a.py": "pass"}), wanted) == ["quay/a.py is not as committed"]
