"""What learned weights make of the words on a page that may name other films, on made-up pages."""

from __future__ import annotations

import json
from importlib.resources import files
from math import isfinite

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cinequorum.acquire.files import from_bytes
from cinequorum.extract.page import extract
from cinequorum.model.claim import Claim
from cinequorum.model.page import Page
from cinequorum.model.reading import OtherFilm
from cinequorum.understand.facts import claims_of_page
from cinequorum.understand.facts.credit_model import Table
from cinequorum.understand.films import other_films, subject_film
from cinequorum.understand.mentions import NamedTitles, titles_named
from cinequorum.understand.prose import Films, Prose, prose_of
from cinequorum.understand.read import understand
from cinequorum.understand.title_model import (
    DOUBTED,
    FILM,
    LEAST,
    is_called_another,
    is_stated,
    seen_on,
    shipped,
    weighed,
)
from cinequorum.understand.title_places import MOST_PLACES, Seen, titles_seen
from cinequorum.understand.title_signs import Told, signs_of
from cinequorum.understand.title_surroundings import lists_of
from tests.understand.pages import page_from_text

TALK = (
    "Night Ferry is a slow film, yet its actors are superb, its camera is calm and the ending of Night Ferry is moving."
)
ALWAYS = Table(trades=(FILM,), start=(9.0,), weights={})
NEVER = Table(trades=(FILM,), start=(-9.0,), weights={})
_Known = tuple[Prose, NamedTitles, Told]


def known(text: str, title: str = "Night Ferry") -> _Known:
    page = extract(from_bytes(f"---\ntitle: {title}\nlang: en\n---\n{TALK}\n\n{text}\n\n{TALK}\n".encode(), "page.md"))
    return known_of(page)


def known_of(page: Page) -> _Known:
    prose = prose_of(page)
    named = titles_named(prose)
    subject = subject_film(prose, named)
    claims: tuple[Claim, ...] = claims_of_page(prose, Films(subject=subject))
    return prose, named, Told(subject=subject, claims=claims, ruled=other_films(prose, subject, named, claims))


def seen(text: str) -> dict[str, Seen]:
    return {one.title: one for one in seen_on(*known(text))}


def signs(title: str, text: str) -> frozenset[str]:
    prose, named, told = known(text)
    found = seen_on(prose, named, told)
    return next(s for one, s in zip(found, signs_of(prose, named, found, told), strict=True) if one.title == title)


def told(text: str, table: Table) -> dict[str, OtherFilm]:
    return {film.title: film for film in weighed(*known(text), table)}


@pytest.mark.parametrize(
    "words",
    ["**Salt Row**", "*Salt Row*", "[Salt Row](https://made.example/salt)", "“Salt Row”", "«Salt Row»", '"Salt Row"'],
)
def test_what_is_set_off_is_looked_at(words: str) -> None:
    """In bold, in italics, linked or between quotation marks of any sort."""
    assert "Salt Row" in seen(f"Of all this {words} knows much more.")


@pytest.mark.parametrize(
    "words", ["Salt Row", "**salt row**", "*Ann Marlowe*", "**Variety**", "*Night Ferry*", "**" + "Salt " * 30 + "**"]
)
def test_what_is_no_title_is_not_looked_at(words: str) -> None:
    """Runs of capitals, small letters, persons, papers, the page's own film, and what is longer than any title."""
    assert not [title for title in seen(f"Of all this {words} knows much more.") if title != "Salt"]


@pytest.mark.parametrize("line", ["**Salzweg** (*Salt Row*, 1981)", "Salzweg (**Salt Row**, 1981)"])
def test_second_titles_are_not_looked_at(line: str) -> None:
    """What stands in brackets behind a title, or with its year in the head of a row, is the same film's."""
    assert "Salt Row" not in seen(f"{line}\n\nIt is grey.")
    assert "Salt Row" in seen("Ann Marlowe (**Salt Row**) is in it.")


def test_places_of_one_title_are_one() -> None:
    """However it is spelt and set; those that are kept are few."""
    prose, named, _ = known("Here is “Salt Row”. " + "Then **The Salt Row** is grey. " * 4)
    (one,) = titles_seen(prose, named, lambda _: False)
    assert (one.times, len(one.places)) == (5, MOST_PLACES)


def test_small_words_are_signs_and_titles_are_none() -> None:
    """The words beside a title, their lists, and marks for the capitals around it; no name."""
    found = signs("Salt Row", "It is calmer than **Salt Row**, says Zebulon Quix, a film of storms.")
    assert {"-1 than", "+1 ,", "+2 says", "sort=strong", "right film"} <= found
    assert not any(word in sign.lower() for sign in found for word in ("salt", "zebulon", "quix"))
    assert "film" in lists_of()["film"]


