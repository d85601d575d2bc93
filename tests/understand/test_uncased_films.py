"""Which film a page in Chinese, Japanese or Korean is about, and whether it is about one. All films are invented."""

from __future__ import annotations

import pytest

from cinequorum.model.page import Page
from cinequorum.understand.about_film import is_about_films
from cinequorum.understand.films import subject_film
from cinequorum.understand.prose import prose_of
from tests.understand.pages import page_from_text

FILMS = [
    ("ja", "# 塩の道\n「静かな海」がよかった。とても静かな映画です。\n「静かな海」は最後まで続く。", "塩の道"),
    ("ja", "# <映画評> 塩の道\nまあタダ券があったので見てきました。なかなか面白いですね。", "塩の道"),
    ("zh", "# 看完盐路，我感觉很安静\n这部电影很好看，音乐也很好。我很喜欢。", "盐路"),
    ("ko", "# 본문 바로가기\n소금길 - 조용한 영화\n어제 영화 소금길을 봤다. 소금길은 정말 좋았다.", "소금길"),
]


@pytest.mark.parametrize(("language", "text", "title"), FILMS)
def test_the_film_of_a_review(language: str, text: str, title: str) -> None:
    """Speech between corner marks is no rival of the headline; labels and words of watching are no part of it."""
    film = subject_film(prose_of(page_from_text(text, language=language)))
    assert film is not None
    assert film.title == title


def page_of(headline: str, film: str, filler: str) -> Page:
    return page_from_text(f"# {headline}\n" + "\n".join([*(film,) * 5, *(filler,) * 60]), language="zh")


FILLER = "海水慢慢地上涨，村里的人都站在岸边看着远处的灯，没有人说话，只有风。"
ABOUT = [
    ("《盐路》", "这部电影里有船。", FILLER, True),
    ("盐路", "这部电影里有船。", FILLER, False),
    ("《盐路》", "这部电影里有船。", FILLER + "小说", False),
    ("《盐路》", "里有船。", FILLER, False),
]


@pytest.mark.parametrize(("headline", "film", "filler", "about"), ABOUT)
def test_few_words_about_films_do_under_a_title_between_marks(
    headline: str, film: str, filler: str, *, about: bool
) -> None:
    """They must be many more than those about books, games and records, which have such headlines too."""
    assert is_about_films(page_of(headline, film, filler)) is about
