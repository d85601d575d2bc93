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


def seconds(work: Callable[[], object], times: int = 1) -> float:
    """Return the least processor time of so many runs: what else the machine does only adds."""
    taken = []
    for _ in range(times):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)


def grows(small: Callable[[], object], large: Callable[[], object], most: float) -> bool:
    """Tell whether the larger job takes more than `most` times as long; three runs of each where it looks like it."""
    for times in (1, 3):
        took = seconds(large, times)
        if took <= SLACK or took <= most * seconds(small, times):
            return False
    return True


def reading(text: str, name: str) -> Callable[[], object]:
    """Return the job of reading a page."""
    return partial(read, from_bytes(text.encode(), name))


def repeated(unit: str, size: int) -> str:
    """Return so many characters of a repeated unit, or a few less."""
    return unit * (size // len(unit))


@pytest.mark.long
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
@pytest.mark.parametrize("unit", UNITS)
def test_time_grows_with_size(unit: str, name: str) -> None:
    """Twice the text takes at most 3.2 times as long; where it looks like more, four times the text decides."""
    reading(HEAD, name)()
    once, twice, four = (reading(HEAD + repeated(unit, times * SMALL), name) for times in (1, 2, 4))
    assert not grows(once, twice, MARGIN) or not grows(twice, four, MARGIN)


@pytest.mark.long
@pytest.mark.parametrize("holder", HELD)
def test_time_grows_with_what_one_element_holds(holder: str) -> None:
    """Also in one title, attribute, script, byline or cell: four times as much, less than eight times as long."""
    before, after = HELD[holder]
    reading(HEAD, "a.html")()

    def held(unit: str, size: int) -> Callable[[], object]:
        return reading(before + repeated(unit, size) + after + HEAD, "a.html")

    assert not [unit for unit in HELD_UNITS if grows(held(unit, SMALL // 4), held(unit, SMALL), 8)]


@pytest.mark.parametrize(("name", "unit"), PARSED)
def test_a_parser_s_time_grows_with_its_input(name: str, unit: str) -> None:
    """Four times the input, less than eight times as long: each of these once took the square of it, or nearly did."""
    small, large = (repeated(unit, size).encode() for size in (SMALL // 4, SMALL))
    PARSERS[name](small[:100])
    assert not grows(partial(PARSERS[name], small), partial(PARSERS[name], large), 8)
