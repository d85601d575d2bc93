"""Twice the text takes about twice the time, whatever the text repeats."""

from __future__ import annotations

import time

import pytest

from cinequorum.acquire.files import from_bytes
from cinequorum.pipeline import read

HEAD = "The Glass Harbour (2014)\n\nA film review. Directed by Anna Karlsen, the movie stars Peter Holm.\n\n"
UNITS = (
    " ", "a", "A", "7", ".", "“", "'", "`", "(", "[", "*a**b", "_a_ ", "![a]", "[a](", "a ", "7 8 ", ". . ", "J. K. ",
    "Mr. ", "1/2/", "★½ ", "— a ", "Anna Berg, ", "Anna Berg and ", "(1999) ", "The Glass Harbour (1999) ",
    "3 May 2019\n", "8/10\n", "a\n\n", "> a\n", "- a\n", "|a|b|\n|-|-|\n", "这部电影非常好。", "《电影》", "e\u0301",
    "🎬🏽‍♂️", "\u202eabc ", "directed by ", "starring Anna Berg, ", "who plays ", "not very ", "<!--", "&amp;",
    "a\n==\n", "[[a|", "Director: Anna Berg\n", "The film is good, but the end is bad. ", "{% a='b' ",
    "He is killed by his brother. ", "“The Lamp” (1999) is good. ", "<b><i>a", "<a href=x>a",
    "<td>a", "<li>a", "<p>The film is good.",
)  # fmt: skip
SMALL, MARGIN = 20_000, 3.2  # characters; growth that is allowed for twice as many
SLACK = 0.6  # seconds below which nothing is compared


def seconds(unit: str, size: int, name: str) -> float:
    """Return the least of three times: what else the machine does only adds."""
    page = from_bytes((HEAD + unit * (size // len(unit))).encode(), name)
    times = []
    for _ in range(3):
        start = time.process_time()
        read(page)
        times.append(time.process_time() - start)
    return min(times)


@pytest.mark.long
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
@pytest.mark.parametrize("unit", UNITS)
def test_time_grows_with_size(unit: str, name: str) -> None:
    """Twice the text takes at most 3.2 times as long; where it looks like more, four times the text decides."""
    seconds("a", 200, name)
    once, twice = seconds(unit, SMALL, name), seconds(unit, 2 * SMALL, name)
    if twice > SLACK and twice > MARGIN * once:
        assert seconds(unit, 4 * SMALL, name) < MARGIN * twice
