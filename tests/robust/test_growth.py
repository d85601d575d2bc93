"""Twice the text takes about twice the time, whatever the text repeats and wherever it stands."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

import pytest

from cinequorum.acquire.files import from_bytes
from cinequorum.pipeline import read
from tests.robust.parsers import PARSERS

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
HELD = {
    "a title": ("<title>", "</title>"),
    "a headline": ("<h1>", "</h1>"),
    "JSON-LD": ('<script type="application/ld+json">[', "</script>"),
    "a value of JSON-LD": ('<script type="application/ld+json">{"@type":"Movie","name":"', '"}</script>'),
    "a meta element": ('<meta property="og:title" content="', '">'),
    "a class": ("<p class='", "'>a</p>"),
    "an address": ("<link rel=canonical href='https://quay.example/", "'>"),
    "a picture": ("<img alt='", "'>"),
    "a byline": ("<p class=byline>By ", "</p>"),
    "a review": (
        "<div class=review><b class=author>Bo</b><p>",
        "</div><div class=review><b class=author>Al</b><p>Good",
    ),
    "a cell": ("<table><tr><td>Director<td>", "</table>"),
    "italics": ("<p><em>", "</em>"),
}
HELD_UNITS = (
    "a", "A ", "7", "(1999) ", "[", "“", "'", "\\", '\\"', "Anna Berg, ", ": ", " - ", "review ", "by ", "8/10 ", "★",
    "3 May ", "_", "&amp;", "/", '{"a":1},', "x.", "? ", "no-",
)  # fmt: skip
PARSED = (
    ("structured", '\\"'), ("structured", "{} "), ("structured", '"a" '), ("structured", "&quot;"), ("titles", ": "),
    ("titles", "(1999) "), ("titles", "review "), ("folds", "“"), ("dates", "3/4/"), ("scores", "rating: "),
    ("front", "a: b\n"),
)  # fmt: skip
SMALL, MARGIN = 20_000, 3.2  # characters; growth that is allowed for twice as many
SLACK = 0.6  # seconds below which nothing is compared


def seconds(unit: str, size: int, name: str) -> float:
    """Return the least time of processor that a page takes: what else the machine does only adds."""
    page = from_bytes((HEAD + unit * (size // len(unit))).encode(), name)
    return least(lambda: read(page))


def least(work: Callable[[], object]) -> float:
    """Return the least of three times."""
    times = []
    for _ in range(3):
        start = time.process_time()
        work()
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


@pytest.mark.long
@pytest.mark.parametrize("holder", HELD)
def test_time_grows_with_what_one_element_holds(holder: str) -> None:
    """Also in one title, attribute, script, byline or cell: four times as much, less than eight times as long."""
    before, after = HELD[holder]

    def once(unit: str, size: int) -> float:
        page = from_bytes((before + unit * (size // len(unit)) + after + HEAD).encode(), "a.html")
        return least(lambda: read(page))

    once("a", 200)
    slow = {}
    for unit in HELD_UNITS:
        small, large = once(unit, 5000), once(unit, 20_000)
        if large > SLACK and large > 8 * small:
            slow[unit] = (small, large)
    assert not slow


@pytest.mark.parametrize(("name", "unit"), PARSED)
def test_a_parser_s_time_grows_with_its_input(name: str, unit: str) -> None:
    """Four times the input, less than eight times as long: each of these once took the square of it, or nearly did."""
    bodies = [(unit * (size // len(unit))).encode() for size in (5000, 20_000)]
    PARSERS[name](bodies[0][:100])
    small, large = (least(partial(PARSERS[name], body)) for body in bodies)
    assert large < SLACK or large < 8 * small
