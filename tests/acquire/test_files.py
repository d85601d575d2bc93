from __future__ import annotations

import gzip
import io
import os
from pathlib import Path

import pytest

from cinequorum.acquire.files import from_bytes, from_paths
from cinequorum.acquire.types import ReadOptions, Skipped
from cinequorum.errors import UnreadablePage
from cinequorum.model.page import RawPage
from cinequorum.model.reading import Failure


def read_one(path: Path, options: ReadOptions | None = None) -> RawPage | Failure:
    (only,) = from_paths([str(path)], options or ReadOptions())
    return only


def write(folder: Path, name: str, body: bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body)
    return path


@pytest.mark.parametrize(
    ("name", "body", "code"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n\t", "empty"),
        ("poster.txt", b"\x89PNG\r\n\x1a\n0000", "binary"),
        ("paper.html", b"%PDF-1.7 and so on", "binary"),
        ("zeros.txt", b"A film\x00\x01\x00" * 50, "binary"),
        ("controls.txt", bytes(range(1, 9)) * 40, "binary"),
        ("broken.txt.gz", b"\x1f\x8b\x08\x00broken", "corrupt"),
        ("cut.txt.gz", gzip.compress(b"A film about rain. " * 90)[:-20], "corrupt"),
    ],
)
def test_a_bad_file_is_a_failure_that_names_it(tmp_path: Path, name: str, body: bytes, code: str) -> None:
    """A bad input gives its code and a message with its name; nothing is raised."""
    got = read_one(write(tmp_path, name, body))
    assert isinstance(got, Failure)
    assert got.code == code
    assert name in got.message


def test_limits_hold_packed_and_unpacked(tmp_path: Path) -> None:
    """Neither a large file nor a small archive of a large one is read past the limit."""
    small = ReadOptions(most_bytes=1000)
    plain = read_one(write(tmp_path, "long.txt", b"x" * 1001), small)
    packed = read_one(write(tmp_path, "bomb.txt.gz", gzip.compress(b"x" * 100_000)), small)
    assert [getattr(f, "code", None) for f in (plain, packed)] == ["too_large", "too_large"]


def test_missing_and_denied_are_told_apart(tmp_path: Path) -> None:
    """A path that does not exist is `missing`; one without rights is `denied` (root may read everything)."""
    missing = read_one(tmp_path / "nowhere.txt")
    assert isinstance(missing, Failure)
    assert missing.code == "missing"
    locked = write(tmp_path, "locked.txt", b"A film")
    locked.chmod(0)
    if os.geteuid() != 0:
        got = read_one(locked)
        assert isinstance(got, Failure)
        assert got.code == "denied"


def test_odd_paths_do_not_raise() -> None:
    """Paths that no file system takes are failures like any other."""
    got = list(from_paths(["", "a\x00b", "x" * 5000]))
    assert all(isinstance(f, Failure) and f.code == "missing" for f in got)


def test_a_folder_is_walked_in_sorted_order(tmp_path: Path) -> None:
    """Pages of known suffixes at any depth, sorted; hidden ones are passed over without a word."""
    for name in ("b.txt", "a/z.html", "a/b.md.gz", ".hidden/x.txt", ".x.txt", "poster.png", "c.markdown"):
        body = b"A film."
        write(tmp_path, name, gzip.compress(body) if name.endswith(".gz") else body)
    got = list(from_paths([str(tmp_path)]))
    assert [Path(page.source).relative_to(tmp_path).as_posix() for page in got] == [
        "a/b.md.gz", "a/z.html", "b.txt", "c.markdown",
    ]  # fmt: skip
    assert len({page.id for page in got if isinstance(page, RawPage)}) == 1


def test_what_is_passed_over_is_told(tmp_path: Path) -> None:
    """Odd suffixes and none are sniffed: pages among them are read, each other file is named with what it is."""
    prose = b"The keeper of the lamp is a film about rain, and about those who wait for it to end at night. " * 2
    for name, body in {
        "a.aspx": b"<%@ Page %><p>A film",
        "b.PHP": prose,
        "c.njk": b"# A film\n{% extends 'x' %}",
        "d.weird": b"\n<!DOCTYPE html><html><p>A film",
        "e": prose,
        "f.mdx": prose,
        "g.rst": prose,
        "LICENSE": prose,
        "data.json": b"{}",
        "poster": b"\x89PNG\r\n\x1a\n",
        "paper.pdf": b"%PDF-1.7",
        "short": b"x",
        "style.css": b"p {}",
    }.items():
        write(tmp_path, name, body)
    (tmp_path / "lost.png").symlink_to(tmp_path / "nowhere")
    (tmp_path / "loop").symlink_to(tmp_path)
    skipped: list[Skipped] = []
    got = list(from_paths([str(tmp_path)], on_skip=skipped.append))
    assert [Path(page.source).name for page in got] == ["a.aspx", "b.PHP", "c.njk", "d.weird", "e", "f.mdx", "g.rst"]
    assert {Path(skip.source).name: skip.reason for skip in skipped} == {
        "LICENSE": "no prose",
        "data.json": "text that is called .json",
        "loop": "a link to a folder",
        "lost.png": "a link that leads nowhere",
        "paper.pdf": "a PDF",
        "poster": "a PNG image",
        "short": "no prose",
        "style.css": "text that is called .css",
    }


def test_unknown_suffixes_are_sniffed_when_given(tmp_path: Path) -> None:
    """The content tells the type where the name does not."""
    cases = {
        "page.php": (b"<!DOCTYPE html><html><p>Text", "text/html"),
        "note": (b"A film seen twice.", "text/plain"),
        "post.draft": (b"---\ntitle: A\n---\nText", "text/markdown"),
        "html.txt": (b"\n<!-- saved -->\n<html><body>Text", "text/html"),
    }
    for name, (body, expected) in cases.items():
        got = read_one(write(tmp_path, name, body))
        assert isinstance(got, RawPage)
        assert got.media_type == expected, name


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """`-` reads one page."""

    class Stdin:
        buffer = io.BytesIO(b"A film about rain.")

    monkeypatch.setattr("sys.stdin", Stdin)
    (page,) = from_paths(["-"])
    assert isinstance(page, RawPage)
    assert page.source == "-"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("Amélie".encode("utf-16"), "Amélie"),
        ("Amélie et les autres".encode("utf-16-le"), "Amélie et les autres"),
        ("\ufeffAmélie".encode(), "Amélie"),
        (b'<meta charset="windows-1251"><p>' + "Летят журавли".encode("cp1251"), "Летят журавли"),
        ('<meta charset="iso-8859-1">“Amélie”'.encode("cp1252"), "“Amélie”"),
        ("東京物語は小津安二郎の映画です。とても静かな映画でした。".encode("shift_jis") * 3, "東京物語"),
        ('<meta charset="latin-1">Amélie'.encode(), "Amélie"),
    ],
)
def test_the_charset_is_found(body: bytes, text: str) -> None:
    """Marks, declarations and bytes decide, wrong declarations do not."""
    page = from_bytes(body, "x.html")
    assert text in body.decode(page.charset or "")


def test_given_types_are_believed() -> None:
    """A carrier's media type decides, and its charset is a hint."""
    page = from_bytes("Кино".encode("koi8-r"), "x", media_type="text/html; charset=koi8-r")
    assert (page.media_type, page.charset) == ("text/html", "koi8-r")
    with pytest.raises(UnreadablePage) as caught:
        from_bytes(b"not really", "x", media_type="image/png")
    assert caught.value.code == "binary"
