"""What is set off and is no title: sentences, speech, papers that are linked, cinemas, persons."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cinequorum.model.page import Mark, MarkKind
from cinequorum.understand.mentions import titles_named
from cinequorum.understand.no_titles import is_sheet
from cinequorum.understand.prose import prose_of
from tests.understand.pages import page_from_text


def titles(text: str, language: str = "en") -> list[str]:
    return [
        m.title for m in titles_named(prose_of(page_from_text(f"# Salt Harbour\n{text}", language=language))).mentions
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Laut dingin sekali. _She tends the lamp_ katanya.",
        "Laut dingin sekali. _Dingin banget.._ Kapal pergi.",
        'Dia hanya bilang _"Siapa di sana?"_ lalu pergi.',
    ],
)
def test_a_sentence_in_italics_is_no_title(text: str) -> None:
    assert titles(text, "id") == []


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Laut dingin seperti _She Tends the Lamp_ kemarin.", "She Tends the Lamp"),
        ("Laut dingin, dan _Siapa Di Sana?_ juga bagus.", "Siapa Di Sana?"),
        ("Laut dingin. _We can do this_ (2011) juga bagus.", "We can do this"),
    ],
)
def test_titles_in_italics_have_capitals_or_a_year(text: str, title: str) -> None:
    assert titles(text, "id") == [title]


def test_chinese_speech_has_other_marks_than_titles() -> None:
    """A film word before the words makes them a title all the same."""
    assert titles("她只说“大海很冷”就走了，像《雾号》一样。", "zh") == ["雾号"]
    assert titles("她看了电影“大海很冷”就走了。", "zh") == titles("她看了电影《大海很冷》就走了。", "zh")


@pytest.mark.parametrize(
    ("target", "found"),
    [
        ("https://www.harbourgazette.com/films/salt", []),
        ("https://harbour-gazette.com/films/salt", []),
        ("https://www.paleposts.com/films/salt", ["Harbour Gazette"]),  # who is linked is somebody else
        ("https://www.harbourgazette.com", ["Harbour Gazette"]),  # a film's own site may have its name
    ],
)
def test_a_paper_has_the_name_of_its_host(target: str, found: list[str]) -> None:
    """Italics in a link to an article of theirs."""
    page = page_from_text("# Salt Harbour\nMore of it is in _Harbour Gazette_ this week.")
    linked = Mark(kind=MarkKind.LINK, span=page.marks[0].span, target=target)
    page = replace(page, marks=(linked, *page.marks))
    assert [m.title for m in titles_named(prose_of(page)).mentions] == found


def test_a_cinema_is_no_title() -> None:
    assert titles("I saw it at _Wharf Kino_ in town.") == []
    assert titles("I saw it and _Wharf Kino_ in town.") == ["Wharf Kino"]


def test_a_name_with_a_mark_is_a_name() -> None:
    """Who is introduced in full is known with an exclamation mark, and as the younger."""
    assert titles("Harold Leeway Jr. is cold. I like Leeway Jr. in it, like Leeway Jr. and Foghorn Bay.") == []
    assert titles("It (dir. Tarn Moor, 2011) is cold (with _Tarn Moor!_) and good.") == []
    assert titles("It (at Tarn Moor, 2011) is cold (with _Tarn Moor!_) and good.") == ["Tarn Moor!"]


def test_a_surname_before_a_film_word_is_no_title() -> None:
    """Whose name the page has in full; others are titles."""
    assert titles("Anna Leeway is cold. I have seen it all, and the rest is bad. The Leeway film is loud.") == []
    assert titles("Anna Leeway is cold. The Foghorn film is loud, and I have seen it all.") == ["The Foghorn"]


def test_two_titles_in_one_run() -> None:
    """One of them stands alone elsewhere; without that the comma is the title's own."""
    assert titles("Anna Holm (_Foghorn, Low Tide_) made it. _Foghorn_ was loud.") == ["Foghorn", "Low Tide", "Foghorn"]
    assert titles("Anna Holm (_Foghorn, Low Tide_) made it.") == ["Foghorn, Low Tide"]


def test_labels_of_a_record_are_no_films() -> None:
    """Where lines label a film's record, other words before a colon are labels too; a title with its year is none."""
    record = "*Director*: Anna Inventa\n*Editor*: Ben Falso\n*Cast*: Mary Jones\n*Set Decorator*: Lena Hart\n"
    page = page_from_text(f"# Foghorn\n{record}*Salt Road* (2014): a film like this one.".replace("*", "_"))
    assert is_sheet(page)
    named = {mention.title for mention in titles_named(prose_of(page)).mentions}
    assert "Set Decorator" not in named
    assert "Salt Road" in named


def test_one_label_makes_no_record() -> None:
    """A title before a colon is a title where the page has no rows of a record."""
    assert not is_sheet(page_from_text("# Foghorn\n_Salt Road_: a film like this one.\nDirector: Anna Inventa"))
