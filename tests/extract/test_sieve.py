"""The sieve: pages that are not about films are told at a glance."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cinequorum.extract.glance import Glance, glance_at, glances_at
from cinequorum.extract.sieve import LEAST_CHANCE, Sieve, chance, chance_of, film_chance
from cinequorum.model.page import RawPage

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent.parent / "cases" / "sieve.jsonl").read_text(encoding="utf-8").splitlines()
]


def _page(body: bytes, source: str = "https://paper.example/1") -> RawPage:
    return RawPage(id="a", source=source, body=body, media_type="text/html")


@pytest.mark.parametrize("case", CASES, ids=[f"{case['language']} {case['title']}" for case in CASES])
def test_made_up_pages_in_many_languages_fall_on_their_side(case: dict[str, str]) -> None:
    """Pages about films pass in every language; on everyday subjects of the languages learned few do."""
    menu = "<nav><a href='/'>A</a> <a href='/b'>B</a></nav>"
    html = f"<title>{case['title']}</title>{menu}<h1>{case['title']}</h1><p>{case['text']}</p>" * 2
    found = film_chance(_page(html.encode()))
    assert (found >= LEAST_CHANCE) == (case["passes"] == "yes")


def test_a_page_with_hardly_a_word_passes() -> None:
    """What draws itself by scripts shows nothing to judge by."""
    assert film_chance(_page(b"<title>App</title><div id=root></div>")) == 1.0
    assert film_chance(_page(b"")) == 1.0


def test_a_strange_language_passes() -> None:
    """Of words that the table has never met nothing can be told."""
    words = " ".join(f"xq{a}zw{b}" for a in "aeiou" for b in "bcdfg")
    assert film_chance(_page(f"<p>{words} {words}</p>".encode())) == 1.0


@given(st.binary(max_size=400))
def test_no_bytes_break_it(body: bytes) -> None:
    """Whatever comes, there is a chance from 0 to 1."""
    assert 0.0 <= film_chance(_page(body)) <= 1.0


@given(st.lists(st.sampled_from(["<script>", "</script>", "<!--", "-->", "<p", ">", "film ", "<meta ", "\x00", "é"])))
def test_no_broken_markup_breaks_it(pieces: list[str]) -> None:
    """Open scripts, comments and tags are read to the end."""
    assert 0.0 <= film_chance(_page("".join(pieces).encode())) <= 1.0


@pytest.mark.parametrize("piece", ["<script>", "<!--", "<", "<meta ", "<h1", '"@type"', "://a.", "---\n", "&#"])
def test_two_megabytes_of_one_piece_are_looked_at(piece: str) -> None:
    """Of one piece over and over no more is looked at than of any page; a search that goes back has no end."""
    assert glance_at(piece.encode() * (2_000_000 // len(piece)), "https://a.example/").length < 300_000


def test_what_a_page_says_of_itself_is_seen() -> None:
    """Head, address, structured data and links give tokens of their own; hidden text gives none."""
    html = (
        b"<title>Night Ferry</title><meta name='description' content='A slow boat'>"
        b'<script type="application/ld+json">{"@type": "Movie"}</script><style>p { color: red }</style>'
        b"<p>Words &eacute;t&eacute;</p><a href='https://www.films.example/1'>x</a><!-- secret -->"
    )
    glance = glance_at(html, "https://site.example/kino/night-ferry")
    assert {"h:ferry", "h:boat", "u:kino", "t:movie", "a:films.example"} <= glance.marked
    assert {"words", "été"} <= glance.said.keys()
    assert not {"color", "secret", "type"} & glance.said.keys()


def test_unspaced_scripts_are_read_in_pairs() -> None:
    """Chinese, Japanese, Korean and Thai words are cut into pairs of letters."""
    assert {"电影", "影评"} <= glance_at("<p>电影评</p>".replace("电影评", "电影影评").encode(), "").said.keys()


def test_weights_decide() -> None:
    """A token's weight moves the chance, and the more often it stands the further."""
    sieve = Sieve(tokens={"film": 2.0, "soup": -2.0, "and": 0.0}, figures=(0.0,) * 8, bias=0.0)
    talk = [chance(glance_at(f"<p>{'film ' * n}{'and soup ' * 9}".encode(), ""), sieve) for n in (0, 1, 9)]
    assert talk == sorted(talk)
    assert talk[0] < 0.5


def test_the_begin_of_a_page_decides_where_it_says_enough() -> None:
    """What is surely of no film, or surely of one, is looked at no further; what is short or in doubt, whole."""

    sieve = Sieve(tokens={"film": 9.0, "soup": -9.0, "salt": 0.0}, figures=(0.0,) * 8, bias=0.0)
    soup, film, salt, short = (
        glance_at(f"<p>{word * n}".encode(), "")
        for word, n in (("soup ", 200), ("film ", 200), ("salt ", 200), ("soup ", 50))
    )

    def then(first: Glance) -> Iterator[Glance]:
        yield first
        raise AssertionError("looked at further")

    assert chance_of(then(soup), sieve) < LEAST_CHANCE
    assert chance_of(then(film), sieve) > 0.9
    assert chance_of((salt, short, film), sieve) == chance(film, sieve)


def test_each_look_goes_further_than_the_one_before() -> None:
    """Of a long page more words are seen each time, the last time all that is ever looked at."""
    body = b"<title>Soup</title>" + b"<p>one more word of soup</p>" * 5_000
    lengths = [glance.length for glance in glances_at(body, "")]
    assert lengths == sorted(set(lengths))
    assert lengths[-1] == glance_at(body, "").length


def test_a_film_behind_a_long_menu_is_found() -> None:
    """A begin without a judgement, here of a script's words, does not keep the rest from being read."""
    words = " ".join(f"xq{a}zw{b}" for a in "aeiou" for b in "bcdfg")
    review = "The film has a director, a screenplay, actors and a cinematographer. " * 90
    assert film_chance(_page(f"<p>{words * 20}</p><p>{review}</p>".encode())) >= LEAST_CHANCE
