"""The page's film under headlines of diaries, of sites' own pages, of news, and in scripts without spaces."""

from __future__ import annotations

import pytest

from cinequorum.acquire.files import from_bytes
from cinequorum.extract.page import extract
from cinequorum.model.reading import SubjectFilm
from cinequorum.understand.about_film import is_about_films
from cinequorum.understand.agreement import doubt_lives
from cinequorum.understand.candidate import Candidate
from cinequorum.understand.films import subject_film
from cinequorum.understand.headline_frame import unframed
from cinequorum.understand.headline_parts import plain_parts
from cinequorum.understand.title_lines import is_generic
from tests.understand.pages import page_from_text, prose_from_text


def film(text: str, *, kind: str = "critic_review", **metadata: str) -> SubjectFilm | None:
    return subject_film(prose_from_text(text, kind=kind, metadata=dict(metadata)))


def title(text: str, *, kind: str = "critic_review") -> str | None:
    found = film(text, kind=kind)
    return found.title if found else None


def test_stars_behind_a_title_are_cut_off() -> None:
    """Diaries of films send out title, year and stars in one line; stars alone are no title."""
    found = film("# The Salt Garden, 2014 - ★★★★½\nWatched on Sunday.", kind="other")
    assert found is not None
    assert (found.title, found.year) == ("The Salt Garden", 2014)
    assert title("# Sunday - ★★★★½ pancakes\nWe ate.", kind="other") is None


@pytest.mark.parametrize(
    ("headline", "left"),
    [
        ("I watched Brine", "Brine"),
        ("Ho visto Salsedine", "Salsedine"),
        ("Eu assisti a Salmoura", "Salmoura"),
        ("Я посмотрел Рассол", "Рассол"),
        ("J'ai vu «Saumure»", "«Saumure»"),
        ("I Saw Brine", "I Saw Brine"),  # capitals: a title
        ("I watched some films", "I watched some films"),
    ],
)
def test_who_saw_a_film_stands_before_its_title(headline: str, left: str) -> None:
    """Small letters, and a capital or a quotation mark after them."""
    assert unframed(headline) == left.strip("«»")


@pytest.mark.parametrize("headline", ["About us", "О фильме", "Contact Us", "Film Name", "关于"])
def test_headings_of_a_site_s_own_pages_are_no_titles(headline: str) -> None:
    """Whatever the language, they stand on every site."""
    assert is_generic(headline)


@pytest.mark.parametrize("headline", ["Contact", "About Time", "The List", "Us", "Name of the Tide"])
def test_titles_of_such_words_are_kept(headline: str) -> None:
    """A film may be called so."""
    assert not is_generic(headline)


def test_what_is_left_of_a_headline_without_its_frame_may_name_nothing() -> None:
    """The window of each page of a site says "My Movie Review"; the heading below names the film and its year."""
    record = "Director: Ann Lee\nCast: Bo Ek, Cy Dahl"
    found = film(f"# My Movie Review\n## Brine (2015) - Movie Review\n{record}\nBrine is slow, and superb.")
    assert found is None or found.title == "Brine"


def test_a_title_with_its_length_may_speak_of_films() -> None:
    """Year and running time show that "films" belongs to the title; a month's films have none."""
    assert [part.title for part in plain_parts("Two Films for Ann (1962) - 99 mins", "en")][:1] == ["Two Films for Ann"]
    assert all(part.year is None for part in plain_parts("Best films of May (1962)", "en"))


@pytest.mark.parametrize(
    ("headline", "language", "called"),
    [
        ("New Ann Lee film Brine puts a harbour on the map", "en", True),
        ("Der Film Brine gewinnt in Narvik", "de", True),
        ("The Film Brine Lovers Wait For", "en", False),
        ("How the film festival began", "en", False),
    ],
)
def test_a_headline_calls_the_film_one(headline: str, language: str, *, called: bool) -> None:
    """Capitals behind a word for films, in a headline that has small letters elsewhere."""
    assert any(part.title == "Brine" for part in plain_parts(headline, language)) is called


def test_a_title_repeated_below_is_found_in_a_long_headline() -> None:
    """Verbs that no list holds may follow it; said once it stays a part of the sentence."""
    headline = "# The Salt Garden Movie Outswims Every Record Of The Season"
    told = (
        "The Salt Garden Movie sold tickets. People saw The Salt Garden Movie twice. The Salt Garden Movie is a film."
    )
    assert title(f"{headline}\n{told}", kind="news") == "The Salt Garden Movie"
    assert title(f"{headline}\nIt sold tickets.", kind="news") is None


