"""Another film is compared, by the same hands or only named, as the words of its own clause say."""

from __future__ import annotations

import pytest

from cinequorum.model.claim import Claim
from cinequorum.model.reading import SubjectFilm
from cinequorum.understand.films import other_films
from cinequorum.understand.mentions import titles_named
from cinequorum.understand.prose import prose_of
from cinequorum.understand.relations import unrelated
from tests.understand.pages import page_from_text


def relations(text: str, kind: str = "critic_review", language: str = "en") -> dict[str, str]:
    """Titles and relations on a page about Mona Ek’s “The Long Tide”, in which Birgit Holm plays."""
    page = page_from_text(text, kind=kind, language=language)
    prose = prose_of(page)
    span = page.span(0, 1)
    film = SubjectFilm(title="The Long Tide", year=None, span=span, p=0.9)
    claims = [
        Claim(predicate=what, value=name, raw=name, span=span, rule="test/1", p=0.9)
        for what, name in (("director", "Mona Ek"), ("cast", "Birgit Holm"))
    ]
    return {other.title: other.relation for other in other_films(prose, film, titles_named(prose), claims)}


@pytest.mark.parametrize(
    ("text", "kind", "language"),
    [
        ("With Ek and Holm aboard, it is a remake of the cult Danish storm comedy _Undertow_ (1961).", "listing", "en"),
        ("Ek und Holm drehten ein Remake des dänischen Kultfilms „Undertow“ (1961).", "news", "de"),
        ("Avec Ek et Holm, c’est un remake du film culte _Undertow_ (1961).", "news", "fr"),
        ("Mona Ek lets it look like something stolen from _Undertow_, with more fog.", "critic_review", "en"),
    ],
)
def test_what_a_film_was_made_after_is_compared_whoever_is_named_beside_it(text: str, kind: str, language: str) -> None:
    assert relations(text, kind, language)["Undertow"] == "compared"


@pytest.mark.parametrize(
    ("text", "kind", "language", "relation"),
    [
        ("Era in concorso con film come «La marea nera» a Bergen.", "news", "it", "mentioned"),
        ("Films like _Undertow_ opened the festival on Friday.", "news", "en", "mentioned"),
        ("Films like _Undertow_ did it better.", "critic_review", "en", "compared"),
        ("Unlike last year, _Undertow_ opened the festival.", "news", "en", "mentioned"),
        ("Ek’s _Undertow_ opened the festival.", "news", "en", "same_director"),
    ],
)
def test_news_names_films_that_a_review_would_compare(text: str, kind: str, language: str, relation: str) -> None:
    assert set(relations(text, kind, language).values()) == {relation}


@pytest.mark.parametrize(
    ("text", "language", "title"),
    [
        ("The lamp room, not literally like in Gale Warning, is round.", "en", "Gale Warning"),
        ("It ends much like one in Under the Lamp (1961).", "en", "Under the Lamp"),
        ("Es una copia de «Marea negra» con menos agua.", "es", "Marea negra"),
        ("It was shown before “Gale Warning.”", "en", "Gale Warning"),
        ("Der Film lief vor ‚Sturm am Kai‘ und blieb.", "de", "Sturm am Kai"),
    ],
)
def test_more_words_that_compare_and_more_ways_to_set_off(text: str, language: str, title: str) -> None:
    assert title in relations(text, language=language)


@pytest.mark.parametrize(
    ("text", "kind", "language"),
    [
        ("He shouts, “Bring the Rope.”", "critic_review", "en"),
        ("9:05 PM Harbour News opens a desk.", "news", "en"),
        ("The firm is launching Foghorn-style boards.", "news", "en"),
        ("Il gagne le surnom de « Le Gardien ».", "critic_review", "fr"),
        ("“Mareld” - Norway (working title)", "critic_review", "en"),
    ],
)
def test_speech_clocks_styles_nicknames_and_names_abroad_are_no_films(text: str, kind: str, language: str) -> None:
    assert relations(text, kind, language) == {}


def test_what_is_said_of_a_series_is_not_said_of_the_page_s_film() -> None:
    """A series is stated as no film, but the search for facts is told of it."""
    page = page_from_text("She wrote for television's “Harbour Street” before.", kind="feature")
    prose = prose_of(page)
    named = titles_named(prose)
    assert [other.title for other in unrelated(prose, None, named)] == ["Harbour Street"]
    assert other_films(prose, None, named) == ()
