"""The year of a page's film where no title stands beside it. Films, people and addresses are invented."""

from __future__ import annotations

import pytest

from cinequorum.acquire.files import from_bytes
from cinequorum.model.reading import SubjectFilm
from cinequorum.pipeline import read
from cinequorum.understand.opening_years import opening_year, slug_year
from tests.understand.pages import page_from_text

OPENINGS = {
    "English": "It is a quiet Australian film from 1996 about two brothers.",
    "the year first": "Few people saw this 1996 film when it came out.",
    "Polish": "To film z 1996 roku, w reżyserii debiutanta.",
    "Polish, by its making": "Rzadko się o nim mówi. Wyprodukowany w 1996 roku, długo leżał na półce.",
    "German": "Es ist ein Film aus dem Jahr 1996, den kaum jemand kennt.",
    "Spanish": "Es una película de 1996 que casi nadie ha visto.",
    "Russian": "Это фильм 1996 года о двух братьях.",
    "Dutch": "Een stille film uit 1996 over twee broers.",
    "Czech": "Je to film z roku 1996 o dvou bratrech.",
    "Chinese": "这是1996年的一部电影，讲两兄弟的故事。",
    "Japanese": "1996年公開の映画。兄弟の話。",
    "Korean": "1996년 영화인데 형제의 이야기다.",
    "a row with a label": "1996 | Drama | director Ann Leeway | cast Hugo Sample",
    "a row with a label, Korean": "1996 | 드라마 | 감독 홍길동 | 출연 김철수",
    "a row with a running time": "Drama · Denmark · 1996 · 97 min",
}
NO_YEAR = {
    "another film's": 'It reminded me of the 1957 film "Tin Soldiers", which is better.',
    "another film's, in capitals": "It reminded me of the 1957 film Tin Soldiers, which is better.",
    "another film's, made in that year": "Shot in 1957 beside “Tin Soldiers”, it is better.",
    "the best of a year": "It is no match for the best film of 1957.",
    "two of them": "A film from 1957 and a film from 1996 tell the same story.",
    "the story's": "The brothers part in 1996 and never meet again.",
    "a row of dates": "1996 | Monday | first evening | free entry",
    "far below": "A quiet story about two brothers. " * 40 + "It is a film from 1996.",
}


@pytest.mark.parametrize("name", OPENINGS)
def test_the_first_sentences_tell_the_year(name: str) -> None:
    """In the word for a film and its year, in any language, or in a row of a film's data."""
    assert opening_year(page_from_text(f"# Salt Harbour\n{OPENINGS[name]}")) == 1996


@pytest.mark.parametrize("name", NO_YEAR)
def test_other_years_are_left(name: str) -> None:
    """Those of other films, of a story, of several films, and of what stands far below."""
    assert opening_year(page_from_text(f"# Salt Harbour\n{NO_YEAR[name]}")) is None


@pytest.mark.parametrize(
    ("title", "address", "year"),
    [
        ("Salt Harbour", "/salt-harbour-2014/", 2014),
        ("소금 항구", "/salt-harbour-2014/", 2014),
        ("Salt Harbour", "/best-of-2014/", None),
        ("Salt Harbour", "/salt-harbour/", None),
    ],
)
def test_the_address_tells_the_year(title: str, address: str, year: int | None) -> None:
    """Where it is made of the title's words, or of words for a title in letters that addresses do not take."""
    assert slug_year(page_from_text(f"# {title}\nA quiet film.", metadata={"url": address}), title) == year


def film_of(front: str, body: str) -> SubjectFilm | None:
    """The film of a page with a front matter."""
    return read(from_bytes(f"---\n{front}\n---\n\n{body}\n".encode(), "post.md")).film


BODY = "The director lets nobody off: the actors are superb and the film's last scene is the best of the year."


@pytest.mark.parametrize(
    ("front", "title", "year"),
    [
        ('title: Salt Harbour\nreleased: "Denmark, Norway, 1996"', "Salt Harbour", 1996),
        ("title: Salt Harbour\nmovie:\n  title: Salt Harbour\n  year: 1996", "Salt Harbour", 1996),
        ("title: A day by the sea\nmoviename: Salt Harbour\nrok: 1996", "Salt Harbour", 1996),
        ("title: Salt Harbour (Havnen, 1996, Denmark)", "Salt Harbour", 1996),
        ("title: 'Film: Salt Harbour. 1996'", "Salt Harbour", 1996),
    ],
)
def test_front_matter_gives_the_year(front: str, title: str, year: int) -> None:
    """Under the names that sites give it, among countries, in brackets behind the title or bare after a full stop."""
    film = film_of(front, BODY)
    assert film is not None
    assert (film.title, film.year) == (title, year)
