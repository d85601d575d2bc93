"""Values of a type, read by many threads at once."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pytest

from cinequorum.model.codec import encode, pack
from cinequorum.model.typed import from_json, from_msgpack, from_plain

SRC = Path(__file__).resolve().parents[2] / "src"
ASKS_BY_ITSELF = re.compile(r"\b(?:json|msgpack)\.(?:decode\([^\n]*\btype=|Decoder\()|\bmsgspec\.convert\(")
TOGETHER = """
import sys, threading
from dataclasses import make_dataclass
from cinequorum.model.typed import from_json, from_msgpack, from_plain

def read(kinds, starts):
    starts.wait()
    for number, kind in enumerate(kinds):
        if number % 3 == 0:
            from_json(b'{}', kind)
        elif number % 3 == 1:
            from_msgpack(b'\\x80', kind)
        else:
            from_plain({}, kind)

sys.setswitchinterval(1e-6)
inner = [make_dataclass(f"Inner{n}", [(f"f{i}", int, 0) for i in range(30)]) for n in range(60)]
kinds = [make_dataclass(f"Outer{n}", [(f"f{i}", kind | None, None) for i in range(8)]) for n, kind in enumerate(inner)]
starts = threading.Barrier(8)
threads = [threading.Thread(target=read, args=(kinds, starts)) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("all read")
"""


@dataclass(frozen=True)
class Seen:
    """A film somebody saw."""

    title: str
    year: int | None = None


SALT = Seen("Salt Road", 1971)


def test_a_value_comes_back_from_each_form() -> None:
    """JSON, MessagePack and plain values."""
    assert from_json(encode(SALT), Seen) == SALT
    assert from_msgpack(pack(SALT), Seen) == SALT
    assert from_plain({"title": "Salt Road", "year": 1971}, Seen) == SALT


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"title": 3}', b'{"title": "Salt Road", "year": "x"}'])
def test_anything_else_is_refused(data: bytes) -> None:
    """The error is the reader's own, which callers know."""
    with pytest.raises(msgspec.MsgspecError):
        from_json(data, Seen)


def test_many_threads_may_read_a_type_for_the_first_time() -> None:
    """Without a lock around the learning of a type, nine of ten such processes end by a segmentation fault."""
    done = subprocess.run([sys.executable, "-c", TOGETHER], capture_output=True, text=True, check=False, timeout=120)
    assert (done.returncode, done.stdout.strip()) == (0, "all read"), done.stderr


def test_nobody_else_has_types_learned() -> None:
    """One module does, so that one lock is enough."""
    asking = [path for path in SRC.rglob("*.py") if ASKS_BY_ITSELF.search(path.read_text(encoding="utf-8"))]
    assert [path.name for path in asking] == ["typed.py"]
