"""What the known films say of words on a page: runs of capitals, titles and persons. Films and persons are invented."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest

from cinequorum.acquire.files import from_bytes
from cinequorum.catalogue.known import KnownFilms
from cinequorum.extract.page import extract
from cinequorum.model.page import Span
from cinequorum.model.reading import OtherFilm, SubjectFilm
from cinequorum.understand.candidate import Candidate
from cinequorum.understand.facts import rules_on
from cinequorum.understand.facts.credit_model import shipped as credits_shipped
from cinequorum.understand.facts.credit_model import weighed as credits_weighed
from cinequorum.understand.facts.known_person_signs import known_signs
from cinequorum.understand.facts.page_persons import persons_of
from cinequorum.understand.facts.scene import scene_of
from cinequorum.understand.films import subject_film
from cinequorum.understand.known_relations import parted
from cinequorum.understand.known_titles import known_runs
from cinequorum.understand.mentions import titles_named
from cinequorum.understand.options import UnderstandOptions
from cinequorum.understand.owned_titles import add_owned
from cinequorum.understand.paired_titles import is_over_two
from cinequorum.understand.prose import Films, prose_of
from cinequorum.understand.read import understand
from cinequorum.understand.title_model import (
    DOUBTED,
    DOUBTED_ABROAD,
    DOUBTED_KNOWN,
    LEAST,
    LEAST_KNOWN,
    LEAST_UNKNOWN,
    doubted_below,
    is_known_series,
    least,
    seen_on,
    shipped,
)
from cinequorum.understand.title_signs import Told, signs_of
from tests.catalogue.known import known
from tests.understand.pages import page_from_text

NOTHING = Told(subject=None, claims=(), ruled=())


def runs(text: str, language: str = "en") -> list[str]:
    page = extract(from_bytes(f"---\nlang: {language}\n---\n{text}\n".encode(), "page.md"))
    prose = prose_of(page, known())
    return [page.text[start:end] for (start, end), _ in known_runs(prose, titles_named(prose))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It is what he did in Salt Road last year.", ["Salt Road"]),
        ("It is what he did in The Salt Road last year.", ["The Salt Road"]),
        ("It is what Salt Road's actors did.", ["Salt Road"]),
        ("It is what the original Sailor's Eleven did.", ["Sailor's Eleven"]),
        ("He saw Foghorns II, then a Lantern of last year.", ["Foghorns II", "Lantern"]),
        ("He saw Foghorns 2 and left.", ["Foghorns 2"]),
        ("He liked Grand Night Ferry Company trips.", ["Night Ferry"]),
        ("Lantern is what he saw.", []),
        ("He saw Lanterns and salt road and left.", []),
        ("It is what Ann Night Ferry did.", ["Night Ferry"]),
        ("It is as loud as Bob Roe was.", []),
        ("It is the best since 1985's storm.", []),
    ],
)
def test_runs_of_capitals_that_known_films_have(text: str, found: list[str]) -> None:
    """With an article, a possessive, a number; of one word only where it begins no sentence."""
    assert runs(text) == found


def test_nouns_of_a_language_that_gives_all_a_capital_are_none() -> None:
    """In German one word alone says nothing."""
    text = "Er hatte da eine Lantern in der Hand, und das ist der Film, den er im Kino mit ihr sah: Salt Road."
    assert runs(text, "de") == ["Salt Road"]


def test_without_known_films_there_are_none() -> None:
    """The page alone knows no titles."""
    prose = prose_of(page_from_text("He did so in Salt Road."))
    assert not list(known_runs(prose, titles_named(prose)))


def signs(text: str, title: str, films: KnownFilms | None, subject: SubjectFilm | None = None) -> frozenset[str]:
    prose = prose_of(page_from_text(text), films)
    named = titles_named(prose)
    told = Told(subject=subject, claims=(), ruled=())
    seen = seen_on(prose, named, told)
    return next(s for one, s in zip(seen, signs_of(prose, named, seen, told), strict=True) if one.title == title)


def film(title: str) -> SubjectFilm:
    return SubjectFilm(title=title, year=None, span=Span(page="0" * 32, start=0, end=1), p=0.9)


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("He did so in Salt Road, they say.", "known&run&2"),
        ("He did so in “Salt Road”, they say.", "known&set&2"),
        ("He did so in “Salt Road” (1971), they say.", "known year"),
        ("He did so in “Salt Road” (1999), they say.", "known year differs"),
        ("He did so in “Salt Road”, says Eve Marsh.", "known maker named"),
        ("He did so in “Salt Road”, says Bob Roe.", "known maker of the page's film"),
    ],
)
def test_a_known_title_is_a_sign(text: str, sign: str) -> None:
    """How it is set, its years, and whether the page names who made it."""
    assert sign in signs(text, "Salt Road", known(), film("Night Ferry"))
    assert not any(own.startswith("known") for own in signs("So in “Nine Tides”.", "Nine Tides", None))
    assert "known not&set&en" in signs("He did so in “Nine Tides”.", "Nine Tides", known())


def test_runs_are_weighed_only_with_known_films() -> None:
    """The page alone leaves them to the rules."""
    text = "He did so in Salt Road, they say."
    for films, count in ((known(), 1), (None, 0)):
        prose = prose_of(page_from_text(text), films)
        assert len(seen_on(prose, titles_named(prose), NOTHING)) == count


def test_what_is_set_off_is_not_found_twice() -> None:
    """A run within words in italics or between quotation marks is theirs."""
    prose = prose_of(page_from_text("He did so in “Beyond Salt Road”, they say."), known())
    assert [one.title for one in seen_on(prose, titles_named(prose), NOTHING)] == ["Beyond Salt Road"]


@pytest.mark.parametrize(
    ("text", "language", "floor"),
    [
        ("It is better than the film Haven.", "en", DOUBTED_KNOWN),
        ("It is better than the film “Haven”.", "en", DOUBTED),
        ("Es mejor que la película Haven, dicen los que la vieron.", "es", DOUBTED_ABROAD),
    ],
)
def test_what_a_word_calls_a_film_can_be_doubted(text: str, language: str, floor: float) -> None:
    """One bare word sooner than what is set off, and sooner in English, of whose films more are known."""
    page = extract(from_bytes(f"---\nlang: {language}\n---\n{text}\n".encode(), "page.md"))
    prose = prose_of(page, known())
    (one,) = seen_on(prose, titles_named(prose), NOTHING)
    assert doubted_below(one, prose) == floor


def test_known_titles_need_less_to_be_told() -> None:
    """Words that no known film has for its title need more."""
    prose = prose_of(page_from_text("He did so in “Salt Road” and in “Nine Tides”, they say."), known())
    chances = {one.title: least(one, prose) for one in seen_on(prose, titles_named(prose), NOTHING)}
    assert chances == {"Salt Road": LEAST_KNOWN, "Nine Tides": LEAST_UNKNOWN}
    alone = prose_of(prose.page)
    assert {least(one, alone) for one in seen_on(alone, titles_named(alone), NOTHING)} == {LEAST}


def persons(text: str, films: KnownFilms | None, subject: str = "Night Ferry") -> dict[str, frozenset[str]]:
    scene = scene_of(prose_of(page_from_text(text), films), Films(subject=film(subject)))
    found = persons_of(scene)
    return {person.name: own for person, own in zip(found, known_signs(scene, found), strict=True)}


def test_what_is_known_of_persons_is_a_sign() -> None:
    """Whether they play or direct anywhere, and in the page's film, of which somebody must be on the page."""
    text = "Bob Roe surprises most. Diana Fox never raises her voice. Carl Holm is on board. Tom Hollow left."
    found = persons(text, known())
    assert {"known acts=2&en", "known cast of the film"} <= found["Bob Roe"]
    assert {"known directs=2&en", "known director of the film"} <= found["Diana Fox"]
    assert {"known others of the film", "known to act elsewhere"} <= found["Carl Holm"]
    assert "known acts=0&en" in found["Tom Hollow"]
    assert "known others of the film" not in persons("Carl Holm is on board.", known())["Carl Holm"]
    assert not any(persons(text, None).values())


