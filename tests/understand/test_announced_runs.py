"""Lists without set-off titles: runs that a line announces, rows with quoted titles, and what is no list of films."""

from __future__ import annotations

import pytest

from cinequorum.acquire.files import from_bytes
from cinequorum.pipeline import read

TALK = (
    "Each film of the festival was shown once, and the director of the first film spoke of its actors and its camera."
)


def named(text: str, language: str = "en", title: str = "Notes from the harbour") -> list[str]:
    page = f"---\ntitle: {title}\nlang: {language}\n---\n{text}"
    return [film.title for film in read(from_bytes(page.encode(), "page.md")).other_films]


RUN = "\n\n".join(["The Salt Road", "Harbour Lights", "Nine Quiet Tides", "Rope and Water", "The Paper Boat"])


@pytest.mark.parametrize(("lead", "count"), [("The films that we saw:", 5), ("The things that we ate:", 0)])
def test_a_run_is_of_films_where_the_line_over_it_announces_films(lead: str, count: int) -> None:
    """On a page that is no list, the line before the run decides."""
    films = named(f"{TALK}\n\nIn this review I tell what the film is about, and I loved it.\n\n{lead}\n\n{RUN}\n")
    assert len([film for film in films if film in RUN]) == count


def test_titles_in_quotation_marks_are_taken_out_of_bold_rows() -> None:
    """The maker and the year stand in the bold row, too."""
    rows = [
        f'**{at}. "{title}", {who} ({year})**\n\n{TALK}'
        for at, (title, who, year) in enumerate(
            [
                ("Salt", "Ann Lee", 1962),
                ("The Long Tide", "Max Roe", 1971),
                ("Rope", "Eva Holm", 1983),
                ("The Keeper", "Clara Dahl", 1990),
                ("Nine Tides", "Jon Dahl", 2004),
            ],
            1,
        )
    ]
    films = named("\n\n".join(rows), title="The five best films that I know")
    assert films == ["Salt", "The Long Tide", "Rope", "The Keeper", "Nine Tides"]


def test_sentences_without_spaces_or_full_stops_are_no_list_of_films() -> None:
    """Japanese notes in bullets end without a full stop, and each is long or holds a comma."""
    rows = [
        "映画の主人公が港でずっと灯台を待っているところがとても好きだった",
        "監督の前の映画よりも静かな海の場面がずっと長く続いている",
        "俳優の声が低くて、波の音に消える",
        "最後の場面で灯台の光が消える意味を考えた",
        "港の町の人々の暮らしがよく見える映画だった",
    ]
    assert named("# 映画の感想のリスト\n\n" + "\n".join(f"- {row}" for row in rows), "ja") == []


def test_the_line_over_a_credit_line_with_minutes_is_the_film() -> None:
    """The minutes are one letter ("97m"), and neither the credit line nor the showing time is a title."""
    films = [
        ("The Salt Road", "Ann Lee", 1981, 97),
        ("Rope and Water", "Max Roe", 1974, 104),
        ("Nine Tides", "Eva Holm", 1990, 88),
    ]
    rows = [
        f"{title}\n\n{who}, Norway, {year}, 35mm, {minutes}m\n\nA pilot of the harbour loses her boat and finds "
        f"another one. The film was hardly shown in its day, and its sea is the best there is.\n\n"
        f"Friday, April {n}, 9:00pm"
        for n, (title, who, year, minutes) in enumerate(films, 1)
    ]
    assert named("# Films of the spring at the barn\n\n" + "\n\n".join(rows)) == [title for title, *_ in films]


def test_a_title_that_fills_its_line_behind_one_word_is_a_row() -> None:
    """Under a run that is announced, and where the rows are of one form."""
    titles = ["Salt", "The Long Tide", "Rope", "The Keeper", "Nine Tides"]
    months = ["January", "March", "April", "May", "June"]
    rows = "\n".join(f"* {month}: **{title}**" for month, title in zip(months, titles, strict=True))
    assert named(f"{TALK}\n\nThe films that we saw:\n\n{RUN}\n\nAnd the winners:\n\n{rows}\n")[-5:] == titles


@pytest.mark.parametrize(("noun", "count"), [("film", 4), ("boat", 0)])
def test_what_alone_is_bold_in_a_paragraph_on_a_film_is_one(noun: str, count: int) -> None:
    """Several short reviews in one post; a word for films stands beside each title."""
    titles = ["Harbour Lights", "The Quiet Pilot", "Rope and Water", "Salt Road"]
    paragraphs = [f"The last {noun} of the week, **{t}**, is slow, and its end tells too much for me." for t in titles]
    text = "\n\n".join([TALK, *paragraphs, "The acting and the plot were good, and the cinematography was superb."])
    assert len([film for film in named(text) if film in titles]) == count
