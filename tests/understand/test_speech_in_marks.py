"""Words between marks that are speech, stress or persons; and the titles that stand between the same marks."""

from __future__ import annotations

import pytest

from cinequorum.model.reading import SubjectFilm
from cinequorum.understand.films import other_films
from cinequorum.understand.mentions import titles_named
from cinequorum.understand.prose import prose_of
from tests.understand.pages import page_from_text


def named(text: str, language: str = "en", kind: str = "feature") -> list[str]:
    page = page_from_text(f"# Salt Harbour\n{text}", language=language, kind=kind)
    return [m.title for m in titles_named(prose_of(page)).mentions]


def stated(text: str, language: str) -> list[str]:
    page = page_from_text(text, language=language, kind="critic_review")
    film = SubjectFilm(title="긴 밀물", year=None, span=page.span(0, 1), p=0.9)
    return [other.title for other in other_films(prose_of(page), film)]


def test_endings_behind_a_closing_mark_leave_a_title_whole() -> None:
    """Korean sets its endings at once behind the mark."""
    assert "소금 항구" in named("이 영화는 '소금 항구'를 떠올리게 하는 영화다.", "ko")


@pytest.mark.parametrize(
    "text",
    ["그는 '함께'라는 말을 자주 했다.", "그 영화는 ‘김모래’ 감독의 영화다."],
)
def test_stressed_words_and_directors_between_korean_marks_are_no_films(text: str) -> None:
    assert stated(text, "ko") == []


@pytest.mark.parametrize(
    "text",
    ["He cried “_How can the tide turn so?_” and left.", "It is all very calm.\n_Calm._\nThen the storm comes."],
)
def test_speech_and_a_slanted_word_that_is_a_sentence_are_no_titles(text: str) -> None:
    assert named(text) == []


def test_a_slanted_question_without_quotation_marks_may_be_a_title() -> None:
    assert named("The best of her films is _Who Keeps the Light?_ by far.") == ["Who Keeps the Light?"]


@pytest.mark.parametrize(
    ("words", "count"),
    [("Davida Holma", 0), ("Nocna Latarnia", 1)],
)
def test_a_declined_person_behind_a_film_word_is_no_title(words: str, count: int) -> None:
    assert len(named(f"To jest najlepszy film {words} od lat.", "pl", "critic_review")) == count


def test_the_end_of_a_longer_title_is_no_film_of_its_own() -> None:
    """“Before the Salt” is set off once; where it is not, "The Salt" is not a second film."""
    text = (
        "She made “Before the Salt Road” in 1971. I saw Before the Salt Road and the film Before The Salt Road again."
    )
    assert {title.casefold() for title in named(text)} == {"before the salt road"}
