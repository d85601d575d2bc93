"""What must hold of each reader of what people and programs send to the site: `PARSERS`.

As in `parsers`: a check takes bytes and raises `AssertionError` where a promise is broken. None of them needs
the site's database.
"""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing, suppress
from datetime import date
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.files.uploadedfile import SimpleUploadedFile
from pydantic import ValidationError

from cinequorum.errors import BackupError, CinequorumError
from cinequorum.model.reading import Failure
from cinequorum.store.history import day_over
from cinequorum_web.api.cursors import Key, cursor_after, key_in
from cinequorum_web.api.problems import Refusal
from cinequorum_web.api.questions import FilmsQuestion, Told
from cinequorum_web.backup import container
from cinequorum_web.curation import importing
from cinequorum_web.curation.exporting import MANIFEST, VERSION
from cinequorum_web.curation.intake import Refused, pasted, shown_name, uploaded
from cinequorum_web.diary.words import in_markdown
from cinequorum_web.members.text import TAGS, plain, render
from cinequorum_web.pages.history import asked_days
from cinequorum_web.posters.pictures import LARGEST, SMALLEST, NoPicture, picture_of
from cinequorum_web.search.fts import match_expression
from cinequorum_web.search.looking import whole_words
from cinequorum_web.search.slips import forms_of, words_in
from cinequorum_web.search.terms import MOST_WORDS, romanised, terms_of
from tests.robust.refused import refused

_KINDS: tuple[tuple[type, ...], ...] = ((str,), (int,), (str, int), (int, int), (str, str, int))
_TODAY = date(2026, 3, 1)
_SECRET = "the keeper did it"


def cursors(text: str) -> None:
    """A cursor holds a key that this server could have written, or is refused; and what is written is read again."""
    for line in text.split("\n")[:8]:
        for kinds in _KINDS:
            with suppress(Refusal):
                key = key_in(line, kinds)
                assert tuple(map(type, key)) == kinds, key
                assert key_in(cursor_after(key), kinds) == key
    known: Key = (text.encode("utf-8", "replace").decode(), len(text))
    assert key_in(cursor_after(known), (str, int)) == known


def days(text: str) -> None:
    """A day in an address is one that has come, or is said to be wrong; questions are right or refused."""
    for line in text.split("\n")[:8]:
        asked = asked_days({"as_of": line, "on": line[1:], "since": line[2:]}, _TODAY)
        for day in (asked.days.known, asked.days.true, asked.since):
            assert day is None or day <= _TODAY
            assert day is None or day_over(day).tzinfo is not None
        for question in (Told, FilmsQuestion):
            given = {"as_of": line, "on": line, "cursor": line, "limit": line, "year": line, "title": line}
            with suppress(ValidationError):
                question.model_validate({name: given[name] for name in question.model_fields if name in given})


def queries(text: str) -> None:
    """Whatever is searched for is words to the index, none of them an operator."""
    terms = terms_of(text)
    assert len(terms) <= MOST_WORDS
    assert all("\x00" not in term and not any(map(str.isspace, term)) for term in terms)
    for words in (terms, romanised(terms)):
        if not words:
            continue
        looked = whole_words(words)
        assert looked
        for form in forms_of(words[0][:24]):
            assert len(words[0][:24]) - len(form) in {0, 1}
        with closing(sqlite3.connect(":memory:")) as index:
            index.execute("CREATE VIRTUAL TABLE told USING fts5(names, safe, tokenize='unicode61')")
            index.execute("INSERT INTO told VALUES (?, ?)", (text.encode("utf-8", "replace").decode(), "a film"))
            for join in (" AND ", " OR "):
                asked = match_expression([word.encode("utf-8", "replace").decode() for word in looked], join)
                index.execute("SELECT rowid FROM told WHERE told MATCH ?", [asked]).fetchall()
                index.execute("SELECT rowid FROM told WHERE told MATCH ?", [f"{{names}} : ({asked})"]).fetchall()
    assert all(4 <= len(word) <= 24 for word in words_in(text.split("\n")))