def test_a_row_tells_what_stands_before_it() -> None:
    """`like Salt, Nine Tides and Rope`: the last member is like the first."""
    found = signs("Rope", "It is calm like Salt Row, Nine Tides and **Rope** are calm.")
    assert {"row=2", "row -1 like"} <= found
    assert "row -1 like" not in signs("Rope", "It is calm and **Rope** is calm.")


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Then **Salt Row** (1981) came.", "year"),
        ("Then Marlowe’s **Salt Row** came.", "owned"),
        ("The **Night Ferry Line** came.", "holds the film's title"),
        ("Then **Norway** came.", "is a place"),
        ("Then *Salt Row* and *Ann Marlowe* came.", "sort=emphasis, persons so"),
        ("Then [Salt Row](https://made.example/salt-row) came.", "slug link"),
        ("Then **SALT ROW** came.", "capitals"),
        ("Then x_**Salt Row** came.", "glued"),
    ],
)
def test_what_a_page_shows_is_a_sign(text: str, sign: str) -> None:
    """How words are set and formed, and what else is called so; without it the sign is not there."""
    assert sign in signs(text.split("**")[1] if "**" in text else "Salt Row", text)
    assert sign not in signs("Nine Tides", "Then “Nine Tides” came.")


def test_what_is_sure_enough_is_added() -> None:
    """With the chance of the table, its place and its year; nothing without it."""
    text = "Of all this **Salt Row** (1981) knows much more."
    film = told(text, ALWAYS)["Salt Row"]
    assert film.p > LEAST
    assert film.span.end - film.span.start == len("Salt Row")
    assert "Salt Row" not in told("Of all this **Salt Row** knows much more.", NEVER)


@pytest.mark.parametrize("text", ["The TV series **Salt Row** came.", "The novel **Salt Row** came."])
def test_what_words_call_something_else_is_not_added(text: str) -> None:
    """A series, a book, a song, however sure the weights are."""
    prose, named, about = known(text)
    (one,) = (one for one in seen_on(prose, named, about) if one.title == "Salt Row")
    assert is_called_another(prose, one)
    assert "Salt Row" not in told(text, ALWAYS)


def test_parts_of_a_surer_title_are_not_added() -> None:
    """Words in bold in which some are linked are one film, not two."""
    text = "Of all this **The Long [Nine Tides](https://made.example/tides)** knows much more."
    assert {"The Long Nine Tides", "Nine Tides"} <= set(seen(text))
    assert [film for film in told(text, ALWAYS) if "Nine Tides" in film] == ["The Long Nine Tides"]


def test_what_rules_take_is_dropped_where_the_weights_hold_it_for_none() -> None:
    """But for what a year or a word right beside it calls a film's."""
    text = "It reminds of “Salt Row”. It was better than the film “Nine Tides” (1990)."
    prose, named, about = known(text)
    assert {"Salt Row", "Nine Tides"} <= {film.title for film in about.ruled}
    stated = {one.title for one in seen_on(prose, named, about) if is_stated(one)}
    assert "Nine Tides" in stated
    kept = told(text, NEVER)
    assert "Nine Tides" in kept
    assert ("Salt Row" in kept) is ("Salt Row" in stated)
    assert not told("A *Lantern* hangs. A *Harbour Lantern* hangs.", NEVER)


def test_nothing_is_asked_of_a_page_without_titles() -> None:
    """The rules' films are handed back as they are."""
    prose, named, about = known("It rains.")
    assert weighed(prose, named, about, ALWAYS) == tuple(about.ruled)


def test_a_page_is_read_with_the_weights() -> None:
    """The shipped ones, and the same page gives the same films."""
    page = extract(
        from_bytes(f"---\ntitle: Night Ferry\n---\n{TALK}\n\nThen *Salt Row* (1981) came.\n".encode(), "a.md")
    )
    assert [film.title for film in understand(page).other_films] == ["Salt Row"]
    assert understand(page) == understand(page)


def test_the_shipped_table_is_small_text_without_names() -> None:
    """One question, finite weights; signs in small letters but for what is no word of a page."""
    table = shipped()
    assert table.trades == (FILM,)
    assert 100 < len(table.weights) < 5000
    assert all(isfinite(weight) for row in (*table.weights.values(), table.start) for weight in row)
    stored = json.loads((files("cinequorum.understand") / "weights" / "others.json").read_text(encoding="utf-8"))
    words = [sign.partition(" ")[2] for sign in stored["weights"][FILM] if sign[:1] in "+-" and sign[1:2].isdigit()]
    assert words
    assert all(word == word.lower() for word in words)
    assert 0 < DOUBTED < LEAST < 1


@given(st.text(max_size=300))
def test_any_words_are_weighed(text: str) -> None:
    """Whatever stands between the marks, places lie within the text and chances are chances."""
    page = page_from_text(f"# Night Ferry\nIt is “{text}” and _{text.replace('_', ' ')}_ here.\n")
    prose, named, about = known_of(page)
    for film in weighed(prose, named, about, ALWAYS):
        assert 0 <= film.span.start < film.span.end <= len(page.text)
        assert 0 < film.p <= 1
