"""Sheets of which only the text is left: labels in small letters or twice, values parted by spaces."""

from __future__ import annotations

from cinequorum.model.reading import SubjectFilm
from cinequorum.understand.facts import find_claims
from cinequorum.understand.prose import Films, prose_of
from tests.understand.pages import page_from_text

RUSSIAN = """
# Солёный берег
год
1987
страна
США, Германия
режиссер
Марк Орлов
сценарий
Анна Котова, Пётр Белов, ...
жанр
драма, спорт, ... слова
бюджет
$3 000 000
сборы в мире
+ $1 404 677 = $9 669 554 сборы
время
104 мин. / 01:44
в главных ролях:
Ирина Зуева
Павел Орешин
Далее
"""

TWICE = """
# Salt Harbour
Director Director
Ann Leeway
Writer Writer
Bo Tanner
Assistant Directors Asst. Directors
Cyrus Orr
Countries
France USA
Genres
Drama Mystery Western
Spoken Languages
Spanish English
Runtime
96 mins
"""


def stated(text: str, language: str) -> set[tuple[str, str]]:
    """The fields and values that a page says of its film, which its headline names."""
    page = page_from_text(text, kind="listing", language=language)
    title = page.headline or ""
    film = SubjectFilm(title=title, year=None, span=page.span(0, len(title)), p=0.9)
    return {(claim.predicate, claim.value) for claim in find_claims(prose_of(page), Films(subject=film))}


def test_labels_in_small_letters_make_a_sheet_where_many_stand_together() -> None:
    """Each value is read as its label promises, cut lists and sums too, and a cast with a line a name to its end."""
    found = stated(RUSSIAN, "ru")
    assert {("year", "1987"), ("country", "Германия"), ("director", "Марк Орлов"), ("runtime", "104")} <= found
    assert {("writer", "Анна Котова"), ("writer", "Пётр Белов"), ("genre", "спорт"), ("budget", "$3 000 000")} <= found
    assert {("box_office", "$9 669 554"), ("cast", "Ирина Зуева"), ("cast", "Павел Орешин")} <= found
    assert not any("слова" in value or "Далее" in value for _, value in found)


def test_a_label_that_is_printed_twice_counts_once() -> None:
    """Lists of known words are parted where only spaces part them; a trade that is no film's field is none."""
    found = stated(TWICE, "en")
    assert {("director", "Ann Leeway"), ("writer", "Bo Tanner"), ("country", "France"), ("country", "USA")} <= found
    assert {("genre", "Western"), ("language", "Spanish"), ("runtime", "96")} <= found
    assert ("director", "Cyrus Orr") not in found


def test_two_directors_labels_are_a_list_of_films() -> None:
    """Of the sheets of several films nothing is said of the page's own."""
    sheets = RUSSIAN.replace("в главных ролях:", "режиссер\nИван Гусев\nв главных ролях:")
    assert not any(p in ("country", "budget", "director") for p, _ in stated(sheets, "ru"))


def test_few_labels_are_a_menu() -> None:
    """A menu may hold the words for countries, genres and years over lists of them."""
    assert stated("# Salt Harbour\ncountries\nFrance USA\ngenres\nDrama Mystery\nyear\n1987\n", "en") == set()


def test_a_menu_of_genres_is_no_films() -> None:
    """A line of one genre or two is the film's; seven under one another are a menu."""
    menu = "Kategoriler\nAksiyon\nAnimasyon\nDram\nKorku\nGerilim\nKomedi\nHakkımızda"
    assert not any(p == "genre" for p, _ in stated(f"# Salt Harbour\n{menu}", "tr"))
    assert ("genre", "Korku") in stated("# Salt Harbour\nKorku\nBir kıyı kasabasında bir kadın bekler.", "tr")
