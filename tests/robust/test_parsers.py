"""Each parser by itself keeps its promises: on what broke it once, and on whatever else it is given."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cinequorum.understand.counts import count_of
from cinequorum.understand.site_ratings import whole
from tests.examples import examples
from tests.robust.parsers import PARSERS
from tests.robust.soups import documents, markdowns, texts, values

BROKE = (
    ("bytes", b"charset=2019\xe5"),
    ("bytes", b"charset=zip\xff\xa3"),
    ("bytes", b"utf-16 A film that is in no such charset\xff"),
    ("dates", b"0 May 2019, 0 mai, 0May, 0\xe6\x9c\x880\xe6\x97\xa5"),
    ("folds", "Mr. J. K\u3000\u3000.\nA\u2009. Mr. J\xa0. Berg".encode()),
    ("layout", b"[a]: /b\n<p>A film"),
    ("layout", b"]/x\n<p>A film"),
    ("layout", "評価：★\n<p>A film".encode()),
    ("metadata", "1²".encode()),
    ("metadata", "7\n3²\n8\n4²".encode()),
    ("metadata", b"$" + b"9" * 400 + b" million"),
    ("titles", b"*The Lamp* :"),
    ("titles", b"(1999) " * 2000),
    ("titles", b": " * 4000),
)


@pytest.mark.parametrize(("name", "body"), BROKE, ids=[f"{name}-{at}" for at, (name, _) in enumerate(BROKE)])
def test_what_broke_a_parser_once_does_not_again(name: str, body: bytes) -> None:
    """Found by fuzzing, and cut down to what did it."""
    PARSERS[name](body)


@pytest.mark.parametrize(("read", "raw"), [(count_of, "1²"), (whole, "9" * 400 + "K"), (whole, "1²")])
def test_a_count_is_a_whole_number_or_none(read: Callable[[str], int | None], raw: str) -> None:
    """Raised figures are no digits, and a number without end is none."""
    count = read(raw)
    assert count is None or 0 <= count < 10**18


SOUPS = {
    "html": documents(),
    "layout": documents(),
    "markdown": markdowns(),
    "front": markdowns(),
    "structured": values(),
}


@pytest.mark.parametrize("name", [name for name in PARSERS if name != "bytes"])
@examples(15)
@given(data=st.data())
def test_any_text_goes_through_every_parser(name: str, data: st.DataObject) -> None:
    """Lines of names, dates and ratings, and the parser's own sort of text."""
    text = data.draw(texts() | SOUPS.get(name, texts()))
    PARSERS[name](text.encode("utf-8", "surrogatepass"))


@examples(60)
@given(st.binary(max_size=300) | documents().map(lambda text: text.encode("utf-16-le", "replace")))
def test_any_bytes_are_told_apart(body: bytes) -> None:
    """What is no text is refused by name."""
    PARSERS["bytes"](body)