def test_a_headline_that_ends_as_titles_do_is_one() -> None:
    """A film made of a series says so; a mere colon does not."""
    reason = "it ends as titles do"
    other = "It is no *Winter Carol*, which I saw before it."
    found, near = film(f"# Dredge: The Movie\n{other}"), film(f"# Dredge: The Harbour\n{other}")
    assert found is not None
    assert (found.title, reason in found.reasons) == ("Dredge: The Movie", True)
    assert near is None or reason not in near.reasons


def test_a_space_before_a_figure_makes_no_other_film() -> None:
    """Headline and text write it either way; the first part is another film."""
    text = "# 周末|雾港2|维也纳\n我看了《雾港 2》。《雾港 2》比《雾港》更好。《雾港 2》很长。雾港 2 的结尾很美。"
    assert title(text) == "雾港2"
    assert title("# 周末|雾港|维也纳\n我看了《雾港》。《雾港》很长。") == "雾港"


@pytest.mark.parametrize(("line", "doubted"), [("Born: 4 May 1961, Narvik", True), ("Born in a storm", False)])
def test_a_person_s_page_is_about_no_film(line: str, *, doubted: bool) -> None:
    """A line says when somebody was born; a film may be called by a name, too."""
    found = {"anna holm": Candidate(title="Anna Holm", place=(0, 9), stated=1.6, whole=True)}
    doubt_lives(found, page_from_text(f"# Anna Holm\n{line}\nAnna Holm grew up by the sea."))
    assert (found["anna holm"].score < 0) is doubted


def test_a_page_that_talks_of_a_film_is_about_one_wherever_it_is_filed() -> None:
    """Sites of games file concert films and adaptations there; a page on a game mentions its film in passing."""
    film_page = (
        "The director's documentary is a film for the cinema, and its screenplay is thin. The film ends well. "
        + "The singer walks through an empty hall and speaks to nobody. " * 10
    )
    game = "The game is hard, its levels are long, and the controls work. " * 6 + "It is based on a film."
    assert is_about_films(page_from_text(f"# Brine\n{film_page}", metadata={"category": "games"}))
    assert not is_about_films(page_from_text(f"# Brine\n{film_page[:100]}", metadata={"category": "games"}))
    assert not is_about_films(page_from_text(f"# Brine\n{game}", metadata={"category": "games"}))


def kind(text: str, front: str = "title: Brine") -> str:
    return extract(from_bytes(f"---\n{front}\n---\n\n{text}\n".encode(), "a.md")).kind.name


def test_an_own_mark_in_nested_data_speaks_for_a_review() -> None:
    """Programs keep a writer's own fields under a key of their own; a database's rating has its votes beside it."""
    note = "Starts out clear, like the pilot, but gets murkier along the way. The film is best at night."
    assert kind(note, "title: Brine\nextra:\n  movie:\n    rating: 9") == "critic_review"
    assert kind(note, "title: Brine\nextra:\n  movie:\n    length: 90") != "critic_review"


@pytest.mark.parametrize(("headline", "own"), [("Über uns", True), ("Contact Us", True), ("Brine", False)])
def test_a_site_s_own_page_is_of_no_kind(headline: str, *, own: bool) -> None:
    """Who makes a site of film reviews and how to reach them is neither a record nor a review."""
    words = "We write about film and cinema. Our team watches films at night. Send a letter to the harbour office."
    assert (kind(words, f"title: {headline}") == "other") is own


@pytest.mark.parametrize("headline", ["《盐路》观后感", "『塩の道』を観ました", "소금길 관람기", "'Brine' Impressions"])
def test_words_for_having_seen_a_film_head_a_review(headline: str) -> None:
    """Diaries in East Asia call a review what one felt after seeing; a tag is a word about film, too."""
    note = "实事求是地说，他是在最后一刻才赢的。单论技巧他更好，但若论力量，对手更强。所以人要知道自己的优势在哪里。"
    assert kind(note, f'title: "{headline}"\ntags: [影评]') == "critic_review"


def test_the_headline_may_stand_under_a_key_of_one_word() -> None:
    """Some programs call the title of a post its article title."""
    note = "I saw it in the cinema. The director lets the actors breathe, and the film was better than I had hoped."
    page = extract(from_bytes(f"---\narticleTitle: Night Ferry\n---\n\n{note}\n".encode(), "a.md"))
    assert page.headline == "Night Ferry"
