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


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Nils Berg, the cinematographer of Silver Harbour, shoots it in black and white.", ["Silver Harbour"]),
        (
            "He is known for writing the screenplays for Grey Winter and Anna Welk, both long.",
            ["Grey Winter", "Anna Welk"],
        ),
        ("He wrote the screenplays for Grey Winter and Anna Welk, who plays the aunt.", ["Grey Winter"]),
        ("He wrote the screenplays for Grey Winter and Anna Welk. Welk plays the aunt.", ["Grey Winter"]),
        ("His version of The Glass Garden (in 3D) was a dreary movie.", ["The Glass Garden"]),
        ("I have seen The Glass Garden (in Rome) and it was a dreary movie.", ["The Glass Garden"]),
        (
            "Does it have this year’s Silver Harbour? There is much between that fine film and this one.",
            ["Silver Harbour"],
        ),
        ("Does it have this year’s Silver Harbour? There is much between that fine town and this one.", []),
    ],
)
def test_what_words_of_film_work_bring_in_is_a_film(sentence: str, expected: list[str]) -> None:
    """Who shot or wrote it, a list of what was written, a format behind the title, and "that film" afterwards."""
    assert list(relations(sentence, kind="trailer_news" if "this year’s" in sentence else "critic_review")) == expected


@pytest.mark.parametrize(
    ("note", "written"), [(" (in 3D)", "The Glass Garden (in 3D)"), (" (in Rome)", "The Glass Garden")]
)
def test_a_format_behind_a_title_belongs_to_its_words(note: str, written: str) -> None:
    """The place of the film holds it, so that it is kept as a variant; the title is without it."""
    page = page_from_text(f"I have seen The Glass Garden{note} and it was a dreary movie.", kind="critic_review")
    prose = prose_of(page)
    (other,) = unrelated(prose, None, titles_named(prose))
    assert (other.title, page.slice(other.span)) == ("The Glass Garden", written)