def test_of_films_of_one_title_the_one_that_shares_most_is_meant() -> None:
    """Who made the other one made another film."""
    found = persons("Ann Lee and Carl Holm and Eve Marsh are there.", known(), "Salt Road")
    assert "known director of the film" in found["Ann Lee"]
    assert "known others of the film" in found["Eve Marsh"]


def test_a_known_player_gets_a_credit() -> None:
    """The shipped weights are sure of a name that a review drops where the film is known, and not without."""
    text = (
        "# Night Ferry\nNight Ferry keeps below deck for two hours, and Ann Marlowe is the best of them in this film.\n"
    )
    for films, told in ((known(), True), (known(("Haven", 1999, (), ("Zeb Quix",))), False)):
        page, claims = rules_on(prose_of(page_from_text(text), films), Films(subject=film("Night Ferry")))
        assert page is not None
        chances = credits_shipped(known=True).chances
        (person,) = persons_of(page)
        with_table = chances(known_signs(page, (person,))[0])["cast"]
        assert (with_table > chances(frozenset())["cast"]) is told
        assert all(c.value == "Ann Marlowe" for c in credits_weighed(page, claims) if c.predicate == "cast")


def test_a_page_is_read_with_what_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only where the options ask for it."""
    monkeypatch.setattr("cinequorum.understand.read.shipped", known)
    text = "# Night Ferry\n\n" + "Night Ferry is a slow film with superb actors, says this review of the film. " * 3
    text += "\n\nBob Roe was as good in Salt Road and Nine Tides.\n"
    page = extract(from_bytes(text.encode(), "page.md"))
    alone = {other.title for other in understand(page).other_films}
    asked = {other.title for other in understand(page, UnderstandOptions(known_films=True)).other_films}
    assert "Salt Road" in asked - alone


def test_the_tables_that_ask_know_no_names() -> None:
    """Signs begin with what they are; the known films are asked by the second table of each model alone."""
    assert any(sign.startswith("known&") for sign in shipped(known=True).weights)
    assert any(sign.startswith("known cast") for sign in credits_shipped(known=True).weights)
    for name in ("others.json", "credits.json"):
        stored = json.loads((files("cinequorum.understand") / "weights" / name).read_text(encoding="utf-8"))
        told = {sign for weights in stored["weights"].values() for sign in weights}
        assert not any(sign.startswith(("known&", "known not&", "known acts", "known cast")) for sign in told)


def test_others_are_films_of_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is told of a known film are the page's words: no year and no person of the table."""
    monkeypatch.setattr("cinequorum.understand.read.shipped", known)
    text = "# Night Ferry\n\n" + "Night Ferry is a slow film with superb actors, says this review of the film. " * 3
    page = extract(from_bytes((text + "\n\nBob Roe was as good in Salt Road.\n").encode(), "page.md"))
    reading = understand(page, UnderstandOptions(known_films=True))
    others: tuple[OtherFilm, ...] = reading.other_films
    assert all(other.year is None and page.slice(other.span) == other.title for other in others)
    assert all(page.slice(claim.span) for claim in reading.claims)
    assert "Diana Fox" not in {claim.value for claim in reading.claims}


