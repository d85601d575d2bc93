"""Titles that a text in Korean, Japanese or Chinese calls films without quotation marks. All films are invented."""

from __future__ import annotations

import pytest

from cinequorum.understand.films import subject_film
from cinequorum.understand.plain_calls import plain_calls
from cinequorum.understand.prose import prose_of
from tests.understand.pages import page_from_text

CALLED = [
    ("ko", "어제 영화 소금길을 봤다.\n소금길은 조용하다.", ["소금길", "소금길"]),
    ("ko", "소금길이라는 영화가 있다.\n소금길은 조용하다.", ["소금길"]),
    ("ko", "어제 영화 소금길을 봤다.", []),
    ("ko", "영화 이야기는 길다.\n이야기는 좋다.", []),
    ("ja", "【映画】塩の道\n塩の道は静かだ。", ["塩の道"]),
    ("ja", "塩の道@港シネマ\n塩の道は静かだ。", ["塩の道"]),
    ("zh", "看完盐路，我很安静。\n盐路很长。", ["盐路"]),
    ("en", "I saw the film Salt Road. Salt Road is long.", []),
]


@pytest.mark.parametrize(("language", "text", "titles"), CALLED)
def test_a_plain_title_counts_where_the_text_has_it_again(language: str, text: str, titles: list[str]) -> None:
    """A particle or a sign ends it, common words are none, and what stands once only is not believed."""
    page = page_from_text(text, language=language)
    assert [page.text[start:end] for start, end, _ in plain_calls(page)] == titles


def test_a_review_without_a_headline_is_of_the_film_it_calls_so() -> None:
    """Nothing states the title, nothing sets it off: the word for films beside it does, and that it comes again."""
    text = (
        "어제 영화 소금길을 봤다. 정말 조용하고 좋은 작품이었다.\n"
        "소금길은 바다를 건너는 사람들을 오래 보여준다.\n"
        "다시 보고 싶은 소금길의 마지막이 인상적이다."
    )
    film = subject_film(prose_of(page_from_text(text, language="ko")))
    assert film is not None
    assert film.title == "소금길"
