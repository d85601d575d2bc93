"""Each reader of files, lists, own records and questions keeps its promises, on what it is for and on that changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fuzz import files
from fuzz.targets import WATCHED, target
from tests.examples import examples
from tests.robust.every import PARSERS

READERS = tuple(files.WATCHED)


@st.composite
def changed(draw: st.DrawFn, name: str) -> bytes:
    """A first input of a reader with pieces put in, stretches taken out, doubled or moved, and bytes turned."""
    body = draw(st.sampled_from(files.seeds(name)))
    pieces = st.sampled_from(target(name).grammar) | st.binary(max_size=6)
    for _ in range(draw(st.integers(1, 5))):
        at, end = sorted((draw(st.integers(0, len(body))), draw(st.integers(0, len(body)))))
        put = draw(pieces) * draw(st.sampled_from((1, 1, 1, 40)))
        body = draw(
            st.sampled_from(
                (body[:at] + put + body[at:], body[:at] + body[end:], body[:end] + body[at:end] + body[end:], body[:at])
            )
        )
    return body


@pytest.mark.parametrize("name", READERS)
@examples(30)
@given(data=st.data())
def test_any_bytes_go_through_every_reader(name: str, data: st.DataObject) -> None:
    """A value that keeps its promises, or a refusal by name."""
    PARSERS[name](data.draw(changed(name) | st.binary(max_size=40)))


@pytest.mark.parametrize("name", READERS)
def test_a_reader_s_first_inputs_are_what_it_is_for(name: str) -> None:
    """They are what the fuzzer begins with, and hold."""
    for seed in files.seeds(name):
        PARSERS[name](seed)


def test_each_parser_is_fuzzed() -> None:
    """A check that no target names would never be run by the fuzzer."""
    assert set(WATCHED) == set(PARSERS)


DEEP = b"[" * 5000
ZIPS = (
    files.zipped({"": b"x"}),
    files.zipped({"é": b"x"}).replace("é".encode(), b"\xff\xff"),
    b"PK\x03\x04" + files.zipped({"a.html": files.PAGE})[60:],
)
"""A file without a name, a name that is not in its character set, a place before the begin."""
BROKE = (
    ("plans", DEEP),
    ("plans", b"inputs: [a]\nout: 2001-99-99"),
    ("manifests", DEEP),
    ("manifests", b'{"\xff":1}'),
    ("diaries", b'{"\x80results":[]}'),
    *((name, body) for name in ("uploads", "diaries", "packages") for body in ZIPS),
    ("uploads", b"//"),
    ("bodies", b"6\r\n"),
    ("listings", b"https://p\xef\xbbmp\xff\xff\xff\xffl"),
    ("mails", b"Subject: =?utf\xd3\xc9?q?The_L=C3=B6ck?=\r\n\r\nA film."),
    ("catalogue_files", b'lock\t["\xff"]'),
    ("backups", DEEP),
    ("backups", b'{"backup":1}'),
    ("backups", b'{"backup":1,"files":[{"name":"b","sha256":"0"}]}'),
    ("backups", b'{"backup":1,"files":[{"name":"a\\u0000","sha256":"0"}]}'),
    ("exports", DEEP),
    ("exports", b'{"export":1,"importable":true,"files":[{"name":"a\\u0000","sha256":"0"}]}'),
)


@pytest.mark.parametrize(("name", "body"), BROKE, ids=[f"{name}-{at}" for at, (name, _) in enumerate(BROKE)])
def test_what_broke_a_reader_once_does_not_again(name: str, body: bytes) -> None:
    """Found by fuzzing, and cut down to what did it."""
    PARSERS[name](body)