FOX = tuple((title, 1990 + at, ("Diana Fox",), ()) for at, title in enumerate(("Fox", "Nine Tides", "Rope Walk")))


def test_a_director_s_surname_is_no_title() -> None:
    """Of somebody who made several films, whatever film is called so; nor is a part of a headline in capitals."""
    films = known(*FOX)
    for text, found in (
        ("It is as loud as Fox was.", []),
        ("It is as loud as Nine Tides was.", ["Nine Tides"]),
        ("# The Rope Walk Affair Goes On\nIt rained.", []),
        ("# Rope Walk\nIt rained.", ["Rope Walk"]),
    ):
        prose = prose_of(page_from_text(text), films)
        places = known_runs(prose, titles_named(prose))
        assert [prose.page.text[start:end] for (start, end), _ in places] == found


@pytest.mark.parametrize(
    ("text", "series"),
    [
        ("It reminds me of _Harbour Lights_, they say.", True),
        ("It reminds me of _Harbour Lights_ (1999), they say.", False),
        ("It reminds me of the film _Harbour Lights_, they say.", False),
        ("It reminds me of _Harbour Nights_, they say.", False),
    ],
)
def test_a_series_is_no_film(text: str, *, series: bool) -> None:
    """One that is known, and no film of its title, unless its year or a word beside it says otherwise."""
    prose = prose_of(page_from_text(text), known())
    (one,) = seen_on(prose, titles_named(prose), NOTHING)
    assert is_known_series(one, prose) is series
    assert not is_known_series(one, prose_of(prose.page))


