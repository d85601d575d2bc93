"""What is installed is pinned, with the digests of its files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from genscripts.pins import FOLDER, pins_of

ASKED = sorted(FOLDER.glob("*.in"))
PINNED = sorted(FOLDER.glob("*.txt"))
_NAME = re.compile(r"[A-Za-z0-9._-]+")


@pytest.mark.parametrize("path", PINNED, ids=[path.stem for path in PINNED])
def test_every_line_is_one_version_with_digests(path: Path) -> None:
    """No range, no address, no package without a digest; each once."""
    found = pins_of(path)
    assert found
    assert [pin.name for pin in found if not pin.hashes] == []
    assert len({pin.name for pin in found}) == len(found)


def test_a_line_without_a_version_or_a_digest_is_seen(tmp_path: Path) -> None:
    """What the test above rests on."""
    path = tmp_path / "a.txt"
    path.write_text(f"one==1.0 \\\n    --hash=sha256:{'0' * 64}\n    # via two\ntwo==2.0\n", encoding="utf-8")
    assert [(pin.name, len(pin.hashes)) for pin in pins_of(path)] == [("one", 1), ("two", 0)]
    for line in ("one>=1.0", "one @ https://paper.example/one.whl", "-r base.txt"):
        path.write_text(line, encoding="utf-8")
        with pytest.raises(ValueError, match="no pinned package"):
            pins_of(path)


def test_every_list_of_wishes_is_pinned() -> None:
    """And nothing is pinned that nobody asks for."""
    assert {path.stem for path in ASKED} == {path.stem for path in PINNED}


@pytest.mark.parametrize("path", ASKED, ids=[path.stem for path in ASKED])
def test_what_is_wished_for_is_among_the_pins(path: Path) -> None:
    names = {pin.name for pin in pins_of(path.with_suffix(".txt"))}
    lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines()]
    wishes = [found[0] for line in lines if line[:1] not in ("", "#", "-") and (found := _NAME.match(line))]
    assert [wish for wish in wishes if re.sub(r"[-_.]+", "-", wish).lower() not in names] == []


def test_the_image_and_the_commands_install_by_digest() -> None:
    """Wherever pins are installed, digests are asked for; what is built here comes without others."""
    root = FOLDER.parent
    for name in ("Makefile", "Dockerfile", ".ci/run"):
        for line in (root / name).read_text(encoding="utf-8").splitlines():
            if "pip install" in line:
                assert "--require-hashes" in line or "--no-deps" in line, f"{name}: {line.strip()}"