def pictures(body: bytes) -> None:
    """A picture is one of a known form and size, which read again is the same; anything else is refused."""
    try:
        found = picture_of(body)
    except NoPicture:
        return
    assert found.media_type in {"image/jpeg", "image/png", "image/webp"}
    assert SMALLEST <= found.width <= LARGEST
    assert SMALLEST <= found.height <= LARGEST
    assert len(found.body) <= len(body) + 64
    assert picture_of(found.body) == found


def backups(body: bytes) -> None:
    """A backup that is none, was cut or changed is refused by name; one that is whole unpacks within its folder."""
    with TemporaryDirectory() as name:
        path, folder = Path(name) / "backup", Path(name) / "within"
        for written in (body, _with_digest(body), _zipped(body)):
            path.write_bytes(written)
            with refused(BackupError, "missing", "foreign", "cut", "damaged", "newer"):
                manifest = container.manifest_of(path)
                container.unpack(path, manifest, folder)
        assert {one.name for one in Path(name).iterdir()} <= {"backup", "within"}


def _with_digest(body: bytes) -> bytes:
    """Bytes that end as a backup does, with their right digest: what somebody who means harm would send."""
    begun = body if body.startswith(b"PK\x03\x04") else b"PK\x03\x04" + body
    whole = begun + b"PK\x05\x06" + bytes(16) + (64).to_bytes(2, "little")
    return whole + sha256(whole).hexdigest().encode()


def _zipped(body: bytes) -> bytes:
    """A backup whose digest is right and whose manifest is what was given."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("manifest.json", body)
        archive.writestr("a", body[:9])
        archive.comment = b"0" * 64
    whole = made.getvalue()[:-64]
    return whole + sha256(whole).hexdigest().encode()


def exports(body: bytes) -> None:
    """A folder that is no whole export is refused before anything of it is taken."""
    rows, _, told = body.partition(b"\n\n")
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "store").mkdir()
        (folder / "store" / "films.jsonl").write_bytes(rows)
        listed = [{"name": "store/films.jsonl", "sha256": sha256(rows).hexdigest()}]
        whole = json.dumps({"export": VERSION, "importable": True, "files": listed}).encode()
        for manifest in (body, told, whole):
            (folder / MANIFEST).write_bytes(manifest)
            with suppress(CinequorumError):
                importing.check(folder)
                assert manifest is whole or b"sha256" in manifest


def uploads(body: bytes) -> None:
    """What editors hand in is pages and failures with their reasons, or refused in words; names lead nowhere."""
    name = body[:30].decode("utf-8", "replace") or "a"
    assert not shown_name(name).startswith(("/", "../"))
    for given in (f"a{name.replace('/', '_')}", "a.zip"):
        with suppress(Refused):
            taken = uploaded([SimpleUploadedFile(given, body)])
            assert taken.count == len(taken.pages) + len(taken.refused) > 0
            assert all(isinstance(one, Failure) and one.code and one.message for one in taken.refused)
    with suppress(Refused):
        assert pasted(body.decode("utf-8", "replace"), "").pages


def members_words(text: str) -> None:
    """What members write is shown with the few tags that are let through; what is hidden is not in it."""
    for told in (text, in_markdown(text)):
        for reveal in (True, False):
            seen = _Tags()
            seen.feed(render(told, reveal=reveal).html)
            assert seen.tags <= TAGS, seen.tags
            assert not any(link.lower().strip().startswith(("javascript", "data")) for link in seen.links)
        assert len(plain(told, 80)) <= 82
    line = text.replace("|", "").replace(_SECRET, "")
    assert _SECRET not in render(f"{line}||{_SECRET}||", reveal=False).html
    assert _SECRET not in plain(f"{line}||{_SECRET}||", 10_000)


class _Tags(HTMLParser):
    """The tags and links of a piece of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [value for name, value in attrs if name == "href" and value]


def _on_text(check: Callable[[str], None]) -> Callable[[bytes], None]:
    return lambda body: check(body.decode("utf-8", "replace"))


def _named(checks: Iterable[Callable[[bytes], None]]) -> dict[str, Callable[[bytes], None]]:
    return {check.__name__: check for check in checks}


PARSERS: Mapping[str, Callable[[bytes], None]] = {
    **_named((pictures, backups, exports, uploads)),
    **{check.__name__: _on_text(check) for check in (cursors, days, queries, members_words)},
}