def test_how_many_have_seen_it_is_a_sign() -> None:
    """By steps; what is a series as well has a sign of its own."""
    films = known(("Salt Road", 1971, (), ()), ("Lantern", 1988, (), ()), seen={"Salt Road": 7})
    assert "known seen=5&set&several words" in signs("He did so in “Salt Road”, they say.", "Salt Road", films)
    found = signs("He did so in “Lantern”, they say.", "Lantern", films)
    assert {"known seen=0&set&one word", "known series, too"} <= found
    assert "known series alone" in signs("So in “Harbour Lights”.", "Harbour Lights", films)


def test_known_titles_between_commas_are_parted() -> None:
    """Where all are known, and the whole is no title."""
    page = page_from_text("It is like _Salt Road, Night Ferry_ and _Lantern, Fog_.")

    def other(title: str) -> OtherFilm:
        at = page.text.index(title)
        return OtherFilm(title=title, year=None, relation="compared", p=0.8, span=page.span(at, at + len(title)))

    others = (other("Salt Road, Night Ferry"), other("Lantern, Fog"))
    found = parted(others, known())
    assert [film.title for film in found] == ["Salt Road", "Night Ferry", "Lantern, Fog"]
    assert all(page.slice(film.span) == film.title for film in found)
    assert parted(others, None) == others
    whole = known(("Salt Road", 1, (), ()), ("Night Ferry", 1, (), ()), ("Salt Road, Night Ferry", 1, (), ()))
    assert parted(others, whole) == others


def subject_of(text: str, films: KnownFilms | None) -> str | None:
    found = subject_film(prose_of(page_from_text(text), films))
    return None if found is None else found.title


OPENING = (
    "Ann Lee's SALT ROAD begins at sea. It is slow, and the camera likes it so. I saw it twice. See “Foghorn”, too."
)


def test_a_film_that_the_first_sentence_gives_to_its_director_is_the_page_s() -> None:
    """Known films say who directed it; nobody else's, and not without them."""
    assert subject_of(OPENING, known()) == "SALT ROAD"
    for text, films in ((OPENING, None), (OPENING.replace("Ann Lee", "Zeb Quix"), known())):
        found: dict[str, Candidate] = {}
        prose = prose_of(page_from_text(text), films)
        add_owned(found, prose, titles_named(prose))
        assert not found


TWO = "\nSalt Road is slow. Night Ferry is not. In Salt Road nobody speaks; in Night Ferry all do, and the film sinks."


@pytest.mark.parametrize(
    "headline", ["Salt Road and Night Ferry", "Review: Salt Road & Night Ferry", "Fox's Salt Road / Night Ferry"]
)
def test_a_headline_of_two_known_films_is_over_no_single_one(headline: str) -> None:
    """Both of them known, and both named by the text."""
    page = page_from_text(f"# {headline}{TWO}")
    assert is_over_two(page, known())
    assert subject_of(f"# {headline}{TWO}", known()) is None
    assert not is_over_two(page, None)
    assert not is_over_two(page_from_text(f"# {headline}\nSalt Road is slow, and Salt Road is long."), known())
    assert not is_over_two(page, known(("Salt Road", 1, (), ()), ("Haven", 1, (), ())))
